//! Runs wasm-opt: a smaller program, with short names for its imports and exports.

use std::path::Path;

use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::program;
use crate::tools::Tools;
use crate::workspace::Workspace;

/// The passes of a single run, as several runs with files in between give a larger program. Not
/// `--converge`, which would repeat the passes: wasm-opt can only print the names once.
const PASSES: [&str; 12] = [
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
    "--strip-producers",
    "--strip-target-features",
];

/// The features that the compiler's output uses. Merged modules don't list them.
pub const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Shortens wasm-bindgen's names, each of which contains a hash, and prints the new ones.
const SHORT_NAMES: &str = "--minify-imports-and-exports-and-modules";

/// The name that wasm-opt gives to the module of all imports.
const MODULE: &str = "a";

/// Maps long names to short ones, in the format of esbuild's mangle cache.
pub type Names = Map<String, Value>;

/// Optimizes the program in place. The caller must apply the returned names to its glue.
pub fn optimize(workspace: &Workspace, wasm: &Path) -> Result<Names> {
    let output = run(workspace, wasm, &[SHORT_NAMES])?;
    names(&output).ok_or_else(|| {
        let message = format!("wasm-opt printed no names but {output:?}");
        Error::new(message, "check that its version is the one in tools.rs")
    })
}

/// Optimizes a program or a lazy module in place. Its imports and exports keep their names.
pub fn optimize_with_names(workspace: &Workspace, wasm: &Path) -> Result<()> {
    run(workspace, wasm, &FEATURES).map(drop)
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
    program::output(&mut wasm_opt, "see wasm-opt's message above")
}

/// Parses wasm-opt's output:
/// `{"imports": [[MODULE, LONG, SHORT], …], "exports": [[LONG, SHORT], …]}`.
fn names(output: &str) -> Option<Names> {
    let output: Value = serde_json::from_str(output).ok()?;
    let mut names = Names::new();
    for import in output["imports"].as_array()? {
        names.insert(import[0].as_str()?.into(), MODULE.into());
        names.insert(import[1].as_str()?.into(), import[2].clone());
    }
    for export in output["exports"].as_array()? {
        names.insert(export[0].as_str()?.into(), export[1].clone());
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::names;
    use serde_json::json;

    #[test]
    fn names_are_parsed_from_the_output() {
        let output = r#"{
            "imports": [["./page_bg.js", "__wbg_body_5f", "b"], ["./page_bg.js", "__wbg_is_22", "c"]],
            "exports": [["memory", "d"]]
        }"#;
        let expected = json!({
            "./page_bg.js": "a", "__wbg_body_5f": "b", "__wbg_is_22": "c", "memory": "d"
        });
        assert_eq!(names(output).map(Into::into), Some(expected));
        assert_eq!(names("Fatal: no such pass"), None);
        assert_eq!(names("{}"), None);
    }
}
