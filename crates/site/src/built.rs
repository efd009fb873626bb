//! What trunk has built.

use crate::problem::Problem;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// What every page asks for, and the style that every page holds.
pub struct Built {
    /// The script that starts the wasm.
    pub script: Asset,
    /// The wasm.
    pub wasm: Asset,
    /// The icon.
    pub icon: Asset,
    /// All style sheets, one after the other.
    pub style: String,
    /// The files of the style sheets, which no page asks for any more.
    pub sheets: Vec<PathBuf>,
}

/// A file that a page asks for.
pub struct Asset {
    /// As trunk named it, by what it was before its layout was taken out.
    pub from: PathBuf,
    /// Its name by what it is now: it may be cached for ever.
    pub name: String,
}

impl Built {
    /// Finds them in the folder.
    pub fn find(folder: &Path) -> Result<Self, Problem> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder).map_err(Problem::file(folder))? {
            let entry = entry.map_err(Problem::file(folder))?;
            names.extend(entry.file_name().into_string());
        }
        // So that the sheet of the page comes before that of the views, which it is not to change.
        names.sort_unstable();
        let find = |stem: &'static str, end: &'static str| {
            let fits = |name: &&String| name.starts_with(stem) && name.ends_with(end);
            let name = names.iter().find(fits).ok_or(Problem::Missing(stem, end))?;
            Asset::of(folder.join(name), stem, end)
        };
        let sheets = names.iter().filter(|name| name.ends_with(".css"));
        let sheets: Vec<_> = sheets.map(|name| folder.join(name)).collect();
        let mut style = String::new();
        for sheet in &sheets {
            let text = fs::read_to_string(sheet).map_err(Problem::file(sheet))?;
            style.push_str(text.trim_end());
        }
        Ok(Self {
            script: find("standpoint-page-", ".js")?,
            wasm: find("standpoint-page-", "_bg.wasm")?,
            icon: find("icon-", ".svg")?,
            style,
            sheets,
        })
    }
}

impl Asset {
    fn of(from: PathBuf, stem: &str, end: &str) -> Result<Self, Problem> {
        let bytes = fs::read(&from).map_err(Problem::file(&from))?;
        let digest = Sha256::digest(&bytes);
        let hash: String = digest[..8].iter().map(|b| format!("{b:02x}")).collect();
        let name = [stem, &hash, end].concat();
        Ok(Self { from, name })
    }
}
