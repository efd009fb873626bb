//! Named steps: each says what it does; at the end a table tells where the time went.

use std::time::{Duration, Instant};

use crate::problem::Result;

pub struct Steps {
    began: Instant,
    taken: Vec<Taken>,
}

struct Taken {
    name: &'static str,
    time: Duration,
    end: End,
}

enum End {
    Passed,
    Failed,
    Skipped,
}

impl Steps {
    pub fn begin() -> Self {
        Steps {
            began: Instant::now(),
            taken: Vec::new(),
        }
    }

    pub fn run(
        &mut self,
        name: &'static str,
        what: &str,
        step: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        println!("\n==> {name}: {what}");
        let began = Instant::now();
        let result = step();
        let end = if result.is_ok() {
            End::Passed
        } else {
            End::Failed
        };
        self.taken.push(Taken {
            name,
            time: began.elapsed(),
            end,
        });
        result
    }

    pub fn skip(&mut self, name: &'static str, why: &str) {
        println!("\n==> {name}: skipped: {why}");
        self.taken.push(Taken {
            name,
            time: Duration::ZERO,
            end: End::Skipped,
        });
    }

    pub fn print_table(&self) {
        println!("\nwhere the time went:");
        for taken in &self.taken {
            let told = match taken.end {
                End::Passed => in_words(taken.time),
                End::Failed => format!("{}, failed", in_words(taken.time)),
                End::Skipped => "skipped".into(),
            };
            println!("  {:<16}{told}", taken.name);
        }
    }

    /// Of steps that all ended well.
    pub fn summary(&self) -> String {
        let skipped: Vec<&str> = self
            .taken
            .iter()
            .filter(|taken| matches!(taken.end, End::Skipped))
            .map(|taken| taken.name)
            .collect();
        let ran = self.taken.len() - skipped.len();
        let beside = match skipped.as_slice() {
            [] => String::new(),
            names => format!(" (skipped: {})", names.join(", ")),
        };
        format!(
            "all {ran} steps passed in {}{beside}",
            in_words(self.began.elapsed())
        )
    }
}

fn in_words(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f32()),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Problem;

    #[test]
    fn time_is_told_as_one_would_say_it() {
        for (time, told) in [
            (Duration::from_millis(340), "0.3 s"),
            (Duration::from_secs(59), "59 s"),
            (Duration::from_secs(723), "12 min 3 s"),
        ] {
            assert_eq!(in_words(time), told);
        }
    }

    #[test]
    fn the_summary_counts_what_ran_and_names_what_did_not() {
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
    fn a_failing_step_hands_its_problem_on() {
        let result = Steps::begin().run("one", "", || Err(Problem::new("it broke", "glue it")));
        assert_eq!(
            result.expect_err("it broke").to_string(),
            "it broke\n  fix: glue it"
        );
    }
}
