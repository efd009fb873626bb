//! Stories in WordPress posts: in a custom HTML block, and by URL alone (oEmbed).

use serde_json::json;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use standpoint_tests::server::{Reply, Server};
use standpoint_tests::wordpress;

use crate::host::{answer, inside, wait_for};
use crate::reader::OTHER;

const POST: &str = include_str!("../../hosts/wordpress/post.html");

/// Returns true if WordPress is installed, and otherwise prints that the test is skipped.
fn is_there(page: &Page) -> bool {
    let missing = wordpress::missing();
    if !missing.is_empty() {
        let missing = missing.join(" ");
        eprintln!(
            "{}::wordpress: skipped: not installed: {missing}",
            page.engine()
        );
    }
    missing.is_empty()
}

pub async fn a_post_shows_a_story_in_a_hostile_theme(page: &Page) -> Result<(), Failure> {
    if !is_there(page) {
        return Ok(());
    }
    let standpoint = Server::start(&paths::dist()?).await?;
    let post = POST.replace("STANDPOINT", standpoint.url("").trim_end_matches('/'));
    page.open_url(&wordpress::publish(&post)?).await?;
    page.js("window.received = [];
         addEventListener('standpoint-answered', ({ detail }) => received.push(detail))")
        .await?;
    crate::host::start_quiz(page, 0).await?;

    // Outside the shadow root, the theme hides such elements.
    for css in [".option", ".option input", ".check button"] {
        let is_seen = format!(
            "const it = {};
             it.scrollIntoView({{ block: 'center' }});
             const {{ x, y, width, height }} = it.getBoundingClientRect();
             const root = it.getRootNode();
             const top = root.elementFromPoint(x + width / 2, y + height / 2);
             return width > 0 && height > 0 && it.contains(top)
                 && it.checkVisibility({{ visibilityProperty: true }})
                 && getComputedStyle(it).color !== 'rgba(0, 0, 0, 0)'",
            inside(0, css)
        );
        assert_eq!(page.js(&is_seen).await?, true, "`{css}` is not seen");
    }
    let hidden = "return getComputedStyle(document.querySelector('.hidden-by-theme')).display";
    let outside = "document.body.insertAdjacentHTML('beforeend', '<button class=hidden-by-theme>')";
    page.js(outside).await?;
    assert_eq!(
        page.js(hidden).await?,
        "none",
        "the theme's styles do not apply"
    );

    answer(page).await?;
    page.wait_for("received.length === 1").await?;
    let answered = page.js("return received[0]").await?;
    assert_eq!(answered["pack"], OTHER);
    assert_eq!(answered["progress"]["answered"], 1);
    Ok(())
}

pub async fn a_url_on_its_own_line_becomes_an_iframe(page: &Page) -> Result<(), Failure> {
    if !is_there(page) {
        return Ok(());
    }
    let standpoint = Server::start(&paths::dist()?).await?;
    let story = standpoint.url("harbour-bridge.html");
    // The page links to its oEmbed response, as in a build with `--address`.
    let answer_to_oembed = standpoint.url("embed/harbour-bridge.json");
    let head = format!(
        "<!doctype html><html><head><title>A story</title>\
         <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{answer_to_oembed}\"></head>"
    );
    standpoint.put("/harbour-bridge.html", Reply::html(head));
    let html = format!(
        "<blockquote class=\"wp-embedded-content\" lang=\"en\"><a href=\"{story}\">A story</a></blockquote>\
         <iframe src=\"{}\" title=\"A story\" width=\"640\" height=\"600\" style=\"max-width:100%\" \
         frameborder=\"0\" loading=\"lazy\"></iframe>",
        standpoint.url("embed.html?pack=harbour-bridge")
    );
    let response = json!({
        "version": "1.0", "type": "rich", "title": "A story", "html": html, "width": 640, "height": 600,
    });
    standpoint.put(
        "/embed/harbour-bridge.json",
        Reply::json(response.to_string()),
    );

    let post = format!("What the article says.\n\n{story}\n\nWhat it says besides.\n");
    page.open_url(&wordpress::publish(&post)?).await?;
    // The story is taller than 1,000 pixels, to which WordPress limits the height.
    let shown = "(() => {
        const frame = document.querySelector('iframe.wp-embedded-content[sandbox=allow-scripts]');
        const quotation = document.querySelector('blockquote.wp-embedded-content');
        return frame?.height === '1000' && frame.style.clip === '' && quotation.style.display === 'none'
    })()";
    page.wait_for(shown).await?;
    page.enter_frame().await?;
    wait_for(page, 0, "h1").await?;
    page.leave_frame().await
}
