//! A question that another question answers by its prompt, its right option or a reason, unless the
//! author says so: then no quiz asks it after that one.

use super::words::{Word, is_unspaced, length, longest_shared_run, words};
use super::{CheckInput, Warnings};
use crate::Pack;
use crate::pack::{ActorId, Question, Quote, Verdict};
use crate::quiz::QuestionKind;
use crate::quiz::kind::{Asks, OfferedActor, Presence};

/// A text of a question that a reader may learn something from.
struct Clue<'p> {
    path: String,
    text: &'p str,
}

/// What a question asks for.
struct Answer<'p> {
    text: String,
    /// Whose words they are, if that is what is asked.
    actor: Option<&'p ActorId>,
    /// Whether it says everything, without the prompt.
    is_sentence: bool,
}

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    let clues: Vec<Vec<Clue<'_>>> = (0..pack.questions.len()).map(|i| clues(pack, i)).collect();
    for (i, question) in pack.questions.iter().enumerate() {
        let prompt = telling(&question.prompt);
        for answer in answers(pack, question) {
            let others = clues.iter().enumerate().filter(|(other, _)| *other != i);
            let mut others =
                others.flat_map(|(other, clues)| clues.iter().map(move |it| (other, it)));
            let gives_away = |(other, clue): &(usize, &Clue<'_>)| {
                let stated = &pack.questions[*other].gives_away;
                !stated.contains(&question.id) && is_in(checked, &answer, &prompt, clue.text)
            };
            if let Some((_, clue)) = others.find(gives_away) {
                warnings.add(
                    format!("questions[{i}]"),
                    format!("{} gives the answer: “{}”", clue.path, clue.text),
                    "word that text otherwise, or list this question in `gives_away` of that one: then no quiz asks it afterwards",
                );
            }
        }
    }
}

fn clues(pack: &Pack, i: usize) -> Vec<Clue<'_>> {
    let Some(question) = pack.questions.get(i) else {
        return Vec::new();
    };
    let clue = |path: &str, text| Clue {
        path: format!("questions[{i}].{path}"),
        text,
    };
    let mut clues = vec![clue("prompt", question.prompt.as_str())];
    let asks = question.kind.asks(pack);
    let options = question.kind.options(pack);
    for text in question.kind.texts() {
        let is_reason = text.path.contains("reason");
        let is_wrong = options
            .iter()
            .any(|it| it.text == text.text && it.verdict != Verdict::Right);
        let is_untrue = matches!(
            asks,
            Asks::Statement {
                is_stated: false,
                ..
            }
        );
        if is_reason || !is_wrong && !is_untrue {
            clues.push(clue(&format!("kind.{}", text.path), text.text));
        }
    }
    clues
}

fn answers<'p>(pack: &'p Pack, question: &'p Question) -> Vec<Answer<'p>> {
    let answer = |text: String, is_sentence| Answer {
        text,
        actor: None,
        is_sentence,
    };
    match &question.kind {
        QuestionKind::InTheArticle(ask) if ask.answer == Presence::Stated => {
            vec![answer(ask.statement.clone(), true)]
        }
        QuestionKind::Number(ask) => vec![answer(format!("{} {}", ask.value, ask.unit), false)],
        QuestionKind::FillTheGap(ask) => vec![answer(ask.answer.clone(), false)],
        kind => match kind.asks(pack) {
            Asks::Actors { options, .. } => {
                let of_quote = |quote: &'p Quote| Answer {
                    text: quote.words().to_owned(),
                    actor: Some(&quote.actor),
                    is_sentence: false,
                };
                let quotes = options.iter().filter_map(OfferedActor::quote);
                quotes.map(of_quote).collect()
            }
            Asks::Texts(options) => {
                let right = options.iter().filter(|it| it.verdict == Verdict::Right);
                right.map(|it| answer(it.text.clone(), false)).collect()
            }
            // Whether and where the article says it is the question.
            Asks::Statement { .. } | Asks::Other => Vec::new(),
        },
    }
}

/// Whether a text of another question gives the answer. `prompt` are the telling words of the
/// question's own prompt: the fewer words the answer has, the more of them the text must have too.
fn is_in(checked: &CheckInput<'_>, answer: &Answer<'_>, prompt: &[Word], text: &str) -> bool {
    let there = words(text);
    let all = words(&answer.text);
    let run = longest_shared_run(&all, &there);
    if let Some(actor) = answer.actor {
        let is_named = checked
            .names
            .in_text(text)
            .iter()
            .any(|it| it.actor.id == *actor);
        return is_named && (run.len() == all.len() || run.len() >= 4);
    }
    if answer.text.contains(is_unspaced) {
        return run.len() == all.len() && length(&all) >= 3;
    }
    let has = |word: &Word| there.iter().any(|it| it.stem() == word.stem());
    let wanted = telling(&answer.text);
    let is_new = wanted
        .iter()
        .any(|word| !prompt.iter().any(|it| it.stem() == word.stem()));
    let shared = prompt.iter().filter(|word| has(word)).count();
    let is_about_it = match wanted.len() {
        0 => false,
        1 => shared >= 3,
        2 => shared >= 2,
        3 if answer.is_sentence => false,
        _ => answer.is_sentence || shared >= 1,
    };
    is_about_it && is_new && wanted.iter().all(has)
}

/// Returns the words of a text that say something: longer ones and numbers, each once.
fn telling(text: &str) -> Vec<Word> {
    let mut telling: Vec<Word> = Vec::new();
    for word in words(text) {
        let is_long = word.stem().chars().count() > 3 && !COMMON.contains(&word.stem());
        let is_known = telling.iter().any(|it| it.stem() == word.stem());
        if !is_known && (is_long || word.key.contains(char::is_numeric)) {
            telling.push(word);
        }
    }
    telling
}

/// Common longer words of English and German.
const COMMON: &[&str] = &[
    "about",
    "according",
    "after",
    "against",
    "also",
    "article",
    "because",
    "been",
    "before",
    "being",
    "between",
    "both",
    "could",
    "does",
    "during",
    "each",
    "first",
    "from",
    "have",
    "into",
    "last",
    "made",
    "many",
    "more",
    "most",
    "must",
    "only",
    "other",
    "over",
    "said",
    "says",
    "should",
    "some",
    "still",
    "such",
    "than",
    "that",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "under",
    "very",
    "was",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "whom",
    "whose",
    "will",
    "with",
    "would",
    "aber",
    "alle",
    "artikel",
    "auch",
    "beim",
    "dass",
    "dem",
    "diese",
    "diesem",
    "dieser",
    "durch",
    "eine",
    "einem",
    "einen",
    "einer",
    "eines",
    "gegen",
    "haben",
    "hatte",
    "hätte",
    "ihre",
    "ihren",
    "kann",
    "mehr",
    "nach",
    "nicht",
    "noch",
    "nur",
    "oder",
    "ohne",
    "seine",
    "sein",
    "seinen",
    "sich",
    "sind",
    "über",
    "unter",
    "vom",
    "waren",
    "warum",
    "weil",
    "welche",
    "wenn",
    "werden",
    "wird",
    "wurde",
    "wurden",
    "zwischen",
];
