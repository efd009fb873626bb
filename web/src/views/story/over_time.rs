//! What changed over time: changes of position, and who acted when.

use super::event_chart::event_chart;
use crate::node::*;
use crate::shared::Shared;
use crate::views::changes::change;
use crate::views::save::{Data, Saved, with_menu};
use standpoint_core::compare::{Standings, changes};

/// Renders the section. Nothing if there are neither changes nor events.
pub fn over_time(shared: Shared, standings: &Standings<'_>) -> Option<Element> {
    let pack = standings.pack();
    let changes = changes(standings);
    let changes: Vec<_> = changes.iter().map(|it| change(shared, pack, it)).collect();
    let changes = (!changes.is_empty()).then(|| div(changes).class("changes"));
    let chart = event_chart(shared, pack);
    (changes.is_some() || chart.is_some()).then(|| {
        let columns = div((changes, chart)).class("over-time");
        let title = shared.words.story().over_time();
        let saved = Saved {
            name: "changes",
            title: title.to_owned(),
            data: Data::Changes,
        };
        section((h2(title), with_menu(shared, saved, columns)))
    })
}
