//! Evidence is present where it is required, lies inside the article, and is not quoted at length
//! from an article that the author does not own.

use crate::pack::{Evidence, MAX_QUOTED_WORDS, Selection, normalise, words_in};
use crate::quiz::kind::EntityRef;
use crate::read::Problems;
use crate::read::draft::Draft;
use crate::read::passages::{passages, required_evidence};
use crate::read::verify::check_words;

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    required_evidence(&draft.pack, &mut |list, i, evidence| {
        if evidence.is_empty() {
            let path = [&draft.path(list, i), ".evidence"].concat();
            problems.at(path, "no evidence", "add the paragraph that shows this");
        }
    });
    for (i, quote) in draft.pack.quotes.iter().enumerate() {
        if quote.evidence.selector.is_none() {
            let path = format!("{}.evidence", draft.path("quotes", i));
            let hint = "add a `selector` with the words in `exact`";
            problems.at(path, "the quoted words are missing", hint);
        }
    }
    let Some(paragraphs) = draft.paragraphs_in_file() else {
        return;
    };
    for (i, coded) in draft.pack.coded.iter().enumerate() {
        if let Selection::Only(numbers) = &coded.paragraphs {
            for (j, number) in numbers.iter().enumerate() {
                let path = format!("{}.paragraphs[{j}]", draft.path("coded", i));
                check_number(&path, *number, paragraphs, problems);
            }
        }
    }
    for (i, question) in draft.pack.questions.iter().enumerate() {
        question.kind.references(&mut |path, reference| {
            if let EntityRef::Paragraph(number) = reference {
                let path = [&draft.path("questions", i), ".kind.", path].concat();
                check_number(&path, number, paragraphs, problems);
            }
        });
    }
    let source = &draft.pack.source;
    // An invalid paragraph is left out, so the numbers of those after it would be wrong.
    let mut texts = Vec::new();
    if source.paragraphs.len() == paragraphs {
        for paragraph in &source.paragraphs {
            texts.push(paragraph.text.as_deref().map(normalise));
        }
    }
    for (path, evidence) in passages(&draft.pack, &|list, i| draft.path(list, i)) {
        let number = format!("{path}.paragraph");
        check_number(&number, evidence.paragraph, paragraphs, problems);
        if !source.owned {
            check_length(&path, evidence, problems);
        }
        let index = (evidence.paragraph as usize).checked_sub(1);
        if let Some(Some(text)) = index.and_then(|index| texts.get(index)) {
            check_words(&path, evidence, text, problems);
        }
    }
}

fn check_number(path: &str, paragraph: u32, paragraphs: usize, problems: &mut Problems) {
    if paragraph == 0 || paragraph as usize > paragraphs {
        let what = format!("the article has no paragraph {paragraph}");
        let hint = format!("write a number from 1 to {paragraphs}");
        problems.at(path, what, hint);
    }
}

fn check_length(path: &str, evidence: &Evidence, problems: &mut Problems) {
    let quoted = evidence
        .selector
        .as_ref()
        .map_or(0, |selector| words_in(&selector.in_context()));
    if quoted > MAX_QUOTED_WORDS {
        let what = format!("{quoted} words are quoted from an article that you do not own");
        let hint = format!("quote at most {MAX_QUOTED_WORDS}, including prefix and suffix");
        problems.at(format!("{path}.selector"), what, hint);
    }
}
