//! The chart of events: a dot for each, by institution and period.

use crate::node::*;
use crate::shared::Shared;
use standpoint_core::Pack;
use standpoint_core::compare::{self, EventRow, Period};
use standpoint_core::pack::{Basis, Event};

/// Renders the chart. Nothing if there are no events.
pub fn event_chart(shared: Shared, pack: &Pack) -> Option<Element> {
    let words = shared.words.story();
    let chart = compare::event_chart(pack)?;
    let heads = chart
        .periods
        .iter()
        .map(|at| th(period(shared, *at)).attribute("scope", "col"));
    let heads = tr((td(()), heads.collect::<Vec<_>>()));
    let rows: Vec<_> = chart.rows.iter().map(|it| row(shared, it)).collect();
    let stated = (dot(Basis::Stated), " ", words.stated_date(), " ");
    let inferred = chart
        .has_inferred()
        .then(|| (dot(Basis::Inferred), " ", words.inferred_date()));
    Some(
        div((
            h3(words.acted_when(pack.events().len())),
            table((thead(heads), tbody(rows))),
            p((stated, inferred)).class("from"),
        ))
        .class("event-chart"),
    )
}

fn row(shared: Shared, row: &EventRow<'_>) -> Element {
    let words = shared.words.story();
    let name = match row.institution {
        Some(actor) => span(actor.short_name().to_owned()).lang_of_pack(&shared),
        None => span(words.others()),
    };
    let cell = |events: &Vec<&Event>| {
        let count = events.len();
        let dots: Vec<_> = events.iter().map(|event| dot(event.date.basis)).collect();
        let label = (count > 0).then(|| span(words.event_count(count)).class("visually-hidden"));
        td((label, dots))
    };
    let cells: Vec<_> = row.cells.iter().map(cell).collect();
    let head = th((name, " ", small(row.count() as u32))).attribute("scope", "row");
    tr((head, cells))
}

fn dot(basis: Basis) -> Element {
    let class = match basis {
        Basis::Stated => "dot",
        Basis::Inferred => "dot inferred",
    };
    span(()).class(class).attribute("aria-hidden", "true")
}

fn period(shared: Shared, period: Period) -> String {
    let dates = shared.words.dates();
    match period {
        Period::Month(month) => dates.short_month(month).to_owned(),
        Period::Year(year) => dates.year(year.into()),
        Period::Decade(year) => dates.decade(year.into()),
    }
}
