use super::choices::{self, Choice};
use super::{Feedback, Interact, ItemScore, ResponseError};
use crate::pack::Evidence;
use crate::quiz::fingerprint::Fnv;
use crate::quiz::rng::Rng;
#[cfg(test)]
use proptest::prelude::*;

/// Choose all right options, of which there are several. The response names each chosen option
/// once, in any order; it may be empty.
#[derive(Clone, Debug, PartialEq)]
pub struct ChooseSeveral(pub Vec<Choice>);

impl Interact for ChooseSeveral {
    type Response = Vec<usize>;

    fn options(&self) -> usize {
        self.0.len()
    }

    fn score(&self, response: &Vec<usize>) -> Result<ItemScore, ResponseError> {
        choices::score(&self.0, response, Feedback::ChooseSeveral)
    }

    fn key(&self) -> Vec<usize> {
        choices::right_ones(&self.0)
    }

    fn display_order(&self, rng: &mut Rng) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.0.len()).collect();
        rng.shuffle(&mut order);
        order
    }

    fn hash(&self, hash: &mut Fnv) {
        choices::hash(&self.0, hash);
    }

    fn cites(&self, paragraph: u32) -> bool {
        choices::cite(&self.0, paragraph)
    }

    fn is_answered_by(&self, seen: &dyn Fn(&[Evidence]) -> bool) -> bool {
        choices::are_answered_by(&self.0, seen)
    }

    #[cfg(test)]
    fn any_response() -> BoxedStrategy<Vec<usize>> {
        super::any_indices()
    }
}
