//! The heading of a view. When the reader has come from another view, focus comes to it.

use super::arrive::arrive;
use crate::shared::Shared;
use leptos::prelude::*;

/// The one `h1` of a view, with a line above it.
pub fn heading(shared: Shared, above: String, text: String) -> AnyView {
    let takes_focus = shared.comes_to_heading();
    view! {
        <p class="above" dir="auto">{above}</p>
        <h1 use:arrive=takes_focus tabindex="-1" dir="auto">{text}</h1>
    }
    .into_any()
}
