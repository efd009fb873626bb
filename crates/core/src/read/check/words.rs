//! Names fit their maximum length, and languages are BCP 47 tags.

use crate::read::Problems;
use crate::read::draft::Draft;

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    let pack = &draft.pack;
    check_language("language", &pack.language, problems);
    check_language("source.language", &pack.source.language, problems);
    check_length("title", &pack.title, 120, problems);
    let mut check = |list, i, key, text: &str, most| {
        let path = [&draft.path(list, i), ".", key].concat();
        check_length(&path, text, most, problems);
    };
    for (i, topic) in pack.topics.iter().enumerate() {
        check("topics", i, "name", &topic.name, 40);
    }
    for (i, issue) in pack.issues.iter().enumerate() {
        check("issues", i, "name", &issue.name, 40);
    }
    for (i, actor) in pack.actors.iter().enumerate() {
        check("actors", i, "name", &actor.name, 80);
        check(
            "actors",
            i,
            "short_name",
            actor.short_name.as_deref().unwrap_or_default(),
            24,
        );
    }
}

fn check_length(path: &str, text: &str, most: usize, problems: &mut Problems) {
    let length = text.chars().count();
    if length > most {
        let what = format!("{length} characters, but at most {most} fit");
        problems.at(path, what, "shorten it");
    }
}

fn check_language(path: &str, tag: &str, problems: &mut Problems) {
    if tag.is_empty() {
        return; // A placeholder: the reason is reported already.
    }
    if !is_language_tag(tag) {
        problems.at(
            path,
            "not a language tag",
            "write a BCP 47 tag, such as en or pt-BR",
        );
    }
}

/// Whether a text has the form of a language tag (BCP 47), such as `en` or `pt-BR`.
pub fn is_language_tag(tag: &str) -> bool {
    let part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let primary = tag.split('-').next().unwrap_or_default();
    let is_primary =
        (2..=8).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    is_primary && tag.split('-').all(part)
}
