//! Two actors side by side.

use crate::event::Event;
use crate::node::{NodeRef, *};
use crate::route::Route;
use crate::shared::Shared;
use crate::views::agreement_bar::bar;
use crate::views::dates::date;
use crate::views::evidence::{evidence_links, standing_button};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{
    Agreement, ComparisonResult, Divergence, Metric, Standings, between_actors, divergences, matrix,
};
use standpoint_core::pack::{Actor, ActorId, Quote};

pub fn pair_section(shared: Shared, pack: &Pack) -> Option<Element> {
    let words = &shared.words.compare;
    let standings = Standings::new(pack, Default::default());
    let actors: Vec<_> = matrix(&standings, &shared.name_order())
        .rows
        .iter()
        .map(|row| row.actor)
        .collect();
    let [first, second, ..] = actors.as_slice() else {
        return None;
    };
    let first_pair = StoredValue::new((first.id.clone(), second.id.clone()));
    let pair = move || match shared.route.get() {
        Route::Pair(left, right) => (left, right),
        _ => first_pair.get_value(),
    };
    let node_ref = NodeRef::new();
    on_mount(move || {
        let is_pair = |route: &Route| matches!(route, Route::Pair(..));
        if shared.route.with_untracked(is_pair)
            && let Some(section) = node_ref.element()
        {
            section.scroll_into_view();
        }
    });
    let choose = move |is_left: bool, id: ActorId| {
        let (left, right) = untrack(pair);
        let route = if is_left {
            Route::Pair(id, right)
        } else {
            Route::Pair(left, id)
        };
        // Updates the address without navigating: the focus doesn't move.
        shared.navigation().set_fragment(&route);
        if let Route::Pair(left, right) = &route {
            shared.navigation().emit(Event::Compared(left, right));
        }
        shared.route.set(route);
    };
    let chooser = |text: &'static str, is_left: bool| {
        let choice = |actor: &&Actor| {
            let id = actor.id.clone();
            let is_selected = move || {
                let (left, right) = pair();
                id == if is_left { left } else { right }
            };
            option(&actor.name)
                .lang_of_pack(&shared)
                .attribute("value", actor.id.to_string())
                .prop("selected", is_selected)
        };
        let options: Vec<_> = actors.iter().map(choice).collect();
        let select = select(options).on("change", move |event| {
            if let Ok(id) = ActorId::try_from(event_target_value(&event)) {
                choose(is_left, id);
            }
        });
        label((span(text), select))
    };
    let (left, right) = (words.first(), words.second());
    let section = section((
        h2(words.pair()),
        p(words.pair_about()),
        div((chooser(left, true), chooser(right, false))).class("actor-selects"),
        // A live region must stay in the document while its text changes.
        p(dynamic(move || {
            let (left, right) = pair();
            status(shared, &left, &right)
        }))
        .class("visually-hidden")
        .attribute("role", "status"),
        dynamic(move || {
            let (left, right) = pair();
            side_by_side(shared, &left, &right)
        }),
    ));
    Some(section.class("pair").node_ref(node_ref))
}

/// Returns the agreement of two actors as text for screen readers.
fn status(shared: Shared, left: &ActorId, right: &ActorId) -> String {
    let words = &shared.words.compare;
    if left == right {
        return words.same().into();
    }
    let pack = shared.pack();
    let standings = Standings::new(&pack, shared.grades.get());
    match between_actors(&standings, left, right, Metric::default()).result {
        ComparisonResult::Comparable(agreement) => {
            agreement_words(shared, agreement).join(shared.words.language.comma())
        }
        ComparisonResult::NotComparable { .. } => words.not_comparable().into(),
    }
}

/// Returns the agreement interval, and the number of issues on which both took a position.
fn agreement_words(shared: Shared, agreement: Agreement) -> [String; 2] {
    let words = &shared.words.compare;
    let share = shared.words.model.interval(agreement.low, agreement.high);
    [
        words.agreement(&share),
        words.coverage(agreement.coverage.shared, agreement.coverage.of),
    ]
}

fn side_by_side(shared: Shared, left: &ActorId, right: &ActorId) -> Node {
    let words = &shared.words.compare;
    if left == right {
        return nodes(p(words.same()).class("empty"));
    }
    let pack = shared.pack();
    let standings = Standings::new(&pack, shared.grades.get());
    let metric = Metric::default();
    let result = between_actors(&standings, left, right, metric).result;
    let all = divergences(&standings, left, right, metric);
    let group = |title: &'static str, belongs: fn(Option<f64>) -> bool| {
        let entries: Vec<_> = all
            .iter()
            .filter(|divergence| belongs(divergence.distance))
            .map(|divergence| divergence_entry(shared, &standings, left, right, divergence))
            .collect();
        (!entries.is_empty()).then(|| (h3(title), ul(entries).class("divergences")))
    };
    nodes((
        agreement_line(shared, result),
        group(words.differ(), |distance| {
            distance.is_some_and(|distance| distance > 0.0)
        }),
        group(words.agree(), |distance| distance == Some(0.0)),
        group(words.one_sided(), |distance| distance.is_none()),
    ))
}

fn agreement_line(shared: Shared, result: ComparisonResult) -> Node {
    let words = &shared.words.compare;
    match result {
        ComparisonResult::Comparable(agreement) => {
            let [interval, coverage] = agreement_words(shared, agreement);
            let line = p((
                span(interval).class("interval"),
                shared.words.language.comma(),
                coverage,
            ));
            let bar = bar(agreement.low, agreement.high);
            nodes((line.class("agreement"), bar))
        }
        ComparisonResult::NotComparable { .. } => nodes(p(words.not_comparable()).class("empty")),
    }
}

fn divergence_entry(
    shared: Shared,
    standings: &Standings<'_>,
    left: &ActorId,
    right: &ActorId,
    divergence: &Divergence<'_>,
) -> Element {
    let pack = standings.pack();
    let issue = divergence.issue;
    let steps = divergence.left.step().zip(divergence.right.step());
    let distance = steps.map(|(left, right)| {
        p(shared.words.compare.distance(left.steps_from(right))).class("distance")
    });
    let side = |actor: &ActorId, quotes: &[&Quote]| {
        let side = div((
            h5(&pack[actor].name).lang_of_pack(&shared),
            standing_button(shared, standings, actor, &issue.id),
            quote_list(shared, pack, quotes),
        ));
        side.class("side")
    };
    let sides = (
        side(left, &divergence.left_quotes),
        side(right, &divergence.right_quotes),
    );
    li((
        h4(&issue.name).lang_of_pack(&shared),
        p(&issue.proposition)
            .class("proposition")
            .lang_of_pack(&shared),
        distance,
        div(sides).class("sides"),
    ))
}

fn quote_list(shared: Shared, pack: &Pack, quotes: &[&Quote]) -> Option<Element> {
    let entry = |quote: &&Quote| {
        let words = q(quote.words().to_owned())
            .attribute("lang", pack.source().language.clone())
            .dir_auto();
        li((
            words,
            " ",
            date(shared.words, &quote.date),
            " ",
            evidence_links(shared, std::slice::from_ref(&quote.evidence)),
        ))
    };
    let entries: Vec<_> = quotes.iter().map(entry).collect();
    (!entries.is_empty()).then(|| ul(entries).class("quotes"))
}
