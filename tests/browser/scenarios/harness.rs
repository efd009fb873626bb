//! Tests the harness itself.

use standpoint_tests::axe;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};
use standpoint_tests::paths;
use standpoint_tests::server::{Reply, Server};

pub async fn keys_move_the_focus(page: &Page) -> Result<(), Failure> {
    page.open("/clean.html").await?;
    assert_eq!(page.focused().await?, "body");
    page.press(&[Key::Tab]).await?;
    assert_eq!(page.focused().await?, r#"button#count "Pressed 0 times""#);
    page.press(&[Key::Enter]).await?;
    page.press(&[Key::Space]).await?;
    assert_eq!(page.text_in("#count").await?, "Pressed 2 times");
    page.press(&[Key::Tab]).await?;
    assert_eq!(page.focused().await?, r#"input#first "First""#);
    page.press(&[Key::Down]).await?;
    assert_eq!(page.focused().await?, r#"input#second "Second""#);
    page.press(&[Key::Tab]).await?;
    page.type_text("Zoë").await?;
    page.wait_for("document.querySelector('#name').value === 'Zoë'")
        .await?;
    page.press(&[Key::Shift, Key::Tab]).await?;
    assert_eq!(page.focused().await?, r#"input#second "Second""#);
    page.click("#count").await?;
    assert!(page.text().await?.contains("Pressed 3 times"));
    page.reload().await?;
    assert!(page.text().await?.contains("Pressed 0 times"));
    axe::check(page).await
}

pub async fn the_light_scheme_is_set(page: &Page) -> Result<(), Failure> {
    page.open("/clean.html").await?;
    page.wait_for("matchMedia('(prefers-color-scheme: light)').matches")
        .await?;
    axe::check(page).await
}

pub async fn the_dark_scheme_is_set(page: &Page) -> Result<(), Failure> {
    page.open("/clean.html").await?;
    page.wait_for("matchMedia('(prefers-color-scheme: dark)').matches")
        .await?;
    axe::check(page).await
}

pub async fn a_frame_has_the_width_asked_for(page: &Page) -> Result<(), Failure> {
    page.open_in_frame(320, "/clean.html#here").await?;
    for _ in 0..2 {
        page.wait_for("innerWidth === 320 && location.hash === '#here'")
            .await?;
        page.click("#count").await?;
        page.press(&[Key::Enter]).await?;
        assert_eq!(page.text_in("#count").await?, "Pressed 2 times");
        assert_eq!(page.focused().await?, r#"button#count "Pressed 2 times""#);
        page.reload().await?;
    }
    axe::check(page).await
}

pub async fn replies_reach_the_page(page: &Page) -> Result<(), Failure> {
    page.server()
        .put("/data/broken/pack.json", Reply::json("{"));
    page.server().put(
        "/made-up.html",
        Reply::html(include_str!("../../fixtures/clean.html")),
    );
    page.open("/made-up.html").await?;
    let body = page
        .js_async("return (await fetch('/data/broken/pack.json')).text()")
        .await?;
    assert_eq!(body, "{");
    // The hook is injected only into navigations: a service worker must get the original bytes.
    let fetched = page
        .js_async("return (await fetch('/clean.html')).text()")
        .await?;
    assert_eq!(fetched, include_str!("../../fixtures/clean.html"));
    let thrown = page.js_async("throw new Error('as asked')").await;
    assert!(
        thrown
            .expect_err("it throws")
            .to_string()
            .contains("as asked")
    );
    page.settle().await?;
    assert_eq!(page.count("button").await?, 1);
    Ok(())
}

pub async fn catches_console_errors_and_warnings(page: &Page) -> Result<(), Failure> {
    page.open("/noisy.html").await?;
    for part in [
        "console.error: an error",
        "console.warn: a warning",
        "an exception",
        "unhandled rejection: Error: a rejection",
    ] {
        caught(page, part).await?;
    }
    // Only chromedriver reports the browser's own messages.
    if page.engine() == Engine::Chromium {
        caught(page, "Chromium: ").await?;
    }
    Ok(())
}

pub async fn catches_logs_of_a_page_that_navigates_away(page: &Page) -> Result<(), Failure> {
    page.open("/leaving.html").await?;
    page.wait_for("location.pathname === '/clean.html' && document.readyState === 'complete'")
        .await?;
    caught(page, "console.error: the last words").await
}

pub async fn catches_a_cross_origin_request(page: &Page) -> Result<(), Failure> {
    // Another port is another origin, so no network is needed.
    let outside = Server::start(&paths::fixtures()).await?;
    let image = outside.url("/pixel.svg");
    let html = include_str!("../../fixtures/outside.html").replace("IMAGE", &image);
    page.server().put("/outside.html", Reply::html(html));
    page.open("/outside.html").await?;
    page.settle().await?;
    let log = page.problems().await?.join("\n");
    assert!(
        log.contains(&format!("policy: img-src forbids {image}")),
        "{log}"
    );
    caught(page, &format!("request outside the origin: {image}")).await?;
    page.expect(&image);
    Ok(())
}

pub async fn catches_a_missing_file(page: &Page) -> Result<(), Failure> {
    page.open("/clean.html").await?;
    page.js_async("await fetch('/none.json')").await?;
    caught(page, "GET /none.json answered 404").await
}

pub async fn catches_axe_violations(page: &Page) -> Result<(), Failure> {
    page.open("/inaccessible.html").await?;
    found(page).await
}

pub async fn catches_axe_violations_in_an_iframe(page: &Page) -> Result<(), Failure> {
    page.open_in_frame(320, "/inaccessible.html").await?;
    found(page).await
}

/// Checks that [`Page::check`] reports a problem that contains `part`, then expects that problem.
async fn caught(page: &Page, part: &str) -> Result<(), Failure> {
    page.wait_for("document.readyState === 'complete'").await?;
    let failure = match page.check().await {
        Ok(()) => {
            return Err(Failure::new(format!(
                "the check passes in spite of `{part}`"
            )));
        }
        Err(failure) => failure.to_string(),
    };
    assert!(
        failure.contains(part),
        "no `{part}` among the problems:\n{failure}"
    );
    page.expect(part);
    Ok(())
}

/// Checks that axe reports the rules, the elements and how to fix them.
async fn found(page: &Page) -> Result<(), Failure> {
    let failure = match axe::check(page).await {
        Ok(()) => return Err(Failure::new("axe finds no violation")),
        Err(failure) => failure.to_string(),
    };
    for part in [
        "image-alt (critical)",
        "label (critical)",
        "#picture",
        "alt attribute",
    ] {
        assert!(
            failure.contains(part),
            "no `{part}` in what axe found:\n{failure}"
        );
    }
    let rules: Vec<String> = axe::violations(page)
        .await?
        .into_iter()
        .map(|violation| violation.rule)
        .collect();
    assert_eq!(rules, ["color-contrast", "image-alt", "label"]);
    Ok(())
}
