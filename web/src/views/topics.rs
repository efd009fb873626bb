//! The choice of a topic, where not all fit on a page.

use crate::node::*;
use crate::shared::Shared;
use crate::views::action::radio;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::pack::{Issue, Topic};

/// With more statements, one topic is shown at a time.
const MAX_STATEMENTS: usize = 20;

/// Returns whether a pack has too many statements to show all of them.
pub fn are_many(pack: &Pack) -> bool {
    pack.issues().len() > MAX_STATEMENTS
}

/// Returns the classes of a view, which lays out only what is in sight if the pack is large.
pub fn class_of_view(name: &'static str, pack: &Pack) -> String {
    let large = if are_many(pack) { " large" } else { "" };
    [name, large].concat()
}

/// Returns the topics that have a statement, in the pack's order.
pub fn used_topics(pack: &Pack) -> Vec<&Topic> {
    let has_issue = |topic: &&Topic| pack.issues().iter().any(|it| it.topic == topic.id);
    pack.topics().iter().filter(has_issue).collect()
}

/// Returns these topics, each with its statements.
pub fn statements_by_topic(pack: &Pack) -> Vec<(&Topic, Vec<&Issue>)> {
    let topics = used_topics(pack).into_iter();
    let with_issues = topics.map(|topic| {
        let issues = pack.issues().iter().filter(|it| it.topic == topic.id);
        (topic, issues.collect())
    });
    with_issues.collect()
}

/// Renders the choice. `chosen` is an index into [`used_topics`]. Nothing if there is one topic.
pub fn chooser(shared: Shared, chosen: RwSignal<usize>) -> Option<Element> {
    let pack = shared.pack();
    let topics = used_topics(&pack);
    let choice = |(index, topic): (usize, &&Topic)| {
        radio(
            "topic",
            span(&topic.name).lang_of_pack(&shared),
            move || chosen.get() == index,
            move || chosen.set(index),
        )
    };
    let choices: Vec<_> = topics.iter().enumerate().map(choice).collect();
    let about = legend(shared.words.compare().topics()).class("visually-hidden");
    let fields = fieldset((about, div(choices).class("pills")));
    (topics.len() > 1).then(|| {
        form(fields)
            .class("topics")
            .attribute("data-no-picture", "")
    })
}
