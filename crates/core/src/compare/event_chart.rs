use super::institution::institution;
use crate::Pack;
use crate::pack::{Actor, Day, Event};
use crate::sort::sort;

/// Who acted when: the events by institution and period.
#[derive(Clone, Debug, PartialEq)]
pub struct EventChart<'p> {
    /// The periods, in order. If all events are in known months of one year, the months that have one.
    /// Otherwise all years, if they are at most 9; or else the years, or the decades, that have one.
    pub periods: Vec<Period>,
    /// The institutions with the most events, in the pack's order, and then all others.
    pub rows: Vec<EventRow<'p>>,
}

/// A period of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A month of a year: 1 to 12.
    Month(u8),
    /// A year.
    Year(u16),
    /// The ten years from this one.
    Decade(u16),
}

/// The events of an institution.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRow<'p> {
    /// The institution of each event's first actor. `None`: all others.
    pub institution: Option<&'p Actor>,
    /// The events of each period, in the pack's order.
    pub cells: Vec<Vec<&'p Event>>,
}

impl EventRow<'_> {
    /// Returns the number of its events.
    pub fn count(&self) -> usize {
        self.cells.iter().map(Vec::len).sum()
    }
}

/// The number of institutions with a row of their own.
const MAX_ROWS: usize = 3;
/// The number of periods up to which they are years.
const MAX_YEARS: u16 = 9;

/// Returns the chart. An event counts in the period of the last day that it can have happened, or of
/// the first if there is no last. `None`: no institution acted in more than one event, so there is
/// nothing to compare.
pub fn event_chart(pack: &Pack) -> Option<EventChart<'_>> {
    let events: Vec<_> = pack
        .events()
        .iter()
        .filter_map(|event| Some((event, day(event)?)))
        .collect();
    let mut years: Vec<_> = events.iter().map(|(_, day)| day.year).collect();
    sort(&mut years, Ord::cmp);
    years.dedup();
    let (first, last) = (*years.first()?, *years.last()?);
    let is_short = last - first < MAX_YEARS;
    let have_months = events.iter().all(|(event, _)| has_month(event));
    let period_of = |day: &Day| match years.len() {
        1 if have_months => Period::Month(day.month),
        _ if is_short || years.len() <= MAX_YEARS.into() => Period::Year(day.year),
        _ => Period::Decade(day.year / 10 * 10),
    };
    let mut periods: Vec<_> = events.iter().map(|(_, day)| period_of(day)).collect();
    if years.len() > 1 && is_short {
        // Years without an event show how much time passed.
        periods.extend((first..=last).map(Period::Year));
    }
    sort(&mut periods, Ord::cmp);
    periods.dedup();

    let institutions = largest(pack, &events);
    if institutions.is_empty() {
        return None;
    }
    let row = |of: Option<&'_ Actor>| {
        let belongs = |event: &Event| match (actor(pack, event), of) {
            (Some(actor), Some(of)) => actor.id == of.id,
            (actor, None) => actor.is_none_or(|it| institutions.iter().all(|of| of.id != it.id)),
            (None, Some(_)) => false,
        };
        let cell = |period: &Period| {
            let events = events.iter();
            let events = events.filter(|(event, day)| belongs(event) && period_of(day) == *period);
            events.map(|(event, _)| *event).collect()
        };
        periods.iter().map(cell).collect()
    };
    let mut rows = Vec::new();
    for institution in institutions.iter().copied().map(Some).chain([None]) {
        let cells = row(institution);
        rows.push(EventRow { institution, cells });
    }
    rows.retain(|row| row.count() > 0);
    Some(EventChart { periods, rows })
}

impl<'p> EventChart<'p> {
    /// Returns the events of all rows.
    pub fn events(&self) -> impl Iterator<Item = &'p Event> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.flatten().copied()
    }
}

/// Whether the event happened within a known month.
fn has_month(event: &Event) -> bool {
    let date = &event.date.edtf;
    let month = |day: Day| (day.year, day.month);
    match (date.earliest(), date.latest()) {
        (Some(first), Some(last)) => month(first) == month(last),
        _ => false,
    }
}

fn day(event: &Event) -> Option<Day> {
    let date = &event.date.edtf;
    date.latest().or_else(|| date.earliest())
}

/// Returns the institution of an event's first actor.
fn actor<'p>(pack: &'p Pack, event: &Event) -> Option<&'p Actor> {
    let first = event.actors.first()?;
    Some(institution(pack, &pack[first]))
}

/// Returns the institutions with the most events, in the pack's order.
fn largest<'p>(pack: &'p Pack, events: &[(&'p Event, Day)]) -> Vec<&'p Actor> {
    let count = |institution: &Actor| {
        let of = events.iter().filter_map(|(event, _)| actor(pack, event));
        of.filter(|actor| actor.id == institution.id).count()
    };
    let actors = pack.actors().iter().enumerate();
    let mut counted: Vec<_> = actors.map(|(at, it)| (count(it), at, it)).collect();
    // One event alone says nothing about who is active.
    counted.retain(|(count, ..)| *count > 1);
    sort(&mut counted, |(a, ..), (b, ..)| b.cmp(a));
    counted.truncate(MAX_ROWS);
    sort(&mut counted, |(_, a, _), (_, b, _)| a.cmp(b));
    counted.into_iter().map(|(.., actor)| actor).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture::PackBuilder;
    use proptest::prelude::*;

    fn period(period: &Period) -> String {
        match period {
            Period::Month(month) => format!("month {month}"),
            Period::Year(year) => year.to_string(),
            Period::Decade(year) => format!("{year}s"),
        }
    }

    /// Describes the chart of events on these dates: its periods with their numbers of events.
    fn described(dates: &[&str]) -> Option<String> {
        let mut builder = PackBuilder::new(&["ann"], &["a"]);
        for date in dates {
            builder = builder.happens(date, &["ann"]);
        }
        let pack = builder.pack();
        let chart = event_chart(&pack)?;
        let [row] = chart.rows.as_slice() else {
            panic!("one row: {chart:?}");
        };
        let cells = row.cells.iter().map(Vec::len);
        let columns = chart.periods.iter().zip(cells);
        let columns: Vec<_> = columns
            .map(|(at, count)| format!("{}: {count}", period(at)))
            .collect();
        Some(columns.join(", "))
    }

    #[test]
    fn the_periods_fit_the_span() {
        let cases: [(&[&str], _); 8] = [
            (&[], None),
            (
                &["2025-03", "2025-06-01", "2025-03-04"],
                Some("month 3: 2, month 6: 1"),
            ),
            // A month that isn't known is not the last one.
            (&["2025", "2025-06"], Some("2025: 2")),
            // At its last day.
            (
                &["[2018..2020]", "2021/2023"],
                Some("2020: 1, 2021: 0, 2022: 0, 2023: 1"),
            ),
            // Without a last day, at its first.
            (&["2020/..", "2021"], Some("2020: 1, 2021: 1")),
            (
                &["2001", "2009"],
                Some(
                    "2001: 1, 2002: 0, 2003: 0, 2004: 0, 2005: 0, 2006: 0, 2007: 0, 2008: 0, 2009: 1",
                ),
            ),
            (&["2001", "2010", "1949"], Some("1949: 1, 2001: 1, 2010: 1")),
            (
                &[
                    "2001", "2003", "2005", "2007", "2009", "2011", "2013", "2015", "2017", "1985",
                ],
                Some("1980s: 1, 2000s: 5, 2010s: 4"),
            ),
        ];
        for (dates, expected) in cases {
            assert_eq!(described(dates).as_deref(), expected, "{dates:?}");
        }
    }

    #[test]
    fn institutions_with_several_events_have_rows() {
        let pack = PackBuilder::new(&["state", "ann", "bob", "cyd", "dan", "eve"], &["a"])
            .belongs("ann", "state")
            .happens("2025", &["eve"])
            .happens("2024", &["eve", "state"])
            .happens("2025", &["ann", "eve"])
            .happens("2024", &["state"])
            .happens("2025", &["dan", "eve"])
            .happens("2025", &[])
            .pack();
        let chart = event_chart(&pack).expect("events");
        let rows = chart.rows.iter().map(|row| {
            let cells: Vec<_> = row.cells.iter().map(Vec::len).collect();
            (row.institution.map(|it| it.id.as_str()), cells)
        });
        assert_eq!(
            rows.collect::<Vec<_>>(),
            [
                (Some("state"), vec![1, 1]),
                (Some("eve"), vec![1, 1]),
                (None, vec![0, 2])
            ]
        );
    }

    proptest! {
        /// Every event is in one cell.
        #[test]
        fn every_event_is_counted_once(
            events in prop::collection::vec((1900..2030_u16, prop::option::of(0..4_usize)), 0..30),
        ) {
            let actors = ["a", "b", "c", "d"];
            let mut builder = PackBuilder::new(&actors, &["x"]).belongs("d", "a");
            for (year, actor) in &events {
                let of: Vec<_> = actor.iter().map(|at| actors[*at]).collect();
                builder = builder.happens(&year.to_string(), &of);
            }
            let pack = builder.pack();
            if let Some(chart) = event_chart(&pack) {
                let counted: usize = chart.rows.iter().map(EventRow::count).sum();
                prop_assert_eq!(counted, events.len());
            }
        }
    }
}
