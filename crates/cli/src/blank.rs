//! `standpoint blank`: a copy of a pack for a second coder, without what the first has coded.

use crate::args::Blank;
use crate::failure::Failure;
use crate::json::edit;
use crate::new;
use crate::pack_file::{ARTICLE, PACK, PackFile, find_one};
use crate::print;
use crate::schema::{self, LISTS};
use jsonc_parser::cst::CstInputValue;
use standpoint_core::read::TO_DO;
use std::process::ExitCode;

/// What both coders share, besides the article. The other lists are what a coder finds.
const SHARED: [&str; 3] = ["topics", "issues", "actors"];

/// Writes a folder with the copy and the article's text.
///
/// # Errors
///
/// If a file can't be read or written, the pack has errors, or the folder exists.
pub fn run(arguments: &Blank) -> Result<ExitCode, Failure> {
    let file = PackFile::read(&find_one(&arguments.pack)?, None)?;
    let pack = file.pack()?;
    let folder = arguments.out.join(pack.id().as_str());
    let mut files = vec![
        (PACK, blank(&file.text)),
        (new::SCHEMA, schema::PACK.to_owned()),
    ];
    files.extend(file.article.map(|article| (ARTICLE, article.text)));
    new::write(&folder, &files)?;
    print::line(&format!(
        "Wrote {}: its article, topics, statements and actors, and nothing that was coded.\n\
         Next, when it is coded:\n  standpoint agree {} {}",
        folder.display(),
        arguments.pack.display(),
        folder.display()
    ));
    Ok(ExitCode::SUCCESS)
}

/// Empties what the first coder has found, and the texts in which they say what the article says.
fn blank(text: &str) -> String {
    let Some((root, pack)) = edit::parse(text) else {
        return text.to_owned();
    };
    for key in ["title", "summary"] {
        edit::put_text(&pack, key, TO_DO);
    }
    let source = pack.object_value("source");
    let paragraphs = source.and_then(|source| source.array_value("paragraphs"));
    let paragraphs = paragraphs.map_or_else(Vec::new, |list| list.elements());
    for paragraph in paragraphs.iter().filter_map(|it| it.as_object()) {
        edit::put_text(&paragraph, "digest", TO_DO);
    }
    let coded = LISTS.into_iter().filter(|list| !SHARED.contains(list));
    let emptied = coded.chain(["coded", "allowed"]);
    for property in emptied.filter_map(|list| pack.get(list)) {
        property.set_value(CstInputValue::Array(Vec::new()));
    }
    root.to_string()
}
