//! Disputed claims, with the claims for and against them.

use crate::node::*;
use crate::shared::Shared;
use crate::views::dates::date;
use crate::views::evidence::evidence_links;
use crate::views::names::{isolated, sentence};
use standpoint_core::Pack;
use standpoint_core::compare::{Dispute, RelatedClaim, disputes};
use standpoint_core::pack::{Claim, Grade, RelationKind};

pub fn disputes_section(shared: Shared, pack: &Pack) -> Option<Element> {
    let words = &shared.words.compare;
    let entry = |dispute: Dispute<'_>| {
        let related = dispute.against.iter().chain(&dispute.supporting);
        let related: Vec<_> = related
            .map(|other| related_claim(shared, pack, other))
            .collect();
        let claim = claim(shared, pack, dispute.claim);
        li((claim, ul(related).class("related-claims"))).class("dispute")
    };
    let entries: Vec<_> = disputes(pack).into_iter().map(entry).collect();
    (!entries.is_empty()).then(|| {
        let entries = ul(entries).class("disputes");
        section((h2(words.disputes()), p(words.disputes_about()), entries))
    })
}

fn claim(shared: Shared, pack: &Pack, claim: &Claim) -> Node {
    let words = shared.words;
    // The article's own claims are always direct.
    let grade = match (&claim.actor, &claim.attributed_by) {
        (None, _) => None,
        (Some(_), Some(by)) => Some(words.model.attributed_by(&isolated(&pack[by].name))),
        (Some(_), None) => Some(words.model.grade(claim.grade).to_owned()),
    };
    let from = p((
        grade.map(|grade| (sentence(shared, &grade), " · ")),
        date(words, &claim.date),
        " ",
        evidence_links(shared, &claim.evidence),
    ));
    let claimed_by = words.compare.claimed_by(&claimant(shared, pack, claim));
    nodes((
        p(sentence(shared, &claimed_by)).class("claimed-by"),
        p(&claim.text).class("claim").lang_of_pack(&shared),
        from.class("from"),
    ))
}

fn related_claim(shared: Shared, pack: &Pack, related: &RelatedClaim<'_>) -> Element {
    let words = shared.words;
    let relation = related.relation;
    let class = match relation.kind {
        RelationKind::Supports => "relation supports",
        RelationKind::Disputes | RelationKind::Contradicts | RelationKind::Undercuts => {
            "relation against"
        }
    };
    let from = (
        sentence(shared, &relation_source(shared, pack, related)),
        " ",
        evidence_links(shared, &relation.evidence),
    );
    let note = span(&relation.note).lang_of_pack(&shared);
    let note = p((note, " ", span(from).class("from")));
    li((
        p(words.model.relation(relation.kind)).class(class),
        claim(shared, pack, related.from),
        note.class("note").dir_auto(),
    ))
}

/// Returns the text that names who asserts the relation between two claims.
pub fn relation_source(shared: Shared, pack: &Pack, related: &RelatedClaim<'_>) -> String {
    let words = shared.words;
    let who = match (related.relation.grade, &related.relation.attributed_by) {
        (Grade::OwnWords, _) => claimant(shared, pack, related.from),
        (_, Some(by)) => isolated(&pack[by].name),
        (Grade::Inferred, None) => words.compare.our_reading().into(),
        (_, None) => words.model.article().into(),
    };
    words.compare.according_to(&who)
}

/// Returns the name of who asserts a claim.
pub fn claimant(shared: Shared, pack: &Pack, claim: &Claim) -> String {
    match &claim.actor {
        Some(actor) => isolated(&pack[actor].name),
        None => shared.words.model.article().into(),
    }
}
