//! Whoever says something should be named where the article says so, or shortly before.

use super::quotation::Quotations;
use super::words::{Word, is_unspaced, primary_language, words};
use super::{CheckInput, Warnings, paragraph_list};
use crate::pack::{Actor, ActorId, ActorKind, Evidence};

/// How many paragraphs before the cited one a chain of pronouns may lead back.
const FARTHEST: u32 = 4;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    let near = Near {
        checked,
        quotations: Quotations::of(&checked.paragraphs),
    };
    for (i, quote) in pack.quotes.iter().enumerate() {
        let evidence = std::slice::from_ref(&quote.evidence);
        // What a member says is the member's.
        let voices = [&quote.actor];
        near.check(format!("quotes[{i}].actor"), &voices, evidence, warnings);
    }
    for (i, position) in pack.positions.iter().enumerate() {
        let path = format!("positions[{i}].actor");
        let mut voices = near.with_members(&position.actor);
        voices.extend(&position.attributed_by);
        near.check(path, &voices, &position.evidence, warnings);
    }
    for (i, claim) in pack.claims.iter().enumerate() {
        if let Some(actor) = &claim.actor {
            let mut voices = near.with_members(actor);
            voices.extend(&claim.attributed_by);
            let path = format!("claims[{i}].actor");
            near.check(path, &voices, &claim.evidence, warnings);
        }
    }
    for (i, figure) in pack.figures.iter().enumerate() {
        if let Some(giver) = &figure.given_by {
            let path = format!("figures[{i}].given_by");
            let voices = near.with_members(giver);
            near.check(path, &voices, &figure.evidence, warnings);
        }
    }
}

struct Near<'c, 'p> {
    checked: &'c CheckInput<'p>,
    quotations: Quotations,
}

impl<'p> Near<'_, 'p> {
    /// Returns an actor and its members, who may be named instead.
    fn with_members(&self, actor: &'p ActorId) -> Vec<&'p ActorId> {
        let actors = self.checked.pack.actors.iter();
        let members = actors.filter(|it| it.member_of.as_ref() == Some(actor));
        [actor]
            .into_iter()
            .chain(members.map(|it| &it.id))
            .collect()
    }

    /// Warns if none of the voices, of which the first is the coded one, is named near a passage.
    fn check(
        &self,
        path: String,
        voices: &[&ActorId],
        evidence: &[Evidence],
        warnings: &mut Warnings,
    ) {
        let pack = self.checked.pack;
        let actors = voices.iter().filter_map(|id| pack.find_actor(id.as_str()));
        let names: Vec<ActorWords> = actors
            .map(|actor| ActorWords::of(actor, &pack.actors))
            .collect();
        let is_named = |passage: &Evidence| {
            // A paragraph that doesn't exist is reported by another check.
            self.checked.paragraph(passage.paragraph).is_none()
                || names
                    .iter()
                    .any(|name| is_near(self.checked, name, passage.paragraph, &self.quotations))
        };
        let (Some(actor), Some(name)) = (voices.first(), names.first()) else {
            return;
        };
        if evidence.iter().any(is_named) {
            return;
        }
        match self.shared_name(name, evidence) {
            Some((word, number)) => {
                let others = self.others_called(actor, &word);
                warnings.add(
                    path,
                    format!("in ¶{number} stands only “{word}”, which is also the name of {others}"),
                    format!("check who is meant there; if it is `{actor}`, say so in `allowed`: another name in the pack doesn't make it clearer"),
                );
            }
            None => {
                let places = match evidence {
                    [passage] if passage.paragraph > 1 => {
                        format!("¶{} or ¶{}", passage.paragraph, passage.paragraph - 1)
                    }
                    [_] => paragraph_list(evidence),
                    _ => format!("{}, nor right before", paragraph_list(evidence)),
                };
                warnings.add(
                    path,
                    format!("`{actor}` is not named in {places}"),
                    "check who says it; if the article calls the actor something else there, add that to `short_name` or `role`",
                );
            }
        }
    }

    /// Returns a name near a passage that the actor shares with others, as the article has it, and the
    /// paragraph's number.
    fn shared_name(&self, name: &ActorWords, evidence: &[Evidence]) -> Option<(String, u32)> {
        let around = evidence
            .iter()
            .flat_map(|it| [it.paragraph, it.paragraph.saturating_sub(1)]);
        around.into_iter().find_map(|number| {
            let (text, words) = (self.checked.paragraph(number)?, self.checked.words(number)?);
            // "Robin" in "Robin Pell" means nobody else.
            let mentions = self.checked.mentions(number);
            let is_part = |word: &Word| {
                let around = |start, end| start <= word.start && word.end <= end;
                mentions.iter().any(|it| around(it.start, it.end))
            };
            let is_shared =
                |word: &&Word| name.shared.iter().any(|it| is_form_of(word, it)) && !is_part(word);
            let word = words.iter().find(is_shared)?;
            let found = text.get(word.start..word.start + word.stem().len())?;
            Some((found.to_owned(), number))
        })
    }

    fn others_called(&self, actor: &ActorId, word: &str) -> String {
        let word = word.to_lowercase();
        let actors = self.checked.pack.actors.iter();
        let called = actors.filter(|it| it.id != *actor && names_in(&it.name).contains(&word));
        let ids: Vec<_> = called.map(|it| format!("`{}`", it.id)).collect();
        ids.join(", ")
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
            let mut mentions = checked.mentions(number).iter();
            mentions.any(|it| it.actor.kind == ActorKind::Person)
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
pub(super) struct ActorWords {
    words: Vec<String>,
    /// The office of a person, such as `mayor`.
    office: Option<String>,
    /// Words of the names of others with this office.
    same_office: Vec<String>,
    /// Words of its names that say nothing, as others have them too.
    shared: Vec<String>,
    /// The same in scripts without spaces: how a name begins, such as a Chinese family name.
    unspaced: Vec<String>,
}

impl ActorWords {
    /// Collects the words of the actor's names, and of its role: for a person the office (`Mayor`
    /// of a `Mayor of Port Skerrow`), for others the names in it.
    ///
    /// A name that another person has too says nothing.
    pub fn of(actor: &Actor, actors: &[Actor]) -> Self {
        let mut names: Vec<&str> = vec![&actor.name];
        names.extend(actor.short_name.as_deref());
        let mut all: Vec<String> = names.iter().flat_map(|name| names_in(name)).collect();
        let is_person = actor.kind == ActorKind::Person;
        // A person's name is not enough for an institution that has it in its own.
        let others = actors.iter().filter(|it| {
            it.id != actor.id && (it.kind == actor.kind && is_person || is_surname_of(it, actor))
        });
        let taken: Vec<String> = others.flat_map(|other| names_in(&other.name)).collect();
        let mut shared = Vec::new();
        if !all.iter().all(|word| taken.contains(word)) {
            shared.extend(all.iter().filter(|it| taken.contains(it)).cloned());
            all.retain(|word| !taken.contains(word));
        }
        let known = if is_person { 1 } else { 2 };
        let beginning = |name: &&str| name.chars().take(known).collect();
        let mut unspaced: Vec<String> = names.iter().map(beginning).collect();
        let mut office = None;
        if is_person {
            let phrase = office_of(&actor.role);
            // "Spoke with Odo Lamb" names somebody else.
            let last = words(phrase).last().map(|word| word.stem().to_owned());
            office = last.filter(|word| !taken.contains(word) && !word.contains(is_unspaced));
            unspaced.push(phrase.to_owned());
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
        let has_office = |it: &&Actor| {
            let mut words = words(office_of(&it.role)).into_iter();
            let is_it = |word: Word| office.as_deref() == Some(word.stem());
            it.id != actor.id && it.kind == ActorKind::Person && words.any(is_it)
        };
        let same_office = actors.iter().filter(has_office);
        let same_office = same_office.flat_map(|it| names_in(&it.name)).collect();
        Self {
            words: all,
            office,
            same_office,
            shared,
            unspaced,
        }
    }

    /// Whether a text names the actor, with whatever ending. The office counts if the text names nobody
    /// else who has it: "the minister, Ann Lee" is not the shadow minister.
    pub fn is_in(&self, text: &str, there: &[Word]) -> bool {
        let has = |names: &[String]| {
            let is_it = |word: &Word| names.iter().any(|name| is_form_of(word, name));
            there.iter().any(is_it)
        };
        self.unspaced.iter().any(|part| text.contains(part))
            || has(&self.words)
            || has(self.office.as_slice()) && !has(&self.same_office)
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

/// Whether a person's surname is in the name of an institution: "Thornby" in "Thornby Eggs".
fn is_surname_of(person: &Actor, institution: &Actor) -> bool {
    let surname = names_in(&person.name).pop();
    let has = |surname: String| names_in(&institution.name).contains(&surname);
    person.kind == ActorKind::Person
        && institution.kind != ActorKind::Person
        && surname.is_some_and(has)
}

/// Returns the office of a person at the beginning of a role, such as `Mayor` of "Mayor of Port Skerrow".
/// "Runs the post office", "Speaks for the mayor" and "Leitet die Schule" name none.
fn office_of(role: &str) -> &str {
    let phrase = role.split([',', ';', '(']).next().unwrap_or_default();
    let office = LINKS.iter().fold(phrase, |office, link| {
        office.split(link).next().unwrap_or_default()
    });
    let mut others = office.split(' ').skip(1);
    let has_article = others.any(|word| ARTICLES.contains(&word));
    let is_verb = !office.contains(' ') && office.ends_with('s') && office.len() < phrase.len();
    match has_article || is_verb {
        true => "",
        false => office,
    }
}

/// Words after which a role names a place, an institution or what somebody has or does.
const LINKS: [&str; 20] = [
    " of ", " for ", " at ", " in ", " on ", " with ", " from ", " who ", " whose ", " that ",
    " von ", " vom ", " der ", " des ", " im ", " bei ", " für ", " mit ", " aus ", " am ",
];

const ARTICLES: [&str; 10] = [
    "the", "a", "an", "its", "die", "das", "den", "ein", "eine", "einen",
];

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
                "Runs the post office in Port Skerrow",
                "in Port Skerrow",
            ),
            (
                "Odo Fenn",
                "person",
                "Runs the post office in Port Skerrow",
                "the mayor’s office",
            ),
            ("Odo Fenn", "person", "Works in a shop", "it works"),
            (
                "Odo Fenn",
                "person",
                "Sells rope and lamp oil",
                "Odo Lamb said",
            ),
            ("Bo Fenn", "person", "Spoke with Odo Lamb", "Lamb said"),
            ("李明", "person", "市长", "王部长说"),
            ("商会", "group", "r", "商店说"),
        ] {
            assert!(!is_named(name, kind, role, text), "{name} in {text}");
        }
    }

    #[test]
    fn an_office_is_that_of_whoever_is_named_with_it() {
        let actor = |id: &str, name: &str, role: &str| -> Actor {
            from(&json!({"id": id, "name": name, "kind": "person", "role": role, "evidence": []}))
        };
        let actors = [
            actor("lee", "Ann Lee", "Rural Affairs minister"),
            actor("fox", "Bo Fox", "Shadow minister"),
        ];
        let is_named =
            |actor: &Actor, text: &str| ActorWords::of(actor, &actors).is_in(text, &words(text));
        let [lee, fox] = &actors;
        for text in ["the minister said", "the minister, Ann Lee, said"] {
            assert!(is_named(lee, text), "{text}");
        }
        assert!(is_named(fox, "the shadow minister said"));
        assert!(!is_named(fox, "the minister, Ann Lee, said"));
    }
}
