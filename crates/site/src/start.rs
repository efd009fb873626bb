//! The script in the head of every page: `web/script/start.js`.

use crate::trunk_output::TrunkOutput;

/// Returns the script with the file names filled in.
pub fn start(output: &TrunkOutput) -> String {
    let names = [
        ("GLUE", &output.glue),
        ("WASM", &output.wasm),
        ("OFFLINE", &output.offline),
    ];
    names
        .iter()
        .fold(output.start.clone(), |script, (name, asset)| {
            script.replace(&format!("./{name}"), &format!("./{}", asset.name))
        })
}
