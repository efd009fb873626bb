use super::{FORMAT, Part, ReaderFile};
use crate::Pack;
use crate::compare::Ratings;
use crate::json::{LIMITS, Limits, Problems, decode_value, scan_within};
use crate::pack::PackId;
use crate::quiz::{RestoreError, Saved, Session};
use crate::review::Schedule;
use serde_json::Value;

/// The size of the largest file that is read, in bytes. All answers to a story are some kilobytes.
pub const MAX_BYTES: usize = LIMITS.bytes;

/// The limits for what the page saves as a file.
pub(crate) const LIMITS_OF_FILE: Limits = Limits {
    values: 500_000,
    // A file of answers to earlier versions has each as a text.
    text: 200_000,
    ..LIMITS
};

/// A file that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// What can be used of it.
    pub file: ReaderFile,
    /// What can't be used.
    pub left_out: Vec<LeftOut>,
}

/// A part of a file that can't be used.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// The story, if the file names it.
    pub story: Option<PackId>,
    /// The part.
    pub part: Part,
    /// How many answers or reviews that are; 0 if it can't be said.
    pub count: usize,
    /// Why it can't be used.
    pub reason: Reason,
}

/// Why a part of a file can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It isn't what the page saves.
    Damaged,
    /// It belongs to another version of the story, whose questions were different.
    OtherVersion,
}

/// Why nothing of a text can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is larger than [`MAX_BYTES`], or has more parts than any reader has.
    TooLarge,
    /// It ends too early, such as after a download that broke off.
    Cut,
    /// The page didn't save it.
    NotOurs,
    /// A later version of the page saved it.
    Newer,
}

/// Reads a file that [`ReaderFile::to_json`] or an earlier version of the page wrote, at a time in
/// seconds since 1970.
///
/// # Errors
///
/// If nothing of it can be used.
pub fn read(text: &str, now: i64) -> Result<Opened, ReadError> {
    let json = scan_file(text, &LIMITS_OF_FILE)?;
    let mut opened = Opened::default();
    match json["format"].as_u64() {
        Some(1) => opened.read_first_format(&json)?,
        Some(format) if format == u64::from(FORMAT) => opened.read_stories(&json, now)?,
        Some(format) if format > u64::from(FORMAT) && json["stories"].is_object() => {
            return Err(ReadError::Newer);
        }
        _ => return Err(ReadError::NotOurs),
    }
    Ok(opened)
}

/// Parses the JSON of a file that the page may have saved. If it came by mail, there may be text around
/// it, and lines may be broken: a file that the page saves has one line.
///
/// # Errors
///
/// If it is too large, ends too early, or is no JSON.
pub(crate) fn scan_file(text: &str, limits: &Limits) -> Result<Value, ReadError> {
    if text.len() > limits.bytes {
        return Err(ReadError::TooLarge);
    }
    let scan = |text: &str| {
        let mut problems = Problems::default();
        let json = scan_within(text.as_bytes(), limits, &mut problems);
        json.ok_or_else(|| why_not_json(text, &problems))
    };
    match scan(text) {
        Err(ReadError::NotOurs) => match object_in(text) {
            Some(object) => scan(&object),
            None => Err(ReadError::NotOurs),
        },
        scanned => scanned,
    }
}

/// Returns the text from the first brace to the last, as one line.
fn object_in(text: &str) -> Option<String> {
    let object = text.get(text.find('{')?..=text.rfind('}')?)?;
    Some(object.replace(['\r', '\n'], ""))
}

/// Returns why a text could not be read as JSON.
fn why_not_json(text: &str, problems: &Problems) -> ReadError {
    let ends_early = |what: &str| what.starts_with("EOF");
    if problems
        .iter()
        .any(|problem| problem.what.starts_with("more than "))
    {
        ReadError::TooLarge
    } else if text.trim_start().starts_with('{')
        && problems.iter().any(|problem| ends_early(&problem.what))
    {
        ReadError::Cut
    } else {
        ReadError::NotOurs
    }
}

impl Opened {
    /// Leaves out the quizzes about a story that can't be restored with its pack. Those about other
    /// stories are checked when the story is opened.
    pub fn check_story(&mut self, pack: &Pack) {
        for state in &mut self.file.stories {
            if state.story != *pack.id() {
                continue;
            }
            let left_out = &mut self.left_out;
            state.quizzes.retain(|(_, saved)| {
                let reason = match Session::restore(pack, saved) {
                    Ok(_) => return true,
                    Err(RestoreError::Changed) => Reason::OtherVersion,
                    Err(_) => Reason::Damaged,
                };
                left_out.push(LeftOut {
                    story: Some(saved.pack.clone()),
                    part: Part::Quiz,
                    count: saved.answers.len(),
                    reason,
                });
                false
            });
        }
    }

    /// Reads what the page saved about one story, before it saved all in one file.
    fn read_first_format(&mut self, json: &Value) -> Result<(), ReadError> {
        let story: PackId = decode_value(&json["pack"]).ok_or(ReadError::NotOurs)?;
        let (quiz, ratings, earlier) = (&json["quiz"], &json["ratings"], &json["earlier"]);
        if quiz.is_null() && ratings.is_null() && earlier.is_null() {
            return Err(ReadError::NotOurs);
        }
        if let Some(earlier) = earlier.as_array() {
            self.left_out.push(LeftOut {
                story: Some(story.clone()),
                part: Part::Earlier,
                count: earlier.len(),
                reason: Reason::OtherVersion,
            });
        }
        if !quiz.is_null() {
            self.read_quiz(&story, None, quiz);
        }
        self.read_ratings(&story, ratings);
        Ok(())
    }

    fn read_stories(&mut self, json: &Value, now: i64) -> Result<(), ReadError> {
        let stories = json["stories"].as_object().ok_or(ReadError::NotOurs)?;
        for (id, state) in stories {
            let Ok(story) = PackId::try_from(id.clone()) else {
                self.leave_out(None, Part::Story, 1);
                continue;
            };
            if !state.is_object() {
                self.leave_out(Some(&story), Part::Story, 1);
                continue;
            }
            match state["quizzes"].as_object() {
                Some(quizzes) => {
                    for (key, quiz) in quizzes {
                        self.read_quiz(&story, Some(key), quiz);
                    }
                }
                None => self.leave_out(Some(&story), Part::Quiz, 0),
            }
            self.read_ratings(&story, &state["ratings"]);
        }
        if json["reviews"].is_null() {
            return Ok(());
        }
        match Schedule::from_value(&json["reviews"], now) {
            Ok((reviews, problems)) => {
                self.file.reviews = reviews;
                if !problems.is_empty() {
                    self.leave_out(None, Part::Reviews, problems.count());
                }
            }
            Err(_) => self.leave_out(None, Part::Reviews, 0),
        }
        Ok(())
    }

    /// Reads a quiz. `key` is the one that the page stores it under, if the file says it; otherwise that of the
    /// story's own page.
    fn read_quiz(&mut self, story: &PackId, key: Option<&str>, json: &Value) {
        let saved = decode_value::<Saved>(json).filter(|saved| {
            // What will be stored must be readable.
            saved.pack == *story && Saved::from_json(&saved.to_json()).as_ref() == Some(saved)
        });
        match (saved, key.unwrap_or("quiz")) {
            (Some(saved), key) if is_key(key) => {
                self.file.story(story).quizzes.push((key.into(), saved));
            }
            _ => self.leave_out(Some(story), Part::Quiz, 0),
        }
    }

    fn read_ratings(&mut self, story: &PackId, json: &Value) {
        if json.is_null() {
            return;
        }
        match Ratings::from_value(json) {
            Some(ratings) if ratings.is_empty() => {}
            Some(ratings) => self.file.story(story).ratings = ratings,
            None => self.leave_out(Some(story), Part::Ratings, 0),
        }
    }

    fn leave_out(&mut self, story: Option<&PackId>, part: Part, count: usize) {
        self.left_out.push(LeftOut {
            story: story.cloned(),
            part,
            count,
            reason: Reason::Damaged,
        });
    }
}

/// Returns whether the page stores a quiz under this key.
fn is_key(key: &str) -> bool {
    let mut parts = key.split(':');
    let is_quiz = parts.next() == Some("quiz");
    let rest: Vec<&str> = parts.collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    is_quiz && matches!(rest.len(), 0 | 2) && rest.iter().all(is_number)
}
