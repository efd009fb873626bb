use super::Rating;
use super::fsrs::{
    DIFFICULTIES, STABILITIES, first_difficulty, first_stability, interval, next_difficulty,
    next_stability, retrievability, stability_on_same_day,
};
use crate::json::Decoder;
use serde_json::Value;
use std::ops::RangeInclusive;

/// What is known of the reader's memory of one answer.
///
/// Cards are ordered by the last review, and of two with the same, that with the lower stability is
/// the later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Card {
    /// In seconds since 1970, up to [`LATEST`].
    last_review: i64,
    /// In billionths of a day, negative. A whole number is stored exactly, and JavaScript doesn't
    /// round it.
    minus_stability: i64,
    /// In billionths.
    difficulty: i64,
}

/// Parts of a day, and of a step of difficulty, that a card distinguishes.
const BILLION: f64 = 1e9;

/// Seconds in a day.
const DAY: i64 = 86_400;

/// The end of the year 9999. Clocks beyond it count as this.
const LATEST: i64 = 253_402_300_799;

/// Returns the card after a review, `None` being the card of an item that was never answered. `now` is
/// in seconds since 1970.
///
/// Several reviews within 24 hours change the stability less than reviews on different days. A clock
/// that was set back counts as the same day.
pub fn review(card: Option<Card>, rating: Rating, now: i64) -> Card {
    let now = now.clamp(0, LATEST);
    let Some(card) = card else {
        return Card::new(first_stability(rating), first_difficulty(rating), now);
    };
    let (stability, difficulty) = (card.stability(), card.difficulty());
    let days = (now - card.last_review).div_euclid(DAY);
    let stability = match days {
        ..1 => stability_on_same_day(stability, rating),
        days => next_stability(stability, difficulty, days as f64, rating),
    };
    Card::new(stability, next_difficulty(difficulty, rating), now)
}

impl Card {
    fn new(stability: f64, difficulty: f64, last_review: i64) -> Self {
        Self {
            last_review,
            minus_stability: -to_billionths(stability),
            difficulty: to_billionths(difficulty),
        }
    }

    /// Returns the days after which the answer is still known with a probability of 0.9. From 0.001 to
    /// 36,500.
    pub fn stability(self) -> f64 {
        -self.minus_stability as f64 / BILLION
    }

    /// Returns how difficult the answer is to remember, from 1 to 10.
    pub fn difficulty(self) -> f64 {
        self.difficulty as f64 / BILLION
    }

    /// Returns when the reader last answered, in seconds since 1970.
    pub fn last_review(self) -> i64 {
        self.last_review
    }

    /// Returns when the reader should be asked again, in seconds since 1970: 1 to 36,500 whole days
    /// after the last review.
    pub fn due(self) -> i64 {
        self.last_review + interval(self.stability()) as i64 * DAY
    }

    /// Returns the probability that the reader knows the answer at a time, in seconds since 1970. It
    /// is 1 before the last review.
    pub fn retrievability(self, now: i64) -> f64 {
        let seconds = now.saturating_sub(self.last_review).max(0);
        retrievability(seconds as f64 / DAY as f64, self.stability())
    }

    /// Returns the numbers of the card as they are stored, as JSON with commas between them: the last
    /// review in seconds since 1970, stability and difficulty in billionths.
    pub(super) fn numbers(self) -> String {
        let (reviewed, stability) = (self.last_review, -self.minus_stability);
        format!("{reviewed},{stability},{}", self.difficulty)
    }

    /// Decodes what [`Card::numbers`] wrote.
    pub(super) fn decode(numbers: [&Value; 3], decoder: &mut Decoder<'_>) -> Self {
        let [reviewed, stability, difficulty] = numbers;
        let billionths = |range: RangeInclusive<f64>| {
            to_billionths(*range.start())..=to_billionths(*range.end())
        };
        Self {
            last_review: whole_number(reviewed, 0..=LATEST, decoder),
            minus_stability: -whole_number(stability, billionths(STABILITIES), decoder),
            difficulty: whole_number(difficulty, billionths(DIFFICULTIES), decoder),
        }
    }
}

fn to_billionths(number: f64) -> i64 {
    (number * BILLION).round() as i64
}

/// Decodes a whole number, and reports it if it is not in the range.
fn whole_number(value: &Value, range: RangeInclusive<i64>, decoder: &mut Decoder<'_>) -> i64 {
    let number = value.as_i64().filter(|number| range.contains(number));
    number.unwrap_or_else(|| {
        let expected = format!("a whole number from {} to {}", range.start(), range.end());
        decoder.problem(
            "not a possible number of a card",
            &["write ", &expected].concat(),
        );
        *range.start()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Problems;
    use proptest::prelude::*;

    fn rating() -> impl Strategy<Value = Rating> {
        prop::sample::select(Rating::ALL.to_vec())
    }

    /// Reviews with any times: close together, years apart, with a clock that jumps anywhere.
    fn reviews() -> impl Strategy<Value = Vec<(Rating, i64)>> {
        let time = prop_oneof![0..40 * DAY, 0..LATEST, any::<i64>()];
        prop::collection::vec((rating(), time), 1..40)
    }

    /// A card after some reviews.
    fn card() -> impl Strategy<Value = Card> {
        reviews().prop_map(|reviews| {
            let next = |card, (rating, now)| Some(review(card, rating, now));
            reviews.into_iter().fold(None, next).expect("a review")
        })
    }

    fn read(text: &str) -> Option<Card> {
        let value: Value = serde_json::from_str(text).expect("JSON");
        let mut problems = Problems::default();
        let numbers = [&value[0], &value[1], &value[2]];
        let card = Card::decode(numbers, &mut Decoder::new(&mut problems));
        problems.is_empty().then_some(card)
    }

    proptest! {
        #[test]
        fn every_history_gives_a_possible_card(card in card(), now in any::<i64>()) {
            prop_assert!(STABILITIES.contains(&card.stability()), "{card:?}");
            prop_assert!(DIFFICULTIES.contains(&card.difficulty()), "{card:?}");
            let days = (card.due() - card.last_review()) as f64 / DAY as f64;
            prop_assert!((1.0..=36_500.0).contains(&days) && days.fract() == 0.0, "{days}");
            let known = card.retrievability(now);
            prop_assert!(known > 0.0 && known <= 1.0, "{known}");
            prop_assert_eq!(read(&format!("[{}]", card.numbers())), Some(card));
        }

        #[test]
        fn a_better_rating_never_gives_a_shorter_interval(
            card in prop::option::of(card()),
            now in prop_oneof![0..40 * DAY, any::<i64>()],
        ) {
            let cards = Rating::ALL.map(|rating| review(card, rating, now));
            prop_assert!(cards.is_sorted_by_key(|card| card.due()), "{cards:?}");
            prop_assert!(cards.is_sorted_by(|a, b| a.stability() <= b.stability()), "{cards:?}");
        }

        #[test]
        fn a_wrong_answer_never_raises_the_stability(
            card in card(),
            now in prop_oneof![0..40 * DAY, any::<i64>()],
        ) {
            let after = review(Some(card), Rating::Again, now);
            prop_assert!(after.stability() <= card.stability(), "{card:?} {after:?}");
        }

        #[test]
        fn retrievability_falls_with_time(
            card in card(),
            from in 0..50_000 * DAY,
            seconds in DAY..50_000 * DAY,
        ) {
            let at = |seconds| card.retrievability(card.last_review() + seconds);
            prop_assert_eq!(at(0), 1.0);
            prop_assert!(at(from + seconds) < at(from));
            // A second is too long a step for the lowest stabilities.
            if card.stability() >= 1.0 {
                let known = at((card.stability() * DAY as f64).round() as i64);
                prop_assert!((known - 0.9).abs() < 1e-6, "{known}");
            }
        }
    }

    #[test]
    fn stability_has_limits() {
        let mut easy = review(None, Rating::Easy, 0);
        let mut wrong = review(None, Rating::Again, 0);
        for _ in 0..12 {
            easy = review(Some(easy), Rating::Easy, easy.due());
            wrong = review(Some(wrong), Rating::Again, 0);
        }
        assert_eq!(easy.stability(), 36_500.0);
        assert_eq!(wrong.stability(), 0.001);
    }

    #[test]
    fn impossible_numbers_are_refused() {
        assert!(read("[1764470400,2306500000,2118103970]").is_some());
        for bad in [
            "[-1,2306500000,2118103970]",
            "[253402300800,2306500000,2118103970]",
            "[1764470400,0,2118103970]",
            "[1764470400,-2306500000,2118103970]",
            "[1764470400,36500000000001,2118103970]",
            "[1764470400,2306500000,999999999]",
            "[1764470400,2306500000,10000000001]",
            "[1764470400,2306500000.5,2118103970]",
            "[1764470400,null,2118103970]",
            "[1764470400,\"NaN\",2118103970]",
            "[[],2306500000,2118103970]",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    /// The largest numbers are below 2^53, up to which JavaScript represents each whole number.
    #[test]
    fn numbers_survive_javascript() {
        let largest = to_billionths(*STABILITIES.end());
        assert!(largest.max(LATEST) < 1 << 53);
    }
}
