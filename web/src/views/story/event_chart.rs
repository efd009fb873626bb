//! The chart of events: a dot for each, by institution and period.

use crate::node::*;
use crate::shared::Shared;
use standpoint_core::Pack;
use standpoint_core::compare::{self, EventRow, Period, is_to_come};
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
    let rows: Vec<_> = chart.rows.iter().map(|it| row(shared, pack, it)).collect();
    let entry = |dots, text| {
        let mut events = chart.events();
        let has_it = events.any(|event| class(pack, event) == dots);
        has_it.then(|| (dot(dots), " ", text, " "))
    };
    let legend = (
        entry(STATED, words.stated_date()),
        entry(INFERRED, words.inferred_date()),
        entry(TO_COME, words.to_come()),
    );
    Some(
        div((
            h3(words.acted_when(pack.events().len())),
            table((thead(heads), tbody(rows))),
            p(legend).class("from"),
        ))
        .class("event-chart"),
    )
}

fn row(shared: Shared, pack: &Pack, row: &EventRow<'_>) -> Element {
    let words = shared.words.story();
    let name = match row.institution {
        Some(actor) => span(actor.short_name().to_owned()).lang_of_pack(&shared),
        None => span(words.others()),
    };
    let cell = |events: &Vec<&Event>| {
        let count = events.len();
        let dots: Vec<_> = events.iter().map(|event| dot(class(pack, event))).collect();
        let label = (count > 0).then(|| span(words.event_count(count)).class("visually-hidden"));
        td((label, dots))
    };
    let cells: Vec<_> = row.cells.iter().map(cell).collect();
    let head = th((name, " ", small(row.count() as u32))).attribute("scope", "row");
    tr((head, cells))
}

/// The classes of dots.
const STATED: &str = "dot";
const INFERRED: &str = "dot inferred";
const TO_COME: &str = "dot to-come";

fn class(pack: &Pack, event: &Event) -> &'static str {
    match event.date.basis {
        _ if is_to_come(pack, event) => TO_COME,
        Basis::Stated => STATED,
        Basis::Inferred => INFERRED,
    }
}

fn dot(class: &'static str) -> Element {
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
