//! Writes the pages of a build: `standpoint-site FOLDER [URL]`.

use standpoint_site::write;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let (folder, address) = match arguments.as_slice() {
        [folder] => (folder, None),
        [folder, address] => (folder, address.to_str()),
        _ => {
            eprintln!(
                "usage: standpoint-site FOLDER [URL]\n\n\
                 FOLDER  trunk's output folder\n\
                 URL     where the folder will be hosted"
            );
            return ExitCode::from(2);
        }
    };
    match write(Path::new(folder), address) {
        Ok(pages) => {
            for page in pages {
                println!("  wrote {page}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
