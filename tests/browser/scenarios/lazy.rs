//! The part of the program that is loaded later: Compare, You, and what opens over the page.

use axum::http::StatusCode;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use standpoint_tests::quirk::Quirk;
use standpoint_tests::server::Reply;

use crate::host::{self, PLAIN, Standpoint, inside, wait_for};
use crate::reader::{OTHER, open};

use super::quiz::progress;

/// What the browser says of a file that does not come.
const COMPLAINTS: [&str; 7] = [
    "a part of the program can't be loaded",
    "503",
    "404",
    "Failed",
    "Access-Control",
    "CORS",
    "cross-origin",
];

fn out_of_order() -> Reply {
    Reply::html("")
        .with_status(StatusCode::SERVICE_UNAVAILABLE)
        .with_header("access-control-allow-origin", "*")
}

pub async fn it_comes_before_it_is_asked_for_and_once(page: &Page) -> Result<(), Failure> {
    let lazy = format!("/{}", paths::built("standpoint-page-", "_lazy.wasm")?);
    open(page, &format!("/{OTHER}.html")).await?;
    let asked = || {
        let requests = page.server().requests();
        requests.iter().filter(|it| it.path == lazy).count()
    };
    for _ in 0..100 {
        if asked() > 0 {
            break;
        }
        page.settle().await?;
    }
    assert_eq!(asked(), 1);
    page.js("location.hash = 'compare'").await?;
    page.find(".compare table, .compare ul").await?;
    page.js("location.hash = 'you'").await?;
    page.find(".you .proposition-form").await?;
    assert_eq!(asked(), 1);
    Ok(())
}

pub async fn what_was_asked_for_at_once_is_drawn_once(page: &Page) -> Result<(), Failure> {
    page.server()
        .run_early("window.requestIdleCallback = (go) => setTimeout(go, 1000)");
    open(page, &format!("/{OTHER}.html#you")).await?;
    page.js("window.first = document.querySelector('.proposition-form input'); first.focus()")
        .await?;
    // By now it has been loaded for an idle page as well.
    page.js_async("await new Promise((go) => setTimeout(go, 1500))")
        .await?;
    let is_same = "return first.isConnected && document.activeElement === first";
    assert_eq!(page.js(is_same).await?, true);
    Ok(())
}

pub async fn what_did_not_come_can_be_asked_for_again(page: &Page) -> Result<(), Failure> {
    page.allow(COMPLAINTS);
    let lazy = format!("/{}", paths::built("standpoint-page-", "_lazy.wasm")?);
    page.server().put(&lazy, out_of_order());
    page.open(&format!("/{OTHER}.html#compare")).await?;
    page.find(".coming [role=alert]").await?;
    // All else goes on: the quiz, and the dialog, which says so too and can be closed.
    page.js("location.hash = 'quiz'").await?;
    page.click(".option input").await?;
    page.click(".check button").await?;
    page.find(".verdict").await?;
    assert_eq!(progress(page).await?.0, 1);
    page.click(".reason a").await?;
    page.find("dialog[open] [role=alert]").await?;
    page.click("dialog .close").await?;
    page.wait_for("document.querySelector('dialog[open]') === null")
        .await?;
    // Again in vain, and then it is there.
    page.js("location.hash = 'you'").await?;
    page.click(".coming button").await?;
    page.find(".coming [role=alert]").await?;
    page.server().take_back(&lazy);
    page.click(".coming button").await?;
    page.find(".you .proposition-form").await?;
    page.js("location.hash = 'compare'").await?;
    page.find(".compare").await?;
    assert_eq!(page.count(".coming").await?, 0);
    Ok(())
}

pub async fn a_host_that_has_a_newer_version_mixes_nothing(page: &Page) -> Result<(), Failure> {
    page.allow(COMPLAINTS);
    // The old file is gone, or a page comes in its place.
    let gone = [
        Quirk::Missing("_lazy.wasm"),
        Quirk::PageInstead("_lazy.wasm"),
    ];
    for (at, quirk) in gone.into_iter().enumerate() {
        page.server()
            .has(Quirk::Header("cache-control", "no-store".into()));
        page.server().has(quirk);
        page.open(&format!("/{OTHER}.html?{at}#compare")).await?;
        page.find(".coming [role=alert]").await?;
        page.js("location.hash = 'quiz'").await?;
        page.find(".item form").await?;
        page.server().has_no_quirks();
    }
    // One that only has the wrong type runs.
    page.server()
        .has(Quirk::Header("cache-control", "no-store".into()));
    page.server().has(Quirk::Type("_lazy.wasm", "text/plain"));
    open(page, &format!("/{OTHER}.html?type#compare")).await?;
    page.find(".compare table, .compare ul").await?;
    Ok(())
}

pub async fn a_widget_asks_again_too(page: &Page) -> Result<(), Failure> {
    page.allow(COMPLAINTS);
    let lazy = format!("/{}", paths::built("standpoint-widget-", "_lazy.wasm")?);
    let standpoint = Standpoint::start(page).await?;
    standpoint.server.put(&lazy, out_of_order());
    let host = PLAIN.replace("view=\"quiz\"", "view=\"you\"");
    page.server().put("/", standpoint.reply(&host));
    page.open("/").await?;
    wait_for(page, 0, ".coming [role=alert]").await?;
    standpoint.server.take_back(&lazy);
    host::click(page, 0, ".coming button").await?;
    wait_for(page, 0, ".you .proposition-form").await?;
    let left = format!("{} === null", inside(0, ".coming"));
    page.wait_for(&left).await
}
