//! How many compressed bytes the page may have.

use serde_json::Value;

use super::grouped;
use crate::problem::{Problem, Result};
use crate::workspace::Workspace;

const FILE: &str = "web/size-budget.json";

/// What may not be passed, and what is aimed at. Lower the budget whenever the page gets smaller.
#[derive(Debug)]
pub struct Budget {
    brotli_bytes: Sizes,
    goal: Sizes,
}

#[derive(Debug)]
struct Sizes {
    total: usize,
    wasm_and_glue: usize,
}

impl Budget {
    pub fn read(workspace: &Workspace) -> Result<Self> {
        Budget::from_json(&workspace.read(FILE)?)
    }

    fn from_json(text: &str) -> Result<Self> {
        let sizes = r#"{"total": N, "wasm_and_glue": N}"#;
        let mend = format!(r#"write {{"brotli_bytes": {sizes}, "goal": {sizes}}}"#);
        let json: Value = serde_json::from_str(text)
            .map_err(|error| Problem::new(format!("{FILE} is no JSON: {error}"), mend.clone()))?;
        let number = |of: &str, name: &str| {
            let number = json[of][name].as_u64();
            number
                .and_then(|number| usize::try_from(number).ok())
                .ok_or_else(|| Problem::new(format!("{FILE} has no {of}.{name}"), mend.clone()))
        };
        let sizes = |of: &str| -> Result<Sizes> {
            Ok(Sizes {
                total: number(of, "total")?,
                wasm_and_glue: number(of, "wasm_and_glue")?,
            })
        };
        Ok(Budget {
            brotli_bytes: sizes("brotli_bytes")?,
            goal: sizes("goal")?,
        })
    }

    pub fn hold(&self, total: usize, wasm_and_glue: usize) -> Result<()> {
        let (budget, goal) = (&self.brotli_bytes, &self.goal);
        let rows = [
            ("total", total, budget.total, goal.total),
            (
                "wasm_and_glue",
                wasm_and_glue,
                budget.wasm_and_glue,
                goal.wasm_and_glue,
            ),
        ];
        let mut over = Vec::new();
        for (name, bytes, budget, goal) in rows {
            println!(
                "  {name}: {} of {} bytes in brotli (goal: {})",
                grouped(bytes),
                grouped(budget),
                grouped(goal)
            );
            if let Some(excess) = bytes.checked_sub(budget).filter(|excess| *excess > 0) {
                over.push(format!(
                    "{name} is over its budget by {} B",
                    grouped(excess)
                ));
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
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = r#"{"brotli_bytes": {"total": 3000, "wasm_and_glue": 2000},
                                "goal": {"total": 1000, "wasm_and_glue": 500}}"#;

    #[test]
    fn the_budget_itself_is_within_the_budget() {
        let budget = Budget::from_json(JSON).expect("it is well formed");
        assert!(budget.hold(3000, 2000).is_ok());
    }

    #[test]
    fn what_is_over_is_named_with_its_excess() {
        let budget = Budget::from_json(JSON).expect("it is well formed");
        let told = budget.hold(4500, 1999).expect_err("1,500 over").to_string();
        assert!(
            told.contains("total is over its budget by 1,500 B") && !told.contains("glue is"),
            "{told}"
        );
        let told = budget.hold(3000, 2001).expect_err("1 over").to_string();
        assert!(
            told.contains("wasm_and_glue is over its budget by 1 B"),
            "{told}"
        );
    }

    #[test]
    fn a_missing_number_is_named() {
        let told = Budget::from_json(r#"{"brotli_bytes": {"total": 1}}"#)
            .expect_err("one is missing")
            .to_string();
        assert!(told.contains("brotli_bytes.wasm_and_glue"), "{told}");
    }
}
