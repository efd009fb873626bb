//! The clipboard.

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

/// Calls `navigator.clipboard.writeText`, which older browsers don't have.
fn start(text: &str) -> Option<Promise> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let navigator = get(&window()?.into(), "navigator")?;
    let clipboard = get(&navigator, "clipboard").filter(JsValue::is_object)?;
    let write: Function = get(&clipboard, "writeText")?.dyn_into().ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}
