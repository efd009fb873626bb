use super::{Feedback, Interact, ItemScore, ResponseError};
use crate::fnv::Fnv;
use crate::pack::Evidence;
use crate::quiz::item::Reason;
use crate::quiz::spelling::{accepted_as, has_as_many_words};
use crate::quiz::typed_text;
#[cfg(test)]
use {crate::Pack, crate::quiz::Item, proptest::prelude::*};

/// Type a name or a word. The response is as [`typed_text`] returns it.
#[derive(Clone, Debug, PartialEq)]
pub struct EnterText {
    /// The right text, as the article spells it.
    pub answer: String,
    /// Other texts that are right too: other spellings, shorter forms.
    pub accepted: Vec<String>,
    /// Texts that are wrong even if one of the right ones is only a typing error away.
    pub not_accepted: Vec<String>,
    /// Why that is the answer.
    pub reason: Reason,
    /// Where the article shows it.
    pub evidence: Vec<Evidence>,
}

/// What the reader typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextResult {
    /// What the reader typed.
    pub given: String,
    /// Whether it is right, but not spelled as in the article. A shorter form is no other spelling.
    pub is_respelled: bool,
}

impl EnterText {
    /// The right text, and the others that are right too.
    pub fn spellings(&self) -> Vec<&str> {
        let others = self.accepted.iter().map(String::as_str);
        std::iter::once(self.answer.as_str())
            .chain(others)
            .collect()
    }
}

impl Interact for EnterText {
    type Response = String;

    /// 1 or 0 points. What is forgiven is in `spelling.rs`.
    fn score(&self, given: &String) -> Result<ItemScore, ResponseError> {
        if typed_text(given).as_ref() != Some(given) {
            return Err(ResponseError::NotTyped);
        }
        let right = accepted_as(given, &self.spellings(), &self.not_accepted).is_some();
        Ok(ItemScore {
            points: f64::from(u8::from(right)),
            right,
            feedback: Feedback::EnterText(TextResult {
                given: given.clone(),
                is_respelled: right
                    && *given != self.answer
                    && has_as_many_words(given, &self.answer),
            }),
        })
    }

    fn key(&self) -> String {
        typed_text(&self.answer).unwrap_or_default()
    }

    /// Not `not_accepted`, which nobody sees: it grows with the actors of the pack.
    fn hash(&self, hash: &mut Fnv) {
        for spelling in self.spellings() {
            hash.text(spelling);
        }
    }

    fn evidence(&self) -> Vec<&Evidence> {
        self.evidence.iter().collect()
    }

    fn is_answered_by(&self, seen: &dyn Fn(&[Evidence]) -> bool) -> bool {
        seen(&self.evidence)
    }

    #[cfg(test)]
    fn check_fair(&self, pack: &Pack, item: &Item) {
        crate::quiz::property_tests::check_names(pack, item, self);
    }

    #[cfg(test)]
    fn any_response() -> BoxedStrategy<String> {
        prop_oneof![any::<String>(), "[A-Za-zé’ -]{0,12}", "\\PC{0,100}"].boxed()
    }
}
