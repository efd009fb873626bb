//! The page offline: caching by the service worker, faults while caching, and new versions.

use std::fs;
use std::time::Duration;

use axum::http::StatusCode;
use sha2::{Digest, Sha256};
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::fault::Fault;
use standpoint_tests::page::{Key, Page};
use standpoint_tests::paths;
use standpoint_tests::server::Reply;
use standpoint_tests::session::Ending;
use tokio::time::sleep;

use crate::question::{answer, progress};
use crate::reader::{
    FIRST, OTHER, go_to, open, pack, string, text, wait_for_text, wait_until_ready,
};

pub async fn opens_offline_once_it_is_ready(page: &Page) -> Result<(), Failure> {
    open_and_cache(page).await?;
    page.server().stop().await;
    let asked = page.server().requests().len();

    for (address, id) in [
        ("/", FIRST),
        ("/?utm_source=mail#story/3", FIRST),
        (OTHER_PAGE, OTHER),
        // As on hosts that omit the extension.
        (&*format!("/{OTHER}?utm=1"), OTHER),
        (&*format!("/?pack={OTHER}"), OTHER),
    ] {
        open(page, address).await?;
        wait_for_text(page, "h1", string(&pack(id)?["title"])).await?;
        wait_for_status(page, "ready").await?;
    }
    go_to(page, "quiz").await?;
    answer(page).await?;
    assert_eq!(progress(page).await?.0, 1);
    assert_eq!(icons(page).await?, 3);

    page.open("/nothing-of-ours").await?;
    assert_eq!(text(page, "h1").await?, "Not available offline");
    page.click("a").await?;
    wait_for_text(page, "h1", string(&pack(FIRST)?["title"])).await?;
    assert_eq!(
        page.server().requests().len(),
        asked,
        "the server was stopped"
    );
    Ok(())
}

pub async fn opens_offline_after_a_browser_restart(page: &Page) -> Result<(), Failure> {
    if page.engine() == Engine::Webkit {
        eprintln!("webkit: skipped: an automated WebKit keeps no profile");
        return Ok(());
    }
    open_and_cache(page).await?;
    go_to(page, "quiz").await?;
    answer(page).await?;
    page.server().stop().await;

    let page = page.restart_browser(Ending::Closed).await?;
    open(&page, "/#quiz").await?;
    wait_for_text(&page, ".progress [role='status']", "1 of").await?;
    wait_for_status(&page, "ready").await?;
    page.check().await
}

pub async fn a_missing_file_prevents_caching(page: &Page) -> Result<(), Failure> {
    let missing = Reply::html("").with_status(StatusCode::NOT_FOUND);
    page.server().put(OTHER_PAGE, missing);
    page.expect(&format!("{OTHER_PAGE} answered 404"));
    nothing_is_cached_until_it_arrives(page, "incomplete", "harbour-bridge.html answers 404").await
}

pub async fn a_truncated_file_prevents_caching(page: &Page) -> Result<(), Failure> {
    page.server().add_fault(OTHER_PAGE, Fault::Truncated);
    nothing_is_cached_until_it_arrives(page, "incomplete", DOES_NOT_ARRIVE).await
}

pub async fn a_hanging_file_prevents_caching(page: &Page) -> Result<(), Failure> {
    let patient = built("sw.js")?;
    let hasty = patient.replace("\"timeout\":60000", "\"timeout\":300");
    assert_ne!(patient, hasty);
    page.server().put("/sw.js", Reply::script(hasty));
    page.server().put(OTHER_PAGE, Reply::hanging());
    nothing_is_cached_until_it_arrives(page, "incomplete", DOES_NOT_ARRIVE).await
}

pub async fn a_captive_portal_prevents_caching(page: &Page) -> Result<(), Failure> {
    page.server().put(OTHER_PAGE, Reply::html(SIGN_IN));
    nothing_is_cached_until_it_arrives(page, "altered", NOT_AS_BUILT).await
}

pub async fn a_slow_file_is_cached(page: &Page) -> Result<(), Failure> {
    let fault = Fault::Slow(Duration::from_millis(100));
    page.server().add_fault(OTHER_PAGE, fault);
    is_cached(page).await
}

pub async fn a_redirected_file_is_cached(page: &Page) -> Result<(), Failure> {
    page.server().add_fault(OTHER_PAGE, Fault::Redirected);
    is_cached(page).await
}

pub async fn a_new_version_waits_until_the_reader_agrees(page: &Page) -> Result<(), Failure> {
    open_and_cache(page).await?;
    put_new_version(page, None)?;
    reload(page).await?;
    wait_for_status(page, "new").await?;
    // Until then all pages are the old version.
    open(page, OTHER_PAGE).await?;
    wait_for_text(page, "h1", string(&pack(OTHER)?["title"])).await?;
    wait_for_status(page, "new").await?;

    page.tab_to(".offline button").await?;
    page.js("window.__before = true").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_for("window.__before === undefined").await?;
    wait_for_text(page, "h1", NEW).await?;
    wait_for_status(page, "ready").await?;
    // It reloads only once.
    page.js("window.__after = true").await?;
    sleep(Duration::from_secs(1)).await;
    assert!(page.js("return window.__after === true").await? == true);
    is_fully_cached(page).await?;
    page.server().stop().await;
    open(page, &format!("/{OTHER}.html?offline")).await?;
    wait_for_text(page, "h1", NEW).await
}

pub async fn a_failed_update_leaves_the_old_version(page: &Page) -> Result<(), Failure> {
    open_and_cache(page).await?;
    put_new_version(page, Some(Reply::html(SIGN_IN)))?;
    reload(page).await?;
    newer_worker_has_failed(page).await?;
    wait_for_status(page, "ready").await?;
    // The page that logs it may be left before its log is read.
    page.allow([NOT_AS_BUILT]);
    is_fully_cached(page).await?;
    page.server().stop().await;
    open(page, OTHER_PAGE).await?;
    wait_for_text(page, "h1", string(&pack(OTHER)?["title"])).await?;
    wait_for_status(page, "ready").await
}

pub async fn a_broken_service_worker_changes_nothing(page: &Page) -> Result<(), Failure> {
    open_and_cache(page).await?;
    let replies = [
        Reply::script("").with_status(StatusCode::NOT_FOUND),
        Reply::script("").with_status(StatusCode::INTERNAL_SERVER_ERROR),
        Reply::html(SIGN_IN),
        Reply::script("throw new Error('broken');"),
    ];
    for reply in replies {
        page.server().put("/sw.js", reply);
        reload(page).await?;
        newer_worker_has_failed(page).await?;
        wait_for_status(page, "ready").await?;
        page.server().stop().await;
        reload(page).await?;
        wait_for_status(page, "ready").await?;
        page.server().restart().await?;
    }
    page.expect("/sw.js answered 404");
    page.expect("/sw.js answered 500");
    Ok(())
}

pub async fn evicted_files_are_reported_and_fetched_again(page: &Page) -> Result<(), Failure> {
    open_and_cache(page).await?;
    // Evicts everything.
    page.js_async("for (const name of await caches.keys()) await caches.delete(name)")
        .await?;
    page.server().stop().await;
    page.open("/?gone").await?;
    assert_eq!(text(page, "h1").await?, "Not available offline");
    page.server().restart().await?;
    open(page, "/?back").await?;
    wait_for_status(page, "ready").await?;
    is_fully_cached(page).await?;

    // Evicts one file that is in no other cache.
    page.js_async(
        "const cache = await caches.open((await caches.keys())[0]);
         const asked = (await cache.keys()).find(({ url }) => url.endsWith('/harbour-bridge.html'));
         await cache.delete(asked)",
    )
    .await?;
    page.server().stop().await;
    open(page, "/?half#quiz").await?;
    page.find(".quiz .item").await?;
    wait_for_status(page, "incomplete").await?;
    // The page that logs it may be left before its log is read.
    page.allow([DOES_NOT_ARRIVE]);
    page.server().restart().await?;
    open(page, "/?whole").await?;
    wait_for_status(page, "ready").await?;
    is_fully_cached(page).await
}

pub async fn a_full_device_is_reported(page: &Page) -> Result<(), Failure> {
    page.server().allow_service_workers();
    let worker = built("sw.js")?;
    let full = "Cache.prototype.put = async () => {
        throw new DOMException('full', 'QuotaExceededError');
    };";
    page.server()
        .put("/sw.js", Reply::script([full, &worker].concat()));
    open(page, "/").await?;
    wait_for_status(page, "full").await?;
    first_worker_has_failed(page).await?;
    go_to(page, "quiz").await?;
    page.find(".quiz .item").await?;

    // With an older version cached, that version stays.
    page.server().restore("/sw.js");
    open(page, "/?room").await?;
    wait_for_status(page, "ready").await?;
    let newer = worker.replace("\"version\":\"", "\"version\":\"2");
    page.server()
        .put("/sw.js", Reply::script([full, &newer].concat()));
    reload(page).await?;
    newer_worker_has_failed(page).await?;
    is_fully_cached(page).await?;
    page.server().stop().await;
    open(page, OTHER_PAGE).await?;
    wait_for_status(page, "ready").await
}

/// Opens the first story and waits until it can be opened offline.
async fn open_and_cache(page: &Page) -> Result<(), Failure> {
    page.server().allow_service_workers();
    open(page, "/").await?;
    wait_for_status(page, "ready").await?;
    is_fully_cached(page).await
}

/// The page of the other story, one of the files that the service worker caches.
const OTHER_PAGE: &str = "/harbour-bridge.html";

/// The console message if [`OTHER_PAGE`] can't be loaded.
const DOES_NOT_ARRIVE: &str = "harbour-bridge.html does not arrive";

/// The console message if its content is not the built one.
const NOT_AS_BUILT: &str = "harbour-bridge.html is not as it was built";

/// The response of a captive portal to every request.
const SIGN_IN: &str = "<!doctype html><title>Sign in</title>";

/// Checks that nothing is cached while [`OTHER_PAGE`] is not as built, that the page and the
/// console say why, and that the page works. Then removes the fault, and checks that everything is
/// cached.
async fn nothing_is_cached_until_it_arrives(
    page: &Page,
    state: &str,
    why: &str,
) -> Result<(), Failure> {
    page.server().allow_service_workers();
    open(page, "/").await?;
    first_worker_has_failed(page).await?;
    wait_for_status(page, state).await?;
    page.expect(&format!("not ready offline: {why}"));
    assert_eq!(cached_files(page).await?, 0);
    go_to(page, "quiz").await?;
    page.find(".quiz .item").await?;

    page.server().restore(OTHER_PAGE);
    page.server().restore("/sw.js");
    open(page, "/?again").await?;
    wait_for_status(page, "ready").await?;
    is_fully_cached(page).await
}

/// Checks that [`OTHER_PAGE`] is cached and opens offline.
async fn is_cached(page: &Page) -> Result<(), Failure> {
    open_and_cache(page).await?;
    page.server().stop().await;
    open(page, OTHER_PAGE).await?;
    wait_for_text(page, "h1", string(&pack(OTHER)?["title"])).await
}

/// Reloads the page by script, because a reload by Firefox's driver bypasses the service worker.
async fn reload(page: &Page) -> Result<(), Failure> {
    page.js("window.__before = true; location.reload()").await?;
    page.wait_for("window.__before === undefined").await?;
    wait_until_ready(page).await
}

/// Waits until the offline status line is visible with the text for `state`.
pub async fn wait_for_status(page: &Page, state: &str) -> Result<(), Failure> {
    page.wait_for(&format!(
        "(() => {{
             const line = document.querySelector('.offline');
             return line.checkVisibility() &&
                 line.textContent.startsWith(line.getAttribute('data-{state}') ?? '?');
         }})()"
    ))
    .await
}

/// Waits until the page's first service worker has failed and is removed.
async fn first_worker_has_failed(page: &Page) -> Result<(), Failure> {
    page.wait_for("window.__registering !== undefined").await?;
    page.js_async(
        "const { installing } = await window.__registering;
         if (installing && installing.state !== 'redundant') {
             await new Promise((done) => installing.addEventListener('statechange', done));
         }",
    )
    .await?;
    no_worker_is_pending(page).await
}

/// Waits until the browser has requested a newer service worker, and that has failed.
async fn newer_worker_has_failed(page: &Page) -> Result<(), Failure> {
    page.js_async(
        "const registration = await navigator.serviceWorker.getRegistration();
         await registration.update().catch(() => {});",
    )
    .await?;
    no_worker_is_pending(page).await
}

async fn no_worker_is_pending(page: &Page) -> Result<(), Failure> {
    let script = "const registration = await navigator.serviceWorker.getRegistration();
         return !registration?.installing && !registration?.waiting";
    wait_for_async(page, script).await
}

/// Waits until `script`, the body of an asynchronous function, returns `true`.
async fn wait_for_async(page: &Page, script: &str) -> Result<(), Failure> {
    for _ in 0..100 {
        if page.js_async(script).await? == true {
            return Ok(());
        }
        sleep(Duration::from_millis(50)).await;
    }
    Err(Failure::new(format!("timed out waiting for `{script}`")))
}

/// Returns how many icons of the web app manifest can be loaded.
async fn icons(page: &Page) -> Result<usize, Failure> {
    let script = "const { href } = document.querySelector('link[rel=manifest]');
         const { icons } = await (await fetch(href)).json();
         const responses = await Promise.all(icons.map(({ src }) => fetch(new URL(src, href))));
         return responses.filter(({ ok }) => ok).length";
    Ok(usize::try_from(
        page.js_async(script).await?.as_u64().unwrap_or_default(),
    )?)
}

/// Returns how many files are cached, of all versions.
async fn cached_files(page: &Page) -> Result<u64, Failure> {
    let script = "let count = 0;
         for (const name of await caches.keys()) {
             count += (await (await caches.open(name)).keys()).length;
         }
         return count";
    Ok(page.js_async(script).await?.as_u64().unwrap_or_default())
}

/// Waits until a file is cached.
pub async fn wait_for_cached(page: &Page, path: &str) -> Result<(), Failure> {
    let script = format!("return (await caches.match({path:?})) !== undefined");
    wait_for_async(page, &script).await
}

/// Waits until a file is not cached.
pub async fn wait_for_uncached(page: &Page, path: &str) -> Result<(), Failure> {
    let script = format!("return (await caches.match({path:?})) === undefined");
    wait_for_async(page, &script).await
}

/// Waits until exactly one version is cached, with all files. The browser may check for updates at
/// any time, and then part of a second version exists for a moment.
pub async fn is_fully_cached(page: &Page) -> Result<(), Failure> {
    let (json, _) = worker_parts(&built("sw.js")?)?;
    let count = json["files"].as_object().map_or(0, serde_json::Map::len);
    let script = format!(
        "const names = await caches.keys();
         const files = await Promise.all(
             names.map(async (name) => (await (await caches.open(name)).keys()).length),
         );
         return files.length === 1 && files[0] === {count}"
    );
    wait_for_async(page, &script).await
}

/// The heading of the other story in the new version.
const NEW: &str = "A new heading";

/// Deploys a new version with a changed page of the other story. With `instead`, that page is
/// answered with another response, which doesn't match the version.
fn put_new_version(page: &Page, instead: Option<Reply>) -> Result<(), Failure> {
    let path = format!("{OTHER}.html");
    let title = string(&pack(OTHER)?["title"]).to_owned();
    let html = built(&path)?.replace(&title, NEW);
    let (mut json, script) = worker_parts(&built("sw.js")?)?;
    let digest = Sha256::digest(&html);
    json["files"][&path] = digest
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>()
        .into();
    json["version"] = "another".into();
    let worker = format!("const BUILD = {json};\n{script}");
    page.server().put("/sw.js", Reply::script(worker));
    let reply = instead.unwrap_or_else(|| Reply::html(html));
    page.server().put(&format!("/{path}"), reply);
    Ok(())
}

/// Splits the service worker into its build manifest and its script.
fn worker_parts(worker: &str) -> Result<(serde_json::Value, String), Failure> {
    let parts = worker.strip_prefix("const BUILD = ");
    let parts = parts.and_then(|rest| rest.split_once(";\n"));
    let (json, script) = parts.ok_or_else(|| Failure::new("sw.js has another format"))?;
    Ok((serde_json::from_str(json)?, script.to_owned()))
}

fn built(name: &str) -> Result<String, Failure> {
    Ok(fs::read_to_string(paths::dist()?.join(name))?)
}
