//! The reader's ratings on the same lines as everybody's positions.

use crate::choices::Choices;
use crate::node::*;
use crate::shared::Shared;
use crate::views::statements::{Statements, scale};
use leptos::prelude::*;
use standpoint_core::compare::{Division, IssueDivision, Standings, divisions};

/// With at most so many rated statements, all are shown; else the clashes, and the others folded.
const MAX_SHOWN: usize = 6;

pub fn among(shared: Shared) -> Node {
    let is_open = RwSignal::new(false);
    dynamic(move || {
        let words = &shared.words.you;
        let pack = shared.pack();
        let Choices { filter, voices } = shared.choices.get();
        let standings = Standings::new(&pack, filter);
        let ratings = shared.ratings.get();
        let rows = Statements::new(shared, &standings).with_ratings(&ratings);
        let mut rated = divisions(&standings, voices);
        rated.retain(|it| {
            let rating = ratings.get(&it.issue.id);
            rating.is_some_and(|rating| rating.answer.step().is_some())
        });
        if rated.is_empty() {
            return None;
        }
        let is_clash = |it: &&IssueDivision<'_>| it.division() == Division::Clash;
        let clashes = rated.iter().filter(is_clash).count();
        let all = || rated.iter();
        let (shown, rest): (Vec<_>, Vec<_>) = match clashes {
            _ if rated.len() <= MAX_SHOWN => (all().collect(), Vec::new()),
            0 => (
                all().take(MAX_SHOWN).collect(),
                all().skip(MAX_SHOWN).collect(),
            ),
            _ => all().partition(is_clash),
        };
        let on_lines = |list: &[&_]| -> Vec<_> { list.iter().map(|it| rows.on_line(it)).collect() };
        let rest = (!rest.is_empty()).then(|| {
            let lines = div(on_lines(&rest)).class("lines");
            details((summary(words.other_statements(rest.len())), lines))
                .flag("open", is_open.get_untracked())
                .on("toggle", move |event| {
                    let element = event_target::<web_sys::Element>(&event);
                    is_open.set(element.has_attribute("open"));
                })
                .class("other-statements")
        });
        Some((
            h2(words.among()),
            p(words.among_about()).class("standfirst"),
            div((scale(shared), on_lines(&shown))).class("lines"),
            rest,
        ))
    })
}
