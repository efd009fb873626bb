use super::{Part, ReaderFile};
use crate::compare::Ratings;
use crate::pack::PackId;
use crate::quiz::{Saved, Try};
use crate::review::Schedule;

/// Which answers and ratings stay where a file has others than the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Those on the device.
    Mine,
    /// Those in the file.
    Theirs,
}

/// What the device and a file have together.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// All of it.
    pub file: ReaderFile,
    /// What happens to each part of the file, in its order; reviews last.
    pub changes: Vec<Change>,
}

/// What happens to one part of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The story.
    pub story: PackId,
    /// The part.
    pub part: Part,
    /// What happens to how many answers, ratings or reviews.
    pub tally: Tally,
}

/// How many answers, ratings or reviews of a file are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The device doesn't have them, or has earlier reviews: they are added.
    pub added: usize,
    /// The device has the same.
    pub same: usize,
    /// The device has others, which stay.
    pub kept_mine: usize,
    /// The device has others, which are replaced.
    pub kept_theirs: usize,
}

impl Merged {
    /// Returns how many answers and ratings differ, so that the reader has to choose what to keep. Of
    /// two reviews the later one stays, without a choice.
    pub fn conflicts(&self) -> usize {
        let chosen = self.changes.iter().filter(|it| it.part != Part::Reviews);
        chosen
            .map(|change| change.tally.kept_mine + change.tally.kept_theirs)
            .sum()
    }
}

/// Merges what the device has (`mine`) with a file (`theirs`). Nothing of the device is lost, except
/// what differs if the reader keeps theirs.
pub fn merge(mine: &ReaderFile, theirs: &ReaderFile, keep: Keep) -> Merged {
    let mut file = mine.clone();
    let mut changes = Vec::new();
    let mut change = |story: &PackId, part, tally| {
        changes.push(Change {
            story: story.clone(),
            part,
            tally,
        });
    };
    for theirs in &theirs.stories {
        let state = file.story(&theirs.story);
        for (key, saved) in &theirs.quizzes {
            let mine = state.quizzes.iter_mut().find(|(other, _)| other == key);
            let tally = match mine {
                Some((_, mine)) => merge_quiz(mine, saved, keep),
                None => {
                    state.quizzes.push((key.clone(), saved.clone()));
                    Tally {
                        added: saved.answers.len(),
                        ..Tally::default()
                    }
                }
            };
            change(&theirs.story, Part::Quiz, tally);
        }
        if !theirs.ratings.is_empty() {
            let tally = merge_ratings(&mut state.ratings, &theirs.ratings, keep);
            change(&theirs.story, Part::Ratings, tally);
        }
    }
    for (story, tally) in tally_reviews(&mine.reviews, &theirs.reviews) {
        change(&story, Part::Reviews, tally);
    }
    file.reviews.merge(&theirs.reviews);
    Merged { file, changes }
}

/// Adds the answers of another quiz, and how quizzes before it went. Quizzes with other questions
/// can't be put together, so the answers of one of them stay as a whole.
fn merge_quiz(mine: &mut Saved, theirs: &Saved, keep: Keep) -> Tally {
    let earlier = merge_earlier(&mine.earlier, &theirs.earlier);
    let tally = merge_answers(mine, theirs, keep);
    mine.earlier = earlier;
    tally
}

fn merge_answers(mine: &mut Saved, theirs: &Saved, keep: Keep) -> Tally {
    let mut tally = Tally::default();
    let is_same_quiz = (mine.format, mine.fingerprint, &mine.plan)
        == (theirs.format, theirs.fingerprint, &theirs.plan);
    if !is_same_quiz {
        let count = theirs.answers.len();
        if mine.answers.is_empty() {
            tally.added = count;
        } else if count > 0 {
            tally.differ(count, keep);
        }
        if tally.added + tally.kept_theirs > 0 {
            *mine = theirs.clone();
        }
        return tally;
    }
    for answer in &theirs.answers {
        let mut answers = mine.answers.iter_mut();
        match answers.find(|other| other.item == answer.item) {
            None => {
                mine.answers.push(answer.clone());
                tally.added += 1;
            }
            Some(mine) if mine == answer => tally.same += 1,
            Some(mine) => {
                tally.differ(1, keep);
                if keep == Keep::Theirs {
                    *mine = answer.clone();
                }
            }
        }
    }
    tally
}

/// Returns the tries of both, each with the latest last. Those that both begin with are the same ones.
fn merge_earlier(mine: &[Try], theirs: &[Try]) -> Vec<Try> {
    if has_in_order(mine, theirs) {
        return mine.to_vec();
    }
    let same = mine.iter().zip(theirs).take_while(|(a, b)| a == b).count();
    [mine, &theirs[same..]].concat()
}

/// Returns whether `all` has each of `some`, in their order.
fn has_in_order(all: &[Try], some: &[Try]) -> bool {
    let mut all = all.iter();
    some.iter().all(|one| all.any(|other| other == one))
}

fn merge_ratings(mine: &mut Ratings, theirs: &Ratings, keep: Keep) -> Tally {
    let mut tally = Tally::default();
    for (issue, rating) in theirs.iter() {
        let is_used = match mine.get(issue) {
            None => {
                tally.added += 1;
                true
            }
            Some(mine) if mine == rating => {
                tally.same += 1;
                false
            }
            Some(_) => {
                tally.differ(1, keep);
                keep == Keep::Theirs
            }
        };
        if is_used {
            mine.set(issue.clone(), rating);
        }
    }
    tally
}

/// Returns what [`Schedule::merge`] does, by story.
fn tally_reviews(mine: &Schedule, theirs: &Schedule) -> Vec<(PackId, Tally)> {
    let mut tallies: Vec<(PackId, Tally)> = Vec::new();
    for (story, item, card) in theirs.iter() {
        if tallies.last().is_none_or(|(last, _)| last != story) {
            tallies.push((story.clone(), Tally::default()));
        }
        let Some((_, tally)) = tallies.last_mut() else {
            continue;
        };
        match mine.card(story, item) {
            Some(mine) if mine == card => tally.same += 1,
            Some(mine) if mine > card => tally.kept_mine += 1,
            _ => tally.added += 1,
        }
    }
    tallies
}

impl Tally {
    fn differ(&mut self, count: usize, keep: Keep) {
        match keep {
            Keep::Mine => self.kept_mine += count,
            Keep::Theirs => self.kept_theirs += count,
        }
    }
}
