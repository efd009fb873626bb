//! The script `embed.js` in host pages: ways to load it, and conflicts with other scripts.

use std::fs;

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha384};
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use standpoint_tests::server::Reply;

use crate::host::{PLAIN, Standpoint, answer, event, inside, open, state, wait_for};
use crate::reader::{FIRST, OTHER, string};

const CHANGED: &str = include_str!("../../hosts/changed.html");
const FRAME: &str = include_str!("../../hosts/frame.html");
const PROPERTIES: &str = include_str!("../../hosts/properties.html");
const SCRIPT: &str = include_str!("../../hosts/script.html");

/// Ways to load the script, each with a name.
const WAYS: [(&str, &str); 17] = [
    (
        "as a module",
        r#"<script type="module" src="STANDPOINT/embed.js" nonce="host"></script>"#,
    ),
    (
        "without its type",
        r#"<script src="STANDPOINT/embed.js" nonce="host"></script>"#,
    ),
    (
        "async",
        r#"<script async src="STANDPOINT/embed.js" nonce="host"></script>"#,
    ),
    (
        "deferred",
        r#"<script defer src="STANDPOINT/embed.js" nonce="host"></script>"#,
    ),
    (
        "with a query",
        r#"<script src="STANDPOINT/embed.js?ver=6.5#x" nonce="host"></script>"#,
    ),
    (
        "pinned",
        r#"<script type="module" src="STANDPOINT/PINNED" integrity="HASH" crossorigin nonce="host"></script>"#,
    ),
    (
        "pinned, without its type",
        r#"<script src="STANDPOINT/PINNED" integrity="HASH" crossorigin nonce="host"></script>"#,
    ),
    (
        "by several names",
        r#"<script src="STANDPOINT/PINNED" nonce="host"></script>
        <script src="STANDPOINT/embed.js" nonce="host"></script>
        <script type="module" src="STANDPOINT/embed.js" nonce="host"></script>"#,
    ),
    (
        "added by a script",
        r#"<script nonce="host">
        const script = document.createElement("script");
        script.src = "STANDPOINT/embed.js";
        document.head.append(script);
        </script>"#,
    ),
    (
        "added by a script as a module",
        r#"<script nonce="host">
        document.head.append(Object.assign(document.createElement("script"), { type: "module", src: "STANDPOINT/embed.js" }));
        </script>"#,
    ),
    (
        "imported",
        r#"<script nonce="host">import("STANDPOINT/embed.js")</script>"#,
    ),
    (
        "imported by a module",
        r#"<script type="module" nonce="host">import "STANDPOINT/PINNED"</script>"#,
    ),
    (
        "bundled",
        r#"<script src="/assets/bundle.js" data-standpoint="STANDPOINT/" nonce="host"></script>"#,
    ),
    (
        "bundled, as a module",
        r#"<script type="module" src="/assets/bundle.js" data-standpoint="STANDPOINT" nonce="host"></script>"#,
    ),
    (
        "bundled, with another's word",
        r#"<script nonce="host" data-standpoint="STANDPOINT/"></script>
        <script src="/assets/bundle.js" nonce="host"></script>"#,
    ),
    (
        "as text",
        r#"<script data-standpoint="STANDPOINT/" nonce="host">EMBED</script>"#,
    ),
    (
        "under a name that an image has taken",
        r#"<script type="module" src="STANDPOINT/embed.js" nonce="host"></script>
        <img name="currentScript" src="https://example.org/embed.js" alt="">"#,
    ),
];

pub async fn works_however_the_script_is_loaded(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    page.server()
        .put("/assets/bundle.js", Reply::script(bundle()?));
    // The image with that address is blocked by the page's policy.
    page.allow(["example.org", "not loaded"]);
    let (pinned, hash) = pinned()?;
    for (at, (name, way)) in WAYS.into_iter().enumerate() {
        let scripts = way
            .replace("PINNED", &pinned)
            .replace("HASH", &hash)
            .replace("EMBED", &embed()?);
        let host = standpoint
            .reply(&SCRIPT.replace("SCRIPTS", &scripts))
            .with_header(
                "content-security-policy",
                "script-src 'nonce-host' 'strict-dynamic' 'wasm-unsafe-eval'; object-src 'none'; \
                 base-uri 'none'; img-src 'self'",
            );
        page.server().put("/", host);
        page.open(&format!("/?{at}")).await?;
        let context = |failure: Failure| failure.context(name);
        crate::host::start_quiz(page, 0).await.map_err(context)?;
        // It defines no globals, and scripts before and after it in a bundle run.
        let globals = "return ['HERE', 'VERSION', 'Standpoint', 'folderOf', 'loadNear']
            .filter((name) => Object.hasOwn(window, name))";
        assert_eq!(page.js(globals).await?, json!([]), "{name}");
        if name.starts_with("bundled") {
            assert_eq!(page.js("return [first, last]").await?, json!([1, 2]));
        }
    }
    Ok(())
}

pub async fn in_a_bundle_without_its_address_the_rest_still_runs(
    page: &Page,
) -> Result<(), Failure> {
    let _standpoint = Standpoint::without_requests(page).await?;
    page.allow(["stand-point: ", "404", "Failed", "not loaded"]);
    page.server()
        .put("/assets/bundle.js", Reply::script(bundle()?));
    let script = r#"<script src="/assets/bundle.js"></script>"#;
    let host = SCRIPT.replace("SCRIPTS", script);
    page.server().put("/", Reply::html(host));
    page.open("/").await?;
    let failed = event(page, "failed").await?;
    let reason = string(&failed["reason"]);
    assert!(reason.ends_with("answers 404"), "{reason}");
    assert_eq!(page.js("return [first, last]").await?, json!([1, 2]));
    assert_eq!(page.text_in("stand-point > a").await?, "The questions");

    // An inline script has no URL at all.
    let script = format!("<script>{}</script>", bundle()?);
    let host = SCRIPT.replace("SCRIPTS", &script);
    page.server().put("/", Reply::html(host));
    page.open("/?text").await?;
    let failed = event(page, "failed").await?;
    let reason = string(&failed["reason"]);
    assert!(reason.contains("data-standpoint"), "{reason}");
    assert_eq!(page.js("return [first, last]").await?, json!([1, 2]));

    // A browser without an API that the script needs.
    page.server()
        .set_init_script("delete window.IntersectionObserver");
    page.open("/?old").await?;
    page.wait_for("window.last === 2").await?;
    assert_eq!(page.text_in("stand-point > a").await?, "The questions");
    Ok(())
}

pub async fn a_failed_module_is_retried(page: &Page) -> Result<(), Failure> {
    page.allow([
        "503",
        "stand-point: ",
        "CORS",
        "cross-origin",
        "Access-Control",
        "Failed",
        "not loaded",
        "error loading",
    ]);
    let script = r#"<script type="module" src="STANDPOINT/embed.js"></script>"#;
    let modules = modules()?;
    assert_eq!(modules.len(), 3, "{modules:?}");
    for module in modules {
        // A new origin, for which the browser has cached nothing.
        let standpoint = Standpoint::start(page).await?;
        let host = standpoint.reply(&SCRIPT.replace("SCRIPTS", script));
        page.server().put("/", host);
        let at = format!("/{module}");
        let out_of_order = Reply::html("")
            .with_status(StatusCode::SERVICE_UNAVAILABLE)
            .with_header("access-control-allow-origin", "*");
        standpoint.server.put(&at, out_of_order);
        page.open(&format!("/?{module}")).await?;
        // Two attempts fail, and the third succeeds.
        for story in [FIRST, OTHER] {
            let failed = event(page, "failed").await?;
            let reason = string(&failed["reason"]);
            assert!(
                reason.contains(&module) && reason.ends_with("answers 503"),
                "{reason}"
            );
            if story == OTHER {
                standpoint.server.restore(&at);
            }
            set(page, "pack", story).await?;
        }
        event(page, "ready").await?;
        wait_for(page, 0, ".in-article").await?;
        crate::host::start_quiz(page, 0).await?;
    }
    Ok(())
}

/// Clears the received events and sets an attribute.
async fn set(page: &Page, name: &str, value: &str) -> Result<(), Failure> {
    page.js(&format!(
        "received.length = 0; document.querySelector('stand-point').setAttribute('{name}', '{value}')"
    ))
    .await?;
    Ok(())
}

pub async fn a_failure_names_the_missing_csp_source(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    page.allow([
        "policy",
        "Policy",
        "stand-point: ",
        "Failed",
        "not loaded",
        "blocked",
        "Refused",
    ]);
    let origin = &standpoint.origin;
    let of_origin = |directive| format!("has to allow {origin} in {directive}");
    for (at, (policy, expected)) in [
        (
            format!("script-src 'nonce-host' {origin}"),
            "has to allow 'wasm-unsafe-eval' in script-src".to_owned(),
        ),
        (
            format!("default-src 'none'; script-src 'nonce-host' {origin} 'wasm-unsafe-eval'"),
            of_origin("connect-src"),
        ),
        (
            format!("script-src 'nonce-host' {origin}/embed.js 'wasm-unsafe-eval'"),
            of_origin("script-src"),
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let host = standpoint
            .reply(PLAIN)
            .with_header("content-security-policy", &policy);
        page.server().put("/", host);
        page.open(&format!("/?{at}")).await?;
        let failed = event(page, "failed").await?;
        let reason = string(&failed["reason"]);
        assert!(reason.contains(&expected), "{policy}: {reason}");
    }
    Ok(())
}

pub async fn properties_reflect_attributes(page: &Page) -> Result<(), Failure> {
    let _standpoint = open(page, PROPERTIES).await?;
    // Set before the script ran.
    crate::host::start_quiz(page, 0).await?;
    let all = "return ['pack', 'view', 'items', 'theme', 'lang', 'font'].map((name) =>
        [early[name], early.getAttribute(name), Object.hasOwn(early, name)])";
    assert_eq!(
        page.js(all).await?,
        json!([
            [OTHER, OTHER, false],
            ["quiz", "quiz", false],
            ["3", "3", false],
            [null, null, false],
            ["de", "de", false],
            [null, null, false],
        ])
    );
    assert_eq!(state(page).await?["progress"]["total"], 3);
    page.wait_for(&format!(
        "{}?.closest('[lang]').lang === 'de'",
        inside(0, ".check button")
    ))
    .await?;

    // Set later.
    page.js("early.view = 'compare'").await?;
    wait_for(page, 0, ".compare").await?;
    page.js("early.items = null; early.pack = 'fentanyl-tariffs'")
        .await?;
    page.wait_for(&format!("early.state()?.pack === '{FIRST}'"))
        .await?;
    assert_eq!(page.js("return early.hasAttribute('items')").await?, false);

    // Set on an upgraded element before it is in the document.
    page.js("window.late = document.createElement('stand-point');
         Object.assign(late, { pack: 'harbour-bridge', view: 'you', theme: 'dark', storage: 'none',
             seed: 7, font: 'inherit', ratings: 'ask', article: 'main' });
         early.replaceWith(late)")
        .await?;
    wait_for(page, 0, ".root.dark .consent").await?;
    let html = "return late.cloneNode().outerHTML";
    let attributes = page.js(html).await?;
    for part in [
        "theme=\"dark\"",
        "storage=\"none\"",
        "seed=\"7\"",
        "font=\"inherit\"",
        "ratings=\"ask\"",
        "article=\"main\"",
    ] {
        assert!(string(&attributes).contains(part), "{attributes}");
    }
    // Each property exists on the element, which frameworks check.
    let missing = "return customElements.get('stand-point').observedAttributes
        .filter((name) => !(name in late))";
    assert_eq!(page.js(missing).await?, json!([]));
    Ok(())
}

pub async fn works_where_the_host_page_patches_builtins(page: &Page) -> Result<(), Failure> {
    let _standpoint = open(page, CHANGED).await?;
    crate::host::start_quiz(page, 0).await?;
    answer(page).await?;
    assert_eq!(answered(page, "answered").await?, 1);
    wait_for(page, 0, ".in-article li button").await?;
    page.js("document.querySelector('stand-point').view = 'compare'")
        .await?;
    wait_for(page, 0, ".compare").await?;
    page.open("/?again").await?;
    assert_eq!(answered(page, "ready").await?, 1);
    Ok(())
}

/// Returns the number of answered questions in the last event `name`. Drivers can't serialize the
/// whole event: the host page has added cyclic properties to all objects.
async fn answered(page: &Page, name: &str) -> Result<Value, Failure> {
    let last = format!("received.findLast((it) => it.name === '{name}')");
    page.wait_for(&format!("{last} !== undefined")).await?;
    page.js(&format!("return {last}.progress.answered")).await
}

pub async fn events_fire_once_however_often_resize_js_runs(page: &Page) -> Result<(), Failure> {
    let script = r#"<script type="module" src="STANDPOINT/resize.js"></script>"#;
    let more = r#"<script src="STANDPOINT/resize.js"></script>
        <script src="STANDPOINT/resize.js?2"></script>"#;
    let host = FRAME
        .replace(script, &[script, more].concat())
        .replace("SANDBOX", "");
    let _standpoint = open(page, &host).await?;
    page.js("document.querySelector('iframe').scrollIntoView()")
        .await?;
    event(page, "ready").await?;
    event(page, "resized").await?;
    page.settle().await?;
    let count = "return received.filter((it) => it.name === 'ready').length";
    assert_eq!(page.js(count).await?, 1);
    Ok(())
}

/// Returns the built script.
fn embed() -> Result<String, Failure> {
    Ok(fs::read_to_string(paths::dist()?.join("embed.js"))?)
}

/// Returns a bundle of the script and others. The first of them ends without a semicolon.
fn bundle() -> Result<String, Failure> {
    Ok(["window.first = 1\n", &embed()?, "\nwindow.last = 2"].concat())
}

/// Returns the name of the pinned script, which contains a hash, and its integrity value.
fn pinned() -> Result<(String, String), Failure> {
    let name = paths::built("embed-", ".js")?;
    let bytes = fs::read(paths::dist()?.join(&name))?;
    let hash = STANDARD.encode(Sha384::digest(bytes));
    Ok((name, ["sha384-", &hash].concat()))
}

/// Returns the names of the modules that the script imports.
fn modules() -> Result<Vec<String>, Failure> {
    let names = fs::read_dir(paths::dist()?)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(names
        .filter(|name| name.starts_with("standpoint-widget-") && name.ends_with(".js"))
        .collect())
}
