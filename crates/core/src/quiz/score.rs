use super::item::{Choice, Interaction, Item, OrderSlot};
use super::response::Response;

/// How a response did.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemScore {
    /// From 0 to 1.
    pub points: f64,
    /// Whether it is exactly right. Then, and only then, are the points 1.
    pub right: bool,
    /// For each option, in the item's own order, what the reader made of it.
    pub options: Vec<OptionResult>,
}

/// What the reader made of an option, and what was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionResult {
    /// An option to choose or to leave.
    Choice {
        /// Whether the reader chose it.
        chosen: bool,
        /// Whether it should have been chosen.
        right: bool,
    },
    /// An event to be put in its place, counted from 0.
    Place {
        /// Where the reader put it.
        given: usize,
        /// Where it belongs.
        right: usize,
    },
}

impl OptionResult {
    /// Whether the reader did the right thing with it.
    pub fn is_right(self) -> bool {
        match self {
            Self::Choice { chosen, right } => chosen == right,
            Self::Place { given, right } => given == right,
        }
    }
}

/// Why a response is none to this item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseError {
    /// It answers another task: an order where an option is to be chosen.
    OtherInteraction,
    /// The item has no option with this index.
    NoSuchOption(usize),
    /// This option stands in it twice.
    Twice(usize),
    /// Not all options are put in order.
    Incomplete,
}

/// Grades a response.
///
/// - One right option: 1 or 0.
/// - Several right options: (right chosen − wrong chosen) ÷ right, and no less than 0. That is
///   "partial credit with penalty" in Canvas, and "right minus wrong" elsewhere: to choose
///   everything earns no more than to choose well.
/// - An order: the share of pairs of events that stand the right way round, that is
///   (τ + 1) ÷ 2 with Kendall's τ: 0 for the order turned round.
pub fn score(item: &Item, response: &Response) -> Result<ItemScore, ResponseError> {
    match (&item.interaction, response) {
        (Interaction::ChooseOne(choices), Response::One(chosen)) => {
            mark_choices(choices, &[*chosen])
        }
        (Interaction::ChooseSeveral(choices), Response::Several(chosen)) => {
            mark_choices(choices, chosen)
        }
        (Interaction::PutInOrder(places), Response::Order(order)) => mark_order(places, order),
        _ => Err(ResponseError::OtherInteraction),
    }
}

fn mark_choices(choices: &[Choice], chosen: &[usize]) -> Result<ItemScore, ResponseError> {
    each_once(choices.len(), chosen)?;
    let right = choices.iter().filter(|choice| choice.is_right()).count();
    let right_chosen = chosen
        .iter()
        .filter(|index| choices[**index].is_right())
        .count();
    let wrong_chosen = chosen.len() - right_chosen;
    let outcome = |(index, choice): (usize, &Choice)| OptionResult::Choice {
        chosen: chosen.contains(&index),
        right: choice.is_right(),
    };
    Ok(ItemScore {
        // At least 1, should no option be right.
        points: right_chosen.saturating_sub(wrong_chosen) as f64 / right.max(1) as f64,
        right: right > 0 && right_chosen == right && wrong_chosen == 0,
        options: choices.iter().enumerate().map(outcome).collect(),
    })
}

fn mark_order(places: &[OrderSlot], order: &[usize]) -> Result<ItemScore, ResponseError> {
    each_once(places.len(), order)?;
    if order.len() < places.len() {
        return Err(ResponseError::Incomplete);
    }
    let (mut pairs, mut in_order) = (0_usize, 0_usize);
    for (at, earlier) in order.iter().enumerate() {
        for later in &order[at + 1..] {
            pairs += 1;
            in_order += usize::from(places[*earlier].right < places[*later].right);
        }
    }
    let mut options: Vec<_> = places
        .iter()
        .map(|place| OptionResult::Place {
            given: 0,
            right: place.right,
        })
        .collect();
    for (at, index) in order.iter().enumerate() {
        options[*index] = OptionResult::Place {
            given: at,
            right: places[*index].right,
        };
    }
    Ok(ItemScore {
        // At least 1, should there be a single event.
        points: in_order as f64 / pairs.max(1) as f64,
        right: pairs > 0 && in_order == pairs,
        options,
    })
}

fn each_once(options: usize, indices: &[usize]) -> Result<(), ResponseError> {
    for (at, index) in indices.iter().enumerate() {
        if *index >= options {
            return Err(ResponseError::NoSuchOption(*index));
        }
        if indices[..at].contains(index) {
            return Err(ResponseError::Twice(*index));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::Item;
    use crate::quiz::sample::{from, harbour, question};
    use serde_json::{Value, json};

    fn item(kind: Value) -> Item {
        Item::of(&from(&question("q", kind)), &harbour())
    }

    fn choices(kind: &str, verdicts: &[&str]) -> Item {
        let option = |verdict: &&str| json!({"text": "t", "verdict": verdict, "reason": "r"});
        let options: Vec<_> = verdicts.iter().map(option).collect();
        let mut ask = json!({});
        ask[kind] = json!({"options": options});
        item(ask)
    }

    #[test]
    fn points_are_as_documented() {
        let one = choices("single-choice", &["wrong", "right", "not-stated"]);
        let several = choices(
            "several-right",
            &["right", "right", "right", "wrong", "wrong"],
        );
        // In the article's world: flood, vote, strike.
        let event = |id| json!({"event": id, "reason": "r"});
        let events = json!([event("strike"), event("flood"), event("vote")]);
        let order = item(json!({"order-of-events": {"events": events}}));
        use Response::{One, Order, Several};
        let cases = [
            (&one, One(1), Ok(1.0)),
            (&one, One(0), Ok(0.0)),
            (&one, One(2), Ok(0.0)),
            (&one, One(3), Err(ResponseError::NoSuchOption(3))),
            (&one, Several(vec![1]), Err(ResponseError::OtherInteraction)),
            (&several, Several(vec![2, 0, 1]), Ok(1.0)),
            (&several, Several(vec![0, 1]), Ok(2.0 / 3.0)),
            (&several, Several(vec![0, 1, 2, 3]), Ok((3.0 - 1.0) / 3.0)),
            (&several, Several(vec![0, 3, 4]), Ok(0.0)),
            (&several, Several(vec![]), Ok(0.0)),
            (&several, Several(vec![1, 1]), Err(ResponseError::Twice(1))),
            (
                &several,
                Several(vec![5]),
                Err(ResponseError::NoSuchOption(5)),
            ),
            (&order, Order(vec![1, 2, 0]), Ok(1.0)),
            (&order, Order(vec![2, 1, 0]), Ok(2.0 / 3.0)),
            (&order, Order(vec![0, 1, 2]), Ok(1.0 / 3.0)),
            (&order, Order(vec![0, 2, 1]), Ok(0.0)),
            (&order, Order(vec![1, 2]), Err(ResponseError::Incomplete)),
            (&order, Order(vec![1, 2, 2]), Err(ResponseError::Twice(2))),
            (&order, One(0), Err(ResponseError::OtherInteraction)),
        ];
        for (item, response, points) in cases {
            let mark = score(item, &response);
            assert_eq!(
                mark.map(|mark| mark.points),
                points,
                "{response:?} to {}",
                item.kind
            );
        }
    }

    #[test]
    fn a_mark_tells_what_was_chosen_and_should_have_been() {
        let several = choices("several-right", &["right", "right", "wrong"]);
        let mark = score(&several, &Response::Several(vec![2, 0])).expect("a mark");
        let choice = |chosen, right| OptionResult::Choice { chosen, right };
        assert_eq!(
            mark.options,
            [choice(true, true), choice(false, true), choice(true, false)]
        );

        let event = |id| json!({"event": id, "reason": "r"});
        let events = json!([event("strike"), event("flood"), event("vote")]);
        let order = item(json!({"order-of-events": {"events": events}}));
        let mark = score(&order, &Response::Order(vec![2, 1, 0])).expect("a mark");
        let place = |given, right| OptionResult::Place { given, right };
        assert_eq!(mark.options, [place(2, 2), place(1, 0), place(0, 1)]);
    }
}
