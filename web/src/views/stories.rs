//! Links to the stories that there are.

use crate::node::*;
use crate::place::Place;
use leptos::prelude::*;
use standpoint_core::pack::{PackEntry, PackId};
use std::sync::Arc;

/// Links to the packs, with something around them; nothing while there are fewer than `least`.
/// The one that is `shown` is marked.
pub fn stories(
    packs: RwSignal<Vec<PackEntry>>,
    place: Arc<dyn Place>,
    shown: Option<PackId>,
    least: usize,
    around: impl Fn(Element) -> Node + Send + 'static,
) -> Node {
    let link = move |entry: &PackEntry| {
        let link = a(&entry.title)
            .attribute("href", place.pack_link(&entry.id))
            .any_direction();
        li(if shown.as_ref() == Some(&entry.id) {
            link.attribute("aria-current", "true")
        } else {
            link
        })
    };
    changing(move || {
        let links = packs.with(|packs| packs.iter().map(&link).collect::<Vec<_>>());
        (links.len() >= least).then(|| around(ul(links)))
    })
}
