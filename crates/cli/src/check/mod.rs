//! `standpoint check`: everything that is wrong with packs.

pub mod human;
mod json;
mod report;
mod sarif;
mod watch;

pub use report::{Report, check, check_errors};

use crate::args::{Check, Format};
use crate::failure::Failure;
use crate::fix;
use crate::pack_file::{self, PackFile};
use crate::print;
use indicatif::{ParallelProgressIterator as _, ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::path::Path;
use std::process::ExitCode;

/// Checks packs, and prints what is wrong.
///
/// # Errors
///
/// If nothing can be checked, or the report can't be written.
pub fn run(arguments: &Check) -> Result<ExitCode, Failure> {
    match arguments.watch {
        true => watch::run(arguments),
        false => once(arguments),
    }
}

/// Checks each pack once. What can't be read is reported, and the rest is checked.
fn once(arguments: &Check) -> Result<ExitCode, Failure> {
    let (packs, mut unread) = pack_file::find_all(&arguments.packs);
    let source = arguments.source.as_deref();
    if source.is_some() && packs.len() > 1 {
        return Err(Failure::new(
            format!(
                "--source is one article, but there are {} packs",
                packs.len()
            ),
            "check them one at a time, or put each article next to its pack, as article.txt",
        ));
    }
    let results: Vec<Result<Report, Failure>> = packs
        .par_iter()
        .progress_with(progress(packs.len()))
        .map(|path| check_file(path, source, arguments.fix))
        .collect();
    let mut reports = Vec::new();
    for result in results {
        match result {
            Ok(report) => reports.push(report),
            Err(failure) => unread.push(failure),
        }
    }
    let text = match arguments.format {
        Format::Human => human::render(&reports),
        Format::Json => json::render(&reports, &unread),
        Format::Sarif => sarif::render(&reports, &unread),
    };
    if !text.is_empty() {
        print::text(&text)?;
    }
    unread.iter().for_each(print::failure);
    let fails =
        |report: &Report| report.errors() > 0 || arguments.deny_warnings && report.warnings() > 0;
    Ok(match reports.iter().any(fails) {
        _ if !unread.is_empty() => ExitCode::from(2),
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
    let held = match is_fixing {
        true => fix::held(&file),
        false => Vec::new(),
    };
    let mut report = check(file);
    report.skipped.extend(held);
    Ok(Report { fixed, ..report })
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
