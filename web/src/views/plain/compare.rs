//! The comparison: a table of positions for each issue, and the disputed claims.

use super::{passage_links, view};
use crate::node::*;
use crate::route::{Route, Tab, View};
use crate::shared::Shared;
use crate::views::claims::{claimant, relation_source};
use crate::views::evidence::grade_label;
use crate::views::names::sentence;
use crate::views::stance::{stance_word, step_class};
use crate::views::story::anchored;
use standpoint_core::Pack;
use standpoint_core::compare::{
    Column, Filter, IssueDivision, RelatedClaim, Standings, Voices, disputes, grid,
};
use standpoint_core::pack::{Claim, Stance};

pub fn compare(shared: Shared, pack: &Pack) -> Option<Element> {
    let standings = Standings::new(pack, Filter::ALL);
    let grid = grid(&standings, Voices::OneByOne, &shared.name_order());
    let columns = grid.topics.iter().flat_map(|(_, columns)| columns);
    let tables: Vec<_> = columns
        .map(|column| {
            let cells = grid.rows.iter().map(|row| row.cell(&standings, column));
            issue_table(shared, pack, column, cells)
        })
        .collect();
    let text = p(match standings.are_all_coded() {
        true => shared.words.plain.compare(),
        false => shared.words.plain.compare_so_far(),
    });
    (!tables.is_empty()).then(|| {
        let content = (text, tables, disputed(shared, pack));
        view(shared, View::Compare, content)
    })
}

/// Renders an issue's positions as a table. `actors` is where each stands. Those without a position on
/// it are left out.
fn issue_table<'p>(
    shared: Shared,
    pack: &Pack,
    column: &Column<'_>,
    actors: impl Iterator<Item = IssueDivision<'p>>,
) -> Element {
    let words = shared.words;
    let row = |cell: IssueDivision<'_>| {
        let mut voices = cell.groups.iter().flat_map(|group| &group.voices);
        let on_scale = voices.next().map(|voice| voice.position);
        let off_scale = || cell.absences.first().map(|(_, position, _)| *position);
        let position = on_scale.or_else(off_scale)?;
        let stance = span(stance_word(words, position.stance))
            .class(["stance ", stance_class(position.stance)].concat());
        let how = [
            &grade_label(shared, pack, position),
            words.language.comma(),
            &words.date(&position.date),
        ]
        .concat();
        let how = sentence(shared, &how);
        Some(tr((
            th(&pack[&position.actor].name).attribute("scope", "row"),
            td(stance),
            td((how, passage_links(shared, &position.evidence))),
        )))
    };
    let rows: Vec<_> = actors.filter_map(row).collect();
    let plain = &words.plain;
    let heads = [plain.who(), plain.stance(), plain.how()].map(th);
    let caption = caption(&column.issue.proposition).lang_of_pack(&shared);
    table((caption, thead(tr(heads)), tbody(rows)))
}

fn disputed(shared: Shared, pack: &Pack) -> Option<Node> {
    let words = shared.words.compare();
    let entries: Vec<_> = disputes(pack)
        .into_iter()
        .map(|dispute| {
            let related = dispute.against.iter().chain(&dispute.supporting);
            let related: Vec<_> = related
                .map(|other| related_claim(shared, pack, other))
                .collect();
            li((claim(shared, pack, dispute.claim), ul(related)))
        })
        .collect();
    (!entries.is_empty()).then(|| {
        let about = p(shared.words.story().claims_about());
        let title = anchored(shared, h3(words.disputes()), &Route::Compare(Tab::Claims));
        nodes((title, about, ul(entries).dir_auto()))
    })
}

/// Renders a claim, with who asserts it.
fn claim(shared: Shared, pack: &Pack, claim: &Claim) -> Node {
    nodes((
        sentence(shared, &claimant(shared, pack, claim)),
        ": ",
        claim.text.clone(),
        passage_links(shared, &claim.evidence),
    ))
}

/// Renders a claim that supports or opposes a disputed one, with the source of that relation.
fn related_claim(shared: Shared, pack: &Pack, related: &RelatedClaim<'_>) -> Element {
    let kind = shared.words.model().relation(related.relation.kind);
    let source = sentence(shared, &relation_source(shared, pack, related));
    li((
        strong(kind),
        ": ",
        claim(shared, pack, related.from),
        " ",
        source,
        passage_links(shared, &related.relation.evidence),
    ))
}

/// Returns the CSS class of a stance. Absences look the same but for their signs and labels.
fn stance_class(stance: Stance) -> &'static str {
    match stance {
        Stance::Step(step) => step_class(step),
        Stance::Absence(_) => "absence",
    }
}
