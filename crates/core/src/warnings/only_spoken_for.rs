//! Actors of whom only others say what they think.

use super::{CheckInput, Warnings};
use crate::pack::{Grade, Position};

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    for (i, actor) in pack.actors.iter().enumerate() {
        let theirs: Vec<&Position> = pack
            .positions
            .iter()
            .filter(|it| it.actor == actor.id)
            .collect();
        if theirs.is_empty() || theirs.iter().any(|it| it.grade != Grade::Attributed) {
            continue;
        }
        let mut speakers: Vec<String> = Vec::new();
        for speaker in theirs.iter().filter_map(|it| it.attributed_by.as_ref()) {
            let speaker = format!("`{speaker}`");
            if !speakers.contains(&speaker) {
                speakers.push(speaker);
            }
        }
        warnings.add(
            format!("actors[{i}]"),
            format!(
                "only others say where `{}` stands: {}",
                actor.id,
                speakers.join(", ")
            ),
            "look for a passage in which the actor speaks or acts; if there is none, say so in the role, and allow this warning",
        );
    }
}
