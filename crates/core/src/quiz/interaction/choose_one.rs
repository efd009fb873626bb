use super::choices::{self, Choice, Choosing};
use super::{Feedback, ItemScore, ResponseError};
use crate::quiz::rng::Rng;
#[cfg(test)]
use proptest::prelude::*;

/// Choose the one right option.
#[derive(Clone, Debug, PartialEq)]
pub struct ChooseOne(pub Vec<Choice>);

impl Choosing for ChooseOne {
    type Response = usize;

    fn choices(&self) -> &[Choice] {
        &self.0
    }

    /// 1 or 0 points.
    fn score(&self, response: &usize) -> Result<ItemScore, ResponseError> {
        choices::score(&self.0, &[*response], Feedback::ChooseOne)
    }

    fn key(&self) -> usize {
        let right = choices::right_ones(&self.0);
        right.first().copied().unwrap_or_default()
    }

    /// Numbers, paragraphs, and the three answers on what the article does, keep their natural
    /// order.
    fn display_order(&self, rng: &mut Rng) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.0.len()).collect();
        let is_natural = |choice: &Choice| choice.label.has_natural_order();
        if !self.0.iter().all(is_natural) {
            rng.shuffle(&mut order);
        }
        order
    }

    #[cfg(test)]
    fn any_response() -> BoxedStrategy<usize> {
        (0..7_usize).boxed()
    }
}
