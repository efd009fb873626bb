//! Ratings as a short text, for addresses.
//!
//! The code has one character for each of the pack's issues, in their order, and then a checksum of
//! five characters:
//!
//! | character | rating |
//! |---|---|
//! | `0` | not yet answered |
//! | `1` to `5` | strongly disagree to strongly agree |
//! | `a` to `e` | the same, and the issue matters more to the reader |
//! | `9` | skipped |
//!
//! All characters are lower-case ASCII letters and digits, which no chat and no newsletter changes.
//! The form is stable: published links contain it. Anything that is to change needs another prefix
//! where the code is embedded.

use super::rating::{Answer, Rating, Ratings, Weight};
use crate::Pack;
use crate::fnv::Fnv;
use crate::pack::Step;

/// The characters of the checksum: five bits each.
const DIGITS: &[u8; 32] = b"0123456789abcdefghijklmnopqrstuv";
const CHECKSUM_LENGTH: usize = 5;

impl Ratings {
    /// Returns the code of the ratings of a pack's issues.
    ///
    /// ```
    /// use standpoint_core::compare::Ratings;
    ///
    /// let json = include_bytes!("../../../../data/harbour-bridge/pack.json");
    /// let pack = standpoint_core::read(json)?;
    /// let ratings = Ratings::from_code("15b92malc", &pack).unwrap_or_default();
    /// assert_eq!(ratings.to_code(&pack), "15b92malc");
    /// # Ok::<(), standpoint_core::read::Problems>(())
    /// ```
    pub fn to_code(&self, pack: &Pack) -> String {
        let issues = pack.issues().iter();
        let rated: String = issues.map(|it| character(self.get(&it.id))).collect();
        let checksum = checksum(pack, &rated);
        rated + &checksum
    }

    /// Returns the ratings of a code. `None`: it isn't one, it was damaged on its way, or it was made
    /// for other issues or propositions. Then none of its ratings can be trusted.
    pub fn from_code(code: &str, pack: &Pack) -> Option<Self> {
        let issues = pack.issues();
        let (rated, found) = code.split_at_checked(issues.len())?;
        if found != checksum(pack, rated) {
            return None;
        }
        let mut ratings = Self::default();
        for (issue, c) in issues.iter().zip(rated.chars()) {
            if c != UNRATED {
                ratings.set(issue.id.clone(), rating(c)?);
            }
        }
        Some(ratings)
    }
}

const UNRATED: char = '0';
const SKIPPED: char = '9';

fn character(rating: Option<Rating>) -> char {
    let Some(Rating { answer, weight }) = rating else {
        return UNRATED;
    };
    match (answer, weight) {
        (Answer::Skipped, _) => SKIPPED,
        (Answer::Step(step), Weight::Single) => char::from(b'1' + step as u8),
        (Answer::Step(step), Weight::Double) => char::from(b'a' + step as u8),
    }
}

fn rating(c: char) -> Option<Rating> {
    let weights = [Weight::Single, Weight::Double].into_iter();
    let answers = Step::ALL.map(Answer::Step).into_iter();
    let answers = answers.chain([Answer::Skipped]);
    let mut all = answers.flat_map(|answer| {
        let weights = weights.clone();
        weights.map(move |weight| Rating { answer, weight })
    });
    all.find(|rating| character(Some(*rating)) == c)
}

/// Returns the checksum of the issues and their ratings: a reworded proposition is another one.
fn checksum(pack: &Pack, rated: &str) -> String {
    let mut hash = Fnv::default();
    for issue in pack.issues() {
        hash.text(issue.id.as_str());
        hash.text(&issue.proposition);
    }
    hash.text(rated);
    let mut rest = hash.finish();
    // Its low bits depend least on what was hashed first.
    rest ^= rest >> 32;
    let mut checksum = String::new();
    for _ in 0..CHECKSUM_LENGTH {
        checksum.push(char::from(DIGITS[(rest & 31) as usize]));
        rest >>= 5;
    }
    checksum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture::{PackBuilder, any_story, id, ratings};
    use proptest::prelude::*;

    fn pack() -> Pack {
        PackBuilder::new(&[], &["a", "b", "c", "d"]).pack()
    }

    /// Published links contain such codes. The checksums were computed by another program.
    #[test]
    fn the_form_is_stable() {
        let mut rated = ratings(&[("a", "agree"), ("b", "skipped"), ("d", "strongly-disagree")]);
        assert_eq!(rated.to_code(&pack()), "4901pp2r5");
        let answer = Answer::Step(Step::Neutral);
        let weight = Weight::Double;
        rated.set(id("c"), Rating { answer, weight });
        assert_eq!(rated.to_code(&pack()), "49c1ierhj");
        assert_eq!(Ratings::default().to_code(&pack()), "0000b9hd0");
    }

    #[test]
    fn a_damaged_code_is_none() {
        let code = ratings(&[("a", "agree"), ("c", "disagree")]).to_code(&pack());
        for at in 0..code.len() {
            for other in "0159aez".chars() {
                let mut damaged: Vec<_> = code.chars().collect();
                if damaged[at] != other {
                    damaged[at] = other;
                    let damaged: String = damaged.into_iter().collect();
                    assert_eq!(Ratings::from_code(&damaged, &pack()), None, "{damaged}");
                }
            }
            assert_eq!(Ratings::from_code(&code[..at], &pack()), None, "{at}");
        }
        for other in ["", "é", "ééééééééé", "0000", "40200000000000000000"] {
            assert_eq!(Ratings::from_code(other, &pack()), None, "{other}");
        }
        assert_eq!(Ratings::from_code(&(code + "0"), &pack()), None);
    }

    #[test]
    fn a_code_of_other_statements_is_none() {
        let code = ratings(&[("a", "agree")]).to_code(&pack());
        let mut reworded = pack();
        reworded.issues[0].proposition.push_str(" not");
        let others = [
            reworded,
            PackBuilder::new(&[], &["b", "a", "c", "d"]).pack(),
            PackBuilder::new(&[], &["a", "b", "c"]).pack(),
            PackBuilder::new(&[], &["a", "b", "c", "d", "e"]).pack(),
        ];
        for pack in others {
            assert_eq!(Ratings::from_code(&code, &pack), None);
        }
    }

    proptest! {
        #[test]
        fn ratings_survive((pack, ratings) in any_story()) {
            let code = ratings.to_code(&pack);
            prop_assert!(code.bytes().all(|it| it.is_ascii_digit() || it.is_ascii_lowercase()));
            prop_assert_eq!(Ratings::from_code(&code, &pack), Some(ratings));
        }
    }
}
