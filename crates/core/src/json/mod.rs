//! JSON from third parties: scanned within limits, decoded into the model's types, with all problems
//! reported at once. Also the JSON of what the page stores.

pub mod characters;
mod decode;
mod problem;
mod scan;
mod stored;

pub use problem::{Location, Problem, Problems};
pub use scan::{LIMITS, Limits};
pub use stored::quoted;

pub(crate) use characters::first_forbidden;
pub(crate) use decode::{Decode, Decoder, decode, decode_from_text, decode_from_word};

pub(crate) use problem::TOP;
pub(crate) use scan::{scan, scan_within};
pub(crate) use stored::{decode_value, digits, from_json};
