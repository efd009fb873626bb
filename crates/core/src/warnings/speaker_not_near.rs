//! Whoever is quoted should be named where the words are, or shortly before.

use super::quotation::Quotations;
use super::words::{Word, is_unspaced, primary_language, words};
use super::{CheckInput, Warnings};
use crate::pack::{Actor, ActorKind};

/// How many paragraphs before the quoted one a chain of pronouns may lead back.
const FARTHEST: u32 = 4;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    let quotations = Quotations::of(&checked.paragraphs);
    for (i, quote) in pack.quotes.iter().enumerate() {
        let Some(actor) = pack.find_actor(quote.actor.as_str()) else {
            continue;
        };
        let paragraph = quote.evidence.paragraph;
        let name = ActorWords::of(actor, &pack.actors);
        if checked.paragraph(paragraph).is_none() || is_near(checked, &name, paragraph, &quotations)
        {
            continue;
        }
        let places = match paragraph {
            1 => "in ¶1".to_owned(),
            _ => format!("in ¶{paragraph} or ¶{}", paragraph - 1),
        };
        warnings.add(
            format!("quotes[{i}].actor"),
            format!("`{}` is not named {places}", quote.actor),
            "check who says it; if the article calls the actor something else there, add that to `short_name` or `role`",
        );
    }
}

/// Whether the actor is named in the paragraph, in the one before, or farther back if pronouns or
/// nothing but quoted words lead there and no other person is named in between.
fn is_near(
    checked: &CheckInput<'_>,
    name: &ActorWords,
    paragraph: u32,
    quotations: &Quotations,
) -> bool {
    let language = primary_language(&checked.pack.source.language);
    for back in 0..=FARTHEST {
        let number = paragraph.saturating_sub(back);
        let (Some(text), Some(words)) = (checked.paragraph(number), checked.words(number)) else {
            return false;
        };
        if name.is_in(text, words) {
            return true;
        }
        let names_a_person = || {
            let mentions = checked.names.in_text(text);
            mentions.iter().any(|it| it.actor.kind == ActorKind::Person)
        };
        let has_pronoun = || words.iter().any(|word| is_pronoun(word, &language));
        let leads_back = back == 0
            || !names_a_person() && (has_pronoun() || is_all_quoted(number, words, quotations));
        if !leads_back {
            return false;
        }
    }
    false
}

fn is_all_quoted(paragraph: u32, words: &[Word], quotations: &Quotations) -> bool {
    let index = paragraph.saturating_sub(1) as usize;
    let is_quoted = |word: &Word| quotations.contain(index, &(word.start..word.end));
    words.iter().all(is_quoted)
}

/// Whether a word stands for somebody named before. In languages whose pronouns aren't known, any
/// word may.
fn is_pronoun(word: &Word, language: &str) -> bool {
    let pronouns: &[&str] = match language {
        "en" => &["he", "she", "they", "it", "who", "his", "her", "their"],
        "de" => &["er", "sie", "es", "ihm", "ihr", "ihre", "sein", "seine"],
        "zh" => &["他", "她", "它"],
        _ => return true,
    };
    pronouns.contains(&word.key.as_str())
}

/// The words by which a text may name an actor.
struct ActorWords {
    words: Vec<String>,
    /// The same in scripts without spaces: how a name begins, such as a Chinese family name.
    unspaced: Vec<String>,
}

impl ActorWords {
    /// Collects the words of the actor's names, and of its role: for a person the office (`Mayor`
    /// of a `Mayor of Port Skerrow`), for others the names in it.
    ///
    /// A first name that another of the actors has too says nothing.
    fn of(actor: &Actor, actors: &[Actor]) -> Self {
        let mut names: Vec<&str> = vec![&actor.name];
        names.extend(actor.short_name.as_deref());
        let mut all: Vec<String> = names.iter().flat_map(|name| names_in(name)).collect();
        let is_person = actor.kind == ActorKind::Person;
        if is_person {
            let others = actors
                .iter()
                .filter(|it| it.kind == actor.kind && it.id != actor.id);
            let taken: Vec<String> = others.flat_map(|other| names_in(&other.name)).collect();
            if !all.iter().all(|word| taken.contains(word)) {
                all.retain(|word| !taken.contains(word));
            }
        }
        let known = if is_person { 1 } else { 2 };
        let beginning = |name: &&str| name.chars().take(known).collect();
        let mut unspaced: Vec<String> = names.iter().map(beginning).collect();
        if is_person {
            let office = actor.role.split([',', ';', '(']).next().unwrap_or_default();
            let office = LINKS.iter().fold(office, |office, link| {
                office.split(link).next().unwrap_or_default()
            });
            all.extend(words(office).last().map(|word| word.stem().to_owned()));
            unspaced.push(office.to_owned());
        } else {
            let role = words(&actor.role);
            let is_name = |word: &&Word| {
                let text = actor.role.get(word.start..word.end).unwrap_or_default();
                word.start > 0 && text.starts_with(char::is_uppercase)
            };
            all.extend(
                role.iter()
                    .filter(is_name)
                    .map(|word| word.stem().to_owned()),
            );
        }
        all.retain(|word| !word.contains(is_unspaced));
        unspaced.retain(|part| part.starts_with(is_unspaced));
        Self {
            words: all,
            unspaced,
        }
    }

    /// Whether a text names the actor, with whatever ending.
    fn is_in(&self, text: &str, there: &[Word]) -> bool {
        let is_it = |word: &Word| self.words.iter().any(|name| is_form_of(word, name));
        self.unspaced.iter().any(|part| text.contains(part)) || there.iter().any(is_it)
    }
}

/// Whether a word is a form of a name: a plural, a genitive. Many languages that are not written in
/// plain Latin letters change the ending, or put an article in front.
fn is_form_of(word: &Word, name: &str) -> bool {
    let letters = name.chars().count();
    if letters < 4 {
        word.stem() == name
    } else if name.is_ascii() {
        word.key.starts_with(name)
    } else {
        let stem: String = name
            .chars()
            .take(letters.saturating_sub(2).max(4))
            .collect();
        word.key.contains(&stem)
    }
}

/// Words after which a role names a place or an institution.
const LINKS: [&str; 6] = [" of ", " for ", " at ", " von ", " der ", " des "];

/// Returns the words of a name that say something: longer ones and abbreviations.
fn names_in(name: &str) -> Vec<String> {
    let is_telling = |word: &&Word| {
        let text = name.get(word.start..word.end).unwrap_or_default();
        let letters = text.chars().count();
        let is_abbreviation = letters > 1 && !text.contains(char::is_lowercase);
        !word.is_unspaced()
            && (letters > 3 || is_abbreviation || text.starts_with(char::is_uppercase))
    };
    let words = words(name);
    let telling = words.iter().filter(is_telling);
    telling.map(|word| word.stem().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::from;
    use serde_json::json;

    #[test]
    fn actors_are_recognised_by_names_offices_and_inflected_forms() {
        let is_named = |name: &str, kind: &str, role: &str, text: &str| {
            let actor: Actor = from(
                &json!({"id": "it", "name": name, "kind": kind, "role": role, "evidence": []}),
            );
            let other: Actor = from(
                &json!({"id": "other", "name": "Odo Lamb", "kind": "person", "role": "r", "evidence": []}),
            );
            ActorWords::of(&actor, &[other]).is_in(text, &words(text))
        };
        for (name, kind, role, text) in [
            ("Odo Fenn", "person", "Sells rope", "Fenn’s shop"),
            (
                "Ilse Varrow",
                "person",
                "Mayor of Port Skerrow",
                "the mayor said",
            ),
            (
                "Drug Enforcement Administration",
                "agency",
                "r",
                "an Enforcement report",
            ),
            ("DEA", "agency", "r", "the DEA’s report"),
            (
                "Government of China",
                "government",
                "Spoken of as Beijing",
                "in Beijing",
            ),
            ("Иван Петрова", "person", "r", "по словам Петровой"),
            ("الوزير خالد", "person", "r", "وقال والوزير"),
            ("王小洪", "person", "公安部长", "王部长说"),
            ("李明", "person", "市长", "市长说"),
            ("商会", "group", "r", "商会说"),
        ] {
            assert!(is_named(name, kind, role, text), "{name} in {text}");
        }
        for (name, kind, role, text) in [
            (
                "Odo Fenn",
                "person",
                "Sells rope and lamp oil",
                "the rope of Varrow",
            ),
            (
                "Ilse Varrow",
                "person",
                "Mayor of Port Skerrow",
                "in Port Skerrow",
            ),
            ("DEA", "agency", "r", "the idea"),
            (
                "Odo Fenn",
                "person",
                "Sells rope and lamp oil",
                "Odo Lamb said",
            ),
            ("李明", "person", "市长", "王部长说"),
            ("商会", "group", "r", "商店说"),
        ] {
            assert!(!is_named(name, kind, role, text), "{name} in {text}");
        }
    }
}
