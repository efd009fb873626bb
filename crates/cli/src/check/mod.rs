//! `standpoint check`: everything that is wrong with packs.

pub mod human;
mod json;
mod report;
mod sarif;
mod watch;

pub use report::{Report, check};

use crate::args::{Check, Format};
use crate::failure::Failure;
use crate::fix;
use crate::pack_file::{self, PackFile};
use crate::print;
use indicatif::{ParallelProgressIterator as _, ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks packs, and prints what is wrong.
///
/// # Errors
///
/// If a path doesn't lead to a pack, or a file can't be read or written.
pub fn run(arguments: &Check) -> Result<ExitCode, Failure> {
    let packs = pack_file::find(&arguments.packs)?;
    if arguments.source.is_some() && packs.len() > 1 {
        return Err(Failure::new(
            format!(
                "--source is one article, but there are {} packs",
                packs.len()
            ),
            "check them one at a time, or put each article next to its pack, as article.txt",
        ));
    }
    match arguments.watch {
        true => watch::run(arguments, &packs),
        false => once(arguments, &packs),
    }
}

/// Checks each pack once.
fn once(arguments: &Check, packs: &[PathBuf]) -> Result<ExitCode, Failure> {
    let source = arguments.source.as_deref();
    let reports: Result<Vec<Report>, Failure> = packs
        .par_iter()
        .progress_with(progress(packs.len()))
        .map(|path| check_file(path, source, arguments.fix))
        .collect();
    let reports = reports?;
    let text = match arguments.format {
        Format::Human => human::render(&reports),
        Format::Json => json::render(&reports),
        Format::Sarif => sarif::render(&reports),
    };
    print::text(&text)?;
    let fails =
        |report: &Report| report.errors() > 0 || arguments.deny_warnings && report.warnings() > 0;
    Ok(match reports.iter().any(fails) {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    })
}

fn check_file(path: &Path, source: Option<&Path>, is_fixing: bool) -> Result<Report, Failure> {
    let mut file = PackFile::read(path, source)?;
    let fixed = match is_fixing {
        true => fix::fix(&mut file)?,
        false => Vec::new(),
    };
    Ok(Report {
        fixed,
        ..check(file)
    })
}

/// Returns the progress bar, which is hidden for few packs and where standard error is no terminal.
fn progress(packs: usize) -> ProgressBar {
    const MANY: usize = 50;
    if packs < MANY {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(packs as u64);
    let style = ProgressStyle::with_template("checking {wide_bar} {pos} of {len}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
