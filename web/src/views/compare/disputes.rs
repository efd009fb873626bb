//! Disputed claims, with the claims for and against them.

use crate::node::*;
use crate::shared::Shared;
use crate::views::dates::date;
use crate::views::evidence::evidence_links;
use crate::views::names::{isolated, sentence};
use standpoint_core::Pack;
use standpoint_core::compare::{Bearing, Dispute, disputes};
use standpoint_core::pack::{Claim, Grade, RelationKind};

pub fn disputes_section(shared: Shared, pack: &Pack) -> Option<Element> {
    let words = &shared.words.compare;
    let entry = |dispute: Dispute<'_>| {
        let bearings = dispute.against.iter().chain(&dispute.supporting);
        let bearings: Vec<_> = bearings.map(|other| bearing(shared, pack, other)).collect();
        let claim = claim(shared, pack, dispute.claim);
        li((claim, ul(bearings).class("bearings"))).class("dispute")
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
    let grade = match (&claim.actor, &claim.by) {
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
    let asserts = words.compare.claimed_by(&claimant(shared, pack, claim));
    nodes((
        p(sentence(shared, &asserts)).class("asserts"),
        p(&claim.text).class("claim").lang_of_pack(&shared),
        from.class("from"),
    ))
}

fn bearing(shared: Shared, pack: &Pack, bearing: &Bearing<'_>) -> Element {
    let words = shared.words;
    let relation = bearing.relation;
    let class = match relation.kind {
        RelationKind::Supports => "relation supports",
        RelationKind::Disputes | RelationKind::Contradicts | RelationKind::Undercuts => {
            "relation against"
        }
    };
    let from = (
        sentence(shared, &says_so(shared, pack, bearing)),
        " ",
        evidence_links(shared, &relation.evidence),
    );
    let note = span(&relation.note).lang_of_pack(&shared);
    let note = p((note, " ", span(from).class("from")));
    li((
        p(words.model.relation(relation.kind)).class(class),
        claim(shared, pack, bearing.from),
        note.class("note").dir_auto(),
    ))
}

/// Returns the text that names who asserts the relation between two claims.
pub fn says_so(shared: Shared, pack: &Pack, bearing: &Bearing<'_>) -> String {
    let words = shared.words;
    let who = match (bearing.relation.grade, &bearing.relation.by) {
        (Grade::OwnWords, _) => claimant(shared, pack, bearing.from),
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
