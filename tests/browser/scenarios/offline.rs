//! The page without a network: what is kept for it, what goes wrong on the way, and new versions.

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

use super::quiz::{Asked, give, progress};
use crate::reader::{FIRST, OTHER, go_to, is_shown, open, pack, string, text, wait_for_words};

pub async fn opens_without_a_network_once_it_is_ready(page: &Page) -> Result<(), Failure> {
    open_ready(page).await?;
    page.server().stop().await;
    let asked = page.server().requests().len();

    for (address, id) in [
        ("/", FIRST),
        ("/?utm_source=mail#story/3", FIRST),
        (OTHER_PAGE, OTHER),
        // As hosts have it that leave the ending out.
        (&*format!("/{OTHER}?utm=1"), OTHER),
        (&*format!("/?pack={OTHER}"), OTHER),
    ] {
        open(page, address).await?;
        wait_for_words(page, "h1", string(&pack(id)?["title"])).await?;
        says(page, "ready").await?;
    }
    go_to(page, "quiz").await?;
    let question = Asked::read(page).await?;
    give(page, &question, &[0]).await?;
    assert_eq!(progress(page).await?.0, 1);
    assert_eq!(icons(page).await?, 3);

    page.open("/nothing-of-ours").await?;
    assert_eq!(text(page, "h1").await?, "Not here offline");
    page.click("a").await?;
    wait_for_words(page, "h1", string(&pack(FIRST)?["title"])).await?;
    assert_eq!(
        page.server().requests().len(),
        asked,
        "nobody was there to ask"
    );
    Ok(())
}

pub async fn opens_after_a_restart_without_a_network(page: &Page) -> Result<(), Failure> {
    if page.engine() == Engine::Webkit {
        eprintln!("webkit: skipped: an automated WebKit keeps no profile");
        return Ok(());
    }
    open_ready(page).await?;
    go_to(page, "quiz").await?;
    let question = Asked::read(page).await?;
    give(page, &question, &[0]).await?;
    page.server().stop().await;

    let page = page.restart_browser(Ending::Closed).await?;
    open(&page, "/#quiz").await?;
    wait_for_words(&page, ".progress [role='status']", "1 of").await?;
    says(&page, "ready").await?;
    page.check().await
}

pub async fn what_is_missing_is_not_kept(page: &Page) -> Result<(), Failure> {
    let missing = Reply::html("").with_status(StatusCode::NOT_FOUND);
    page.server().put(OTHER_PAGE, missing);
    page.expect(&format!("{OTHER_PAGE} answered 404"));
    nothing_is_kept_until_it_arrives(page, "incomplete", "harbour-bridge.html answers 404").await
}

pub async fn what_is_cut_off_is_not_kept(page: &Page) -> Result<(), Failure> {
    page.server().spoil(OTHER_PAGE, Fault::Truncated);
    nothing_is_kept_until_it_arrives(page, "incomplete", DOES_NOT_ARRIVE).await
}

pub async fn what_hangs_is_not_kept(page: &Page) -> Result<(), Failure> {
    let patient = built("sw.js")?;
    let hasty = patient.replace("\"patience\":60000", "\"patience\":300");
    assert_ne!(patient, hasty);
    page.server().put("/sw.js", Reply::script(hasty));
    page.server().put(OTHER_PAGE, Reply::never());
    nothing_is_kept_until_it_arrives(page, "incomplete", DOES_NOT_ARRIVE).await
}

pub async fn what_a_captive_portal_sends_is_not_kept(page: &Page) -> Result<(), Failure> {
    page.server().put(OTHER_PAGE, Reply::html(SIGN_IN));
    nothing_is_kept_until_it_arrives(page, "altered", NOT_AS_BUILT).await
}

pub async fn what_comes_slowly_is_kept(page: &Page) -> Result<(), Failure> {
    let fault = Fault::Slow(Duration::from_millis(100));
    page.server().spoil(OTHER_PAGE, fault);
    is_kept(page).await
}

pub async fn what_comes_by_a_detour_is_kept(page: &Page) -> Result<(), Failure> {
    page.server().spoil(OTHER_PAGE, Fault::Redirected);
    is_kept(page).await
}

pub async fn a_new_version_waits_until_the_reader_agrees(page: &Page) -> Result<(), Failure> {
    open_ready(page).await?;
    put_new_version(page, None)?;
    reload(page).await?;
    says(page, "new").await?;
    // Until then all is of the old one, whatever the host has.
    open(page, OTHER_PAGE).await?;
    wait_for_words(page, "h1", string(&pack(OTHER)?["title"])).await?;
    says(page, "new").await?;

    page.tab_to(".offline button").await?;
    page.js("window.__before = true").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_for("window.__before === undefined").await?;
    wait_for_words(page, "h1", NEW).await?;
    says(page, "ready").await?;
    // Once is enough.
    page.js("window.__after = true").await?;
    sleep(Duration::from_secs(1)).await;
    assert!(page.js("return window.__after === true").await? == true);
    is_whole(page).await?;
    page.server().stop().await;
    open(page, &format!("/{OTHER}.html?offline")).await?;
    wait_for_words(page, "h1", NEW).await
}

pub async fn a_new_version_that_fails_leaves_the_old_one(page: &Page) -> Result<(), Failure> {
    open_ready(page).await?;
    put_new_version(page, Some(Reply::html(SIGN_IN)))?;
    reload(page).await?;
    newer_worker_has_given_up(page).await?;
    says(page, "ready").await?;
    // The page that logs it may be left before its log is read.
    page.allow([NOT_AS_BUILT]);
    is_whole(page).await?;
    page.server().stop().await;
    open(page, OTHER_PAGE).await?;
    wait_for_words(page, "h1", string(&pack(OTHER)?["title"])).await?;
    says(page, "ready").await
}

pub async fn a_worker_that_is_none_changes_nothing(page: &Page) -> Result<(), Failure> {
    open_ready(page).await?;
    let replies = [
        Reply::script("").with_status(StatusCode::NOT_FOUND),
        Reply::script("").with_status(StatusCode::INTERNAL_SERVER_ERROR),
        Reply::html(SIGN_IN),
        Reply::script("throw new Error('broken');"),
    ];
    for reply in replies {
        page.server().put("/sw.js", reply);
        reload(page).await?;
        newer_worker_has_given_up(page).await?;
        says(page, "ready").await?;
        page.server().stop().await;
        reload(page).await?;
        says(page, "ready").await?;
        page.server().start_again().await?;
    }
    page.expect("/sw.js answered 404");
    page.expect("/sw.js answered 500");
    Ok(())
}

pub async fn what_the_browser_throws_away_is_told_and_fetched_again(
    page: &Page,
) -> Result<(), Failure> {
    open_ready(page).await?;
    // All of it.
    page.js_async("for (const name of await caches.keys()) await caches.delete(name)")
        .await?;
    page.server().stop().await;
    page.open("/?gone").await?;
    assert_eq!(text(page, "h1").await?, "Not here offline");
    page.server().start_again().await?;
    open(page, "/?back").await?;
    says(page, "ready").await?;
    is_whole(page).await?;

    // A part that the browser has nowhere else.
    page.js_async(
        "const cache = await caches.open((await caches.keys())[0]);
         const asked = (await cache.keys()).find(({ url }) => url.endsWith('/harbour-bridge.html'));
         await cache.delete(asked)",
    )
    .await?;
    page.server().stop().await;
    open(page, "/?half#quiz").await?;
    page.find(".quiz .item").await?;
    says(page, "incomplete").await?;
    // The page that logs it may be left before its log is read.
    page.allow([DOES_NOT_ARRIVE]);
    page.server().start_again().await?;
    open(page, "/?whole").await?;
    says(page, "ready").await?;
    is_whole(page).await
}

pub async fn a_device_without_room_is_told(page: &Page) -> Result<(), Failure> {
    page.server().allow_workers();
    let worker = built("sw.js")?;
    let full = "Cache.prototype.put = async () => {
        throw new DOMException('full', 'QuotaExceededError');
    };";
    page.server()
        .put("/sw.js", Reply::script([full, &worker].concat()));
    open(page, "/").await?;
    says(page, "full").await?;
    first_worker_has_given_up(page).await?;
    go_to(page, "quiz").await?;
    page.find(".quiz .item").await?;

    // The same with an older version there, which stays.
    page.server().take_back("/sw.js");
    open(page, "/?room").await?;
    says(page, "ready").await?;
    let newer = worker.replace("\"version\":\"", "\"version\":\"2");
    page.server()
        .put("/sw.js", Reply::script([full, &newer].concat()));
    reload(page).await?;
    newer_worker_has_given_up(page).await?;
    is_whole(page).await?;
    page.server().stop().await;
    open(page, OTHER_PAGE).await?;
    says(page, "ready").await
}

/// Opens the first story and waits until it can be opened offline.
async fn open_ready(page: &Page) -> Result<(), Failure> {
    page.server().allow_workers();
    open(page, "/").await?;
    says(page, "ready").await?;
    is_whole(page).await
}

/// The file of the other story, one of those that the worker is to keep.
const OTHER_PAGE: &str = "/harbour-bridge.html";

/// What the console says where it does not arrive.
const DOES_NOT_ARRIVE: &str = "harbour-bridge.html does not arrive";

/// What it says where it is another.
const NOT_AS_BUILT: &str = "harbour-bridge.html is not as it was built";

/// What a network sends for everything before one has paid.
const SIGN_IN: &str = "<!doctype html><title>Sign in</title>";

/// While [`OTHER_PAGE`] arrives otherwise than it was built, nothing is kept, reader and owner learn
/// why, and all else works; then everything is.
async fn nothing_is_kept_until_it_arrives(
    page: &Page,
    state: &str,
    why: &str,
) -> Result<(), Failure> {
    page.server().allow_workers();
    open(page, "/").await?;
    first_worker_has_given_up(page).await?;
    says(page, state).await?;
    page.expect(&format!("not ready offline: {why}"));
    assert_eq!(kept_files(page).await?, 0);
    go_to(page, "quiz").await?;
    page.find(".quiz .item").await?;

    page.server().take_back(OTHER_PAGE);
    page.server().take_back("/sw.js");
    open(page, "/?again").await?;
    says(page, "ready").await?;
    is_whole(page).await
}

/// [`OTHER_PAGE`] is kept, in spite of its way.
async fn is_kept(page: &Page) -> Result<(), Failure> {
    open_ready(page).await?;
    page.server().stop().await;
    open(page, OTHER_PAGE).await?;
    wait_for_words(page, "h1", string(&pack(OTHER)?["title"])).await
}

/// Loads the page anew as a reader does: a driver of Firefox goes past the worker.
async fn reload(page: &Page) -> Result<(), Failure> {
    page.js("window.__before = true; location.reload()").await?;
    page.wait_for("window.__before === undefined").await?;
    is_shown(page).await
}

/// Waits until the page says, in words that one can read, that it is so.
pub async fn says(page: &Page, state: &str) -> Result<(), Failure> {
    page.wait_for(&format!(
        "(() => {{
             const line = document.querySelector('.offline');
             return line.checkVisibility() &&
                 line.textContent.startsWith(line.getAttribute('data-{state}') ?? '?');
         }})()"
    ))
    .await
}

/// Waits until the page's first worker has failed, of which nothing stays.
async fn first_worker_has_given_up(page: &Page) -> Result<(), Failure> {
    page.wait_for("window.__registering !== undefined").await?;
    page.js_async(
        "const { installing } = await window.__registering;
         if (installing && installing.state !== 'redundant') {
             await new Promise((done) => installing.addEventListener('statechange', done));
         }",
    )
    .await?;
    none_is_on_its_way(page).await
}

/// Waits until the browser has asked for a newer worker, and it has failed.
async fn newer_worker_has_given_up(page: &Page) -> Result<(), Failure> {
    page.js_async(
        "const registration = await navigator.serviceWorker.getRegistration();
         await registration.update().catch(() => {});",
    )
    .await?;
    none_is_on_its_way(page).await
}

async fn none_is_on_its_way(page: &Page) -> Result<(), Failure> {
    let script = "const registration = await navigator.serviceWorker.getRegistration();
         return !registration?.installing && !registration?.waiting";
    in_time(page, script).await
}

/// Waits until `script`, the body of an asynchronous function, returns `true`.
async fn in_time(page: &Page, script: &str) -> Result<(), Failure> {
    for _ in 0..100 {
        if page.js_async(script).await? == true {
            return Ok(());
        }
        sleep(Duration::from_millis(50)).await;
    }
    Err(Failure::new(format!("waited in vain for `{script}`")))
}

/// How many icons an app made of the page has.
async fn icons(page: &Page) -> Result<usize, Failure> {
    let script = "const { href } = document.querySelector('link[rel=manifest]');
         const { icons } = await (await fetch(href)).json();
         const responses = await Promise.all(icons.map(({ src }) => fetch(new URL(src, href))));
         return responses.filter(({ ok }) => ok).length";
    Ok(usize::try_from(
        page.js_async(script).await?.as_u64().unwrap_or_default(),
    )?)
}

/// How many files are kept, in all versions.
async fn kept_files(page: &Page) -> Result<u64, Failure> {
    let script = "let count = 0;
         for (const name of await caches.keys()) {
             count += (await (await caches.open(name)).keys()).length;
         }
         return count";
    Ok(page.js_async(script).await?.as_u64().unwrap_or_default())
}

/// Waits until one version is kept, with all that the worker names. A browser looks for a newer
/// one when it likes, of which some is there for a moment.
pub async fn is_whole(page: &Page) -> Result<(), Failure> {
    let (json, _) = worker_parts(&built("sw.js")?)?;
    let count = json["files"].as_object().map_or(0, serde_json::Map::len);
    let script = format!(
        "const names = await caches.keys();
         const files = await Promise.all(
             names.map(async (name) => (await (await caches.open(name)).keys()).length),
         );
         return files.length === 1 && files[0] === {count}"
    );
    in_time(page, &script).await
}

/// The heading of the other story in the new version.
const NEW: &str = "A new heading";

/// A version in which the other story is another; or whose file for it is `instead`.
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
    let worker = format!("const BUILT = {json};\n{script}");
    page.server().put("/sw.js", Reply::script(worker));
    let reply = instead.unwrap_or_else(|| Reply::html(html));
    page.server().put(&format!("/{path}"), reply);
    Ok(())
}

/// What was built, and what the worker does.
fn worker_parts(worker: &str) -> Result<(serde_json::Value, String), Failure> {
    let parts = worker.strip_prefix("const BUILT = ");
    let parts = parts.and_then(|rest| rest.split_once(";\n"));
    let (json, script) = parts.ok_or_else(|| Failure::new("sw.js has another form"))?;
    Ok((serde_json::from_str(json)?, script.to_owned()))
}

fn built(name: &str) -> Result<String, Failure> {
    Ok(fs::read_to_string(paths::dist()?.join(name))?)
}
