//! Two actors side by side.

use crate::route::Route;
use crate::shared::Shared;
use crate::views::evidence::{evidence_links, standing_button};
use crate::views::you::bar;
use leptos::html;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{
    Divergence, Metric, Nearness, Standings, between_actors, divergences, matrix,
};
use standpoint_core::pack::{ActorId, Quote};

pub fn pair_section(shared: Shared, pack: &Pack) -> AnyView {
    let words = &shared.words.compare;
    let standings = Standings::new(pack, Default::default());
    let actors: Vec<_> = matrix(&standings)
        .rows
        .iter()
        .map(|row| (row.actor.id.clone(), row.actor.name.clone()))
        .collect();
    let [first, second, ..] = actors.as_slice() else {
        return ().into_any();
    };
    let (first, second) = (first.0.clone(), second.0.clone());
    let first_pair = StoredValue::new((first, second));
    let pair = move || match shared.route.get() {
        Route::Pair(left, right) => (left, right),
        _ => first_pair.get_value(),
    };
    let node = NodeRef::<html::Section>::new();
    Effect::new(move |_| {
        if shared
            .route
            .with_untracked(|route| matches!(route, Route::Pair(..)))
            && let Some(node) = node.get()
        {
            node.scroll_into_view();
        }
    });
    let choose = move |left: Option<ActorId>, right: Option<ActorId>| {
        let now = untrack(pair);
        let route = Route::Pair(left.unwrap_or(now.0), right.unwrap_or(now.1));
        // The reader stays where they are: the address follows, focus does not move.
        shared.place().set_fragment(&route);
        shared.route.set(route);
    };
    let chooser = |label: &'static str, is_left: bool| {
        let options: Vec<_> = actors
            .iter()
            .map(|(id, name)| {
                let own = id.clone();
                let is_selected = move || {
                    let (left, right) = pair();
                    own == if is_left { left } else { right }
                };
                view! { <option dir="auto" value=id.to_string() prop:selected=is_selected>{name.clone()}</option> }
            })
            .collect();
        view! {
            <label>
                <span>{label}</span>
                <select on:change=move |event| {
                    let id = ActorId::try_from(event_target_value(&event)).ok();
                    if is_left { choose(id, None) } else { choose(None, id) }
                }>
                    {options}
                </select>
            </label>
        }
        .into_any()
    };
    let [left, right] = words.choose;
    view! {
        <section class="pair" node_ref=node>
            <h2>{words.pair}</h2>
            <p>{words.pair_about}</p>
            <div class="choosers">{chooser(left, true)}{chooser(right, false)}</div>
            {move || {
                let (left, right) = pair();
                side_by_side(shared, &left, &right)
            }}
        </section>
    }
    .into_any()
}

fn side_by_side(shared: Shared, left: &ActorId, right: &ActorId) -> AnyView {
    let words = &shared.words.compare;
    if left == right {
        return view! { <p class="empty" role="status">{words.same}</p> }.into_any();
    }
    let pack = shared.pack();
    let standings = Standings::new(&pack, shared.grades.get());
    let metric = Metric::default();
    let nearness = between_actors(&standings, left, right, metric).nearness;
    let all = divergences(&standings, left, right, metric);
    let group = |title: &'static str, belongs: fn(Option<f64>) -> bool| {
        let entries: Vec<_> = all
            .iter()
            .filter(|it| belongs(it.distance))
            .map(|it| divergence_entry(shared, &standings, left, right, it))
            .collect();
        (!entries.is_empty())
            .then(|| view! { <h3>{title}</h3><ul class="divergences">{entries}</ul> })
    };
    view! {
        {nearness_line(shared, nearness)}
        {group(words.part, |distance| distance.is_some_and(|it| it > 0.0))}
        {group(words.agree, |distance| distance == Some(0.0))}
        {group(words.one_sided, |distance| distance.is_none())}
    }
    .into_any()
}

fn nearness_line(shared: Shared, nearness: Nearness) -> AnyView {
    let words = &shared.words.compare;
    match nearness {
        Nearness::Comparable(agreement) => view! {
            <p class="agreement" role="status">
                <span class="interval">{(words.agreement)(agreement.low, agreement.high)}</span>", "
                {(words.coverage)(agreement.coverage)}
            </p>
            {bar(agreement.low, agreement.high)}
        }
        .into_any(),
        Nearness::NotComparable { .. } => {
            view! { <p class="empty" role="status">{words.not_comparable}</p> }.into_any()
        }
    }
}

fn divergence_entry(
    shared: Shared,
    standings: &Standings<'_>,
    left: &ActorId,
    right: &ActorId,
    divergence: &Divergence<'_>,
) -> AnyView {
    let pack = standings.pack();
    let steps = divergence.left.step().zip(divergence.right.step());
    let apart = steps.map(|(left, right)| {
        let steps = left.steps_from(right);
        view! { <p class="apart">{(shared.words.compare.steps_apart)(steps)}</p> }
    });
    let side = |actor: &ActorId, quotes: &[&Quote]| {
        view! {
            <div class="side">
                <h5 dir="auto">{pack[actor].name.clone()}</h5>
                {standing_button(shared, standings, actor, &divergence.issue.id)}
                {quote_list(shared, pack, quotes)}
            </div>
        }
    };
    view! {
        <li>
            <h4 dir="auto">{divergence.issue.name.clone()}</h4>
            <p class="proposition" dir="auto">{divergence.issue.proposition.clone()}</p>
            {apart}
            <div class="sides">
                {side(left, &divergence.left_quotes)}
                {side(right, &divergence.right_quotes)}
            </div>
        </li>
    }
    .into_any()
}

fn quote_list(shared: Shared, pack: &Pack, quotes: &[&Quote]) -> AnyView {
    if quotes.is_empty() {
        return ().into_any();
    }
    let entries: Vec<_> = quotes
        .iter()
        .map(|quote| {
            view! {
                <li>
                    <q lang=pack.source().language.clone() dir="auto">{quote.words().to_owned()}</q>" "
                    {evidence_links(shared, std::slice::from_ref(&quote.evidence))}
                </li>
            }
        })
        .collect();
    view! { <ul class="quotes">{entries}</ul> }.into_any()
}
