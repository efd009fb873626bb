use super::csv::Table;
use crate::compare::{self, NameOrder, Standings, Voices};

/// Returns how each two actors or institutions relate as CSV: a row for each pair, if there is a
/// statement on which both are on the scale. Those who agree with each other are close together: see
/// [`compare::everyone()`].
///
/// | column | meaning |
/// |---|---|
/// | `one_id`, `one`, `other_id`, `other` | the two; each pair has one row |
/// | `agree` | the number of statements on which both are on the same side, or both are neutral |
/// | `differ` | the number on which they are on opposite sides |
/// | `one_neutral` | the number on which one is neutral and the other takes a side |
/// | `split` | the number on which one is an institution whose voices are on both sides |
/// | `shared` | the sum of these four: the number on which both are on the scale |
pub fn everyone(standings: &Standings<'_>, voices: Voices, names: &NameOrder) -> String {
    let mut table = Table::new([
        "one_id",
        "one",
        "other_id",
        "other",
        "agree",
        "differ",
        "one_neutral",
        "split",
        "shared",
    ]);
    let everyone = compare::everyone(standings, voices, names);
    for (row, one) in everyone.parties.iter().enumerate() {
        for (column, other) in everyone.parties.iter().enumerate().skip(row + 1) {
            if let Some(counts) = everyone.pair(row, column) {
                table.row([
                    one.actor.id.as_str(),
                    &one.actor.name,
                    other.actor.id.as_str(),
                    &other.actor.name,
                    &counts.agree.to_string(),
                    &counts.differ.to_string(),
                    &counts.one_neutral.to_string(),
                    &counts.split.to_string(),
                    &counts.shared().to_string(),
                ]);
            }
        }
    }
    table.into_csv()
}
