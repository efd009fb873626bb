//! Writes the pages of a build: `standpoint-site FOLDER`.

use standpoint_site::write;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let [folder] = arguments.as_slice() else {
        eprintln!("usage: standpoint-site FOLDER, the folder that trunk has built into");
        return ExitCode::from(2);
    };
    match write(Path::new(folder)) {
        Ok(pages) => {
            for page in pages {
                println!("  wrote {page}");
            }
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}
