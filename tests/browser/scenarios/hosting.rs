//! The page on misconfigured hosts: it works if it can, and otherwise says what is wrong.

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

use super::offline::{is_fully_cached, wait_for_status};
use crate::reader::{
    FIRST, OTHER, go_to, open, pack, string, text, wait_for_text, wait_until_ready,
};

pub async fn works_with_credentials_in_the_url(page: &Page) -> Result<(), Failure> {
    works_with_credentials(page).await
}

pub async fn works_behind_basic_auth(page: &Page) -> Result<(), Failure> {
    page.server().add_quirk(Quirk::BasicAuth(PASSWORD));
    // Requests before the browser sends the credentials.
    page.allow(["answered 401", "status of 401"]);
    works_with_credentials(page).await
}

const PASSWORD: &str = "reader:secret";

async fn works_with_credentials(page: &Page) -> Result<(), Failure> {
    page.server().allow_service_workers();
    page.open_with_credentials(PASSWORD, "/").await?;
    wait_until_ready(page).await?;
    wait_for_status(page, "ready").await?;
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

    // A pack without a page is fetched by the page.
    let mut other = pack(OTHER)?;
    other["id"] = "elsewhere".into();
    page.server()
        .put("/data/elsewhere/pack.json", Reply::json(other.to_string()));
    page.open_with_credentials(PASSWORD, "/?pack=elsewhere")
        .await?;
    wait_until_ready(page).await?;
    wait_for_text(page, "h1", string(&other["title"])).await?;
    // A pack with a page.
    page.open_with_credentials(PASSWORD, &format!("/?pack={OTHER}#compare"))
        .await?;
    wait_until_ready(page).await?;
    page.find(".lines").await?;
    // The embed page, which has no icon.
    page.allow(["favicon.ico"]);
    let frame = format!("/embed.html?pack={OTHER}&view=quiz");
    page.open_with_credentials(PASSWORD, &frame).await?;
    page.wait_for(
        "document.querySelector('stand-point').shadowRoot?.querySelector('.quiz-start') != null",
    )
    .await
}

pub async fn a_missing_trailing_slash_is_added(page: &Page) -> Result<(), Failure> {
    page.server()
        .add_quirk(Quirk::MountedWithoutRedirect("/stories"));
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
        wait_until_ready(page).await?;
    }
    no_link_leads_outside(page, "/stories/").await?;
    page.expect("answered 404");
    page.allow(["status of 404"]);
    // The module of the quiz, which the page asks for early.
    page.allow(["not loaded: <link>"]);
    Ok(())
}

pub async fn a_host_that_strips_the_slash_causes_no_redirect_loop(
    page: &Page,
) -> Result<(), Failure> {
    page.server().add_quirk(Quirk::StripsSlash("/stories"));
    page.server()
        .add_quirk(Quirk::MountedWithoutRedirect("/stories"));
    page.open("/stories").await?;
    let there = page.server().url(&format!("/stories/{FIRST}.html"));
    page.wait_for(&format!("location.href === '{there}'"))
        .await?;
    wait_until_ready(page).await?;

    // Without session storage the page can't detect the loop, so it shows an error.
    page.server().set_init_script(
        "Object.defineProperty(window, 'sessionStorage', {
             get() { throw new DOMException('no', 'SecurityError'); },
         });",
    );
    page.open("/stories?again").await?;
    has_not_started(page, "a fault on this site").await?;
    let asked = page.server().requests().len();
    sleep(Duration::from_secs(1)).await;
    assert!(page.server().requests().len() - asked < 3, "reload loop");
    page.expect("answered 404");
    page.expect("standpoint-page-");
    page.allow(["status of 404"]);
    Ok(())
}

pub async fn an_injected_base_element_breaks_no_link(page: &Page) -> Result<(), Failure> {
    page.server()
        .add_quirk(Quirk::RemovesHeader("content-security-policy"));
    for base in [
        "<base href=\"/\" target=\"_blank\">",
        "<base href=\"/elsewhere/\">",
        "<base href=\"https://example.org/\">",
    ] {
        page.server().add_quirk(Quirk::InjectsIntoHead(base));
        page.open("/data/packs.json?away").await?;
        open(page, &format!("/{OTHER}.html")).await?;
        go_to(page, "quiz").await?;
        page.find(".quiz .item").await?;
        assert!(page.url().await?.ends_with(&format!("/{OTHER}.html#quiz")));
        no_link_leads_outside(page, "/").await?;
        page.server().clear_quirks();
        page.server()
            .add_quirk(Quirk::RemovesHeader("content-security-policy"));
    }
    // The harness's own report-only policy.
    page.allow(["base-uri"]);
    page.allow(["favicon.ico"]);
    // The hints in the head come before the script that removes the element.
    page.allow([
        "/elsewhere/standpoint-page-",
        "https://example.org/standpoint-page-",
    ]);
    Ok(())
}

/// Checks that all links to pages of the build lead into `folder`.
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

pub async fn works_with_changed_line_endings_but_not_offline(page: &Page) -> Result<(), Failure> {
    for ending in [".html", ".js", ".json", ".svg", ".webmanifest"] {
        page.server().add_quirk(Quirk::CrlfLineEndings(ending));
    }
    page.server().allow_service_workers();
    open(page, &format!("/{OTHER}.html")).await?;
    go_to(page, "quiz").await?;
    page.find(".quiz .item").await?;
    wait_for_status(page, "altered").await?;
    page.expect("is not as it was built: its line ends were changed");
    Ok(())
}

pub async fn is_cached_whatever_the_response_headers(page: &Page) -> Result<(), Failure> {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("content-language", "x"),
    ] {
        page.server().add_quirk(Quirk::Header(name, value.into()));
    }
    opens_offline(page).await
}

pub async fn a_trusted_types_policy_is_reported(page: &Page) -> Result<(), Failure> {
    if page.engine() != Engine::Chromium {
        // Not all versions of the other engines support Trusted Types.
        return Ok(());
    }
    page.server().allow_service_workers();
    let policy = "require-trusted-types-for 'script'; trusted-types other";
    page.server()
        .add_quirk(Quirk::Header("content-security-policy", policy.into()));
    open(page, "/").await?;
    wait_for_status(page, "unsupported").await?;
    page.expect("not ready offline");
    page.allow(["policy", "Policy", "TrustedScriptURL"]);
    Ok(())
}

pub async fn is_cached_with_vary_star(page: &Page) -> Result<(), Failure> {
    page.server().add_quirk(Quirk::Header("vary", "*".into()));
    if page.engine() != Engine::Firefox {
        return opens_offline(page).await;
    }
    // Only Firefox stores no service worker with that header.
    page.server().allow_service_workers();
    open(page, "/").await?;
    wait_for_status(page, "unsupported").await?;
    page.expect("sw.js arrives with Vary: *");
    Ok(())
}

pub async fn is_cached_without_its_manifest(page: &Page) -> Result<(), Failure> {
    page.server().add_quirk(Quirk::Missing(".webmanifest"));
    opens_offline(page).await?;
    page.expect("can't be installed as an app: standpoint.webmanifest answers 404");
    page.expect("answered 404");
    page.allow(["webmanifest"]);
    Ok(())
}

async fn opens_offline(page: &Page) -> Result<(), Failure> {
    page.server().allow_service_workers();
    open(page, "/").await?;
    wait_for_status(page, "ready").await?;
    // Reads the log now: the page can't send it to a stopped server.
    page.problems().await?;
    page.server().stop().await;
    open(page, &format!("/{OTHER}.html")).await?;
    wait_for_text(page, "h1", string(&pack(OTHER)?["title"])).await?;
    wait_for_status(page, "ready").await
}

pub async fn says_why_it_cannot_work_offline(page: &Page) -> Result<(), Failure> {
    // Without HTTPS there are no service workers.
    page.server()
        .set_init_script("Object.defineProperty(window, 'isSecureContext', { value: false });");
    open(page, "/?http").await?;
    wait_for_status(page, "insecure").await?;
    page.expect("not ready offline: browsers ask for HTTPS");
    page.server().set_init_script("");
    open(page, "/?none").await?;
    wait_for_status(page, "unsupported").await?;

    page.server().allow_service_workers();
    let kinds = [
        (Quirk::Missing("sw.js"), "sw.js answers 404"),
        (
            Quirk::ContentType("sw.js", "text/plain"),
            "sw.js arrives as text/plain",
        ),
    ];
    for (quirk, why) in kinds {
        page.server()
            .add_quirk(Quirk::Header("cache-control", "no-store".into()));
        page.server().add_quirk(quirk);
        open(page, "/?worker").await?;
        wait_for_status(page, "incomplete").await?;
        page.expect(why);
        page.server().clear_quirks();
    }
    page.allow(["sw.js"]);
    // When the host is fixed.
    open(page, "/?well").await?;
    wait_for_status(page, "ready").await?;
    is_fully_cached(page).await
}

pub async fn host_faults_are_reported_to_reader_and_owner(page: &Page) -> Result<(), Failure> {
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
        // Before it arrives once: WebKit keeps it in memory.
        (
            Quirk::SpaFallback(".wasm"),
            host,
            format!("{wasm} arrives as text/html"),
        ),
        (
            Quirk::Missing(glue.clone().leak()),
            host,
            format!("{glue} answers 404"),
        ),
        (
            Quirk::ContentType(".js", "text/plain"),
            host,
            format!("{glue} arrives as text/plain"),
        ),
        (
            Quirk::SpaFallback(".js"),
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
        // Nothing may come from the browser's cache.
        page.server()
            .add_quirk(Quirk::Header("cache-control", "no-store".into()));
        page.server().add_quirk(quirk);
        page.open(&format!("/?{at}")).await?;
        has_not_started(page, words).await?;
        page.find(".not-started.now a").await?;
        assert_eq!(text(page, "h1").await?, string(&pack(FIRST)?["title"]));
        let problems = page.problems().await?;
        let last = problems
            .iter()
            .rfind(|it| it.contains("Standpoint: the page can't start"))
            .cloned()
            .unwrap_or_default();
        assert!(last.contains(&why), "{why}: {problems:?}");
        page.server().clear_quirks();
    }
    // The link to try again works once the host is fixed.
    page.click(".not-started a").await?;
    wait_until_ready(page).await?;
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

pub async fn a_truncated_download_can_be_retried(page: &Page) -> Result<(), Failure> {
    let (_, wasm) = files()?;
    let wasm = format!("/{wasm}");
    page.server().add_fault(&wasm, Fault::Truncated);
    page.open("/").await?;
    has_not_started(page, "check your connection").await?;
    page.server().restore(&wasm);
    page.click(".not-started a").await?;
    wait_until_ready(page).await?;
    page.expect("Standpoint: the page can't start");
    page.allow(["console."]);
    Ok(())
}

/// Waits until the error message is visible with `words`. It must not blame the browser.
async fn has_not_started(page: &Page, words: &str) -> Result<(), Failure> {
    wait_for_text(page, ".not-started.now", words).await?;
    page.wait_for(
        "getComputedStyle(document.querySelector('.not-started')).visibility === 'visible'",
    )
    .await?;
    let said = text(page, ".not-started").await?;
    assert!(!said.contains("WebAssembly"), "{said}");
    Ok(())
}

pub async fn a_stale_page_reloads_once(page: &Page) -> Result<(), Failure> {
    let (glue, wasm) = files()?;
    let dist = paths::dist()?;
    let html = fs::read_to_string(dist.join("index.html"))?;
    // Only the page is cached, and not in WebKit: an automated WebKit has no cache, but would keep the
    // program's files in memory.
    let never = Quirk::Header("cache-control", "no-store".into());
    page.server().add_quirk(never);
    if page.engine() != Engine::Webkit {
        page.server().add_quirk(Quirk::Cached(".html"));
        open(page, "/").await?;
    }

    // A new version is deployed, and the old files are deleted.
    let not_found = Reply::html("").with_status(StatusCode::NOT_FOUND);
    let mut newer = html.clone();
    for name in [&glue, &wasm] {
        let new_name = name.replace("standpoint-page-", "standpoint-page-0");
        page.server()
            .put(&format!("/{new_name}"), Reply::file(&dist.join(name))?);
        page.server().put(&format!("/{name}"), not_found.clone());
        newer = newer.replace(name, &new_name);
    }
    page.server().put("/", Reply::html(newer.as_str()));
    page.server()
        .add_quirk(Quirk::RemovesHeader("content-security-policy"));
    if page.engine() == Engine::Webkit {
        page.server().add_quirk(Quirk::StalePage(html));
    }
    go_by_link(page).await?;
    wait_until_ready(page).await?;
    let asked_for_old = |page: &Page| {
        let requests = page.server().requests();
        let mut requests = requests.iter();
        let is_old = |path: &str| path == format!("/{glue}") || path == format!("/{wasm}");
        requests.any(|it| is_old(&it.path) && it.status == 404)
    };
    assert!(asked_for_old(page), "the page came from the cache");

    // If no version has its files, the page shows an error and doesn't reload endlessly.
    for name in [&glue, &wasm] {
        let new_name = name.replace("standpoint-page-", "standpoint-page-0");
        page.server()
            .put(&format!("/{new_name}"), not_found.clone());
    }
    let with_missing_files = |version| newer.replace("standpoint-page-0", version);
    page.server().clear_quirks();
    page.server()
        .add_quirk(Quirk::RemovesHeader("content-security-policy"));
    page.server()
        .add_quirk(Quirk::StalePage(with_missing_files("standpoint-page-1")));
    page.server()
        .put("/", Reply::html(with_missing_files("standpoint-page-2")));
    go_by_link(page).await?;
    has_not_started(page, "a fault on this site").await?;
    let asked = |page: &Page| {
        let requests = page.server().requests();
        requests.iter().filter(|it| it.path == "/").count()
    };
    let before = asked(page);
    sleep(Duration::from_secs(1)).await;
    assert_eq!(asked(page), before, "reload loop");
    page.expect("answered 404");
    page.expect("Standpoint: the page can't start");
    page.allow(["status of 404"]);
    if page.engine() == Engine::Chromium {
        page.allow(["favicon.ico"]);
    }
    Ok(())
}

/// Opens the start page from another page, so that the browser may use its cache.
async fn go_by_link(page: &Page) -> Result<(), Failure> {
    page.open("/data/packs.json?away").await?;
    page.js("location.href = '/'").await?;
    page.wait_for("document.querySelector('#page') !== null")
        .await
}

/// Returns the names of the page's JavaScript glue and WebAssembly files.
fn files() -> Result<(String, String), Failure> {
    Ok((
        paths::built("standpoint-page-", ".js")?,
        paths::built("standpoint-page-", "_bg.wasm")?,
    ))
}

pub async fn opens_offline_below_the_sites_own_service_worker(page: &Page) -> Result<(), Failure> {
    page.server().allow_service_workers();
    page.server().add_quirk(Quirk::MountedAt("/stories"));
    page.server()
        .add_quirk(Quirk::RemovesHeader("content-security-policy"));
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
    wait_for_status(page, "ready").await?;
    page.server().stop().await;
    open(page, &format!("/stories/{OTHER}.html")).await?;
    wait_for_text(page, "h1", string(&pack(OTHER)?["title"])).await?;
    go_to(page, "quiz").await?;
    page.find(".quiz .item").await?;
    // Each service worker handles its own scope.
    page.open("/elsewhere.html").await?;
    assert_eq!(text(page, "h1").await?, "The site");
    page.open("/stories/elsewhere.html").await?;
    assert_eq!(text(page, "h1").await?, "Not available offline");
    Ok(())
}

/// The site's service worker: scripts are cached, and pages offline get a page of its own.
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
    const cached = await cache.match(request);
    if (cached) return cached;
    const response = await fetch(request);
    await cache.put(request, response.clone());
    return response;
}
const page = () =>
    new Response("<!doctype html><title>x</title><h1>The site</h1>", {
        headers: { "content-type": "text/html" },
    });
"#;
