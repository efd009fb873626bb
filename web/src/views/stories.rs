//! Links to all stories.

use crate::navigation::Navigation;
use crate::node::*;
use leptos::prelude::*;
use standpoint_core::pack::{PackEntry, PackId};
use std::sync::Arc;

/// Renders links to the packs, wrapped by `wrap`; nothing while there are fewer than `least`. The
/// link to the `shown` pack is marked.
pub fn stories(
    packs: RwSignal<Vec<PackEntry>>,
    navigation: Arc<dyn Navigation>,
    shown: Option<PackId>,
    least: usize,
    wrap: impl Fn(Element) -> Node + Send + 'static,
) -> Node {
    let link = move |entry: &PackEntry| {
        let link = a(&entry.title)
            .attribute("href", navigation.pack_link(&entry.id))
            .dir_auto();
        li(if shown.as_ref() == Some(&entry.id) {
            link.attribute("aria-current", "true")
        } else {
            link
        })
    };
    dynamic(move || {
        let links = packs.with(|packs| packs.iter().map(&link).collect::<Vec<_>>());
        (links.len() >= least).then(|| wrap(ul(links)))
    })
}
