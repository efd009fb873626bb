//! Medians, goals, and how they are told.

use std::fmt;

use serde_json::{Value, json};

use super::visit::Visit;
use super::{QUIZ, QUIZDOWN, STORY, conditions};
use crate::failure::Failure;

/// A page, and what came out in each run.
pub(crate) struct Measured {
    name: &'static str,
    pub(crate) runs: Vec<Visit>,
}

impl Measured {
    pub(crate) fn none(name: &'static str) -> Self {
        Self {
            name,
            runs: Vec::new(),
        }
    }

    /// None for what this page is not measured for.
    fn median(&self, metric: &str) -> Option<f64> {
        median(self.runs.iter().filter_map(|run| run.get(metric).copied()))
    }
}

/// All of it.
pub(crate) struct Report {
    pages: Vec<Measured>,
    goals: Vec<Goal>,
}

impl Report {
    pub(crate) fn of(pages: impl Into<Vec<Measured>>) -> Self {
        let pages = pages.into();
        let goals = goals(&pages);
        Self { pages, goals }
    }

    pub(crate) fn json(&self) -> Result<String, Failure> {
        let pages: Vec<Value> = self.pages.iter().map(page_json).collect();
        let goals: Vec<Value> = self.goals.iter().map(Goal::json).collect();
        let all = json!({ "conditions": conditions::told(), "pages": pages, "goals": goals });
        Ok(serde_json::to_string_pretty(&all)? + "\n")
    }
}

struct Metric {
    key: &'static str,
    title: &'static str,
    shown: fn(f64) -> String,
}

/// In the table's order.
const METRICS: [Metric; 10] = [
    Metric {
        key: "first_paint_ms",
        title: "first paint",
        shown: seconds,
    },
    Metric {
        key: "largest_paint_ms",
        title: "largest paint",
        shown: seconds,
    },
    Metric {
        key: "answered_ms",
        title: "first answer given",
        shown: seconds,
    },
    Metric {
        key: "graded_ms",
        title: "and graded",
        shown: seconds,
    },
    Metric {
        key: "verdict_ms",
        title: "and told",
        shown: seconds,
    },
    Metric {
        key: "layout_shift",
        title: "layout shift",
        shown: |value| format!("{value:.3}"),
    },
    Metric {
        key: "script_ms",
        title: "script",
        shown: seconds,
    },
    Metric {
        key: "task_ms",
        title: "main thread",
        shown: seconds,
    },
    Metric {
        key: "bytes",
        title: "kB loaded",
        shown: |value| format!("{:.1}", value / 1_000.0),
    },
    Metric {
        key: "requests",
        title: "requests",
        shown: |value| format!("{value:.0}"),
    },
];

fn seconds(milliseconds: f64) -> String {
    format!("{:.2} s", milliseconds / 1_000.0)
}

/// What the page is to be held to.
struct Goal {
    says: &'static str,
    at_most: f64,
    /// None where something was not measured.
    is: Option<f64>,
}

impl Goal {
    fn is_reached(&self) -> bool {
        self.is.is_some_and(|is| is <= self.at_most)
    }

    fn json(&self) -> Value {
        json!({
            "says": self.says,
            "at_most": self.at_most,
            "is": self.is,
            "reached": self.is_reached(),
        })
    }
}

/// Ratios of what was measured in the same minutes, as seconds say more of the machine.
fn goals(pages: &[Measured]) -> Vec<Goal> {
    let of = |name: &str, metric: &str| {
        let page = pages.iter().find(|page| page.name == name)?;
        page.median(metric)
    };
    let worse = |metric: &str| Some(of(STORY, metric)?.max(of(QUIZ, metric)?));
    let ratio = |ours: Option<f64>, metric: &str| Some(ours? / of(QUIZDOWN, metric)?);
    vec![
        Goal {
            says: "first paint, the later of our two, over quizdown's",
            at_most: 0.6,
            is: ratio(worse("first_paint_ms"), "first_paint_ms"),
        },
        Goal {
            says: "first answer graded, ours over quizdown's",
            at_most: 0.65,
            is: ratio(of(QUIZ, "graded_ms"), "graded_ms"),
        },
        Goal {
            says: "layout shift, the larger of our two",
            at_most: 0.02,
            is: worse("layout_shift"),
        },
    ]
}

fn page_json(page: &Measured) -> Value {
    let medians: serde_json::Map<String, Value> = METRICS
        .iter()
        .filter_map(|metric| Some((metric.key.to_owned(), json!(page.median(metric.key)?))))
        .collect();
    json!({ "name": page.name, "medians": medians, "runs": page.runs })
}

/// The one in the middle; of an even number, halfway between the two there.
fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get(values.len().saturating_sub(1) / 2)?;
    Some(f64::midpoint(lower, upper))
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<20}", "medians")?;
        for page in &self.pages {
            write!(f, "{:>12}", page.name)?;
        }
        for metric in &METRICS {
            write!(f, "\n{:<20}", metric.title)?;
            for page in &self.pages {
                let told = page.median(metric.key).map_or("–".into(), metric.shown);
                write!(f, "{told:>12}")?;
            }
        }
        write!(f, "\n\ngoals")?;
        for goal in &self.goals {
            let state = if goal.is_reached() { "pass" } else { "fail" };
            let is = goal.is.map_or("–".into(), |is| format!("{is:.3}"));
            let Goal { says, at_most, .. } = goal;
            write!(f, "\n  {state}  {is:>6} of at most {at_most}: {says}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(name: &'static str, runs: &[&[(&str, f64)]]) -> Measured {
        let run = |run: &&[(&str, f64)]| {
            let values = run.iter().map(|(key, value)| ((*key).to_owned(), *value));
            values.collect()
        };
        let runs = runs.iter().map(run).collect();
        Measured { name, runs }
    }

    #[test]
    fn the_median_is_in_the_middle() {
        let of = |values: &[f64]| median(values.iter().copied());
        assert_eq!(of(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(of(&[4.0, 1.0, 2.0, 9.0]), Some(3.0));
        assert_eq!(of(&[5.0]), Some(5.0));
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn goals_hold_the_worse_of_ours_to_quizdown() {
        let report = Report::of([
            page(
                STORY,
                &[&[("first_paint_ms", 300.0), ("layout_shift", 0.0)]],
            ),
            page(
                QUIZ,
                &[&[
                    ("first_paint_ms", 700.0),
                    ("layout_shift", 0.01),
                    ("graded_ms", 1_300.0),
                ]],
            ),
            page(
                QUIZDOWN,
                &[&[("first_paint_ms", 1_000.0), ("graded_ms", 2_000.0)]],
            ),
        ]);
        let is: Vec<_> = report.goals.iter().map(|goal| goal.is).collect();
        assert_eq!(is, [Some(0.7), Some(0.65), Some(0.01)]);
        let reached: Vec<_> = report.goals.iter().map(Goal::is_reached).collect();
        assert_eq!(reached, [false, true, true]);
    }

    #[test]
    fn a_goal_without_a_measure_is_not_reached() {
        let report = Report::of([page(STORY, &[])]);
        assert!(!report.goals.iter().any(Goal::is_reached));
        assert!(report.to_string().contains("fail       – of at most 0.6"));
    }

    #[test]
    fn the_report_holds_each_run() {
        let runs: &[&[(&str, f64)]] = &[&[("bytes", 1.0)], &[("bytes", 3.0)]];
        let report = Report::of([page(QUIZ, runs)]);
        let json: Value =
            serde_json::from_str(&report.json().expect("it has a form")).expect("JSON");
        assert_eq!(json["pages"][0]["medians"]["bytes"], 2.0);
        assert_eq!(json["pages"][0]["runs"][1]["bytes"], 3.0);
        assert_eq!(json["goals"][2]["reached"], false);
    }
}
