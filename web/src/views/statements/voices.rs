//! Voices: a mark with a name, which opens the passage. Several of an institution open in place.

use crate::node::*;
use crate::shared::Shared;
use crate::views::evidence::standing_link;
use crate::views::mark::{absence_mark, mark, mark_of_several, own_mark};
use crate::views::names::{isolated, sentence};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{Group, IssueDivision, Voice, institution};
use standpoint_core::pack::{Absence, Actor, Grade, Position, Step};

/// Renders the voices of an institution at a step.
pub fn group(shared: Shared, pack: &Pack, group: &Group<'_>) -> Element {
    let [voice] = group.voices.as_slice() else {
        return several(shared, pack, group);
    };
    let of = institution(pack, voice.actor);
    let of = (of.id != voice.actor.id).then_some(of);
    single(shared, pack, voice, of)
}

/// Renders a voice, with the institution that it belongs to.
fn single(shared: Shared, pack: &Pack, voice: &Voice<'_>, of: Option<&Actor>) -> Element {
    let position = voice.position;
    let date = shared
        .words
        .short_date(&position.date, &pack.source().published);
    let step = position.stance.step();
    let name = (
        name(shared, voice.actor),
        step.map(|step| how(shared, step, position.grade, Some(&date))),
        of.map(|of| (" ", small(of.short_name().to_owned()).lang_of_pack(&shared))),
        before(shared, pack, voice, true),
    );
    let mark = step.map(|step| mark(step, position.grade));
    standing_link(shared, position, (mark, span(name).class("name"))).class("voice")
}

fn several(shared: Shared, pack: &Pack, group: &Group<'_>) -> Element {
    let words = shared.words.statements();
    let own = |voice: &&Voice<'_>| voice.actor.id == group.institution.id;
    let others: Vec<_> = group.voices.iter().filter(|voice| !own(voice)).collect();
    let who = match (group.voices.as_slice(), others.as_slice()) {
        ([_, _], [other]) => words.with(&isolated(other.actor.short_name())),
        ([one, other], _) => {
            let names = [one, other].map(|voice| isolated(voice.actor.short_name()));
            names.join(" · ")
        }
        (voices, _) => words.several(voices.len()),
    };
    let stance = how(shared, group.step, group.grade(), None);
    let changes = group
        .voices
        .iter()
        .map(|voice| before(shared, pack, voice, false));
    let label = (
        name(shared, group.institution),
        stance,
        " ",
        small(sentence(shared, &who)).class("members"),
        changes.collect::<Vec<_>>(),
    );
    let head = summary((
        mark_of_several(group.step, group.grade()),
        span(label).class("name"),
    ));
    let voices = group.voices.iter();
    let voices: Vec<_> = voices
        .map(|voice| li(single(shared, pack, voice, None)))
        .collect();
    details((head.class("voice"), ul(voices))).class("voices")
}

/// Returns why nobody is shown on a statement: the reader left them out, by evidence or by date,
/// nobody has checked, or the article gives no position.
pub fn nobody(shared: Shared, division: &IssueDivision<'_>) -> &'static str {
    let words = shared.words;
    let as_of = shared.choices_in_view().filter.as_of;
    match (division.left_out, division.not_coded, as_of) {
        (0, 0, None) => words.model().no_position(),
        (0, 0, Some(_)) => words.filters().not_by_then(),
        (0, ..) => words.model().not_coded(),
        _ => words.model().left_out(),
    }
}

/// Returns what the ratings are called that the view shows: the reader's, or those in the address.
pub fn rater(shared: Shared) -> &'static str {
    match shared.shown_ratings.with(Option::is_some) {
        true => shared.words.sharing().mark(),
        false => shared.words.you().reader(),
    }
}

/// Renders the ratings among the voices at a step.
pub fn own_voice(shared: Shared, step: Step) -> Element {
    let name = span(b(rater(shared))).class("name");
    span((own_mark(step), name)).class("voice own")
}

/// Renders an actor who is not on the scale.
pub fn absent(shared: Shared, actor: &Actor, position: &Position, absence: Absence) -> Element {
    let word = small(shared.words.model().absence(absence));
    let name = span((name(shared, actor), " ", word)).class("name");
    standing_link(shared, position, (absence_mark(absence), name)).class("voice")
}

fn name(shared: Shared, actor: &Actor) -> Element {
    b(actor.short_name().to_owned()).lang_of_pack(&shared)
}

/// Renders what the mark shows, for screen readers: the stance, the grade and the date.
fn how(shared: Shared, step: Step, grade: Grade, date: Option<&str>) -> Element {
    let words = shared.words;
    let parts = [
        Some(words.model().step(step)),
        Some(words.model().grade(grade)),
        date,
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let how = [": ", &parts.join(words.language.comma())].concat();
    span(how).class("visually-hidden")
}

/// Renders where the actor stood before, if it has changed.
fn before(shared: Shared, pack: &Pack, voice: &Voice<'_>, next_to_name: bool) -> Option<Node> {
    let words = shared.words;
    let before = voice.before?;
    let stance = words.model().step(before.stance.step()?);
    let date = words.short_date(&before.date, &pack.source().published);
    let text = match next_to_name {
        true => words.statements().before_own(stance, &date),
        false => {
            let name = isolated(voice.actor.short_name());
            words.statements().before(&name, stance, &date)
        }
    };
    let before = small(sentence(shared, &text)).class("before");
    Some(nodes((" ", before)))
}
