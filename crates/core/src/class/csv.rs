use super::results::{ClassResults, Pupil};
use crate::export::write_record;
use crate::pack::Decimal;
use crate::quiz::{Item, ScoredResponse};

/// The columns before those of the questions.
const COLUMNS: [&str; 8] = [
    "name",
    "answered",
    "questions",
    "right",
    "points",
    "certainty_score",
    "not_counted",
    "file",
];

impl ClassResults {
    /// Returns the results as CSV, in the format of [`export`](crate::export): a row for each pupil.
    ///
    /// | column | meaning |
    /// |---|---|
    /// | `name` | as the pupil typed it |
    /// | `answered`, `questions` | how many of the questions were answered |
    /// | `right`, `points` | how many exactly right; the points together, at most one each |
    /// | `certainty_score` | the sum of [`Certainty::marks`](crate::quiz::Certainty::marks); empty if it wasn't asked |
    /// | `not_counted` | how many answers don't count, since the questions have changed |
    /// | `file` | the name of the pupil's file |
    /// | `1. …` | for each question its points, 0 to 1; empty if it wasn't answered. The number is its place in the quiz, and `title` has its words |
    pub fn to_csv(&self, title: &dyn Fn(&Item) -> String) -> String {
        let titles = self.items.iter().enumerate();
        let titles = titles.map(|(at, item)| [&(at + 1).to_string(), ". ", &title(item)].concat());
        let titles: Vec<_> = titles.collect();
        let mut header = COLUMNS.to_vec();
        header.extend(titles.iter().map(String::as_str));
        let mut csv = String::new();
        write_record(&mut csv, &header);
        for pupil in &self.pupils {
            let row = row(pupil);
            let row: Vec<_> = row.iter().map(String::as_str).collect();
            write_record(&mut csv, &row);
        }
        csv
    }
}

fn row(pupil: &Pupil) -> Vec<String> {
    let Pupil {
        name,
        file,
        answers,
        score,
        calibration,
        left_out,
    } = pupil;
    let certainty = match calibration.answers() {
        0 => String::new(),
        _ => decimal(calibration.marks),
    };
    let mut row = vec![
        name.clone(),
        score.answered.to_string(),
        score.items.to_string(),
        score.right.to_string(),
        decimal(score.points),
        certainty,
        left_out.to_string(),
        file.clone(),
    ];
    let points = |answer: &ScoredResponse| decimal(answer.score.points);
    row.extend(
        answers
            .iter()
            .map(|it| it.as_ref().map(points).unwrap_or_default()),
    );
    row
}

/// A number with up to two decimals.
fn decimal(number: f64) -> String {
    let hundredths = (number * 100.0).round() as i64;
    // Far below the largest decimal.
    Decimal::from_hundredths(hundredths).map_or_else(|_| String::new(), |it| it.to_string())
}
