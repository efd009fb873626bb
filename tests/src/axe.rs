//! Accessibility, as far as axe-core can tell.

use std::fmt;

use serde_json::Value;

use crate::failure::Failure;
use crate::npm;
use crate::page::Page;

/// A rule that a page breaks, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// axe's name of the rule.
    pub rule: String,
    /// From minor to critical.
    pub impact: String,
    /// What the rule asks for.
    pub help: String,
    /// The elements that break it.
    pub elements: Vec<Culprit>,
}

/// An element that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Culprit {
    /// The CSS selector that finds it.
    pub target: String,
    /// How it starts, as HTML.
    pub html: String,
    /// How to fix it.
    pub summary: String,
}

/// The rules of WCAG 2.2 AA and of good practice that `page` breaks as it now is.
///
/// # Errors
/// Where axe-core is not installed or does not run.
pub async fn violations(page: &Page) -> Result<Vec<Violation>, Failure> {
    if page.js("return typeof window.axe").await? == "undefined" {
        page.js(&npm::script("axe-core/axe.min.js")?).await?;
    }
    let found = page.js_async(include_str!("axe.js")).await?;
    Ok(list(&found).iter().map(Violation::read).collect())
}

/// Fails where `page` breaks a rule, and says which, where and how to fix it.
///
/// # Errors
/// As said, and as for [`violations`].
pub async fn check(page: &Page) -> Result<(), Failure> {
    let violations = violations(page).await?;
    if violations.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = violations.iter().map(Violation::to_string).collect();
    Err(Failure::new(lines.join("\n")))
}

impl Violation {
    fn read(violation: &Value) -> Self {
        Self {
            rule: text(&violation["id"]),
            impact: text(&violation["impact"]),
            help: text(&violation["help"]),
            elements: list(&violation["nodes"])
                .iter()
                .map(Culprit::read)
                .collect(),
        }
    }
}

impl Culprit {
    fn read(node: &Value) -> Self {
        Self {
            target: list(&node["target"])
                .iter()
                .map(text)
                .collect::<Vec<_>>()
                .join(" "),
            html: text(&node["html"]),
            summary: text(&node["failureSummary"]),
        }
    }
}

/// How many elements of one violation a report shows.
const MOST: usize = 5;

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.rule, self.impact, self.help)?;
        for element in self.elements.iter().take(MOST) {
            write!(f, "\n{element}")?;
        }
        match self.elements.len().checked_sub(MOST) {
            None | Some(0) => Ok(()),
            Some(more) => write!(f, "\n  and {more} more"),
        }
    }
}

impl fmt::Display for Culprit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  {}\n    {}", self.target, self.html)?;
        for line in self.summary.lines() {
            write!(f, "\n    {line}")?;
        }
        Ok(())
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
