//! The heading of a view. When the reader has come from another view, focus comes to it.

use crate::shared::Shared;
use leptos::html;
use leptos::prelude::*;

/// The one `h1` of a view, with a line above it.
pub fn heading(shared: Shared, above: String, text: String) -> AnyView {
    let node = NodeRef::<html::H1>::new();
    Effect::new(move |_| {
        if let Some(node) = node.get()
            && shared.has_moved()
        {
            let _ = node.focus();
        }
    });
    view! {
        <p class="above" dir="auto">{above}</p>
        <h1 node_ref=node tabindex="-1" dir="auto">{text}</h1>
    }
    .into_any()
}
