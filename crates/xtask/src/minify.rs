//! What trunk wrote, in fewer bytes. Trunk's own minifying leaves the script as it is,
//! and drops properties from style sheets that older browsers need.

use std::fs;
use std::path::{Path, PathBuf};

use crate::problem::{Problem, Result};
use crate::program;
use crate::tools::Tools;
use crate::workspace::Workspace;

pub fn minify(workspace: &Workspace, folder: &Path) -> Result<()> {
    let tools = Tools::of(workspace)?;
    let mut esbuild = workspace.command(tools.program(&tools.esbuild));
    let files = files_in(folder)?;
    let is = |file: &&PathBuf, ending| file.extension().is_some_and(|it| it == ending);
    esbuild.args(files.iter().filter(|it| is(it, "js") || is(it, "css")));
    esbuild.args(["--minify", "--allow-overwrite", "--log-level=warning"]);
    for option in ["--outdir=", "--outbase="] {
        esbuild.arg(format!("{option}{}", folder.display()));
    }
    program::run(&mut esbuild, "see what it says above")?;
    for file in files.iter().filter(|it| is(it, "json")) {
        let mend = "remove dist/ and build again";
        let text = fs::read_to_string(file)
            .map_err(|error| Problem::with_file("read", file, &error, mend))?;
        // What is no JSON stays as it is, for the page to say so.
        if serde_json::from_str::<serde_json::Value>(&text).is_err() {
            continue;
        }
        fs::write(file, without_layout(&text))
            .map_err(|error| Problem::with_file("write", file, &error, mend))?;
    }
    Ok(())
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
