//! All statements by topic, with everyone on a line from disagree to agree.

use super::none;
use crate::node::*;
use crate::shared::Shared;
use crate::views::filters::filters;
use crate::views::statements::{Statements, key_of_shapes, scale};
use leptos::prelude::*;
use standpoint_core::compare::{Standings, divisions};

pub fn statements(shared: Shared) -> Node {
    if shared.pack().issues().is_empty() {
        return none(shared);
    }
    let lines = dynamic(move || {
        let pack = shared.pack();
        let choices = shared.choices.get();
        let standings = Standings::new(&pack, choices.filter);
        let rows = Statements::new(shared, &standings).by_topic();
        let divisions = divisions(&standings, choices.voices);
        let topics = pack.topics().iter().map(|topic| {
            let of_topic = divisions.iter().filter(|it| it.issue.topic == topic.id);
            let lines: Vec<_> = of_topic.map(|it| rows.on_line(it)).collect();
            let heading = h3(&topic.name).class("topic").lang_of_pack(&shared);
            (!lines.is_empty()).then_some((heading, lines))
        });
        topics.collect::<Vec<_>>()
    });
    nodes((
        filters(shared),
        key_of_shapes(shared),
        div((scale(shared), lines)).class("lines"),
    ))
}
