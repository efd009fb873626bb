//! Splits a program: a lazy module is what only functions with the attribute `wasm_split` and its name
//! reach. The splitter needs the linker's output, before wasm-bindgen, so wasm-bindgen runs here
//! again and overwrites trunk's output.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::error::{Error, Result};
use crate::glue;
use crate::merge::{IMPORTS, IMPORTS_OF_PARTS, merge};
use crate::panics::replace_with_traps;
use crate::program;
use crate::tools::Tools;
use crate::workspace::Workspace;

/// The lazy modules, in the order in which they are loaded (`Module` in `web/src/loader.rs`).
const MODULES: [&str; 3] = ["quiz", "views", "class"];

/// Returns whether this is the file of a lazy module.
pub fn is_lazy(file: &str) -> bool {
    MODULES.iter().any(|name| file.ends_with(&end_of(name)))
}

/// Returns the end of a lazy module's file name.
pub fn end_of(module: &str) -> String {
    format!("_{module}.wasm")
}

/// The binaries that are split.
const SPLIT: [&str; 2] = ["standpoint-page", "standpoint-widget"];

/// Splits the programs in trunk's output folder.
pub fn split(workspace: &Workspace, folder: &Path) -> Result<()> {
    for name in SPLIT {
        split_one(workspace, folder, name)?;
    }
    Ok(())
}

fn split_one(workspace: &Workspace, folder: &Path, name: &str) -> Result<()> {
    let stem = stem_in(folder, name)?;
    let linked = linked(workspace, name);
    let bytes = replace_with_traps(&linked)?;
    let parts = folder.join(format!("{name}-parts"));
    let first = parts.join(format!("{stem}.wasm"));
    let main_module = format!("./{stem}.js");
    let mut options = Options::new(&bytes);
    options.output_dir = &parts;
    options.main_out_path = &first;
    options.main_module = &main_module;
    options.link_name = IMPORTS_OF_PARTS;
    let output = transform(options).map_err(|error| {
        let message = format!("cannot split {}: {error:#}", linked.display());
        Error::new(message, "see web/build.rs for what the splitter needs")
    })?;
    let tools = Tools::of(workspace)?;
    let mut bindgen = workspace.command(tools.program(&tools.wasm_bindgen));
    // The lazy modules import the function table, which is only exported with --keep-lld-exports.
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen
        .args(["--out-name", &stem])
        .arg("--out-dir")
        .arg(folder);
    program::run(bindgen.arg(&first), "see wasm-bindgen's output above")?;
    let glue = folder.join(format!("{stem}.js"));
    let mut files = Vec::new();
    let mut merged = HashSet::new();
    for module in MODULES {
        // The splitter gives what several modules reach files of its own.
        let of_module = output.prefetch_map.get(module);
        let new = of_module.into_iter().flatten();
        let new = new.filter(|part| merged.insert((*part).clone()));
        let new: Vec<_> = new.map(|part| parts.join(format!("{part}.wasm"))).collect();
        if !new.is_empty() {
            let target = folder.join(format!("{stem}{}", end_of(module)));
            merge(workspace, &new, &target)?;
            // The build fills in the file's name.
            files.push(format!("\"./{}\"", module.to_uppercase()));
        }
    }
    let loader = glue::read(&folder.join("script/lazy.js"))?;
    let loader = loader.replace("MODULES", &format!("[{}]", files.join(", ")));
    glue::append(&glue, &loader.replace("IMPORTS", IMPORTS))?;
    fs::remove_dir_all(&parts)
        .map_err(|error| Error::with_file("remove", &parts, &error, "build again"))
}

/// Returns the name that trunk gave the program, without `_bg.wasm`.
fn stem_in(folder: &Path, name: &str) -> Result<String> {
    let to_error = |error| Error::with_file("list", folder, &error, "build again");
    for entry in fs::read_dir(folder).map_err(to_error)? {
        let file = entry.map_err(to_error)?.file_name();
        let file = file.to_string_lossy();
        if let Some(stem) = file.strip_suffix("_bg.wasm")
            && stem.starts_with(name)
        {
            return Ok(stem.to_owned());
        }
    }
    let message = format!("trunk wrote no {name} into {}", folder.display());
    Err(Error::new(message, "check that web/index.html lists it"))
}

/// Returns the path of the linker's output.
fn linked(workspace: &Workspace, name: &str) -> PathBuf {
    let linked = format!("wasm32-unknown-unknown/release/{name}.wasm");
    workspace.target().join(linked)
}
