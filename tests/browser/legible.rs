//! Whether texts can be read, by the pixels that a reader sees.

use serde_json::json;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use crate::reader::strings;

/// Fails where a text within `root`, an expression of JavaScript, has less contrast than 4.5 to 1.
/// In Chromium alone.
pub async fn check(page: &Page, root: &str, about: &str) -> Result<(), Failure> {
    /// As on most phones, where letters are not mixed with their ground.
    const SCALE: u32 = 2;

    page.settle().await?;
    let size = page
        .js(
            "const { scrollWidth, scrollHeight } = document.documentElement;
             return [scrollWidth, Math.min(scrollHeight, 1600)]",
        )
        .await?;
    let clip = json!({ "x": 0, "y": 0, "width": size[0], "height": size[1], "scale": SCALE });
    let picture = page
        .chromium(
            "Page.captureScreenshot",
            json!({ "format": "png", "captureBeyondViewport": true, "clip": clip }),
        )
        .await?;
    let script = format!(
        "const PNG = {}, SCALE = {SCALE}, ROOT = {root};\n{}",
        picture["data"],
        include_str!("legible.js")
    );
    let found = page.js_async(&script).await?;
    if found[0].as_u64() < Some(10) {
        return Err(Failure::new(format!("{about}: hardly a text: {found}")));
    }
    let weak = strings(&found[1]);
    if weak.is_empty() {
        Ok(())
    } else {
        let weak = weak.join("\n  ");
        Err(Failure::new(format!("{about}:\n  {weak}")))
    }
}
