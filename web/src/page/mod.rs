//! The page in the browser: mounting, hydrating, loading packs, the address bar.

mod address;
mod hydrate;
mod inlined;
mod load;

use crate::loader::next_task;
use crate::local_storage::LocalStore;
use crate::navigation::Navigation as _;
use crate::node::{Node, dynamic};
use crate::route::{Route, View};
use crate::views::{LoadError, OpenPack, load_error_view, loading_view, standpoint};
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

/// Hydrates the page if the address asks for what the build rendered: this pack's story. Otherwise
/// renders the page from scratch.
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
    let own = if is_own { page.pack() } else { None };
    let state = match own {
        Some(pack) => {
            let pack = Arc::new(pack);
            let route = Route::find(&Address.fragment(), &pack);
            let is_prerendered = route.is_some_and(|route| route.view() == View::Story);
            if is_prerendered && hydrate(&page.root, pack.clone(), words, page.packs.clone()) {
                return;
            }
            PageState::Pack(pack)
        }
        None if is_own => PageState::Loading(page.id.clone(), page.json()),
        None => PageState::Loading(name.unwrap_or_default(), None),
    };
    page.root.set_text_content(None);
    // Undoes the browser's scrolling to the fragment in the prerendered page.
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    // Lives as long as the page.
    mount_to(page.root, move || page_view(state, words, page.packs)).forget();
}

/// The content of the page.
#[derive(Clone)]
enum PageState {
    /// The pack with this name is being loaded. Its JSON, if the page has it.
    Loading(String, Option<String>),
    Pack(Arc<Pack>),
    LoadError(Arc<LoadError>),
}

/// Renders the page. The UI text is `words`, or the default language's if the loaded pack is in
/// another language.
fn page_view(state: PageState, words: &'static Words, packs: Vec<PackEntry>) -> Node {
    let packs = RwSignal::new(packs);
    let first = state.clone();
    let state = RwSignal::new(state);
    if let PageState::Loading(name, inlined) = first {
        spawn_local(async move {
            let loaded = match load(name, inlined).await {
                Ok(pack) => PageState::Pack(Arc::new(pack)),
                Err(error) => PageState::LoadError(Arc::new(error)),
            };
            // Reading a large pack takes long, and so does rendering it.
            next_task().await;
            state.set(loaded);
        });
    }

    dynamic(move || match state.get() {
        PageState::Loading(..) => loading_view(words, reload),
        PageState::Pack(pack) => {
            let words = match words.is_of(pack.language()) {
                true => words,
                false => Words::default_language().unwrap_or(words),
            };
            let open_pack = OpenPack::open(pack, words, Arc::new(Address), Arc::new(LocalStore));
            open_pack.shared.defer_views();
            standpoint(open_pack, packs)
        }
        PageState::LoadError(error) => {
            load_error_view(&error, packs, Arc::new(Address), words, reload)
        }
    })
}

/// Reloads the page. Repeating a pending request wouldn't help: browsers let the second one wait
/// for the first one's response.
fn reload() {
    if let Some(window) = window() {
        // Fails only in a document that is no longer active.
        let _ = window.location().reload();
    }
}
