//! The text of a pack's JSON: where values are in it, and how to change them.

pub mod edit;
mod input;
mod spans;

pub use input::input;
pub use spans::Spans;

/// Returns the JSON pointer of a path such as `quotes[2].evidence`.
pub fn pointer(path: &str) -> String {
    let keys = path.split(['.', '[']);
    keys.map(|key| ["/", key.trim_end_matches(']')].concat())
        .collect()
}
