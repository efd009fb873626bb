//! Buttons that do something.

use crate::node::*;

/// A button that does something when it is pressed.
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
