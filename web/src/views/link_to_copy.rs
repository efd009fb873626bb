//! A link that the reader can copy.

use super::action::action;
use super::stored_answers::field_to_copy;
use crate::clipboard::copy;
use crate::node::{NodeRef, *};
use crate::shared::Shared;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The parts of a link that can be copied.
pub struct LinkToCopy {
    /// The field with the link.
    pub field: Node,
    /// The button that copies it.
    pub button: Element,
    /// What came of copying.
    pub status: Element,
}

/// Renders a link that changes with the signals that `link` reads. If it can't be copied, the field with
/// it is selected, so that the reader can copy it.
pub fn link_to_copy(
    shared: Shared,
    link: impl Fn() -> String + Clone + Send + 'static,
    label: &'static str,
) -> LinkToCopy {
    let words = shared.words.sharing();
    let reference = NodeRef::new();
    let message = RwSignal::new("");
    let link_now = link.clone();
    let button = action("button", words.copy(), move || {
        let link = untrack(&link_now);
        spawn_local(async move {
            let says = if copy(&link).await {
                words.copied()
            } else {
                reference.select();
                words.not_copied()
            };
            // The reader may have left the view.
            let _ = message.try_set(says);
        });
    });
    let field = dynamic(move || {
        let link = link();
        // What was copied is another one.
        message.set("");
        field_to_copy(link, label, "2").node_ref(reference)
    });
    let status = span(dynamic(move || message.get())).attribute("role", "status");
    LinkToCopy {
        field,
        button,
        status,
    }
}
