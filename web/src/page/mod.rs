//! The browser's side of the page: mounting, loading, address, storage.

mod address;
mod load;
mod storage;
mod take_over;

use crate::node::{Node, changing};
use crate::views::{Trouble, loading_view, standpoint, trouble_view};
use crate::words::words_for;
use address::Address;
use leptos::prelude::*;
use leptos::task::spawn_local;
use load::{load, load_entries};
use standpoint_core::Pack;
use standpoint_core::pack::{PackEntry, PackId};
use std::sync::Arc;
use storage::Local;
use web_sys::window;

/// Takes over the page as the build wrote it, where that is of the story that is asked for;
/// else puts the page in the body, in place of what stands there.
pub fn mount() {
    let Some(document) = window().and_then(|window| window.document()) else {
        return;
    };
    if take_over::take_over(&document).is_none() {
        if let Some(body) = document.body() {
            body.set_text_content(None);
        }
        mount_to_body(page);
    }
}

/// What the page shows.
#[derive(Clone)]
enum Shown {
    Loading,
    Pack(Arc<Pack>),
    Trouble(Arc<Trouble>),
}

fn page() -> Node {
    let words = words_for(&address::language());
    let packs = RwSignal::new(Vec::new());
    let shown = RwSignal::new(Shown::Loading);
    spawn_local(async move { shown.set(find(packs).await) });

    changing(move || match shown.get() {
        Shown::Loading => loading_view(words, reload),
        Shown::Pack(pack) => standpoint(pack, packs, Arc::new(Address::default()), Arc::new(Local)),
        Shown::Trouble(trouble) => {
            trouble_view(&trouble, packs, Arc::new(Address::default()), words, reload)
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

/// The pack that the address names, or else the first of the list. The list goes to `packs`;
/// a pack that is named does not wait for it.
async fn find(packs: RwSignal<Vec<PackEntry>>) -> Shown {
    let list = async move {
        let entries = load_entries().await?;
        let first = entries.first().map(|entry| entry.id.clone());
        packs.set(entries);
        first.ok_or(Trouble::NoPacks)
    };
    let named = match address::pack_name() {
        Some(name) => {
            spawn_local(async move {
                // The pack is shown without the list too, only with nothing else to choose.
                let _ = list.await;
            });
            PackId::try_from(name).map_err(|error| Trouble::BadName(error.0))
        }
        None => list.await,
    };
    let found = match named {
        Ok(id) => load(&id).await,
        Err(trouble) => Err(trouble),
    };
    match found {
        Ok(pack) => Shown::Pack(Arc::new(pack)),
        Err(trouble) => Shown::Trouble(Arc::new(trouble)),
    }
}
