use super::csv::Table;
use crate::compare::{self, NameOrder, Overlap, Ratings, Standings, Voices};

/// Returns who is on the reader's side as CSV: a row for each actor or institution that has a
/// position, in the order of [`compare::on_side()`]. That order counts a statement by its weight; the
/// columns count each statement once.
///
/// | column | meaning |
/// |---|---|
/// | `id`, `name` | the actor or institution |
/// | `voices` | the number of actors with a position who speak for it |
/// | `agree` | the number of statements on which it is on the reader's side, or both are neutral |
/// | `differ` | the number on which it is on the opposite side |
/// | `one_neutral` | the number on which one of the two is neutral and the other takes a side |
/// | `split` | the number on which its voices are on both sides |
/// | `silent` | the number on which the reader is on the scale and it isn't |
/// | `shared` | the sum of `agree`, `differ`, `one_neutral` and `split` |
/// | `rated` | the number that the reader rated, without those skipped: the sum of `shared`, `silent` and `not_coded` |
/// | `not_coded` | the number on which nobody has checked whether the article gives its position |
pub fn on_side(
    standings: &Standings<'_>,
    ratings: &Ratings,
    voices: Voices,
    names: &NameOrder,
) -> String {
    let mut table = Table::new([
        "id",
        "name",
        "voices",
        "agree",
        "differ",
        "one_neutral",
        "split",
        "silent",
        "shared",
        "rated",
        "not_coded",
    ]);
    for it in compare::on_side(standings, ratings, voices, names) {
        table.row([
            it.actor.id.as_str(),
            &it.actor.name,
            &it.voices.to_string(),
            &it.count(Overlap::Agree).to_string(),
            &it.count(Overlap::Differ).to_string(),
            &it.count(Overlap::OneNeutral).to_string(),
            &it.count(Overlap::Split).to_string(),
            &it.count(Overlap::OneSilent).to_string(),
            &it.shared().to_string(),
            &it.rated.len().to_string(),
            &it.count(Overlap::NotCoded).to_string(),
        ]);
    }
    table.into_csv()
}
