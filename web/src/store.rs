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
    /// There are as many backups already as are kept.
    TooManyBackups,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blocked => "the browser keeps nothing for this page",
            Self::Full => "the browser has no room left for this page",
            Self::TooManyBackups => "there are as many backups already as are kept",
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

    /// All keys, of others too.
    fn keys(&self) -> Vec<String>;
}

/// The part of a key that marks a backup.
const BACKUP: &str = "set-aside";

/// Backs up a text that was stored under a key and can't be used, as `KEY:set-aside:1` or the next
/// free number. What is backed up already is not backed up again.
///
/// # Errors
///
/// Where it can't be written, or there are [`MOST_BACKUPS`] others: which of them to give up is for
/// the reader to say.
pub fn back_up(store: &dyn Store, key: &str, text: &str) -> Result<(), StoreError> {
    for number in 1..=MOST_BACKUPS {
        let backup = [key, ":", BACKUP, ":", &number.to_string()].concat();
        match store.get(&backup)? {
            Some(other) if other == text => return Ok(()),
            Some(_) => {}
            None => return store.set(&backup, text),
        }
    }
    Err(StoreError::TooManyBackups)
}

/// At most so many backups are kept of what is stored under a key.
pub const MOST_BACKUPS: u32 = 10;

/// Whether a key is that of a backup.
pub fn is_backup(key: &str) -> bool {
    key.split(':').any(|part| part == BACKUP)
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
        let texts = store.0.into_inner().expect("nobody else holds it");
        let texts: Vec<_> = texts
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        assert_eq!(
            texts,
            [("quiz:set-aside:1", "one"), ("quiz:set-aside:2", "two")]
        );
        assert!(texts.iter().all(|(key, _)| is_backup(key)));
        assert!(!is_backup("quiz") && !is_backup("x:quiz-set-aside:1"));
    }

    #[test]
    fn backups_do_not_pile_up_and_none_is_lost() {
        let store = Memory::default();
        let texts: Vec<_> = (1..=MOST_BACKUPS).map(|it| it.to_string()).collect();
        for text in &texts {
            back_up(&store, "quiz", text).expect("there is room");
        }
        let one_more = back_up(&store, "quiz", "one more");
        assert_eq!(one_more, Err(StoreError::TooManyBackups));
        // One that is there already needs no room; another key has room of its own.
        for text in &texts {
            assert_eq!(back_up(&store, "quiz", text), Ok(()));
        }
        assert_eq!(back_up(&store, "ratings", "one more"), Ok(()));
        assert_eq!(store.keys().len(), texts.len() + 1);
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

        fn keys(&self) -> Vec<String> {
            self.0.keys()
        }
    }

    #[test]
    fn what_cannot_be_backed_up_stays() {
        let memory = Memory::default();
        memory.set("quiz", "old").expect("memory takes it");
        let store = FullUp(memory);
        assert_eq!(back_up(&store, "quiz", "old"), Err(StoreError::Full));
        assert_eq!(store.get("quiz"), Ok(Some("old".into())));
    }
}
