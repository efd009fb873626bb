//! Times comparing in large packs: `cargo bench -p standpoint-core`.
//!
//! The page reads packs of up to 2,000 actors and 2,000 positions, within `LIMITS`. The largest pack
//! here is ten times as large, to show how each function scales; it is read within other limits.

#[path = "support/large_story.rs"]
mod large_story;

use divan::{Bencher, black_box};
use large_story::{Story, ratings};
use standpoint_core::compare::{self, Metric, Ratings, Voices};
use std::fmt;
use std::sync::LazyLock;

fn main() {
    divan::main();
}

/// Above the limit for packs.
static HUGE: LazyLock<Story> = LazyLock::new(|| Story::new(20_000, 100_000));
/// At the limit.
static LARGE: LazyLock<Story> = LazyLock::new(|| Story::new(2_000, 2_000));
static MEDIUM: LazyLock<Story> = LazyLock::new(|| Story::new(500, 2_000));

/// A story by its size, as divan prints it.
#[derive(Clone, Copy)]
enum Named {
    Medium,
    Large,
    Huge,
}

impl Named {
    fn story(self) -> &'static Story {
        match self {
            Self::Medium => &MEDIUM,
            Self::Large => &LARGE,
            Self::Huge => &HUGE,
        }
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Medium => "500 actors",
            Self::Large => "2,000 actors",
            Self::Huge => "20,000 actors",
        })
    }
}

const ALL: [Named; 3] = [Named::Medium, Named::Large, Named::Huge];
/// The sizes for what compares each two actors.
const WITHIN_LIMITS: [Named; 2] = [Named::Medium, Named::Large];

#[divan::bench(args = ALL, max_time = 2)]
fn indexing(bencher: Bencher, named: Named) {
    let story = named.story();
    bencher.bench(|| story.standings());
}

#[divan::bench(args = ALL, max_time = 2)]
fn agreements(bencher: Bencher, named: Named) {
    let story = named.story();
    let standings = story.standings();
    bencher.bench(|| compare::agreements(&standings, black_box(&story.ratings), Metric::default()));
}

#[divan::bench(args = ALL, max_time = 2)]
fn robustness(bencher: Bencher, named: Named) {
    let story = named.story();
    let standings = story.standings();
    bencher.bench(|| {
        compare::robustness(
            &standings,
            black_box(&story.ratings),
            Metric::default(),
            &story.names,
        )
    });
}

#[divan::bench(args = ALL, max_time = 2)]
fn on_side(bencher: Bencher, named: Named) {
    let story = named.story();
    let standings = story.standings();
    bencher.bench(|| {
        compare::on_side(
            &standings,
            black_box(&story.ratings),
            Voices::OneByOne,
            &story.names,
        )
    });
}

#[divan::bench(args = ALL, max_time = 2)]
fn divisions(bencher: Bencher, named: Named) {
    let standings = named.story().standings();
    bencher.bench(|| compare::divisions(black_box(&standings), Voices::ByInstitution));
}

#[divan::bench(args = ALL, max_time = 2)]
fn grid(bencher: Bencher, named: Named) {
    let story = named.story();
    let standings = story.standings();
    bencher.bench(|| compare::grid(black_box(&standings), Voices::OneByOne, &story.names));
}

#[divan::bench(args = WITHIN_LIMITS, max_time = 2)]
fn everyone(bencher: Bencher, named: Named) {
    let story = named.story();
    let standings = story.standings();
    bencher.bench(|| compare::everyone(black_box(&standings), Voices::ByInstitution, &story.names));
}

/// Rates 20 issues: the most for which three changes are tried.
#[divan::bench(args = WITHIN_LIMITS, max_time = 2)]
fn fewest_changes(bencher: Bencher, named: Named) {
    let story = named.story();
    let standings = story.standings();
    let ratings = ratings(&story.pack, 20);
    bencher.bench(|| {
        compare::fewest_changes(
            &standings,
            black_box(&ratings),
            Voices::ByInstitution,
            3,
            &story.names,
        )
    });
}

#[divan::bench(args = WITHIN_LIMITS, max_time = 2)]
fn is_settled(bencher: Bencher, named: Named) {
    let story = named.story();
    let standings = story.standings();
    let ratings = ratings(&story.pack, 50);
    bencher.bench(|| {
        compare::is_settled(
            &standings,
            black_box(&ratings),
            Voices::ByInstitution,
            3,
            &story.names,
        )
    });
}

#[divan::bench(args = ALL, max_time = 2)]
fn next_issue(bencher: Bencher, named: Named) {
    let standings = named.story().standings();
    bencher.bench(|| {
        compare::next_issue(
            black_box(&standings),
            &Ratings::default(),
            Voices::ByInstitution,
        )
    });
}
