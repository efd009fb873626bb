//! The benchmark's report: medians and goals, as a table and as JSON.

use std::fmt;

use serde_json::{Value, json};

use super::visit::Visit;
use super::{QUIZ, QUIZDOWN, STORY, conditions};
use crate::failure::Failure;

/// A page and the results of its runs.
pub(crate) struct Measured {
    name: &'static str,
    pub(crate) runs: Vec<Visit>,
}

impl Measured {
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            runs: Vec::new(),
        }
    }

    /// Returns the median of a metric, or `None` if it is not measured for this page.
    fn median(&self, metric: &str) -> Option<f64> {
        median(self.runs.iter().filter_map(|run| run.get(metric).copied()))
    }
}

/// The results of all pages, and whether goals are reached.
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
        let all = json!({ "conditions": conditions::to_json(), "pages": pages, "goals": goals });
        Ok(serde_json::to_string_pretty(&all)? + "\n")
    }
}

struct Metric {
    key: &'static str,
    title: &'static str,
    format: fn(f64) -> String,
}

/// The rows of the table, in order.
const METRICS: [Metric; 10] = [
    Metric {
        key: "first_paint_ms",
        title: "first paint",
        format: seconds,
    },
    Metric {
        key: "largest_paint_ms",
        title: "largest paint",
        format: seconds,
    },
    Metric {
        key: "answered_ms",
        title: "first answer given",
        format: seconds,
    },
    Metric {
        key: "graded_ms",
        title: "and graded",
        format: seconds,
    },
    Metric {
        key: "verdict_ms",
        title: "and shown",
        format: seconds,
    },
    Metric {
        key: "layout_shift",
        title: "layout shift",
        format: |value| format!("{value:.3}"),
    },
    Metric {
        key: "script_ms",
        title: "script",
        format: seconds,
    },
    Metric {
        key: "task_ms",
        title: "main thread",
        format: seconds,
    },
    Metric {
        key: "bytes",
        title: "kB loaded",
        format: |value| format!("{:.1}", value / 1_000.0),
    },
    Metric {
        key: "requests",
        title: "requests",
        format: |value| format!("{value:.0}"),
    },
];

fn seconds(milliseconds: f64) -> String {
    format!("{:.2} s", milliseconds / 1_000.0)
}

/// An upper limit for a measured value.
struct Goal {
    description: &'static str,
    at_most: f64,
    /// `None` if a metric was not measured.
    value: Option<f64>,
}

impl Goal {
    fn is_reached(&self) -> bool {
        self.value.is_some_and(|value| value <= self.at_most)
    }

    fn json(&self) -> Value {
        json!({
            "says": self.description,
            "at_most": self.at_most,
            "is": self.value,
            "reached": self.is_reached(),
        })
    }
}

/// Computes the goals. Times are compared as ratios to quizdown's in the same runs, because
/// absolute times depend on the machine.
fn goals(pages: &[Measured]) -> Vec<Goal> {
    let of = |name: &str, metric: &str| {
        let page = pages.iter().find(|page| page.name == name)?;
        page.median(metric)
    };
    let worse = |metric: &str| Some(of(STORY, metric)?.max(of(QUIZ, metric)?));
    let ratio = |ours: Option<f64>, metric: &str| Some(ours? / of(QUIZDOWN, metric)?);
    vec![
        Goal {
            description: "first paint, the later of our two, over quizdown's",
            at_most: 0.6,
            value: ratio(worse("first_paint_ms"), "first_paint_ms"),
        },
        Goal {
            description: "first answer graded, ours over quizdown's",
            at_most: 0.65,
            value: ratio(of(QUIZ, "graded_ms"), "graded_ms"),
        },
        Goal {
            description: "layout shift, the larger of our two",
            at_most: 0.02,
            value: worse("layout_shift"),
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

/// Returns the median: of an even number of values, the mean of the middle two.
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
                let cell = page.median(metric.key).map_or("–".into(), metric.format);
                write!(f, "{cell:>12}")?;
            }
        }
        write!(f, "\n\ngoals")?;
        for goal in &self.goals {
            let state = if goal.is_reached() { "pass" } else { "fail" };
            let value = goal.value.map_or("–".into(), |value| format!("{value:.3}"));
            let Goal {
                description,
                at_most,
                ..
            } = goal;
            write!(
                f,
                "\n  {state}  {value:>6} of at most {at_most}: {description}"
            )?;
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
    fn the_median_is_the_middle_value() {
        let of = |values: &[f64]| median(values.iter().copied());
        assert_eq!(of(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(of(&[4.0, 1.0, 2.0, 9.0]), Some(3.0));
        assert_eq!(of(&[5.0]), Some(5.0));
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn goals_compare_the_worse_of_our_pages_with_quizdown() {
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
        let values: Vec<_> = report.goals.iter().map(|goal| goal.value).collect();
        assert_eq!(values, [Some(0.7), Some(0.65), Some(0.01)]);
        let reached: Vec<_> = report.goals.iter().map(Goal::is_reached).collect();
        assert_eq!(reached, [false, true, true]);
    }

    #[test]
    fn a_goal_without_a_measurement_is_not_reached() {
        let report = Report::of([page(STORY, &[])]);
        assert!(!report.goals.iter().any(Goal::is_reached));
        assert!(report.to_string().contains("fail       – of at most 0.6"));
    }

    #[test]
    fn the_report_has_each_run() {
        let runs: &[&[(&str, f64)]] = &[&[("bytes", 1.0)], &[("bytes", 3.0)]];
        let report = Report::of([page(QUIZ, runs)]);
        let json: Value =
            serde_json::from_str(&report.json().expect("serializable")).expect("JSON");
        assert_eq!(json["pages"][0]["medians"]["bytes"], 2.0);
        assert_eq!(json["pages"][0]["runs"][1]["bytes"], 3.0);
        assert_eq!(json["goals"][2]["reached"], false);
    }
}
