//! Questions from formats that teachers write, as drafts for a pack.

mod csv;
mod draft;
mod gift;
mod html;

pub use csv::import_csv;
pub use gift::import_gift;

use serde_json::Value;

/// Questions from elsewhere.
///
/// In a pack, every right answer names the passage that shows it, and every option says why it is
/// right or wrong. Elsewhere questions have no evidence, and often no reasons. So each question here
/// is a draft: a person fills in the empty `evidence` and the empty texts, and then removes `draft`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The topics that the questions refer to, in the pack's form: `{"id": …, "name": …}`.
    pub topics: Vec<Value>,
    /// The questions in the pack's form, each with `"draft": true`. Ids are unique among them.
    pub questions: Vec<Value>,
    /// What couldn't be carried over and what is missing, a sentence for each thing.
    pub left_out: Vec<String>,
}
