use super::assignment::Assignment;
use super::result_file::{FileProblem, ResultFile};
use super::results::{ClassResults, Pupil};
use crate::Pack;
use crate::quiz::{AskCertainty, Calibration, RestoreError, Restored, Score, Session};

/// A file that the teacher has opened.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedFile {
    /// The name of the file.
    pub name: String,
    /// What [`ResultFile::read`] returned.
    pub content: Result<ResultFile, FileProblem>,
}

/// What some files have together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collected {
    /// The results in the quiz that most files answer; of several such quizzes, the one of the first
    /// file. `None`: no file can be used.
    pub results: Option<ClassResults>,
    /// The files that aren't in the results, each with its name, in their order.
    pub problems: Vec<(String, FileProblem)>,
    /// The names that several pupils in the results have.
    pub same_names: Vec<SameName>,
}

/// Pupils with the same name and different answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameName {
    /// The name, as the first of them typed it.
    pub name: String,
    /// The names of their files.
    pub files: Vec<String>,
}

/// Scores the answers in files with the teacher's copy of the story.
pub fn collect(pack: &Pack, files: &[OpenedFile]) -> Collected {
    let mut problems: Vec<_> = (0..files.len())
        .map(|at| problem_of(pack, files, at))
        .collect();
    let usable: Vec<_> = files.iter().zip(&mut problems).collect();
    let mut usable: Vec<_> = usable
        .into_iter()
        .filter_map(|(file, problem)| match &file.content {
            Ok(content) if problem.is_none() => Some((&file.name, content, problem)),
            _ => None,
        })
        .collect();
    let results = most_frequent(usable.iter().map(|(_, it, _)| it.assignment)).map(|assignment| {
        let mut scoring = Scoring::new(pack, assignment);
        for (name, content, problem) in &mut usable {
            **problem = match content.assignment == assignment {
                true => scoring.add(name, content).err(),
                false => Some(FileProblem::OtherQuiz(content.assignment)),
            };
        }
        scoring.finish()
    });
    let names = files.iter().map(|file| file.name.clone());
    Collected {
        problems: names
            .zip(problems)
            .filter_map(|(name, problem)| Some((name, problem?)))
            .collect(),
        same_names: results.as_ref().map(same_names).unwrap_or_default(),
        results: results.filter(|it| !it.pupils.is_empty()),
    }
}

/// Returns why a file can't be used, as far as its answers needn't be scored for that.
fn problem_of(pack: &Pack, files: &[OpenedFile], at: usize) -> Option<FileProblem> {
    let content = match &files[at].content {
        Ok(content) => content,
        Err(problem) => return Some(problem.clone()),
    };
    if content.quiz.pack != *pack.id() {
        return Some(FileProblem::OtherStory(content.quiz.pack.clone()));
    }
    let same = files[..at].iter().find(|earlier| {
        let earlier = earlier.content.as_ref();
        earlier.is_ok_and(|earlier| is_same(earlier, content))
    });
    same.map(|earlier| FileProblem::SameAs(earlier.name.clone()))
}

/// Whether both have the same answers of the same pupil. Which question the pupil was at doesn't
/// matter.
fn is_same(one: &ResultFile, other: &ResultFile) -> bool {
    one.assignment == other.assignment
        && one.quiz.pack == other.quiz.pack
        && one.quiz.answers == other.quiz.answers
        && is_same_name(&one.name, &other.name)
}

fn is_same_name(one: &str, other: &str) -> bool {
    // Not that of texts, whose tables nothing else in the page needs.
    let lower = |name: &str| {
        name.chars()
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    lower(one) == lower(other)
}

/// Returns the most frequent of several quizzes; of several such, the first.
fn most_frequent(assignments: impl Iterator<Item = Assignment>) -> Option<Assignment> {
    let mut counts: Vec<(Assignment, usize)> = Vec::new();
    for assignment in assignments {
        match counts.iter_mut().find(|(it, _)| *it == assignment) {
            Some((_, count)) => *count += 1,
            None => counts.push((assignment, 1)),
        }
    }
    // `max_by_key` returns the last of several.
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map(|(assignment, _)| assignment)
}

fn same_names(results: &ClassResults) -> Vec<SameName> {
    let mut names: Vec<SameName> = Vec::new();
    for pupil in &results.pupils {
        let found = names
            .iter_mut()
            .find(|it| is_same_name(&it.name, &pupil.name));
        match found {
            Some(same) => same.files.push(pupil.file.clone()),
            None => names.push(SameName {
                name: pupil.name.clone(),
                files: vec![pupil.file.clone()],
            }),
        }
    }
    names.retain(|it| it.files.len() > 1);
    names
}

/// Scores files one after the other.
struct Scoring<'p> {
    pack: &'p Pack,
    /// The quiz without answers.
    blank: Session,
    results: ClassResults,
}

impl<'p> Scoring<'p> {
    fn new(pack: &'p Pack, assignment: Assignment) -> Self {
        let blank = Session::start(pack, assignment.plan());
        let results = ClassResults {
            assignment,
            items: blank.items().to_vec(),
            pupils: Vec::new(),
        };
        Self {
            pack,
            blank,
            results,
        }
    }

    fn add(&mut self, file: &str, content: &ResultFile) -> Result<(), FileProblem> {
        let Restored { session, dropped } = self.restore(content)?;
        let mut pupil = Pupil {
            name: content.name.clone(),
            file: file.to_owned(),
            answers: vec![None; self.results.items.len()],
            score: Score {
                items: self.blank.items().len(),
                ..Score::default()
            },
            calibration: Calibration::default(),
            left_out: dropped,
        };
        for (item, answer) in session.answers() {
            let Some(answer) = answer else {
                continue;
            };
            let items = &mut self.results.items;
            let at = items.iter().position(|it| it.id == item.id);
            let at = at.unwrap_or_else(|| {
                items.push(item.clone());
                pupil.answers.push(None);
                items.len() - 1
            });
            pupil.score.answered += 1;
            pupil.score.right += usize::from(answer.score.right);
            pupil.score.points += answer.score.points;
            let certainty = match self.results.assignment.certainty {
                AskCertainty::Asked => answer.certainty,
                AskCertainty::NotAsked => None,
            };
            if let Some(certainty) = certainty {
                let (points, right) = (answer.score.points, answer.score.right);
                pupil.calibration.count(certainty, points, right);
            }
            pupil.answers[at] = Some(answer.clone());
        }
        self.results.pupils.push(pupil);
        Ok(())
    }

    /// Gives the answers of a file. If the pupil had the same questions, without putting the quiz
    /// together again.
    fn restore(&self, content: &ResultFile) -> Result<Restored, FileProblem> {
        let quiz = &content.quiz;
        let restored = match self.blank.restore_same(quiz) {
            Some(restored) => restored,
            None => Session::restore(self.pack, quiz),
        };
        restored.map_err(|error| match error {
            RestoreError::Changed => FileProblem::OtherVersion,
            RestoreError::OtherFormat(_)
            | RestoreError::OtherPack(_)
            | RestoreError::NoSuchPlace(_)
            | RestoreError::Answer(..) => FileProblem::Damaged,
        })
    }

    fn finish(self) -> ClassResults {
        let mut results = self.results;
        // Earlier pupils weren't asked what only later ones were.
        for pupil in &mut results.pupils {
            pupil.answers.resize(results.items.len(), None);
        }
        results
    }
}
