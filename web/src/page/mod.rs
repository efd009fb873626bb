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

/// What the page shows.
#[derive(Clone)]
enum Shown {
    Loading,
    Pack(Arc<Pack>),
    Trouble(Trouble),
}

fn page() -> Node {
    let words = words_for(&address::language());
    let shown = RwSignal::new(Shown::Loading);
    let entries = RwSignal::new(Vec::<PackEntry>::new());
    let fetch = move || {
        shown.set(Shown::Loading);
        leptos::task::spawn_local(async move {
            shown.set(match find(entries).await {
                Ok(pack) => Shown::Pack(Arc::new(pack)),
                Err(trouble) => Shown::Trouble(trouble),
            });
        });
    };
    fetch();

    changing(move || {
        let packs = entries.get_untracked();
        match shown.get() {
            Shown::Loading => loading_view(words),
            Shown::Pack(pack) => standpoint(pack, packs, Arc::new(Address), Arc::new(Local)),
            Shown::Trouble(trouble) => trouble_view(&trouble, packs, &Address, words, fetch),
        }
    })
}

/// The pack that the address names, or else the first of the list.
async fn find(entries: RwSignal<Vec<PackEntry>>) -> Result<Pack, Trouble> {
    let listed = load_entries().await;
    entries.set(listed.clone().unwrap_or_default());
    let id = match address::pack_name() {
        Some(name) => PackId::try_from(name.clone()).map_err(|_| Trouble::BadName(name))?,
        None => listed?
            .into_iter()
            .map(|entry| entry.id)
            .next()
            .ok_or(Trouble::NoPacks)?,
    };
    load(&id).await
}
