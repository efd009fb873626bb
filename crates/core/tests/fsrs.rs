//! FSRS in the core computes what its authors' Python package computes.

use standpoint_core::review::{Card, Rating, review};

/// What `fsrs/histories.py` has written.
const HISTORIES: &str = include_str!("fsrs/histories.txt");

const DAY: i64 = 86_400;

fn number<T: std::str::FromStr>(text: &str) -> T {
    let Ok(number) = text.parse() else {
        panic!("{text} is not a number");
    };
    number
}

/// The card after the reviews `SECONDS:RATING`.
fn card(reviews: &str) -> Card {
    // 2026, as in the package.
    let mut now = 1_767_225_600;
    let mut card = None;
    for one in reviews.split_whitespace() {
        let (seconds, rating) = one.split_once(':').expect("a colon");
        now += number::<i64>(seconds);
        let rating = Rating::ALL[number::<usize>(rating) - 1];
        card = Some(review(card, rating, now));
    }
    card.expect("a review")
}

#[test]
fn histories_give_the_same_as_the_python_package() {
    let lines = HISTORIES.lines().filter(|line| !line.starts_with('#'));
    let mut count = 0;
    for line in lines {
        let (reviews, expected) = line.split_once(" = ").expect("a result");
        let expected: Vec<f64> = expected.split_whitespace().map(number).collect();
        let card = card(reviews);
        let interval = (card.due() - card.last_review()) / DAY;
        let later = card.last_review() + 2 * interval * DAY;
        let found = [
            card.stability(),
            card.difficulty(),
            interval as f64,
            card.retrievability(later),
        ];
        assert_eq!(found.len(), expected.len(), "{line}");
        for (found, expected) in found.iter().zip(&expected) {
            let difference = (found - expected).abs() / expected.max(1.0);
            assert!(difference < 1e-6, "{found} for {expected} in {line}");
        }
        count += 1;
    }
    assert!(count >= 500, "{count}");
}
