//! The same act should have the same verb for every party: if one party "admits" what another
//! "acknowledges", the words take sides.
//!
//! Checks English only. The names in a sentence show who acts; verbs without a clear actor are
//! skipped, and so are verbs that the article itself uses in that paragraph.

use super::texts::{Text, texts};
use super::words::primary_language;
use super::{CheckInput, Warnings, paragraph_numbers};
use crate::compare::institution;
use crate::pack::{Actor, ActorId};
use crate::text::is_letter_or_digit;

/// The verbs for one act.
struct Act {
    /// Neutral verbs, each in all its forms.
    neutral: &'static [&'static [&'static str]],
    /// Loaded verbs: they judge the act.
    loaded: &'static [&'static [&'static str]],
}

static ACTS: [Act; 4] = [
    Act {
        neutral: &[
            &["say", "says", "said", "saying"],
            &["states", "stated"],
            &["tell", "tells", "told"],
            &["argue", "argues", "argued"],
            &["explain", "explains", "explained"],
        ],
        loaded: &[
            &["claim", "claims", "claimed", "claiming"],
            &["allege", "alleges", "alleged"],
            &["insist", "insists", "insisted", "insisting"],
            &["complain", "complains", "complained", "complaining"],
            &["boast", "boasts", "boasted", "boasting"],
            &["profess", "professes", "professed"],
            &["purport", "purports", "purported"],
            &["grumble", "grumbles", "grumbled", "grumbling"],
        ],
    },
    Act {
        neutral: &[
            &[
                "acknowledge",
                "acknowledges",
                "acknowledged",
                "acknowledging",
            ],
            &[
                "recognize",
                "recognizes",
                "recognized",
                "recognise",
                "recognises",
                "recognised",
            ],
            &["credits", "credited"],
            &["accept", "accepts", "accepted"],
        ],
        loaded: &[
            &["admit", "admits", "admitted", "admitting"],
            &["concede", "concedes", "conceded", "conceding"],
            &["confess", "confesses", "confessed", "confessing"],
        ],
    },
    Act {
        neutral: &[
            &["declines", "declined", "declining"],
            &["reject", "rejects", "rejected", "rejecting"],
        ],
        loaded: &[
            &["refuse", "refuses", "refused", "refusing"],
            &["rebuff", "rebuffs", "rebuffed", "rebuffing"],
            &["spurn", "spurns", "spurned", "spurning"],
        ],
    },
    Act {
        neutral: &[
            &[
                "criticize",
                "criticizes",
                "criticized",
                "criticise",
                "criticises",
                "criticised",
            ],
            &["accuse", "accuses", "accused", "accusing"],
            &["blame", "blames", "blamed", "blaming"],
            &["condemn", "condemns", "condemned", "condemning"],
        ],
        loaded: &[
            &["slam", "slams", "slammed", "slamming"],
            &["blast", "blasts", "blasted", "blasting"],
            &["lambast", "lambasts", "lambasted", "lambaste", "lambastes"],
            &["smear", "smears", "smeared", "smearing"],
        ],
    },
];

/// Words after which a verb is a noun or an adjective: `an alleged plan`.
const DETERMINERS: [&str; 24] = [
    "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our",
    "your", "no", "some", "any", "all", "two", "three", "both", "such", "of", "with",
];

/// Verbs whose base form is more often a noun.
const NOUNS: [&str; 6] = ["blast", "boast", "claim", "refuse", "slam", "smear"];

/// Words after which one of [`NOUNS`] is a verb. Any word ending in `s` counts too, as a likely plural.
const BEFORE_A_VERB: [&str; 5] = ["and", "they", "to", "we", "who"];

/// Words before which their form with `s` is a plural noun.
const AFTER_A_NOUN: [&str; 8] = ["of", "by", "about", "against", "are", "were", "have", "on"];

/// What authorities refuse without being stubborn.
const REFUSABLE: [&str; 14] = [
    "access",
    "application",
    "applications",
    "approval",
    "asylum",
    "bail",
    "consent",
    "entry",
    "leave",
    "licence",
    "license",
    "permission",
    "permit",
    "visa",
];

/// How many words may be between "refuse" and what is refused, as in “refuse the company permission”.
const NEAR: usize = 4;

/// A use of a verb in a text.
pub(super) struct Use<'t> {
    act: usize,
    /// The index of the loaded verb. `None`: a plain verb.
    loaded: Option<usize>,
    /// The verb as the text has it.
    word: &'t str,
    /// The actor who does it.
    pub actor: &'t ActorId,
    /// The institution of that actor.
    party: &'t ActorId,
    pub path: String,
}

impl Use<'_> {
    pub fn is_loaded(&self) -> bool {
        self.loaded.is_some()
    }
}

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let Some(uses) = checked.verbs() else {
        warnings.skipped.push(format!(
            "loaded verbs: checked in English only, and the pack is in `{}`",
            checked.pack.language()
        ));
        return;
    };
    for found in uses {
        let Some(verb) = found.loaded else {
            continue;
        };
        let shaded = parties(uses, |other| {
            other.act == found.act && other.loaded == Some(verb)
        });
        let all = parties(uses, |other| other.act == found.act);
        let plainly = uses.iter().find(|other| {
            other.act == found.act && other.loaded.is_none() && !shaded.contains(&other.party)
        });
        // A verb that is used for more than half of the parties singles nobody out.
        if let Some(plainly) = plainly.filter(|_| 2 * shaded.len() <= all.len()) {
            warnings.add(
                &found.path,
                format!(
                    "“{}” for `{}`, but “{}” for `{}` ({})",
                    found.word, found.party, plainly.word, plainly.party, plainly.path
                ),
                "use the same verb for the same act, whoever does it",
            );
        }
    }
}

/// Finds the verbs in a pack's texts. `None`: the pack is not in English.
pub(super) fn uses<'t>(checked: &CheckInput<'t>) -> Option<Vec<Use<'t>>> {
    if primary_language(checked.pack.language()) != "en" {
        return None;
    }
    let mut uses = Vec::new();
    for text in &texts(checked.pack) {
        collect(checked, text, &mut uses);
    }
    Some(uses)
}

fn parties<'u>(uses: &[Use<'u>], matches: impl Fn(&Use<'u>) -> bool) -> Vec<&'u ActorId> {
    let mut parties = Vec::new();
    for found in uses.iter().filter(|found| matches(found)) {
        if !parties.contains(&found.party) {
            parties.push(found.party);
        }
    }
    parties
}

fn collect<'t>(checked: &CheckInput<'t>, text: &Text<'t>, uses: &mut Vec<Use<'t>>) {
    let mentions = checked.names.in_text(text.text);
    let words = words(text.text);
    for (i, (start, word)) in words.iter().enumerate() {
        // Only the first word is lower-cased: “States” inside a text is part of a country's name.
        let lower = word.to_lowercase();
        let Some((act, loaded)) = verb(if i == 0 { &lower } else { word }) else {
            continue;
        };
        let neighbour = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |it| it.1);
        if is_noun(neighbour(i.checked_sub(1)), word, neighbour(Some(i + 1)))
            || is_quoted(text.text, *start)
            || is_official(&words, i)
            || loaded.is_some_and(|verb| the_article_has(checked, text, ACTS[act].loaded[verb]))
        {
            continue;
        }
        let sentence = text.text.get(..*start).unwrap_or_default();
        let sentence = sentence.rfind(['.', ';', '!', '?']).map_or(0, |at| at + 1);
        let named = mentions
            .iter()
            .rfind(|it| it.start >= sentence && it.end <= *start);
        // "Fox of the union claims": Fox does.
        let whose = named.and_then(|it| before_preposition(text.text, it.start));
        let named = match whose {
            Some(end) => mentions.iter().rfind(|it| it.end == end),
            None => named,
        };
        // "The council's lawyers claim", "the office of Fox claims": they do, and not the council or Fox.
        if whose.is_some() && named.is_none() || named.is_some_and(|it| owns(text.text, it.end)) {
            continue;
        }
        let actor = named.map(|it| it.actor).or(text.about);
        if let Some(actor) = actor.or_else(|| only_party(checked, text)) {
            uses.push(Use {
                act,
                loaded,
                word,
                actor: &actor.id,
                party: &institution(checked.pack, actor).id,
                path: text.path.clone(),
            });
        }
    }
}

/// Whether a name that ends at a byte only says whose something is.
fn owns(text: &str, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default();
    let after = after.strip_prefix(['’', '\'']);
    after.is_some_and(|it| it.strip_prefix('s').unwrap_or(it).starts_with(' '))
}

/// Returns where the words end that a name at a byte belongs to by a preposition: "the office" in "the office
/// of Fox".
fn before_preposition(text: &str, start: usize) -> Option<usize> {
    let before = text.get(..start)?;
    let before = before.strip_suffix("the ").unwrap_or(before);
    let ends = [" of ", " for ", " from ", " at "];
    let before = ends.iter().find_map(|it| before.strip_suffix(it))?;
    before.ends_with(is_letter_or_digit).then_some(before.len())
}

/// Returns runs of letters and digits with their byte offsets. `’s` is not part of a word.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_letter_or_digit(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from, text.get(from..at).unwrap_or_default()));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn verb(word: &str) -> Option<(usize, Option<usize>)> {
    ACTS.iter().enumerate().find_map(|(i, act)| {
        match act.loaded.iter().position(|forms| forms.contains(&word)) {
            Some(verb) => Some((i, Some(verb))),
            None => {
                let is_plain = act.neutral.iter().any(|forms| forms.contains(&word));
                is_plain.then_some((i, None))
            }
        }
    })
}

fn is_noun(before: &str, word: &str, after: &str) -> bool {
    let lower = before.to_ascii_lowercase();
    let before = lower.as_str();
    let is_verb = BEFORE_A_VERB.contains(&before) || before.ends_with('s');
    DETERMINERS.contains(&before)
        || before == "s"
        || NOUNS.contains(&word) && !is_verb
        || word
            .strip_suffix('s')
            .is_some_and(|one| NOUNS.contains(&one))
            && AFTER_A_NOUN.contains(&after)
}

/// Whether the verb at an index is "refuse" for what is applied for: that is the plain word for it.
fn is_official(words: &[(usize, &str)], at: usize) -> bool {
    let is_refusal = words
        .get(at)
        .is_some_and(|it| it.1.to_lowercase().starts_with("refus"));
    let is_near = |range: std::ops::Range<usize>| {
        let near = words.get(range).unwrap_or_default();
        near.iter()
            .any(|it| REFUSABLE.contains(&it.1.to_lowercase().as_str()))
    };
    let after = at + 1..words.len().min(at + 1 + NEAR);
    // "The application was refused", but not "the applicant refused".
    let is_passive = at.checked_sub(1).and_then(|at| words.get(at));
    let is_passive =
        is_passive.is_some_and(|it| ["was", "were", "be", "been", "is"].contains(&it.1));
    is_refusal && (is_near(after) || is_passive && is_near(at.saturating_sub(NEAR)..at))
}

/// Whether the offset is between quotation marks: those are not the author's words.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let count = |mark: char| before.chars().filter(|c| *c == mark).count();
    count('“') > count('”') || count('"') % 2 == 1
}

fn the_article_has(checked: &CheckInput<'_>, text: &Text<'_>, forms: &[&str]) -> bool {
    let has = |paragraph: &str| {
        words(paragraph)
            .iter()
            .any(|(_, word)| forms.contains(word))
    };
    if text.paragraphs.is_empty() {
        checked.paragraphs.iter().any(|paragraph| has(paragraph))
    } else {
        let mut there = text
            .paragraphs
            .iter()
            .filter_map(|number| checked.paragraph(*number));
        there.any(has)
    }
}

/// For the digest of a paragraph in which only one party speaks: that party.
fn only_party<'p>(checked: &CheckInput<'p>, text: &Text<'_>) -> Option<&'p Actor> {
    let ([number], true) = (text.paragraphs.as_slice(), text.path.ends_with(".digest")) else {
        return None;
    };
    let pack = checked.pack;
    let there = checked
        .statements
        .iter()
        .filter(|statement| paragraph_numbers(statement.evidence).any(|it| it == *number));
    let mut parties: Vec<&Actor> = there
        .filter_map(|statement| pack.find_actor(statement.actor.as_str()))
        .map(|actor| institution(pack, actor))
        .collect();
    parties.dedup_by_key(|party| &party.id);
    match parties.as_slice() {
        [party] => Some(party),
        _ => None,
    }
}
