//! The page as the build wrote it becomes alive.

use super::address::Address;
use crate::node::differed;
use crate::storage::Local;
use crate::views::{Reading, standpoint};
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

/// Makes the page in `root` alive, which is of this pack. `false`: something has changed it on
/// its way, and it has to be drawn anew.
pub(super) fn hydrate(
    root: &HtmlElement,
    pack: Arc<Pack>,
    words: &'static Words,
    packs: Vec<PackEntry>,
) -> bool {
    // Fails where it is done already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let state = owner.with(|| {
        let reading = Reading::begin(pack, words, Arc::new(Address), Arc::new(Local));
        let view = standpoint(reading, RwSignal::new(packs));
        let cursor = Cursor::new(root.clone().unchecked_into());
        view.hydrate::<true>(&cursor, &PositionState::default())
    });
    if differed() {
        owner.cleanup();
        return false;
    }
    // It lives as long as the page.
    mem::forget((owner, state));
    true
}
