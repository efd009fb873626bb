//! Packs that are ready to be published.

use crate::check::Report;
use crate::draft_mark::marked;
use crate::failure::Failure;
use crate::new::is_reserved;
use crate::pack_file::PackFile;
use rayon::prelude::*;
use standpoint_core::pack::PackId;
use standpoint_site::ListedPack;
use std::path::PathBuf;

/// What was found in packs.
pub struct Checked {
    /// The reports, in the order of the packs.
    pub reports: Vec<Report>,
    /// The packs without errors, in their order.
    pub stories: Vec<ListedPack>,
}

impl Checked {
    /// The number of errors in all packs.
    pub fn errors(&self) -> usize {
        self.reports.iter().map(Report::errors).sum()
    }

    /// The reports of packs with errors.
    pub fn with_errors(self) -> Vec<Report> {
        let reports = self.reports.into_iter();
        reports.filter(|report| report.errors() > 0).collect()
    }

    /// The number of entries that a person still has to write or confirm.
    pub fn drafts(&self) -> usize {
        self.reports.iter().map(|report| report.drafts.len()).sum()
    }
}

/// Checks packs, each next to its article if that is there, by [`check`](crate::check::check()) or for
/// errors alone. The stories of packs with drafts are
/// marked as drafts.
///
/// # Errors
///
/// If a file can't be read, two packs have one id, or no file can be called by one.
pub fn checked(packs: &[PathBuf], check: fn(PackFile) -> Report) -> Result<Checked, Failure> {
    let reports: Result<Vec<Report>, Failure> = packs
        .par_iter()
        .map(|path| Ok(check(PackFile::read(path, None)?)))
        .collect();
    let mut reports = reports?;
    usable_ids(&reports)?;
    let mut stories = Vec::new();
    for report in reports.iter_mut().filter(|report| report.errors() == 0) {
        let Some(pack) = report.pack.take() else {
            continue;
        };
        stories.push(match report.drafts.is_empty() {
            true => ListedPack::new(pack, &report.file.text),
            false => {
                let (text, pack) = marked(&report.file.text)?;
                ListedPack::new(pack, &text)
            }
        });
    }
    Ok(Checked { reports, stories })
}

/// Each story has its own page, called by its id.
fn usable_ids(reports: &[Report]) -> Result<(), Failure> {
    let mut seen: Vec<(&PackId, &PathBuf)> = Vec::new();
    for file in reports.iter().map(|report| &report.file) {
        let Some(id) = &file.id else {
            continue;
        };
        if is_reserved(id.as_str()) {
            return Err(Failure::new(
                format!(
                    "{}: Windows has no file called `{id}.html`",
                    file.path.display()
                ),
                "rename the folder, such as `the-story`, and run `standpoint check --fix` there",
            ));
        }
        if let Some((_, first)) = seen.iter().find(|(seen, _)| *seen == id) {
            return Err(Failure::new(
                format!(
                    "{} and {}: two packs with the id `{id}`",
                    first.display(),
                    file.path.display()
                ),
                "rename one of the folders, and run `standpoint check --fix` there",
            ));
        }
        seen.push((id, &file.path));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check_errors;
    use std::fs;
    use std::path::Path;

    #[test]
    fn a_story_whose_page_windows_could_not_have_is_refused() {
        let library = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/commands/check-sound.in/library/pack.json");
        let text = fs::read_to_string(library).expect("a pack");
        let folder = tempfile::TempDir::new().expect("a folder");
        for (id, is_refused) in [("con", true), ("lpt1", true), ("concert", false)] {
            let path = folder.path().join(id).join("pack.json");
            fs::create_dir(folder.path().join(id)).expect("a folder");
            let text = text.replace("\"id\": \"library\"", &format!("\"id\": \"{id}\""));
            fs::write(&path, text).expect("a file");
            let refused = checked(&[path], check_errors).err();
            assert_eq!(refused.is_some(), is_refused, "{id}");
        }
    }
}
