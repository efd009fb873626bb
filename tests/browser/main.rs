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
use standpoint_tests::scenario::{Browser, Scenario};
use standpoint_tests::wordpress;
use tokio::runtime::{Builder, Runtime};

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
    let mut engines = Vec::new();
    for engine in Engine::wanted()? {
        let turn = Turn {
            browser: Browser::default(),
            runtime: Builder::new_current_thread().enable_all().build()?,
        };
        engines.push((engine, Arc::new(Mutex::new(turn))));
    }
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

/// What all trials of one engine use, one after another: two browsers of one engine at a time make
/// both slow and neither sure. The connection to the browser lives in the runtime.
struct Turn {
    browser: Browser,
    runtime: Runtime,
}

fn trial(scenario: Scenario, engine: Engine, turn: Arc<Mutex<Turn>>) -> Trial {
    let is_ignored = !scenario.is_asked_for();
    Trial::test(format!("{engine}::{}", scenario.name()), move || {
        let mut turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
        let Turn { browser, runtime } = &mut *turn;
        runtime
            .block_on(scenario.run(engine, browser))
            .map_err(|failure| Failed::from(failure.to_string()))
    })
    .with_ignored_flag(is_ignored)
}
