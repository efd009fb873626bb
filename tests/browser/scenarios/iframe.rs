//! Stories in iframes of host pages: the position of dialogs, and the iframe's height.

use std::time::Duration;

use serde_json::Value;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};
use standpoint_tests::server::Reply;
use tokio::time::sleep;

use crate::host::{Standpoint, answer, click, event, focus, inside, open, wait_for};
use crate::reader::{FIRST, OTHER, string};

/// An article with a story between two parts, each 1,500 pixels high.
const TALL: &str = include_str!("../../hosts/tall.html");
const RESIZE: &str = "<script type=\"module\" src=\"STANDPOINT/resize.js\"></script>";

/// Returns the article with a pack and a view in the iframe, and these attributes of the iframe.
fn article(pack: &str, view: &str, attributes: &str) -> String {
    TALL.replace("ATTRIBUTES", attributes)
        .replace("PACK", pack)
        .replace("VIEW", view)
}

/// Serves a host page without opening it.
async fn serve(page: &Page, host: &str) -> Result<Standpoint, Failure> {
    let standpoint = Standpoint::start(page).await?;
    page.server().put("/", standpoint.reply(host));
    Ok(standpoint)
}

pub async fn a_dialog_opens_in_the_visible_part(page: &Page) -> Result<(), Failure> {
    let _standpoint = open(page, &article(FIRST, "story", "")).await?;
    dialogs_open_in_view(page).await
}

pub async fn a_dialog_opens_in_the_visible_part_of_a_sandboxed_iframe(
    page: &Page,
) -> Result<(), Failure> {
    let _standpoint = open(page, &article(FIRST, "story", "sandbox=\"allow-scripts\"")).await?;
    dialogs_open_in_view(page).await
}

pub async fn a_dialog_opens_in_the_visible_part_of_a_nested_iframe(
    page: &Page,
) -> Result<(), Failure> {
    let _standpoint = serve(page, &article(FIRST, "story", "")).await?;
    page.open_in_frame(430, "/").await?;
    dialogs_open_in_view(page).await
}

/// JavaScript in the iframe that defines `links`: all links that open a passage.
const LINKS: &str = "const links = [...document.querySelector('stand-point').shadowRoot
    .querySelectorAll('.camp > ul a.voice, .figures .evidence a')];";

/// Opens passages from links all over the story, each at several positions in the window. The
/// dialog must be visible.
async fn dialogs_open_in_view(page: &Page) -> Result<(), Failure> {
    event(page, "ready").await?;
    page.wait_for("document.querySelector('iframe').clientHeight > 2500")
        .await?;
    for link in ["links[0]", "links.at(-1)"] {
        for share in [0.1, 0.9] {
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
            // In WebKit a script can't focus an iframe that the reader is not in.
            if page.engine() != Engine::Webkit {
                let is_back = format!("{LINKS} return {link}.matches(':focus')");
                assert_eq!(page.js(&is_back).await?, true, "{link}");
            }
            page.leave_frame().await?;
            assert_eq!(page.js("return scrollY").await?, before, "{link} {share}");
        }
    }

    // Scrolling a little doesn't move the dialog. It follows once it is out of sight.
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
    Err(Failure::new("the dialog stays outside the window"))
}

/// Presses a key in the iframe. WebKit's driver can't, so it runs the script `instead`.
async fn press(page: &Page, key: Key, instead: &str) -> Result<(), Failure> {
    if page.engine() == Engine::Webkit {
        page.js(instead).await?;
        return Ok(());
    }
    page.press(&[key]).await
}

/// Returns whether the dialog in the iframe is within the host page's window, and its position.
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

pub async fn a_dialog_is_centred_in_a_fully_visible_iframe(page: &Page) -> Result<(), Failure> {
    // Without resize.js the iframe scrolls its own content.
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

pub async fn the_height_follows_many_width_changes(page: &Page) -> Result<(), Failure> {
    let _standpoint = open(page, &article(OTHER, "story", "")).await?;
    scroll_into_view(page).await?;
    event(page, "ready").await?;
    // In chunks: WebKit treats a page as hung if a script runs for long.
    let there = (641..901).rev().step_by(3);
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
    has_height_of_story(page).await?;

    // The height still follows afterwards.
    page.enter_frame().await?;
    page.js("document.querySelector('stand-point').setAttribute('view', 'quiz')")
        .await?;
    crate::host::start_quiz(page, 0).await?;
    page.leave_frame().await?;
    has_height_of_story(page).await?;
    page.enter_frame().await?;
    answer(page).await?;
    page.leave_frame().await?;
    has_height_of_story(page).await
}

/// Scrolls the iframe into view: browsers throttle rendering in off-screen iframes.
async fn scroll_into_view(page: &Page) -> Result<(), Failure> {
    page.js("document.querySelector('iframe').scrollIntoView()")
        .await?;
    Ok(())
}

/// Waits until the iframe is exactly as high as its story.
async fn has_height_of_story(page: &Page) -> Result<(), Failure> {
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
        "the story is {story} pixels high, its iframe {frame}"
    )))
}

pub async fn an_iframe_has_no_scrollbar_at_any_width(page: &Page) -> Result<(), Failure> {
    // With `border-box`, as in many style sheets, the border counts as part of the height.
    let _standpoint = open(page, &article(OTHER, "story", "")).await?;
    scroll_into_view(page).await?;
    event(page, "ready").await?;
    page.js("const { style } = document.querySelector('iframe');
         style.boxSizing = 'border-box';
         style.border = '3px solid'")
        .await?;
    for width in (320..860).step_by(37) {
        page.js(&format!(
            "document.querySelector('iframe').style.inlineSize = '{width}px'"
        ))
        .await?;
        has_height_of_story(page).await?;
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

/// A fake story that requests one height after another.
const CHASING: &str = "<!doctype html><title>A story</title><script>
    const ask = (height) => parent.postMessage({ standpoint: 1, name: 'resized', detail: { height } }, '*');
    onmessage = () => setTimeout(ask, 0, 1e9);
    onresize = () => ask(innerHeight > 5000 ? 1e9 : innerHeight + 1);
    const flood = setInterval(() => { for (let at = 0; at < 50; at++) ask(1000 + Math.random() * 9000) }, 20);
    setTimeout(() => { clearInterval(flood); onresize = null; ask(777) }, 2000);
    </script>";

pub async fn a_resize_feedback_loop_is_throttled(page: &Page) -> Result<(), Failure> {
    let standpoint = serve(page, &article(OTHER, "story", "")).await?;
    standpoint.server.put("/embed.html", Reply::html(CHASING));
    page.open("/").await?;
    page.js("window.heights = [];
         const frame = document.querySelector('iframe');
         new MutationObserver(() => {
             if (heights.at(-1) !== frame.offsetHeight) heights.push(frame.offsetHeight);
         }).observe(frame, { attributes: true })")
        .await?;
    // The last requested height applies in the end.
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

pub async fn an_offscreen_iframe_is_resized(page: &Page) -> Result<(), Failure> {
    let _standpoint = open(page, &article(OTHER, "quiz", "")).await?;
    page.wait_for("document.querySelector('iframe').clientHeight !== 600")
        .await?;
    assert_eq!(page.js("return scrollY").await?, 0);
    has_height_of_story(page).await
}

/// The markup that WordPress generates from the oEmbed response.
const WORDPRESS: &str = include_str!("../../hosts/wp-embed.html");

pub async fn wordpress_receives_height_and_link_messages(page: &Page) -> Result<(), Failure> {
    const SECRET: &str = "aB3dE6gH9j";
    let standpoint = open(page, &WORDPRESS.replace("SECRET", SECRET)).await?;
    // WordPress hides the iframe until it sends its height.
    let shown = "document.querySelector('iframe').height !== '601'
        && document.querySelector('iframe').style.clip === ''";
    page.wait_for(shown).await?;
    has_wordpress_height(page).await?;
    page.enter_frame().await?;
    answer(page).await?;
    page.leave_frame().await?;
    has_wordpress_height(page).await?;

    // A second `ready` message gets a second response.
    page.js(&format!(
        "received.length = 0;
         const message = {{ message: 'ready', secret: '{SECRET}' }};
         document.querySelector('iframe').contentWindow.postMessage(message, '*')"
    ))
    .await?;
    page.wait_for("received.length > 0").await?;

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
    // If the host page doesn't navigate, the dialog shows the URL.
    page.enter_frame().await?;
    let offered = format!(
        "return {}.textContent",
        inside(0, "dialog [role=alert] bdi")
    );
    assert_eq!(page.js(&offered).await?, led);
    page.leave_frame().await?;

    let received = page.js("return received").await?;
    let is_known = |it: &Value| {
        let fields = it.as_object().map_or(0, serde_json::Map::len);
        fields == 3 && it["secret"] == SECRET && (it["value"].is_u64() || it["value"] == led)
    };
    let received = received.as_array().map_or(&[][..], Vec::as_slice);
    assert!(received.iter().all(is_known), "{received:?}");
    Ok(())
}

/// Waits until the iframe is as high as its story, within WordPress's limits of 200 to 1,000
/// pixels.
async fn has_wordpress_height(page: &Page) -> Result<(), Failure> {
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
