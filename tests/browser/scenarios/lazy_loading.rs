//! The lazily loaded WebAssembly modules: the quiz; the story, Compare, You, and the dialog; the page
//! for teachers.

use axum::http::StatusCode;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use standpoint_tests::quirk::Quirk;
use standpoint_tests::server::Reply;

use crate::host::{self, PLAIN, Standpoint, inside, wait_for};
use crate::reader::{OTHER, open, store_text, stored_text};

use crate::question::progress;

/// Console messages about a file that can't be loaded.
const LOAD_ERRORS: [&str; 7] = [
    "a part of the program can't be loaded",
    "503",
    "404",
    "Failed",
    "Access-Control",
    "CORS",
    "cross-origin",
];

fn unavailable() -> Reply {
    Reply::html("")
        .with_status(StatusCode::SERVICE_UNAVAILABLE)
        .with_header("access-control-allow-origin", "*")
}

/// Returns the path of one of the page's modules, by the end of its name.
fn page_module(end: &str) -> Result<String, Failure> {
    Ok(format!("/{}", paths::built("standpoint-page-", end)?))
}

fn requests_for(page: &Page, path: &str) -> usize {
    let requests = page.server().requests();
    requests.iter().filter(|it| it.path == path).count()
}

pub async fn the_views_are_preloaded_once(page: &Page) -> Result<(), Failure> {
    let lazy = page_module("_views.wasm")?;
    open(page, &format!("/{OTHER}.html")).await?;
    let asked = || requests_for(page, &lazy);
    for _ in 0..100 {
        if asked() > 0 {
            break;
        }
        page.settle().await?;
    }
    assert_eq!(asked(), 1);
    page.js("location.hash = 'compare'").await?;
    page.find(".compare .lines").await?;
    page.js("location.hash = 'you'").await?;
    page.find(".you .proposition-form").await?;
    assert_eq!(asked(), 1);
    Ok(())
}

/// The head's links, the script and the program all request these files.
pub async fn each_file_that_the_quiz_needs_is_requested_once(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    page.find(".quiz .item").await?;
    for end in ["_bg.wasm", ".js", "_quiz.wasm"] {
        let file = page_module(end)?;
        assert_eq!(requests_for(page, &file), 1, "{file}");
    }
    Ok(())
}

pub async fn a_view_opened_before_idle_is_rendered_once(page: &Page) -> Result<(), Failure> {
    page.server()
        .set_init_script("window.requestIdleCallback = (go) => setTimeout(go, 1000)");
    open(page, &format!("/{OTHER}.html#you")).await?;
    page.js("window.first = document.querySelector('.proposition-form input'); first.focus()")
        .await?;
    // By now the idle callback has requested it too.
    page.js_async("await new Promise((go) => setTimeout(go, 1500))")
        .await?;
    let is_same = "return first.isConnected && document.activeElement === first";
    assert_eq!(page.js(is_same).await?, true);
    Ok(())
}

pub async fn a_failed_download_can_be_retried(page: &Page) -> Result<(), Failure> {
    page.allow(LOAD_ERRORS);
    let lazy = page_module("_views.wasm")?;
    page.server().put(&lazy, unavailable());
    page.open(&format!("/{OTHER}.html#compare")).await?;
    page.find(".lazy-loading [role=alert]").await?;
    // The quiz still works. The dialog shows the error too and can be closed.
    page.js("location.hash = 'quiz'").await?;
    page.click(".quiz-start .next-steps button").await?;
    page.click(".option input").await?;
    page.click(".check button").await?;
    page.find(".verdict").await?;
    assert_eq!(progress(page).await?.0, 1);
    page.click(".reason a").await?;
    page.find("dialog[open] [role=alert]").await?;
    page.click("dialog .close").await?;
    page.wait_for("document.querySelector('dialog[open]') === null")
        .await?;
    // The first retry fails, and the second succeeds.
    page.js("location.hash = 'you'").await?;
    page.click(".lazy-loading button").await?;
    page.find(".lazy-loading [role=alert]").await?;
    page.server().restore(&lazy);
    page.click(".lazy-loading button").await?;
    page.find(".you .proposition-form").await?;
    page.js("location.hash = 'compare'").await?;
    page.find(".compare").await?;
    assert_eq!(page.count(".lazy-loading").await?, 0);
    Ok(())
}

pub async fn a_quiz_whose_code_is_not_loaded_can_be_retried(page: &Page) -> Result<(), Failure> {
    page.allow(LOAD_ERRORS);
    let module = page_module("_quiz.wasm")?;
    page.server().put(&module, unavailable());
    page.open(&format!("/{OTHER}.html#quiz")).await?;
    page.find(".lazy-loading [role=alert]").await?;
    // What is stored can still be downloaded, as it is.
    let stored = format!(r#"{{"format":2,"pack":"{OTHER}","fingerprint":"1"}}"#);
    store_text(page, OTHER, "quiz", &stored).await?;
    page.click(".download-answers").await?;
    page.find(".stored-answers textarea").await?;
    let text = page.js("return document.querySelector('.stored-answers textarea').value");
    let text = text.await?;
    assert!(
        text.as_str().is_some_and(|text| text.contains(&stored)),
        "{text}"
    );
    page.js("localStorage.clear()").await?;
    // The other views need the module too.
    page.js("location.hash = 'compare'").await?;
    page.find(".lazy-loading [role=alert]").await?;
    page.server().restore(&module);
    page.click(".lazy-loading button").await?;
    page.find(".compare").await?;
    page.js("location.hash = 'quiz'").await?;
    page.click(".quiz-start .next-steps button").await?;
    page.find(".item form").await?;
    Ok(())
}

pub async fn the_page_for_teachers_is_loaded_when_opened(page: &Page) -> Result<(), Failure> {
    let module = page_module("_class.wasm")?;
    let asked = || requests_for(page, &module);
    // Without it, the service worker would load it as well.
    page.server()
        .set_init_script("delete Navigator.prototype.serviceWorker");
    open(page, &format!("/{OTHER}.html#compare")).await?;
    page.find(".compare .lines").await?;
    page.settle().await?;
    assert_eq!(asked(), 0);
    page.js("location.hash = 'class'").await?;
    page.find(".class .class-settings").await?;
    assert_eq!(asked(), 1);
    Ok(())
}

pub async fn a_quiz_deleted_before_its_code_is_loaded_stays_deleted(
    page: &Page,
) -> Result<(), Failure> {
    page.allow(LOAD_ERRORS);
    let lazy = page_module("_views.wasm")?;
    page.server().put(&lazy, unavailable());
    open(page, &format!("/{OTHER}.html")).await?;
    // All questions, for which some have to be generated.
    let quiz = format!(
        r#"{{"format":2,"pack":"{OTHER}","fingerprint":"1","plan":{{"seed":1,"authored":true,"generated":6,"shuffled":false}},"at":0,"answers":[]}}"#
    );
    store_text(page, OTHER, "quiz", &quiz).await?;
    page.js("dispatchEvent(new Event('focus')); location.hash = 'quiz'")
        .await?;
    page.find(".quiz .lazy-loading [role=alert]").await?;
    page.js("localStorage.clear(); dispatchEvent(new Event('focus'))")
        .await?;
    page.find(".quiz-start").await?;
    page.server().restore(&lazy);
    page.js("location.hash = 'you'").await?;
    page.click(".lazy-loading button").await?;
    page.find(".you .proposition-form").await?;
    page.js("location.hash = 'quiz'").await?;
    page.find(".quiz-start ~ .due").await?;
    assert_eq!(stored_text(page, OTHER, "quiz").await?, None);
    Ok(())
}

pub async fn a_passage_opened_before_idle_opens_once_loaded(page: &Page) -> Result<(), Failure> {
    page.server().set_init_script(
        "window.requestIdleCallback = () => {};
         addEventListener('DOMContentLoaded', () => {
             window.prerendered = document.querySelector('main h1');
         });",
    );
    open(page, &format!("/{OTHER}.html")).await?;
    // Hydrated, not rendered again: neither when the page starts nor when the code is loaded.
    assert_eq!(page.js("return prerendered.isConnected").await?, true);
    page.js("window.first = document.querySelector('.story .evidence a')")
        .await?;
    page.click(".story .evidence a").await?;
    page.find("dialog[open] .passage").await?;
    let is_same = "return first.isConnected && first.hasAttribute('aria-haspopup')";
    assert_eq!(page.js(is_same).await?, true);
    Ok(())
}

pub async fn the_story_stays_if_its_code_is_not_loaded(page: &Page) -> Result<(), Failure> {
    page.allow(LOAD_ERRORS);
    let lazy = page_module("_views.wasm")?;
    page.server().put(&lazy, unavailable());
    open(page, &format!("/{OTHER}.html")).await?;
    page.click(".story .evidence a").await?;
    // The link leads to the paragraph, as without a script.
    page.wait_for("location.hash.startsWith('#story/')").await?;
    page.wait_for("document.querySelector(':target')?.checkVisibility()")
        .await?;
    assert_eq!(page.count("dialog[open], .lazy-loading").await?, 0);
    // Another view offers to try again, and then the story's passages open too.
    page.js("location.hash = 'compare'").await?;
    page.find(".lazy-loading [role=alert]").await?;
    page.server().restore(&lazy);
    page.click(".lazy-loading button").await?;
    page.find(".compare").await?;
    page.js("location.hash = 'story'").await?;
    page.click(".story .evidence a").await?;
    page.find("dialog[open] .passage").await?;
    Ok(())
}

pub async fn versions_are_not_mixed_after_an_update(page: &Page) -> Result<(), Failure> {
    page.allow(LOAD_ERRORS);
    // The old file is missing, or a page is sent instead.
    let quirks = [
        Quirk::Missing("_views.wasm"),
        Quirk::SpaFallback("_views.wasm"),
    ];
    for (at, quirk) in quirks.into_iter().enumerate() {
        page.server()
            .add_quirk(Quirk::Header("cache-control", "no-store".into()));
        page.server().add_quirk(quirk);
        page.open(&format!("/{OTHER}.html?{at}#compare")).await?;
        page.find(".lazy-loading [role=alert]").await?;
        page.js("location.hash = 'quiz'").await?;
        page.click(".quiz-start .next-steps button").await?;
        page.find(".item form").await?;
        page.server().clear_quirks();
    }
    // A module with the wrong content type runs.
    page.server()
        .add_quirk(Quirk::Header("cache-control", "no-store".into()));
    page.server()
        .add_quirk(Quirk::ContentType("_views.wasm", "text/plain"));
    open(page, &format!("/{OTHER}.html?type#compare")).await?;
    page.find(".compare .lines").await?;
    Ok(())
}

pub async fn a_widget_can_retry_too(page: &Page) -> Result<(), Failure> {
    page.allow(LOAD_ERRORS);
    let lazy = format!("/{}", paths::built("standpoint-widget-", "_views.wasm")?);
    let standpoint = Standpoint::start(page).await?;
    standpoint.server.put(&lazy, unavailable());
    let host = PLAIN.replace("view=\"quiz\"", "view=\"you\"");
    page.server().put("/", standpoint.reply(&host));
    page.open("/").await?;
    wait_for(page, 0, ".lazy-loading [role=alert]").await?;
    standpoint.server.restore(&lazy);
    host::click(page, 0, ".lazy-loading button").await?;
    wait_for(page, 0, ".you .proposition-form").await?;
    let left = format!("{} === null", inside(0, ".lazy-loading"));
    page.wait_for(&left).await
}
