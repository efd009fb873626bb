//! Checks a pack, and holds it against the article that it was made from.
//!
//! `verify-source DIR ARTICLE`: DIR holds the `pack.json`, ARTICLE is the article's plain text,
//! a paragraph a line. Prints all problems, one a line, and ends with 1 where there are any.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let told = match arguments.as_slice() {
        [folder, article] => verify(folder, article),
        _ => Err("usage: verify-source DIR ARTICLE".into()),
    };
    match told {
        Ok(told) => {
            println!("{told}");
            ExitCode::SUCCESS
        }
        Err(problems) => {
            eprintln!("{}", problems.trim_end());
            ExitCode::FAILURE
        }
    }
}

fn verify(folder: &Path, article: &Path) -> Result<String, String> {
    let pack = bytes(&folder.join("pack.json"))?;
    let pack = standpoint_core::read(&pack).map_err(|problems| problems.to_string())?;

    let text = String::from_utf8(bytes(article)?)
        .map_err(|_| format!("{}: not UTF-8: save it as UTF-8", article.display()))?;
    let matched = standpoint_core::read::verify_source(&pack, text.trim_start_matches('\u{feff}'))
        .map_err(|problems| problems.to_string())?;
    Ok(format!(
        "{}: {} paragraphs and {} quoted passages match",
        folder.display(),
        matched.paragraphs,
        matched.quoted_passages
    ))
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path)
        .map_err(|error| format!("{}: {error}: name a file that can be read", path.display()))
}
