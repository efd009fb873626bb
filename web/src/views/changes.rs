//! An actor's change of position: an arrow on the scale, and then each position in words.

use super::evidence::evidence_links;
use super::mark::mark;
use super::stance::{stance_word, step_number, step_sign};
use crate::node::*;
use crate::shared::Shared;
use standpoint_core::Pack;
use standpoint_core::compare::Change;
use standpoint_core::pack::{Position, Step};

/// Renders a change: who, on which statement, and the positions by date.
pub fn change(shared: Shared, pack: &Pack, change: &Change<'_>) -> Element {
    let stop = |position: &&Position| stop(shared, pack, position);
    let stops: Vec<_> = change.positions.iter().map(stop).collect();
    article((
        h3(&change.actor.name).lang_of_pack(&shared),
        p(&change.issue.proposition)
            .class("proposition")
            .lang_of_pack(&shared),
        arrow(shared, change),
        ol(stops),
    ))
    .class("change")
}

/// Renders the arrow from the first step to the last. Nothing if they are the same.
fn arrow(shared: Shared, change: &Change<'_>) -> Option<Element> {
    let steps = change.positions.iter().filter_map(|it| {
        let step = it.stance.step()?;
        Some((step, it.grade))
    });
    let steps: Vec<_> = steps.collect();
    let (first, last) = (*steps.first()?, *steps.last()?);
    if first.0 == last.0 {
        return None;
    }
    let end = |step: Step, class: &'static str| {
        span((step_sign(step), " ", shared.words.model().own_step(step))).class(class)
    };
    let ends = [
        end(Step::StronglyDisagree, "start"),
        end(Step::StronglyAgree, "end"),
    ];
    let marks = [first, last]
        .map(|(step, grade)| span(mark(step, grade)).class(["at at-", step_number(step)].concat()));
    let direction = if last.0 < first.0 {
        "arrow back"
    } else {
        "arrow"
    };
    let (low, high) = (first.0.min(last.0), first.0.max(last.0));
    let shaft = ["shaft from-", step_number(low), " to-", step_number(high)].concat();
    let picture = (
        div(ends).class("ends"),
        div((span(()).class(shaft), marks)).class(direction),
    );
    Some(div(picture).attribute("aria-hidden", "true"))
}

fn stop(shared: Shared, pack: &Pack, position: &Position) -> Element {
    let words = shared.words;
    let mark = position
        .stance
        .step()
        .map(|step| mark(step, position.grade));
    let stance = (
        mark,
        " ",
        stance_word(words, position.stance),
        " ",
        small(words.model().grade(position.grade)),
    );
    let note = (
        position.note.clone(),
        " ",
        evidence_links(shared, &position.evidence),
    );
    li((
        p(words.short_date(&position.date, &pack.source().published)).class("when"),
        p(stance).class("stance-and-grade"),
        p(note).class("from").lang_of_pack(&shared),
    ))
}
