//! Times the core's comparison in a pack of 20,000 actors, natively and as wasm.
//!
//! `cargo xtask bench scale` builds it for both, with the page's profile and allocator. Natively it
//! measures once and prints the times in milliseconds, as JSON. In the browser, JavaScript calls the
//! exported functions.

#[allow(dead_code, reason = "the core's own benchmarks use the rest")]
#[path = "../../core/benches/support/large_story.rs"]
mod large_story;

use large_story::Story;
use standpoint_core::compare::{self, Metric, Standings};
use std::hint::black_box;
use std::sync::LazyLock;
use wasm_bindgen::prelude::wasm_bindgen;

/// The page's allocator.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

static STORY: LazyLock<Story> = LazyLock::new(|| Story::new(20_000, 100_000));
static STANDINGS: LazyLock<Standings<'static>> = LazyLock::new(|| STORY.standings());

/// Reads the pack and indexes its positions. Without it, the first measured call would.
#[wasm_bindgen]
pub fn prepare() {
    LazyLock::force(&STANDINGS);
}

/// Computes every actor's agreement with the reader by one metric, with its bounds. Returns how many
/// actors can be compared.
#[wasm_bindgen]
pub fn agreements() -> usize {
    let all = compare::agreements(&STANDINGS, black_box(&STORY.ratings), Metric::default());
    all.iter().filter(|it| it.agreement().is_some()).count()
}

/// Runs every metric with every rule for silence, with all issues and with each left out. Returns in
/// how many of these runs the closest match stays the same.
#[wasm_bindgen]
pub fn robustness() -> usize {
    let ratings = black_box(&STORY.ratings);
    compare::robustness(&STANDINGS, ratings, Metric::default(), &STORY.names)
        .map_or(0, |it| it.stays)
}

/// The wasm module has nothing to run on its own.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use std::time::Instant;

    /// Calls of `agreements` per measurement: a browser's clock is too coarse for one.
    const CALLS: u32 = 10;

    let time = |calls: u32, function: fn() -> usize| {
        let started = Instant::now();
        for _ in 0..calls {
            black_box(function());
        }
        started.elapsed().as_secs_f64() * 1_000.0 / f64::from(calls)
    };
    prepare();
    let (agreements, robustness) = (time(CALLS, agreements), time(1, robustness));
    println!(r#"{{"agreements": {agreements}, "robustness": {robustness}}}"#);
}
