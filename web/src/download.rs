//! A text as a file of the reader's.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlElement, Url, Window, window};

/// Has the browser save a text as a file of this name. Whether it does is not certain: apps that
/// show pages often ignore downloads, and nobody says so. The page stays where it is in any case.
pub fn download(name: &str, text: &str) {
    // Nothing can be downloaded from a document that is gone.
    let _ = save(name, text);
}

fn save(name: &str, text: &str) -> Option<()> {
    let window = window()?;
    if is_sandboxed(&window) {
        return None;
    }
    let link = window.document()?.create_element("a").ok()?;
    link.set_attribute("download", name).ok()?;
    // A browser that does not know downloads would follow the link.
    if Reflect::get(&link, &"download".into()).ok()? != name {
        return None;
    }
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    link.set_attribute("href", &address).ok()?;
    // Where it is taken for a link after all, this page is not left.
    link.set_attribute("target", "_blank").ok()?;
    link.dyn_into::<HtmlElement>().ok()?.click();
    Some(())
}

/// Whether the page is in a frame that has no origin of its own: such a sandbox seldom allows
/// downloads, and whether it does can't be known.
fn is_sandboxed(window: &Window) -> bool {
    let is_framed = !matches!(window.parent(), Ok(Some(parent)) if parent == *window);
    is_framed && window.origin() == "null"
}
