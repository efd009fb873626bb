mod against;

use super::checks::{ProblemList, offered_actors, path, texts_of_actors, visit_actors};
use super::{Asks, AuthoredText, EntityRef, Generated, Items, Kind, QuestionProblem, RightBy};
use crate::Pack;
use crate::compare::{affiliations, conflicts};
use crate::json::decode;
use crate::pack::{
    Actor, ActorId, ActorOption, Claim, ClaimId, Evidence, Relation, RelationKind, Side, Skill,
};
use crate::quiz::generate::add_unrelated;
use crate::quiz::interaction::{Interaction, MatchPairs, MatchRow};
use crate::quiz::item::{Label, Material, Prompt, Reason};
use crate::quiz::rng::Rng;
use crate::quiz::sides::{Sides, related};
use against::{Against, against};
use serde::{Deserialize, Serialize};

/// Who disputes a claim, and how. What is right follows from the pack's relations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WhoDisputes {
    /// The claim.
    pub claim: ClaimId,
    /// 2 to 6 different actors, of whom at least one disputes the claim. Each does so in one way, or
    /// not at all: a claim of theirs `disputes`, `contradicts` or `undercuts` it. The page says
    /// before a reason who relates the two claims.
    pub options: Vec<ActorOption>,
}

impl WhoDisputes {
    /// Returns the relation by which an actor disputes the claim, if there is just one way.
    pub(crate) fn relation_of<'p>(&self, pack: &'p Pack, actor: &ActorId) -> Option<&'p Relation> {
        let claim = pack.find_claim(self.claim.as_str())?;
        match against(pack, &[], actor, claim) {
            Against::Relation(index) => pack.relations.get(index),
            _ => None,
        }
    }
}

impl Kind for WhoDisputes {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        visit("claim", EntityRef::Claim(&self.claim));
        visit_actors(&self.options, visit);
    }

    fn problems(&self, pack: &Pack) -> Vec<QuestionProblem> {
        let mut problems = ProblemList::default();
        problems.actors(&self.options);
        let Some(claim) = pack.find_claim(self.claim.as_str()) else {
            return problems.0;
        };
        let conflicts = conflicts(pack);
        let mut has_dispute = false;
        for (index, option) in self.options.iter().enumerate() {
            let (what, hint) = match against(pack, &conflicts, &option.actor, claim) {
                _ if claim.actor.as_ref() == Some(&option.actor) => {
                    ("it is their own claim", "leave them out")
                }
                Against::Relation(_) => {
                    has_dispute = true;
                    continue;
                }
                Against::Nothing => continue,
                Against::SeveralWays => (
                    "by the pack's relations they dispute it in several ways",
                    "leave them out",
                ),
                Against::Indirectly => (
                    "their claims conflict with it, and no relation says how they dispute it",
                    "add the relation from their claim to this one, or leave them out",
                ),
            };
            problems.add(path("options", index, "actor"), what, hint);
        }
        if !has_dispute {
            problems.add(
                "options",
                "by the pack's relations, none of them disputes the claim",
                "name at least one actor with a claim against it",
            );
        }
        problems.0
    }

    fn build(&self, pack: &Pack) -> (Option<Material>, Interaction) {
        let claim = &pack[&self.claim];
        let row = |option: &ActorOption| {
            let (actor, evidence) = (&option.actor, option.evidence.as_slice());
            let reason = option.reason.clone();
            // The checks have refused conflicts without a relation.
            match against(pack, &[], actor, claim) {
                Against::Relation(relation) => {
                    disputing_row(pack, actor, relation, Some(reason), evidence)
                }
                _ => undisputing_row(actor, Reason::Authored(reason), evidence),
            }
        };
        let rows = self.options.iter().map(row).collect();
        (Some(Material::Claim(self.claim.clone())), interaction(rows))
    }

    fn rests_on(&self) -> &'static [&'static str] {
        &["claims", "relations"]
    }

    fn asks<'a>(&'a self, pack: &'a Pack) -> Asks<'a> {
        let by = |actor: &'a ActorId| self.relation_of(pack, actor).map(RightBy::Relation);
        Asks::Actors {
            options: offered_actors(&self.options, by),
            issue: None,
        }
    }

    fn texts(&self) -> Vec<AuthoredText<'_>> {
        texts_of_actors(&self.options)
    }

    /// Asks about claims that actors dispute by relations that the article itself shows. No
    /// relation is used twice: one item would give the other away.
    fn generate(pack: &Pack, rng: &mut Rng, items: &mut Items) {
        let sides = Sides::new(pack);
        let uninvolved = uninvolved(pack);
        let mut claims: Vec<_> = pack.claims.iter().collect();
        rng.shuffle(&mut claims);
        let mut used: Vec<usize> = Vec::new();
        for claim in claims {
            let mut disputing = disputers(pack, claim);
            disputing.retain(|(_, relation)| !used.contains(relation));
            if disputing.is_empty() {
                continue;
            }
            rng.shuffle(&mut disputing);
            let mut actors = Vec::new();
            let mut candidates = disputing.iter().map(|(actor, _)| *actor);
            add_unrelated(pack, &mut actors, &mut candidates, MOST_DISPUTING);
            let mut silent = silent(pack, &sides, &uninvolved, claim);
            rng.shuffle(&mut silent);
            let most = MOST_ROWS.min(actors.len() + MOST_SILENT);
            add_unrelated(pack, &mut actors, &mut silent.into_iter(), most);

            let (mut rows, mut relations) = (Vec::new(), Vec::new());
            for actor in &pack.actors {
                if !actors.iter().any(|chosen| chosen.id == actor.id) {
                    continue;
                }
                let relation = disputing.iter().find(|(other, _)| other.id == actor.id);
                rows.push(match relation {
                    Some((_, relation)) => {
                        relations.push(*relation);
                        disputing_row(pack, &actor.id, *relation, None, &[])
                    }
                    None => undisputing_row(&actor.id, Reason::NoPosition, &[]),
                });
            }
            let is_first = |row: &MatchRow| rows.first().is_some_and(|it| it.right == row.right);
            if rows.len() < 3 || rows.iter().all(is_first) {
                continue;
            }
            used.append(&mut relations);
            let issue = claim.issue.as_ref();
            let issue = issue.and_then(|id| pack.find_issue(id.as_str()));
            items.add(Generated {
                of: claim.id.as_str().into(),
                skill: Skill::Attribution,
                topic: issue.map(|issue| issue.topic.clone()),
                prompt: Prompt::WhoDisputes,
                material: Some(Material::Claim(claim.id.clone())),
                interaction: interaction(rows),
            });
        }
    }
}

/// At most how many actors a generated item has who dispute the claim, who don't, and in all.
const MOST_DISPUTING: usize = 4;
const MOST_SILENT: usize = 2;
const MOST_ROWS: usize = 5;

/// The relations that are options, in the order in which they are shown.
const WAYS: [RelationKind; 3] = [
    RelationKind::Disputes,
    RelationKind::Contradicts,
    RelationKind::Undercuts,
];

/// The index of the option after them, that the actor doesn't dispute the claim.
const UNDISPUTED: usize = WAYS.len();

fn interaction(rows: Vec<MatchRow>) -> Interaction {
    let mut options: Vec<_> = WAYS.into_iter().map(Label::Relation).collect();
    options.push(Label::Undisputed);
    MatchPairs {
        rows,
        options,
        reuse: true,
    }
    .into()
}

/// Creates the row of an actor who disputes the claim by this relation. The evidence is the
/// relation's, unless there is other.
fn disputing_row(
    pack: &Pack,
    actor: &ActorId,
    relation: usize,
    reason: Option<String>,
    evidence: &[Evidence],
) -> MatchRow {
    let by = &pack.relations[relation];
    let way = WAYS.iter().position(|kind| *kind == by.kind);
    let evidence = if evidence.is_empty() {
        &by.evidence
    } else {
        evidence
    };
    MatchRow {
        label: Label::Actor(actor.clone()),
        right: way.unwrap_or(UNDISPUTED),
        reason: Reason::Disputes { relation, reason },
        evidence: evidence.to_vec(),
    }
}

fn undisputing_row(actor: &ActorId, reason: Reason, evidence: &[Evidence]) -> MatchRow {
    MatchRow {
        label: Label::Actor(actor.clone()),
        right: UNDISPUTED,
        reason,
        evidence: evidence.to_vec(),
    }
}

/// Returns the actors who dispute the claim in one way, each with the relation that shows it. Both
/// the relation, and that the other claim is theirs, are quoted or reported.
fn disputers<'p>(pack: &'p Pack, claim: &Claim) -> Vec<(&'p Actor, usize)> {
    let mut disputers: Vec<(&Actor, usize)> = Vec::new();
    for relation in &pack.relations {
        let actor = other_claim(pack, relation, claim)
            .and_then(|other| pack.find_actor(other.actor.as_ref()?.as_str()));
        let Some(actor) = actor else { continue };
        let is_known = disputers.iter().any(|(known, _)| known.id == actor.id);
        if is_known || claim.actor.as_ref() == Some(&actor.id) {
            continue;
        }
        if let Against::Relation(index) = against(pack, &[], &actor.id, claim)
            && is_shown(pack, claim, &pack.relations[index])
        {
            disputers.push((actor, index));
        }
    }
    disputers
}

/// Whether the article itself shows the relation, and whose the other claim is.
fn is_shown(pack: &Pack, claim: &Claim, relation: &Relation) -> bool {
    let other = other_claim(pack, relation, claim);
    relation.grade.is_quoted_or_reported()
        && other.is_some_and(|other| other.grade.is_quoted_or_reported())
}

/// Returns the claim to which the relation relates this one, if it is about this one.
fn other_claim<'p>(pack: &'p Pack, relation: &Relation, claim: &Claim) -> Option<&'p Claim> {
    let other = if relation.to == claim.id {
        &relation.from
    } else if relation.from == claim.id {
        &relation.to
    } else {
        return None;
    };
    pack.find_claim(other.as_str())
}

/// Returns for each actor whether neither they nor a [`related`] actor assert a claim that is related
/// to others or on no issue, report that somebody asserts it, or relate claims: then they dispute
/// none of another issue than those that they speak on.
fn uninvolved(pack: &Pack) -> Vec<bool> {
    let indices = &pack.indices().actors;
    let mut is_involved = vec![false; pack.actors.len()];
    let mut has_part = is_involved.clone();
    let mut involve = |id: &ActorId| {
        let Some(actor) = pack.find_actor(id.as_str()) else {
            return;
        };
        for (at, whole) in affiliations(pack, actor).enumerate() {
            if let Some(index) = indices.get(whole.id.as_str()) {
                has_part[index] = true;
                is_involved[index] |= at == 0;
            }
        }
    };
    let mut related: Vec<&ClaimId> = Vec::new();
    for relation in &pack.relations {
        related.extend([&relation.from, &relation.to]);
        relation.attributed_by.iter().for_each(&mut involve);
    }
    for claim in &pack.claims {
        if claim.issue.is_none() || related.contains(&&claim.id) {
            let speakers = claim.actor.iter().chain(&claim.attributed_by);
            speakers.for_each(&mut involve);
        }
    }
    let is_free = |(at, actor): (usize, &Actor)| {
        let mut wholes = affiliations(pack, actor).filter_map(|it| indices.get(it.id.as_str()));
        !has_part[at] && !wholes.any(|whole| is_involved[whole])
    };
    pack.actors.iter().enumerate().map(is_free).collect()
}

/// Returns the actors who certainly don't dispute the claim: those `uninvolved` of whom, as of those
/// related to them, the article reports nothing on its issue. See [`Sides`].
fn silent<'p>(
    pack: &'p Pack,
    sides: &Sides<'p>,
    uninvolved: &[bool],
    claim: &Claim,
) -> Vec<&'p Actor> {
    let Some(issue) = &claim.issue else {
        return Vec::new();
    };
    let indices = &pack.indices().actors;
    let speakers = claim.actor.iter().chain(&claim.attributed_by);
    let speakers: Vec<_> = speakers
        .filter_map(|id| pack.find_actor(id.as_str()))
        .collect();
    let others = sides.of(issue, Side::For).others.into_iter();
    let silent = others.filter(|(actor, position)| {
        let index = indices.get(actor.id.as_str());
        let is_speaker = |speaker: &&Actor| related(pack, actor, speaker);
        position.is_none()
            && index.is_some_and(|index| uninvolved[index])
            && !speakers.iter().any(is_speaker)
    });
    silent.map(|(actor, _)| actor).collect()
}

decode!(WhoDisputes: claim, options);
