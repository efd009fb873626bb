//! Writes the pages of a build, or an archive of its browser part.

use standpoint_site::{Options, archive, write};
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
usage: standpoint-site pages FOLDER [URL]
       standpoint-site archive FOLDER FILE

pages    write the pages of the packs in data/ into the folder
archive  write an archive of the folder, without its pages and packs

FOLDER  the folder that trunk has staged
URL     where the folder will be hosted
FILE    the archive";

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["pages", folder] => pages(Path::new(folder), None),
        ["pages", folder, address] => pages(Path::new(folder), Some(address.into())),
        ["archive", folder, file] => write_archive(Path::new(folder), Path::new(file)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn pages(folder: &Path, address: Option<String>) -> Result<(), Box<dyn Error>> {
    let options = Options {
        address,
        ..Options::default()
    };
    for page in write(folder, &options)? {
        println!("  wrote {page}");
    }
    Ok(())
}

fn write_archive(folder: &Path, file: &Path) -> Result<(), Box<dyn Error>> {
    let bytes = archive(folder)?;
    fs::write(file, &bytes).map_err(|error| format!("{}: {error}", file.display()))?;
    println!("  wrote {} ({} bytes)", file.display(), bytes.len());
    Ok(())
}
