//! The size budget: how many bytes each part of the page may have.

use serde_json::Value;

use super::grouped;
use crate::error::{Error, Result};
use crate::workspace::Workspace;

const FILE: &str = "web/size-budget.json";

/// For each part its limit in bytes (`budget`) and the size to aim at (`goal`). Lower the limit
/// whenever a part gets smaller.
#[derive(Debug)]
pub struct Budget(Value);

impl Budget {
    pub fn read(workspace: &Workspace) -> Result<Self> {
        Budget::from_json(&workspace.read(FILE)?)
    }

    fn from_json(text: &str) -> Result<Self> {
        let json = serde_json::from_str(text);
        json.map(Budget)
            .map_err(|error| Error::new(format!("{FILE} is not valid JSON: {error}"), HINT))
    }

    /// Prints each part's size and fails if one is over its budget. `parts` are names and bytes.
    pub fn check(&self, parts: &[(&str, usize)]) -> Result<()> {
        let mut over = Vec::new();
        for (name, bytes) in parts {
            let (budget, goal) = (self.number(name, "budget")?, self.number(name, "goal")?);
            println!(
                "  {name}: {} of {} bytes (goal: {})",
                grouped(*bytes),
                grouped(budget),
                grouped(goal)
            );
            if *bytes > budget {
                let excess = grouped(bytes - budget);
                over.push(format!("{name} is {excess} bytes over its budget"));
            }
        }
        if over.is_empty() {
            return Ok(());
        }
        Err(Error::new(
            over.join("; "),
            format!("make it smaller, or raise the budget in {FILE} and give the reason"),
        ))
    }

    fn number(&self, part: &str, name: &str) -> Result<usize> {
        let number = self.0[part][name].as_u64();
        number
            .and_then(|number| usize::try_from(number).ok())
            .ok_or_else(|| Error::new(format!("{FILE} has no {part}.{name}"), HINT))
    }
}

const HINT: &str = r#"write {"PART": {"budget": N, "goal": N}, …}"#;

#[cfg(test)]
mod tests {
    use super::*;

    fn budget() -> Budget {
        let json = r#"{"html": {"budget": 3000, "goal": 1000}, "wasm": {"budget": 20}}"#;
        Budget::from_json(json).expect("it is JSON")
    }

    #[test]
    fn a_part_of_exactly_the_budget_passes() {
        assert!(budget().check(&[("html", 3000)]).is_ok());
    }

    #[test]
    fn a_part_over_its_budget_is_reported_with_the_excess() {
        let error = budget().check(&[("html", 4500)]).expect_err("1,500 over");
        let message = error.to_string();
        assert!(
            message.contains("html is 1,500 bytes over its budget"),
            "{message}"
        );
    }

    #[test]
    fn a_missing_number_is_reported() {
        for (part, missing) in [("wasm", "wasm.goal"), ("glue", "glue.budget")] {
            let error = budget().check(&[(part, 1)]).expect_err("one is missing");
            assert!(error.to_string().contains(missing), "{error}");
        }
    }
}
