use crate::Pack;
use crate::pack::Event;
use crate::sort::sort;

/// Returns the pack's events in chronological order ([`crate::pack::Edtf::order`]).
/// Equals keep the pack's order.
pub fn timeline(pack: &Pack) -> Vec<&Event> {
    let mut events: Vec<_> = pack.events().iter().collect();
    sort(&mut events, |a, b| {
        a.date.edtf.order().cmp(&b.date.edtf.order())
    });
    events
}

/// Whether an event was certainly still to come when the article appeared.
pub fn is_to_come(pack: &Pack, event: &Event) -> bool {
    let published = &pack.source().published.edtf;
    published.certainly_before(&event.date.edtf)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture::PackBuilder;

    /// The article of the fixture is of 2025.
    #[test]
    fn an_event_is_to_come_if_its_date_is_certainly_after_the_article() {
        let of = |date| {
            let pack = PackBuilder::new(&["ann"], &["a"])
                .happens(date, &["ann"])
                .pack();
            is_to_come(&pack, timeline(&pack)[0])
        };
        for (date, expected) in [
            ("2024", false),
            ("2025-12-31", false),
            ("2025/2026", false),
            ("[2025..2027]", false),
            ("2026-01-01", true),
            ("[2026-04..2026-06]", true),
            // About 2026 may be 2025.
            ("2026~", false),
        ] {
            assert_eq!(of(date), expected, "{date}");
        }
    }
}
