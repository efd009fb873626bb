//! The clipboard.

use crate::node::NodeRef;
use crate::shared::Shared;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// Copies a text. Returns whether that worked: a page in a frame, or without encryption, may not.
pub async fn copy(text: &str) -> bool {
    match start(text) {
        Some(copied) => JsFuture::from(copied).await.is_ok(),
        None => false,
    }
}

/// Copies the link in a field. If that isn't allowed, selects it, so that the reader can copy it.
/// Returns what to say about it.
pub async fn copy_link(shared: Shared, link: &str, field: NodeRef) -> &'static str {
    let words = shared.words.sharing();
    if copy(link).await {
        return words.copied();
    }
    field.select();
    words.not_copied()
}

/// Calls `navigator.clipboard.writeText`, which older browsers don't have.
fn start(text: &str) -> Option<Promise> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let navigator = get(&window()?.into(), "navigator")?;
    let clipboard = get(&navigator, "clipboard").filter(JsValue::is_object)?;
    let write: Function = get(&clipboard, "writeText")?.dyn_into().ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}
