//! What the reader leaves behind on the device, behind a trait, since it can be blocked,
//! full, or not there.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// Why something could not be kept or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser offers no storage here.
    Blocked,
    /// There is no room left, or writing is refused.
    Full,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blocked => "the browser keeps nothing for this page",
            Self::Full => "the browser has no room left for this page",
        })
    }
}

impl std::error::Error for StoreError {}

/// Texts by key, kept on the device.
pub trait Store: Send + Sync {
    /// The text under a key, if there is one.
    ///
    /// # Errors
    ///
    /// Where the storage can't be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Keeps a text under a key.
    ///
    /// # Errors
    ///
    /// Where it can't be written; what was there stays.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;
}

/// Kept as long as the page is open.
#[derive(Default)]
pub struct Memory(Mutex<BTreeMap<String, String>>);

impl Store for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(texts.get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let mut texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        texts.insert(key.into(), text.into());
        Ok(())
    }
}
