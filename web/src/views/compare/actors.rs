//! The choice of an actor or an institution.

use crate::node::{NodeRef, *};
use crate::shared::Shared;
use crate::task::set_later;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use standpoint_core::Pack;
use standpoint_core::compare::{Filter, Standings, Voices, grid};
use standpoint_core::pack::{Actor, ActorId};

/// With more actors, their options are rendered in a task of their own.
const MANY: usize = 100;

/// Renders the choice: institutions, each with its members below it, or single voices. `any` is the text
/// of an option that chooses nobody. Another choice doesn't render the options again: in some browsers
/// the list is open meanwhile.
pub fn actor_select(
    shared: Shared,
    text: &'static str,
    any: Option<&'static str>,
    selected: impl Fn() -> Option<ActorId> + 'static,
    mut choose: impl FnMut(Option<ActorId>) + Send + 'static,
) -> Element {
    let voices = memo(move || shared.choices.with(|it| it.voices));
    let selected = memo(selected);
    let is_complete = RwSignal::new(shared.pack().actors().len() <= MANY);
    if !is_complete.get_untracked() {
        on_mount(move || set_later(is_complete));
    }
    let options = dynamic(move || {
        let pack = shared.pack();
        let voices = voices.get();
        let listed = match is_complete.get() {
            true => listed(shared, &pack, voices),
            false => Vec::new(),
        };
        // One effect below follows the choice: thousands of options would each need one.
        let now = selected.get_untracked();
        let options = listed.into_iter().map(|(actor, name)| {
            let is_selected = now.as_ref() == Some(&actor.id);
            entry(shared, actor, name).flag("selected", is_selected)
        });
        options.collect::<Vec<_>>()
    });
    let unlisted = dynamic(move || {
        let selected = selected.get()?;
        unlisted(shared, is_complete.get(), voices.get(), &selected)
    });
    let any = any.map(|text| {
        let is_selected = selected.get_untracked().is_none();
        option(text)
            .attribute("value", "")
            .flag("selected", is_selected)
    });
    let select = select((any, options, unlisted)).on("change", move |event| {
        choose(ActorId::try_from(event_target_value(&event)).ok());
    });
    let node_ref = NodeRef::new();
    on_mount(move || {
        let selected = selected.get();
        // These render the options again, and WebKit then chooses another one.
        is_complete.track();
        voices.track();
        spawn_local(async move {
            tick().await;
            node_ref.choose(0, selected.as_ref().map_or("", ActorId::as_str));
        });
    });
    label((span(text), select)).node_ref(node_ref)
}

/// Renders who is selected, if it isn't one of those who can be chosen, since an address can name
/// anybody; or if these aren't rendered yet.
fn unlisted(
    shared: Shared,
    are_listed: bool,
    voices: Voices,
    selected: &ActorId,
) -> Option<Element> {
    let pack = shared.pack();
    let is_it = |(actor, _): &(&Actor, String)| actor.id == *selected;
    if are_listed && listed(shared, &pack, voices).iter().any(is_it) {
        return None;
    }
    let actor = pack.find_actor(selected.as_str())?;
    let option = entry(shared, actor, actor.name.clone());
    Some(option.flag("selected", true))
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
