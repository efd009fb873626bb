use super::choices::{self, Choice, Choosing};
use super::{Feedback, ItemScore, ResponseError};
use crate::quiz::rng::Rng;
#[cfg(test)]
use proptest::prelude::*;

/// Choose all right options, of which there are several. The response names each chosen option
/// once, in any order; it may be empty.
#[derive(Clone, Debug, PartialEq)]
pub struct ChooseSeveral(pub Vec<Choice>);

impl Choosing for ChooseSeveral {
    type Response = Vec<usize>;

    fn choices(&self) -> &[Choice] {
        &self.0
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

    #[cfg(test)]
    fn any_response() -> BoxedStrategy<Vec<usize>> {
        super::any_indices()
    }
}
