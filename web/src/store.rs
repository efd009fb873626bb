//! What the reader leaves behind on the device, behind a trait, since it can be blocked,
//! full, or not there.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

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

    /// Keeps nothing under a key any more.
    ///
    /// # Errors
    ///
    /// Where the storage can't be reached.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// Whether an event of the window, `storage`, tells that another tab has changed what is kept
    /// under a key.
    fn is_told_by(&self, _event: &web_sys::Event, _key: &str) -> bool {
        false
    }
}

/// Moves what is kept under a key to where nothing overwrites it: `KEY:set-aside:1`, or the next
/// number that is free.
///
/// # Errors
///
/// Where it can't be moved; then it stays where it is.
pub fn set_aside(store: &dyn Store, key: &str, text: &str) -> Result<(), StoreError> {
    let mut number = 1_u32;
    let aside = loop {
        let aside = [key, ":set-aside:", &number.to_string()].concat();
        match store.get(&aside)? {
            Some(other) if other != text => number += 1,
            _ => break aside,
        }
    };
    store.set(&aside, text)?;
    store.remove(key)
}

/// Kept as long as the page is open.
#[derive(Default)]
pub struct Memory(Mutex<Vec<(String, String)>>);

impl Memory {
    /// A list, as there are few: a map would be more code to load.
    fn texts(&self) -> MutexGuard<'_, Vec<(String, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let texts = self.texts();
        let found = texts.iter().find(|(of, _)| of == key);
        Ok(found.map(|(_, text)| text.clone()))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let mut texts = self.texts();
        match texts.iter_mut().find(|(of, _)| of == key) {
            Some((_, kept)) => *kept = text.into(),
            None => texts.push((key.into(), text.into())),
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.texts().retain(|(of, _)| of != key);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_set_aside_is_overwritten() {
        let store = Memory::default();
        for text in ["one", "two", "one"] {
            store.set("quiz", text).expect("memory takes it");
            set_aside(&store, "quiz", text).expect("memory takes it");
        }
        let texts = store.0.into_inner().expect("nobody else holds it");
        let texts: Vec<_> = texts
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        assert_eq!(
            texts,
            [("quiz:set-aside:1", "one"), ("quiz:set-aside:2", "two")]
        );
    }

    /// No room for anything more.
    struct FullUp(Memory);

    impl Store for FullUp {
        fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
            self.0.get(key)
        }

        fn set(&self, _: &str, _: &str) -> Result<(), StoreError> {
            Err(StoreError::Full)
        }

        fn remove(&self, key: &str) -> Result<(), StoreError> {
            self.0.remove(key)
        }
    }

    #[test]
    fn what_cannot_be_set_aside_stays() {
        let memory = Memory::default();
        memory.set("quiz", "old").expect("memory takes it");
        let store = FullUp(memory);
        assert_eq!(set_aside(&store, "quiz", "old"), Err(StoreError::Full));
        assert_eq!(store.get("quiz"), Ok(Some("old".into())));
    }
}
