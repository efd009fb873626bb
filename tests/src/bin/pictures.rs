//! Takes pictures of the built page: see `standpoint_tests::pictures`.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use standpoint_tests::failure::Failure;
use standpoint_tests::{end_all_on_interrupt, pictures};

const USAGE: &str = "\
usage: pictures FOLDER [NAME…]

Takes pictures of $STANDPOINT_DIST, or of dist in the workspace root, in the states of
tests/pictures.json: all, or those whose names begin with a NAME.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("pictures: {failure}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn run() -> Result<(), Failure> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().ok_or_else(|| Failure::new(USAGE))?;
    let names: Vec<_> = arguments.collect();
    end_all_on_interrupt()?;
    pictures::take(Path::new(&folder), &names).await
}
