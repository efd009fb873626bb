//! Lighthouse's report: the scores, and what costs points.

use std::fmt;

use serde_json::Value;

use crate::failure::Failure;

/// The Lighthouse categories that are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Category {
    Accessibility,
    BestPractices,
    Performance,
}

impl Category {
    pub(crate) const ALL: [Self; 3] = [Self::Accessibility, Self::BestPractices, Self::Performance];

    /// Returns Lighthouse's id of the category.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Accessibility => "accessibility",
            Self::BestPractices => "best-practices",
            Self::Performance => "performance",
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Accessibility => "accessibility",
            Self::BestPractices => "best practices",
            Self::Performance => "performance",
        }
    }

    /// Returns true if the score of the same page varies from run to run.
    pub(crate) fn depends_on_machine_load(self) -> bool {
        self == Self::Performance
    }

    /// Returns the required score, out of 100.
    fn required(self) -> u32 {
        match self {
            Self::Accessibility | Self::BestPractices => 100,
            // Performance scores are noisy: one page scored 73 to 90 on one machine, depending on
            // its load. The size budgets and `cargo xtask bench page` check that the page is fast.
            Self::Performance => 70,
        }
    }
}

/// The scores of one page.
#[derive(Debug)]
pub(crate) struct Report(Vec<Scored>);

impl Report {
    pub(crate) fn read(report: &Value) -> Result<Self, Failure> {
        if let Some(error) = report["runtimeError"]["message"].as_str() {
            return Err(Failure::new(error));
        }
        let scored = Category::ALL.into_iter().filter_map(|category| {
            let scores = report["categories"].get(category.id())?;
            Some(Scored::read(category, scores, &report["audits"]))
        });
        Ok(Self(scored.collect::<Result<_, _>>()?))
    }

    pub(crate) fn reaches(&self, category: Category) -> bool {
        let scored = self.0.iter().find(|scored| scored.category == category);
        scored.is_some_and(Scored::is_reached)
    }

    pub(crate) fn missed(&self) -> impl Iterator<Item = Category> {
        let missed = self.0.iter().filter(|scored| !scored.is_reached());
        missed.map(|scored| scored.category)
    }

    /// Replaces each score that is higher in `other`.
    pub(crate) fn keep_better(&mut self, other: Self) {
        for theirs in other.0 {
            let ours = self.0.iter_mut();
            for ours in ours.filter(|ours| ours.category == theirs.category) {
                if theirs.points > ours.points {
                    *ours = theirs.clone();
                }
            }
        }
    }
}

#[derive(Clone, Debug)]
struct Scored {
    category: Category,
    points: u32,
    costs: Vec<Cost>,
}

impl Scored {
    fn read(category: Category, scores: &Value, audits: &Value) -> Result<Self, Failure> {
        let score = scores["score"].as_f64().ok_or_else(|| {
            Failure::new(format!(
                "no score for {}: an audit failed",
                category.title()
            ))
        })?;
        // A score has two decimals.
        let points = (score * 100.0).round() as u32;
        let is_missed = points < category.required();
        let costs = list(&scores["auditRefs"]).iter().filter_map(|of| {
            let weight = of["weight"].as_f64()?;
            let audit = audits.get(of["id"].as_str()?)?;
            // Audits without weight are hints on how to pass the others.
            let counts = weight > 0.0 || is_missed;
            (counts && audit["score"].as_f64()? < 1.0).then(|| Cost::read(audit, weight))
        });
        let costs = costs.collect();
        Ok(Self {
            category,
            points,
            costs,
        })
    }

    fn is_reached(&self) -> bool {
        self.points >= self.category.required()
    }
}

/// An audit with a score below 100.
#[derive(Clone, Debug)]
struct Cost {
    id: String,
    title: String,
    /// The audit's own score out of 100, not its share of the category's.
    points: u32,
    is_hint: bool,
    value: String,
    explanation: String,
    places: Vec<String>,
}

impl Cost {
    fn read(audit: &Value, weight: f64) -> Self {
        let text = |key: &str| audit[key].as_str().unwrap_or_default().to_owned();
        let explanation = text("explanation");
        let items = list(&audit["details"]["items"]).iter();
        Self {
            id: text("id"),
            title: text("title"),
            points: (audit["score"].as_f64().unwrap_or_default() * 100.0).round() as u32,
            is_hint: weight == 0.0,
            value: text("displayValue"),
            explanation: if explanation.is_empty() {
                text("description")
            } else {
                explanation
            },
            places: items.filter_map(place).collect(),
        }
    }
}

/// Describes where an audit found a problem: an element, or else a message or a file.
fn place(item: &Value) -> Option<String> {
    let node = &item["node"];
    if let Some(snippet) = node["snippet"].as_str() {
        let why = node["explanation"].as_str().unwrap_or_default();
        return Some(format!("{snippet} {why}"));
    }
    let described = item["description"].as_str();
    let file = item["url"]
        .as_str()
        .or(item["sourceLocation"]["url"].as_str());
    match (described, file) {
        (Some(described), Some(file)) => Some(format!("{described} ({file})")),
        (described, file) => described.or(file).map(String::from),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// How many places of an audit are printed.
const MAX_PLACES: usize = 5;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for scored in &self.0 {
            let (category, required) = (scored.category.title(), scored.category.required());
            let state = if scored.is_reached() { "pass" } else { "fail" };
            writeln!(
                f,
                "  {state}  {:>3} of at least {required}: {category}",
                scored.points
            )?;
            for cost in &scored.costs {
                write!(f, "{cost}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            id,
            title,
            points,
            value,
            explanation,
            ..
        } = self;
        let kind = if self.is_hint { "hint" } else { "cost" };
        writeln!(f, "    {kind} {points:>3} {id}: {title} {value}")?;
        for line in explanation.lines() {
            writeln!(f, "           {}", line.trim())?;
        }
        for place in self.places.iter().take(MAX_PLACES) {
            for line in place.lines() {
                writeln!(f, "             {}", line.trim())?;
            }
        }
        match self.places.len().checked_sub(MAX_PLACES) {
            None | Some(0) => Ok(()),
            Some(more) => writeln!(f, "             and {more} more"),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn report(performance: f64, accessibility: Option<f64>) -> Report {
        let mut categories = json!({
            "performance": { "score": performance, "auditRefs": [{ "id": "late", "weight": 1 }] },
        });
        if let Some(score) = accessibility {
            categories["accessibility"] = json!({
                "score": score,
                "auditRefs": [
                    { "id": "contrast", "weight": 7 },
                    { "id": "good", "weight": 7 },
                    { "id": "by-hand", "weight": 0 },
                ],
            });
        }
        let node = json!({ "snippet": "<p>", "explanation": "Make it darker" });
        let audits = json!({
            "late": { "id": "late", "title": "Late", "score": 0.5, "displayValue": "3 s" },
            "contrast": {
                "id": "contrast",
                "title": "Low contrast",
                "description": "Some cannot read it",
                "score": 0,
                "details": { "items": [{ "node": node }] },
            },
            "good": { "id": "good", "title": "Good", "score": 1 },
            "by-hand": { "id": "by-hand", "title": "By hand", "score": null },
        });
        let all = json!({ "categories": categories, "audits": audits });
        Report::read(&all).expect("it is well-formed")
    }

    #[test]
    fn lists_what_costs_points_and_where() {
        let printed = report(0.95, Some(0.9)).to_string();
        assert_eq!(
            printed,
            "  fail   90 of at least 100: accessibility\n    \
               cost   0 contrast: Low contrast \n           \
                   Some cannot read it\n             \
                     <p> Make it darker\n  \
             pass   95 of at least 70: performance\n    \
               cost  50 late: Late 3 s\n           \n"
                .replace("\n           \n", "\n")
        );
    }

    #[test]
    fn a_better_run_replaces_only_the_scores_it_has() {
        let mut first = report(0.8, Some(0.9));
        first.keep_better(report(0.97, None));
        first.keep_better(report(0.5, Some(1.0)));
        assert!(first.reaches(Category::Performance));
        assert!(first.reaches(Category::Accessibility));
        assert_eq!(first.missed().count(), 0);
    }

    #[test]
    fn an_aborted_run_has_no_scores() {
        let broken = json!({ "runtimeError": { "message": "no paint" } });
        let failure = Report::read(&broken).expect_err("aborted");
        assert_eq!(failure.to_string(), "no paint");
    }
}
