//! `templates/github-pages`: runs the workflow's commands in a copy, as GitHub does.
//!
//! Its actions don't run here. `crates/site/tests/consumers/workflow.mjs` checks the rest of the
//! workflow.
#![cfg(unix)]

#[path = "../../site/tests/support/mod.rs"]
mod support;

use saphyr::{LoadableYamlNode as _, Yaml};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const WORKFLOW: &str = ".github/workflows/publish.yml";

/// A copy of the template on one of GitHub's machines.
struct Machine {
    home: TempDir,
    /// The address of the program, if it is filled in.
    program: String,
    /// What has triggered the workflow.
    event: &'static str,
}

/// A step that has run: its name, whether it has succeeded, and what it has printed.
type Ran = (String, bool, String);

impl Machine {
    fn new(event: &'static str) -> Self {
        let home = TempDir::new().expect("a temporary folder");
        let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates/github-pages");
        copy(&template, &home.path().join("repository"));
        // The program of a test contains no browser part.
        let shell = standpoint_site::archive(support::trunk_output().path()).expect("an archive");
        fs::write(home.path().join("shell.tar.gz"), shell).expect("a file");
        let program = format!(
            "#!/bin/sh\nif [ \"$1\" = build ]; then set -- \"$@\" --shell {}; fi\nexec {} \"$@\"\n",
            home.path().join("shell.tar.gz").display(),
            env!("CARGO_BIN_EXE_standpoint"),
        );
        fs::write(home.path().join("program"), program).expect("a file");
        let address = format!("file://{}", home.path().join("program").display());
        fs::create_dir(home.path().join("temporary")).expect("a folder");
        Self {
            home,
            program: address,
            event,
        }
    }

    fn repository(&self) -> PathBuf {
        self.home.path().join("repository")
    }

    fn temporary(&self) -> PathBuf {
        self.home.path().join("temporary")
    }

    /// Runs the commands of the job `stories`, until one fails.
    fn run(&self) -> Vec<Ran> {
        let text = fs::read_to_string(self.repository().join(WORKFLOW)).expect("the workflow");
        let workflow = Yaml::load_from_str(&text).expect("YAML");
        let workflow = &workflow[0];
        // This is all that people fill in.
        assert_eq!(variables(&workflow["env"]), [("STANDPOINT", "")].into());
        let steps = workflow["jobs"]["stories"]["steps"]
            .as_vec()
            .expect("steps");
        let mut ran = Vec::new();
        for step in steps {
            let Some(script) = step.as_mapping_get("run").and_then(Yaml::as_str) else {
                continue;
            };
            match step.as_mapping_get("if").and_then(Yaml::as_str) {
                None => {}
                Some("github.event_name != 'pull_request'") if self.event != "pull_request" => {}
                Some("github.event_name != 'pull_request'") => continue,
                Some(other) => panic!("a condition that this test doesn't know: {other}"),
            }
            let output = self.command(script, step).output().expect("bash runs");
            let printed = [output.stdout, output.stderr].concat();
            let printed = String::from_utf8_lossy(&printed).into_owned();
            let name = step["name"].as_str().expect("a name").to_owned();
            let has_succeeded = output.status.success();
            ran.push((name, has_succeeded, printed));
            if !has_succeeded {
                break;
            }
        }
        ran
    }

    fn command(&self, script: &str, step: &Yaml<'_>) -> Command {
        let path_file = self.temporary().join("path");
        let added = fs::read_to_string(&path_file).unwrap_or_default();
        let mut path: Vec<_> = added.lines().map(PathBuf::from).collect();
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        path.extend(std::env::split_paths(&inherited));
        let mut command = Command::new("bash");
        // As GitHub runs commands for which no shell is set.
        command
            .args(["-e", "-c", script])
            .current_dir(self.repository())
            .env_clear()
            .env("PATH", std::env::join_paths(path).expect("a path"))
            .env("GITHUB_PATH", path_file)
            .env("RUNNER_TEMP", self.temporary())
            .env("STANDPOINT", &self.program);
        let own = step.as_mapping_get("env").map(variables);
        for (name, value) in own.unwrap_or_default() {
            let address = match self.event {
                "pull_request" => "",
                _ => "https://example.github.io/stories",
            };
            let value = value.replace("${{ steps.pages.outputs.base_url }}", address);
            assert!(!value.contains("${{"), "{value}");
            command.env(name, value);
        }
        command
    }
}

fn variables<'y>(env: &'y Yaml<'_>) -> BTreeMap<&'y str, &'y str> {
    let pairs = env.as_mapping().expect("variables").iter();
    let text = |yaml: &'y Yaml<'_>| yaml.as_str().expect("a text");
    pairs
        .map(|(name, value)| (text(name), text(value)))
        .collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to),
            false => {
                fs::copy(entry.path(), &to).expect("it can be copied");
                fs::set_permissions(&to, Permissions::from_mode(0o644)).expect("permissions");
            }
        }
    }
}

fn names(ran: &[Ran]) -> Vec<&str> {
    ran.iter().map(|(name, _, _)| name.as_str()).collect()
}

const GET: &str = "Get the program";
const REPORT: &str = "Write what is wrong for GitHub";
const CHECK: &str = "Check the stories";
const BUILD: &str = "Build the pages";

#[test]
fn a_push_is_checked_and_built() {
    let machine = Machine::new("push");
    let ran = machine.run();
    assert_eq!(names(&ran), [GET, REPORT, CHECK, BUILD], "{ran:?}");
    assert!(
        ran.iter().all(|(_, has_succeeded, _)| *has_succeeded),
        "{ran:?}"
    );
    let page = fs::read_to_string(machine.repository().join("public/library.html"));
    let address =
        "<link rel=\"canonical\" href=\"https://example.github.io/stories/library.html\">";
    assert!(page.expect("a page").contains(address));
    // The example is without warnings too.
    assert!(
        ran[2].2.contains("library/pack.json: no problems"),
        "{}",
        ran[2].2
    );
}

#[test]
fn a_pull_request_is_checked_and_built() {
    let machine = Machine::new("pull_request");
    let ran = machine.run();
    assert_eq!(names(&ran), [GET, REPORT, CHECK, BUILD], "{ran:?}");
    assert!(ran.iter().all(|step| step.1), "{ran:?}");
}

#[test]
fn a_pull_request_with_drafts_fails() {
    let machine = Machine::new("pull_request");
    let pack = machine.repository().join("stories/library/pack.json");
    let text = fs::read_to_string(&pack).expect("a pack");
    let draft = text.replacen("\"stance\": \"", "\"draft\": true, \"stance\": \"", 1);
    assert_ne!(text, draft);
    fs::write(&pack, draft).expect("it can be written");
    let ran = machine.run();
    assert_eq!(names(&ran), [GET, REPORT, CHECK, BUILD], "{ran:?}");
    assert!(ran[2].1 && !ran[3].1, "{ran:?}");
}

#[test]
fn a_story_with_errors_is_reported_and_not_built() {
    let machine = Machine::new("push");
    let pack = machine.repository().join("stories/library/pack.json");
    let text = fs::read_to_string(&pack).expect("a pack");
    let wrong = text.replacen("\"stance\": \"", "\"stance\": \"very-", 1);
    assert_ne!(text, wrong);
    fs::write(&pack, wrong).expect("it can be written");
    let ran = machine.run();
    assert_eq!(names(&ran), [GET, REPORT, CHECK]);
    assert!(ran[1].1 && !ran[2].1, "{ran:?}");
    let sarif = fs::read(machine.temporary().join("stories.sarif")).expect("a report");
    let sarif: Value = serde_json::from_slice(&sarif).expect("JSON");
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "stories/library/pack.json"
    );
}

#[test]
fn without_the_address_of_the_program_the_first_step_says_what_to_do() {
    let machine = Machine {
        program: String::new(),
        ..Machine::new("push")
    };
    let ran = machine.run();
    assert_eq!(names(&ran), [GET]);
    assert!(!ran[0].1);
    let said = "Write the address of the program into .github/workflows/publish.yml";
    assert!(ran[0].2.contains(said), "{}", ran[0].2);
}
