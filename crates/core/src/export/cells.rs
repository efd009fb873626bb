use crate::Pack;
use crate::pack::{ActorId, Day, Evidence, Position};

/// The cells that each position has, in whatever table it is.
pub(super) struct PositionCells<'p> {
    pub id: &'p str,
    pub stance: &'static str,
    pub grade: &'static str,
    pub attributed_by: &'p str,
    pub date: &'p str,
    pub earliest: String,
    pub latest: String,
    pub paragraphs: String,
}

impl<'p> PositionCells<'p> {
    pub fn new(position: &'p Position) -> Self {
        let date = &position.date.edtf;
        Self {
            id: position.id.as_str(),
            stance: position.stance.as_str(),
            grade: position.grade.as_str(),
            attributed_by: id_or_empty(position.attributed_by.as_ref()),
            date: date.as_str(),
            earliest: iso(date.earliest()),
            latest: iso(date.latest()),
            paragraphs: paragraphs(&position.evidence),
        }
    }
}

/// Returns the id, or an empty cell if there is none.
pub(super) fn id_or_empty(id: Option<&ActorId>) -> &str {
    id.map_or("", ActorId::as_str)
}

/// Returns the name of an actor, or an empty cell if the pack has no such actor.
pub(super) fn name_or_empty<'p>(pack: &'p Pack, id: &str) -> &'p str {
    pack.find_actor(id).map_or("", |actor| &actor.name)
}

/// Returns the day as an ISO 8601 date, or an empty cell if there is no bound.
fn iso(day: Option<Day>) -> String {
    match day {
        Some(Day { year, month, day }) => format!("{year:04}-{month:02}-{day:02}"),
        None => String::new(),
    }
}

/// Returns the numbers of the paragraphs, separated by a space. Each stands once, in the order of
/// the evidence.
pub(super) fn paragraphs<'p>(evidence: impl IntoIterator<Item = &'p Evidence>) -> String {
    let mut seen = Vec::new();
    for Evidence { paragraph, .. } in evidence {
        if !seen.contains(paragraph) {
            seen.push(*paragraph);
        }
    }
    let numbers: Vec<_> = seen.iter().map(u32::to_string).collect();
    numbers.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Edtf;

    #[test]
    fn days_are_iso_dates_and_open_ends_are_empty() {
        let cases = [
            ("2024-03-04", "2024-03-04", "2024-03-04"),
            ("../0987", "", "0987-12-31"),
            ("2024-24/..", "2024-12-01", ""),
        ];
        for (date, earliest, latest) in cases {
            let date = Edtf::try_from(date.to_owned()).expect("a date");
            let ends = [date.earliest(), date.latest()].map(iso);
            assert_eq!(ends, [earliest, latest]);
        }
    }

    #[test]
    fn each_paragraph_stands_once() {
        let evidence = [3, 1, 3, 12].map(|paragraph| Evidence {
            paragraph,
            selector: None,
        });
        assert_eq!(paragraphs(&evidence), "3 1 12");
        assert_eq!(paragraphs(&[]), "");
    }
}
