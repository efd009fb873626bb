//! Options that refer to other options: the page shuffles them, and readers who know half of the
//! answer can work out the rest.

use super::words::{Word, primary_language, words};
use super::{CheckInput, Warnings};

/// An option that is nothing else, by language.
const WHOLE: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "all of these",
            "all of them",
            "none of these",
            "none of them",
            "both of these",
            "both of them",
            "neither of these",
            "neither of them",
            "both",
            "neither",
            "all",
            "none",
            "any of these",
        ],
    ),
    (
        "de",
        &[
            "alle",
            "alles",
            "alles davon",
            "alle davon",
            "alle diese",
            "keine",
            "keine davon",
            "keines davon",
            "keins davon",
            "keiner davon",
            "nichts davon",
            "beide",
            "beides",
            "keines von beiden",
            "keins von beiden",
            "alle antworten",
            "keine der antworten",
            "alle sind richtig",
            "alle antworten sind richtig",
            "keine ist richtig",
            "keine antwort ist richtig",
            "nichts von alledem",
            "alles richtig",
        ],
    ),
    (
        "zh",
        &[
            "都对",
            "都不对",
            "都是",
            "都不是",
            "全部",
            "全对",
            "全都是",
            "两者都是",
            "两者都不是",
            "以上",
        ],
    ),
];

/// How an option ends, by language, or in Chinese begins.
const PART: &[(&str, &[&str])] = &[
    (
        "en",
        &["of the above", "all the above", "of the other options"],
    ),
    (
        "de",
        &[
            "der genannten",
            "oben genannten",
            "der obigen",
            "des obigen",
        ],
    ),
    (
        "zh",
        &[
            "以上都",
            "以上皆",
            "以上全",
            "以上均",
            "以上所有",
            "上述都",
            "上述皆",
            "上述均",
            "上述全",
        ],
    ),
];

/// What may follow the end in [`PART`].
const OPTIONS: &[&str] = &[
    "answers",
    "options",
    "statements",
    "antworten",
    "möglichkeiten",
    "aussagen",
];

/// Words between two letters that stand for options.
const AND: &[&str] = &[
    "and", "or", "nor", "und", "oder", "noch", "als", "auch", "和", "与", "或", "以及",
];

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let language = primary_language(checked.pack.language());
    let of_language = |lists: &'static [(&str, &[&'static str])]| {
        let list = lists.iter().find(|(it, _)| *it == language);
        list.map_or(&[] as &[&str], |(_, list)| *list)
    };
    let (whole, part) = (of_language(WHOLE), of_language(PART));
    for (i, question) in checked.pack.questions.iter().enumerate() {
        for (j, option) in question.kind.options(checked.pack).iter().enumerate() {
            let words = words(&option.text);
            if whole.contains(&plain(&words).as_str())
                || has_part(&words, part)
                || names_letters(&words)
            {
                warnings.add(
                    format!("questions[{i}].kind.{}.options[{j}].text", question.kind.name()),
                    format!("“{}” refers to other options", option.text),
                    "the page shuffles the options, so say what it stands for; if several are right, ask with `several-right`",
                );
            }
        }
    }
}

/// Joins the words as the lists have them.
fn plain(words: &[Word]) -> String {
    let keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
    let is_unspaced = words.iter().any(Word::is_unspaced);
    keys.join(if is_unspaced { "" } else { " " })
}

fn has_part(words: &[Word], parts: &[&str]) -> bool {
    let last = words.split_last();
    let (_, before) = last
        .filter(|(last, _)| OPTIONS.contains(&last.key.as_str()))
        .unzip();
    let plain = plain(before.unwrap_or(words));
    parts
        .iter()
        .any(|part| plain.starts_with(part) || plain.ends_with(part))
}

/// Whether the words name options by letter: `both A and B`, `sowohl B als auch C`, `A和B都对`.
fn names_letters(words: &[Word]) -> bool {
    let is_letter = |word: &Word| matches!(word.key.as_str(), "a" | "b" | "c" | "d" | "e" | "f");
    let is_and = |word: &Word| AND.contains(&word.key.as_str());
    let is_pair = |at: usize| {
        let rest = words.get(at + 1..).unwrap_or_default();
        let links = rest.iter().take_while(|word| is_and(word)).count();
        links > 0 && rest.get(links).is_some_and(is_letter)
    };
    let mut letters = words.iter().enumerate().filter(|(_, word)| is_letter(word));
    letters.any(|(at, _)| is_pair(at))
}
