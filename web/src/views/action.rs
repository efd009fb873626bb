//! Buttons, radio buttons, and parts that open.

use crate::node::{NodeRef, *};
use crate::task::set_later;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

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
    is_open: impl Fn() -> bool + Send + Sync + 'static,
    set_open: impl Fn(bool) + Send + Sync + 'static,
    content: impl Fn() -> N + Send + 'static,
) -> Element {
    let content = Box::new(move || nodes(content()));
    part(nodes(title), Arc::new(is_open), Arc::new(set_open), content)
}

/// Not generic, so that it is compiled once.
fn part(
    title: Node,
    is_open: Arc<dyn Fn() -> bool + Send + Sync>,
    set_open: Arc<dyn Fn(bool) + Send + Sync>,
    content: Box<dyn Fn() -> Node + Send>,
) -> Element {
    let was_open = untrack(|| is_open());
    let shown = is_open.clone();
    let content = dynamic(move || shown().then(&content));
    let node_ref = NodeRef::new();
    let follow = move || {
        let element = node_ref.element();
        let now = element.is_some_and(|it| it.has_attribute("open"));
        if now != untrack(|| is_open()) {
            set_open(now);
        }
    };
    let mounted = follow.clone();
    // A prerendered part can be opened before its code is loaded.
    on_mount(move || untrack(&mounted));
    details((summary(title), content))
        .flag("open", was_open)
        .on("toggle", move |_| follow())
        .node_ref(node_ref)
}

/// Renders a long list in parts of at most so many entries. Each part but the first is rendered in a task
/// of its own, so that the page reacts meanwhile.
pub fn in_parts(
    part: usize,
    count: usize,
    render: impl Fn(Range<usize>) -> Node + Send + Sync + 'static,
) -> Node {
    from_part(0, part, count, Arc::new(render))
}

fn from_part(
    from: usize,
    part: usize,
    count: usize,
    render: Arc<dyn Fn(Range<usize>) -> Node + Send + Sync>,
) -> Node {
    let to = count.min(from + part);
    let first = render(from..to);
    if to == count {
        return first;
    }
    let is_due = RwSignal::new(false);
    on_mount(move || set_later(is_due));
    let rest = dynamic(move || {
        let render = render.clone();
        is_due.get().then(|| from_part(to, part, count, render))
    });
    nodes((first, rest))
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
