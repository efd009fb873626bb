use super::choices::{self, Choice, Choosing};
use super::{Feedback, ItemScore, ResponseError};
use crate::quiz::rng::Rng;
#[cfg(test)]
use proptest::prelude::*;

/// Mark the right sentences in a paragraph: QTI's hottext interaction. The choices are all sentences
/// of the paragraph in its order, and the response names each marked one once, in any order.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkSentences(pub Vec<Choice>);

impl Choosing for MarkSentences {
    type Response = Vec<usize>;

    fn choices(&self) -> &[Choice] {
        &self.0
    }

    /// How much the marked sentences overlap with the right ones: the sentences that are both ÷ the
    /// sentences that are either. That is the index by which Jaccard compared regions (“The
    /// distribution of the flora in the alpine zone”, New Phytologist 11, 1912). It counts sentences
    /// and not letters, so that a long one isn't worth more.
    fn score(&self, response: &Vec<usize>) -> Result<ItemScore, ResponseError> {
        let mut score = choices::score(&self.0, response, Feedback::MarkSentences)?;
        if let Feedback::MarkSentences(results) = &score.feedback {
            let both = results.iter().filter(|it| it.chosen && it.right).count();
            let either = results.iter().filter(|it| it.chosen || it.right).count();
            // Divided by at least 1, should no sentence be right.
            score.points = both as f64 / either.max(1) as f64;
        }
        Ok(score)
    }

    fn key(&self) -> Vec<usize> {
        choices::right_ones(&self.0)
    }

    fn display_order(&self, _: &mut Rng) -> Vec<usize> {
        (0..self.0.len()).collect()
    }

    #[cfg(test)]
    fn any_response() -> BoxedStrategy<Vec<usize>> {
        super::any_indices()
    }
}
