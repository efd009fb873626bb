//! What a page says of itself to browsers, search engines and those who share a link to it.

use crate::escape::{escaped, json_in_script};
use serde_json::{Value, json};
use standpoint_core::Pack;
use standpoint_web::views::{QuestionText, question_texts};
use standpoint_web::words::Words;

/// The elements of the head that speak of the page, a line each.
pub fn metadata(pack: &Pack, words: &Words) -> String {
    let title = escaped(&[pack.title(), " · ", words.page.name].concat());
    let [headline, summary] = [pack.title(), pack.summary()].map(escaped);
    let name = escaped(words.page.name);
    let language = escaped(pack.language());
    format!(
        "<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <meta name=\"description\" content=\"{summary}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta property=\"og:type\" content=\"article\">\n\
         <meta property=\"og:title\" content=\"{headline}\">\n\
         <meta property=\"og:description\" content=\"{summary}\">\n\
         <meta property=\"og:site_name\" content=\"{name}\">\n\
         <meta property=\"og:locale\" content=\"{language}\">\n\
         <script type=\"application/ld+json\">{}</script>",
        json_in_script(&quiz(pack, words).to_string())
    )
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
        "provider": {"@type": "Organization", "name": words.page.name},
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
