//! Claims in dispute: who says what against what, and who says that it does.

use crate::shared::Shared;
use crate::views::dates::date;
use crate::views::evidence::evidence_links;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{Bearing, disputes};
use standpoint_core::pack::{Claim, Grade, RelationKind};

pub fn disputes_section(shared: Shared, pack: &Pack) -> AnyView {
    let words = &shared.words.compare;
    let entries: Vec<_> = disputes(pack)
        .into_iter()
        .map(|dispute| {
            let bearings = dispute.against.iter().chain(&dispute.supporting);
            let bearings: Vec<_> = bearings.map(|it| bearing(shared, pack, it)).collect();
            view! {
                <li class="dispute">
                    {claim(shared, pack, dispute.claim)}
                    <ul class="bearings">{bearings}</ul>
                </li>
            }
        })
        .collect();
    if entries.is_empty() {
        return ().into_any();
    }
    view! {
        <section>
            <h2>{words.disputes}</h2>
            <p>{words.disputes_about}</p>
            <ul class="disputes">{entries}</ul>
        </section>
    }
    .into_any()
}

fn claim(shared: Shared, pack: &Pack, claim: &Claim) -> AnyView {
    let words = shared.words;
    // How directly it is shown that the article asserts a thing is no question.
    let grade = match (&claim.actor, &claim.by) {
        (None, _) => None,
        (Some(_), Some(by)) => Some((words.model.attributed_by)(&pack[by].name)),
        (Some(_), None) => Some((words.model.grade)(claim.grade).to_owned()),
    };
    let grade = grade.map(|grade| view! { {grade}" · " });
    view! {
        <p class="asserts" dir="auto">{(words.compare.asserts)(claimant(shared, pack, claim))}</p>
        <p class="claim" dir="auto">{claim.text.clone()}</p>
        <p class="from">
            {grade}{date(words, &claim.date)}" "{evidence_links(shared, &claim.evidence)}
        </p>
    }
    .into_any()
}

fn bearing(shared: Shared, pack: &Pack, bearing: &Bearing<'_>) -> AnyView {
    let words = shared.words;
    let relation = bearing.relation;
    let who = match (relation.grade, &relation.by) {
        (Grade::OwnWords, _) => claimant(shared, pack, bearing.from),
        (_, Some(by)) => pack[by].name.as_str(),
        (Grade::Inferred, None) => words.compare.coder,
        (_, None) => words.model.article,
    };
    let class = match relation.kind {
        RelationKind::Supports => "relation supports",
        RelationKind::Disputes | RelationKind::Contradicts | RelationKind::Undercuts => {
            "relation against"
        }
    };
    view! {
        <li>
            <p class=class>{(words.model.relation)(relation.kind)}</p>
            {claim(shared, pack, bearing.from)}
            <p class="note" dir="auto">
                {relation.note.clone()}" "
                <span class="from">{(words.compare.says_so)(who)}" "{evidence_links(shared, &relation.evidence)}</span>
            </p>
        </li>
    }
    .into_any()
}

fn claimant<'p>(shared: Shared, pack: &'p Pack, claim: &Claim) -> &'p str {
    match &claim.actor {
        Some(actor) => pack[actor].name.as_str(),
        None => shared.words.model.article,
    }
}
