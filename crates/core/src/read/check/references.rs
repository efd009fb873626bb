//! Every reference names something that the pack has.

use super::ids::ids;
use crate::pack::{ActorId, IssueId};
use crate::quiz::kind::Reference;
use crate::read::Problems;
use crate::read::draft::Draft;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    let pack = &draft.pack;
    let lists = draft.json.iter();
    let known =
        lists.map(|(list, elements)| (list.as_str(), ids(elements).map(|(_, id)| id).collect()));
    let mut check = Check {
        draft,
        known: known.collect(),
        problems,
    };
    for (i, issue) in pack.issues.iter().enumerate() {
        check.one("issues", i, "topic", "topics", issue.topic.as_str());
    }
    for (i, actor) in pack.actors.iter().enumerate() {
        if let Some(whole) = &actor.member_of {
            check.actor("actors", i, "member_of", whole);
        }
    }
    memberships_end(draft, check.problems);
    for (i, position) in pack.positions.iter().enumerate() {
        check.actor("positions", i, "actor", &position.actor);
        check.issue("positions", i, "issue", &position.issue);
        if let Some(by) = &position.by {
            check.actor("positions", i, "by", by);
        }
    }
    for (i, quote) in pack.quotes.iter().enumerate() {
        check.actor("quotes", i, "actor", &quote.actor);
        for (j, issue) in quote.issues.iter().enumerate() {
            check.issue("quotes", i, &format!("issues[{j}]"), issue);
        }
    }
    for (i, claim) in pack.claims.iter().enumerate() {
        for (key, actor) in [("actor", &claim.actor), ("by", &claim.by)] {
            if let Some(actor) = actor {
                check.actor("claims", i, key, actor);
            }
        }
        if let Some(issue) = &claim.issue {
            check.issue("claims", i, "issue", issue);
        }
    }
    for (i, relation) in pack.relations.iter().enumerate() {
        check.one("relations", i, "from", "claims", relation.from.as_str());
        check.one("relations", i, "to", "claims", relation.to.as_str());
        if relation.from == relation.to {
            let path = draft.path("relations", i);
            check
                .problems
                .at(path, "a claim related to itself", "name two claims");
        }
        if let Some(by) = &relation.by {
            check.actor("relations", i, "by", by);
        }
    }
    for (i, event) in pack.events.iter().enumerate() {
        for (j, actor) in event.actors.iter().enumerate() {
            check.actor("events", i, &format!("actors[{j}]"), actor);
        }
    }
    for (i, figure) in pack.figures.iter().enumerate() {
        if let Some(actor) = &figure.given_by {
            check.actor("figures", i, "given_by", actor);
        }
    }
    for (i, question) in pack.questions.iter().enumerate() {
        check.one("questions", i, "topic", "topics", question.topic.as_str());
        question.ask.references(&mut |path, reference| {
            let (list, id) = match reference {
                Reference::Actor(id) => ("actors", id.as_str()),
                Reference::Issue(id) => ("issues", id.as_str()),
                Reference::Quote(id) => ("quotes", id.as_str()),
                Reference::Event(id) => ("events", id.as_str()),
                Reference::Evidence(_) => return,
            };
            check.one("questions", i, &format!("ask.{path}"), list, id);
        });
    }
}

struct Check<'c, 'j> {
    draft: &'c Draft<'j>,
    /// For each list of the file the ids in it, those of elements with problems included.
    known: BTreeMap<&'c str, BTreeSet<&'c str>>,
    problems: &'c mut Problems,
}

impl Check<'_, '_> {
    fn actor(&mut self, list: &str, index: usize, key: &str, id: &ActorId) {
        self.one(list, index, key, "actors", id.as_str());
    }

    fn issue(&mut self, list: &str, index: usize, key: &str, id: &IssueId) {
        self.one(list, index, key, "issues", id.as_str());
    }

    /// `list[index].key` names an element of `of`.
    fn one(&mut self, list: &str, index: usize, key: &str, of: &str, id: &str) {
        if !self.known.get(of).is_some_and(|known| known.contains(id)) {
            let path = format!("{}.{key}", self.draft.path(list, index));
            let what = format!("`{id}` is not among the {of}");
            self.problems.at(
                path,
                what,
                format!("add it to {of}, or name one that is there"),
            );
        }
    }
}

/// No actor belongs to itself, by however many steps.
fn memberships_end(draft: &Draft<'_>, problems: &mut Problems) {
    let actors = &draft.pack.actors;
    let wholes: BTreeMap<_, _> = actors
        .iter()
        .filter_map(|actor| Some((&actor.id, actor.member_of.as_ref()?)))
        .collect();
    let mut followed = BTreeSet::new();
    let mut circular = BTreeSet::new();
    for actor in actors {
        let mut chain = Vec::new();
        let mut next = Some(&actor.id);
        while let Some(id) = next.filter(|id| followed.insert(*id)) {
            chain.push(id);
            next = wholes.get(id).copied();
        }
        let round = next.and_then(|id| chain.iter().position(|other| *other == id));
        circular.extend(chain.drain(round.unwrap_or(chain.len())..));
    }
    for (i, actor) in actors
        .iter()
        .enumerate()
        .filter(|(_, actor)| circular.contains(&actor.id))
    {
        problems.at(
            format!("{}.member_of", draft.path("actors", i)),
            format!("`{}` belongs to itself in the end", actor.id),
            "let one of them belong to nobody",
        );
    }
}
