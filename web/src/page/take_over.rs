//! The page as the build wrote it becomes alive.

use super::address::Address;
use super::storage::Local;
use crate::node::differed;
use crate::views::standpoint;
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
pub(super) fn take_over(root: &HtmlElement, pack: Arc<Pack>, packs: Vec<PackEntry>) -> bool {
    // Fails where it is done already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let state = owner.with(|| {
        let place = Arc::new(Address);
        let view = standpoint(pack, RwSignal::new(packs), place, Arc::new(Local));
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
