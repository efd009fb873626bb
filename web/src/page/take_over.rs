//! The page as the build wrote it becomes alive.

use super::address::{Address, pack_name};
use super::storage::Local;
use crate::node::differed;
use crate::prerender::{PACK, PACKS};
use crate::views::standpoint;
use any_spawner::Executor;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::PositionState;
use standpoint_core::read;
use standpoint_core::read::read_pack_list;
use std::mem;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::Document;

/// Makes the page alive. `None`: it is none of ours, is of another story than the one that is
/// asked for, or something has changed it on its way.
pub(super) fn take_over(document: &Document) -> Option<()> {
    let text = |id| document.get_element_by_id(id)?.text_content();
    let pack = read(text(PACK)?.as_bytes()).ok()?;
    let packs = read_pack_list(text(PACKS)?.as_bytes()).ok()?;
    if pack_name().is_some_and(|name| name != pack.id().as_str()) {
        return None;
    }
    let body = document.body()?;

    // Fails where it is done already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let state = owner.with(|| {
        let packs = RwSignal::new(packs);
        let place = Arc::new(Address::of_prerendered());
        let view = standpoint(Arc::new(pack), packs, place, Arc::new(Local));
        let cursor = Cursor::new(body.unchecked_into());
        view.hydrate::<true>(&cursor, &PositionState::default())
    });
    if differed() {
        owner.cleanup();
        return None;
    }
    // It lives as long as the page.
    mem::forget((owner, state));
    Some(())
}
