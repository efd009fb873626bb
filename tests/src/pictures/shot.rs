//! Screenshots at any width, with Chromium.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::cdp;
use crate::failure::Failure;
use crate::page::Page;
use crate::session::{Scheme, emulate_scheme};

/// What to capture, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shot<'a> {
    /// A path with an optional query and fragment.
    pub at: &'a str,
    /// JavaScript to run first, as the body of an async function, with the functions of `helpers.js`.
    pub script: Option<&'a str>,
    /// Whether to capture what is in the window, and not the whole page.
    pub is_screen: bool,
    /// The width of the page in CSS pixels.
    pub width: u32,
    /// The colour scheme.
    pub scheme: Scheme,
}

/// The height of the window in CSS pixels.
const HEIGHT: u32 = 900;

/// Longer pages are cut off: Chromium can't capture them.
const MAX_HEIGHT: f64 = 16_000.0;

const HELPERS: &str = include_str!("../helpers.js");

/// Takes a screenshot with empty storage, as on a first visit, and writes it to `file`.
///
/// # Errors
/// Fails if the page does not settle, or if the script throws.
pub(super) async fn take(page: &Page, shot: Shot<'_>, file: &Path) -> Result<(), Failure> {
    let client = page.client();
    client.goto("about:blank").await?;
    let clear = json!({ "origin": page.server().url(""), "storageTypes": "all" });
    cdp::send(client, "Storage.clearDataForOrigin", clear).await?;
    let metrics =
        json!({ "width": shot.width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": false });
    cdp::send(client, "Emulation.setDeviceMetricsOverride", metrics).await?;
    // On phones a scrollbar takes no width from the page.
    cdp::send(
        client,
        "Emulation.setScrollbarsHidden",
        json!({ "hidden": true }),
    )
    .await?;
    emulate_scheme(client, shot.scheme).await?;

    page.open(shot.at).await?;
    page.wait_for("document.querySelector('#page:defined main h1') !== null")
        .await?;
    page.settle().await?;
    if let Some(script) = shot.script {
        page.js_async(&[HELPERS, script].concat()).await?;
        page.settle().await?;
    }

    let mut capture = json!({ "format": "png" });
    if !shot.is_screen {
        // Off-screen content is not rendered otherwise.
        page.js("const all = new CSSStyleSheet();
             all.replaceSync('* { content-visibility: visible !important }');
             document.adoptedStyleSheets = [all]")
            .await?;
        page.settle().await?;
        let metrics = cdp::send(client, "Page.getLayoutMetrics", json!({})).await?;
        let size = &metrics["cssContentSize"];
        let (Some(width), Some(height)) = (size["width"].as_f64(), size["height"].as_f64()) else {
            return Err(Failure::new(format!("no page size in {metrics}")));
        };
        let height = height.min(MAX_HEIGHT);
        capture["captureBeyondViewport"] = true.into();
        capture["clip"] = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
    }
    let picture = cdp::send(client, "Page.captureScreenshot", capture).await?;
    let png = STANDARD.decode(picture["data"].as_str().unwrap_or_default())?;
    fs::write(file, png)
        .map_err(|error| Failure::from(error).context(format!("writing {}", file.display())))
}
