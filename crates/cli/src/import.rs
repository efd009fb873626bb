//! `standpoint import`: questions from other formats, as drafts.

use crate::args::{Import, ImportFormat};
use crate::failure::Failure;
use crate::json::{edit, input};
use crate::pack_file::{PackFile, find_one, text_of};
use crate::print::{self, counted};
use serde_json::Value;
use standpoint_formats::{Imported, import_csv, import_gift};
use std::process::ExitCode;

/// Adds the questions of a file to a pack as drafts, and prints what was not carried over.
///
/// # Errors
///
/// If a file can't be read or written, or the pack isn't JSON. Then the pack is as it was.
pub fn run(arguments: &Import) -> Result<ExitCode, Failure> {
    let file = PackFile::read(&find_one(&arguments.pack)?, None)?;
    let text = text_of(&arguments.file)?;
    let imported = match arguments.from {
        ImportFormat::Gift => import_gift(&text),
        ImportFormat::Csv => import_csv(&text),
    };
    let merged = with(&file.text, &imported).ok_or_else(|| {
        Failure::new(
            format!("{}: not a pack", file.path.display()),
            "run `standpoint check` to see what is wrong",
        )
    })?;
    if merged.questions > 0 {
        file.write(&merged.text)?;
    }
    print::line(&match merged.questions {
        0 if merged.known.is_empty() => format!(
            "Nothing was added: there is no question in {} that can be carried over.",
            arguments.file.display()
        ),
        0 => "Nothing was added: the pack has all of these questions already.".into(),
        _ => format!(
            "Added as drafts: {}, {}. They have no evidence yet, and so are errors: add the passage \
             of each option, then confirm them with `standpoint review`.",
            counted(merged.questions, "question"),
            counted(merged.topics, "topic")
        ),
    });
    for id in &merged.known {
        print::line(&format!(
            "  not added: the pack has an entry `{id}` already"
        ));
    }
    // Of what was imported before, it has been said.
    let is_new = merged.questions > 0 || merged.known.is_empty();
    for sentence in imported.left_out.iter().filter(|_| is_new) {
        print::line(&format!("  not carried over: {sentence}"));
    }
    Ok(match merged.questions {
        0 => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    })
}

/// A pack with imported questions.
struct Merged {
    text: String,
    /// The number of new topics.
    topics: usize,
    /// The number of new questions.
    questions: usize,
    /// The ids of questions that the pack has already.
    known: Vec<String>,
}

/// Returns the pack's text with the topics and questions that it doesn't have, and how many those
/// are. `None`: not a pack.
fn with(text: &str, imported: &Imported) -> Option<Merged> {
    let (root, pack) = edit::parse(text)?;
    let is_list = |list: &str| pack.get(list).is_none() || pack.array_value(list).is_some();
    if !["topics", "questions"].into_iter().all(is_list) {
        return None;
    }
    let mut known = Vec::new();
    let mut add = |list: &str, entries: &[Value]| {
        let is_question = list == "questions";
        let list = pack.array_value_or_set(list);
        let mut ids: Vec<Option<String>> = list
            .elements()
            .iter()
            .map(|entry| edit::get_text(&entry.as_object()?, "id"))
            .collect();
        let mut added = 0;
        for entry in entries {
            let id = entry["id"].as_str().map(str::to_owned);
            if !ids.contains(&id) {
                list.append(input(entry));
                ids.push(id);
                added += 1;
            } else {
                known.extend(id.filter(|_| is_question));
            }
        }
        added
    };
    let questions = add("questions", &imported.questions);
    // Without new questions their topics are not needed.
    let topics = match questions {
        0 => 0,
        _ => add("topics", &imported.topics),
    };
    Some(Merged {
        text: root.to_string(),
        topics,
        questions,
        known,
    })
}
