//! What a page says of itself to browsers, search engines and those who share a link to it.

use crate::app::GROUNDS;
use crate::escape::{escaped, json_in_script};
use crate::picture::{HEIGHT, WIDTH};
use serde_json::{Value, json};
use standpoint_core::Pack;
use standpoint_web::prerender::page_of;
use standpoint_web::views::{QuestionText, question_texts};
use standpoint_web::words::Words;

/// The elements of the head that speak of the page, a line each. `address` is where the folder
/// will stand, if that is known.
pub fn metadata(pack: &Pack, words: &Words, address: Option<&str>) -> String {
    let described = described(pack, words);
    let base = escaped(address.unwrap_or("./"));
    let (page, picture) = (page_of(pack.id()), picture_of(pack));
    let [light, dark] = GROUNDS;
    let [headline, summary] = [pack.title(), pack.summary()].map(escaped);
    let name = escaped(words.page.name());
    let language = escaped(pack.language());
    format!(
        "{described}\n\
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

/// What the page says of itself wherever it is.
pub fn described(pack: &Pack, words: &Words) -> String {
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

/// The file of a pack's picture.
pub fn picture_of(pack: &Pack) -> String {
    format!("{}.png", pack.id())
}

/// What the page says of itself to machines, as JSON for a script element.
pub fn linked_data(pack: &Pack, words: &Words) -> String {
    json_in_script(&quiz(pack, words).to_string())
}

/// The quiz and the article it is about, in the words of schema.org.
fn quiz(pack: &Pack, words: &Words) -> Value {
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
    let questions: Vec<_> = question_texts(pack).iter().map(question).collect();
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
