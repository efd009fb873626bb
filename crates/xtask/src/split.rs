//! The lazy part of a program, taken out of it: what only `web/src/views/lazy.rs` reaches. The
//! splitter has to see what the linker has written, before wasm-bindgen, so what trunk has made of
//! that is made once more.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::problem::{Problem, Result};
use crate::program;
use crate::tools::Tools;
use crate::workspace::Workspace;

/// How the file of a lazy part ends.
pub const LAZY: &str = "_lazy.wasm";

/// The programs that are divided, by the names of their binaries.
const DIVIDED: [&str; 2] = ["standpoint-page", "standpoint-widget"];

/// Divides each program that trunk has put into the folder.
pub fn split(workspace: &Workspace, folder: &Path) -> Result<()> {
    for name in DIVIDED {
        split_one(workspace, folder, name)?;
    }
    Ok(())
}

fn split_one(workspace: &Workspace, folder: &Path, name: &str) -> Result<()> {
    let stem = stem_in(folder, name)?;
    let linked = linked(workspace, name);
    let bytes = fs::read(&linked)
        .map_err(|error| Problem::with_file("read", &linked, &error, "build again"))?;
    let parts = folder.join(format!("{name}-parts"));
    let first = parts.join(format!("{stem}.wasm"));
    let main_module = format!("./{stem}.js");
    let mut options = Options::new(&bytes);
    options.output_dir = &parts;
    options.main_out_path = &first;
    options.main_module = &main_module;
    options.link_name = MODULE;
    let divided = transform(options).map_err(|error| {
        let what = format!("{} can't be divided: {error:#}", linked.display());
        Problem::new(what, "see web/build.rs, which says what the splitter needs")
    })?;
    let [lazy] = divided.split_modules.as_slice() else {
        let count = divided.split_modules.len();
        let what = format!("{name} has {count} lazy parts in place of one");
        let hint = "split off only the function in web/src/views/lazy.rs";
        return Err(Problem::new(what, hint));
    };
    let tools = Tools::of(workspace)?;
    let mut bindgen = workspace.command(tools.program(&tools.wasm_bindgen));
    // The lazy part shares the table of functions, which is exported only if it is asked for.
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen
        .args(["--out-name", &stem])
        .arg("--out-dir")
        .arg(folder);
    program::run(bindgen.arg(&first), "see what it says above")?;
    add_loader(folder, &stem)?;
    let at = folder.join(format!("{stem}{LAZY}"));
    fs::rename(lazy, &at)
        .map_err(|error| Problem::with_file("move", &at, &error, "build again"))?;
    fs::remove_dir_all(&parts)
        .map_err(|error| Problem::with_file("remove", &parts, &error, "build again"))
}

/// What wasm calls the module that a lazy part imports from.
const MODULE: &str = "__wasm_split";

/// Puts the loader of the lazy part at the end of the glue.
fn add_loader(folder: &Path, stem: &str) -> Result<()> {
    let read = |path: &Path| {
        fs::read_to_string(path)
            .map_err(|error| Problem::with_file("read", path, &error, "build again"))
    };
    let glue = folder.join(format!("{stem}.js"));
    let loader = read(&folder.join("script/lazy.js"))?.replace("MODULE", MODULE);
    let text = [read(&glue)?, loader].concat();
    fs::write(&glue, text)
        .map_err(|error| Problem::with_file("write", &glue, &error, "build again"))
}

/// What trunk has named the program, without its ending.
fn stem_in(folder: &Path, name: &str) -> Result<String> {
    let problem = |error| Problem::with_file("list", folder, &error, "build again");
    for entry in fs::read_dir(folder).map_err(problem)? {
        let file = entry.map_err(problem)?.file_name();
        let file = file.to_string_lossy();
        if let Some(stem) = file.strip_suffix("_bg.wasm")
            && stem.starts_with(name)
        {
            return Ok(stem.to_owned());
        }
    }
    let what = format!("trunk has put no {name} into {}", folder.display());
    Err(Problem::new(what, "see web/index.html"))
}

/// The program as it was linked.
fn linked(workspace: &Workspace, name: &str) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| workspace.path("target"));
    target.join(format!("wasm32-unknown-unknown/release/{name}.wasm"))
}
