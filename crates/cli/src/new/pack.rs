//! A first pack: what is known of the article, and drafts.

use crate::article::Article;
use serde::Serialize;
use standpoint_core::pack::{Date, FORMAT, Link, PackId, Paragraph, Sha256};
use standpoint_core::read::TO_DO;

/// What the author says about the article.
pub struct About {
    /// The pack's id.
    pub id: PackId,
    /// Who published it.
    pub publisher: String,
    /// When.
    pub published: Date,
    /// The language of the article and the pack.
    pub language: String,
    /// Where it can be read.
    pub link: Option<Link>,
    /// Whether the pack's author owns the text.
    pub is_owned: bool,
}

/// A pack in the order in which its keys are written.
#[derive(Serialize)]
struct Pack<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    format: u64,
    id: &'a PackId,
    title: &'static str,
    summary: &'static str,
    language: &'a str,
    source: Source<'a>,
    topics: [(); 0],
    issues: [(); 0],
    actors: [(); 0],
    coded: [(); 0],
    positions: [(); 0],
    quotes: [(); 0],
    claims: [(); 0],
    relations: [(); 0],
    events: [(); 0],
    figures: [(); 0],
    questions: [(); 0],
}

#[derive(Serialize)]
struct Source<'a> {
    publisher: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    language: &'a str,
    published: &'a Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'a Link>,
    owned: bool,
    paragraphs: Vec<Paragraph>,
}

/// Returns the JSON of a first pack.
pub fn pack(article: &Article, about: &About) -> String {
    let paragraphs = article.paragraphs.iter().map(|text| Paragraph {
        digest: TO_DO.into(),
        sha256: Sha256::of(text),
        text: about.is_owned.then(|| text.clone()),
    });
    let pack = Pack {
        schema: "./pack.schema.json",
        format: FORMAT,
        id: &about.id,
        title: TO_DO,
        summary: TO_DO,
        language: &about.language,
        source: Source {
            publisher: &about.publisher,
            title: article.title.as_deref(),
            language: &about.language,
            published: &about.published,
            link: about.link.as_ref(),
            owned: about.is_owned,
            paragraphs: paragraphs.collect(),
        },
        topics: [],
        issues: [],
        actors: [],
        coded: [],
        positions: [],
        quotes: [],
        claims: [],
        relations: [],
        events: [],
        figures: [],
        questions: [],
    };
    // Only a map with keys that are no strings can't be serialized.
    serde_json::to_string_pretty(&pack).unwrap_or_default() + "\n"
}

/// Makes an id of a text: its letters and digits in lower case, without accents, joined by hyphens.
/// Empty if it has none of a–z.
pub fn slug(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let plain = text.nfkd().flat_map(char::to_lowercase);
    let mut slug = String::new();
    for c in plain {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'ß' => slug.push_str("ss"),
            c if unicode_normalization::char::is_combining_mark(c) => {}
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    let slug = slug.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_slug_is_an_id() {
        for (text, expected) in [
            ("The Ferry Plan (draft 2)", "the-ferry-plan-draft-2"),
            ("Żółta łódź", "zo-ta-odz"),
            ("Straße", "strasse"),
            ("2025-03 ferry", "ferry"),
            ("图书馆", ""),
            ("--", ""),
        ] {
            assert_eq!(slug(text), expected, "{text}");
        }
    }
}
