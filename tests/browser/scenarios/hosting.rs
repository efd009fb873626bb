//! The page on hosts that are set up in other ways: it lives where it can, and says what is wrong
//! where it can't.

use std::fs;

use axum::http::StatusCode;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::fault::Fault;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use standpoint_tests::quirk::Quirk;
use standpoint_tests::server::Reply;
use tokio::time::{Duration, sleep};

use super::offline::{is_whole, says};
use crate::reader::{FIRST, OTHER, go_to, is_shown, open, pack, string, text, wait_for_words};

pub async fn lives_at_an_address_with_a_password(page: &Page) -> Result<(), Failure> {
    lives_with_a_password(page).await
}

pub async fn lives_behind_a_password(page: &Page) -> Result<(), Failure> {
    page.server().has(Quirk::Password(PASSWORD));
    // Till a browser has said the password.
    page.allow(["answered 401", "status of 401"]);
    lives_with_a_password(page).await
}

const PASSWORD: &str = "reader:secret";

async fn lives_with_a_password(page: &Page) -> Result<(), Failure> {
    page.server().allow_workers();
    page.open_with_password(PASSWORD, "/").await?;
    is_shown(page).await?;
    says(page, "ready").await?;
    go_to(page, "quiz").await?;
    page.find(".quiz .item").await?;
    let manifest = page
        .js(
            "const { href, crossOrigin } = document.querySelector('link[rel=manifest]');
             return [href, crossOrigin]",
        )
        .await?;
    assert_eq!(manifest[0], page.server().url("/standpoint.webmanifest"));
    assert_eq!(manifest[1], "use-credentials");

    // A pack that has no page is asked for by the program.
    let mut other = pack(OTHER)?;
    other["id"] = "elsewhere".into();
    page.server()
        .put("/data/elsewhere/pack.json", Reply::json(other.to_string()));
    page.open_with_password(PASSWORD, "/?pack=elsewhere")
        .await?;
    is_shown(page).await?;
    wait_for_words(page, "h1", string(&other["title"])).await?;
    // One that has.
    page.open_with_password(PASSWORD, &format!("/?pack={OTHER}#compare"))
        .await?;
    is_shown(page).await?;
    page.find(".key").await?;
    // In another page, which has no icon.
    page.allow(["favicon.ico"]);
    let frame = format!("/embed.html?pack={OTHER}&view=quiz");
    page.open_with_password(PASSWORD, &frame).await?;
    page.wait_for(
        "document.querySelector('stand-point').shadowRoot?.querySelector('.item') != null",
    )
    .await
}

pub async fn a_folder_without_its_slash_is_opened_with_it(page: &Page) -> Result<(), Failure> {
    page.server().has(Quirk::BelowWithoutSlash("/stories"));
    for (at, there) in [
        ("/stories", "/stories/"),
        ("/stories?from=mail#quiz", "/stories/?from=mail#quiz"),
        ("/stories/", "/stories/"),
        ("/stories/index.html?x#you", "/stories/index.html?x#you"),
        (
            &*format!("/stories?pack={OTHER}#compare"),
            &*format!("/stories/{OTHER}.html#compare"),
        ),
    ] {
        page.open(at).await?;
        let there = page.server().url(there);
        page.wait_for(&format!("location.href === '{there}'"))
            .await?;
        is_shown(page).await?;
    }
    no_link_leads_outside(page, "/stories/").await?;
    page.expect("answered 404");
    page.allow(["status of 404"]);
    Ok(())
}

pub async fn a_host_that_takes_the_slash_away_does_not_go_in_circles(
    page: &Page,
) -> Result<(), Failure> {
    page.server().has(Quirk::TakesSlashAway("/stories"));
    page.server().has(Quirk::BelowWithoutSlash("/stories"));
    page.open("/stories").await?;
    let there = page.server().url(&format!("/stories/{FIRST}.html"));
    page.wait_for(&format!("location.href === '{there}'"))
        .await?;
    is_shown(page).await?;

    // Without storage it can't be known where one was: then it says so.
    page.server().run_early(
        "Object.defineProperty(window, 'sessionStorage', {
             get() { throw new DOMException('no', 'SecurityError'); },
         });",
    );
    page.open("/stories?again").await?;
    has_not_started(page, "a fault on this site").await?;
    let asked = page.server().requests().len();
    sleep(Duration::from_secs(1)).await;
    assert!(page.server().requests().len() - asked < 3, "in circles");
    page.expect("answered 404");
    page.expect("standpoint-page-");
    page.allow(["status of 404"]);
    Ok(())
}

pub async fn a_base_of_the_host_leads_nowhere(page: &Page) -> Result<(), Failure> {
    page.server().has(Quirk::Without("content-security-policy"));
    for base in [
        "<base href=\"/\" target=\"_blank\">",
        "<base href=\"/elsewhere/\">",
        "<base href=\"https://example.org/\">",
    ] {
        page.server().has(Quirk::InHead(base));
        page.open("/data/packs.json?away").await?;
        open(page, &format!("/{OTHER}.html")).await?;
        go_to(page, "quiz").await?;
        page.find(".quiz .item").await?;
        assert!(page.url().await?.ends_with(&format!("/{OTHER}.html#quiz")));
        no_link_leads_outside(page, "/").await?;
        page.server().has_no_quirks();
        page.server().has(Quirk::Without("content-security-policy"));
    }
    // The policy of the tests' own.
    page.allow(["base-uri"]);
    page.allow(["favicon.ico"]);
    Ok(())
}

/// Of links to what the host has.
async fn no_link_leads_outside(page: &Page, folder: &str) -> Result<(), Failure> {
    let folder = page.server().url(folder);
    let outside = page
        .js(&format!(
            "return [...document.querySelectorAll('a[href$=\".html\"]:not([href^=http])')]
                 .map(({{ href }}) => href)
                 .filter((href) => !href.startsWith('{folder}'))"
        ))
        .await?;
    assert_eq!(outside, serde_json::json!([]));
    Ok(())
}

pub async fn lives_with_other_line_ends_and_says_why_it_is_not_kept(
    page: &Page,
) -> Result<(), Failure> {
    for ending in [".html", ".js", ".json", ".svg", ".webmanifest"] {
        page.server().has(Quirk::LineEnds(ending));
    }
    page.server().allow_workers();
    open(page, &format!("/{OTHER}.html")).await?;
    go_to(page, "quiz").await?;
    page.find(".quiz .item").await?;
    says(page, "altered").await?;
    page.expect("is not as it was built: its line ends were changed");
    Ok(())
}

pub async fn is_kept_whatever_headers_come(page: &Page) -> Result<(), Failure> {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("content-language", "x"),
    ] {
        page.server().has(Quirk::Header(name, value.into()));
    }
    opens_offline(page).await
}

pub async fn a_policy_against_its_types_is_told(page: &Page) -> Result<(), Failure> {
    if page.engine() != Engine::Chromium {
        // Not all versions of the others know such policies.
        return Ok(());
    }
    page.server().allow_workers();
    let policy = "require-trusted-types-for 'script'; trusted-types other";
    page.server()
        .has(Quirk::Header("content-security-policy", policy.into()));
    open(page, "/").await?;
    says(page, "unsupported").await?;
    page.expect("not ready offline");
    page.allow(["policy", "Policy", "TrustedScriptURL"]);
    Ok(())
}

pub async fn is_kept_whatever_it_varies_by(page: &Page) -> Result<(), Failure> {
    page.server().has(Quirk::Header("vary", "*".into()));
    if page.engine() != Engine::Firefox {
        return opens_offline(page).await;
    }
    // It stores no worker with that header, and the others do.
    page.server().allow_workers();
    open(page, "/").await?;
    says(page, "unsupported").await?;
    page.expect("sw.js arrives with Vary: *");
    Ok(())
}

pub async fn is_kept_without_its_manifest(page: &Page) -> Result<(), Failure> {
    page.server().has(Quirk::Missing(".webmanifest"));
    opens_offline(page).await?;
    page.expect("can't be installed as an app: standpoint.webmanifest answers 404");
    page.expect("answered 404");
    page.allow(["webmanifest"]);
    Ok(())
}

async fn opens_offline(page: &Page) -> Result<(), Failure> {
    page.server().allow_workers();
    open(page, "/").await?;
    says(page, "ready").await?;
    // What the page has logged can't be handed to a server that is gone.
    page.problems().await?;
    page.server().stop().await;
    open(page, &format!("/{OTHER}.html")).await?;
    wait_for_words(page, "h1", string(&pack(OTHER)?["title"])).await?;
    says(page, "ready").await
}

pub async fn says_why_it_cannot_be_kept(page: &Page) -> Result<(), Failure> {
    // Without HTTPS browsers have no workers.
    page.server()
        .run_early("Object.defineProperty(window, 'isSecureContext', { value: false });");
    open(page, "/?http").await?;
    says(page, "insecure").await?;
    page.expect("not ready offline: browsers ask for HTTPS");
    page.server().run_early("");
    open(page, "/?none").await?;
    says(page, "unsupported").await?;

    page.server().allow_workers();
    let kinds = [
        (Quirk::Missing("sw.js"), "sw.js answers 404"),
        (
            Quirk::Type("sw.js", "text/plain"),
            "sw.js arrives as text/plain",
        ),
    ];
    for (quirk, why) in kinds {
        page.server()
            .has(Quirk::Header("cache-control", "no-store".into()));
        page.server().has(quirk);
        open(page, "/?worker").await?;
        says(page, "incomplete").await?;
        page.expect(why);
        page.server().has_no_quirks();
    }
    page.allow(["sw.js"]);
    // And when all is well again.
    open(page, "/?well").await?;
    says(page, "ready").await?;
    is_whole(page).await
}

pub async fn what_is_wrong_is_told_to_reader_and_owner(page: &Page) -> Result<(), Failure> {
    let (glue, wasm) = files()?;
    let policy = fs::read_to_string(paths::dist()?.join("_headers"))?;
    let policy = policy
        .lines()
        .find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "));
    let policy = policy
        .unwrap_or_default()
        .replace("'wasm-unsafe-eval' ", "");
    let host = "a fault on this site";
    let cases = [
        (Quirk::Missing(".wasm"), host, format!("{wasm} answers 404")),
        (
            Quirk::Missing(glue.clone().leak()),
            host,
            format!("{glue} answers 404"),
        ),
        (
            Quirk::Type(".js", "text/plain"),
            host,
            format!("{glue} arrives as text/plain"),
        ),
        (
            Quirk::PageInstead(".wasm"),
            host,
            format!("{wasm} arrives as text/html"),
        ),
        (
            Quirk::PageInstead(".js"),
            host,
            format!("{glue} arrives as text/html"),
        ),
        (
            Quirk::Header("content-security-policy", policy),
            host,
            "the Content-Security-Policy (script-src".to_owned(),
        ),
    ];
    for (at, (quirk, words, why)) in cases.into_iter().enumerate() {
        // Nothing is to come from the browser's cache.
        page.server()
            .has(Quirk::Header("cache-control", "no-store".into()));
        page.server().has(quirk);
        page.open(&format!("/?{at}")).await?;
        has_not_started(page, words).await?;
        page.find(".not-started.now a").await?;
        assert_eq!(text(page, "h1").await?, string(&pack(FIRST)?["title"]));
        let told = page.problems().await?;
        let last = told
            .iter()
            .rfind(|it| it.contains("Standpoint: the page can't start"))
            .cloned()
            .unwrap_or_default();
        assert!(last.contains(&why), "{why}: {told:?}");
        page.server().has_no_quirks();
    }
    // What the reader can do helps, once the host is well again.
    page.click(".not-started a").await?;
    is_shown(page).await?;
    for part in ["answered 404", "Standpoint: the page can't start"] {
        page.expect(part);
    }
    page.allow([
        "policy",
        "console.",
        "status of 404",
        "Content Security Policy",
    ]);
    Ok(())
}

pub async fn what_was_cut_off_can_be_asked_for_again(page: &Page) -> Result<(), Failure> {
    let (_, wasm) = files()?;
    let wasm = format!("/{wasm}");
    page.server().spoil(&wasm, Fault::Truncated);
    page.open("/").await?;
    has_not_started(page, "check your connection").await?;
    page.server().take_back(&wasm);
    page.click(".not-started a").await?;
    is_shown(page).await?;
    page.expect("Standpoint: the page can't start");
    page.allow(["console."]);
    Ok(())
}

/// Waits until the line says why, in sight, and a browser that has all is not blamed.
async fn has_not_started(page: &Page, words: &str) -> Result<(), Failure> {
    wait_for_words(page, ".not-started.now", words).await?;
    page.wait_for(
        "getComputedStyle(document.querySelector('.not-started')).visibility === 'visible'",
    )
    .await?;
    let said = text(page, ".not-started").await?;
    assert!(!said.contains("WebAssembly"), "{said}");
    Ok(())
}

pub async fn a_page_older_than_its_files_is_asked_for_again_once(
    page: &Page,
) -> Result<(), Failure> {
    let (glue, wasm) = files()?;
    let dist = paths::dist()?;
    let html = fs::read_to_string(dist.join("index.html"))?;
    // Nothing else is kept by the browser. (In WebKit the page is not either, as it keeps nothing
    // for a driver.)
    let never = Quirk::Header("cache-control", "no-store".into());
    page.server().has(never);
    page.server().has(Quirk::Cached(".html"));
    open(page, "/").await?;

    // A new version, and the old files are gone.
    let gone = Reply::html("").with_status(StatusCode::NOT_FOUND);
    let mut newer = html.clone();
    for name in [&glue, &wasm] {
        let new_name = name.replace("standpoint-page-", "standpoint-page-0");
        page.server()
            .put(&format!("/{new_name}"), Reply::file(&dist.join(name))?);
        page.server().put(&format!("/{name}"), gone.clone());
        newer = newer.replace(name, &new_name);
    }
    page.server().put("/", Reply::html(newer.as_str()));
    page.server().has(Quirk::Without("content-security-policy"));
    if page.engine() == Engine::Webkit {
        page.server().has(Quirk::OldPage(html));
    }
    go_by_link(page).await?;
    is_shown(page).await?;
    let asked_for_old = |page: &Page| {
        let requests = page.server().requests();
        let mut requests = requests.iter();
        requests.any(|it| it.path == format!("/{glue}") && it.status == 404)
    };
    assert!(asked_for_old(page), "the page came from the cache");

    // No version has its files: it is told, and not asked for without end.
    for name in [&glue, &wasm] {
        let new_name = name.replace("standpoint-page-", "standpoint-page-0");
        page.server().put(&format!("/{new_name}"), gone.clone());
    }
    let third = newer.replace("standpoint-page-0", "standpoint-page-1");
    page.server().has_no_quirks();
    page.server().has(Quirk::Without("content-security-policy"));
    page.server().has(Quirk::OldPage(newer));
    page.server().put("/", Reply::html(third));
    go_by_link(page).await?;
    has_not_started(page, "a fault on this site").await?;
    let asked = |page: &Page| {
        let requests = page.server().requests();
        requests.iter().filter(|it| it.path == "/").count()
    };
    let before = asked(page);
    sleep(Duration::from_secs(1)).await;
    assert_eq!(asked(page), before, "in circles");
    page.expect("answered 404");
    page.expect("Standpoint: the page can't start");
    page.allow(["status of 404"]);
    if page.engine() == Engine::Chromium {
        page.allow(["favicon.ico"]);
    }
    Ok(())
}

/// Opens the first page from another, as a reader does.
async fn go_by_link(page: &Page) -> Result<(), Failure> {
    page.open("/data/packs.json?away").await?;
    page.js("location.href = '/'").await?;
    page.wait_for("document.querySelector('#page') !== null")
        .await
}

/// The names of the page's glue and wasm.
fn files() -> Result<(String, String), Failure> {
    Ok((
        paths::built("standpoint-page-", ".js")?,
        paths::built("standpoint-page-", "_bg.wasm")?,
    ))
}

pub async fn opens_offline_beneath_a_worker_of_the_site(page: &Page) -> Result<(), Failure> {
    page.server().allow_workers();
    page.server().has(Quirk::Below("/stories"));
    page.server().has(Quirk::Without("content-security-policy"));
    let worker = Reply::script(WORKER_OF_SITE).with_header("service-worker-allowed", "/");
    page.server().put("/site.js", worker);
    let site = Reply::html("<!doctype html><title>The site</title>");
    page.server().put("/site.html", site);
    page.allow(["favicon.ico"]);
    page.open("/stories/site.html").await?;
    page.js_async(
        "await navigator.serviceWorker.register('/stories/site.js', { scope: '/' });
         await navigator.serviceWorker.ready",
    )
    .await?;

    open(page, "/stories/").await?;
    says(page, "ready").await?;
    page.server().stop().await;
    open(page, &format!("/stories/{OTHER}.html")).await?;
    wait_for_words(page, "h1", string(&pack(OTHER)?["title"])).await?;
    go_to(page, "quiz").await?;
    page.find(".quiz .item").await?;
    // Each answers for its own.
    page.open("/elsewhere.html").await?;
    assert_eq!(text(page, "h1").await?, "The site");
    page.open("/stories/elsewhere.html").await?;
    assert_eq!(text(page, "h1").await?, "Not here offline");
    Ok(())
}

/// Scripts come from its cache, and pages from itself where there is no network.
const WORKER_OF_SITE: &str = r#"
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.url.endsWith(".js")) event.respondWith(script(request));
    else if (request.mode === "navigate") event.respondWith(fetch(request).catch(page));
});
async function script(request) {
    const cache = await caches.open("site");
    const kept = await cache.match(request);
    if (kept) return kept;
    const response = await fetch(request);
    await cache.put(request, response.clone());
    return response;
}
const page = () =>
    new Response("<!doctype html><title>x</title><h1>The site</h1>", {
        headers: { "content-type": "text/html" },
    });
"#;
