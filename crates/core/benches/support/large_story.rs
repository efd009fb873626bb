//! A large pack and a reader's ratings: what the benchmarks compare.

#[path = "../../tests/support/large_pack.rs"]
mod large_pack;

use large_pack::{Size, large_pack};
use standpoint_core::Pack;
use standpoint_core::compare::{Answer, Filter, NameOrder, Rating, Ratings, Standings, Weight};
use standpoint_core::pack::Step;
use standpoint_core::read::{LIMITS, Limits, read_within};

/// A pack of 60 issues, and a reader who rated all of them.
pub struct Story {
    pub pack: Pack,
    pub names: NameOrder,
    pub ratings: Ratings,
}

impl Story {
    /// Reads a pack of this size: within other limits if it is larger than the page allows.
    pub fn new(actors: usize, positions: usize) -> Self {
        let json = large_pack(Size {
            actors,
            issues: 60,
            positions,
        });
        let limits = Limits {
            bytes: usize::MAX,
            elements: usize::MAX,
            values: usize::MAX,
            ..LIMITS
        };
        let is_within = actors <= LIMITS.elements;
        let pack = read_within(json.as_bytes(), if is_within { &LIMITS } else { &limits });
        let pack = pack.unwrap_or_else(|problems| panic!("{problems}"));
        Self {
            names: NameOrder::by_code_point(&pack),
            ratings: ratings(&pack, 60),
            pack,
        }
    }

    pub fn standings(&self) -> Standings<'_> {
        Standings::new(&self.pack, Filter::ALL)
    }
}

/// Rates the first issues. Every third counts twice.
pub fn ratings(pack: &Pack, count: usize) -> Ratings {
    let mut ratings = Ratings::default();
    for (at, issue) in pack.issues().iter().take(count).enumerate() {
        let rating = Rating {
            answer: Answer::Step(Step::ALL[at * 3 % 5]),
            weight: [Weight::Double, Weight::Single, Weight::Single][at % 3],
        };
        ratings.set(issue.id.clone(), rating);
    }
    ratings
}
