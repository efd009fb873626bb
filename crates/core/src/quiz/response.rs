use super::item::ItemId;
use crate::read::{Decode, Decoder};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What the reader answered. Options are counted from 0 in the item's own order, not in the one
/// shown, so that an answer stays true when the options are shown in another order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    /// This option.
    One(usize),
    /// These options, each once, in any order; perhaps none.
    Several(Vec<usize>),
    /// All options, in the order that the reader put them in, the earliest first.
    Order(Vec<usize>),
}

impl Response {
    /// The response as JSON.
    pub(super) fn to_json(&self) -> String {
        let (name, options) = match self {
            Self::One(option) => return ["{\"one\":", &option.to_string(), "}"].concat(),
            Self::Several(options) => ("several", options),
            Self::Order(options) => ("order", options),
        };
        let mut json = ["{\"", name, "\":["].concat();
        for (index, option) in options.iter().enumerate() {
            if index > 0 {
                json.push(',');
            }
            json.push_str(&option.to_string());
        }
        json.push_str("]}");
        json
    }
}

impl Decode for Response {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        match decoder.only_entry(value, "how the item is answered") {
            Some((name @ "one", option)) => Self::One(decoder.inside(option, name)),
            Some((name @ "several", options)) => Self::Several(decoder.inside(options, name)),
            Some((name @ "order", options)) => Self::Order(decoder.inside(options, name)),
            Some((name, _)) => {
                decoder.unknown_word(name, &["one", "several", "order"]);
                Self::One(0)
            }
            None => Self::One(0),
        }
    }
}

/// An item's id, and the response to it.
impl Decode for (ItemId, Response) {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        let [item, response] = match decoder.list(value) {
            [item, response] => [item, response],
            _ => {
                decoder.unexpected(value, "an item's id and a response");
                [&Value::Null; 2]
            }
        };
        let item = ItemId(decoder.text(item).into());
        (item, Response::decode(response, decoder))
    }
}
