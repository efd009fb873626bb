//! Runs every scenario in every engine, as trials named `engine::module::scenario`.
//!
//! - `cargo test --test browser -- webkit::harness` runs the trials whose name contains that text.
//! - `STANDPOINT_ENGINES=chromium,firefox` selects engines.
//! - `STANDPOINT_HOSTS=all` also runs the host page scenarios that are ignored by default.

mod author;
mod host;
mod interaction;
mod lrs;
mod matrix;
mod modified_dom;
mod pdf;
mod pixel_contrast;
mod question;
mod reader;
mod scenarios;
mod text;
mod web_servers;

use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use libtest_mimic::{Arguments, Failed, Trial};
use standpoint_tests::end_all_on_interrupt;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::scenario::{Browsers, Scenario};
use standpoint_tests::wordpress;
use tokio::runtime::{Builder, Runtime};

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    match trials() {
        Ok((engines, trials)) => {
            // A browser keeps a core busy: with more of them at a time, none is faster, and
            // scenarios with short times fail.
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

/// Returns the number of engines and all trials. The trials alternate between engines, so that
/// threads rarely wait for the same one.
fn trials() -> Result<(usize, Vec<Trial>), Failure> {
    end_all_on_interrupt()?;
    let mut engines = Vec::new();
    for engine in Engine::selected()? {
        let slot = EngineSlot {
            browsers: Browsers::default(),
            runtime: Builder::new_current_thread().enable_all().build()?,
        };
        engines.push((engine, Arc::new(Mutex::new(slot))));
    }
    let scenarios = scenarios::all();
    let trials = scenarios
        .iter()
        .flat_map(|scenario| {
            engines
                .iter()
                .map(|(engine, slot)| trial(*scenario, *engine, Arc::clone(slot)))
        })
        .chain([text::trial(), web_servers::trial()])
        .collect();
    Ok((engines.len(), trials))
}

/// The browsers of one engine, used by one trial at a time: two browsers of one engine at a time are
/// slow and unreliable. The connection to the browser belongs to the runtime.
struct EngineSlot {
    browsers: Browsers,
    runtime: Runtime,
}

fn trial(scenario: Scenario, engine: Engine, slot: Arc<Mutex<EngineSlot>>) -> Trial {
    let is_ignored = !scenario.is_enabled();
    Trial::test(format!("{engine}::{}", scenario.name()), move || {
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        let EngineSlot { browsers, runtime } = &mut *slot;
        runtime
            .block_on(scenario.run(engine, browsers))
            .map_err(|failure| Failed::from(failure.to_string()))
    })
    .with_ignored_flag(is_ignored)
}
