//! Reads a spreadsheet of questions, with the columns that the export `csv` writes.

use super::Imported;
use super::draft::{Answer, Draft, DraftNumber, DraftOption, Drafts, called};
use crate::csv::{OPTIONS, unguarded};
use csv::{ReaderBuilder, StringRecord};
use standpoint_core::pack::{Decimal, Skill, Verdict};

/// Turns a table of questions into drafts for a pack.
///
/// The first row names the columns; `question` and `right` are needed, and `option_1`, `option_2`
/// and so on for a choice. `right` has the numbers, the letters or the text of the right options, or
/// a number if there are no options. All other columns of the export `csv` are optional, in any
/// order, and unknown ones are ignored. Cells are separated by commas, semicolons or tabs.
///
/// Rows that can't be read, events to put in order and sentences with a gap are reported in
/// [`Imported::left_out`].
pub fn import_csv(text: &str) -> Imported {
    let mut drafts = Drafts::default();
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = ReaderBuilder::new();
    let reader = reader.delimiter(delimiter(text)).flexible(true);
    let mut reader = reader.from_reader(text.as_bytes());
    let columns = match reader.headers() {
        Ok(header) => Columns::new(header),
        Err(error) => {
            drafts.leave_out(format!("The table’s first row: {error}."));
            return drafts.finish();
        }
    };
    if let Some(missing) = columns.missing() {
        drafts.leave_out(format!(
            "The table has no column “{missing}”: name the columns in its first row."
        ));
        return drafts.finish();
    }
    for (record, number) in reader.records().zip(2..) {
        match record {
            Ok(record) => add_row(&columns, &record, number, &mut drafts),
            Err(error) => drafts.leave_out(format!("Row {number}: {error}.")),
        }
    }
    drafts.finish()
}

/// Spreadsheets in some countries separate cells with semicolons, and all copy them with tabs.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |delimiter: &u8| header.bytes().filter(|byte| byte == delimiter).count();
    // Of several that are as frequent, this takes the last.
    let all = [b'\t', b';', b','];
    all.into_iter().max_by_key(count).unwrap_or(b',')
}

/// The names of the columns, in lower case.
struct Columns(Vec<String>);

impl Columns {
    fn new(header: &StringRecord) -> Self {
        let name = |cell: &str| cell.trim().to_ascii_lowercase();
        Self(header.iter().map(name).collect())
    }

    fn missing(&self) -> Option<&'static str> {
        let needed = ["question", "right"].into_iter();
        needed
            .into_iter()
            .find(|name| !self.0.iter().any(|it| it == name))
    }

    fn cell<'r>(&self, record: &'r StringRecord, name: &str) -> &'r str {
        let column = self.0.iter().position(|it| it == name);
        let cell = column.and_then(|column| record.get(column));
        unguarded(cell.unwrap_or_default().trim())
    }
}

fn add_row(columns: &Columns, record: &StringRecord, row: usize, drafts: &mut Drafts) {
    let cell = |name: &str| columns.cell(record, name);
    if record.iter().all(|cell| cell.trim().is_empty()) {
        return;
    }
    let prompt = match (cell("question"), cell("about")) {
        ("", _) => return drafts.leave_out(format!("Row {row}: it has no question.")),
        (question, "") => question.to_owned(),
        (question, about) => format!("{question} “{about}”"),
    };
    let name = called(cell("id"), &prompt);
    let why = match cell("kind") {
        "order-of-events" => Some("a pack puts only events of the article in order"),
        "match" | "who-disputes" => Some(
            "matching is not imported; write it as a `match` question, with a passage for each pair",
        ),
        "fill-the-gap" => Some("a sentence with a gap isn’t read; write it into the pack"),
        _ => None,
    };
    if let Some(why) = why {
        return drafts.leave_out(format!("Row {row}, {name}: {why}."));
    }
    let options = options(columns, record);
    let answer = if options.is_empty() {
        number(columns, record).map(Answer::Number)
    } else {
        right_options(options, cell("right"), cell("not_stated")).map(Answer::Options)
    };
    match answer {
        Ok(answer) => drafts.add(Draft {
            name: cell("id").into(),
            topic: cell("topic").into(),
            skill: Skill::ALL
                .into_iter()
                .find(|it| it.as_str() == cell("skill")),
            prompt,
            answer,
        }),
        Err(why) => drafts.leave_out(format!("Row {row}, {name}: {why}.")),
    }
}

/// Of each option its column's number, its text and its reason.
fn options<'r>(columns: &Columns, record: &'r StringRecord) -> Vec<(usize, &'r str, &'r str)> {
    let numbers = 1..=OPTIONS;
    let options = numbers.map(|number| {
        let text = columns.cell(record, &format!("option_{number}"));
        let reason = columns.cell(record, &format!("reason_{number}"));
        (number, text, reason)
    });
    options.filter(|(_, text, _)| !text.is_empty()).collect()
}

fn right_options(
    options: Vec<(usize, &str, &str)>,
    right: &str,
    not_stated: &str,
) -> Result<Vec<DraftOption>, String> {
    let texts: Vec<_> = options
        .iter()
        .map(|(number, text, _)| (*number, *text))
        .collect();
    let right = option_numbers(&texts, right)?;
    let not_stated = option_numbers(&texts, not_stated)?;
    let option = |(number, text, reason): (usize, &str, &str)| DraftOption {
        text: text.into(),
        verdict: if right.contains(&number) {
            Verdict::Right
        } else if not_stated.contains(&number) {
            Verdict::NotStated
        } else {
            Verdict::Wrong
        },
        reason: reason.into(),
    };
    Ok(options.into_iter().map(option).collect())
}

/// Reads the numbers of options from a cell that has their numbers, letters or text.
fn option_numbers(options: &[(usize, &str)], cell: &str) -> Result<Vec<usize>, String> {
    let by_text = |cell: &str| options.iter().find(|(_, text)| *text == cell);
    if let Some((number, _)) = by_text(cell) {
        return Ok(vec![*number]);
    }
    let parts = cell.split([';', ',']).map(str::trim);
    let numbers = parts.filter(|part| !part.is_empty()).map(|part| {
        let number = match part.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => {
                Some(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
            }
            _ => part.parse().ok(),
        };
        let is_option = |number: &usize| options.iter().any(|(it, _)| it == number);
        let number = number.filter(is_option);
        number
            .or_else(|| by_text(part).map(|(number, _)| *number))
            .ok_or_else(|| format!("“{part}” is none of its options"))
    });
    numbers.collect()
}

fn number(columns: &Columns, record: &StringRecord) -> Result<DraftNumber, String> {
    let read = |name: &str| match columns.cell(record, name) {
        "" => Ok(None),
        cell => decimal(cell).map(Some).ok_or_else(|| {
            format!("its {name}, “{cell}”, is no number of at most 15 digits, two of them decimals")
        }),
    };
    Ok(DraftNumber {
        value: read("right")?.ok_or("it has neither options nor a right number")?,
        unit: columns.cell(record, "unit").into(),
        tolerance: read("tolerance")?.unwrap_or_default(),
        half_point_within: read("half_point_within")?,
        reason: columns.cell(record, "reason").into(),
    })
}

/// Reads a number with a decimal point, or with a comma as in many countries.
fn decimal(cell: &str) -> Option<Decimal> {
    let number = cell
        .parse::<f64>()
        .or_else(|_| cell.replacen(',', ".", 1).parse());
    Decimal::try_from(number.ok()?).ok()
}
