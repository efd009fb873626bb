//! The order of actors and positions, which the codebook sets so that nobody is moved up: actors as
//! the article first mentions them, positions by issue and then by paragraph.

use super::{CheckInput, Warnings, paragraph_numbers};
use crate::pack::Evidence;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    let actors = pack
        .actors
        .iter()
        .map(|actor| first_paragraph(&actor.evidence));
    let keys: Vec<u32> = actors.collect();
    for (i, before) in out_of_order(&keys) {
        let (Some(actor), Some(other)) = (pack.actors.get(i), pack.actors.get(before)) else {
            continue;
        };
        warnings.add(
            format!("actors[{i}]"),
            format!(
                "`{}` is introduced in ¶{}, and `{}` in ¶{}: they are in the other order here",
                actor.id,
                first_paragraph(&actor.evidence),
                other.id,
                first_paragraph(&other.evidence)
            ),
            "sort actors by the paragraph in which the article first mentions them",
        );
    }
    let positions = pack.positions.iter().map(|position| {
        let issue = pack.indices().issues.get(position.issue.as_str());
        (issue, first_paragraph(&position.evidence))
    });
    let keys: Vec<_> = positions.collect();
    for (i, before) in out_of_order(&keys) {
        let (Some(position), Some(other)) = (pack.positions.get(i), pack.positions.get(before))
        else {
            continue;
        };
        let why = if position.issue == other.issue {
            format!(
                "it is from ¶{}, and `{}` from ¶{}",
                first_paragraph(&position.evidence),
                other.id,
                first_paragraph(&other.evidence)
            )
        } else {
            format!(
                "it is on `{}`, and `{}` on `{}`",
                position.issue, other.id, other.issue
            )
        };
        warnings.add(
            format!("positions[{i}]"),
            format!("`{}` is out of order: {why}", position.id),
            "sort positions by the order of the issues, and then by paragraph",
        );
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
