//! The browser's local storage.

use crate::store::{Store, StoreError};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, Storage, StorageEvent, window};

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

    fn is_told_by(&self, event: &Event, key: &str) -> bool {
        let event: &StorageEvent = event.unchecked_ref();
        event.key().is_some_and(|changed| changed == key)
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
