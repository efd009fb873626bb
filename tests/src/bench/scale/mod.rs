//! Measures the page with the largest packs, and the core in wasm next to native code. Unlike
//! [`super::page`], at the full speed of this machine.

mod core;
mod report;
mod views;

use std::path::Path;

use crate::failure::Failure;
use crate::packs::Size;
use core::Core;
use report::{Measured, MeasuredCore, Report};

/// Both with as many positions as a pack may have, one also with as many actors; and with something in
/// each tab.
const SIZES: [Size; 2] = [with_all_tabs(Size::MEDIUM), with_all_tabs(Size::LARGE)];

const fn with_all_tabs(size: Size) -> Size {
    Size {
        changes: 50,
        claims: 200,
        ..size
    }
}

/// Measures everything `runs` times, prints the results, and writes them to `scale.json` in
/// [`crate::paths::bench`]. `native` and `wasm` are the two builds of `standpoint-core-bench`: a
/// program, and a folder.
///
/// A missed goal is reported but is not an error: times depend on the machine and its load.
///
/// # Errors
/// Fails if a part of the page does not open, or if one of the builds does not run.
pub async fn scale(native: &Path, wasm: &Path, runs: usize) -> Result<(), Failure> {
    let core = Core::start(native, wasm).await?;
    let mut measured_core = MeasuredCore {
        first: core.first.clone(),
        runs: Vec::new(),
    };
    let mut packs = SIZES.map(Measured::new);
    // Each run measures all, so that load on the machine affects all.
    for run in 1..=runs {
        measured_core.runs.push(core.measure().await?);
        for pack in &mut packs {
            let visit = views::visit(pack.size).await;
            let context = || format!("{}, run {run}", pack.name());
            pack.visits
                .push(visit.map_err(|failure| failure.context(context()))?);
        }
        eprintln!("run {run} of {runs} done");
    }
    let report = Report::of(packs.into(), measured_core);
    super::save("scale", &report.json(), &report)
}
