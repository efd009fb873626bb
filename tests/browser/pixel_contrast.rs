//! Measures the contrast of texts in a screenshot.

use serde_json::json;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use crate::reader::strings;

/// Fails if a text in `root`, a JavaScript expression, has a contrast below 4.5 to 1. Works only in
/// Chromium.
pub async fn check(page: &Page, root: &str, about: &str) -> Result<(), Failure> {
    /// Device pixels per CSS pixel, as on most phones. At 1, antialiasing mixes letters with their
    /// background.
    const SCALE: u32 = 2;
    /// The width of the window in CSS pixels.
    const WIDTH: u32 = 430;

    // Colours don't depend on the width, and a narrow page has fewer pixels to compare.
    page.cdp(
        "Emulation.setDeviceMetricsOverride",
        json!({ "width": WIDTH, "height": 900, "deviceScaleFactor": 1, "mobile": false }),
    )
    .await?;
    page.settle().await?;
    let size = page
        .js(
            "const { scrollWidth, scrollHeight } = document.documentElement;
             return [scrollWidth, Math.min(scrollHeight, 1600)]",
        )
        .await?;
    let clip = json!({ "x": 0, "y": 0, "width": size[0], "height": size[1], "scale": SCALE });
    let screenshot = page
        .cdp(
            "Page.captureScreenshot",
            json!({
                "format": "png",
                "captureBeyondViewport": true,
                "clip": clip,
                // Most of the time goes into compression otherwise.
                "optimizeForSpeed": true,
            }),
        )
        .await?;
    let script = format!(
        "const PNG = {}, SCALE = {SCALE}, ROOT = {root};\n{}",
        screenshot["data"],
        include_str!("pixel_contrast.js")
    );
    let found = page.js_async(&script).await?;
    if found[0].as_u64() < Some(10) {
        return Err(Failure::new(format!(
            "{about}: fewer than 10 texts: {found}"
        )));
    }
    let weak = strings(&found[1]);
    if weak.is_empty() {
        Ok(())
    } else {
        let weak = weak.join("\n  ");
        Err(Failure::new(format!("{about}:\n  {weak}")))
    }
}
