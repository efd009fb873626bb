//! A spreadsheet of the questions: a row for each.
//!
//! CSV as in RFC 4180, <https://www.rfc-editor.org/rfc/rfc4180>. It starts with a byte order mark:
//! without one, Excel takes the file for text in the system's old encoding. A cell that a
//! spreadsheet would run as a formula gets a leading apostrophe, as in the core's tables.
//!
//! | column | meaning |
//! |---|---|
//! | `id`, `topic`, `skill`, `kind` | of the question in the pack |
//! | `question` | what is asked |
//! | `about` | the words or the statement that are asked about, if the question doesn't say |
//! | `option_1` to `option_8` | the options, or the events to put in order |
//! | `right` | the numbers of the right options; the numbers of the events in the right order; the number; or the spellings of the typed text |
//! | `not_stated` | the numbers of the options that aren't right because the article doesn't say so |
//! | `unit`, `tolerance`, `half_point_within` | of a number |
//! | `reason`, `passages` | why the number or text is right, and where the article shows it |
//! | `reason_1`, `passages_1` to `…_8` | the same of each option |
//! | `article` | the article that the passages are in |

use crate::describe::{citation, passages};
use crate::exercise::{Choosable, Exercise, Task};
use crate::left_out;
use crate::words::Words;
use crate::{Exported, Format};
use csv::{Terminator, WriterBuilder};
use standpoint_core::Pack;
use standpoint_core::pack::{Decimal, Verdict};

pub(crate) const FORMAT: Format = Format {
    name: "csv",
    about: "Spreadsheet (CSV): a row for each question",
    export,
};

/// The most options that a question of a pack has.
pub(crate) const OPTIONS: usize = 8;

/// What separates the numbers of options in a cell.
pub(crate) const BETWEEN: &str = "; ";

fn export(pack: &Pack) -> Exported {
    let words = Words::of(pack);
    let exercises = Exercise::all(pack);
    let mut csv = WriterBuilder::new();
    let mut csv = csv.terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut left_out = left_out::all_but_questions(pack);
    left_out.extend(left_out::distractors(&exercises));
    left_out.extend(left_out::running_text(&exercises));
    let article = citation(words, pack.source());
    let rows = exercises
        .iter()
        .map(|exercise| row(words, exercise, &article));
    for row in std::iter::once(header()).chain(rows) {
        // Memory takes every record of the same length.
        if let Err(error) = csv.write_record(&row) {
            left_out.push(format!("{error}."));
        }
    }
    let records = csv.into_inner().unwrap_or_default();
    let bytes = ["\u{feff}".as_bytes(), &records].concat();
    Exported::bytes(pack, "questions.csv", bytes, left_out)
}

fn header() -> Vec<String> {
    let numbered = |name: &str| (1..=OPTIONS).map(|it| format!("{name}_{it}")).collect();
    let of_options =
        (1..=OPTIONS).flat_map(|it| [format!("reason_{it}"), format!("passages_{it}")]);
    let of_number = [
        "unit",
        "tolerance",
        "half_point_within",
        "reason",
        "passages",
    ];
    let groups: [Vec<String>; 6] = [
        ["id", "topic", "skill", "kind", "question", "about"]
            .map(String::from)
            .into(),
        numbered("option"),
        ["right", "not_stated"].map(String::from).into(),
        of_number.map(String::from).into(),
        of_options.collect(),
        vec!["article".into()],
    ];
    groups.concat()
}

/// The cells that depend on how a question is answered.
#[derive(Default)]
struct Cells {
    options: Vec<String>,
    right: String,
    not_stated: String,
    /// Unit, tolerance, half a point, reason, passages. The last two also of a text.
    number: [String; 5],
    /// Of each option the reason and the passages.
    reasons: Vec<[String; 2]>,
}

fn row(words: &Words, exercise: &Exercise<'_>, article: &str) -> Vec<String> {
    let about = exercise.about.as_ref().map_or("", |about| &about.text);
    let cells = Cells::new(words, &exercise.task);
    let mut row = vec![
        exercise.id.into(),
        exercise.topic.name.clone(),
        exercise.skill.as_str().into(),
        exercise.kind.into(),
        exercise.prompt.into(),
        about.into(),
    ];
    let mut options = cells.options;
    options.resize(OPTIONS, String::new());
    row.extend(options);
    row.extend([cells.right, cells.not_stated]);
    row.extend(cells.number);
    let mut reasons = cells.reasons;
    reasons.resize(OPTIONS, Default::default());
    row.extend(reasons.into_iter().flatten());
    row.push(article.into());
    row.iter().map(|cell| guarded(cell)).collect()
}

impl Cells {
    fn new(words: &Words, task: &Task) -> Self {
        match task {
            Task::ChooseOne(options)
            | Task::ChooseSeveral(options)
            | Task::MarkSentences(options) => Self {
                options: options.iter().map(|option| option.text.clone()).collect(),
                right: numbers(options, Verdict::Right),
                not_stated: numbers(options, Verdict::NotStated),
                reasons: options
                    .iter()
                    .map(|it| [it.reason.clone(), passages(words, &it.passages)])
                    .collect(),
                ..Self::default()
            },
            Task::PutInOrder(steps) => {
                let mut order: Vec<_> = (1..=steps.len()).zip(steps).collect();
                order.sort_by_key(|(_, step)| step.place);
                let order = order.iter().map(|(number, _)| number.to_string());
                Self {
                    options: steps.iter().map(|step| step.text.clone()).collect(),
                    right: order.collect::<Vec<_>>().join(BETWEEN),
                    reasons: steps
                        .iter()
                        .map(|it| [it.reason.clone(), passages(words, &it.passages)])
                        .collect(),
                    ..Self::default()
                }
            }
            // The rows are in the columns of options, and what belongs to them in that of what is
            // right.
            Task::MatchPairs(matching) => Self {
                options: matching.rows.iter().map(|row| row.text.clone()).collect(),
                right: matching
                    .rows
                    .iter()
                    .map(|row| matching.right(row))
                    .collect::<Vec<_>>()
                    .join(BETWEEN),
                reasons: matching
                    .rows
                    .iter()
                    .map(|it| [it.reason.clone(), passages(words, &it.passages)])
                    .collect(),
                ..Self::default()
            },
            Task::EnterText(text) => Self {
                right: text.spellings().collect::<Vec<_>>().join(BETWEEN),
                number: [
                    String::new(),
                    String::new(),
                    String::new(),
                    text.reason.clone(),
                    passages(words, &text.passages),
                ],
                ..Self::default()
            },
            Task::EnterNumber(number) => Self {
                right: number.value.to_string(),
                number: [
                    number.unit.clone(),
                    number.tolerance.to_string(),
                    number
                        .half_point_within
                        .map_or_else(String::new, |it: Decimal| it.to_string()),
                    number.reason.clone(),
                    passages(words, &number.passages),
                ],
                ..Self::default()
            },
        }
    }
}

/// The numbers of the options with a verdict, counted from 1.
fn numbers(options: &[Choosable], verdict: Verdict) -> String {
    let numbered = (1..).zip(options);
    let numbers = numbered.filter(|(_, option)| option.verdict == verdict);
    let numbers = numbers.map(|(number, _): (usize, _)| number.to_string());
    numbers.collect::<Vec<_>>().join(BETWEEN)
}

/// What makes a spreadsheet run a cell. Some take the wide forms for the same.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// Returns the cell with an apostrophe before it if a spreadsheet would run it. See
/// <https://owasp.org/www-community/attacks/CSV_Injection>. A number stays one.
fn guarded(cell: &str) -> String {
    if cell.starts_with(FORMULA) && cell.parse::<f64>().is_err() {
        ["'", cell].concat()
    } else {
        cell.into()
    }
}

/// Removes the apostrophe that `guarded` has added.
pub(crate) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_get_an_apostrophe_that_can_be_removed() {
        for formula in ["=1+1", "+A1", "-A1", "@SUM(A1)", "＝1", "\t=1", "\n=1"] {
            let cell = guarded(formula);
            assert_eq!(cell, ["'", formula].concat());
            assert_eq!(unguarded(&cell), formula);
        }
        for plain in ["1=1", "'tis", "-5", "+2.5", " =1", ""] {
            assert_eq!(guarded(plain), plain);
            assert_eq!(unguarded(plain), plain);
        }
    }
}
