//! Buttons, radio buttons, and parts that open.

use crate::node::*;
use leptos::prelude::*;

/// Returns the value of `aria-expanded`.
pub fn expanded(is_open: bool) -> &'static str {
    if is_open { "true" } else { "false" }
}

/// Renders a radio button with its label. Those of one name and one form belong together.
pub fn radio(
    name: &'static str,
    content: impl IntoNodes,
    is_chosen: impl Fn() -> bool + Send + 'static,
    mut choose: impl FnMut() + Send + 'static,
) -> Element {
    let input = input()
        .attribute("type", "radio")
        .attribute("name", name)
        .prop("checked", is_chosen)
        .on("change", move |_| choose());
    label((input, content))
}

/// Renders a part that can be opened, and whose content is rendered only while it is open.
pub fn opened<N: IntoNodes>(
    title: impl IntoNodes,
    is_open: impl Fn() -> bool + Clone + Send + 'static,
    set_open: impl Fn(bool) + Send + 'static,
    content: impl Fn() -> N + Send + 'static,
) -> Element {
    let was_open = untrack(&is_open);
    let shown = is_open.clone();
    let content = dynamic(move || shown().then(|| nodes(content())));
    details((summary(title), content))
        .flag("open", was_open)
        .on("toggle", move |event| {
            let now = event_target::<web_sys::Element>(&event).has_attribute("open");
            if now != untrack(&is_open) {
                set_open(now);
            }
        })
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
