//! Links to the stories that there are.

use crate::navigation::Navigation;
use crate::node::*;
use leptos::prelude::*;
use standpoint_core::pack::{PackEntry, PackId};
use std::sync::Arc;

/// Links to the packs, with something around them; nothing while there are fewer than `least`.
/// The one that is `shown` is marked.
pub fn stories(
    packs: RwSignal<Vec<PackEntry>>,
    place: Arc<dyn Navigation>,
    shown: Option<PackId>,
    least: usize,
    around: impl Fn(Element) -> Node + Send + 'static,
) -> Node {
    let link = move |entry: &PackEntry| {
        let link = a(&entry.title)
            .attribute("href", place.pack_link(&entry.id))
            .dir_auto();
        li(if shown.as_ref() == Some(&entry.id) {
            link.attribute("aria-current", "true")
        } else {
            link
        })
    };
    dynamic(move || {
        let links = packs.with(|packs| packs.iter().map(&link).collect::<Vec<_>>());
        (links.len() >= least).then(|| around(ul(links)))
    })
}
