//! Splits a program in two: the lazy module is what only functions with the attribute `wasm_split`
//! reach. The splitter needs the linker's output, before wasm-bindgen, so wasm-bindgen runs here
//! again and overwrites trunk's output.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::error::{Error, Result};
use crate::glue;
use crate::program;
use crate::tools::Tools;
use crate::workspace::Workspace;

/// The end of a lazy module's file name.
pub const LAZY: &str = "_lazy.wasm";

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
    let bytes = fs::read(&linked)
        .map_err(|error| Error::with_file("read", &linked, &error, "build again"))?;
    let parts = folder.join(format!("{name}-parts"));
    let first = parts.join(format!("{stem}.wasm"));
    let main_module = format!("./{stem}.js");
    let mut options = Options::new(&bytes);
    options.output_dir = &parts;
    options.main_out_path = &first;
    options.main_module = &main_module;
    options.link_name = MODULE;
    let output = transform(options).map_err(|error| {
        let message = format!("cannot split {}: {error:#}", linked.display());
        Error::new(message, "see web/build.rs for what the splitter needs")
    })?;
    let [lazy] = output.split_modules.as_slice() else {
        let count = output.split_modules.len();
        let message = format!("{name} has {count} lazy modules instead of one");
        let hint = "give every #[wasm_split] the same module name";
        return Err(Error::new(message, hint));
    };
    let tools = Tools::of(workspace)?;
    let mut bindgen = workspace.command(tools.program(&tools.wasm_bindgen));
    // The lazy module imports the function table, which is only exported with --keep-lld-exports.
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen
        .args(["--out-name", &stem])
        .arg("--out-dir")
        .arg(folder);
    program::run(bindgen.arg(&first), "see wasm-bindgen's output above")?;
    let glue = folder.join(format!("{stem}.js"));
    let loader = glue::read(&folder.join("script/lazy.js"))?;
    glue::append(&glue, &loader.replace("MODULE", MODULE))?;
    let target = folder.join(format!("{stem}{LAZY}"));
    fs::rename(lazy, &target)
        .map_err(|error| Error::with_file("move", &target, &error, "build again"))?;
    fs::remove_dir_all(&parts)
        .map_err(|error| Error::with_file("remove", &parts, &error, "build again"))
}

/// The module name in the lazy module's imports.
const MODULE: &str = "__wasm_split";

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
