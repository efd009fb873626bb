//! Where the reader stands, and who is near.

use super::heading::heading;
use super::stance::{own_chip, standing_chip, step_class};
use crate::route::View;
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{
    Answer, IssueShare, Metric, Part, Ranked, Rating, Ratings, Standings, Viewpoint, Weight,
    ranking, robustness, with_reader,
};
use standpoint_core::pack::{ActorId, Issue, IssueId, Step};

/// Under which ratings are kept.
const KEPT: &str = "ratings";

/// Takes up the ratings that were kept, and keeps them from now on.
pub fn restore(shared: Shared) {
    // In an effect: the first rendering must be the same wherever it is done.
    Effect::new(move |is_restored: Option<bool>| {
        let ratings = shared.ratings.get();
        if is_restored.is_some() {
            shared.keep(KEPT, &ratings.to_json());
        } else if let Some(text) = shared.kept(KEPT) {
            match Ratings::from_json(&text) {
                Some(kept) => shared.ratings.set(kept),
                None => shared.set_aside(KEPT, &text),
            }
        }
        true
    });
}

/// The reader's ratings, and the actors by how near they are.
pub fn you(shared: Shared) -> AnyView {
    let pack = shared.pack();
    let words = &shared.words.you;
    let title = (shared.words.page.view)(View::You).to_owned();
    view! {
        <div class="you">
            {heading(shared, pack.title().to_owned(), title)}
            <p class="lead">{words.intro}</p>
            <div class="columns">
                <section>
                    <h2>{words.propositions}</h2>
                    {propositions(shared, &pack)}
                </section>
                <section class="nearest">
                    <h2>{words.nearest}</h2>
                    {nearest(shared)}
                </section>
            </div>
        </div>
    }
    .into_any()
}

fn propositions(shared: Shared, pack: &Pack) -> AnyView {
    let words = &shared.words.you;
    let count = pack.issues().len();
    let topics: Vec<_> = pack
        .topics()
        .iter()
        .map(|topic| {
            let issues = pack.issues().iter().filter(|issue| issue.topic == topic.id);
            let issues: Vec<_> = issues.map(|issue| proposition(shared, issue)).collect();
            let name = topic.name.clone();
            (!issues.is_empty()).then(|| view! { <h3 dir="auto">{name}</h3>{issues} })
        })
        .collect();
    let rated = move || {
        let answered = |ratings: &Ratings| ratings.iter().count();
        (words.rated)(shared.ratings.with(answered), count)
    };
    let is_empty = move || shared.ratings.with(Ratings::is_empty);
    view! {
        {topics}
        <p class="rated">
            <span role="status">{rated}</span>" "
            <button type="button" class="button quiet" disabled=is_empty
                on:click=move |_| shared.ratings.set(Ratings::default())>
                {words.clear}
            </button>
        </p>
    }
    .into_any()
}

fn proposition(shared: Shared, issue: &Issue) -> AnyView {
    let (you, model) = (&shared.words.you, &shared.words.model);
    let answers = Step::ALL.into_iter().rev().map(|step| {
        let label = (model.own_step)(step).to_owned();
        answer(
            shared,
            &issue.id,
            Answer::Step(step),
            step_class(step),
            label,
        )
    });
    let skip = answer(
        shared,
        &issue.id,
        Answer::Skipped,
        "skip-answer",
        you.skip.to_owned(),
    );
    let answers: Vec<_> = answers.collect();
    view! {
        <form class="proposition-form">
            <fieldset>
                <legend dir="auto">{issue.proposition.clone()}</legend>
                <div class="answers">{answers}</div>
                <div class="besides">{skip}{double(shared, issue.id.clone())}</div>
            </fieldset>
        </form>
    }
    .into_any()
}

fn answer(
    shared: Shared,
    issue: &IssueId,
    answer: Answer,
    class: &'static str,
    label: String,
) -> AnyView {
    let (issue, id) = (issue.clone(), issue.clone());
    let is_chosen = move || {
        shared
            .ratings
            .with(|ratings| ratings.get(&id).is_some_and(|it| it.answer == answer))
    };
    view! {
        <label class=format!("answer {class}")>
            <input type="radio" name="answer" prop:checked=is_chosen
                on:change=move |_| shared.ratings.update(|ratings| {
                    let weight = ratings.get(&issue).map_or(Weight::Single, |it| it.weight);
                    ratings.set(issue.clone(), Rating { answer, weight });
                })/>
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// Whether a rating counts double: only where the reader has one on the scale.
fn double(shared: Shared, issue: IssueId) -> AnyView {
    let issue = StoredValue::new(issue);
    let on_scale = move || {
        let rating = shared
            .ratings
            .with(|ratings| issue.with_value(|issue| ratings.get(issue)));
        rating.filter(|it| it.answer.step().is_some())
    };
    view! {
        <label class="double">
            <input type="checkbox" disabled=move || on_scale().is_none()
                prop:checked=move || on_scale().is_some_and(|it| it.weight == Weight::Double)
                on:change=move |event| if let Some(rating) = untrack(on_scale) {
                    let weight = if event_target_checked(&event) { Weight::Double } else { Weight::Single };
                    shared.ratings.update(|ratings| {
                        ratings.set(issue.get_value(), Rating { answer: rating.answer, weight });
                    });
                }/>
            <span>{shared.words.you.double}</span>
        </label>
    }
    .into_any()
}

/// The actors by how near they are. It is drawn anew with each rating;
/// which breakdowns are open stays.
fn nearest(shared: Shared) -> AnyView {
    let open = RwSignal::new(Vec::<ActorId>::new());
    let ranked = move || {
        let words = &shared.words.you;
        let pack = shared.pack();
        let standings = Standings::new(&pack, shared.grades.get());
        let ratings = shared.ratings.get();
        let found = ranking(&standings, &ratings, Metric::default());
        if found.comparable.is_empty() {
            return view! { <p class="empty">{words.rate_first}</p> }.into_any();
        }
        let robust = robustness(&standings, &ratings, Metric::default()).map(|found| {
            let names: Vec<_> = found
                .nearest
                .iter()
                .map(|actor| actor.name.as_str())
                .collect();
            view! { <p>{(words.robust)(&names.join(", "), found.stays, found.runs)}</p> }
        });
        let entries: Vec<_> = found
            .comparable
            .iter()
            .map(|it| ranked_entry(shared, it, open))
            .collect();
        let apart: Vec<_> = found
            .not_comparable
            .iter()
            .map(|actor| actor.name.as_str())
            .collect();
        let apart = (!apart.is_empty()).then(|| {
            view! { <h3>{words.not_comparable}</h3><p class="apart" dir="auto">{apart.join(", ")}</p> }
        });
        view! {
            {robust}
            <p class="order">{words.order}</p>
            <ol class="ranking">{entries}</ol>
            {apart}
        }
        .into_any()
    };
    view! { <div>{ranked}</div> }.into_any()
}

fn ranked_entry(shared: Shared, ranked: &Ranked<'_>, open: RwSignal<Vec<ActorId>>) -> AnyView {
    let words = &shared.words.you;
    let agreement = ranked.agreement;
    let id = ranked.actor.id.clone();
    let (for_toggle, for_state, for_content) = (id.clone(), id.clone(), id);
    let tie = ranked
        .tied
        .then(|| view! { " "<span class="tie">{words.tie}</span> });
    let breakdown = move || {
        let is_open = open.with(|open| open.contains(&for_content));
        is_open.then(|| breakdown(shared, &for_content))
    };
    view! {
        <li>
            <p class="who">
                <span class="place">{ranked.place}</span>
                <span class="name" dir="auto">{ranked.actor.name.clone()}</span>{tie}
            </p>
            <p class="agreement">
                <span class="interval">{(words.interval)(agreement.low, agreement.high)}</span>" "
                <span class="coverage">{(words.spoke_on)(agreement.coverage)}</span>
            </p>
            {bar(agreement.low, agreement.high)}
            <details open=open.with_untracked(|open| open.contains(&for_state))
                on:toggle=move |event| {
                    let is_open = event_target::<web_sys::Element>(&event).has_attribute("open");
                    let has = open.with_untracked(|open| open.contains(&for_toggle));
                    if is_open != has {
                        open.update(|open| if is_open {
                            open.push(for_toggle.clone());
                        } else {
                            open.retain(|id| *id != for_toggle);
                        });
                    }
                }>
                <summary>{words.why}</summary>
                {breakdown}
            </details>
        </li>
    }
    .into_any()
}

/// From what is certain to what is possible, on a line from 0 to 100. The words beside it say the same.
pub fn bar(low: f64, high: f64) -> AnyView {
    let (low, high) = (low.round() as u32, high.round() as u32);
    let width = (high - low).max(1);
    view! {
        <svg class="bar" viewBox="0 0 101 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="line" x="0" y="3.5" width="101" height="1"></rect>
            <rect class="range" x=low y="1" width=width height="6"></rect>
        </svg>
    }
    .into_any()
}

fn breakdown(shared: Shared, actor: &ActorId) -> AnyView {
    let words = &shared.words.you;
    let pack = shared.pack();
    let standings = Standings::new(&pack, shared.grades.get());
    let mut comparison = with_reader(&standings, &shared.ratings.get(), actor, Metric::default());
    comparison.sort_by_divergence();
    let counting = comparison
        .shares
        .iter()
        .filter(|share| share.part != Part::DropsOut);
    let rows: Vec<_> = counting.map(|share| share_row(shared, share)).collect();
    let heads = words
        .columns
        .map(|head| view! { <th scope="col">{head}</th> }.into_any());
    view! {
        <table class="breakdown">
            <thead><tr>{Vec::from(heads)}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn share_row(shared: Shared, share: &IssueShare<'_>) -> AnyView {
    let words = &shared.words.you;
    let [_, you, they, effect] = words.columns;
    let says = match (step_of(share.left), step_of(share.right)) {
        (Some(one), Some(other)) => (words.apart)(one.steps_from(other)),
        _ => words.widens.to_owned(),
    };
    let double = (share.weight == Weight::Double).then(|| view! { ", " {words.double} });
    view! {
        <tr>
            <th scope="row" dir="auto">{share.issue.name.clone()}</th>
            <td data-label=you>{viewpoint(shared, share.left)}</td>
            <td data-label=they>{viewpoint(shared, share.right)}</td>
            <td data-label=effect>{says}{double}</td>
        </tr>
    }
    .into_any()
}

fn viewpoint(shared: Shared, viewpoint: Viewpoint<'_>) -> AnyView {
    match viewpoint {
        Viewpoint::Reader(_) => {
            let step = step_of(viewpoint);
            step.map(|step| own_chip(shared.words, step)).into_any()
        }
        Viewpoint::Actor(standing) => standing_chip(shared.words, standing),
    }
}

fn step_of(viewpoint: Viewpoint<'_>) -> Option<Step> {
    match viewpoint {
        Viewpoint::Reader(rating) => rating?.answer.step(),
        Viewpoint::Actor(standing) => standing.step(),
    }
}
