use super::cells::name_or_empty;
use super::csv::Table;
use crate::compare::{IssueDivision, Overlap, Standings, Voices, divergences};
use crate::pack::ActorId;

/// Returns two actors or institutions side by side as CSV: a row for each statement, in the order of
/// [`divergences`].
///
/// | column | meaning |
/// |---|---|
/// | `left_id`, `left`, `right_id`, `right` | the two, the same in every row |
/// | `statement_id`, `statement` | the statement: the id of the issue and its proposition |
/// | `relation` | `agree`, `differ`, `one-neutral`, `split`, `one-silent`, `both-silent` or `not-coded`: see [`Overlap`] |
/// | `steps_apart` | how many steps of the scale their nearest voices are apart, 0 to 4; empty if one isn't on the scale |
/// | `left_stances`, `right_stances` | each voice that is on the scale or absent for a reason, as `actor-id: stance`, separated by `; ` |
/// | `left_not_counted`, `right_not_counted` | the number of voices whose position has a grade that the filter leaves out |
pub fn pair(standings: &Standings<'_>, left: &ActorId, right: &ActorId, voices: Voices) -> String {
    let [left_name, right_name] =
        [left, right].map(|id| name_or_empty(standings.pack(), id.as_str()));
    let mut table = Table::new([
        "left_id",
        "left",
        "right_id",
        "right",
        "statement_id",
        "statement",
        "relation",
        "steps_apart",
        "left_stances",
        "right_stances",
        "left_not_counted",
        "right_not_counted",
    ]);
    for divergence in divergences(standings, left, right, voices) {
        let (on_left, on_right) = (&divergence.left.division, &divergence.right.division);
        table.row([
            left.as_str(),
            left_name,
            right.as_str(),
            right_name,
            divergence.issue.id.as_str(),
            &divergence.issue.proposition,
            word(divergence.overlap),
            &divergence.steps.map_or(String::new(), |it| it.to_string()),
            &stances(on_left),
            &stances(on_right),
            &on_left.left_out.to_string(),
            &on_right.left_out.to_string(),
        ]);
    }
    table.into_csv()
}

fn word(overlap: Overlap) -> &'static str {
    match overlap {
        Overlap::Agree => "agree",
        Overlap::Differ => "differ",
        Overlap::OneNeutral => "one-neutral",
        Overlap::Split => "split",
        Overlap::OneSilent => "one-silent",
        Overlap::BothSilent => "both-silent",
        Overlap::NotCoded => "not-coded",
    }
}

/// Returns each voice's stance: the steps from strongly disagree to strongly agree, then the
/// absences.
fn stances(division: &IssueDivision<'_>) -> String {
    let on_scale = division.groups.iter().flat_map(|group| &group.voices);
    let on_scale = on_scale.map(|voice| (voice.actor, voice.position));
    let absences = division.absences.iter().map(|it| (it.0, it.1));
    let mut stances = String::new();
    for (actor, position) in on_scale.chain(absences) {
        if !stances.is_empty() {
            stances.push_str("; ");
        }
        stances.push_str(actor.id.as_str());
        stances.push_str(": ");
        stances.push_str(position.stance.as_str());
    }
    stances
}
