//! The page as the build wrote it: the story, which becomes alive, and below it what can be read
//! without a script, which then goes.
//!
//! `crates/site` writes it. What the two agree on stands here.

use super::address::{self, Address};
use super::storage::Local;
use crate::node::differed;
use crate::views::standpoint;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::PositionState;
use standpoint_core::read::{read_as, read_pack_list};
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Event, HtmlElement, window};

/// The id of the element that holds the JSON of the page's pack.
pub const PACK: &str = "pack";

/// The id of the element that holds the JSON of the list of packs.
pub const PACKS: &str = "packs";

/// The class of what goes when the page becomes alive.
pub const PLAIN: &str = "plain";

/// The class of the document while it holds another story than the one that is asked for.
pub const ELSEWHERE: &str = "elsewhere";

/// Makes the page alive. `false`: it is none of ours, is of another story than the one that is
/// asked for, or something has changed it on its way.
pub(super) fn take_over() -> bool {
    let Some(document) = document() else {
        return false;
    };
    let text = |id| document.get_element_by_id(id)?.text_content();
    let (Some(pack), Some(packs)) = (text(PACK), text(PACKS)) else {
        return false;
    };
    let (Ok(pack), Ok(packs)) = (read(pack.as_bytes()), read_pack_list(packs.as_bytes())) else {
        return false;
    };
    let is_other = |name: String| name != pack.id().as_str();
    if address::pack_name().is_some_and(is_other) {
        return false;
    }
    let Some(body) = document.body() else {
        return false;
    };

    let (place, store) = (Address::of_prerendered(), Local);
    let owner = Owner::new_root(None);
    let state = owner.with(|| {
        let packs = RwSignal::new(packs);
        let view = standpoint(Arc::new(pack), packs, Arc::new(place), Arc::new(store));
        let cursor = Cursor::new(body.unchecked_into());
        view.hydrate::<true>(&cursor, &PositionState::default())
    });
    if differed() {
        owner.cleanup();
        return false;
    }
    // It lives as long as the page.
    std::mem::forget((owner, state));
    remove_plain(&document, is_below_the_window);
    if let Some(window) = window()
        && !Address::default().fragment().is_empty()
        && let Ok(event) = Event::new("hashchange")
    {
        // The page was written as it opens without a fragment.
        let _ = window.dispatch_event(&event);
    }
    true
}

/// Takes away what was written for readers without a script, and all else.
pub(super) fn clear() {
    if let Some(document) = document()
        && let Some(body) = document.body()
    {
        body.set_text_content(None);
        if let Some(root) = document.document_element() {
            root.set_class_name("");
        }
    }
}

/// Takes away what was written for readers without a script, now that the reader goes elsewhere.
pub(super) fn leave() {
    if let Some(document) = document() {
        remove_plain(&document, |_| true);
    }
}
