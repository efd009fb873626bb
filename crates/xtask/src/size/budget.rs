//! How many bytes the page may have.

use serde_json::Value;

use super::grouped;
use crate::problem::{Problem, Result};
use crate::workspace::Workspace;

const FILE: &str = "web/size-budget.json";

/// For each part what it may not pass, and what is aimed at. Lower it whenever a part gets
/// smaller.
#[derive(Debug)]
pub struct Budget(Value);

impl Budget {
    pub fn read(workspace: &Workspace) -> Result<Self> {
        Budget::from_json(&workspace.read(FILE)?)
    }

    fn from_json(text: &str) -> Result<Self> {
        let json = serde_json::from_str(text);
        json.map(Budget)
            .map_err(|error| Problem::new(format!("{FILE} is no JSON: {error}"), MEND))
    }

    /// `parts` are names with their bytes.
    pub fn hold(&self, parts: &[(&str, usize)]) -> Result<()> {
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
                over.push(format!("{name} is over its budget by {excess} B"));
            }
        }
        if over.is_empty() {
            return Ok(());
        }
        Err(Problem::new(
            over.join("; "),
            format!("make it smaller, or, if it is worth its bytes, raise {FILE} and say why"),
        ))
    }

    fn number(&self, part: &str, name: &str) -> Result<usize> {
        let number = self.0[part][name].as_u64();
        number
            .and_then(|number| usize::try_from(number).ok())
            .ok_or_else(|| Problem::new(format!("{FILE} has no {part}.{name}"), MEND))
    }
}

const MEND: &str = r#"write {"PART": {"budget": N, "goal": N}, …}"#;

#[cfg(test)]
mod tests {
    use super::*;

    fn budget() -> Budget {
        let json = r#"{"html": {"budget": 3000, "goal": 1000}, "wasm": {"budget": 20}}"#;
        Budget::from_json(json).expect("it is JSON")
    }

    #[test]
    fn the_budget_itself_is_within_the_budget() {
        assert!(budget().hold(&[("html", 3000)]).is_ok());
    }

    #[test]
    fn what_is_over_is_named_with_its_excess() {
        let told = budget().hold(&[("html", 4500)]).expect_err("1,500 over");
        let told = told.to_string();
        assert!(
            told.contains("html is over its budget by 1,500 B"),
            "{told}"
        );
    }

    #[test]
    fn a_missing_number_is_named() {
        for (part, missing) in [("wasm", "wasm.goal"), ("glue", "glue.budget")] {
            let told = budget().hold(&[(part, 1)]).expect_err("one is missing");
            assert!(told.to_string().contains(missing), "{told}");
        }
    }
}
