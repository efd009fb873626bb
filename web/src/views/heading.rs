//! The heading of a view. It takes the focus when the reader comes from another view.

use crate::node::*;
use crate::shared::Shared;

/// Renders the view's only `h1`, with a line above it.
pub fn heading(shared: Shared, above: Element, heading: Element) -> Node {
    nodes((
        above.class("above"),
        heading.focused_if(shared.focuses_heading()),
    ))
}

/// Renders the heading of a view whose name is UI text, with the pack's title above it.
pub fn view_heading(shared: Shared, name: &'static str) -> Node {
    let title = shared.pack().title().to_owned();
    heading(shared, p(title).lang_of_pack(&shared), h1(name))
}
