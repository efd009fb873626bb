//! All statements by topic, with everyone on a line from disagree to agree.

use super::none;
use crate::node::*;
use crate::shared::Shared;
use crate::views::filters::filters;
use crate::views::statements::{Statements, key_of_shapes, scale};
use crate::views::topics::{are_many, chooser, used_topics};
use leptos::prelude::*;
use standpoint_core::compare::{Standings, divisions};

pub fn statements(shared: Shared) -> Node {
    if shared.pack().issues().is_empty() {
        return none(shared);
    }
    let are_many = are_many(&shared.pack());
    let chosen = RwSignal::new(0);
    let lines = dynamic(move || {
        let pack = shared.pack();
        let choices = shared.choices.get();
        let standings = Standings::new(&pack, choices.filter);
        let rows = Statements::new(shared, &standings).by_topic();
        let divisions = divisions(&standings, choices.voices);
        let topics = used_topics(&pack).into_iter().enumerate();
        let topics = topics.filter(|(index, _)| !are_many || *index == chosen.get());
        let topics = topics.map(|(_, topic)| {
            let of_topic = divisions.iter().filter(|it| it.issue.topic == topic.id);
            let lines: Vec<_> = of_topic.map(|it| rows.on_line(it)).collect();
            (h3(&topic.name).class("topic").lang_of_pack(&shared), lines)
        });
        topics.collect::<Vec<_>>()
    });
    nodes((
        filters(shared),
        key_of_shapes(shared),
        are_many.then(|| chooser(shared, chosen)),
        div((scale(shared), lines)).class("lines"),
    ))
}
