//! The report: medians and goals, as a table and as JSON.

use std::fmt;

use serde_json::{Map, Value, json};

use super::core::Times;
use super::views::{HIDDEN, PARTS, SHOWN, STORY, Visit};
use crate::bench::goal::{Goal, median};
use crate::packs::Size;

/// A pack, and the results of its runs.
pub(super) struct Measured {
    pub(super) size: Size,
    pub(super) visits: Vec<Visit>,
}

impl Measured {
    pub(super) fn new(size: Size) -> Self {
        Self {
            size,
            visits: Vec::new(),
        }
    }

    pub(super) fn name(&self) -> String {
        let Size {
            actors,
            issues,
            positions,
            ..
        } = self.size;
        format!("{actors} actors × {issues} statements × {positions} positions")
    }

    /// Returns the median of a value of a part, or of the ratings.
    fn median(&self, name: &str, key: &str) -> Option<f64> {
        self.median_by(name, |it| it[key].as_f64())
    }

    fn median_by(&self, name: &str, value: impl Fn(&Value) -> Option<f64>) -> Option<f64> {
        median(self.visits.iter().filter_map(|it| value(it.get(name)?)))
    }

    /// Returns the view, of those that are opened by a click, with the largest median of a value.
    fn worst(&self, key: &str) -> Worst {
        let values = PARTS
            .iter()
            .filter_map(|it| Some((it.name, self.median(it.name, key)?)));
        let worst = values.max_by(|(_, a), (_, b)| a.total_cmp(b));
        worst.map_or(("no view", None), |(view, value)| (view, Some(value)))
    }

    fn goals(&self) -> Vec<Goal> {
        let actors = self.size.actors;
        let (slowest, idle) = self.worst("idle_ms");
        let (busiest, task) = self.worst("longest_task_ms");
        let mut goals = vec![
            Goal::new(
                format!("ms from the click to idle, {actors} actors, slowest ({slowest})"),
                1_000.0,
                idle,
            ),
            Goal::new(
                format!("ms in one task, {actors} actors, longest ({busiest})"),
                100.0,
                task,
            ),
            Goal::new(
                format!("ms in one task, {actors} actors, when the pack is opened"),
                100.0,
                self.median(STORY, "longest_task_ms"),
            ),
        ];
        for ratings in [HIDDEN, SHOWN] {
            for (name, value) in RATINGS {
                goals.push(Goal::new(
                    format!(
                        "ms from a rating to the next paint, {name}, {ratings}, {actors} actors"
                    ),
                    50.0,
                    self.median_by(ratings, value),
                ));
            }
        }
        goals
    }

    fn json(&self) -> Value {
        let of = |name: &str| {
            let visits = self.visits.iter().filter_map(|it| it.get(name));
            let runs: Vec<_> = visits.collect();
            let keys = ["idle_ms", "longest_task_ms", "elements"];
            let medians = keys.map(|key| (key.to_owned(), json!(self.median(name, key))));
            let medians = medians.into_iter().filter(|(_, value)| !value.is_null());
            let medians: Map<_, _> = medians.collect();
            json!({ "name": name, "medians": medians, "runs": runs })
        };
        let views: Vec<_> = names().map(of).collect();
        let ratings = [HIDDEN, SHOWN].map(of);
        json!({
            "actors": self.size.actors,
            "issues": self.size.issues,
            "positions": self.size.positions,
            "changes": self.size.changes,
            "claims": self.size.claims,
            "views": views,
            "ratings": ratings,
        })
    }
}

/// A view and a value.
type Worst = (&'static str, Option<f64>);

/// The names of all views, in the order in which they are opened.
fn names() -> impl Iterator<Item = &'static str> {
    [STORY].into_iter().chain(PARTS.iter().map(|it| it.name))
}

/// The values of the ratings in one visit.
type OfRatings = (&'static str, fn(&Value) -> Option<f64>);

const RATINGS: [OfRatings; 2] = [
    ("median", |ratings| median(times(ratings))),
    ("worst of 10", |ratings| {
        times(ratings).max_by(f64::total_cmp)
    }),
];

fn times(ratings: &Value) -> impl Iterator<Item = f64> {
    let times = ratings["times"].as_array().into_iter().flatten();
    times.filter_map(Value::as_f64)
}

/// The results of the core.
pub(super) struct MeasuredCore {
    /// Of the first calls in the browser.
    pub(super) first: Times,
    /// Native and wasm.
    pub(super) runs: Vec<[Times; 2]>,
}

/// The functions of the core, with the goal for native code in milliseconds.
const FUNCTIONS: [(&str, &str, f64); 2] = [
    ("agreements", "one metric with bounds", 5.0),
    ("robustness", "all metrics, leaving one out", 1_000.0),
];

/// How many times slower than native code wasm may be.
const MAX_RATIO: f64 = 3.0;

impl MeasuredCore {
    /// Returns the medians of a function: native and wasm.
    fn medians(&self, function: &str) -> Option<[f64; 2]> {
        let of = |at: usize| {
            median(
                self.runs
                    .iter()
                    .filter_map(|it| it[at].get(function).copied()),
            )
        };
        Some([of(0)?, of(1)?])
    }

    fn ratio(&self, function: &str) -> Option<f64> {
        let [native, wasm] = self.medians(function)?;
        Some(wasm / native)
    }

    fn goals(&self) -> Vec<Goal> {
        let goals = |(function, about, at_most): &(&str, &str, f64)| {
            let native = self.medians(function).map(|[native, _]| native);
            let ratio = format!("times native is wasm: {about}");
            [
                Goal::new(format!("ms, native: {about}"), *at_most, native),
                Goal::new(ratio, MAX_RATIO, self.ratio(function)),
            ]
        };
        FUNCTIONS.iter().flat_map(goals).collect()
    }

    fn json(&self) -> Value {
        let of = |at: usize| -> Vec<_> { self.runs.iter().map(|it| &it[at]).collect() };
        let ratios = FUNCTIONS.map(|(function, ..)| {
            let ratio = json!(self.ratio(function));
            (function.to_owned(), ratio)
        });
        json!({
            "native_ms": of(0),
            "wasm_ms": of(1),
            "first_calls_in_wasm_ms": self.first,
            "ratios": Map::from_iter(ratios),
        })
    }
}

/// The results, and whether goals are reached.
pub(super) struct Report {
    packs: Vec<Measured>,
    core: MeasuredCore,
    goals: Vec<Goal>,
}

impl Report {
    pub(super) fn of(packs: Vec<Measured>, core: MeasuredCore) -> Self {
        let mut goals: Vec<_> = packs.iter().flat_map(Measured::goals).collect();
        goals.extend(core.goals());
        Self { packs, core, goals }
    }

    pub(super) fn json(&self) -> Value {
        json!({
            "packs": self.packs.iter().map(Measured::json).collect::<Vec<_>>(),
            "core": self.core.json(),
            "goals": self.goals.iter().map(Goal::json).collect::<Vec<_>>(),
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "medians, in milliseconds")?;
        for pack in &self.packs {
            write!(f, "\n\n{}", pack.name())?;
            row(f, "", &["idle", "longest task", "elements"])?;
            for name in names() {
                let cell = |key: &str| cell(pack.median(name, key), 0);
                row(
                    f,
                    name,
                    &["idle_ms", "longest_task_ms", "elements"].map(cell),
                )?;
            }
            row(
                f,
                "a rating, to the next paint",
                &["median", "worst of 10", "longest task"],
            )?;
            for ratings in [HIDDEN, SHOWN] {
                let [middle, worst] =
                    RATINGS.map(|(_, value)| cell(pack.median_by(ratings, value), 1));
                let task = cell(pack.median(ratings, "longest_task_ms"), 0);
                row(f, ratings, &[middle, worst, task])?;
            }
        }
        write!(f, "\n\nthe core, with 20000 actors × 60 statements")?;
        row(f, "", &["native", "wasm", "ratio", "first in wasm"])?;
        for (function, about, _) in FUNCTIONS {
            let [native, wasm] = self
                .core
                .medians(function)
                .map_or([None; 2], |it| it.map(Some));
            let ratio = self.core.ratio(function);
            let first = self.core.first.get(function).copied();
            row(
                f,
                about,
                &[
                    cell(native, 1),
                    cell(wasm, 1),
                    cell(ratio, 2),
                    cell(first, 1),
                ],
            )?;
        }
        write!(f, "\n\ngoals")?;
        for goal in &self.goals {
            write!(f, "\n  {goal}")?;
        }
        Ok(())
    }
}

fn row(f: &mut fmt::Formatter<'_>, name: &str, cells: &[impl fmt::Display]) -> fmt::Result {
    write!(f, "\n  {name:<30}")?;
    for cell in cells {
        write!(f, "{cell:>14}")?;
    }
    Ok(())
}

fn cell(value: Option<f64>, decimals: usize) -> String {
    value.map_or("–".into(), |value| format!("{value:.decimals$}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(grid: f64, times: &[f64]) -> Visit {
        let part = |idle: f64| json!({"idle_ms": idle, "longest_task_ms": 60, "elements": 9});
        Visit::from([
            ("Compare: grid", part(grid)),
            ("Compare: pair", part(20.0)),
            (STORY, part(5_000.0)),
            (HIDDEN, json!({"times": times, "longest_task_ms": 0})),
        ])
    }

    fn report() -> Report {
        let mut pack = Measured::new(Size::MEDIUM);
        pack.visits = vec![
            visit(300.0, &[10.0, 20.0, 60.0]),
            visit(900.0, &[20.0]),
            visit(400.0, &[30.0, 30.0]),
        ];
        let times = |agreements: f64| Times::from([("agreements".to_owned(), agreements)]);
        let core = MeasuredCore {
            first: times(9.0),
            runs: vec![[times(2.0), times(5.0)], [times(4.0), times(9.0)]],
        };
        Report::of(vec![pack], core)
    }

    #[test]
    fn goals_are_about_medians_of_the_slowest_view() {
        let report = report();
        let values: Vec<_> = report.goals.iter().map(|goal| goal.value).collect();
        let task = Some(60.0);
        assert_eq!(values[..3], [Some(400.0), task, task]);
        assert_eq!(values[3..7], [Some(20.0), Some(30.0), None, None]);
        assert_eq!(values[7..], [Some(3.0), Some(7.0 / 3.0), None, None]);
    }

    #[test]
    fn the_table_has_each_view() {
        let table = report().to_string();
        for line in [
            "500 actors × 60 statements × 2000 positions",
            "  Compare: grid                            400            60             9",
            "  with the result hidden                  20.0          30.0             0",
            "  one metric with bounds                   3.0           7.0          2.33           9.0",
            "  Compare: claims                            –             –             –",
            "  pass     400 of at most 1000: ms from the click to idle",
        ] {
            assert!(table.contains(line), "{line}\n{table}");
        }
    }

    #[test]
    fn the_json_has_each_run() {
        let json = report().json();
        let grid = &json["packs"][0]["views"][2];
        assert_eq!(grid["name"], "Compare: grid");
        assert_eq!(grid["medians"]["idle_ms"], 400.0);
        assert_eq!(grid["runs"][1]["idle_ms"], 900.0);
        assert_eq!(json["core"]["wasm_ms"][1]["agreements"], 9.0);
        assert_eq!(json["packs"][0]["ratings"][0]["runs"][0]["times"][2], 60.0);
    }
}
