//! Runs named steps, prints what each does, and finally a table with the time each took.

use std::time::{Duration, Instant};

use crate::error::Result;

pub struct Steps {
    started: Instant,
    finished: Vec<Step>,
}

struct Step {
    name: &'static str,
    time: Duration,
    outcome: Outcome,
}

enum Outcome {
    Passed,
    Failed,
    Skipped,
}

impl Steps {
    pub fn begin() -> Self {
        Steps {
            started: Instant::now(),
            finished: Vec::new(),
        }
    }

    /// Prints the step's name and description, then runs it.
    pub fn run(
        &mut self,
        name: &'static str,
        description: &str,
        step: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        println!("\n==> {name}: {description}");
        let started = Instant::now();
        let result = step();
        let outcome = if result.is_ok() {
            Outcome::Passed
        } else {
            Outcome::Failed
        };
        self.finished.push(Step {
            name,
            time: started.elapsed(),
            outcome,
        });
        result
    }

    /// Runs the step unless the changes can't affect it.
    pub fn run_if(
        &mut self,
        is_affected: bool,
        name: &'static str,
        description: &str,
        step: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        if is_affected {
            return self.run(name, description, step);
        }
        self.skip(name, "the changes can't affect it");
        Ok(())
    }

    pub fn skip(&mut self, name: &'static str, reason: &str) {
        println!("\n==> {name}: skipped: {reason}");
        self.finished.push(Step {
            name,
            time: Duration::ZERO,
            outcome: Outcome::Skipped,
        });
    }

    pub fn print_table(&self) {
        println!("\ntime per step:");
        for step in &self.finished {
            let result = match step.outcome {
                Outcome::Passed => formatted(step.time),
                Outcome::Failed => format!("{}, failed", formatted(step.time)),
                Outcome::Skipped => "skipped".into(),
            };
            println!("  {:<16}{result}", step.name);
        }
    }

    /// One line, for when no step has failed.
    pub fn summary(&self) -> String {
        let skipped: Vec<&str> = self
            .finished
            .iter()
            .filter(|step| matches!(step.outcome, Outcome::Skipped))
            .map(|step| step.name)
            .collect();
        let passed = self.finished.len() - skipped.len();
        let suffix = match skipped.as_slice() {
            [] => String::new(),
            names => format!(" (skipped: {})", names.join(", ")),
        };
        format!(
            "all {passed} steps passed in {}{suffix}",
            formatted(self.started.elapsed())
        )
    }
}

fn formatted(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f32()),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn times_are_formatted() {
        for (time, expected) in [
            (Duration::from_millis(340), "0.3 s"),
            (Duration::from_secs(59), "59 s"),
            (Duration::from_secs(723), "12 min 3 s"),
        ] {
            assert_eq!(formatted(time), expected);
        }
    }

    #[test]
    fn the_summary_counts_passed_steps_and_names_skipped_ones() {
        let mut steps = Steps::begin();
        steps.run("one", "", || Ok(())).expect("it is empty");
        steps.skip("two", "no reason");
        assert!(
            steps
                .summary()
                .starts_with("all 1 steps passed in 0.0 s (skipped: two)")
        );
    }

    #[test]
    fn a_failing_step_returns_its_error() {
        let result = Steps::begin().run("one", "", || Err(Error::new("it broke", "glue it")));
        assert_eq!(
            result.expect_err("it broke").to_string(),
            "it broke\n  fix: glue it"
        );
    }
}
