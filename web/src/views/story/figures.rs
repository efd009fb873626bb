//! The numbers, and who gives them.

use crate::node::*;
use crate::shared::Shared;
use crate::views::evidence::evidence_links;
use crate::views::names::{isolated, sentence};
use standpoint_core::Pack;
use standpoint_core::pack::Figure;

/// Renders the section. Nothing if there are no figures.
pub fn figures(shared: Shared, pack: &Pack) -> Option<Element> {
    let entry = |it| figure(shared, pack, it);
    let entries: Vec<_> = pack.figures().iter().map(entry).collect();
    (!entries.is_empty()).then(|| {
        section((
            h2(shared.words.story().figures()),
            ul(entries).class("figures"),
        ))
    })
}

fn figure(shared: Shared, pack: &Pack, figure: &Figure) -> Element {
    let words = shared.words;
    let giver = match &figure.given_by {
        Some(actor) => isolated(pack[actor].short_name()),
        None => words.story().article().into(),
    };
    let from = p((
        sentence(shared, &giver),
        " · ",
        words.short_date(&figure.date, &pack.source().published),
        " ",
        evidence_links(shared, &figure.evidence),
    ));
    li((
        p(value(words.figure(figure), &figure.unit))
            .lang_of_pack_if(figure.words.is_some(), &shared)
            .class("value"),
        p(&figure.label).lang_of_pack(&shared),
        from.class("from"),
    ))
}

/// Renders a unit that follows the number in smaller type, so that both fit on one line.
fn value(text: String, unit: &str) -> Node {
    let number = text.strip_suffix(unit);
    match number.filter(|it| it.ends_with(char::is_whitespace)) {
        Some(number) => nodes((number.to_owned(), small(unit.to_owned()))),
        None => nodes(text),
    }
}
