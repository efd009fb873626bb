//! A text as a file of the reader's.

use js_sys::encode_uri_component;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, window};

/// Has the browser hand a text to the reader as a file of this name.
pub fn download(name: &str, text: &str) {
    // Nothing can be downloaded from a document that is gone.
    let _ = follow(name, text);
}

fn follow(name: &str, text: &str) -> Option<()> {
    let link = window()?.document()?.create_element("a").ok()?;
    let address = String::from(encode_uri_component(text));
    let address = ["data:application/json,", &address].concat();
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.dyn_into::<HtmlElement>().ok()?.click();
    Some(())
}
