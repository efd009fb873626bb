use super::{Feedback, Interact, ItemScore, ResponseError};
use crate::fnv::Fnv;
use crate::pack::{Decimal, Evidence};
use crate::quiz::item::Reason;
use crate::quiz::kind::NumberRange;
#[cfg(test)]
use {crate::Pack, crate::quiz::Item, proptest::prelude::*};

/// Enter a number.
#[derive(Clone, Debug, PartialEq)]
pub struct EnterNumber {
    /// The right number, in `unit`s.
    pub value: Decimal,
    /// The unit: `%`, `tons`.
    pub unit: String,
    /// How far from `value` an answer may be and still be right.
    pub tolerance: Decimal,
    /// How far from `value` an answer may be and earn half a point, if it isn't right.
    pub half_point_within: Decimal,
    /// The ends of a slider for it, if there is one.
    pub range: Option<NumberRange>,
    /// Why that is the number.
    pub reason: Reason,
    /// Where the article gives it.
    pub evidence: Vec<Evidence>,
}

/// What the reader entered, and how far off it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberResult {
    /// What the reader entered.
    pub given: Decimal,
    /// `given` minus the right number: above zero if it is too high.
    pub difference: Decimal,
}

impl Interact for EnterNumber {
    type Response = Decimal;

    /// 1, 0.5 or 0 points, by the distance from the right number.
    fn score(&self, given: &Decimal) -> Result<ItemScore, ResponseError> {
        let difference = *given - self.value;
        let right = difference.abs() <= self.tolerance;
        let points = if right {
            1.0
        } else if difference.abs() <= self.half_point_within {
            0.5
        } else {
            0.0
        };
        let given = *given;
        Ok(ItemScore {
            points,
            right,
            feedback: Feedback::EnterNumber(NumberResult { given, difference }),
        })
    }

    fn key(&self) -> Decimal {
        self.value
    }

    fn hash(&self, hash: &mut Fnv) {
        hash.text(&self.unit);
        for number in [self.value, self.tolerance, self.half_point_within] {
            hash.decimal(number);
        }
        // Nothing if there is none, so that quizzes without one are still restored.
        if let Some(range) = self.range {
            for number in [range.from, range.to, range.at(1)] {
                hash.decimal(number);
            }
        }
    }

    fn evidence(&self) -> Vec<&Evidence> {
        self.evidence.iter().collect()
    }

    fn is_answered_by(&self, seen: &dyn Fn(&[Evidence]) -> bool) -> bool {
        seen(&self.evidence)
    }

    #[cfg(test)]
    fn check_fair(&self, _: &Pack, item: &Item) {
        assert!(!self.evidence.is_empty(), "{}", item.id);
    }

    /// Any number, or one near those of examples.
    #[cfg(test)]
    fn any_response() -> BoxedStrategy<Decimal> {
        prop_oneof![any::<i64>(), 0..100_000_i64]
            .prop_filter_map("too many digits", |hundredths| {
                Decimal::from_hundredths(hundredths).ok()
            })
            .boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::{example, from, harbour, question};
    use crate::quiz::{Interaction, Item};
    use serde_json::{Value, json};

    fn hash_of(number: &Value) -> u64 {
        let asked = question("q", json!({"number": number}));
        let item = Item::of(&from(&asked), &harbour());
        let mut hash = Fnv::default();
        match &item.interaction {
            Interaction::EnterNumber(number) => number.hash(&mut hash),
            other => panic!("no number: {other:?}"),
        }
        hash.finish()
    }

    /// Else the saved quizzes of packs that have no range would be lost.
    #[test]
    fn a_number_without_a_range_has_the_hash_from_before_there_were_any() {
        let mut number = example("number");
        let with_range = hash_of(&number);
        number["range"] = Value::Null;
        let mut before = Fnv::default();
        before.text("tons");
        for hundredths in [140_000, 5_000, 20_000] {
            before.number(hundredths);
        }
        assert_eq!(hash_of(&number), before.finish());
        assert_ne!(hash_of(&number), with_range);
    }
}
