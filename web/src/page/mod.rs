//! The browser's side of the page: mounting, loading, address, storage.

mod address;
mod load;
mod storage;

use crate::views::{Loading, PackEntry, Standpoint, Trouble, TroubleView};
use crate::words::words_for;
use address::Address;
use leptos::prelude::*;
use load::{load, load_entries};
use standpoint_core::Pack;
use std::sync::Arc;
use storage::Local;

/// Puts the page in the body, in place of what stands there.
pub fn mount() {
    mount_to_body(Page);
}

/// What the page shows.
#[derive(Clone)]
enum Shown {
    Loading,
    Pack(Arc<Pack>),
    Trouble(Trouble),
}

#[component]
fn Page() -> impl IntoView {
    let words = words_for(&address::language());
    let shown = RwSignal::new(Shown::Loading);
    let entries = RwSignal::new(Vec::<PackEntry>::new());
    let fetch = Callback::new(move |()| {
        shown.set(Shown::Loading);
        leptos::task::spawn_local(async move {
            let asked = address::pack_name();
            // The list is asked for first only where it is needed to know which pack to show.
            let listed = load_entries().await;
            entries.set(listed.clone().unwrap_or_default());
            let name = match (asked, listed) {
                (Some(name), _) => Ok(name),
                (None, Ok(listed)) => listed.into_iter().next().map(|it| it.id).ok_or(Trouble::BadName(String::new())),
                (None, Err(trouble)) => Err(trouble),
            };
            let loaded = match name {
                Ok(name) => load(&name).await,
                Err(trouble) => Err(trouble),
            };
            shown.set(match loaded {
                Ok(pack) => Shown::Pack(Arc::new(pack)),
                Err(trouble) => Shown::Trouble(trouble),
            });
        });
    });
    fetch.run(());

    move || match shown.get() {
        Shown::Loading => view! { <Loading words/> }.into_any(),
        Shown::Pack(pack) => {
            let packs = entries.get_untracked();
            view! { <Standpoint pack packs place=Arc::new(Address) store=Arc::new(Local)/> }.into_any()
        }
        Shown::Trouble(trouble) => {
            let packs = entries.get_untracked();
            view! { <TroubleView trouble packs place=Arc::new(Address) words retry=fetch/> }.into_any()
        }
    }
}
