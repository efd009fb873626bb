//! The heading of a view. When the reader has come from another view, focus comes to it.

use crate::node::*;
use crate::shared::Shared;

/// The one `h1` of a view, with a line above it.
pub fn heading(shared: Shared, above: String, text: String) -> Node {
    nodes((
        p(above).class("above").any_direction(),
        h1(text)
            .focused_if(shared.comes_to_heading())
            .any_direction(),
    ))
}
