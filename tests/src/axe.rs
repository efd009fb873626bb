//! Accessibility checks with axe-core.

use std::fmt;

use serde_json::Value;

use crate::failure::Failure;
use crate::npm;
use crate::page::Page;

/// A violation of an axe rule, with its elements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The id of the rule.
    pub rule: String,
    /// The severity, from `minor` to `critical`.
    pub impact: String,
    /// A description of the rule.
    pub help: String,
    /// The elements that violate it.
    pub elements: Vec<Culprit>,
}

/// An element that violates a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Culprit {
    /// A CSS selector of the element.
    pub target: String,
    /// Up to 300 characters of its HTML.
    pub html: String,
    /// How to fix it.
    pub summary: String,
}

/// Returns the violations of WCAG 2.2 AA and best practices in the current state of `page`.
///
/// # Errors
/// Fails if axe-core is not installed or does not run.
pub async fn violations(page: &Page) -> Result<Vec<Violation>, Failure> {
    if page.js("return typeof window.axe").await? == "undefined" {
        page.js(&npm::script("axe-core/axe.min.js")?).await?;
    }
    let found = page.js_async(include_str!("axe.js")).await?;
    Ok(list(&found).iter().map(Violation::read).collect())
}

/// Checks the current state of `page`.
///
/// # Errors
/// Fails if there is a violation, with the rule, the elements and how to fix them. Also fails like
/// [`violations`].
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

/// How many elements of a violation are printed.
const MAX_ELEMENTS: usize = 5;

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.rule, self.impact, self.help)?;
        for element in self.elements.iter().take(MAX_ELEMENTS) {
            write!(f, "\n{element}")?;
        }
        match self.elements.len().checked_sub(MAX_ELEMENTS) {
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
