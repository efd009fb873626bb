//! `standpoint merge`: takes the reply to a brief into a pack. Every entry is checked against the
//! rules of the format and against the article; what holds is added as a draft.

mod entry;
mod merging;
mod proposed;

pub use merging::{Kept, Merging};

use crate::args::Merge;
use crate::failure::Failure;
use crate::json::pointer;
use crate::pack_file::{ARTICLE, PackFile, find_one};
use crate::review::is_unwritten;
use crate::{print, reply};
use proposed::Refused;
use serde_json::Value;
use standpoint_core::read::drafts;
use std::io::{self, Read as _};
use std::path::Path;
use std::process::ExitCode;

/// Merges a reply into a pack, and prints what was kept and what was not, with the reason.
///
/// # Errors
///
/// If a file can't be read or written, the reply has no JSON, or the pack has no article to check it
/// against. Then the pack is as it was.
pub fn run(arguments: &Merge) -> Result<ExitCode, Failure> {
    let file = PackFile::read(&find_one(&arguments.pack)?, arguments.source.as_deref())?;
    if file.article.is_none() {
        return Err(Failure::new(
            format!(
                "{}: no article to check the reply against",
                file.path.display()
            ),
            format!("put its text next to the pack, as {ARTICLE}, or pass it with --source"),
        ));
    }
    let reply = reply::read(&text_of(&arguments.reply)?).ok_or_else(|| {
        Failure::new(
            format!("{}: no JSON object in it", arguments.reply.display()),
            "pass the whole reply, or what is inside its code fence",
        )
    })?;
    let is_cut_off = reply.is_cut_off;
    let mut merging = Merging::new(&file, reply)?;
    merging.check();
    let (text, kept) = merging.merged();
    if text != file.text {
        file.write(&text)?;
    }
    print::line(&summary(&kept, merging.refused(), merging.notes()));
    if let Some(left) = still_to_write(&serde_json::from_str(&text).unwrap_or_default()) {
        let folder = arguments.pack.display();
        print::line(&format!(
            "\n{left}\n`standpoint review {folder}` shows each next to its passage."
        ));
    }
    if is_cut_off {
        print::line("The reply is cut off: ask for the rest, and merge that too.");
    }
    Ok(match merging.refused() {
        [] if !is_cut_off => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// Reads the reply: a file, or `-` for standard input.
fn text_of(path: &Path) -> Result<String, Failure> {
    if path != Path::new("-") {
        return crate::pack_file::text_of(path);
    }
    let mut text = String::new();
    io::stdin()
        .read_to_string(&mut text)
        .map_err(Failure::file(path, "pass UTF-8 text"))?;
    Ok(text)
}

/// Lists the drafts in which something is still to be written. `None`: there are none.
fn still_to_write(pack: &Value) -> Option<String> {
    const MOST: usize = 12;
    let unwritten = drafts(pack).into_iter().filter(|path| {
        let entry = pack.pointer(&pointer(path)).unwrap_or(&Value::Null);
        is_unwritten(path, entry)
    });
    let name = |path: String| {
        let entry = pack.pointer(&pointer(&path));
        let id = entry.and_then(|it| it["id"].as_str());
        let place = path.split_once('[');
        let paragraph = path.strip_prefix("source.paragraphs[");
        let paragraph = paragraph.and_then(|it| it.split(']').next()?.parse::<usize>().ok());
        match (id, place, paragraph) {
            (Some(id), Some((list, _)), _) => format!("{list} `{id}`"),
            (.., Some(index)) => format!("the digest of ¶{}", index + 1),
            _ => path,
        }
    };
    let all: Vec<String> = unwritten.map(name).collect();
    let first = all.get(..MOST).unwrap_or(&all).join(", ");
    match all.len() {
        0 => None,
        count if count > MOST => Some(format!(
            "Still to be written ({count}): {first}, and {} more.",
            count - MOST
        )),
        count => Some(format!("Still to be written ({count}): {first}.")),
    }
}

fn summary(kept: &[Kept], refused: &[Refused], notes: &[String]) -> String {
    let mut lines = vec![match kept.iter().map(|kept| kept.count).sum::<usize>() {
        0 => "Nothing new was added.".to_owned(),
        _ => {
            let lists = counts(kept);
            format!("Added as drafts: {lists}. Go through them with `standpoint review`.")
        }
    }];
    if !refused.is_empty() {
        lines.push(format!("\nNot added ({}):", refused.len()));
        lines.extend(refused.iter().map(|it| format!("  {it}")));
    }
    if !notes.is_empty() {
        lines.push("\nFor you to read:".to_owned());
        lines.extend(notes.iter().map(|note| format!("  {note}")));
    }
    lines.join("\n")
}

/// Returns the lists to which something was added, with the numbers: `actors (3), quotes (2)`.
pub fn counts(kept: &[Kept]) -> String {
    let lists = kept.iter().filter(|kept| kept.count > 0);
    let lists = lists.map(|kept| format!("{} ({})", kept.list, kept.count));
    lists.collect::<Vec<_>>().join(", ")
}
