//! The metadata of a page for browsers, search engines and link previews.

use crate::app::BACKGROUNDS;
use crate::escape::{escaped, json_in_script};
use crate::listed_pack::ListedPack;
use crate::picture::{HEIGHT, WIDTH};
use leptos::prelude::Owner;
use serde_json::{Value, json};
use standpoint_core::Pack;
use standpoint_web::navigation::page_of;
use standpoint_web::views::{QuestionText, question_texts};
use standpoint_web::words::Words;
use std::sync::Arc;

/// The folder of these files.
pub const EMBED_FOLDER: &str = "embed/";

/// Returns the metadata elements of the head, one per line. `address` is the URL at which the
/// folder will be hosted, if known.
pub fn metadata(pack: &Pack, words: &Words, address: Option<&str>) -> String {
    let basic = basic_metadata(pack, words);
    let base = escaped(address.unwrap_or("./"));
    let (page, picture) = (page_of(pack.id()), picture_of(pack));
    let [light, dark] = BACKGROUNDS;
    let [headline, summary] = [pack.title(), pack.summary()].map(escaped);
    let name = escaped(words.page.name());
    let language = escaped(pack.language());
    format!(
        "{basic}\n\
         <meta name=\"theme-color\" content=\"{light}\" media=\"(prefers-color-scheme: light)\">\n\
         <meta name=\"theme-color\" content=\"{dark}\" media=\"(prefers-color-scheme: dark)\">\n\
         <link rel=\"canonical\" href=\"{base}{page}\">\n\
         <meta property=\"og:url\" content=\"{base}{page}\">\n\
         <meta property=\"og:image\" content=\"{base}{picture}\">\n\
         <meta property=\"og:image:width\" content=\"{WIDTH}\">\n\
         <meta property=\"og:image:height\" content=\"{HEIGHT}\">\n\
         <meta property=\"og:image:alt\" content=\"{headline}\">\n\
         <meta name=\"twitter:card\" content=\"summary_large_image\">\n\
         <meta property=\"og:type\" content=\"article\">\n\
         <meta property=\"og:title\" content=\"{headline}\">\n\
         <meta property=\"og:description\" content=\"{summary}\">\n\
         <meta property=\"og:site_name\" content=\"{name}\">\n\
         <meta property=\"og:locale\" content=\"{language}\">"
    )
}

/// Returns the metadata that doesn't depend on where the page is hosted.
pub fn basic_metadata(pack: &Pack, words: &Words) -> String {
    let title = escaped(&[pack.title(), " · ", words.page.name()].concat());
    let summary = escaped(pack.summary());
    format!(
        "<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <meta name=\"description\" content=\"{summary}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">"
    )
}

/// Returns the file name of a pack's picture.
pub fn picture_of(pack: &Pack) -> String {
    format!("{}.png", pack.id())
}

/// Returns the page's linked data (JSON-LD), escaped for a script element.
pub fn linked_data(pack: &Arc<Pack>, words: &Words) -> String {
    json_in_script(&quiz(pack, words).to_string())
}

/// Returns the quiz and its article in the vocabulary of schema.org.
fn quiz(pack: &Arc<Pack>, words: &Words) -> Value {
    let source = pack.source();
    let mut article = json!({
        "@type": "NewsArticle",
        "headline": source.title.as_deref().unwrap_or(pack.title()),
        "publisher": {"@type": "Organization", "name": source.publisher},
        "inLanguage": source.language,
    });
    if let Some(link) = &source.link {
        article["url"] = json!(link.as_str());
    }
    let questions = Owner::new().with(|| question_texts(pack));
    let questions: Vec<_> = questions.iter().map(question).collect();
    json!({
        "@context": "https://schema.org",
        "@type": "Quiz",
        "name": pack.title(),
        "description": pack.summary(),
        "inLanguage": pack.language(),
        "isAccessibleForFree": true,
        "provider": {"@type": "Organization", "name": words.page.name()},
        "about": article,
        "hasPart": questions,
    })
}

fn question(question: &QuestionText) -> Value {
    let answers = |texts: &[String]| -> Vec<_> {
        let answer = |text| json!({"@type": "Answer", "text": text});
        texts.iter().map(answer).collect()
    };
    json!({
        "@type": "Question",
        "eduQuestionType": "Multiple choice",
        "text": question.question,
        "acceptedAnswer": answers(&question.right),
        "suggestedAnswer": answers(&question.others),
    })
}

/// Returns the file name of a story's oEmbed response.
pub fn oembed_of(listed: &ListedPack) -> String {
    format!("{EMBED_FOLDER}{}.json", listed.pack.id())
}
