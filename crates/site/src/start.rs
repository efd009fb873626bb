//! The script that every page runs in its head, `web/script/start.js`, as it stands in the pages.

use crate::built::Built;

/// The script, with the names of the files in it.
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
