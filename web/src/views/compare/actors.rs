//! The choice of an actor or an institution.

use crate::node::*;
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{Filter, Standings, Voices, grid};
use standpoint_core::pack::{Actor, ActorId};

/// Renders the options: institutions, each with its members below it, or single voices. Another
/// choice doesn't render them again: in some browsers the list is open meanwhile.
pub fn options(shared: Shared, selected: impl Fn() -> Option<ActorId> + 'static) -> Node {
    let voices = memo(move || shared.choices.with(|it| it.voices));
    // Thousands of options read it.
    let selected = memo(selected);
    let options = dynamic(move || {
        let pack = shared.pack();
        let listed = listed(shared, &pack, voices.get()).into_iter();
        let options = listed.map(|(actor, name)| {
            let id = actor.id.clone();
            let is_selected = move || selected.with(|it| it.as_ref() == Some(&id));
            entry(shared, actor, name).prop("selected", is_selected)
        });
        options.collect::<Vec<_>>()
    });
    let unlisted = dynamic(move || unlisted(shared, voices.get(), &selected.get()?));
    nodes((options, unlisted))
}

/// Renders who is selected, if it isn't one of those who can be chosen: an address can name anybody.
fn unlisted(shared: Shared, voices: Voices, selected: &ActorId) -> Option<Element> {
    let pack = shared.pack();
    let is_it = |(actor, _): &(&Actor, String)| actor.id == *selected;
    if listed(shared, &pack, voices).iter().any(is_it) {
        return None;
    }
    let actor = pack.find_actor(selected.as_str())?;
    let option = entry(shared, actor, actor.name.clone());
    Some(option.prop("selected", || true))
}

fn entry(shared: Shared, actor: &Actor, text: String) -> Element {
    option(text)
        .lang_of_pack(&shared)
        .attribute("value", actor.id.to_string())
}

/// Returns who can be chosen, with the text of the option.
fn listed(shared: Shared, pack: &Pack, voices: Voices) -> Vec<(&Actor, String)> {
    let standings = Standings::new(pack, Filter::ALL);
    let names = shared.name_order();
    let mut listed = Vec::new();
    for row in grid(&standings, voices, &names).rows {
        let name = &row.actor.name;
        if row.voices() == 1 {
            listed.push((row.actor, name.clone()));
            continue;
        }
        let voices = shared.words.statements().several(row.voices());
        listed.push((row.actor, [name, " · ", &voices].concat()));
        for member in row.members(&standings, &names) {
            if member.actor.id != row.actor.id {
                listed.push((member.actor, ["– ", &member.actor.name].concat()));
            }
        }
    }
    listed
}
