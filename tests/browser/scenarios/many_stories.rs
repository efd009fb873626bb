//! A site with more stories than its pages list: a story is stored once it is opened.

use std::fs;

use axum::http::StatusCode;
use standpoint_tests::failure::Failure;
use standpoint_tests::packs::write_copies;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use standpoint_tests::server::Reply;
use tempfile::TempDir;

use crate::author::standpoint;
use crate::question::{answer, progress};
use crate::reader::{go_to, open, text, wait_for_text};
use crate::scenarios::offline::{wait_for_cached, wait_for_status, wait_for_uncached};

pub async fn a_story_opens_offline_once_it_was_opened(page: &Page) -> Result<(), Failure> {
    let site = put_site(page)?;
    page.server().allow_service_workers();
    for story in ["story-3", "story-5"] {
        open(page, &format!("/{story}.html")).await?;
        wait_for_status(page, "ready").await?;
    }
    wait_for_cached(page, "/index.html").await?;
    page.server().stop().await;
    drop(site);

    // As on hosts that omit the extension.
    for address in ["/story-3.html", "/story-5?utm=1"] {
        open(page, address).await?;
        wait_for_text(page, "main h1", &title(&address[1..8])).await?;
        wait_for_status(page, "ready").await?;
    }
    go_to(page, "quiz").await?;
    answer(page).await?;
    assert_eq!(progress(page).await?.0, 1);

    page.open("/story-7.html").await?;
    assert_eq!(text(page, "h1").await?, "Not available offline");
    assert_eq!(text(page, "a").await?, "All stories");
    page.click("a").await?;
    wait_for_text(page, "h1", "Stories").await?;
    page.click("a[href='story-3.html']").await?;
    wait_for_text(page, "main h1", &title("story-3")).await
}

pub async fn a_newer_story_replaces_the_stored_one(page: &Page) -> Result<(), Failure> {
    let site = put_site(page)?;
    page.server().allow_service_workers();
    open(page, "/story-3.html").await?;
    wait_for_status(page, "ready").await?;

    // No version of the program comes with it, so the reader need not agree.
    let corrected = "A corrected title";
    for (path, name) in [
        ("/story-3.html", "story-3.html"),
        ("/index.html", "index.html"),
        ("/", "index.html"),
    ] {
        let html = fs::read_to_string(site.path().join("site").join(name))?;
        let html = html.replace(&title("story-3"), corrected);
        page.server().put(path, Reply::html(html));
    }
    open(page, "/story-3.html?again").await?;
    wait_for_text(page, "main h1", corrected).await?;
    wait_for_status(page, "ready").await?;
    page.open("/").await?;
    wait_for_text(page, "a[href='story-3.html']", corrected).await?;

    // A new version stores it again; a page that isn't ours is not stored in its place.
    let worker = fs::read_to_string(site.path().join("site/sw.js"))?;
    let newer = worker.replacen("\"version\":\"", "\"version\":\"newer-", 1);
    assert_ne!(worker, newer);
    page.server().put("/sw.js", Reply::script(newer));
    let sign_in = "<!doctype html><title>Sign in</title>";
    page.server().put("/index.html", Reply::html(sign_in));
    open(page, "/story-3.html?new").await?;
    wait_for_status(page, "new").await?;
    page.js("window.__before = true").await?;
    page.click(".offline button").await?;
    page.wait_for("window.__before === undefined").await?;
    wait_for_status(page, "ready").await?;
    page.server().stop().await;
    open(page, "/story-3.html?offline").await?;
    wait_for_text(page, "main h1", corrected).await?;
    page.open("/").await?;
    assert_eq!(text(page, "h1").await?, "Not available offline");
    Ok(())
}

pub async fn a_withdrawn_story_is_deleted(page: &Page) -> Result<(), Failure> {
    let _site = put_site(page)?;
    page.server().allow_service_workers();
    for story in ["story-3", "story-5"] {
        open(page, &format!("/{story}.html")).await?;
        wait_for_status(page, "ready").await?;
    }
    let withdrawn = "/story-3.html";
    page.expect(&format!("{withdrawn} answered 404"));
    page.allow(["favicon.ico"]);
    let gone = Reply::html("<h1>Withdrawn</h1>").with_status(StatusCode::NOT_FOUND);
    page.server().put(withdrawn, gone);
    page.open(withdrawn).await?;
    wait_for_text(page, "h1", "Withdrawn").await?;
    wait_for_uncached(page, withdrawn).await?;

    page.server().stop().await;
    page.open(withdrawn).await?;
    wait_for_text(page, "h1", "Not available offline").await?;
    open(page, "/story-5.html").await?;
    wait_for_text(page, "main h1", &title("story-5")).await
}

/// Builds a site of 21 stories, one more than pages list, and serves it.
fn put_site(page: &Page) -> Result<TempDir, Failure> {
    let folder = TempDir::new()?;
    let pack = "crates/cli/tests/commands/check-sound.in/library/pack.json";
    let pack = fs::read_to_string(paths::workspace().join(pack))?;
    write_copies(
        &serde_json::from_str(&pack)?,
        21,
        &folder.path().join("stories"),
    )?;
    standpoint(folder.path(), &["build", "stories", "--out", "site"])?;
    page.server().put_folder(&folder.path().join("site"), "/")?;
    Ok(folder)
}

/// Returns the title of a story.
fn title(id: &str) -> String {
    format!("The title of {id}")
}
