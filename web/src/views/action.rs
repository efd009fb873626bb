//! Action buttons.

use crate::node::*;

/// Returns the value of `aria-expanded`.
pub fn expanded(is_open: bool) -> &'static str {
    if is_open { "true" } else { "false" }
}

/// Renders a button that runs `act` when it is clicked.
pub fn action(
    class: &'static str,
    content: impl IntoNodes,
    mut act: impl FnMut() + Send + 'static,
) -> Element {
    button(content)
        .attribute("type", "button")
        .class(class)
        .on("click", move |_| act())
}
