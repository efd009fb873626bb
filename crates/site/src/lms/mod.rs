//! Packages for learning management systems: a story with its quiz in one zip file, which the LMS
//! shows and whose results it records.
//!
//! A package has a manifest, the widget's files, the pack, and a page with the widget and the script
//! that talks to the LMS. A new kind of package is a file with a `PACKAGE`, a script in
//! `web/script/`, and a line in [`PACKAGES`].

mod cmi5;
mod page;
mod scorm12;

use crate::embed::{SCRIPT as EMBED, embed};
use crate::error::BuildError;
use crate::file::File;
use crate::listed_pack::ListedPack;
use crate::shell::{Shell, WIDGET};
use crate::site::{Options, Site};
use page::page;
use standpoint_core::Pack;
use std::slice::from_ref;

/// A kind of package that a pack can be exported to.
pub struct Package {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is and who reads it, in one line.
    pub about: &'static str,
    manifest: fn(&Pack, &PackageOptions, &[File]) -> File,
    /// The name of the script that talks to the LMS.
    script: &'static str,
    /// The other scripts for host pages that it loads.
    loads: &'static [&'static str],
    /// Where its page may send requests, in the words of a policy.
    connects: &'static str,
    /// What it can't carry, besides what no package can.
    left_out: &'static [&'static str],
}

/// All kinds of packages.
pub const PACKAGES: &[Package] = &[scorm12::PACKAGE, cmi5::PACKAGE];

/// What the author chooses for a package.
#[derive(Clone, Copy, Debug, Default)]
pub struct PackageOptions {
    /// The maximum number of questions.
    pub items: Option<u32>,
    /// Selects the generated questions and the order of all.
    pub seed: Option<u32>,
    /// How many percent of the questions must be right to pass. Without it, nobody passes or fails.
    pub mastery_score: Option<u8>,
}

impl Package {
    /// Returns the files of the package, the manifest first.
    ///
    /// # Errors
    ///
    /// If the shell has not all of them.
    pub fn files(
        &self,
        shell: &Shell,
        listed: &ListedPack,
        options: &PackageOptions,
    ) -> Result<Vec<File>, BuildError> {
        let site_options = Options::default();
        let site = Site::new(shell, from_ref(listed), &site_options)?;
        let is_loaded = |(name, _): &File| {
            name.starts_with(WIDGET) || name == EMBED || self.loads.contains(&&**name)
        };
        let mut files: Vec<File> = embed(&site).into_iter().filter(is_loaded).collect();
        let assets = shell.widget_assets().chain([&shell.picture]);
        files.extend(assets.map(|asset| (asset.name.clone(), asset.bytes.clone())));
        files.extend([
            (PACK.into(), listed.json.clone().into_bytes()),
            (PAGE.into(), page(self, listed, options).into_bytes()),
            (self.script.into(), self.script_of(shell)?.into()),
        ]);
        files.sort();
        files.insert(0, (self.manifest)(&listed.pack, options, &files));
        Ok(files)
    }

    /// Says what the package can't carry, a sentence for each thing.
    pub fn left_out(&self) -> impl Iterator<Item = &'static str> {
        ALWAYS_LEFT_OUT
            .into_iter()
            .chain(self.left_out.iter().copied())
    }

    fn script_of<'s>(&self, shell: &'s Shell) -> Result<&'s str, BuildError> {
        let found = shell.for_lms.iter().find(|(name, _)| *name == self.script);
        let script = found.map(|(_, script)| script.as_str());
        script.ok_or_else(|| BuildError::MissingFile(self.script.into()))
    }
}

/// The page that the LMS opens.
const PAGE: &str = "index.html";
/// The pack, next to the page.
const PACK: &str = "pack.json";

const ALWAYS_LEFT_OUT: [&str; 3] = [
    "How a reader rates the statements: it is forgotten when the page is closed, and the system never gets it.",
    "Which option a reader chose, as a result: the system gets whether each answer is right. The answers are \
     only saved for the reader.",
    "Half points: the score counts the questions that are exactly right.",
];
