//! Options that the reader can select, and how a selection is scored.

use super::{Feedback, Interact, ItemScore, ResponseError, check_indices};
use crate::fnv::Fnv;
use crate::pack::{ActorId, ActorOption, ChoiceOption, Evidence, Verdict};
use crate::quiz::item::{Label, Reason};
use crate::quiz::rng::Rng;
#[cfg(test)]
use {crate::Pack, crate::quiz::Item, proptest::prelude::BoxedStrategy};

/// An option that the reader can select.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What the option shows.
    pub label: Label,
    /// Whether it is right, wrong or not stated in the article.
    pub verdict: Verdict,
    /// Why it is right, wrong or not stated.
    pub reason: Reason,
    /// Where the article shows it.
    pub evidence: Vec<Evidence>,
}

/// What the reader did with an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChoiceResult {
    /// Whether the reader chose it.
    pub chosen: bool,
    /// Whether it should have been chosen.
    pub right: bool,
}

/// What differs between the interactions that have choices. They share the rest of [`Interact`].
pub(super) trait Choosing {
    type Response;

    fn choices(&self) -> &[Choice];
    fn score(&self, response: &Self::Response) -> Result<ItemScore, ResponseError>;
    fn key(&self) -> Self::Response;
    fn display_order(&self, rng: &mut Rng) -> Vec<usize>;
    #[cfg(test)]
    fn any_response() -> BoxedStrategy<Self::Response>;
}

impl<T: Choosing> Interact for T {
    type Response = <T as Choosing>::Response;

    fn options(&self) -> usize {
        self.choices().len()
    }

    fn score(&self, response: &Self::Response) -> Result<ItemScore, ResponseError> {
        Choosing::score(self, response)
    }

    fn key(&self) -> Self::Response {
        Choosing::key(self)
    }

    fn display_order(&self, rng: &mut Rng) -> Vec<usize> {
        Choosing::display_order(self, rng)
    }

    fn hash(&self, hash: &mut Fnv) {
        for choice in self.choices() {
            hash_label(&choice.label, hash);
            hash.number(u64::from(choice.is_right()));
        }
    }

    fn evidence(&self) -> Vec<&Evidence> {
        let mut evidence = Vec::new();
        for is_right in [true, false] {
            for choice in self.choices().iter().filter(|it| it.is_right() == is_right) {
                evidence.extend(&choice.evidence);
            }
        }
        evidence
    }

    fn actors(&self, right_only: bool) -> Vec<&ActorId> {
        let mut actors = Vec::new();
        for choice in self.choices() {
            if let Label::Actor(actor) = &choice.label
                && (choice.is_right() || !right_only)
            {
                actors.push(actor);
            }
        }
        actors
    }

    fn is_answered_by(&self, seen: &dyn Fn(&[Evidence]) -> bool) -> bool {
        let mut choices = self.choices().iter();
        choices.any(|choice| choice.is_right() && seen(&choice.evidence))
    }

    #[cfg(test)]
    fn check_fair(&self, pack: &Pack, item: &Item) {
        crate::quiz::property_tests::check_choices(pack, item, self.choices());
    }

    #[cfg(test)]
    fn any_response() -> BoxedStrategy<Self::Response> {
        <T as Choosing>::any_response()
    }
}

impl Choice {
    /// Whether choosing it is right.
    pub fn is_right(&self) -> bool {
        self.verdict == Verdict::Right
    }

    pub(in crate::quiz) fn authored(option: &ChoiceOption) -> Self {
        Self {
            label: Label::Text(option.text.clone()),
            verdict: option.verdict,
            reason: Reason::Authored(option.reason.clone()),
            evidence: option.evidence.clone(),
        }
    }

    /// Creates an option from an actor that the author offers. `evidence` is used if the author
    /// gives none for the option.
    pub(in crate::quiz) fn actor(
        option: &ActorOption,
        verdict: Verdict,
        evidence: &[Evidence],
    ) -> Self {
        let evidence = if option.evidence.is_empty() {
            evidence
        } else {
            &option.evidence
        };
        Self {
            label: Label::Actor(option.actor.clone()),
            verdict,
            reason: Reason::Authored(option.reason.clone()),
            evidence: evidence.to_vec(),
        }
    }
}

/// Hashes what an option shows.
pub(super) fn hash_label(label: &Label, hash: &mut Fnv) {
    match label {
        Label::Text(text) | Label::Sentence(text) => hash.text(text),
        Label::Actor(actor) => hash.text(actor.as_str()),
        Label::Presence(presence) => hash.number(*presence as u64),
        Label::Number(number) => hash.decimal(*number),
        Label::Quote(quote) => hash.text(quote.as_str()),
        Label::Figure(figure) | Label::Value(figure) => hash.text(figure.as_str()),
        Label::Relation(kind) => hash.text(kind.as_str()),
        Label::Undisputed => hash.text(""),
        Label::Paragraph(number) => hash.number(u64::from(*number)),
    }
}

/// Scores the chosen options: (right chosen − wrong chosen) ÷ right, but at least 0. Canvas calls
/// this "partial credit with penalty", others "right minus wrong". Each wrong choice cancels a
/// right one, so choosing every option doesn't earn full points.
pub(super) fn score(
    choices: &[Choice],
    chosen: &[usize],
    feedback: fn(Vec<ChoiceResult>) -> Feedback,
) -> Result<ItemScore, ResponseError> {
    check_indices(choices.len(), chosen)?;
    let right = choices.iter().filter(|choice| choice.is_right()).count();
    let right_chosen = chosen
        .iter()
        .filter(|index| choices[**index].is_right())
        .count();
    let wrong_chosen = chosen.len() - right_chosen;
    let result = |(index, choice): (usize, &Choice)| ChoiceResult {
        chosen: chosen.contains(&index),
        right: choice.is_right(),
    };
    Ok(ItemScore {
        // `max` prevents a division by zero if no option is right.
        points: right_chosen.saturating_sub(wrong_chosen) as f64 / right.max(1) as f64,
        right: right > 0 && right_chosen == right && wrong_chosen == 0,
        feedback: feedback(choices.iter().enumerate().map(result).collect()),
    })
}

/// Returns the indices of the right options.
pub(super) fn right_ones(choices: &[Choice]) -> Vec<usize> {
    (0..choices.len())
        .filter(|index| choices[*index].is_right())
        .collect()
}
