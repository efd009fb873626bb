//! Files that the reader chooses.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Event};

/// A file that the reader has chosen.
pub struct ChosenFile {
    /// The name of the file.
    pub name: String,
    content: Blob,
}

impl ChosenFile {
    /// Returns the size in bytes.
    pub fn size(&self) -> usize {
        self.content.size() as usize
    }

    /// Reads the file as text. `None`: it can't be read, such as a file that has been removed.
    pub async fn text(self) -> Option<String> {
        let text = JsFuture::from(self.content.text()).await.ok();
        text.as_ref().and_then(JsValue::as_string)
    }
}

/// Returns the files in the field that an event is about.
pub fn chosen_files(event: &Event) -> Vec<ChosenFile> {
    let mut chosen = Vec::new();
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let input = event.target();
    let Some(files) = input.and_then(|input| get(&input, "files")) else {
        return chosen;
    };
    let file_at = |at| Reflect::get_u32(&files, at).ok()?.dyn_into::<Blob>().ok();
    while let Some(content) = file_at(chosen.len() as u32) {
        let name = get(&content, "name").and_then(|name| name.as_string());
        let name = name.unwrap_or_default();
        chosen.push(ChosenFile { name, content });
    }
    chosen
}
