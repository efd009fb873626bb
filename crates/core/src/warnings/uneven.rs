//! A side of an issue, or an institution, that gets far less than its share.

use super::fairness::of_input;
use super::offered::offered;
use super::{CheckInput, Warnings};
use crate::compare::institution;
use crate::pack::{ActorId, Side};
use std::collections::BTreeMap;

/// An institution that is right this often by chance and never is, is always a wrong option.
const LEAST_EXPECTED: f64 = 2.0;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    check_sides(checked, warnings);
    check_right_answers(checked, warnings);
}

/// Compares the quotes and claims of both sides of each issue with how many voices they have.
fn check_sides(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let fairness = of_input(checked);
    for (i, sides) in fairness.sides.chunks(Side::ALL.len()).enumerate() {
        let said = |it: &super::SideRow| it.counts.quotes + it.counts.claims;
        let all: usize = sides.iter().map(said).sum();
        let voices: usize = sides.iter().map(|it| it.voices).sum();
        for row in sides
            .iter()
            .filter(|it| 0 < it.voices && it.voices < voices)
        {
            let share = (all * row.voices) as f64 / voices as f64;
            let its = said(row) as f64;
            if its * 3.0 < share && share - its >= 2.0 {
                warnings.add(
                    format!("issues[{i}]"),
                    format!(
                        "the side `{}` has {} of {all} quotes and claims on `{}`, and {} of {voices} voices",
                        row.side.as_str(),
                        said(row),
                        row.issue,
                        row.voices
                    ),
                    "look for more of what this side says; if the article has no more, that is its doing",
                );
            }
        }
    }
}

/// Looks for institutions that are offered again and again and never right.
fn check_right_answers(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    // For each institution: questions that offer it, right answers, and how many to expect.
    let mut counts: BTreeMap<&ActorId, (usize, usize, f64)> = BTreeMap::new();
    for question in &pack.questions {
        let options = offered(pack, &question.kind);
        let mut of_question: BTreeMap<&ActorId, (usize, bool)> = BTreeMap::new();
        for option in &options {
            let actor = match option.actor {
                Some(id) => pack.find_actor(id.as_str()),
                None => checked.names.at_start_of(option.text),
            };
            if let Some(actor) = actor {
                let entry = of_question.entry(&institution(pack, actor).id).or_default();
                entry.0 += 1;
                entry.1 |= option.is_right;
            }
        }
        for (party, (offers, is_right)) in of_question {
            let count = counts.entry(party).or_default();
            count.0 += 1;
            count.1 += usize::from(is_right);
            count.2 += offers as f64 / options.len() as f64;
        }
    }
    for (i, actor) in pack.actors.iter().enumerate() {
        match counts.get(&actor.id) {
            Some((questions, 0, expected)) if *expected >= LEAST_EXPECTED => warnings.add(
                format!("actors[{i}]"),
                format!(
                    "`{}`, or who belongs to it, is offered in {questions} questions and never the right answer",
                    actor.id
                ),
                "spread right and wrong answers over the parties: ask for something that it says too",
            ),
            _ => {}
        }
    }
}
