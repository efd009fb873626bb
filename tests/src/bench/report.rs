//! The benchmark's report: medians and goals, as a table and as JSON.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Value, json};

use super::goal::{Goal, median};
use super::visit::Visit;
use super::{QUIZ, QUIZDOWN, STORY, conditions};

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

    /// Adds how much script runs after an answer, in milliseconds by kind of form.
    pub(crate) fn with_answers(mut self, times: BTreeMap<String, f64>) -> Self {
        let goal = |(form, time): (String, f64)| {
            let description = format!("script from an answer to its feedback, {form}, in ms");
            Goal::new(description, 16.0, time)
        };
        self.goals.extend(times.into_iter().map(goal));
        self
    }

    pub(crate) fn json(&self) -> Value {
        let pages: Vec<Value> = self.pages.iter().map(page_json).collect();
        let goals: Vec<Value> = self.goals.iter().map(Goal::json).collect();
        json!({ "conditions": conditions::to_json(), "pages": pages, "goals": goals })
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
        Goal::new(
            "first paint, the later of our two, over quizdown's",
            0.6,
            ratio(worse("first_paint_ms"), "first_paint_ms"),
        ),
        Goal::new(
            "first answer graded, ours over quizdown's",
            0.62,
            ratio(of(QUIZ, "graded_ms"), "graded_ms"),
        ),
        Goal::new(
            "layout shift, the larger of our two",
            0.02,
            worse("layout_shift"),
        ),
    ]
}

fn page_json(page: &Measured) -> Value {
    let medians: serde_json::Map<String, Value> = METRICS
        .iter()
        .filter_map(|metric| Some((metric.key.to_owned(), json!(page.median(metric.key)?))))
        .collect();
    json!({ "name": page.name, "medians": medians, "runs": page.runs })
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
            write!(f, "\n  {goal}")?;
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
        assert_eq!(reached, [false, false, true]);
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
        let json = report.json();
        assert_eq!(json["pages"][0]["medians"]["bytes"], 2.0);
        assert_eq!(json["pages"][0]["runs"][1]["bytes"], 3.0);
        assert_eq!(json["goals"][2]["reached"], false);
    }
}
