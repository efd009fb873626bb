//! Minifies trunk's output. Trunk's own minifier leaves the script unchanged, and drops properties
//! that older browsers need from style sheets.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::error::{Error, Result};
use crate::panics::replace_with_traps;
use crate::program;
use crate::split::is_lazy;
use crate::tools::Tools;
use crate::wasm_opt::{Names, optimize, optimize_with_names};
use crate::workspace::Workspace;

/// Minifies the scripts, style sheets and JSON in `folder`; with `with_wasm`, also the wasm, which
/// is slow.
pub fn minify(workspace: &Workspace, folder: &Path, with_wasm: bool) -> Result<()> {
    let files = files_in(folder)?;
    let with_extension = |extension: &str| -> Vec<PathBuf> {
        let matches = |file: &&PathBuf| file.extension().is_some_and(|other| other == extension);
        files.iter().filter(matches).cloned().collect()
    };
    let sheets = with_extension("css");
    let (of_views, others): (Vec<_>, Vec<_>) = sheets.into_iter().partition(|it| is_of_views(it));
    let texts = [with_extension("js"), others].concat();
    program::run(esbuild_in(workspace, folder)?.args(texts), ESBUILD_HINT)?;
    for sheet in of_views {
        bundle_style(workspace, &sheet)?;
    }
    for wasm in with_extension("wasm").iter().filter(|_| with_wasm) {
        if is_lazy(&wasm.to_string_lossy()) {
            // Its three imports keep their names.
            optimize_with_names(workspace, wasm)?;
            continue;
        }
        if is_single_file(wasm) {
            // The other programs were changed before they were split.
            write(wasm, replace_with_traps(wasm)?)?;
        }
        let names = optimize(workspace, wasm)?;
        rename_in_glue(workspace, folder, wasm, names)?;
    }
    for wasm in with_extension("wasm")
        .iter()
        .filter(|wasm| is_single_file(wasm))
    {
        standalone_glue(workspace, folder, wasm)?;
    }
    for file in with_extension("json") {
        let text = fs::read_to_string(&file)
            .map_err(|error| Error::with_file("read", &file, &error, HINT))?;
        // Invalid JSON stays as it is: the page reports it.
        if serde_json::from_str::<Value>(&text).is_err() {
            continue;
        }
        write(&file, without_whitespace(&text))?;
    }
    Ok(())
}

const HINT: &str = "remove dist/ and build again";
const ESBUILD_HINT: &str = "see esbuild's output above";

fn esbuild(workspace: &Workspace) -> Result<Command> {
    let tools = Tools::of(workspace)?;
    let mut esbuild = workspace.command(tools.program(&tools.esbuild));
    esbuild.args(["--minify", "--allow-overwrite", "--log-level=warning"]);
    Ok(esbuild)
}

/// Replaces files in `folder`.
fn esbuild_in(workspace: &Workspace, folder: &Path) -> Result<Command> {
    let mut esbuild = esbuild(workspace)?;
    for option in ["--outdir=", "--outbase="] {
        esbuild.arg(format!("{option}{}", folder.display()));
    }
    Ok(esbuild)
}

/// Returns whether this is the style sheet of the views.
fn is_of_views(sheet: &Path) -> bool {
    let name = sheet.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("standpoint-")
}

/// Replaces trunk's copy of the views' style sheet, which only has imports, by all that it imports.
fn bundle_style(workspace: &Workspace, sheet: &Path) -> Result<()> {
    let mut esbuild = esbuild(workspace)?;
    esbuild.args(["web/style/standpoint.css", "--bundle"]);
    esbuild.arg(format!("--outfile={}", sheet.display()));
    program::run(&mut esbuild, ESBUILD_HINT)
}

/// Writes `script/glue.js`: the glue as a classic script that defines the global `standpoint`. The
/// single-file page needs it, as it can't import a module.
fn standalone_glue(workspace: &Workspace, folder: &Path, wasm: &Path) -> Result<()> {
    let mut esbuild = esbuild(workspace)?;
    esbuild.arg(glue_of(wasm)?).args([
        "--format=iife",
        "--global-name=standpoint",
        // The glue only uses `import.meta` to find the wasm, which the page passes to it.
        "--log-override:empty-import-meta=silent",
    ]);
    esbuild.arg(format!(
        "--outfile={}",
        folder.join("script/glue.js").display()
    ));
    program::run(&mut esbuild, ESBUILD_HINT)
}

/// Returns whether this is the program of the single-file page.
fn is_single_file(wasm: &Path) -> bool {
    let name = wasm.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("standpoint-single-file")
}

/// Returns the path of the glue, next to its wasm.
fn glue_of(wasm: &Path) -> Result<String> {
    let name = wasm.to_string_lossy();
    match name.strip_suffix("_bg.wasm") {
        Some(stem) => Ok(format!("{stem}.js")),
        None => {
            let message = format!("unexpected file name {name}: trunk's wasm ends in _bg.wasm");
            Err(Error::new(message, HINT))
        }
    }
}

/// Renames imports and exports in the glue to the short names that the wasm uses.
fn rename_in_glue(workspace: &Workspace, folder: &Path, wasm: &Path, names: Names) -> Result<()> {
    let cache = folder.join("names.json");
    let mut esbuild = esbuild_in(workspace, folder)?;
    esbuild.arg(glue_of(wasm)?);
    esbuild.arg(format!("--mangle-props={}", any_of(&names)));
    esbuild.arg("--mangle-quoted");
    esbuild.arg(format!("--mangle-cache={}", cache.display()));
    write(&cache, Value::Object(names).to_string())?;
    program::run(&mut esbuild, ESBUILD_HINT)?;
    fs::remove_file(&cache).map_err(|error| Error::with_file("remove", &cache, &error, HINT))
}

/// Returns a regular expression that matches exactly these names.
fn any_of(names: &Names) -> String {
    let names: Vec<_> = names
        .keys()
        .map(|name| name.replace(['.', '$'], "."))
        .collect();
    format!("^({})$", names.join("|"))
}

fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    fs::write(file, content).map_err(|error| Error::with_file("write", file, &error, HINT))
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let to_error = |error| Error::with_file("list", folder, &error, "build again");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(to_error)? {
        let path = entry.map_err(to_error)?.path();
        if path.is_dir() {
            files.extend(files_in(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

/// JSON without the white space between its tokens.
fn without_whitespace(json: &str) -> String {
    let mut is_string = false;
    let mut is_escaped = false;
    let keeps = |c: &char| {
        if is_string {
            is_string = *c != '"' || is_escaped;
            is_escaped = *c == '\\' && !is_escaped;
            return true;
        }
        is_string = *c == '"';
        !matches!(c, ' ' | '\t' | '\n' | '\r')
    };
    json.chars().filter(keeps).collect()
}

#[cfg(test)]
mod tests {
    use super::without_whitespace;

    #[test]
    fn white_space_in_strings_is_preserved() {
        let cases = [
            ("{ \"a b\" : [ 1 ,\n\t2 ] }\n", "{\"a b\":[1,2]}"),
            (
                r#"[ "say \" no \\" , " \\\" " ]"#,
                r#"["say \" no \\"," \\\" "]"#,
            ),
            ("", ""),
        ];
        for (json, expected) in cases {
            assert_eq!(without_whitespace(json), expected);
        }
    }
}
