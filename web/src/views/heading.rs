//! The heading of a view. When the reader has come from another view, focus comes to it.

use crate::node::*;
use crate::shared::Shared;

/// The one `h1` of a view, with a line above it.
pub fn heading(shared: Shared, above: Element, heading: Element) -> Node {
    nodes((
        above.class("above"),
        heading.focused_if(shared.comes_to_heading()),
    ))
}

/// The heading of a view that is named in the page's own voice, of a pack.
pub fn view_heading(shared: Shared, name: &'static str) -> Node {
    let title = shared.pack().title().to_owned();
    heading(shared, p(title).lang_of_pack(&shared), h1(name))
}
