use super::assignment::Assignment;
use crate::quiz::{Calibration, Item, Response, Score, ScoredResponse};
use crate::sort::sort;

/// The results of a class in one quiz.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassResults {
    /// The quiz.
    pub assignment: Assignment,
    /// The questions of the quiz, in its order. After them come those that only pupils with another
    /// version of the story were asked.
    pub items: Vec<Item>,
    /// The pupils, in the order of their files.
    pub pupils: Vec<Pupil>,
}

/// The result of one pupil.
#[derive(Clone, Debug, PartialEq)]
pub struct Pupil {
    /// The name as the pupil typed it.
    pub name: String,
    /// The name of the file.
    pub file: String,
    /// The answer to each of [`ClassResults::items`], if it was answered.
    pub answers: Vec<Option<ScoredResponse>>,
    /// The answers together. `items` is the number of questions in the quiz.
    pub score: Score,
    /// How well the pupil knew what they know, as far as that was asked.
    pub calibration: Calibration,
    /// How many answers don't count, since the questions have changed.
    pub left_out: usize,
}

/// How a class did on one question.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionResult {
    /// The index of the question in [`ClassResults::items`].
    pub item: usize,
    /// How many pupils were asked it.
    pub asked: usize,
    /// How many of them have answered it.
    pub answered: usize,
    /// How many exactly right.
    pub right: usize,
    /// The points of all answers together, at most one each.
    pub points: f64,
    /// The most frequent answer that earned nothing, and how many pupils gave it. Of several, the one
    /// that was given first.
    pub common_wrong: Option<(Response, usize)>,
}

impl ClassResults {
    /// Returns how the class did on each question: the smallest share of right answers first, then the
    /// fewest points, then the order of the quiz. Whoever was asked and didn't answer counts as not right.
    /// Questions that nobody has answered come last.
    pub fn hardest_first(&self) -> Vec<QuestionResult> {
        let mut questions: Vec<_> = (0..self.items.len()).map(|at| self.question(at)).collect();
        // Stable, so that the order of the quiz remains.
        sort(&mut questions, |one, other| {
            let order = one.ease().total_cmp(&other.ease());
            order.then_with(|| one.points.total_cmp(&other.points))
        });
        questions
    }

    fn question(&self, item: usize) -> QuestionResult {
        let answers = self
            .pupils
            .iter()
            .filter_map(|it| it.answers[item].as_ref());
        let answers: Vec<_> = answers.collect();
        // Those that are partly right would be listed as if they were wrong.
        let wrong = answers.iter().filter(|answer| answer.score.points <= 0.0);
        let mut given: Vec<(Response, usize)> = Vec::new();
        for answer in wrong {
            match given.iter_mut().find(|(it, _)| *it == answer.response) {
                Some((_, count)) => *count += 1,
                None => given.push((answer.response.clone(), 1)),
            }
        }
        // `max_by_key` would return the last of several.
        given.reverse();
        // The others are of earlier versions of the story.
        let in_quiz = self.pupils.first().map_or(0, |it| it.score.items);
        let asked = match item < in_quiz {
            true => self.pupils.len(),
            false => answers.len(),
        };
        QuestionResult {
            item,
            asked,
            answered: answers.len(),
            right: answers.iter().filter(|answer| answer.score.right).count(),
            points: answers.iter().map(|answer| answer.score.points).sum(),
            common_wrong: given.into_iter().max_by_key(|(_, count)| *count),
        }
    }
}

impl QuestionResult {
    /// The share of right answers, from 0 to 1; more than that without answers.
    fn ease(&self) -> f64 {
        match self.answered {
            0 => f64::INFINITY,
            _ => self.right as f64 / self.asked as f64,
        }
    }
}
