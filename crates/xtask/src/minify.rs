//! What trunk wrote, in fewer bytes. Trunk's own minifying leaves the script as it is,
//! and drops properties from style sheets that older browsers need.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::problem::{Problem, Result};
use crate::program;
use crate::split::LAZY;
use crate::tools::Tools;
use crate::wasm_opt::{Names, optimize, optimize_lazy};
use crate::workspace::Workspace;

/// `optimized`: the program too, which takes its time.
pub fn minify(workspace: &Workspace, folder: &Path, optimized: bool) -> Result<()> {
    let files = files_in(folder)?;
    let of_kind = |kind: &str| -> Vec<PathBuf> {
        let is = |file: &&PathBuf| file.extension().is_some_and(|it| it == kind);
        files.iter().filter(is).cloned().collect()
    };
    let texts = [of_kind("js"), of_kind("css")].concat();
    program::run(
        esbuild(workspace, folder)?.args(texts),
        "see what it says above",
    )?;
    for wasm in of_kind("wasm").iter().filter(|_| optimized) {
        if wasm.to_string_lossy().ends_with(LAZY) {
            optimize_lazy(workspace, wasm)?;
            continue;
        }
        let names = optimize(workspace, wasm)?;
        rename_in_glue(workspace, folder, wasm, names)?;
    }
    for wasm in of_kind("wasm").iter().filter(|wasm| is_whole(wasm)) {
        glue_alone(workspace, folder, wasm)?;
    }
    for file in of_kind("json") {
        let text = fs::read_to_string(&file)
            .map_err(|error| Problem::with_file("read", &file, &error, MEND))?;
        // What is no JSON stays as it is, for the page to say so.
        if serde_json::from_str::<Value>(&text).is_err() {
            continue;
        }
        write(&file, &without_layout(&text))?;
    }
    Ok(())
}

const MEND: &str = "remove dist/ and build again";

fn esbuild(workspace: &Workspace, folder: &Path) -> Result<Command> {
    let tools = Tools::of(workspace)?;
    let mut esbuild = workspace.command(tools.program(&tools.esbuild));
    esbuild.args(["--minify", "--allow-overwrite", "--log-level=warning"]);
    for option in ["--outdir=", "--outbase="] {
        esbuild.arg(format!("{option}{}", folder.display()));
    }
    Ok(esbuild)
}

/// The glue once more, as a script that leaves `standpoint` behind: for a page that is one file,
/// which can import none.
fn glue_alone(workspace: &Workspace, folder: &Path, wasm: &Path) -> Result<()> {
    let tools = Tools::of(workspace)?;
    let mut esbuild = workspace.command(tools.program(&tools.esbuild));
    esbuild.arg(glue_of(wasm)?).args([
        "--minify",
        "--format=iife",
        "--global-name=standpoint",
        // It asks where it stands only to find a wasm that it is not given.
        "--log-override:empty-import-meta=silent",
        "--log-level=warning",
    ]);
    esbuild.arg(format!(
        "--outfile={}",
        folder.join("script/glue.js").display()
    ));
    program::run(&mut esbuild, "see what it says above")
}

/// The program of the page that is one file.
fn is_whole(wasm: &Path) -> bool {
    let name = wasm.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("standpoint-whole")
}

/// The glue lies beside its program.
fn glue_of(wasm: &Path) -> Result<String> {
    let name = wasm.to_string_lossy();
    match name.strip_suffix("_bg.wasm") {
        Some(stem) => Ok(format!("{stem}.js")),
        None => {
            let what = format!("{name} is not named as trunk names it");
            Err(Problem::new(what, MEND))
        }
    }
}

/// The glue is given what the program calls its parts now.
fn rename_in_glue(workspace: &Workspace, folder: &Path, wasm: &Path, names: Names) -> Result<()> {
    let cache = folder.join("names.json");
    let mut esbuild = esbuild(workspace, folder)?;
    esbuild.arg(glue_of(wasm)?);
    esbuild.arg(format!("--mangle-props={}", any_of(&names)));
    esbuild.arg("--mangle-quoted");
    esbuild.arg(format!("--mangle-cache={}", cache.display()));
    write(&cache, &Value::Object(names).to_string())?;
    program::run(&mut esbuild, "see what it says above")?;
    fs::remove_file(&cache).map_err(|error| Problem::with_file("remove", &cache, &error, MEND))
}

/// A regular expression for these names and no others.
fn any_of(names: &Names) -> String {
    let names: Vec<_> = names.keys().map(|it| it.replace(['.', '$'], ".")).collect();
    format!("^({})$", names.join("|"))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).map_err(|error| Problem::with_file("write", file, &error, MEND))
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let problem = |error| Problem::with_file("list", folder, &error, "build again");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(problem)? {
        let path = entry.map_err(problem)?.path();
        if path.is_dir() {
            files.extend(files_in(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

/// A JSON text without the white space between its parts.
fn without_layout(json: &str) -> String {
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
    use super::without_layout;

    #[test]
    fn strings_keep_their_white_space() {
        let cases = [
            ("{ \"a b\" : [ 1 ,\n\t2 ] }\n", "{\"a b\":[1,2]}"),
            (
                r#"[ "say \" no \\" , " \\\" " ]"#,
                r#"["say \" no \\"," \\\" "]"#,
            ),
            ("", ""),
        ];
        for (json, expected) in cases {
            assert_eq!(without_layout(json), expected);
        }
    }
}
