//! A proposition that asks two things: somebody may agree with one and not with the other.
//!
//! There is no grammar here, only a few patterns that join verbs or clauses. What joins nouns
//! (`China and the United States`) is no second thing.

use super::words::{Word, primary_language, words};
use super::{CheckInput, Warnings};

/// The words of a language that the patterns consist of.
struct Grammar {
    /// What joins two clauses.
    and: &'static [&'static str],
    /// Verbs that come before another verb, or that no noun is spelled like.
    verbs: &'static [&'static str],
    /// What can follow `and` and belongs to a verb: `and not`.
    before_verb: &'static [&'static str],
    /// What begins a noun phrase: a word between `and` and one of them is a verb.
    articles: &'static [&'static str],
    /// What begins a clause that has a verb of its own.
    relative: &'static [&'static str],
}

const ENGLISH: Grammar = Grammar {
    and: &["and", "or", "but"],
    verbs: &[
        "should", "must", "can", "could", "may", "might", "will", "would", "shall", "ought",
        "cannot", "can't", "is", "are", "was", "were", "has", "have", "had", "does", "do", "did",
        "needs", "deserves",
    ],
    before_verb: &["not", "never", "thereby", "thus", "therefore"],
    articles: &["the", "a", "an", "its", "their", "his", "her", "our"],
    relative: &[
        "which", "who", "whom", "whose", "that", "where", "when", "if", "what", "than",
    ],
};

const GERMAN: Grammar = Grammar {
    and: &["und", "oder", "aber", "sondern"],
    verbs: &[
        "soll", "sollen", "sollte", "sollten", "muss", "müssen", "müsste", "müssten", "kann",
        "können", "könnte", "könnten", "darf", "dürfen", "dürfte", "wird", "werden", "würde",
        "würden", "ist", "sind", "war", "waren", "hat", "haben", "hatte", "hatten",
    ],
    before_verb: &["nicht", "nie", "dadurch", "damit"],
    articles: &[],
    relative: &[
        "welche", "welcher", "welches", "dass", "wenn", "was", "wer", "wo", "weil", "als",
    ],
};

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let language = checked.pack.language();
    let is_double: fn(&str) -> Option<String> = match primary_language(language).as_str() {
        "en" => |text| joined_verbs(text, &ENGLISH, false),
        "de" => |text| joined_verbs(text, &GERMAN, true),
        "zh" => joined_in_chinese,
        _ => {
            warnings.skipped.push(format!(
                "double-barrelled: checked in English, German and Chinese only, and the pack is in \
                 `{language}`"
            ));
            return;
        }
    };
    for (i, issue) in checked.pack.issues.iter().enumerate() {
        if let Some(joint) = is_double(&issue.proposition) {
            warnings.add(
                format!("issues[{i}].proposition"),
                format!("it may ask two things, joined by “{joint}”"),
                "if somebody can agree with one and not with the other, make two statements",
            );
        }
    }
}

/// Returns the words at which two verbs or clauses are joined.
fn joined_verbs(text: &str, grammar: &Grammar, verbs_come_last: bool) -> Option<String> {
    let words = words(text);
    let is_one_of = |word: &Word, list: &[&str]| list.contains(&word.key.as_str());
    let is_verb = |word: &Word| is_one_of(word, grammar.verbs);
    let joints = words
        .iter()
        .enumerate()
        .filter(|(_, word)| is_one_of(word, grammar.and));
    for (i, and) in joints {
        let before = words.get(..i).unwrap_or_default();
        let after = words.get(i + 1..).unwrap_or_default();
        let Some(next) = after.first() else {
            continue;
        };
        // A subject may consist of two parts; its verb comes later.
        let is_after_verb = before.iter().any(is_verb);
        let is_subordinate = before
            .iter()
            .chain(after)
            .any(|word| is_one_of(word, grammar.relative));
        let next_is_verb = is_verb(next) || is_one_of(next, grammar.before_verb) && !is_subordinate;
        // In German the last word is no finite verb of a main clause: `geschlossen werden`.
        let middle = match verbs_come_last {
            true => after.split_last().map_or(after, |(_, rest)| rest),
            false => after,
        };
        let two_clauses = !is_subordinate && middle.iter().skip(1).any(is_verb);
        let ends_in_verb = verbs_come_last && joins_last_verbs(text, before, after);
        let verb_and_object = is_bare_verb(&next.key)
            && !is_one_of(next, grammar.articles)
            && after
                .get(1)
                .is_some_and(|word| is_one_of(word, grammar.articles));
        if is_after_verb && (next_is_verb || two_clauses || ends_in_verb || verb_and_object) {
            return Some(format!("{} {}", and.key, next.key));
        }
    }
    None
}

/// English words that may stand between `and` and an article and are no verbs.
const PREPOSITIONS: &[&str] = &[
    "on", "in", "of", "to", "for", "with", "by", "at", "from", "about", "against", "between",
    "under", "over", "into", "than", "as", "both", "after", "before", "during", "without",
    "through", "also", "even", "only", "so", "such", "half", "not",
];

/// Whether an English word before an article can be a verb after `should`: no number, preposition,
/// adverb or plural.
fn is_bare_verb(word: &str) -> bool {
    let is_plural = word.ends_with('s') && !word.ends_with("ss");
    // "Between 1 a.m. and 4 a.m."
    let is_number = word.starts_with(|c: char| c.is_ascii_digit());
    !is_number && !PREPOSITIONS.contains(&word) && !word.ends_with("ly") && !is_plural
}

/// Whether the word before `und` and the last one are verbs, as in `geschlossen und abgerissen
/// werden`: in lower case, unlike nouns, and no pair of adjectives before a noun.
fn joins_last_verbs(text: &str, before: &[Word], after: &[Word]) -> bool {
    let is_lower = |word: &Word| {
        let word = text.get(word.start..word.end).unwrap_or_default();
        word.starts_with(char::is_lowercase)
    };
    let is_verb_form =
        |word: &Word| is_lower(word) && (word.key.ends_with("en") || word.key.ends_with('t'));
    let (Some(last_before), Some(next)) = (before.last(), after.first()) else {
        return false;
    };
    let begins_noun_phrase =
        ["ein", "eine", "einen", "der", "die", "das", "den"].contains(&next.key.as_str());
    let is_pair_of_adjectives =
        !begins_noun_phrase && after.get(1).is_some_and(|word| !is_lower(word));
    is_verb_form(last_before)
        && after.len() > 1
        && after.last().is_some_and(is_verb_form)
        && !is_pair_of_adjectives
}

/// In Chinese 和 and 或 join nouns; these join verbs, and two modal verbs are two clauses.
fn joined_in_chinese(text: &str) -> Option<String> {
    const JOINTS: [&str; 6] = ["并且", "而且", "，并", "，且", "但是", "，但"];
    const MODALS: [&str; 6] = ["应当", "应该", "必须", "可以", "能够", "不应"];
    if let Some(joint) = JOINTS.iter().find(|joint| text.contains(**joint)) {
        return Some((*joint).to_owned());
    }
    let has_modal = |text: &str| MODALS.iter().any(|modal| text.contains(modal));
    let splits = ["和", "或", "，"]
        .iter()
        .filter_map(|joint| Some((joint, text.split_once(joint)?)));
    let mut clauses = splits.filter(|(_, (one, other))| has_modal(one) && has_modal(other));
    clauses.next().map(|(joint, _)| (*joint).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_verbs_and_clauses_are_found() {
        let english = |text| joined_verbs(text, &ENGLISH, false).is_some();
        for text in [
            "The bridge should be closed and must be repaired.",
            "Cars should be banned and buses must be cheaper.",
            "The council should close the bridge and build a tunnel.",
            "The plan is cheap and will help.",
            "Tariffs are legitimate or at least they are useful.",
        ] {
            assert!(english(text), "{text}");
        }
        for text in [
            "China and the United States should work together on drug control.",
            "Controls on two precursors and on nitazenes can help against trafficking.",
            "Drugs should be kept out of disputes between China and the United States.",
            "The bridge should be closed to cars and lorries.",
            "Whoever pays and is late should be fined.",
            "The plan is good for shops and people in the harbour.",
            "The plan should be open to those who walk and who are old.",
            "The bridge should be closed to cars and lorries the whole week.",
            "The council should close schools and shops more often.",
            "The plan is fair and clearly the best.",
            "The field should be closed between 1 a.m. and 4 a.m.",
        ] {
            assert!(!english(text), "{text}");
        }
    }

    #[test]
    fn german_verbs_come_last() {
        let german = |text| joined_verbs(text, &GERMAN, true).is_some();
        for text in [
            "Die Brücke sollte geschlossen und abgerissen werden.",
            "Die Brücke sollte geschlossen und ein Tunnel gebaut werden.",
            "Autos sind laut und Busse müssen billiger werden.",
        ] {
            assert!(german(text), "{text}");
        }
        for text in [
            "Die alten und neuen Brücken sollten geschlossen werden.",
            "Autos und Lastwagen sollten verboten werden.",
            "Die Brücke sollte für Autos und Busse geschlossen werden.",
            "Die Stadt sollte die alten und neuen Brücken schließen.",
        ] {
            assert!(!german(text), "{text}");
        }
    }

    #[test]
    fn chinese_has_words_that_join_verbs() {
        assert!(joined_in_chinese("大桥应该关闭，并拆除。").is_some());
        assert!(joined_in_chinese("汽车应该禁止，公交必须便宜。").is_some());
        assert!(joined_in_chinese("中国和美国应该合作。").is_none());
        assert!(joined_in_chinese("大桥应该对汽车和卡车关闭。").is_none());
    }
}
