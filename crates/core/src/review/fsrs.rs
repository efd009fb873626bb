//! The formulas of FSRS-6, as the Python package `fsrs` 6.3.2 computes them.
//!
//! A memory has a stability, in days: after so long, the answer is still known with a probability
//! of 0.9. And it has a difficulty from 1 to 10. The formulas are explained in
//! <https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm>.

use super::Rating;
use std::ops::RangeInclusive;

/// The default parameters of FSRS-6, from `DEFAULT_PARAMETERS` of the Python package `fsrs` 6.3.2. The
/// formulas call them w0 to w20.
const PARAMETERS: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// The possible stabilities, in days. The longest interval is 100 years, so a higher stability would
/// change nothing.
pub const STABILITIES: RangeInclusive<f64> = 0.001..=36_500.0;

/// The possible difficulties.
pub const DIFFICULTIES: RangeInclusive<f64> = 1.0..=10.0;

/// Returns the probability that the answer is known after some days (0 or more).
pub fn retrievability(days: f64, stability: f64) -> f64 {
    let decay = -PARAMETERS[20];
    let factor = 0.9_f64.powf(1.0 / decay) - 1.0;
    (1.0 + factor * days / stability).powf(decay)
}

/// Returns the days until the answer should be asked for again: as long as it is known with a
/// probability of 0.9 or more, which by definition is the stability. From 1 to 36,500.
pub fn interval(stability: f64) -> f64 {
    stability.round_ties_even().max(1.0)
}

/// Returns the stability after the first review.
pub fn first_stability(rating: Rating) -> f64 {
    PARAMETERS[rating as usize - 1]
}

/// Returns the difficulty after the first review.
pub fn first_difficulty(rating: Rating) -> f64 {
    clamp(unlimited_first_difficulty(rating), DIFFICULTIES)
}

fn unlimited_first_difficulty(rating: Rating) -> f64 {
    PARAMETERS[4] - (PARAMETERS[5] * (steps(rating) + 2.0)).exp() + 1.0
}

/// Returns the difficulty after a further review.
pub fn next_difficulty(difficulty: f64, rating: Rating) -> f64 {
    let change = -PARAMETERS[6] * steps(rating);
    // The closer to 10, the less it changes.
    let damped = difficulty + (10.0 - difficulty) * change / 9.0;
    let easiest = unlimited_first_difficulty(Rating::Easy);
    let next = PARAMETERS[7] * easiest + (1.0 - PARAMETERS[7]) * damped;
    clamp(next, DIFFICULTIES)
}

/// Returns the stability after a further review on the same day.
pub fn stability_on_same_day(stability: f64, rating: Rating) -> f64 {
    let growth =
        (PARAMETERS[17] * (steps(rating) + PARAMETERS[18])).exp() * stability.powf(-PARAMETERS[19]);
    let growth = match rating {
        Rating::Again => growth,
        Rating::Hard | Rating::Good | Rating::Easy => growth.max(1.0),
    };
    clamp(stability * growth, STABILITIES)
}

/// Returns the stability after a review some whole days (1 or more) after the last one.
pub fn next_stability(stability: f64, difficulty: f64, days: f64, rating: Rating) -> f64 {
    let forgotten = 1.0 - retrievability(days, stability);
    let next = match rating {
        Rating::Again => {
            let long_term = PARAMETERS[11]
                * difficulty.powf(-PARAMETERS[12])
                * ((stability + 1.0).powf(PARAMETERS[13]) - 1.0)
                * (forgotten * PARAMETERS[14]).exp();
            let short_term = stability / (PARAMETERS[17] * PARAMETERS[18]).exp();
            long_term.min(short_term)
        }
        Rating::Hard | Rating::Good | Rating::Easy => {
            let factor = match rating {
                Rating::Hard => PARAMETERS[15],
                Rating::Easy => PARAMETERS[16],
                Rating::Again | Rating::Good => 1.0,
            };
            let growth = PARAMETERS[8].exp()
                * (11.0 - difficulty)
                * stability.powf(-PARAMETERS[9])
                * ((forgotten * PARAMETERS[10]).exp() - 1.0)
                * factor;
            stability * (1.0 + growth)
        }
    };
    clamp(next, STABILITIES)
}

/// Returns how much better the rating is than Good.
fn steps(rating: Rating) -> f64 {
    f64::from(rating as u8) - 3.0
}

fn clamp(value: f64, range: RangeInclusive<f64>) -> f64 {
    value.clamp(*range.start(), *range.end())
}
