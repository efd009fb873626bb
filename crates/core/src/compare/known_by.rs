use super::filter::{Filter, known_since};
use crate::Pack;
use crate::pack::{Day, Moment, Precision};
use crate::sort::sort;

/// A day, and how many positions were certainly taken by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownBy {
    /// The last day of a period, at which no position was known before.
    pub day: Day,
    /// The number of positions of any grade: at least one.
    pub positions: usize,
}

/// The most days that are returned.
const MAX_DAYS: usize = 10;

/// Returns the days at which more positions were certainly taken than before, in order.
///
/// If there are more than ten, they are the last days of the months, years, decades or centuries.
/// Empty if no position has a certain date.
pub fn known_by(pack: &Pack) -> Vec<KnownBy> {
    let mut days: Vec<_> = pack.positions().iter().filter_map(known_since).collect();
    sort(&mut days, Ord::cmp);
    let periods: [fn(Day) -> Day; 5] = [
        |day| day,
        |day| last_day(day.year, Precision::Month(day.month)),
        |day| last_day(day.year, Precision::Year),
        |day| last_day(day.year / 10 * 10, Precision::Decade),
        |day| last_day(day.year / 100 * 100, Precision::Century),
    ];
    let mut found = Vec::new();
    for end_of_period in periods {
        found.clear();
        for (index, day) in days.iter().enumerate() {
            let day = end_of_period(*day);
            let positions = index + 1;
            match found.last_mut() {
                Some(KnownBy {
                    day: last,
                    positions: known,
                }) if *last == day => *known = positions,
                _ => found.push(KnownBy { day, positions }),
            }
        }
        if found.len() <= MAX_DAYS {
            break;
        }
    }
    found
}

/// Returns the number of positions, of any grade, that were certainly taken by the day. `None`: any
/// date counts.
pub fn known_positions(pack: &Pack, as_of: Option<Day>) -> usize {
    let filter = Filter {
        as_of,
        ..Filter::ALL
    };
    let known = pack.positions().iter().filter(|it| filter.is_known(it));
    known.count()
}

fn last_day(year: u16, precision: Precision) -> Day {
    Moment { year, precision }.last_day()
}

#[cfg(test)]
mod tests {
    use super::{known_by, known_positions};
    use crate::compare::fixture::PackBuilder;
    use crate::compare::{Filter, Standings};
    use crate::pack::Edtf;

    fn described(dates: &[&str]) -> String {
        let mut story = PackBuilder::new(&["ann"], &["a"]);
        for date in dates {
            story = story.holds("ann", "a", "agree", date);
        }
        let found = known_by(&story.pack());
        let days = found.iter().map(|it| {
            let day = it.day;
            format!("{}-{}-{}: {}", day.year, day.month, day.day, it.positions)
        });
        days.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn days_are_those_at_which_more_is_known() {
        let many: Vec<_> = (1..=11).map(|day| format!("2025-03-{day:02}")).collect();
        let many: Vec<_> = many.iter().map(String::as_str).collect();
        let years: Vec<_> = (2001..=2012).map(|year| format!("{year}")).collect();
        let years: Vec<_> = years.iter().map(String::as_str).collect();
        let cases: [(&[&str], &str); 8] = [
            (&[], ""),
            (&["2025"], "2025-12-31: 1"),
            (
                &["2025-03", "2025-03-31", "2024"],
                "2024-12-31: 1, 2025-3-31: 3",
            ),
            (&["[2018..2020]", "2019"], "2019-12-31: 1, 2020-12-31: 2"),
            // Never certain: open, uncertain, approximate.
            (&["2025/..", "2019?", "2020~", "2021"], "2021-12-31: 1"),
            (
                &many[..10],
                "2025-3-1: 1, 2025-3-2: 2, 2025-3-3: 3, 2025-3-4: 4, 2025-3-5: 5, \
              2025-3-6: 6, 2025-3-7: 7, 2025-3-8: 8, 2025-3-9: 9, 2025-3-10: 10",
            ),
            (&many, "2025-3-31: 11"),
            (&years, "2009-12-31: 9, 2019-12-31: 12"),
        ];
        for (dates, expected) in cases {
            assert_eq!(described(dates), expected, "{dates:?}");
        }
    }

    #[test]
    fn later_positions_and_those_that_may_be_later_do_not_count() {
        let pack = PackBuilder::new(&["ann", "bob"], &["a", "b"])
            .holds("ann", "a", "agree", "2020")
            .holds("ann", "a", "disagree", "2025")
            .holds("bob", "a", "neutral", "[2020..2025]")
            .holds("bob", "b", "agree", "2021/..")
            .pack();
        let cases = [
            ("2019", "- -", 4),
            ("2020-12-30", "- -", 4),
            ("2020", "agree -", 3),
            ("2025", "disagree neutral", 1),
            ("9999", "disagree neutral", 1),
        ];
        for (day, expected, later) in cases {
            let date: Edtf = day.to_owned().try_into().expect("a date");
            let standings = Standings::new(
                &pack,
                Filter {
                    as_of: date.latest(),
                    ..Filter::ALL
                },
            );
            let words = ["ann", "bob"].map(|actor| {
                let id = crate::compare::fixture::id(actor);
                let step = standings.standing(&id, &pack.issues()[0].id).step();
                step.map_or("-", crate::pack::Step::as_str)
            });
            assert_eq!(words.join(" "), expected, "{day}");
            let known = known_positions(&pack, date.latest());
            assert_eq!(pack.positions().len() - known, later, "{day}");
        }
        assert_eq!(known_positions(&pack, None), pack.positions().len());
    }
}
