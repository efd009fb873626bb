//! Hydration of a prerendered page.

use super::address::Address;
use crate::local_storage::LocalStore;
use crate::node::take_hydration_mismatch;
use crate::views::{OpenPack, load_if_at_paragraph, standpoint};
use crate::words::Words;
use any_spawner::Executor;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::PositionState;
use standpoint_core::Pack;
use standpoint_core::pack::PackEntry;
use std::mem;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// Hydrates the page in `root`, which the build rendered from this pack. Returns `false` if the
/// HTML differs from the views: then the page must be rendered from scratch.
pub(super) fn hydrate(
    root: &HtmlElement,
    pack: Arc<Pack>,
    words: &'static Words,
    packs: Vec<PackEntry>,
) -> bool {
    // Fails if it is already initialised.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let state = owner.with(|| {
        let open_pack = OpenPack::open(pack, words, Arc::new(Address), Arc::new(LocalStore));
        let view = standpoint(open_pack, RwSignal::new(packs));
        let cursor = Cursor::new(root.clone().unchecked_into());
        let state = view.hydrate::<true>(&cursor, &PositionState::default());
        load_if_at_paragraph(open_pack.shared);
        state
    });
    if take_hydration_mismatch() {
        owner.cleanup();
        return false;
    }
    // Lives as long as the page.
    mem::forget((owner, state));
    true
}
