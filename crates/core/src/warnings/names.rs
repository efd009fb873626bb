//! Finds actors by their names in a text.

use crate::Pack;
use crate::pack::{Actor, ActorKind};
use crate::text::{find_all, is_letter_or_digit};

/// An actor that a text names, and where.
#[derive(Clone, Copy)]
pub(super) struct Mention<'p> {
    /// In bytes.
    pub start: usize,
    pub end: usize,
    pub actor: &'p Actor,
}

/// The names that a text may use for the actors of a pack.
pub(super) struct Names<'p> {
    names: Vec<(&'p str, &'p Actor)>,
}

impl<'p> Names<'p> {
    /// Collects full and short names, the last names of persons, and each part of a short name
    /// such as `China (Beijing)`. Names that several actors share are left out.
    pub fn of(pack: &'p Pack) -> Self {
        let mut names: Vec<(&str, &Actor)> = Vec::new();
        for actor in &pack.actors {
            let mut add = |name: &'p str| {
                let name = name.trim();
                if !name.is_empty() && !names.contains(&(name, actor)) {
                    names.push((name, actor));
                }
            };
            add(&actor.name);
            if actor.kind == ActorKind::Person {
                add(actor.name.rsplit(' ').next().unwrap_or_default());
            }
            if let Some(short) = &actor.short_name {
                add(short);
                let parts = short.split(['(', ')', ',']).map(str::trim);
                parts
                    .filter(|part| part.starts_with(char::is_uppercase))
                    .for_each(add);
            }
        }
        let is_shared = |(name, actor): &(&str, &Actor)| {
            let others = names.iter().filter(|(other, _)| other == name);
            others
                .map(|(_, other)| other)
                .any(|other| other.id != actor.id)
        };
        let shared: Vec<bool> = names.iter().map(is_shared).collect();
        let mut shared = shared.into_iter();
        names.retain(|_| !shared.next().unwrap_or_default());
        Self { names }
    }

    /// Returns the actor whose name a text begins with, after `the` at most.
    pub fn at_start_of(&self, text: &str) -> Option<&'p Actor> {
        let mentions = self.in_text(text);
        let first = mentions.first()?;
        let lead = text.get(..first.start).unwrap_or_default().trim();
        (lead.is_empty() || lead.eq_ignore_ascii_case("the")).then_some(first.actor)
    }

    /// Finds the actors that a text names, in order. Names inside longer names are skipped.
    pub fn in_text(&self, text: &str) -> Vec<Mention<'p>> {
        let mut mentions: Vec<Mention<'p>> = Vec::new();
        for (name, actor) in &self.names {
            for start in find_all(text, name) {
                let end = start + name.len();
                if is_whole_word(text, start, end) {
                    mentions.push(Mention { start, end, actor });
                }
            }
        }
        let all = mentions.clone();
        mentions.retain(|mention| {
            let is_longer = |other: &&Mention<'_>| {
                other.start <= mention.start
                    && mention.end <= other.end
                    && other.end - other.start > mention.end - mention.start
            };
            !all.iter().any(|other| is_longer(&other))
        });
        mentions.sort_by_key(|mention| mention.start);
        mentions
    }
}

/// Returns, for each text, the actors of a pack that it names: by their full or short name, or a
/// person by the last name. A name that several actors share counts for none.
pub fn actors_named_in<'p>(pack: &'p Pack, texts: &[String]) -> Vec<Vec<&'p Actor>> {
    let names = Names::of(pack);
    let named = |text: &String| {
        let mut actors: Vec<&Actor> = Vec::new();
        for mention in names.in_text(text) {
            if !actors.iter().any(|it| it.id == mention.actor.id) {
                actors.push(mention.actor);
            }
        }
        actors
    };
    texts.iter().map(named).collect()
}

/// Whether neither end is inside a word.
fn is_whole_word(text: &str, start: usize, end: usize) -> bool {
    let before = text
        .get(..start)
        .and_then(|before| before.chars().next_back());
    let after = text.get(end..).and_then(|after| after.chars().next());
    !before.is_some_and(is_letter_or_digit) && !after.is_some_and(is_letter_or_digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::{from, harbour};
    use serde_json::json;

    fn actor(id: &str, name: &str, short: Option<&str>, kind: &str) -> Actor {
        let mut actor = json!({"id": id, "name": name, "kind": kind, "role": "r", "evidence": []});
        if let Some(short) = short {
            actor["short_name"] = json!(short);
        }
        from(&actor)
    }

    #[test]
    fn actors_are_found_by_whole_names_and_the_longest_wins() {
        let mut pack = harbour();
        pack.actors = vec![
            actor("trump", "Donald Trump", None, "person"),
            actor("team", "Trump administration", None, "government"),
            actor(
                "china",
                "Government of China",
                Some("China (Beijing)"),
                "government",
            ),
            actor("one-lee", "Ann Lee", None, "person"),
            actor("other-lee", "Bo Lee", None, "person"),
        ];
        let names = Names::of(&pack);
        let found = |text: &str| -> Vec<&str> {
            names
                .in_text(text)
                .iter()
                .map(|it| it.actor.id.as_str())
                .collect()
        };
        assert_eq!(
            found("Trump and the Trump administration"),
            ["trump", "team"]
        );
        assert_eq!(
            found("Beijing says that China, or the Government of China, acts"),
            ["china", "china", "china"]
        );
        assert_eq!(found("Trumpian; Chinatown; Lee"), [] as [&str; 0]);
        assert_eq!(found("Ann Lee met Bo Lee"), ["one-lee", "other-lee"]);
    }
}
