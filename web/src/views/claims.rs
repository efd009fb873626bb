//! Claims that collide: a claim, and what in the article stands against it.

use super::evidence::evidence_links;
use super::mark::sign;
use super::names::{isolated, sentence};
use crate::node::*;
use crate::shared::Shared;
use standpoint_core::Pack;
use standpoint_core::compare::{Conflict, ConflictKind, Dispute, RelatedClaim};
use standpoint_core::pack::{Claim, Evidence, Grade, Relation, RelationKind};

/// Renders a disputed claim. In `full`, with what supports it, and how each claim is related to it.
pub fn dispute(shared: Shared, pack: &Pack, dispute: &Dispute<'_>, full: bool) -> Element {
    let related = |claims: &[RelatedClaim<'_>]| {
        let entries: Vec<_> = claims
            .iter()
            .map(|other| related_claim(shared, pack, other, full))
            .collect();
        ul(entries)
    };
    let supporting = &dispute.supporting;
    let backing = (full && !supporting.is_empty()).then(|| {
        let label = summary(shared.words.statements().backing(supporting.len()));
        details((label, related(supporting)))
    });
    let disputed = div((claim(shared, pack, dispute.claim), backing)).class("disputed-claim");
    li((disputed, related(&dispute.against).class("counterclaims"))).class("dispute")
}

/// Renders two claims that conflict through others, with the relations that show it.
pub fn derived_conflict(shared: Shared, pack: &Pack, conflict: &Conflict<'_>) -> Element {
    let words = shared.words.statements();
    let how = match conflict.kind() {
        ConflictKind::SelfContradiction => words.contradicts_self(),
        ConflictKind::BetweenActors | ConflictKind::WithArticle | ConflictKind::WithinArticle => {
            words.speaks_against()
        }
    };
    let link = |relation: &&Relation| {
        let from = &pack[&relation.from];
        let source = relation_source(shared, pack, &RelatedClaim { relation, from });
        li((
            span(&relation.note).lang_of_pack(&shared),
            " ",
            sentence(shared, &source),
            " ",
            evidence_links(shared, &relation.evidence),
        ))
    };
    let chain: Vec<_> = conflict.chain.iter().map(link).collect();
    let other = li((
        p((sign("↯"), how)).class("relation"),
        claim(shared, pack, conflict.right),
        ul(chain).class("from"),
    ));
    li((
        div(claim(shared, pack, conflict.left)).class("disputed-claim"),
        ul(other.class("weaker")).class("counterclaims"),
    ))
    .class("dispute")
}

/// Renders a claim: who asserts it, what, and where the article says so.
fn claim(shared: Shared, pack: &Pack, claim: &Claim) -> Node {
    let words = shared.words;
    // The article's own claims are always direct.
    let grade = match (&claim.actor, &claim.attributed_by) {
        (None, _) => None,
        (Some(_), Some(by)) => Some(words.model().attributed_by(&isolated(&pack[by].name))),
        (Some(_), None) => Some(words.model().grade(claim.grade).to_owned()),
    };
    let from = p((
        grade.map(|grade| (sentence(shared, &grade), " · ")),
        words.short_date(&claim.date, &pack.source().published),
        " ",
        evidence_links(shared, &claim.evidence),
    ));
    nodes((
        p(sentence(shared, &claimant(shared, pack, claim))).class("claimant"),
        p(&claim.text).class("claim").lang_of_pack(&shared),
        from.class("from"),
    ))
}

fn related_claim(shared: Shared, pack: &Pack, related: &RelatedClaim<'_>, full: bool) -> Element {
    let relation = related.relation;
    let kind = relation.kind;
    let paragraphs = |evidence: &[Evidence]| -> Vec<_> {
        evidence.iter().map(|passage| passage.paragraph).collect()
    };
    let is_elsewhere = paragraphs(&relation.evidence) != paragraphs(&related.from.evidence);
    let links = is_elsewhere.then(|| evidence_links(shared, &relation.evidence));
    let source = p((
        sentence(shared, &relation_source(shared, pack, related)),
        full.then(|| (" ", span(&relation.note).lang_of_pack(&shared))),
        " ",
        links.flatten(),
    ));
    li((
        p((sign(sign_of(kind)), shared.words.model().relation(kind))).class("relation"),
        claim(shared, pack, related.from),
        source.class("from").dir_auto(),
    ))
    .class(match kind {
        RelationKind::Disputes | RelationKind::Contradicts => "denial",
        RelationKind::Undercuts | RelationKind::Supports => "weaker",
    })
}

fn sign_of(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Disputes => "✕",
        RelationKind::Contradicts => "≠",
        RelationKind::Undercuts => "↓",
        RelationKind::Supports => "+",
    }
}

/// Returns the sentence that says who relates the two claims.
pub fn relation_source(shared: Shared, pack: &Pack, related: &RelatedClaim<'_>) -> String {
    let words = shared.words.statements();
    let relation = related.relation;
    let actor = match relation.grade {
        Grade::OwnWords => related.from.actor.as_ref(),
        _ => relation.attributed_by.as_ref(),
    };
    match (actor, relation.grade) {
        (Some(actor), _) => words.related_by(&isolated(&pack[actor].name)),
        (None, Grade::Inferred) => words.related_by_us().into(),
        (None, _) => words.related_by_article().into(),
    }
}

/// Returns the name of who asserts a claim.
pub fn claimant(shared: Shared, pack: &Pack, claim: &Claim) -> String {
    match &claim.actor {
        Some(actor) => isolated(&pack[actor].name),
        None => shared.words.story().article().into(),
    }
}
