use super::choices::hash_label;
use super::{Feedback, Interact, ItemScore, ResponseError};
use crate::fnv::Fnv;
use crate::pack::Evidence;
use crate::quiz::item::{Label, Material, Reason};
use crate::quiz::rng::Rng;
#[cfg(test)]
use {crate::Pack, crate::quiz::Item, proptest::prelude::*};

/// Match each row with an option. The response names for each row the index of an option.
#[derive(Clone, Debug, PartialEq)]
pub struct MatchPairs {
    /// What is to be matched, in the order in which it is displayed.
    pub rows: Vec<MatchRow>,
    /// What it is matched with. An option of no row is a distractor.
    pub options: Vec<Label>,
    /// Whether an option can be used for several rows.
    pub reuse: bool,
}

/// A row to be matched with an option.
#[derive(Clone, Debug, PartialEq)]
pub struct MatchRow {
    /// What the row shows.
    pub label: Label,
    /// The index of its right option.
    pub right: usize,
    /// Why that is its option.
    pub reason: Reason,
    /// Where the article shows it.
    pub evidence: Vec<Evidence>,
}

/// What the reader matched a row with. Both are indices of options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatchResult {
    /// The option that the reader chose.
    pub given: usize,
    /// The right one.
    pub right: usize,
}

impl MatchResult {
    /// Whether the reader chose the right one.
    pub fn is_right(self) -> bool {
        self.given == self.right
    }
}

impl MatchPairs {
    /// Whether the option of the last row is the one that no other row has.
    fn has_leftover(&self) -> bool {
        !self.reuse && self.options.len() == self.rows.len()
    }
}

impl Interact for MatchPairs {
    type Response = Vec<usize>;

    fn options(&self) -> usize {
        self.options.len()
    }

    /// The share of rows with the right option.
    fn score(&self, given: &Vec<usize>) -> Result<ItemScore, ResponseError> {
        for (at, index) in given.iter().enumerate() {
            if *index >= self.options.len() {
                return Err(ResponseError::NoSuchOption(*index));
            }
            if !self.reuse && given[..at].contains(index) {
                return Err(ResponseError::Twice(*index));
            }
        }
        if given.len() != self.rows.len() {
            return Err(ResponseError::Incomplete);
        }
        let mut results = Vec::new();
        let mut right = 0;
        for (row, given) in self.rows.iter().zip(given) {
            let result = MatchResult {
                given: *given,
                right: row.right,
            };
            right += usize::from(result.is_right());
            results.push(result);
        }
        Ok(ItemScore {
            // Divided by at least 1, should there be no row.
            points: right as f64 / results.len().max(1) as f64,
            right: right > 0 && right == results.len(),
            feedback: Feedback::MatchPairs(results),
        })
    }

    fn key(&self) -> Vec<usize> {
        self.rows.iter().map(|row| row.right).collect()
    }

    /// The order of the options: never such that each is next to its row. What can be done to a
    /// claim keeps its order.
    fn display_order(&self, rng: &mut Rng) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.options.len()).collect();
        if self.options.iter().all(Label::has_natural_order) {
            return order;
        }
        rng.shuffle(&mut order);
        let mut pairs = self.rows.iter().zip(&order);
        if order.len() > 1 && pairs.all(|(row, index)| row.right == *index) {
            order.rotate_left(1);
        }
        order
    }

    fn hash(&self, hash: &mut Fnv) {
        for row in &self.rows {
            hash_label(&row.label, hash);
            hash.number(row.right as u64);
        }
        for option in &self.options {
            hash_label(option, hash);
        }
        hash.number(u64::from(self.reuse));
    }

    fn evidence(&self) -> Vec<&Evidence> {
        self.rows.iter().flat_map(|row| &row.evidence).collect()
    }

    fn is_revealed_in_parts(&self) -> bool {
        true
    }

    /// Whether all rows are known, or all but one whose option is then the only one left. A row
    /// without evidence is what remains: nothing cites that an actor disputes nothing.
    fn is_answered_by(&self, seen: &dyn Fn(&[Evidence]) -> bool) -> bool {
        let is_unknown = |row: &&MatchRow| !row.evidence.is_empty() && !seen(&row.evidence);
        let unknown = self.rows.iter().filter(is_unknown).count();
        unknown <= usize::from(self.has_leftover())
    }

    /// Whether both have the same row.
    fn overlaps(&self, other: &Self) -> bool {
        let is_in_other = |row: &MatchRow| other.rows.iter().any(|it| it.label == row.label);
        self.rows.iter().any(is_in_other)
    }

    /// Whether a row is the quote or the figure.
    fn asks_about(&self, material: &Material) -> bool {
        self.rows.iter().any(|row| match (&row.label, material) {
            (Label::Quote(quote), Material::Quote(asked)) => quote == asked,
            (
                Label::Figure(figure),
                Material::Figure(asked) | Material::Value { figure: asked, .. },
            ) => figure == asked,
            _ => false,
        })
    }

    #[cfg(test)]
    fn check_fair(&self, pack: &Pack, item: &Item) {
        crate::quiz::property_tests::check_matches(pack, item, self);
    }

    #[cfg(test)]
    fn any_response() -> BoxedStrategy<Vec<usize>> {
        let permutation =
            (3..6_usize).prop_flat_map(|many| Just((0..many).collect::<Vec<_>>()).prop_shuffle());
        let reused = prop::collection::vec(0..4_usize, 2..6);
        prop_oneof![super::any_indices(), permutation, reused].boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::{harbour, question_of};

    fn example(name: &str) -> MatchPairs {
        match Item::of(&question_of(name), &harbour()).interaction {
            crate::quiz::Interaction::MatchPairs(it) => it,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn only_a_last_row_is_known_by_what_is_left() {
        let mut it = example("match");
        let seen = |it: &MatchPairs, rows: usize| {
            let known: Vec<_> = it.rows[..rows]
                .iter()
                .map(|row| row.evidence.clone())
                .collect();
            it.is_answered_by(&|evidence| known.iter().any(|other| other == evidence))
        };
        // There is a distractor.
        assert_eq!((it.rows.len(), it.options.len()), (3, 4));
        assert!(!seen(&it, 2) && seen(&it, 3));
        it.options.pop();
        assert!(!seen(&it, 1) && seen(&it, 2));
        it.reuse = true;
        assert!(!seen(&it, 2) && seen(&it, 3));
    }

    #[test]
    fn a_row_without_evidence_is_known_when_the_others_are() {
        let it = example("who-disputes");
        let paragraphs = |seen: &'static [u32]| {
            it.is_answered_by(&|evidence| evidence.iter().any(|it| seen.contains(&it.paragraph)))
        };
        // Of the three rows, one cites paragraph 5 and one paragraph 2.
        assert!(!paragraphs(&[]) && !paragraphs(&[5]) && paragraphs(&[2, 5]));
    }

    #[test]
    fn options_are_never_all_next_to_their_rows() {
        let mut it = example("match");
        it.options.truncate(3);
        for seed in 0..100 {
            let order = it.display_order(&mut Rng::new(seed));
            assert_ne!(order, it.key(), "{seed}");
        }
    }
}
