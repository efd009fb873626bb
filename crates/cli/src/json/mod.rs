//! The text of a pack's JSON: where values are in it, and how to change them.

pub mod edit;
mod input;
mod spans;

pub use input::input;
pub use spans::Spans;

/// Whether a path such as `quotes[2].gist` is another one, such as `quotes[2]`, or inside it.
pub fn is_inside(path: &str, outer: &str) -> bool {
    let rest = path.strip_prefix(outer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Returns the JSON pointer of a path such as `quotes[2].evidence`.
pub fn pointer(path: &str) -> String {
    let keys = path.split(['.', '[']);
    keys.map(|key| ["/", key.trim_end_matches(']')].concat())
        .collect()
}
