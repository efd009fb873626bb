//! The browser's side of the page: mounting, loading, address, storage.

mod address;
mod load;
mod storage;

use crate::node::{Node, changing};
use crate::views::{Trouble, loading_view, standpoint, trouble_view};
use crate::words::words_for;
use address::Address;
use leptos::prelude::*;
use load::{load, load_entries};
use standpoint_core::Pack;
use standpoint_core::pack::{PackEntry, PackId};
use std::sync::Arc;
use storage::Local;

/// Puts the page in the body, in place of what stands there.
pub fn mount() {
    mount_to_body(page);
}

/// What the page shows, with the packs to choose from.
#[derive(Clone)]
enum Shown {
    Loading,
    Pack(Arc<Pack>, Vec<PackEntry>),
    Trouble(Arc<Trouble>, Vec<PackEntry>),
}

fn page() -> Node {
    let words = words_for(&address::language());
    let shown = RwSignal::new(Shown::Loading);
    let fetch = move || {
        shown.set(Shown::Loading);
        leptos::task::spawn_local(async move { shown.set(find().await) });
    };
    fetch();

    changing(move || match shown.get() {
        Shown::Loading => loading_view(words),
        Shown::Pack(pack, packs) => standpoint(pack, packs, Arc::new(Address), Arc::new(Local)),
        Shown::Trouble(trouble, packs) => trouble_view(&trouble, packs, &Address, words, fetch),
    })
}

/// The pack that the address names, or else the first of the list.
async fn find() -> Shown {
    let listed = load_entries().await;
    let packs = listed.clone().unwrap_or_default();
    let named = match address::pack_name() {
        Some(name) => PackId::try_from(name).map_err(|error| Trouble::BadName(error.0)),
        None => listed.and_then(|packs| {
            let first = packs.into_iter().next();
            first.map(|entry| entry.id).ok_or(Trouble::NoPacks)
        }),
    };
    let found = match named {
        Ok(id) => load(&id).await,
        Err(trouble) => Err(trouble),
    };
    match found {
        Ok(pack) => Shown::Pack(Arc::new(pack), packs),
        Err(trouble) => Shown::Trouble(Arc::new(trouble), packs),
    }
}
