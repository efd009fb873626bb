//! The browser's local storage.

use crate::store::{Store, StoreError};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{Storage, StorageEvent, window};

/// `localStorage`. It is asked for anew each time: it can be blocked, or become so.
pub struct Local;

impl Store for Local {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        storage()?.get_item(key).map_err(|_| StoreError::Blocked)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        storage()?.set_item(key, text).map_err(|_| StoreError::Full)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        storage()?.remove_item(key).map_err(|_| StoreError::Blocked)
    }

    fn on_change(&self, key: String, act: Box<dyn Fn()>) {
        // Only other tabs hear of it, and only once it is kept.
        let listener = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
            if event.key().is_some_and(|changed| changed == key) {
                act();
            }
        });
        if let Some(window) = window() {
            let listener = listener.as_ref().unchecked_ref();
            let _ = window.add_event_listener_with_callback("storage", listener);
        }
        // The page listens for as long as it is open.
        listener.forget();
    }
}

fn storage() -> Result<Storage, StoreError> {
    let window = window().ok_or(StoreError::Blocked)?;
    // Throws where storage is blocked, and is null in some frames.
    window
        .local_storage()
        .ok()
        .flatten()
        .ok_or(StoreError::Blocked)
}
