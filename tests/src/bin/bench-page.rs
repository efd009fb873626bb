//! Measures how soon the built page can be read and answered: see `standpoint_tests::bench`.

use std::env;
use std::process::ExitCode;

use standpoint_tests::failure::Failure;
use standpoint_tests::{bench, end_all_on_interrupt};

const USAGE: &str = "\
usage: bench-page [RUNS]

Serves $STANDPOINT_DIST, or dist in the workspace root. RUNS defaults to 9.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("bench-page: {failure}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn run() -> Result<(), Failure> {
    let runs = match env::args().nth(1) {
        None => 9,
        Some(runs) => runs
            .parse()
            .ok()
            .filter(|runs| *runs > 0)
            .ok_or_else(|| Failure::new(USAGE))?,
    };
    end_all_on_interrupt()?;
    bench::page(runs).await
}
