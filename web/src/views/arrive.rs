//! Focus comes to what has just been drawn.

use leptos::prelude::*;
use leptos::tachys::renderer::types::Element;
use wasm_bindgen::JsCast as _;

/// A directive: brings focus to the element once it is in the page, if that is due.
pub fn arrive(element: Element, is_due: bool) {
    if is_due {
        request_animation_frame(move || {
            if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
                let _ = element.focus();
            }
        });
    }
}
