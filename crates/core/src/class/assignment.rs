use crate::quiz::{AskCertainty, Plan, ShowAnswers};

/// A quiz that a teacher sets: the same questions in the same order for all who open its link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// At most how many questions, 1 or more. `None`: all.
    pub questions: Option<u32>,
    /// Selects and orders the questions.
    pub seed: u32,
    /// When the pupils see what is right.
    pub show_answers: ShowAnswers,
    /// Whether the pupils say how sure they are.
    pub certainty: AskCertainty,
}

/// The version of the code. It also stands for how the plan is made.
const VERSION: &str = "1";
const ALL: &str = "all";

/// At most how many questions are generated.
const GENERATED: usize = 6;

impl Assignment {
    /// Returns the plan of the quiz.
    pub fn plan(self) -> Plan {
        Plan {
            seed: self.seed.into(),
            authored: true,
            generated: GENERATED,
            shuffled: true,
            limit: self.questions.map(|count| count as usize),
            show_answers: self.show_answers,
            certainty: self.certainty,
            ..Plan::default()
        }
    }

    /// Returns the code for an address: `1-10-3-at-end-asked`.
    ///
    /// The form is stable: the version, the number of questions or `all`, the seed, and the words for
    /// when answers are shown (`after-each`, `at-end`, `never`) and whether certainty is asked
    /// (`asked`, `not-asked`). Nothing is left out, so that a code of which the end is lost isn't the
    /// code of another quiz.
    pub fn to_code(self) -> String {
        let questions = self.questions.map(|count| count.to_string());
        [
            VERSION,
            questions.as_deref().unwrap_or(ALL),
            &self.seed.to_string(),
            self.show_answers.as_str(),
            self.certainty.as_str(),
        ]
        .join("-")
    }

    /// Parses a code in lower case. `None`: it is none, or one of another version.
    pub fn from_code(code: &str) -> Option<Self> {
        let (version, rest) = code.split_once('-')?;
        let (questions, rest) = rest.split_once('-')?;
        let (seed, words) = rest.split_once('-')?;
        if version != VERSION {
            return None;
        }
        let questions = match questions {
            ALL => None,
            count => Some(whole_number(count).filter(|count| *count > 0)?),
        };
        let seed = whole_number(seed)?;
        for show_answers in ShowAnswers::ALL {
            let certainty = words.strip_prefix(show_answers.as_str());
            let Some(certainty) = certainty.and_then(|rest| rest.strip_prefix('-')) else {
                continue;
            };
            let mut all = AskCertainty::ALL.into_iter();
            let certainty = all.find(|it| it.as_str() == certainty)?;
            return Some(Self {
                questions,
                seed,
                show_answers,
                certainty,
            });
        }
        None
    }
}

/// Parses digits; `parse` would take a sign too.
fn whole_number(text: &str) -> Option<u32> {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_digits)
}
