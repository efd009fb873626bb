//! What trunk wrote, in fewer bytes. Trunk's own minifying leaves the script as it is,
//! and drops properties from style sheets that older browsers need.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::content_name;
use crate::problem::{Problem, Result};
use crate::program;
use crate::tools::Tools;
use crate::wasm_opt::{Names, optimize};
use crate::workspace::Workspace;

pub fn minify(workspace: &Workspace) -> Result<()> {
    let files = files_in(&workspace.dist())?;
    let of_kind = |kind: &str| -> Vec<PathBuf> {
        let is = |file: &&PathBuf| file.extension().is_some_and(|it| it == kind);
        files.iter().filter(is).cloned().collect()
    };
    let mut names = Names::new();
    for wasm in of_kind("wasm") {
        names.extend(optimize(workspace, &wasm)?);
    }
    let texts = [of_kind("js"), of_kind("css")].concat();
    minify_texts(workspace, &texts, names)?;
    for wasm in of_kind("wasm") {
        content_name::rename(&workspace.dist(), &wasm)?;
    }
    for file in of_kind("json") {
        let mend = "remove dist/ and build again";
        let text = fs::read_to_string(&file)
            .map_err(|error| Problem::with_file("read", &file, &error, mend))?;
        // What is no JSON stays as it is, for the page to say so.
        if serde_json::from_str::<Value>(&text).is_err() {
            continue;
        }
        write(&file, &without_layout(&text))?;
    }
    Ok(())
}

/// Scripts and style sheets. `names` are what the program and its glue call each other's parts.
fn minify_texts(workspace: &Workspace, files: &[PathBuf], names: Names) -> Result<()> {
    let dist = workspace.dist();
    let cache = dist.join("names.json");
    let tools = Tools::of(workspace)?;
    let mut esbuild = workspace.command(tools.program(&tools.esbuild));
    esbuild.args(files);
    esbuild.args(["--minify", "--allow-overwrite", "--log-level=warning"]);
    for option in ["--outdir=", "--outbase="] {
        esbuild.arg(format!("{option}{}", dist.display()));
    }
    esbuild.arg(format!("--mangle-props={}", any_of(&names)));
    esbuild.arg("--mangle-quoted");
    esbuild.arg(format!("--mangle-cache={}", cache.display()));
    write(&cache, &Value::Object(names).to_string())?;
    program::run(&mut esbuild, "see what it says above")?;
    fs::remove_file(&cache)
        .map_err(|error| Problem::with_file("remove", &cache, &error, "remove it by hand"))
}

/// A regular expression for these names and no others.
fn any_of(names: &Names) -> String {
    let names: Vec<_> = names.keys().map(|it| it.replace(['.', '$'], ".")).collect();
    format!("^({})$", names.join("|"))
}

fn write(file: &Path, text: &str) -> Result<()> {
    let mend = "remove dist/ and build again";
    fs::write(file, text).map_err(|error| Problem::with_file("write", file, &error, mend))
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
