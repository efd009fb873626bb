//! How sure the reader was of an answer, and what that says about them.

use crate::json::decode_from_word;
use serde::{Deserialize, Serialize};

/// How sure the reader was of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// "I'm sure."
    Sure,
    /// "I'm guessing."
    Guessing,
}

impl Certainty {
    /// The chance of being right that the reader's words are taken to mean, for the Brier score: 90 %
    /// when sure, 50 % when guessing. That is a convention of ours: the reader isn't asked for a
    /// number.
    pub fn probability(self) -> f64 {
        match self {
            Self::Sure => 0.9,
            Self::Guessing => 0.5,
        }
    }

    /// The marks for an answer that earned these points (0 to 1): 1 or 0 when guessing, 2 or −2 when
    /// sure, and in between for a partly right one. These are the lower two of the three levels of
    /// Gardner-Medwin's certainty-based marking (A. R. Gardner-Medwin, "Certainty-Based Marking",
    /// 2006): being sure pays from two chances in three.
    pub fn marks(self, points: f64) -> f64 {
        match self {
            Self::Sure => 4.0 * points - 2.0,
            Self::Guessing => points,
        }
    }
}

/// What a reader's answers say about how well they know what they know.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Calibration {
    /// Answers that the reader was sure of.
    pub sure: usize,
    /// Those of them that were exactly right.
    pub sure_right: usize,
    /// Answers that the reader guessed.
    pub guessed: usize,
    /// Those of them that were exactly right.
    pub guessed_right: usize,
    /// The sum of [`Certainty::marks`], from −2 to 2 for each answer.
    pub marks: f64,
    /// The sum of the squared differences between [`Certainty::probability`] and what happened (1:
    /// exactly right, 0: not).
    squares: f64,
}

impl Calibration {
    /// Counts an answer: how sure the reader was, the points (0 to 1), and whether it was exactly
    /// right.
    pub fn count(&mut self, certainty: Certainty, points: f64, right: bool) {
        let (asked, right_of) = match certainty {
            Certainty::Sure => (&mut self.sure, &mut self.sure_right),
            Certainty::Guessing => (&mut self.guessed, &mut self.guessed_right),
        };
        *asked += 1;
        *right_of += usize::from(right);
        self.marks += certainty.marks(points);
        let difference = certainty.probability() - f64::from(u8::from(right));
        self.squares += difference * difference;
    }

    /// How many answers it counts.
    pub fn answers(&self) -> usize {
        self.sure + self.guessed
    }

    /// The Brier score, the mean of the squared differences: from 0, the best; 0.25 if the reader
    /// guessed always (G. W. Brier, Monthly Weather Review 78, 1950, for two outcomes). None without
    /// answers.
    pub fn brier(&self) -> Option<f64> {
        let answers = self.answers();
        (answers > 0).then(|| self.squares / answers as f64)
    }
}

decode_from_word!(Certainty: "sure" => Sure, "guessing" => Guessing);

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: sure and right 0.01, sure and wrong 0.81, guessed 0.25 each.
    #[test]
    fn marks_and_squares_add_up() {
        let mut calibration = Calibration::default();
        assert_eq!(calibration.brier(), None);
        calibration.count(Certainty::Sure, 1.0, true);
        calibration.count(Certainty::Sure, 0.0, false);
        calibration.count(Certainty::Sure, 0.5, false);
        calibration.count(Certainty::Guessing, 1.0, true);
        calibration.count(Certainty::Guessing, 0.5, false);
        let Calibration {
            sure,
            sure_right,
            guessed,
            guessed_right,
            marks,
            ..
        } = calibration;
        assert_eq!((sure, sure_right, guessed, guessed_right), (3, 1, 2, 1));
        assert_eq!(marks, 2.0 - 2.0 + 0.0 + 1.0 + 0.5);
        let brier = calibration.brier().expect("answers");
        assert!((brier - (0.01 + 0.81 + 0.81 + 0.25 + 0.25) / 5.0).abs() < 1e-12);
    }

    /// Who is sure in less than two of three cases would do better to guess.
    #[test]
    fn being_sure_pays_from_two_chances_in_three() {
        let expected = |certainty: Certainty, chance: f64| {
            chance * certainty.marks(1.0) + (1.0 - chance) * certainty.marks(0.0)
        };
        let gain =
            |chance| expected(Certainty::Sure, chance) - expected(Certainty::Guessing, chance);
        assert!(gain(0.66) < 0.0 && gain(0.67) > 0.0);
    }
}
