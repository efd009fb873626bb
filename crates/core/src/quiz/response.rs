use serde::{Deserialize, Serialize};

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
