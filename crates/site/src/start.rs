//! The script in the head of every page: `web/script/start.js`.

use crate::shell::{Shell, with_modules};

/// Returns the script with the file names filled in.
pub fn start(shell: &Shell) -> String {
    let names = [
        ("GLUE", &shell.glue),
        ("WASM", &shell.wasm),
        ("OFFLINE", &shell.offline),
    ];
    let script = with_modules(shell.start.clone(), &shell.lazy);
    names.iter().fold(script, |script, (name, asset)| {
        script.replace(&format!("./{name}"), &format!("./{}", asset.name))
    })
}
