//! Gives the exported files to the programs that read them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::program;
use crate::setup;
use crate::workspace::Workspace;

pub const DESCRIPTION: &str = "give exported files to the programs that read them";

/// The folder of the scripts and their npm packages.
pub const FOLDER: &str = "crates/formats/tests/consumers";

/// A script, with the format whose files it reads.
struct Consumer {
    format: &'static str,
    script: &'static str,
    /// Whether it reads all files of the format, and not one.
    takes_folder: bool,
    /// Whether it needs a pack with the article's text.
    needs_text: bool,
}

impl Consumer {
    const fn new(format: &'static str, script: &'static str) -> Self {
        Self {
            format,
            script,
            takes_folder: false,
            needs_text: false,
        }
    }
}

/// The scripts for Node and Python.
const CONSUMERS: [Consumer; 9] = [
    Consumer::new("anki", "anki.py"),
    Consumer::new("csv", "csv_file.py"),
    Consumer::new("moodle-xml", "moodle_xml.py"),
    Consumer::new("gift", "gift.mjs"),
    Consumer::new("argdown", "argdown.mjs"),
    Consumer::new("html", "html.mjs"),
    Consumer::new("json-ld", "json_ld.mjs"),
    Consumer {
        takes_folder: true,
        ..Consumer::new("qti3", "qti3.mjs")
    },
    Consumer {
        needs_text: true,
        ..Consumer::new("web-annotation", "web_annotation.mjs")
    },
];

/// The script that checks packages, with the example of `standpoint-site` that writes them.
const PACKAGES: (&str, &str) = ("scorm12.mjs", "packages");

const NODE: &str = "node";

/// The packs, with whether they have the article's text.
const PACKS: [(&str, bool); 2] = [
    ("data/harbour-bridge/pack.json", true),
    ("data/fentanyl-tariffs/pack.json", false),
];

pub fn consumers(workspace: &Workspace) -> Result<()> {
    let python = setup::python_for_consumers(workspace)?;
    for (pack, has_text) in PACKS {
        let exported = workspace.target().join("exported").join(name_of(pack));
        run_example(workspace, "standpoint-formats", "export", pack, &exported)?;
        for consumer in CONSUMERS.iter().filter(|it| has_text || !it.needs_text) {
            let folder = exported.join(consumer.format);
            let input = match consumer.takes_folder {
                true => folder,
                false => only_file(&folder)?,
            };
            let interpreter = match consumer.script.ends_with(".py") {
                true => &python,
                false => Path::new(NODE),
            };
            run_script(workspace, interpreter, consumer.script, &input, pack)?;
        }
        let packages = workspace.target().join("packages").join(name_of(pack));
        let (script, example) = PACKAGES;
        run_example(workspace, "standpoint-site", example, pack, &packages)?;
        run_script(workspace, Path::new(NODE), script, &packages, pack)?;
    }
    Ok(())
}

/// Runs the example of a crate that writes files of a pack into a folder.
fn run_example(
    workspace: &Workspace,
    crate_name: &str,
    example: &str,
    pack: &str,
    folder: &Path,
) -> Result<()> {
    let run = ["run", "--quiet", "--package", crate_name];
    let mut command = workspace.cargo(run);
    command.args(["--example", example, "--", pack]).arg(folder);
    program::run(&mut command, "correct the errors above")
}

/// Gives a file or folder of a pack to a script.
fn run_script(
    workspace: &Workspace,
    interpreter: &Path,
    script: &str,
    input: &Path,
    pack: &str,
) -> Result<()> {
    println!("  {script}: {}", name_of(pack));
    let mut command = workspace.command(interpreter);
    command
        .arg(script)
        .arg(input)
        .arg(workspace.path(pack))
        .current_dir(workspace.path(FOLDER));
    program::run(
        &mut command,
        "correct the exporter in crates/formats/src/ or crates/site/src/lms/",
    )
}

/// Returns the name of a pack's folder.
fn name_of(pack: &str) -> &str {
    pack.split('/').nth(1).unwrap_or(pack)
}

fn only_file(folder: &Path) -> Result<PathBuf> {
    let hint = "run the step again";
    let read = |error| Error::with_file("read", folder, &error, hint);
    let mut entries = fs::read_dir(folder).map_err(read)?;
    let first = entries.next().transpose().map_err(read)?;
    match first {
        Some(first) => Ok(first.path()),
        None => Err(Error::new(
            format!("{} is empty", folder.display()),
            "correct the exporter in crates/formats/src/",
        )),
    }
}
