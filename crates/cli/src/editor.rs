//! Opens a text in the editor that the environment names.

use std::env;
use std::fs;
use std::io::Write as _;
use std::process::Command;
use tempfile::Builder;

/// Returns a text as it is after somebody has edited it as a file with this ending.
///
/// # Errors
///
/// What is wrong and how to fix it, in one line: no editor is named, it can't be run or fails, or the
/// file can't be written or read.
pub fn edited(text: &str, ending: &str) -> Result<String, String> {
    let named = ["VISUAL", "EDITOR"]
        .into_iter()
        .filter_map(|it| env::var(it).ok());
    let named = named
        .map(|it| it.trim().to_owned())
        .find(|it| !it.is_empty());
    let Some(editor) = named else {
        return Err("No editor is set: name one in VISUAL or EDITOR, such as EDITOR=nano.".into());
    };
    let failed = |error: std::io::Error| {
        format!("`{editor}` can't edit it: {error}. Check VISUAL or EDITOR.")
    };
    let mut file = Builder::new().suffix(ending).tempfile().map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    // Some editors replace the file: its name stays.
    let path = file.into_temp_path();
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or_default();
    let status = Command::new(program).args(words).arg(&path).status();
    match status.map_err(failed)? {
        status if status.success() => fs::read_to_string(&path).map_err(failed),
        status => Err(format!(
            "`{editor}` ended with {status}, so nothing was changed."
        )),
    }
}
