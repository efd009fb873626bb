//! The order of actors and positions, which the codebook sets so that nobody is moved up: actors as
//! the article first mentions them, positions by issue and then by paragraph.

use super::words::{Word, words};
use super::{CheckInput, Warnings, paragraph_numbers};
use crate::Pack;
use crate::pack::{Actor, Evidence, Position};

/// With more entries out of order, the list as a whole is in another order.
const MOST: usize = 5;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    check_actors(checked, warnings);
    check_positions(checked.pack, warnings);
}

/// Returns the first byte at which a paragraph mentions an actor: by one of its names, or the last word
/// of one, in whole words, unless that is a common word; or where the words are that the actor's
/// evidence cites. `None`: none of them is there.
pub fn first_mention<'t>(
    text: &str,
    names: impl IntoIterator<Item = &'t str>,
    cited: impl IntoIterator<Item = &'t str>,
) -> Option<usize> {
    let all_words = words(text);
    let named = names.into_iter().filter_map(|name| {
        let last = name.rsplit(' ').next().unwrap_or_default();
        // "Firms that supply parts" are not mentioned by their parts.
        let last = (!last.starts_with(char::is_lowercase)).then_some(last);
        let all = [Some(name), last].into_iter().flatten();
        all.filter_map(|it| find_name(text, &all_words, it)).min()
    });
    let cited = cited.into_iter().filter(|it| !it.is_empty());
    named.chain(cited.filter_map(|it| text.find(it))).min()
}

/// Returns where a name is among the words of a text, with whatever ending of a genitive.
fn find_name(text: &str, all_words: &[Word], name: &str) -> Option<usize> {
    let wanted = words(name);
    let (wanted_last, wanted_first) = wanted.split_last()?;
    let is_same = |word: &Word, other: &Word| {
        text.get(word.start..word.end) == name.get(other.start..other.end)
    };
    let found = all_words.windows(wanted.len()).find(|found| {
        found.split_last().is_some_and(|(last, first)| {
            let own = name.get(wanted_last.start..wanted_last.end);
            let ending = own.and_then(|own| text.get(last.start..last.end)?.strip_prefix(own));
            let is_genitive = ending.is_some_and(|it| matches!(it, "" | "s" | "'s" | "’s"));
            is_genitive && first.iter().zip(wanted_first).all(|(a, b)| is_same(a, b))
        })
    });
    Some(found?.first()?.start)
}

/// Returns for each actor the paragraph of its first mention and the place there, which is 0 for all
/// of a paragraph if it isn't known of one.
fn first_mentions(checked: &CheckInput<'_>) -> Vec<(u32, usize)> {
    let place = |actor: &Actor| {
        let paragraph = first_paragraph(&actor.evidence);
        let cited = actor.evidence.iter().filter(|it| it.paragraph == paragraph);
        let cited = cited.filter_map(|it| Some(it.selector.as_ref()?.exact.as_str()));
        let names = [Some(actor.name.as_str()), actor.short_name.as_deref()];
        let text = checked.paragraph(paragraph).unwrap_or_default();
        let place = first_mention(text, names.into_iter().flatten(), cited);
        (paragraph, place)
    };
    let all: Vec<_> = checked.pack.actors.iter().map(place).collect();
    let is_known = |paragraph: u32| {
        let mut there = all.iter().filter(|it| it.0 == paragraph);
        there.all(|it| it.1.is_some())
    };
    let known = |(paragraph, place): &(u32, Option<usize>)| {
        let place = place.filter(|_| is_known(*paragraph));
        (*paragraph, place.unwrap_or_default())
    };
    all.iter().map(known).collect()
}

fn check_actors(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    let first = |actor: &Actor| first_paragraph(&actor.evidence);
    let keys = first_mentions(checked);
    let what = |i: usize, other: usize| {
        let (actor, other) = (pack.actors.get(i)?, pack.actors.get(other)?);
        if first(actor) == first(other) {
            return Some(format!(
                "`{}` and `{}` are in the other order here than in ¶{}",
                actor.id,
                other.id,
                first(actor)
            ));
        }
        Some(format!(
            "`{}` is introduced in ¶{}, and `{}` in ¶{}: they are in the other order here",
            actor.id,
            first(actor),
            other.id,
            first(other)
        ))
    };
    let hint = "sort actors by where the article first mentions them, as --fix does";
    warn("actors", &out_of_order(&keys), what, hint, warnings);
}

fn check_positions(pack: &Pack, warnings: &mut Warnings) {
    let first = |position: &Position| first_paragraph(&position.evidence);
    let issue = |position: &Position| pack.indices().issues.get(position.issue.as_str());
    let positions = pack.positions.iter();
    let keys: Vec<_> = positions.map(|it| (issue(it), first(it))).collect();
    let what = |i: usize, other: usize| {
        let (position, other) = (pack.positions.get(i)?, pack.positions.get(other)?);
        let why = if position.issue == other.issue {
            let (here, there) = (first(position), first(other));
            format!("it is from ¶{here}, and `{}` from ¶{there}", other.id)
        } else {
            let (here, there) = (&position.issue, &other.issue);
            format!("it is on `{here}`, and `{}` on `{there}`", other.id)
        };
        Some(format!("`{}` is out of order: {why}", position.id))
    };
    let hint = "sort positions by the order of the issues, and then by paragraph";
    warn("positions", &out_of_order(&keys), what, hint, warnings);
}

/// Warns of each entry that is out of order, or if they are many, of the list.
fn warn(
    list: &str,
    moved: &[(usize, usize)],
    what: impl Fn(usize, usize) -> Option<String>,
    hint: &str,
    warnings: &mut Warnings,
) {
    if moved.len() > MOST {
        let first = moved.first().and_then(|(i, other)| what(*i, *other));
        let what = format!(
            "{} are out of order; the first: {}",
            moved.len(),
            first.unwrap_or_default()
        );
        warnings.add(list, what, hint);
        return;
    }
    for (i, other) in moved {
        if let Some(what) = what(*i, *other) {
            warnings.add(format!("{list}[{i}]"), what, hint);
        }
    }
}

fn first_paragraph(evidence: &[Evidence]) -> u32 {
    paragraph_numbers(evidence).min().unwrap_or_default()
}

/// Returns the fewest elements that have to move for the list to be sorted, each with a neighbour
/// among the others that it is on the wrong side of.
fn out_of_order<K: Ord>(keys: &[K]) -> Vec<(usize, usize)> {
    let sorted = longest_sorted(keys);
    let mut moved = Vec::new();
    for (i, key) in keys.iter().enumerate() {
        if sorted.binary_search(&i).is_ok() {
            continue;
        }
        let is_wrong = |other: &&usize| match keys.get(**other) {
            Some(there) => (**other < i && there > key) || (**other > i && there < key),
            None => false,
        };
        // Nearest in the list.
        let wrong = sorted.iter().filter(is_wrong);
        let nearest = wrong.min_by_key(|other| other.abs_diff(i));
        moved.extend(nearest.map(|other| (i, *other)));
    }
    moved
}

/// Returns the indices of the longest part of a list that is sorted.
fn longest_sorted<K: Ord>(keys: &[K]) -> Vec<usize> {
    // For each length, the index of the smallest last element of a sorted part of that length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    for (i, key) in keys.iter().enumerate() {
        let length = ends.partition_point(|end| keys.get(*end).is_some_and(|end| end <= key));
        before.push(length.checked_sub(1).and_then(|at| ends.get(at)).copied());
        ends.truncate(ends.len().max(length));
        match ends.get_mut(length) {
            Some(end) => *end = i,
            None => ends.push(i),
        }
    }
    let mut at = ends.last().copied();
    let mut sorted = Vec::new();
    while let Some(i) = at {
        sorted.push(i);
        at = before.get(i).copied().flatten();
    }
    sorted.reverse();
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_actor_is_mentioned_by_whole_words() {
        let text = "The fleet of Leeds sailed, said the mayor of Holm, Ann Lee; Lee’s boat won.";
        let at = |names: &[&str], cited: &[&str]| {
            first_mention(text, names.iter().copied(), cited.iter().copied())
                .map(|at| text.get(at..at + 3).unwrap_or_default())
        };
        assert_eq!(at(&["Ann Lee"], &[]), Some("Ann"));
        assert_eq!(at(&["Bo Lee"], &[]), Some("Lee"));
        assert_eq!(text.find("Lee;"), first_mention(text, ["Bo Lee"], []));
        assert_eq!(at(&["Anna Lee", "Leed"], &[]), Some("Lee"));
        // The last word of cited words is no name.
        assert_eq!(at(&["Ines Roe"], &["mayor of Holm"]), Some("may"));
        assert_eq!(at(&["Ines Roe"], &["the mayor"]), Some("the"));
        assert_eq!(at(&["Ines Roe"], &["a sailor of the fleet"]), None);
        assert_eq!(first_mention("北京市长王小洪说", ["王小洪"], []), Some(12));
        assert_eq!(
            first_mention("Kallweits Büro", ["Ines Kallweit"], []),
            Some(0)
        );
        assert_eq!(first_mention("Ann Lee", [""], [""]), None);
        assert_eq!(at(&["Owners of a boat"], &[]), None);
        assert_eq!(at(&["Owners of a boat"], &["The fleet"]), Some("The"));
    }

    #[test]
    fn as_few_as_possible_are_out_of_order() {
        let check = |keys: &[u8], expected: &[(usize, usize)]| {
            assert_eq!(out_of_order(keys), expected, "{keys:?}");
        };
        check(&[], &[]);
        check(&[1, 1, 2, 3], &[]);
        check(&[9, 1, 2, 3], &[(0, 1)]);
        check(&[1, 2, 3, 0], &[(3, 2)]);
        check(&[1, 4, 2, 3, 5], &[(1, 2)]);
        check(&[3, 1, 2], &[(0, 1)]);
    }
}
