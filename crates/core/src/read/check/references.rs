//! Every reference resolves, and no chain of `member_of` is circular.

use super::ids::Ids;
use crate::pack::{Actor, ActorId, IssueId, Selection};
use crate::quiz::kind::EntityRef;
use crate::read::Problems;
use crate::read::draft::Draft;

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    let pack = &draft.pack;
    let mut check = Check {
        draft,
        known: Vec::new(),
        list: "",
        index: 0,
        problems,
    };
    for (list, elements) in draft.json {
        check.known.push((list, Ids::of(elements)));
    }
    for (i, issue) in pack.issues.iter().enumerate() {
        check.enter("issues", i);
        check.one("topic", "topics", issue.topic.as_str());
    }
    for (i, actor) in pack.actors.iter().enumerate() {
        check.enter("actors", i);
        check.actor("member_of", actor.member_of.as_ref());
    }
    check_memberships(draft, check.problems);
    for (i, coded) in pack.coded.iter().enumerate() {
        check.enter("coded", i);
        if let Selection::Only(actors) = &coded.actors {
            for (j, actor) in actors.iter().enumerate() {
                check.actor(&format!("actors[{j}]"), Some(actor));
            }
        }
        if let Selection::Only(issues) = &coded.issues {
            for (j, issue) in issues.iter().enumerate() {
                check.issue(&format!("issues[{j}]"), Some(issue));
            }
        }
    }
    for (i, position) in pack.positions.iter().enumerate() {
        check.enter("positions", i);
        check.actor("actor", Some(&position.actor));
        check.issue("issue", Some(&position.issue));
        check.actor("attributed_by", position.attributed_by.as_ref());
    }
    for (i, quote) in pack.quotes.iter().enumerate() {
        check.enter("quotes", i);
        check.actor("actor", Some(&quote.actor));
        for (j, issue) in quote.issues.iter().enumerate() {
            check.issue(&format!("issues[{j}]"), Some(issue));
        }
    }
    for (i, claim) in pack.claims.iter().enumerate() {
        check.enter("claims", i);
        check.actor("actor", claim.actor.as_ref());
        check.actor("attributed_by", claim.attributed_by.as_ref());
        check.issue("issue", claim.issue.as_ref());
    }
    for (i, relation) in pack.relations.iter().enumerate() {
        check.enter("relations", i);
        check.one("from", "claims", relation.from.as_str());
        check.one("to", "claims", relation.to.as_str());
        if relation.from == relation.to {
            let path = draft.path("relations", i);
            let what = "the claim is related to itself";
            check.problems.at(path, what, "write two different claims");
        }
        check.actor("attributed_by", relation.attributed_by.as_ref());
    }
    for (i, event) in pack.events.iter().enumerate() {
        check.enter("events", i);
        for (j, actor) in event.actors.iter().enumerate() {
            check.actor(&format!("actors[{j}]"), Some(actor));
        }
    }
    for (i, figure) in pack.figures.iter().enumerate() {
        check.enter("figures", i);
        check.actor("given_by", figure.given_by.as_ref());
    }
    for (i, question) in pack.questions.iter().enumerate() {
        check.enter("questions", i);
        check.one("topic", "topics", question.topic.as_str());
        for (j, other) in question.gives_away.iter().enumerate() {
            check.one(&format!("gives_away[{j}]"), "questions", other.as_str());
        }
        question.kind.references(&mut |path, reference| {
            let (list, id) = match reference {
                EntityRef::Actor(id) => ("actors", id.as_str()),
                EntityRef::Issue(id) => ("issues", id.as_str()),
                EntityRef::Quote(id) => ("quotes", id.as_str()),
                EntityRef::Event(id) => ("events", id.as_str()),
                EntityRef::Claim(id) => ("claims", id.as_str()),
                EntityRef::Evidence(_) | EntityRef::Paragraph(_) => return,
            };
            check.one(&["kind.", path].concat(), list, id);
        });
    }
}

struct Check<'c, 'j> {
    draft: &'c Draft<'j>,
    /// For each list of the file the ids in it, including those of invalid elements.
    known: Vec<(&'c str, Ids<'c>)>,
    /// The list that is being checked.
    list: &'static str,
    /// The index of the element that is being checked.
    index: usize,
    problems: &'c mut Problems,
}

impl Check<'_, '_> {
    fn enter(&mut self, list: &'static str, index: usize) {
        (self.list, self.index) = (list, index);
    }

    fn actor(&mut self, key: &str, id: Option<&ActorId>) {
        if let Some(id) = id {
            self.one(key, "actors", id.as_str());
        }
    }

    fn issue(&mut self, key: &str, id: Option<&IssueId>) {
        if let Some(id) = id {
            self.one(key, "issues", id.as_str());
        }
    }

    /// Checks that `id`, the current element's value of `key`, is in the list `of`.
    fn one(&mut self, key: &str, of: &str, id: &str) {
        let known = self.known.iter().find(|(list, _)| *list == of);
        if known.is_none_or(|(_, ids)| ids.index(id).is_none()) {
            self.problems.at(
                [&self.draft.path(self.list, self.index), ".", key].concat(),
                ["`", id, "` is not in `", of, "`"].concat(),
                ["add it to `", of, "`, or write an id from there"].concat(),
            );
        }
    }
}

/// Reports actors that are members of themselves, directly or through others.
fn check_memberships(draft: &Draft<'_>, problems: &mut Problems) {
    let actors = &draft.pack.actors;
    let mut ids = Ids::default();
    for (i, actor) in actors.iter().enumerate() {
        ids.add(actor.id.as_str(), i);
    }
    let parent = |actor: &Actor| ids.index(actor.member_of.as_ref()?.as_str());

    // For each actor the first walk that reached it (the index of its start), and whether the actor
    // is on a circle.
    let mut walks = vec![None; actors.len()];
    let mut circular = vec![false; actors.len()];
    for start in 0..actors.len() {
        let mut at = start;
        while walks[at].is_none() {
            walks[at] = Some(start);
            match parent(&actors[at]) {
                Some(next) => at = next,
                None => break,
            }
        }
        // The walk met its own track: go around once more and mark the circle.
        while walks[at] == Some(start)
            && !circular[at]
            && let Some(next) = parent(&actors[at])
        {
            circular[at] = true;
            at = next;
        }
    }
    for (i, actor) in actors.iter().enumerate() {
        if circular[i] {
            problems.at(
                [&draft.path("actors", i), ".member_of"].concat(),
                [
                    "following `member_of` leads back to `",
                    actor.id.as_str(),
                    "`",
                ]
                .concat(),
                "remove `member_of` from one actor in this circle",
            );
        }
    }
}
