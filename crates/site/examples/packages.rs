//! Writes the packages of a pack into a folder, with a fake browser part, and quizzes as the page
//! stores them, for `crates/formats/tests/consumers/scorm12.mjs`:
//!
//! ```text
//! cargo run -p standpoint-site --example packages -- data/harbour-bridge/pack.json FOLDER
//! ```

#[path = "../tests/support/mod.rs"]
mod support;

use serde_json::{Value, json};
use standpoint_core::pack::Question;
use standpoint_core::quiz::{Certainty, Item, Plan, Saved, SavedAnswer};
use standpoint_core::{Pack, read};
use standpoint_site::{ListedPack, PACKAGES, PackageOptions, Shell, archive};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// A pack with a question of every kind.
const ALL_KINDS: &str = include_str!("../../../data/harbour-bridge/pack.json");

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [pack, folder] = arguments.as_slice() else {
        return Err("usage: packages PACK FOLDER".into());
    };
    let json = fs::read_to_string(pack)?;
    let pack = read(json.as_bytes()).map_err(|problems| problems.to_string())?;
    let folder = Path::new(folder);
    write_quiz(&pack, &folder.join("quizzes/own.json"))?;
    for kind in ["single-choice", "number"] {
        let pack = most_questions(kind)?;
        write_quiz(&pack, &folder.join(format!("quizzes/most-{kind}.json")))?;
    }
    let shell = Shell::from_archive(&archive(support::trunk_output().path())?)?;
    let listed = ListedPack::new(pack, &json);
    let options = PackageOptions {
        mastery_score: Some(80),
        ..PackageOptions::default()
    };
    for package in PACKAGES {
        for (name, content) in package.files(&shell, &listed, &options)? {
            write(&folder.join(package.name).join(name), &content)?;
        }
    }
    Ok(())
}

/// Returns a pack with as many questions of a kind as a list can have, with ids as long as possible.
fn most_questions(kind: &str) -> Result<Pack, Box<dyn Error>> {
    let mut pack: Value = serde_json::from_str(ALL_KINDS)?;
    let questions = pack["questions"].as_array();
    let question = questions.and_then(|all| all.iter().find(|it| !it["kind"][kind].is_null()));
    let question = question.ok_or("no such question")?.clone();
    let copy = |number: usize| {
        let mut copy = question.clone();
        copy["id"] = json!(format!("{kind:q<60}{number:04}"));
        copy["prompt"] = json!(format!("Question {number}?"));
        copy
    };
    pack["questions"] = (0..2_000).map(copy).collect();
    read(pack.to_string().as_bytes()).map_err(|problems| problems.to_string().into())
}

/// Writes a quiz in which every question is answered, with the ids of the author's questions.
fn write_quiz(pack: &Pack, file: &Path) -> Result<(), Box<dyn Error>> {
    let answer = |(index, question): (usize, &Question)| {
        let item = Item::of(question, pack);
        SavedAnswer {
            item: item.id,
            hash: 7,
            response: item.interaction.key(),
            certainty: [None, Some(Certainty::Sure), Some(Certainty::Guessing)][index % 3],
        }
    };
    let saved = Saved {
        format: Saved::FORMAT,
        pack: pack.id().clone(),
        fingerprint: u64::MAX,
        plan: Plan {
            seed: 1,
            authored: true,
            ..Plan::default()
        },
        at: 0,
        answers: pack.questions().iter().enumerate().map(answer).collect(),
        earlier: Vec::new(),
    };
    let ids: Vec<_> = pack.questions().iter().map(|it| it.id.as_str()).collect();
    let quiz = json!({"ids": ids, "quiz": saved.to_json()});
    write(file, quiz.to_string().as_bytes())
}

fn write(file: &Path, content: &[u8]) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(file.parent().ok_or("no folder")?)?;
    Ok(fs::write(file, content)?)
}
