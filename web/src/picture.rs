//! Pictures of elements.

use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlElement};

/// The format of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Its text can be edited.
    Svg,
    /// For whatever can't show the other.
    Png,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Svg, Self::Png];

    /// Returns the name in the script and in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// Returns a picture of what an element shows, with a title above it and lines below it. `None`: its
/// script can't be loaded, or the browser can't make one.
pub async fn picture(
    element: &HtmlElement,
    format: Format,
    title: &str,
    below: &[String],
) -> Option<Blob> {
    let below: Array = below
        .iter()
        .map(|line| JsValue::from(line.as_str()))
        .collect();
    let made = make_picture(element, format.name(), title, &below).await;
    made.ok()?.dyn_into().ok()
}

// In web/script/picture.js, which the build makes part of the glue or loads from there.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = picture)]
    async fn make_picture(
        element: &HtmlElement,
        format: &str,
        title: &str,
        below: &Array,
    ) -> Result<JsValue, JsValue>;
}
