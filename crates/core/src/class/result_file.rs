use super::assignment::Assignment;
use crate::json::{Limits, decode_value, first_forbidden, quoted};
use crate::pack::PackId;
use crate::quiz::{Saved, Session};
use crate::reader_file::{LIMITS_OF_FILE, ReadError, scan_file};
use serde_json::Value;

/// At most how many characters of a name are stored.
pub const MAX_NAME: usize = 80;

/// A pupil's answers to a quiz that a teacher has set.
///
/// ```json
/// {"format":1,"result":{"name":"Ada","assignment":"1-10-3-at-end-asked","quiz":{…}}}
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ResultFile {
    /// The pupil's name, as they typed it, without what can't be displayed safely.
    pub name: String,
    /// The quiz that was set.
    pub assignment: Assignment,
    /// The answers.
    pub quiz: Saved,
}

/// Why a file is not in the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// It can't be read, or isn't a file of this page.
    Unreadable(ReadError),
    /// It has a reader's own answers, which the page saves elsewhere.
    OwnAnswers,
    /// It was changed, or something in it is lost.
    Damaged,
    /// It is about another story.
    OtherStory(PackId),
    /// It answers another quiz than most files.
    OtherQuiz(Assignment),
    /// The story has changed so much since that no answer applies.
    OtherVersion,
    /// The file with this name has the same answers of the same pupil.
    SameAs(String),
}

/// The version of the file.
const FORMAT: u64 = 1;

const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    ..LIMITS_OF_FILE
};

impl ResultFile {
    /// The size of the largest file that is read, in bytes. One has some kilobytes.
    pub const MAX_BYTES: usize = LIMITS.bytes;

    /// Returns a pupil's answers as they are now. `None`: the name is blank.
    pub fn new(name: &str, assignment: Assignment, session: &Session) -> Option<Self> {
        let name = displayable(name);
        (!name.is_empty()).then(|| Self {
            name,
            assignment,
            quiz: session.save(),
        })
    }

    /// Returns the file as JSON.
    pub fn to_json(&self) -> String {
        let Self {
            name,
            assignment,
            quiz,
        } = self;
        [
            &*format!(r#"{{"format":{FORMAT},"result":{{"name":"#),
            &quoted(name),
            r#","assignment":""#,
            &assignment.to_code(),
            r#"","quiz":"#,
            &quiz.to_json(),
            "}}",
        ]
        .concat()
    }

    /// Reads a file that [`ResultFile::to_json`] wrote.
    ///
    /// # Errors
    ///
    /// If it can't be read, or is something else.
    pub fn read(text: &str) -> Result<Self, FileProblem> {
        let json = scan_file(text, &LIMITS).map_err(FileProblem::Unreadable)?;
        if !json["stories"].is_null() || !json["pack"].is_null() {
            return Err(FileProblem::OwnAnswers);
        }
        let result = &json["result"];
        match json["format"].as_u64() {
            _ if !result.is_object() => Err(FileProblem::Unreadable(ReadError::NotOurs)),
            Some(FORMAT) => Self::decode(result).ok_or(FileProblem::Damaged),
            Some(format) if format > FORMAT => Err(FileProblem::Unreadable(ReadError::Newer)),
            _ => Err(FileProblem::Unreadable(ReadError::NotOurs)),
        }
    }

    fn decode(result: &Value) -> Option<Self> {
        let name = displayable(result["name"].as_str()?);
        let assignment = Assignment::from_code(result["assignment"].as_str()?)?;
        let quiz: Saved = decode_value(&result["quiz"])?;
        let is_consistent = !name.is_empty() && quiz.plan == assignment.plan();
        is_consistent.then_some(Self {
            name,
            assignment,
            quiz,
        })
    }
}

/// Returns a name on one line, without characters that would hide or reorder text, and not longer
/// than [`MAX_NAME`].
fn displayable(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().collect();
    let mut name: String = words.join(" ").chars().take(MAX_NAME).collect();
    while let Some((at, _)) = first_forbidden(&name) {
        name.remove(at);
    }
    name.trim().to_owned()
}
