//! Sharing a file with another app, where the browser can: some apps that show web pages ignore
//! downloads.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// Returns whether the browser can share a text as a file with this name.
pub fn can_share(name: &str, text: &str) -> bool {
    let can = || call("canShare", &data(name, text)?);
    can().is_some_and(|can| can.is_truthy())
}

/// Opens the sheet of apps to share a text with, as a file with this name.
pub async fn share(name: &str, text: &str) {
    let start = || {
        call("share", &data(name, text)?)?
            .dyn_into::<Promise>()
            .ok()
    };
    if let Some(shared) = start() {
        // Fails if the reader closes the sheet.
        let _ = JsFuture::from(shared).await;
    }
}

/// Calls a function of `navigator`, which older browsers don't have.
fn call(name: &str, data: &JsValue) -> Option<JsValue> {
    let navigator = Reflect::get(&window()?.into(), &"navigator".into()).ok()?;
    let function = Reflect::get(&navigator, &name.into()).ok()?;
    let function: Function = function.dyn_into().ok()?;
    function.call1(&navigator, data).ok()
}

/// Returns the data to share: a `File`, whose constructor some browsers don't have.
fn data(name: &str, text: &str) -> Option<JsValue> {
    let class = Reflect::get(&window()?.into(), &"File".into()).ok()?;
    let class: Function = class.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"application/json".into()).ok()?;
    let arguments = Array::of3(&Array::of1(&text.into()), &name.into(), &options);
    let file = Reflect::construct(&class, &arguments).ok()?;
    let data = Object::new();
    Reflect::set(&data, &"files".into(), &Array::of1(&file)).ok()?;
    Some(data.into())
}
