//! The program in fewer bytes, with short names for what it and its glue ask of each other.

use std::path::Path;

use serde_json::{Map, Value};

use crate::problem::{Problem, Result};
use crate::program;
use crate::tools::Tools;
use crate::workspace::Workspace;

/// In one run: what is written and read again loses some of it. No pass twice by `--converge`:
/// names are told once.
const PASSES: [&str; 13] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--always-inline-max-function-size=1",
    "--one-caller-inline-max-function-size=15",
    // What is alike has like names: side by side it compresses better.
    "--reorder-functions-by-name",
    "--strip-producers",
    "--strip-target-features",
];

/// Each name of wasm-bindgen's has a hash in it.
const SHORT_NAMES: &str = "--minify-imports-and-exports-and-modules";

/// What wasm-opt calls the module that all is imported from.
const MODULE: &str = "a";

/// The short name for each long one, in the form of esbuild's mangle cache.
pub type Names = Map<String, Value>;

/// Rewrites the program. Its glue has to be given the names.
pub fn optimize(workspace: &Workspace, wasm: &Path) -> Result<Names> {
    let output = run(workspace, wasm, &[SHORT_NAMES])?;
    names(&output).ok_or_else(|| {
        let what = format!("wasm-opt printed no names, but {output:?}");
        Problem::new(what, "see whether its version is the one of tools.rs")
    })
}

/// Rewrites the lazy part of a program, which has only three imports: their names stay.
pub fn optimize_lazy(workspace: &Workspace, wasm: &Path) -> Result<()> {
    run(workspace, wasm, &[]).map(drop)
}

fn run(workspace: &Workspace, wasm: &Path, more: &[&str]) -> Result<String> {
    let tools = Tools::of(workspace)?;
    let mut wasm_opt = workspace.command(tools.program(&tools.wasm_opt));
    wasm_opt
        .args(PASSES)
        .args(more)
        .arg(wasm)
        .arg("-o")
        .arg(wasm);
    program::output(&mut wasm_opt, "see what it says above")
}

/// From `{"imports": [[MODULE, LONG, SHORT], …], "exports": [[LONG, SHORT], …]}`.
fn names(told: &str) -> Option<Names> {
    let told: Value = serde_json::from_str(told).ok()?;
    let mut names = Names::new();
    for import in told["imports"].as_array()? {
        names.insert(import[0].as_str()?.into(), MODULE.into());
        names.insert(import[1].as_str()?.into(), import[2].clone());
    }
    for export in told["exports"].as_array()? {
        names.insert(export[0].as_str()?.into(), export[1].clone());
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::names;
    use serde_json::json;

    #[test]
    fn names_are_read_from_what_wasm_opt_tells() {
        let told = r#"{
            "imports": [["./page_bg.js", "__wbg_body_5f", "b"], ["./page_bg.js", "__wbg_is_22", "c"]],
            "exports": [["memory", "d"]]
        }"#;
        let expected = json!({
            "./page_bg.js": "a", "__wbg_body_5f": "b", "__wbg_is_22": "c", "memory": "d"
        });
        assert_eq!(names(told).map(Into::into), Some(expected));
        assert_eq!(names("Fatal: no such pass"), None);
        assert_eq!(names("{}"), None);
    }
}
