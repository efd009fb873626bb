//! The browser's side of the page: mounting, loading, address, storage.

mod address;
mod hydrate;
mod inlined;
mod load;

use crate::navigation::Navigation as _;
use crate::node::{Node, dynamic};
use crate::storage::Local;
use crate::views::{LoadError, Reading, loading_view, standpoint, trouble_view};
use crate::words::Words;
use address::Address;
use hydrate::hydrate;
use inlined::Inlined;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use load::load;
use standpoint_core::Pack;
use standpoint_core::pack::PackEntry;
use std::sync::Arc;
use web_sys::window;

/// Takes over the page as the build wrote it, where that is what is asked for: this story, as it
/// opens without a fragment. Else draws the page anew.
pub fn mount() {
    let document = window().and_then(|window| window.document());
    let Some(page) = document.and_then(Inlined::find) else {
        return;
    };
    let Some(words) = page.words() else {
        return;
    };
    let name = address::pack_name();
    let is_own = name.as_ref().is_none_or(|name| *name == page.id);
    let shown = match page.pack().filter(|_| is_own) {
        Some(pack) => {
            let pack = Arc::new(pack);
            let as_written = Address.fragment().is_empty();
            if as_written && hydrate(&page.root, pack.clone(), words, page.packs.clone()) {
                return;
            }
            Shown::Pack(pack)
        }
        None => Shown::Loading(name.unwrap_or(page.id)),
    };
    page.root.set_text_content(None);
    // Not to where the address led in what stood there before.
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    // It lives as long as the page.
    mount_to(page.root, move || draw(shown, words, page.packs)).forget();
}

/// What the page shows.
#[derive(Clone)]
enum Shown {
    /// A pack of this name is on its way.
    Loading(String),
    Pack(Arc<Pack>),
    LoadError(Arc<LoadError>),
}

/// In the words of the page, or in the first where the pack that is shown is of neither language.
fn draw(shown: Shown, words: &'static Words, packs: Vec<PackEntry>) -> Node {
    let packs = RwSignal::new(packs);
    let first = shown.clone();
    let shown = RwSignal::new(shown);
    if let Shown::Loading(name) = first {
        spawn_local(async move {
            shown.set(match load(name).await {
                Ok(pack) => Shown::Pack(Arc::new(pack)),
                Err(trouble) => Shown::LoadError(Arc::new(trouble)),
            });
        });
    }

    dynamic(move || match shown.get() {
        Shown::Loading(_) => loading_view(words, reload),
        Shown::Pack(pack) => {
            let words = match words.is_of(pack.language()) {
                true => words,
                false => Words::first().unwrap_or(words),
            };
            let reading = Reading::begin(pack, words, Arc::new(Address), Arc::new(Local));
            standpoint(reading, packs)
        }
        Shown::LoadError(trouble) => {
            trouble_view(&trouble, packs, Arc::new(Address), words, reload)
        }
    })
}

/// Loads the page anew. To ask once more for what does not come would not do:
/// browsers let that wait for the first request's answer.
fn reload() {
    if let Some(window) = window() {
        // Refused only to documents that are gone.
        let _ = window.location().reload();
    }
}
