//! The script in the head of every page, `web/script/start.js`, and the links in front of it.

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

/// Returns the links that request the program. A browser finds them sooner than it runs the script
/// that needs the files: on a slow phone, some 50 ms. They only hint: a `<base>` that a proxy adds in
/// front of them misleads them, but not the script.
pub fn preloads(shell: &Shell) -> String {
    format!(
        "<link rel=\"preload\" href=\"./{}\" as=\"fetch\">\n\
         <link rel=\"modulepreload\" href=\"./{}\">",
        shell.wasm.name, shell.glue.name
    )
}
