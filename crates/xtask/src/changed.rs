//! Which checks a change can affect, for `cargo xtask test --changed`.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::program;
use crate::workspace::Workspace;

/// The checks of `cargo xtask test` that run. Cheap ones always do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checks {
    /// Clippy, natively.
    pub lint: bool,
    /// Clippy on what the browser runs.
    pub lint_wasm: bool,
    /// The packages whose tests run.
    pub packages: BTreeSet<&'static str>,
    /// The packs, one of them against its article.
    pub packs: bool,
    /// The programs that read exported files.
    pub consumers: bool,
    /// What hosts read their configurations with.
    pub configurations: bool,
    /// The build, the size budgets and the npm package.
    pub build: bool,
    /// The book with the documentation.
    pub docs: bool,
    pub browser: Scenarios,
    pub lighthouse: bool,
}

/// The browser scenarios that run.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Scenarios {
    #[default]
    None,
    /// Those of these modules.
    Of(BTreeSet<String>),
    All,
}

const COMMAND: &str = "standpoint";
const CORE: &str = "standpoint-core";
const FORMATS: &str = "standpoint-formats";
const SITE: &str = "standpoint-site";
const TESTS: &str = "standpoint-tests";
const WEB: &str = "standpoint-web";
const XTASK: &str = "xtask";

/// The module of the scenarios with the npm package.
const NPM_SCENARIOS: &str = "npm_package";

/// Scenario modules whose functions others use: a change of one runs all scenarios.
const SHARED_SCENARIOS: [&str; 4] = ["mod", "answer_download", "offline", "snippet_generator"];

impl Checks {
    /// Returns all checks.
    pub fn all() -> Self {
        Self {
            lint: true,
            lint_wasm: true,
            packages: BTreeSet::from([COMMAND, CORE, FORMATS, SITE, TESTS, WEB, XTASK]),
            packs: true,
            consumers: true,
            configurations: true,
            build: true,
            docs: true,
            browser: Scenarios::All,
            lighthouse: true,
        }
    }

    /// Returns the checks that a change of these files can affect. Paths are relative to the
    /// workspace.
    pub fn of(paths: &[String]) -> Self {
        let mut checks = Self::default();
        for path in paths {
            checks.add(path);
        }
        checks
    }

    fn add(&mut self, path: &str) {
        self.docs |= path.ends_with(".md") || path.starts_with("docs/");
        if let Some(scenario) = scenario_module(path) {
            self.lint = true;
            self.build = true;
            self.add_scenarios(scenario);
        } else if path.starts_with("tests/npm/") || path.starts_with("web/npm/") {
            // The build ends with the npm package.
            self.build = true;
            self.add_scenarios(NPM_SCENARIOS);
        } else if path.starts_with("tests/") {
            self.lint = true;
            self.packages.insert(TESTS);
            self.build = true;
            self.browser = Scenarios::All;
            self.lighthouse |= path.starts_with("tests/src/");
        } else if path.starts_with("crates/xtask/") {
            self.lint = true;
            self.packages.insert(XTASK);
            self.build = true;
            self.docs = true;
        } else if path.starts_with("crates/cli/") {
            self.lint = true;
            self.packages.insert(COMMAND);
            self.packs = true;
        } else if path.starts_with("crates/formats/") {
            self.lint = true;
            self.packages.extend([COMMAND, FORMATS]);
            self.consumers = true;
        } else if path.starts_with("crates/core-bench/") {
            // Only `cargo xtask bench scale` builds it.
            self.lint = true;
        } else if path.starts_with("templates/") {
            // A test of the command runs a template's workflow.
            self.packages.insert(COMMAND);
            self.configurations = true;
        } else if path.starts_with("docs/") {
            // Whose tests compare the chapter with the code.
            self.packages.insert(match path {
                "docs/matching.md" => CORE,
                "docs/pack-format.md" => XTASK,
                "docs/tutorial.md" => COMMAND,
                _ => SITE,
            });
        } else if !needs_no_slow_check(path) {
            *self = Self::all();
        }
    }

    /// Adds the scenarios of a module.
    fn add_scenarios(&mut self, module: &str) {
        if let Scenarios::None = self.browser {
            self.browser = Scenarios::Of(BTreeSet::new());
        }
        if let Scenarios::Of(modules) = &mut self.browser {
            modules.insert(module.into());
        }
    }
}

/// Returns the checks that the changes since a revision can affect, uncommitted ones included.
/// Without a revision, the uncommitted changes count, or the last commit if there are none.
pub fn checks(workspace: &Workspace, since: Option<&str>) -> Result<Checks> {
    let paths = match since {
        Some(since) => paths(workspace, since)?,
        None => {
            let uncommitted = paths(workspace, "HEAD")?;
            if uncommitted.is_empty() {
                paths(workspace, "HEAD~1")?
            } else {
                uncommitted
            }
        }
    };
    println!("changed files: {}", paths.len());
    Ok(Checks::of(&paths))
}

fn paths(workspace: &Workspace, since: &str) -> Result<Vec<String>> {
    let git = |arguments: &[&str]| {
        program::output(
            workspace.command("git").args(arguments),
            "name a revision of this clone, such as HEAD or origin/main",
        )
    };
    let tracked = git(&["diff", "--name-only", "--no-renames", since, "--"])?;
    let untracked = git(&["ls-files", "--others", "--exclude-standard"])?;
    let lines = tracked.lines().chain(untracked.lines());
    Ok(lines.map(String::from).collect())
}

/// Returns the scenario module of a file, `storage` for `tests/browser/scenarios/storage.rs`, or
/// `None` if other modules use it too.
fn scenario_module(path: &str) -> Option<&str> {
    let name = path.strip_prefix("tests/browser/scenarios/")?;
    let module = name.strip_suffix(".rs")?;
    (!SHARED_SCENARIOS.contains(&module)).then_some(module)
}

fn needs_no_slow_check(path: &str) -> bool {
    path.ends_with(".md") && !path.contains('/')
        || path == "data/CODEBOOK.md"
        || path.starts_with("LICENSE")
        || path.starts_with(".ci/")
        || path == "deny.toml"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(paths: &[&str]) -> Checks {
        let paths: Vec<_> = paths.iter().map(ToString::to_string).collect();
        Checks::of(&paths)
    }

    fn modules(names: &[&str]) -> Scenarios {
        Scenarios::Of(names.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn prose_affects_only_the_cheap_checks() {
        let prose = ["README.md", "data/CODEBOOK.md", "LICENSE-MIT"];
        let book = Checks {
            docs: true,
            ..Checks::default()
        };
        assert_eq!(of(&prose), book);
        assert_eq!(of(&["LICENSE-MIT"]), Checks::default());
        assert_eq!(of(&[]), Checks::default());
    }

    #[test]
    fn what_all_depends_on_affects_everything() {
        for path in [
            "crates/core/src/lib.rs",
            "web/style/quiz.css",
            "data/harbour-bridge/pack.json",
            "Cargo.lock",
            "something/new.rs",
        ] {
            assert_eq!(of(&["README.md", path]), Checks::all(), "{path}");
            assert_eq!(
                of(&[path, "tests/browser/scenarios/quiz.rs"]),
                Checks::all()
            );
        }
    }

    #[test]
    fn changed_scenarios_run_alone() {
        let checks = of(&[
            "tests/browser/scenarios/storage.rs",
            "tests/browser/scenarios/embed_matrix.rs",
        ]);
        assert_eq!(checks.browser, modules(&["storage", "embed_matrix"]));
        assert!(checks.lint && checks.build && checks.packages.is_empty());
    }

    #[test]
    fn what_scenarios_share_affects_all_of_them() {
        for path in [
            "tests/browser/scenarios/mod.rs",
            "tests/browser/reader.rs",
            "tests/hosts/plain.html",
        ] {
            let checks = of(&["tests/browser/scenarios/storage.rs", path]);
            assert_eq!(checks.browser, Scenarios::All, "{path}");
        }
    }

    #[test]
    fn the_commands_affect_the_build_but_no_scenario() {
        let checks = of(&["crates/xtask/src/args.rs", "docs/hosting.md"]);
        assert_eq!(checks.packages, BTreeSet::from([XTASK, SITE]));
        assert!(
            checks.build && checks.docs && checks.browser == Scenarios::None && !checks.lint_wasm
        );
    }

    #[test]
    fn a_chapter_affects_the_book_and_the_crate_that_tests_it() {
        for (chapter, package) in [
            ("docs/tutorial.md", COMMAND),
            ("docs/matching.md", CORE),
            ("docs/hosting.md", SITE),
        ] {
            let expected = Checks {
                docs: true,
                packages: BTreeSet::from([package]),
                ..Checks::default()
            };
            assert_eq!(of(&[chapter]), expected, "{chapter}");
        }
    }

    #[test]
    fn the_npm_package_affects_the_build_and_its_scenarios() {
        for path in ["web/npm/types.mjs", "tests/npm/src/main.tsx"] {
            let checks = of(&[path]);
            assert_eq!(checks.browser, modules(&["npm_package"]), "{path}");
            assert!(checks.build && !checks.lint && checks.packages.is_empty());
        }
    }

    #[test]
    fn a_template_affects_the_test_that_runs_it() {
        let checks = of(&["templates/github-pages/.github/workflows/publish.yml"]);
        assert_eq!(checks.packages, BTreeSet::from([COMMAND]));
        assert!(checks.configurations && !checks.build);
    }

    #[test]
    fn what_times_the_core_is_only_linted() {
        let lint = Checks {
            lint: true,
            ..Checks::default()
        };
        assert_eq!(of(&["crates/core-bench/src/main.rs"]), lint);
    }
}
