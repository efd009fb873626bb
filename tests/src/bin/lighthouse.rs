//! Checks the Lighthouse scores of the built page, $STANDPOINT_DIST or dist in the workspace root.

use std::process::ExitCode;

use standpoint_tests::failure::Failure;
use standpoint_tests::{end_all_on_interrupt, lighthouse};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("lighthouse: {failure}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn run() -> Result<(), Failure> {
    end_all_on_interrupt()?;
    lighthouse::check().await
}
