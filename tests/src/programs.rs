//! Finds drivers, browsers and other programs.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::failure::Failure;

/// Finds `program` on `PATH`.
pub(crate) fn on_path(program: &str) -> Result<PathBuf, Failure> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file())
        .ok_or_else(|| Failure::new(format!("no `{program}` on PATH")))
}

/// Finds the installed geckodriver, or else one on `PATH`.
pub(crate) fn geckodriver() -> Result<PathBuf, Failure> {
    pinned("geckodriver", "bin/geckodriver").or_else(|failure| {
        on_path("geckodriver").map_err(|other| Failure::new(format!("{other}, {failure}")))
    })
}

pub(crate) fn esbuild() -> Result<PathBuf, Failure> {
    pinned("esbuild", "node_modules/.bin/esbuild")
        .map_err(|failure| Failure::new(format!("{failure}: run `cargo xtask setup`")))
}

pub(crate) fn mdbook() -> Result<PathBuf, Failure> {
    pinned("mdbook", "bin/mdbook")
        .map_err(|failure| Failure::new(format!("{failure}: run `cargo xtask setup`")))
}

/// Finds a program that `cargo xtask setup` has installed into a folder named after its version.
fn pinned(name: &str, program: &str) -> Result<PathBuf, Failure> {
    let tools = tools();
    entries(&tools)
        .into_iter()
        .filter(|folder| starts_with(folder, &format!("{name}-")))
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file())
        .ok_or_else(|| Failure::new(format!("no {name} in {}", tools.display())))
}

/// Finds MiniBrowser, which Debian installs outside `PATH`, in a folder named after the
/// architecture.
pub(crate) fn mini_browser() -> Result<PathBuf, Failure> {
    entries(Path::new("/usr/lib"))
        .into_iter()
        .flat_map(|folder| entries(&folder))
        .filter(|folder| starts_with(folder, "webkit2gtk-4."))
        .map(|folder| folder.join("MiniBrowser"))
        .find(|candidate| candidate.is_file())
        .ok_or_else(|| Failure::new("no /usr/lib/*/webkit2gtk-4.*/MiniBrowser"))
}

/// Finds a web server, which Debian installs where only the `PATH` of root looks.
pub(crate) fn server(name: &str) -> Option<PathBuf> {
    let in_sbin = Path::new("/usr/sbin").join(name);
    on_path(name)
        .ok()
        .or_else(|| in_sbin.is_file().then_some(in_sbin))
}

fn tools() -> PathBuf {
    let set = |name| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    set("STANDPOINT_TOOLS").unwrap_or_else(|| {
        let cache =
            set("XDG_CACHE_HOME").unwrap_or_else(|| set("HOME").unwrap_or_default().join(".cache"));
        cache.join("standpoint/tools")
    })
}

/// Returns the entries of a folder, newest version first, or none if it can't be read.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    entries.sort();
    entries.reverse();
    entries
}

fn starts_with(path: &Path, prefix: &str) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with(prefix))
}
