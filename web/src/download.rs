//! Downloads.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlElement, Url, Window, window};

/// Downloads a text as a file with this name. There is no way to know whether it worked: apps that
/// show web pages often ignore downloads silently. The browser never leaves the page.
pub fn download(name: &str, text: &str) {
    if let Ok(file) = Blob::new_with_str_sequence(&Array::of1(&text.into())) {
        download_file(name, &file);
    }
}

/// Downloads a file under this name. There is no way to know whether it worked.
pub fn download_file(name: &str, file: &Blob) {
    // A failure needs no handling: the caller says what to do if no file appears.
    let _ = save(name, file);
}

fn save(name: &str, file: &Blob) -> Option<()> {
    let window = window()?;
    if is_sandboxed(&window) {
        return None;
    }
    let link = window.document()?.create_element("a").ok()?;
    link.set_attribute("download", name).ok()?;
    // A browser without support for downloads would follow the link.
    if Reflect::get(&link, &"download".into()).ok()? != name {
        return None;
    }
    let address = Url::create_object_url_with_blob(file).ok()?;
    link.set_attribute("href", &address).ok()?;
    // If the browser follows the link after all, it must not leave this page.
    link.set_attribute("target", "_blank").ok()?;
    link.dyn_into::<HtmlElement>().ok()?.click();
    Some(())
}

/// Returns whether the page is in a frame with an opaque origin: such a sandbox rarely allows
/// downloads, and there is no way to ask.
fn is_sandboxed(window: &Window) -> bool {
    let is_framed = !matches!(window.parent(), Ok(Some(parent)) if parent == *window);
    is_framed && window.origin() == "null"
}
