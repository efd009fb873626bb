//! Checks a pack, and compares it with the article that it was made from.
//!
//! `verify-source DIR ARTICLE`: DIR contains the `pack.json`, ARTICLE is the article's plain text
//! with one paragraph per line. Prints all problems, one per line, and exits with 1 if there are
//! any. Warnings follow under their own heading, and never make it fail.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use standpoint_core::read::{paragraphs_of, verify_source};
use standpoint_core::warnings::Warnings;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let verified = match arguments.as_slice() {
        [folder, article] => verify(folder, article),
        _ => Err("usage: verify-source DIR ARTICLE".into()),
    };
    verified.unwrap_or_else(|problems| {
        eprintln!("{}", problems.trim_end());
        ExitCode::FAILURE
    })
}

fn verify(folder: &Path, article: &Path) -> Result<ExitCode, String> {
    let pack = bytes(&folder.join("pack.json"))?;
    let pack = standpoint_core::read(&pack).map_err(|problems| problems.to_string())?;

    let text = String::from_utf8(bytes(article)?)
        .map_err(|_| format!("{}: not UTF-8: save it as UTF-8", article.display()))?;
    let text = text.trim_start_matches('\u{feff}');
    let exit = match verify_source(&pack, text) {
        Ok(matched) => {
            println!(
                "{}: {} paragraphs and {} quoted passages match",
                folder.display(),
                matched.paragraphs,
                matched.quoted_passages
            );
            ExitCode::SUCCESS
        }
        Err(problems) => {
            eprintln!("{}", problems.to_string().trim_end());
            ExitCode::FAILURE
        }
    };
    print(&standpoint_core::warnings(&pack, &paragraphs_of(text)));
    Ok(exit)
}

fn print(warnings: &Warnings) {
    if !warnings.found.is_empty() {
        println!("\nWarnings, for you to judge ({}):", warnings.found.len());
    }
    for warning in &warnings.found {
        println!("  {warning}");
    }
    if !warnings.skipped.is_empty() {
        println!("\nNot checked:");
    }
    for skipped in &warnings.skipped {
        println!("  {skipped}");
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path)
        .map_err(|error| format!("{}: {error}: pass a file that can be read", path.display()))
}
