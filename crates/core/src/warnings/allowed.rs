//! The warnings that a pack's author allows, each with a reason: the pack's key `allowed`.
//!
//! Reading a pack ignores the key, so it is read from the JSON here.

use super::{CHECKS, Warning};
use crate::read::{Location, Problem};
use serde::Deserialize;
use serde_json::Value;

/// A warning that the author has judged and allows.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Allowed {
    /// The name of the warning, such as `inferred-answer`.
    pub warning: String,
    /// The id of the entry that it is about. Without it and `paragraph`, the warning is allowed in the
    /// whole pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The number of the paragraph whose digest it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<usize>,
    /// Why it is no mistake.
    pub reason: String,
}

/// Leaves out the warnings that a pack allows. Also returns what is wrong with its `allowed`: an
/// unknown name, a missing reason, or an element that no warning needs any more.
///
/// `json` is the pack.
pub fn without_allowed(warnings: Vec<Warning>, json: &Value) -> (Vec<Warning>, Vec<Problem>) {
    let mut errors = Vec::new();
    let mut allowed: Vec<(usize, Allowed, bool)> = Vec::new();
    let elements = match json.get("allowed") {
        None => &[],
        Some(Value::Array(elements)) => elements.as_slice(),
        Some(_) => {
            errors.push(problem("allowed", "expected a list", EXAMPLE));
            &[]
        }
    };
    for (index, element) in elements.iter().enumerate() {
        match checked(index, element) {
            Ok(element) => allowed.push((index, element, false)),
            Err(error) => errors.push(error),
        }
    }
    let mut rest = Vec::new();
    for warning in warnings {
        let id = id_of_entry(json, &warning.path);
        let paragraph = paragraph_at(&warning.path);
        let mut is_allowed = false;
        for (_, allowed, is_used) in &mut allowed {
            let is_here = match (&allowed.id, allowed.paragraph) {
                (None, None) => true,
                (Some(allowed), None) => id == Some(allowed),
                (None, allowed) => paragraph == allowed,
                (Some(_), Some(_)) => false,
            };
            if allowed.warning == warning.name && is_here {
                (*is_used, is_allowed) = (true, true);
            }
        }
        if !is_allowed {
            rest.push(warning);
        }
    }
    let unused = allowed.into_iter().filter(|(.., is_used)| !is_used);
    errors.extend(unused.map(|(index, allowed, _)| {
        let what = format!("there is no warning `{}` here", allowed.warning);
        let path = format!("allowed[{index}]");
        let hint = "remove it, or correct its `id` or `paragraph` (one of the two)";
        problem(path, what, hint)
    }));
    (rest, errors)
}

const EXAMPLE: &str = r#"write it as [{"warning": "inferred-answer", "id": "an-id", "reason": "why it is no mistake"}]"#;

fn checked(index: usize, element: &Value) -> Result<Allowed, Problem> {
    let path = format!("allowed[{index}]");
    let allowed: Allowed = serde_json::from_value(element.clone())
        .map_err(|error| problem(&path, error.to_string(), EXAMPLE))?;
    if !CHECKS.iter().any(|check| check.name == allowed.warning) {
        let what = format!("`{}` is not the name of a warning", allowed.warning);
        let names: Vec<_> = CHECKS.iter().map(|check| check.name).collect();
        let hint = format!("write one of {}", names.join(", "));
        return Err(problem(path + ".warning", what, hint));
    }
    Ok(allowed)
}

fn problem(path: impl Into<String>, what: impl Into<String>, hint: impl Into<String>) -> Problem {
    Problem {
        location: Location::Path(path.into()),
        what: what.into(),
        hint: hint.into(),
    }
}

/// Returns the id of the entry that a path leads into: that of the element of a top-level list.
pub fn id_of_entry<'j>(json: &'j Value, path: &str) -> Option<&'j str> {
    let (list, rest) = path.split_once('[')?;
    let (index, _) = rest.split_once(']')?;
    let element = json.get(list)?.get(index.parse::<usize>().ok()?)?;
    element.get("id")?.as_str()
}

/// Returns the number of the paragraph that a path leads into, counted from 1.
pub fn paragraph_at(path: &str) -> Option<usize> {
    let rest = path.strip_prefix("source.paragraphs[")?;
    let index: usize = rest.split_once(']')?.0.parse().ok()?;
    Some(index + 1)
}
