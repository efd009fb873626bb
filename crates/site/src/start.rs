//! The script in the head of every page: `web/script/start.js`.

use crate::built::Built;

/// Returns the script with the file names filled in.
pub fn start(built: &Built) -> String {
    let names = [
        ("GLUE", &built.glue),
        ("WASM", &built.wasm),
        ("OFFLINE", &built.offline),
    ];
    names
        .iter()
        .fold(built.start.clone(), |script, (name, asset)| {
            script.replace(&format!("./{name}"), &format!("./{}", asset.name))
        })
}
