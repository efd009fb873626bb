//! Marks what is made from a pack with drafts, so that readers see that nobody has confirmed it.
//!
//! The mark is in the texts of the pack: its title, its summary and the prompts of draft questions.
//! So it is in every view, in widgets, in previews of links and in each export.

use crate::failure::Failure;
use crate::json::edit::{self, get_text, put_text};
use jsonc_parser::cst::CstObject;
use standpoint_core::Pack;
use standpoint_web::words::words_for;

/// The mark in each language.
const MARKS: [(&str, &str); 3] = [("en", "[Draft]"), ("de", "[Entwurf]"), ("zh", "[草稿]")];

/// Returns a valid pack's text and the pack itself with the mark.
///
/// # Errors
///
/// If the pack can't be read with the mark, as when it is as large as a pack can be.
pub fn marked(text: &str) -> Result<(String, Pack), Failure> {
    let text = with_mark(text);
    let pack = standpoint_core::read(text.as_bytes()).map_err(|problems| {
        let first = problems.iter().next().map(ToString::to_string);
        Failure::new(
            format!(
                "the pack can't be marked as a draft: {}",
                first.unwrap_or_default()
            ),
            "confirm its drafts with `standpoint review`",
        )
    })?;
    Ok((text, pack))
}

fn with_mark(text: &str) -> String {
    let Some((root, pack)) = edit::parse(text) else {
        return text.to_owned();
    };
    let mark = mark_in(&get_text(&pack, "language").unwrap_or_default());
    for key in ["title", "summary"] {
        put_before(&pack, key, mark);
    }
    let questions = pack.array_value("questions");
    let questions = questions.map_or_else(Vec::new, |list| list.elements());
    for question in questions.iter().filter_map(|it| it.as_object()) {
        if is_draft(&question) {
            put_before(&question, "prompt", mark);
        }
    }
    root.to_string()
}

fn mark_in(language: &str) -> &'static str {
    let tag = words_for(language).language.tag();
    let mark = MARKS.iter().find(|(language, _)| *language == tag);
    mark.unwrap_or(&MARKS[0]).1
}

fn put_before(object: &CstObject, key: &str, mark: &str) {
    if let Some(text) = get_text(object, key) {
        put_text(object, key, &[mark, " ", &text].concat());
    }
}

fn is_draft(entry: &CstObject) -> bool {
    let value = entry.get("draft").and_then(|property| property.value());
    let value = value.and_then(|value| value.as_boolean_lit());
    value.is_some_and(|it| it.value())
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_web::words::LANGUAGES;

    #[test]
    fn the_mark_has_a_text_in_every_language() {
        let languages = LANGUAGES.iter().map(|words| words.language.tag());
        assert!(languages.eq(MARKS.iter().map(|(language, _)| *language)));
        assert_eq!(mark_in("de-AT"), "[Entwurf]");
        assert_eq!(mark_in("fi"), "[Draft]");
    }
}
