//! The browser's local storage.

use crate::store::{Store, StoreError};
use web_sys::{Storage, window};

/// `localStorage`. Looked up for each call, since it can be blocked, or become blocked later.
pub struct LocalStore;

impl Store for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        storage()?.get_item(key).map_err(|_| StoreError::Blocked)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        storage()?.set_item(key, text).map_err(|_| StoreError::Full)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        storage()?.remove_item(key).map_err(|_| StoreError::Blocked)
    }

    fn keys(&self) -> Vec<String> {
        let Ok(storage) = storage() else {
            return Vec::new();
        };
        let mut keys = Vec::new();
        while let Ok(Some(key)) = storage.key(keys.len() as u32) {
            keys.push(key);
        }
        keys
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
