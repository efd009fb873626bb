//! A story in a frame of another site's page: where its dialog opens, and how high the frame is.

use std::time::Duration;

use serde_json::Value;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};
use standpoint_tests::server::Reply;
use tokio::time::sleep;

use crate::host::{Standpoint, answer, click, focus, inside, open, told, wait_for};
use crate::reader::{FIRST, OTHER, string};

/// An article with a story between two parts of 1,500 pixels.
const TALL: &str = include_str!("../../hosts/tall.html");
const RESIZE: &str = "<script type=\"module\" src=\"STANDPOINT/resize.js\"></script>";

/// The article, with these attributes of the frame.
fn article(pack: &str, view: &str, attributes: &str) -> String {
    TALL.replace("ATTRIBUTES", attributes)
        .replace("PACK", pack)
        .replace("VIEW", view)
}

/// Serves a page that holds a story.
async fn serve(page: &Page, host: &str) -> Result<Standpoint, Failure> {
    let standpoint = Standpoint::start(page).await?;
    page.server().put("/", standpoint.reply(host));
    Ok(standpoint)
}

pub async fn a_passage_opens_where_the_reader_looks(page: &Page) -> Result<(), Failure> {
    let _standpoint = open(page, &article(FIRST, "story", "")).await?;
    opens_in_sight(page).await
}

pub async fn a_passage_opens_where_the_reader_looks_in_a_sandbox(
    page: &Page,
) -> Result<(), Failure> {
    let _standpoint = open(page, &article(FIRST, "story", "sandbox=\"allow-scripts\"")).await?;
    opens_in_sight(page).await
}

pub async fn a_passage_opens_where_the_reader_looks_in_a_frame_in_a_frame(
    page: &Page,
) -> Result<(), Failure> {
    let _standpoint = serve(page, &article(FIRST, "story", "")).await?;
    page.open_in_frame(430, "/").await?;
    opens_in_sight(page).await
}

/// In the frame: all links that open a passage.
const LINKS: &str = "const links = [...document.querySelector('stand-point').shadowRoot
    .querySelectorAll('.timeline .evidence a, .figures .evidence a')];";

/// Whichever link the reader is at, and wherever in the window that is.
async fn opens_in_sight(page: &Page) -> Result<(), Failure> {
    told(page, "ready").await?;
    page.wait_for("document.querySelector('iframe').clientHeight > 12000")
        .await?;
    for link in ["links[0]", "links[links.length >> 1]", "links.at(-1)"] {
        for share in [0.1, 0.5, 0.9] {
            page.enter_frame().await?;
            let top = format!("{LINKS} return {link}.getBoundingClientRect().top");
            let top = number(&page.js(&top).await?);
            page.leave_frame().await?;
            let scroll = format!(
                "const frame = document.querySelector('iframe').getBoundingClientRect();
                 scrollBy(0, frame.top + {top} - innerHeight * {share});
                 return scrollY"
            );
            let before = page.js(&scroll).await?;

            page.enter_frame().await?;
            page.js(&format!("{LINKS} {link}.focus({{ preventScroll: true }})"))
                .await?;
            press(page, Key::Enter, &format!("{LINKS} {link}.click()")).await?;
            wait_for(page, 0, "dialog:modal h2").await?;
            page.leave_frame().await?;
            assert_eq!(page.js("return scrollY").await?, before, "{link} {share}");
            let (seen, part) = dialog_in_window(page).await?;
            assert!(seen, "{link} at {share}: {part}");

            page.enter_frame().await?;
            let close = format!("{}.click()", inside(0, "dialog .close"));
            press(page, Key::Escape, &close).await?;
            page.wait_for(&format!("{} === null", inside(0, "dialog[open]")))
                .await?;
            // In WebKit no script gives a frame the focus that the reader is not in.
            if page.engine() != Engine::Webkit {
                let is_back = format!("{LINKS} return {link}.matches(':focus')");
                assert_eq!(page.js(&is_back).await?, true, "{link}");
            }
            page.leave_frame().await?;
            assert_eq!(page.js("return scrollY").await?, before, "{link} {share}");
        }
    }

    // It stays where it is as the page is scrolled a little, and comes after when it is out of sight.
    page.enter_frame().await?;
    page.js(&format!("{LINKS} links.at(-1).click()")).await?;
    wait_for(page, 0, "dialog:modal h2").await?;
    let top = format!("return {}.getBoundingClientRect().top", inside(0, "dialog"));
    let before = page.js(&top).await?;
    page.leave_frame().await?;
    page.js("scrollBy(0, -50)").await?;
    page.settle().await?;
    page.enter_frame().await?;
    assert_eq!(page.js(&top).await?, before);
    page.leave_frame().await?;
    page.js("scrollBy(0, -3000)").await?;
    for _ in 0..100 {
        if dialog_in_window(page).await?.0 {
            return Ok(());
        }
        sleep(Duration::from_millis(50)).await;
    }
    Err(Failure::new("the dialog stays out of sight"))
}

/// Presses a key in the frame. WebKit's driver has none pressed there: `instead` does the same.
async fn press(page: &Page, key: Key, instead: &str) -> Result<(), Failure> {
    if page.engine() == Engine::Webkit {
        page.js(instead).await?;
        return Ok(());
    }
    page.press(&[key]).await
}

/// Whether the dialog of the frame lies within the window of the page around it, and where.
async fn dialog_in_window(page: &Page) -> Result<(bool, String), Failure> {
    page.enter_frame().await?;
    let dialog = format!(
        "const {{ top, bottom }} = {}.getBoundingClientRect(); return [top, bottom]",
        inside(0, "dialog")
    );
    let dialog = page.js(&dialog).await?;
    page.leave_frame().await?;
    let frame =
        "return [document.querySelector('iframe').getBoundingClientRect().top, innerHeight]";
    let frame = page.js(frame).await?;
    let top = number(&frame[0]) + number(&dialog[0]);
    let bottom = number(&frame[0]) + number(&dialog[1]);
    let seen = top >= 0.0 && bottom <= number(&frame[1]) && bottom - top > 60.0;
    Ok((seen, format!("{top} to {bottom} of {}", frame[1])))
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

pub async fn a_dialog_is_in_the_middle_of_a_frame_that_is_seen_whole(
    page: &Page,
) -> Result<(), Failure> {
    // It scrolls by itself, and is in the middle of the window.
    let host = article(FIRST, "story", "").replace(RESIZE, "");
    let _standpoint = open(page, &host).await?;
    page.js("document.querySelector('iframe').scrollIntoView({ block: 'center' })")
        .await?;
    page.enter_frame().await?;
    wait_for(page, 0, ".evidence a").await?;
    click(page, 0, ".evidence a").await?;
    wait_for(page, 0, "dialog:modal h2").await?;
    let middle = format!(
        "const {{ top, bottom }} = {}.getBoundingClientRect();
         return Math.abs(top + bottom - innerHeight) < 2",
        inside(0, "dialog")
    );
    assert_eq!(page.js(&middle).await?, true);
    page.leave_frame().await
}

pub async fn a_frame_follows_any_number_of_widths(page: &Page) -> Result<(), Failure> {
    let _standpoint = open(page, &article(OTHER, "story", "")).await?;
    into_sight(page).await?;
    told(page, "ready").await?;
    // In parts, as no script may run for long: WebKit takes the page for one that hangs.
    let there = (641..=900).rev();
    let widths: Vec<u32> = there.clone().chain(there.rev()).chain([360]).collect();
    for widths in widths.chunks(10) {
        page.js_async(&format!(
            "const frame = document.querySelector('iframe');
             for (const width of {widths:?}) {{
                 frame.style.inlineSize = `${{width}}px`;
                 await new Promise(requestAnimationFrame);
             }}"
        ))
        .await?;
    }
    is_as_high_as_its_story(page).await?;

    // And so it goes on.
    page.enter_frame().await?;
    page.js("document.querySelector('stand-point').setAttribute('view', 'quiz')")
        .await?;
    wait_for(page, 0, ".option input").await?;
    page.leave_frame().await?;
    is_as_high_as_its_story(page).await?;
    page.enter_frame().await?;
    answer(page).await?;
    page.leave_frame().await?;
    is_as_high_as_its_story(page).await
}

/// Browsers hold back what changes in a frame that is out of sight.
async fn into_sight(page: &Page) -> Result<(), Failure> {
    page.js("document.querySelector('iframe').scrollIntoView()")
        .await?;
    Ok(())
}

/// Waits until the frame is exactly as high as what it shows.
async fn is_as_high_as_its_story(page: &Page) -> Result<(), Failure> {
    let mut heights = (Value::Null, Value::Null);
    for _ in 0..100 {
        page.enter_frame().await?;
        let story = "return Math.ceil(document.querySelector('stand-point').getBoundingClientRect().height)";
        heights.0 = page.js(story).await?;
        page.leave_frame().await?;
        heights.1 = page
            .js("return document.querySelector('iframe').clientHeight")
            .await?;
        if heights.0 == heights.1 {
            return Ok(());
        }
        sleep(Duration::from_millis(50)).await;
    }
    let (story, frame) = heights;
    Err(Failure::new(format!(
        "the story is {story} high, and its frame {frame}"
    )))
}

pub async fn nothing_scrolls_in_a_frame_at_any_width(page: &Page) -> Result<(), Failure> {
    // A border that counts as part of the height, as many style sheets have it.
    let _standpoint = open(page, &article(OTHER, "story", "")).await?;
    into_sight(page).await?;
    told(page, "ready").await?;
    page.js("const { style } = document.querySelector('iframe');
         style.boxSizing = 'border-box';
         style.border = '3px solid'")
        .await?;
    for width in (320..860).step_by(13) {
        page.js(&format!(
            "document.querySelector('iframe').style.inlineSize = '{width}px'"
        ))
        .await?;
        is_as_high_as_its_story(page).await?;
        page.enter_frame().await?;
        let scrolled = "scrollTo(0, 50);
             return [innerWidth - document.documentElement.clientWidth, scrollY]";
        assert_eq!(
            page.js(scrolled).await?,
            serde_json::json!([0, 0]),
            "at {width}"
        );
        page.leave_frame().await?;
    }
    Ok(())
}

/// Stands for a story, and asks for one height after the other.
const CHASING: &str = "<!doctype html><title>A story</title><script>
    const ask = (height) => parent.postMessage({ standpoint: 1, name: 'resized', detail: { height } }, '*');
    onmessage = () => setTimeout(ask, 0, 1e9);
    onresize = () => ask(innerHeight > 5000 ? 1e9 : innerHeight + 1);
    const flood = setInterval(() => { for (let at = 0; at < 50; at++) ask(1000 + Math.random() * 9000) }, 20);
    setTimeout(() => { clearInterval(flood); onresize = null; ask(777) }, 2000);
    </script>";

pub async fn a_frame_that_chases_its_height_is_slowed_down(page: &Page) -> Result<(), Failure> {
    let standpoint = serve(page, &article(OTHER, "story", "")).await?;
    standpoint.server.put("/embed.html", Reply::html(CHASING));
    page.open("/").await?;
    page.js("window.heights = [];
         const frame = document.querySelector('iframe');
         new MutationObserver(() => {
             if (heights.at(-1) !== frame.offsetHeight) heights.push(frame.offsetHeight);
         }).observe(frame, { attributes: true })")
        .await?;
    // What it asked for last it has in the end.
    page.wait_for("document.querySelector('iframe').offsetHeight === 777")
        .await?;
    let heights = page.js("return heights").await?;
    let heights = heights.as_array().map_or(&[][..], Vec::as_slice);
    assert!(
        heights.len() <= 40 && heights.iter().all(|it| number(it) <= 100_000.0),
        "{heights:?}"
    );
    Ok(())
}

pub async fn a_frame_out_of_sight_has_its_height(page: &Page) -> Result<(), Failure> {
    let _standpoint = open(page, &article(OTHER, "quiz", "")).await?;
    page.wait_for("document.querySelector('iframe').clientHeight !== 600")
        .await?;
    assert_eq!(page.js("return scrollY").await?, 0);
    is_as_high_as_its_story(page).await
}

/// What WordPress makes of the answer to oEmbed.
const WORDPRESS: &str = include_str!("../../hosts/wp-embed.html");

pub async fn wordpress_hears_its_height_and_where_links_lead(page: &Page) -> Result<(), Failure> {
    const SECRET: &str = "aB3dE6gH9j";
    let standpoint = open(page, &WORDPRESS.replace("SECRET", SECRET)).await?;
    // It was hidden, and so out of sight, till then.
    let shown = "document.querySelector('iframe').height !== '601'
        && document.querySelector('iframe').style.clip === ''";
    page.wait_for(shown).await?;
    follows_as_wordpress_has_it(page).await?;
    page.enter_frame().await?;
    answer(page).await?;
    page.leave_frame().await?;
    follows_as_wordpress_has_it(page).await?;

    // Asked once more, it says it once more.
    page.js(&format!(
        "heard.length = 0;
         const message = {{ message: 'ready', secret: '{SECRET}' }};
         document.querySelector('iframe').contentWindow.postMessage(message, '*')"
    ))
    .await?;
    page.wait_for("heard.length > 0").await?;

    // A link to another view leads to the story's own page.
    page.enter_frame().await?;
    click(page, 0, ".reason a").await?;
    wait_for(page, 0, "dialog:modal .passage + p a").await?;
    focus(page, 0, "dialog:modal .passage + p a").await?;
    let lead = format!("{}.click()", inside(0, "dialog:modal .passage + p a"));
    press(page, Key::Enter, &lead).await?;
    page.leave_frame().await?;
    page.wait_for("window.led !== undefined").await?;
    let led = page.js("return led").await?;
    let story = format!("{}/harbour-bridge.html#story/", standpoint.origin);
    assert!(string(&led).starts_with(&story), "{led}");
    // Where the page does not go there, the reader has the address.
    page.enter_frame().await?;
    let offered = format!(
        "return {}.textContent",
        inside(0, "dialog [role=alert] bdi")
    );
    assert_eq!(page.js(&offered).await?, led);
    page.leave_frame().await?;

    let heard = page.js("return heard").await?;
    let is_known = |it: &Value| {
        let fields = it.as_object().map_or(0, serde_json::Map::len);
        fields == 3 && it["secret"] == SECRET && (it["value"].is_u64() || it["value"] == led)
    };
    let heard = heard.as_array().map_or(&[][..], Vec::as_slice);
    assert!(heard.iter().all(is_known), "{heard:?}");
    Ok(())
}

/// Waits until the frame is as high as its story, within WordPress's bounds.
async fn follows_as_wordpress_has_it(page: &Page) -> Result<(), Failure> {
    page.enter_frame().await?;
    let story =
        "return Math.ceil(document.querySelector('stand-point').getBoundingClientRect().height)";
    let story = number(&page.js(story).await?).clamp(200.0, 1000.0);
    page.leave_frame().await?;
    page.wait_for(&format!(
        "document.querySelector('iframe').height === '{story}'"
    ))
    .await
}
