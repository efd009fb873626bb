//! Action buttons.

use crate::node::*;

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
