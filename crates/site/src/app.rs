//! The web app manifest, which makes the page installable (W3C Web Application Manifest).

use crate::icons::Icon;
use serde_json::json;
use standpoint_web::words::Words;

/// The file name of the manifest.
pub const MANIFEST: &str = "standpoint.webmanifest";

/// The background colours of the page, light and dark, as in `web/style/page.css`.
pub const BACKGROUNDS: [&str; 2] = ["#fbfaf6", "#171614"];

/// Returns the manifest as JSON. All URLs in it are relative.
pub fn manifest(words: &Words, icons: &[Icon]) -> String {
    let icons: Vec<_> = icons
        .iter()
        .map(|icon| {
            let sizes = format!("{0}x{0}", icon.side);
            json!({"src": icon.name, "sizes": sizes, "type": "image/png", "purpose": icon.purpose})
        })
        .collect();
    let manifest = json!({
        "name": words.page.name(),
        "short_name": words.page.name(),
        "description": words.page.about(),
        "lang": words.language.tag(),
        "dir": words.language.dir(),
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": BACKGROUNDS[0],
        "theme_color": BACKGROUNDS[0],
        "icons": icons,
    });
    manifest.to_string()
}
