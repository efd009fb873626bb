//! The names by which a reader may call an actor.

use super::is_exactly;
use crate::Pack;
use crate::pack::{Actor, ActorId, ActorKind};
use crate::quiz::spelling::plain_words;

/// The names of all actors of a pack.
pub(super) struct Names<'p> {
    pack: &'p Pack,
    all: Vec<Name<'p>>,
}

struct Name<'p> {
    actor: &'p ActorId,
    text: &'p str,
    /// As it is compared.
    form: Vec<char>,
}

impl<'p> Names<'p> {
    pub fn of(pack: &'p Pack) -> Self {
        let mut names = Vec::new();
        for actor in &pack.actors {
            for text in all(actor) {
                names.push(Name {
                    actor: &actor.id,
                    text,
                    form: form(text),
                });
            }
        }
        Self { pack, all: names }
    }

    /// Returns the names of a person that a reader may type: the name, the short name, the last word
    /// and the first. `None` if it isn't clear who is meant, or the person has no name of their own.
    ///
    /// Another actor may have the same first word: then that alone is not accepted. Family names
    /// come first in some languages, so the first word is not always a given name.
    pub fn to_type(&self, id: &ActorId) -> Option<Vec<String>> {
        let actor = self.pack.find_actor(id.as_str())?;
        if actor.kind != ActorKind::Person || !is_proper(&actor.name) {
            return None;
        }
        let is_taken = |name: &str| {
            let form = form(name);
            let mut all = self.all.iter();
            all.any(|other| other.actor != id && other.form == form)
        };
        let [first, last] = ends(&actor.name);
        let needed = [actor.name.as_str(), actor.short_name(), last];
        if needed.into_iter().any(is_taken) {
            return None;
        }
        let first = Some(first).filter(|name| !is_taken(name));
        let mut names: Vec<String> = Vec::new();
        for name in needed.into_iter().chain(first) {
            if !names.iter().any(|other| form(other) == form(name)) {
                names.push(name.into());
            }
        }
        Some(names)
    }

    /// Returns the names that are none of the spellings, but so near to one that a text with a typing
    /// error may be meant for either.
    pub fn near(&self, spellings: &[&str]) -> Vec<String> {
        let forms: Vec<_> = spellings.iter().map(|spelling| form(spelling)).collect();
        let is_near = |name: &&Name<'_>| forms.iter().any(|it| may_be_confused(it, &name.form));
        let near = self.all.iter().filter(is_near).map(|name| name.text);
        let others = near.filter(|name| !is_exactly(name, spellings));
        others.map(String::from).collect()
    }
}

/// Whether the texts can have a distance of two: at most two letters of each aren't in the other.
fn may_be_confused(one: &[char], other: &[char]) -> bool {
    has_most_of(one, other) && has_most_of(other, one)
}

fn has_most_of(one: &[char], other: &[char]) -> bool {
    let mut left = one.to_vec();
    let missing = other.iter().filter(|letter| {
        let at = left.iter().position(|it| it == *letter);
        at.map(|at| left.swap_remove(at)).is_none()
    });
    missing.count() <= 2
}

/// The name, the short name, and of a person the first and the last word.
fn all(actor: &Actor) -> Vec<&str> {
    let mut names = vec![actor.name.as_str()];
    names.extend(actor.short_name.as_deref());
    if actor.kind == ActorKind::Person {
        names.extend(ends(&actor.name));
    }
    names
}

/// The first and the last word.
fn ends(name: &str) -> [&str; 2] {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    [first, words.next_back().unwrap_or(first)]
}

fn form(name: &str) -> Vec<char> {
    plain_words(name).concat().chars().collect()
}

/// Whether it looks like a name and not like a description: "a spokesperson", "Resident, 43". All
/// words but short ones (van, bin) begin with a capital, where the script has them.
fn is_proper(name: &str) -> bool {
    let is_described = |word: &str| {
        let is_long = word.chars().count() > 4;
        is_long && word.starts_with(|c: char| c.is_ascii_lowercase())
    };
    let [_, last] = ends(name);
    !name.contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | '(' | '，' | '、'))
        && !last.starts_with(|c: char| c.is_ascii_lowercase())
        && !name.split_whitespace().any(is_described)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::{from, harbour};

    #[test]
    fn names_that_may_be_meant_are_near() {
        let mut pack = harbour();
        let names = ["Ada Holt", "Ada Halt", "Bo Stone", "Ad Hol", "Eve Holtz"];
        for (actor, name) in pack.actors.iter_mut().zip(names) {
            actor.name = name.into();
        }
        let near = Names::of(&pack).near(&["Ada Holt"]);
        assert_eq!(near, ["Ada Halt", "Ad Hol"]);
    }

    #[test]
    fn only_clear_names_are_asked() {
        let with = |id: &str, name: &str, short: Option<&str>| {
            let mut pack = harbour();
            let names = [
                ("bo", "Bo Lange"),
                ("dan", "Bo Ruiz"),
                ("guild", "Lange & Sons"),
            ];
            for (id, name) in names.into_iter().chain([(id, name)]) {
                let actor = pack.actors.iter_mut().find(|it| it.id.as_str() == id);
                let actor = actor.expect("an actor");
                actor.name = name.into();
                actor.short_name = short.filter(|_| id == "ada").map(String::from);
            }
            Names::of(&pack).to_type(&from(&serde_json::json!(id)))
        };
        let names = |names: &[&str]| Some(names.iter().map(|it| String::from(*it)).collect());
        assert_eq!(
            with("ada", "Ada Holt", None),
            names(&["Ada Holt", "Holt", "Ada"])
        );
        assert_eq!(
            with("ada", "Ada van Holt", Some("Holt")),
            names(&["Ada van Holt", "Holt", "Ada"])
        );
        assert_eq!(with("ada", "Bo Holt", None), names(&["Bo Holt", "Holt"]));
        assert_eq!(with("ada", "习近平", None), names(&["习近平"]));
        for unclear in [
            "Ada Lange",
            "Bo Lange",
            "ada",
            "A trader",
            "Chair of the guild",
            "Trader, 43",
        ] {
            assert_eq!(with("ada", unclear, None), None, "{unclear}");
        }
        assert_eq!(with("ada", "Ada Holt", Some("Bo")), None);
        assert_eq!(with("town", "Port Skerrow", None), None);
    }
}
