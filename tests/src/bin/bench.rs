//! Measures the built page: see `standpoint_tests::bench`.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use standpoint_tests::failure::Failure;
use standpoint_tests::{bench, end_all_on_interrupt};

const USAGE: &str = "\
usage: bench page RUNS
       bench scale NATIVE WASM RUNS
       bench site COMMAND RUNS

Measures $STANDPOINT_DIST, or dist in the workspace root. NATIVE and WASM are the builds of
standpoint-core-bench: a program, and a folder. COMMAND is the author's command, of which building
a site is measured. `cargo xtask bench` builds all.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("bench: {failure}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn run() -> Result<(), Failure> {
    end_all_on_interrupt()?;
    let arguments: Vec<_> = env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["page", runs] => bench::page(number(runs)?).await,
        ["scale", native, wasm, runs] => {
            bench::scale(Path::new(native), Path::new(wasm), number(runs)?).await
        }
        ["site", command, runs] => bench::site(Path::new(command), number(runs)?),
        _ => Err(Failure::new(USAGE)),
    }
}

fn number(runs: &str) -> Result<usize, Failure> {
    let runs = runs.parse().ok().filter(|runs| *runs > 0);
    runs.ok_or_else(|| Failure::new(USAGE))
}
