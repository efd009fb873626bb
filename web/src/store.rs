//! Storage for the reader's answers and ratings, behind a trait: the browser's storage can be
//! blocked, full or missing.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Why a text couldn't be stored or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser offers no storage here.
    Blocked,
    /// The storage is full, or refuses to write.
    Full,
    /// There are already [`MAX_BACKUPS`] backups.
    TooManyBackups,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blocked => "the browser blocks storage for this page",
            Self::Full => "the browser has no storage left for this page",
            Self::TooManyBackups => "there are already too many backups",
        })
    }
}

impl std::error::Error for StoreError {}

/// A key-value store of texts on the reader's device.
pub trait Store: Send + Sync {
    /// Returns the text under a key, if there is one.
    ///
    /// # Errors
    ///
    /// If the storage can't be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Stores a text under a key.
    ///
    /// # Errors
    ///
    /// If the text can't be written. The previous text stays.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Deletes the text under a key.
    ///
    /// # Errors
    ///
    /// If the storage can't be accessed.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// Returns all keys on the origin, including those that aren't ours.
    fn keys(&self) -> Vec<String>;
}

/// The part of a key that marks a backup.
const BACKUP: &str = "backup";

/// Backs up a stored text that can't be used, as `KEY:backup:1` or the next free number. Does
/// nothing if there is already a backup of the same text.
///
/// # Errors
///
/// If the text can't be written, or there are [`MAX_BACKUPS`] others: only the reader may decide
/// which of them to delete.
pub fn back_up(store: &dyn Store, key: &str, text: &str) -> Result<(), StoreError> {
    for number in 1..=MAX_BACKUPS {
        let backup = [key, ":", BACKUP, ":", &number.to_string()].concat();
        match store.get(&backup)? {
            Some(other) if other == text => return Ok(()),
            Some(_) => {}
            None => return store.set(&backup, text),
        }
    }
    Err(StoreError::TooManyBackups)
}

/// Stores several texts, or none of them: if one can't be stored, those before it are put back.
///
/// # Errors
///
/// If a text can't be read or written.
pub fn set_all(store: &dyn Store, texts: &[(String, String)]) -> Result<(), StoreError> {
    let mut before = Vec::new();
    for (key, _) in texts {
        before.push(store.get(key)?);
    }
    for (at, (key, text)) in texts.iter().enumerate() {
        if let Err(error) = store.set(key, text) {
            for ((key, _), before) in texts.iter().zip(before).take(at) {
                // Each text fitted before.
                let _ = match before {
                    Some(before) => store.set(key, &before),
                    None => store.remove(key),
                };
            }
            return Err(error);
        }
    }
    Ok(())
}

/// The maximum number of backups for one key.
pub const MAX_BACKUPS: u32 = 10;

/// Returns whether a key is the key of a backup.
pub fn is_backup(key: &str) -> bool {
    key.split(':').any(|part| part == BACKUP)
}

/// A store in memory, which lasts as long as the page is open.
#[derive(Default)]
pub struct Memory(Mutex<Vec<(String, String)>>);

impl Memory {
    /// Returns the texts as a list: they are few, and a map would be more code.
    fn texts(&self) -> MutexGuard<'_, Vec<(String, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let texts = self.texts();
        let found = texts.iter().find(|(stored, _)| stored == key);
        Ok(found.map(|(_, text)| text.clone()))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let mut texts = self.texts();
        match texts.iter_mut().find(|(stored, _)| stored == key) {
            Some((_, stored)) => *stored = text.into(),
            None => texts.push((key.into(), text.into())),
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.texts().retain(|(stored, _)| stored != key);
        Ok(())
    }

    fn keys(&self) -> Vec<String> {
        let texts = self.texts();
        texts.iter().map(|(key, _)| key.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_backup_overwrites_another() {
        let store = Memory::default();
        for text in ["one", "two", "one"] {
            back_up(&store, "quiz", text).expect("memory takes it");
        }
        let texts = store.0.into_inner().expect("nobody else uses it");
        let texts: Vec<_> = texts
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        assert_eq!(texts, [("quiz:backup:1", "one"), ("quiz:backup:2", "two")]);
        assert!(texts.iter().all(|(key, _)| is_backup(key)));
        assert!(!is_backup("quiz") && !is_backup("x:quiz-backup:1"));
    }

    #[test]
    fn backups_have_a_maximum_and_none_is_lost() {
        let store = Memory::default();
        let texts: Vec<_> = (1..=MAX_BACKUPS).map(|number| number.to_string()).collect();
        for text in &texts {
            back_up(&store, "quiz", text).expect("there is room");
        }
        let one_more = back_up(&store, "quiz", "one more");
        assert_eq!(one_more, Err(StoreError::TooManyBackups));
        // Repeating a backup needs no room, and each key has its own maximum.
        for text in &texts {
            assert_eq!(back_up(&store, "quiz", text), Ok(()));
        }
        assert_eq!(back_up(&store, "ratings", "one more"), Ok(()));
        assert_eq!(store.keys().len(), texts.len() + 1);
    }

    /// A store with room for texts of this many bytes.
    struct SmallStore(Memory, usize);

    impl Store for SmallStore {
        fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
            self.0.get(key)
        }

        fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
            let mut bytes = 0;
            for (other, text) in self.0.texts().iter() {
                bytes += if other == key { 0 } else { text.len() };
            }
            match bytes + text.len() <= self.1 {
                true => self.0.set(key, text),
                false => Err(StoreError::Full),
            }
        }

        fn remove(&self, key: &str) -> Result<(), StoreError> {
            self.0.remove(key)
        }

        fn keys(&self) -> Vec<String> {
            self.0.keys()
        }
    }

    #[test]
    fn text_stays_if_its_backup_fails() {
        let store = SmallStore(Memory::default(), "old".len());
        store.set("quiz", "old").expect("there is room");
        assert_eq!(back_up(&store, "quiz", "old"), Err(StoreError::Full));
        assert_eq!(store.get("quiz"), Ok(Some("old".into())));
    }

    #[test]
    fn several_texts_are_stored_together_or_not_at_all() {
        let pair = |key: &str, text: &str| (key.to_owned(), text.to_owned());
        let texts = [
            pair("quiz", "new"),
            pair("more", "12"),
            pair("ratings", "345"),
        ];
        for (room, expected) in [(8, Ok(())), (7, Err(StoreError::Full))] {
            let store = SmallStore(Memory::default(), room);
            store.set("quiz", "old").expect("there is room");
            assert_eq!(set_all(&store, &texts), expected);
            let after = match expected {
                Ok(()) => texts.to_vec(),
                Err(_) => vec![pair("quiz", "old")],
            };
            assert_eq!(*store.0.texts(), after);
        }
    }
}
