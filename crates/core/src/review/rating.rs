use crate::quiz::{Certainty, ItemScore};

/// How well the reader remembered an answer, with the names that FSRS gives to the four ratings. Not
/// to be confused with [`compare::Rating`](crate::compare::Rating), how the reader rates a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// Forgotten.
    Again = 1,
    /// Remembered, with doubt.
    Hard = 2,
    /// Remembered.
    Good = 3,
    /// Remembered without any effort. No answer to a quiz gets it ([`Rating::of`]).
    Easy = 4,
}

impl Rating {
    /// All ratings, the worst first.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// Returns the rating of an answer, by how sure the reader was. `None`: the quiz didn't ask.
    ///
    /// | answer | rating |
    /// |---|---|
    /// | less than half of the points | Again |
    /// | partly right, with half of the points or more | Hard |
    /// | right, guessing | Hard |
    /// | right, sure or not asked | Good |
    ///
    /// FSRS counts Hard as remembered. Its authors say that it adapts to every habit but one: Hard for
    /// what was forgotten makes the intervals too long. They ask to be strict: what would count as a
    /// failure elsewhere is Again. So an answer that is mostly wrong isn't Hard.
    ///
    /// *Right and sure* is Good. Easy is for answers that took no effort, which nobody measures here,
    /// and the authors expect Good for 80 to 95 % of all answers; Again and Good alone are enough. Most
    /// readers who are right may well be sure. Rated Easy, a first answer would be asked for again
    /// after 8 days instead of 2, although choosing among options is easier than remembering.
    ///
    /// Sources: the section on the answer buttons in the manual of Anki,
    /// <https://docs.ankiweb.net/studying.html>, and the tutorial of FSRS,
    /// <https://github.com/open-spaced-repetition/fsrs4anki/blob/main/docs/tutorial.md>.
    pub fn of(score: &ItemScore, certainty: Option<Certainty>) -> Self {
        match (score.right, certainty) {
            (true, Some(Certainty::Guessing)) => Self::Hard,
            (true, _) => Self::Good,
            (false, _) if score.points >= 0.5 => Self::Hard,
            (false, _) => Self::Again,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::Response;
    use crate::quiz::sample::{from, harbour, question};
    use crate::quiz::{Plan, Session};
    use serde_json::json;

    /// The rating of a response to a question where the options 0 and 1 of 4 are right.
    fn rated(right: &[usize], certainty: Option<Certainty>) -> Rating {
        let option = |text, verdict| json!({"text": text, "verdict": verdict, "reason": "r", "evidence": [{"paragraph": 1}]});
        let kind = json!({"several-right": {"options": [
            option("a", "right"), option("b", "right"), option("c", "wrong"), option("d", "wrong"),
        ]}});
        let mut pack = harbour();
        pack.questions = from(&json!([question("one", kind)]));
        let plan = Plan {
            authored: true,
            ..Plan::default()
        };
        let session = Session::start(&pack, plan);
        let score = session.items()[0]
            .interaction
            .score(&Response::Several(right.to_vec()));
        Rating::of(&score.expect("a score"), certainty)
    }

    #[test]
    fn answers_are_rated_strictly() {
        let (sure, guessing) = (Some(Certainty::Sure), Some(Certainty::Guessing));
        for certainty in [None, sure] {
            assert_eq!(rated(&[0, 1], certainty), Rating::Good);
        }
        assert_eq!(rated(&[0, 1], guessing), Rating::Hard);
        for certainty in [None, sure, guessing] {
            assert_eq!(rated(&[0], certainty), Rating::Hard);
            assert_eq!(rated(&[2, 3], certainty), Rating::Again);
        }
    }
}
