use super::division::IssueDivision;
use super::grid::GridRow;
use super::institution::{Voices, institution};
use super::overlap::{Overlap, View, views_of};
use super::standing::Standings;
use crate::Pack;
use crate::pack::{Actor, ActorId, IssueId, Side};
use crate::text::find_all;

/// What somebody must have in common with others to be found. What isn't set doesn't matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// Agrees with this actor or institution on every issue on which both are on the scale, and
    /// there is at least one. Its own row is found as well.
    pub agrees_with: Option<ActorId>,
    /// All voices that take a side on this issue are on this one, and there is at least one.
    pub takes_side: Option<(IssueId, Side)>,
}

impl Find {
    /// Drops the conditions that name an actor or an issue that the pack doesn't have.
    pub fn drop_unknown(&mut self, pack: &Pack) {
        let is_actor = |id: &ActorId| pack.find_actor(id.as_str()).is_some();
        let is_issue = |id: &IssueId| pack.find_issue(id.as_str()).is_some();
        self.agrees_with = self.agrees_with.take().filter(is_actor);
        self.takes_side = self.takes_side.take().filter(|(id, _)| is_issue(id));
    }

    /// Keeps the rows that are found. An id that the pack doesn't have finds nothing.
    pub fn retain(&self, rows: &mut Vec<GridRow<'_>>, standings: &Standings<'_>, voices: Voices) {
        if let Some(id) = &self.agrees_with {
            let index = standings.actor_index(id);
            let members = index.map(|it| voices.members_of(standings, it));
            let wanted = views_of(standings, &members.unwrap_or_default());
            rows.retain(|row| {
                let is_own = row.actor.id == *id || index.is_some_and(|it| row.has_voice(it));
                is_own || agree(&wanted, &row.views(standings))
            });
        }
        if let Some((id, side)) = &self.takes_side {
            let issue = standings.issue_index(id);
            let view = |row: &GridRow<'_>| Some(row.view(standings, issue?));
            rows.retain(|row| view(row) == Some(View::On(*side)));
        }
    }
}

/// Returns whether two agree on every issue that they share, and share at least one.
fn agree(left: &[View], right: &[View]) -> bool {
    let overlaps = left
        .iter()
        .zip(right)
        .map(|(left, right)| Overlap::of(*left, *right));
    let mut shared = overlaps.filter(|it| it.is_shared()).peekable();
    shared.peek().is_some() && shared.all(|it| it == Overlap::Agree)
}

/// Returns whether each word of `query` occurs in one of the texts. All must be in the same case.
///
/// A word may be a part of another: there are scripts without white space between words.
pub fn has_words(texts: &[&str], query: &str) -> bool {
    let occurs = |word| {
        texts
            .iter()
            .any(|text| find_all(text, word).next().is_some())
    };
    query.split_whitespace().all(occurs)
}

/// Returns the names by which an actor is found: its own, and those of the institution that it speaks
/// for.
pub fn names_of<'p>(pack: &'p Pack, actor: &'p Actor) -> [&'p str; 4] {
    let whole = institution(pack, actor);
    let names = |actor: &'p Actor| (actor.name.as_str(), actor.short_name());
    let (own, of_whole) = (names(actor), names(whole));
    [own.0, own.1, of_whole.0, of_whole.1]
}

/// Returns the texts by which a statement is found: its own, and the names of the actors with a
/// position on it.
pub fn names_on<'p>(pack: &'p Pack, division: &IssueDivision<'p>) -> Vec<&'p str> {
    let issue = division.issue;
    let mut names = vec![issue.proposition.as_str(), issue.name.as_str()];
    let on_scale = division.groups.iter().flat_map(|group| &group.voices);
    let absent = division.absences.iter().map(|(actor, ..)| *actor);
    for actor in on_scale.map(|voice| voice.actor).chain(absent) {
        names.extend(names_of(pack, actor));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture::{PackBuilder, any_story, cases, id};
    use crate::compare::{Filter, NameOrder, Party, divisions, grid, overlaps};
    use proptest::prelude::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    /// A pack, what is looked for, and who is found.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        about: String,
        #[serde(default)]
        members: Vec<(String, String)>,
        #[serde(default)]
        one_by_one: bool,
        /// For each actor, a character per issue `a`, `b`, …: see `fixture::stance`.
        views: BTreeMap<String, String>,
        #[serde(default)]
        agrees_with: Option<String>,
        /// An issue and `+` or `-`.
        #[serde(default)]
        takes_side: Option<(String, char)>,
        found: Vec<String>,
    }

    fn found(find: &Find, standings: &Standings<'_>, voices: Voices) -> Vec<String> {
        let names = NameOrder::by_code_point(standings.pack());
        let mut rows = grid(standings, voices, &names).rows;
        find.retain(&mut rows, standings, voices);
        let mut found: Vec<_> = rows.iter().map(|row| row.actor.id.to_string()).collect();
        found.sort();
        found
    }

    #[test]
    fn cases_are_found() {
        const ISSUES: [&str; 4] = ["a", "b", "c", "d"];
        for case in cases::<Case>(include_str!("find.json")) {
            let mut actors: Vec<&str> = case.views.keys().map(String::as_str).collect();
            for (_, whole) in &case.members {
                if !actors.contains(&whole.as_str()) {
                    actors.push(whole);
                }
            }
            let mut story = PackBuilder::new(&actors, &ISSUES).belong(&case.members);
            for (actor, signs) in &case.views {
                story = story.takes(actor, &ISSUES, signs);
            }
            let pack = story.pack();
            let standings = Standings::new(&pack, Filter::ALL);
            let find = Find {
                agrees_with: case.agrees_with.as_deref().map(id),
                takes_side: case.takes_side.map(|(issue, sign)| {
                    let side = if sign == '+' {
                        Side::For
                    } else {
                        Side::Against
                    };
                    (id(&issue), side)
                }),
            };
            let voices = match case.one_by_one {
                true => Voices::OneByOne,
                false => Voices::ByInstitution,
            };
            assert_eq!(
                found(&find, &standings, voices),
                case.found,
                "{}",
                case.about
            );
        }
    }

    #[test]
    fn unknown_ids_are_dropped() {
        let pack = PackBuilder::new(&["ann"], &["a"]).pack();
        let find = |actor, issue| Find {
            agrees_with: Some(id(actor)),
            takes_side: Some((id(issue), Side::For)),
        };
        let mut known = find("ann", "a");
        known.drop_unknown(&pack);
        assert_eq!(known, find("ann", "a"));
        let mut unknown = find("bob", "b");
        unknown.drop_unknown(&pack);
        assert_eq!(unknown, Find::default());
    }

    #[test]
    fn words_are_found_in_any_script_and_order() {
        let texts = ["donald trump", "the white house", "中国外交部"];
        for query in [
            "",
            "  ",
            "trump",
            "don tru",
            "house donald",
            "外交",
            "white  中国",
        ] {
            assert!(has_words(&texts, query), "{query}");
        }
        for query in ["trumpet", "trump x", "外国"] {
            assert!(!has_words(&texts, query), "{query}");
        }
    }

    #[test]
    fn a_statement_is_found_by_its_text_and_its_voices() {
        let pack = PackBuilder::new(&["ann", "bob", "union", "zoe"], &["tariffs"])
            .belongs("ann", "union")
            .takes("ann", &["tariffs"], "+")
            .takes("bob", &["tariffs"], "?")
            .pack();
        let standings = Standings::new(&pack, Filter::ALL);
        let all = divisions(&standings, Voices::ByInstitution);
        let names = names_on(&pack, &all[0]);
        for name in ["tariffs", "ann", "bob", "union"] {
            assert!(has_words(&names, name), "{name}: {names:?}");
        }
        assert!(!has_words(&names, "zoe"), "{names:?}");
    }

    proptest! {
        /// Whoever is found agrees with them as the counts of two say.
        #[test]
        fn who_agrees_is_who_the_counts_say((pack, _) in any_story()) {
            let standings = Standings::new(&pack, Filter::ALL);
            for voices in [Voices::ByInstitution, Voices::OneByOne] {
                for with in pack.actors() {
                    let find = Find { agrees_with: Some(with.id.clone()), ..Find::default() };
                    let found = found(&find, &standings, voices);
                    for row in grid(&standings, voices, &NameOrder::by_code_point(&pack)).rows {
                        let [one, other] = [&with.id, &row.actor.id]
                            .map(|id| Party::of(&standings, id, voices));
                        let overlaps = overlaps(&standings, one, other);
                        let shared = overlaps.iter().filter(|(_, it)| it.is_shared());
                        let shared: Vec<_> = shared.map(|(_, it)| *it).collect();
                        let agrees = !shared.is_empty()
                            && shared.iter().all(|it| *it == Overlap::Agree);
                        let is_found = found.contains(&row.actor.id.to_string());
                        let index = standings.actor_index(&with.id);
                        let is_own = row.actor.id == with.id
                            || index.is_some_and(|it| row.has_voice(it));
                        prop_assert_eq!(is_found, agrees || is_own);
                    }
                }
            }
        }
    }
}
