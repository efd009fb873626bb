//! Every scenario in every engine, as trials named `engine::module::scenario`.
//!
//! `cargo test --test browser -- webkit::harness` runs those whose name has that in it;
//! `STANDPOINT_ENGINES=chromium,firefox` runs fewer engines,
//! `STANDPOINT_HOSTS=all` the hosts too that are ignored otherwise.

mod host;
mod legible;
mod matrix;
mod reader;
mod scenarios;
mod text;

use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use libtest_mimic::{Arguments, Failed, Trial};
use standpoint_tests::end_all_on_interrupt;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::scenario::Scenario;
use standpoint_tests::wordpress;
use tokio::runtime;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    match trials() {
        Ok((engines, trials)) => {
            let cores = thread::available_parallelism().map_or(1, usize::from);
            arguments.test_threads.get_or_insert(cores.min(engines));
            let outcome = libtest_mimic::run(&arguments, trials);
            wordpress::end();
            outcome.exit_code()
        }
        Err(failure) => {
            eprintln!("browser tests: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// How many engines, and all trials of them in turn, so that threads seldom want the same one.
fn trials() -> Result<(usize, Vec<Trial>), Failure> {
    end_all_on_interrupt()?;
    let engines: Vec<_> = Engine::wanted()?
        .into_iter()
        .map(|engine| (engine, Arc::new(Mutex::new(()))))
        .collect();
    let scenarios = scenarios::all();
    let trials = scenarios
        .iter()
        .flat_map(|scenario| {
            engines
                .iter()
                .map(|(engine, turn)| trial(*scenario, *engine, Arc::clone(turn)))
        })
        .chain([text::trial()])
        .collect();
    Ok((engines.len(), trials))
}

/// Waits for its `turn`: two browsers of one engine at a time make both slow and neither sure.
fn trial(scenario: Scenario, engine: Engine, turn: Arc<Mutex<()>>) -> Trial {
    Trial::test(format!("{engine}::{}", scenario.name()), move || {
        let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime
            .block_on(scenario.run(engine))
            .map_err(|failure| Failed::from(failure.to_string()))
    })
    .with_ignored_flag(!scenario.is_asked_for())
}
