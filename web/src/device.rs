//! What this installation has stored on the device about all of its stories.

use crate::keys::{self, PREFIX, RATINGS, REVIEWS, is_quiz};
use crate::shared::Shared;
use crate::store::{Store, StoreError, back_up, is_backup, set_all};
use standpoint_core::compare::Ratings;
use standpoint_core::pack::PackId;
use standpoint_core::quiz::Saved;
use standpoint_core::reader_file::ReaderFile;
use standpoint_core::review::Schedule;

/// The store of an installation.
#[derive(Clone, Copy)]
pub struct Device<'s> {
    /// The store, which other installations and pages may use too.
    pub store: &'s dyn Store,
    /// The installation's folder ([`Navigation::home`](crate::navigation::Navigation::home)).
    pub home: &'s str,
}

/// Calls `act` with the installation's store.
pub fn with_device<T>(shared: Shared, act: &dyn Fn(Device<'_>) -> T) -> T {
    let store = shared.store();
    let home = shared.navigation().home(shared.pack().id());
    act(Device {
        store: &*store,
        home: &home,
    })
}

/// What a key is for.
enum Use {
    Quiz(PackId, String),
    Ratings(PackId),
    Reviews,
    /// A backup, or a key of a later version of the page.
    Other,
}

impl Device<'_> {
    /// Reads all that can be used, at a time in seconds since 1970. Quizzes with neither answers nor
    /// earlier tries are left out.
    pub fn read(self, now: i64) -> ReaderFile {
        let mut file = ReaderFile::default();
        for (key, text) in self.texts() {
            match self.use_of(&key) {
                Some(Use::Quiz(story, name)) => {
                    let saved = Saved::from_json(&text);
                    if let Some(saved) = saved.filter(|it| !it.is_empty()) {
                        file.story(&story).quizzes.push((name, saved));
                    }
                }
                Some(Use::Ratings(story)) => {
                    let ratings = Ratings::from_json(&text);
                    if let Some(ratings) = ratings.filter(|it| !it.is_empty()) {
                        file.story(&story).ratings = ratings;
                    }
                }
                Some(Use::Reviews) => file.reviews = reviews_in(&text, now),
                Some(Use::Other) | None => {}
            }
        }
        file
    }

    /// Stores everything, or nothing if that fails. A text that can't be used is backed up before it
    /// is replaced.
    ///
    /// # Errors
    ///
    /// If the store can't be written, or a text can't be backed up.
    pub fn write(self, file: &ReaderFile, now: i64) -> Result<(), StoreError> {
        let mut texts = Vec::new();
        for state in &file.stories {
            let story = Some(&state.story);
            for (name, saved) in &state.quizzes {
                texts.push((self.key(story, name), saved.to_json()));
            }
            if !state.ratings.is_empty() {
                texts.push((self.key(story, RATINGS), state.ratings.to_json()));
            }
        }
        if !file.reviews.is_empty() {
            texts.push((self.key(None, REVIEWS), file.reviews.to_json()));
        }
        self.replace(&texts, now)
    }

    /// Reads the reviews that can be used, at a time in seconds since 1970.
    ///
    /// # Errors
    ///
    /// If the store can't be read.
    pub fn reviews(self, now: i64) -> Result<Schedule, StoreError> {
        let text = self.store.get(&self.key(None, REVIEWS))?;
        Ok(text.map_or_else(Schedule::default, |text| reviews_in(&text, now)))
    }

    /// Stores the reviews. A text that can't be used is backed up before it is replaced.
    ///
    /// # Errors
    ///
    /// If the store can't be written, or the text can't be backed up.
    pub fn write_reviews(self, reviews: &Schedule, now: i64) -> Result<(), StoreError> {
        self.replace(&[(self.key(None, REVIEWS), reviews.to_json())], now)
    }

    fn replace(self, texts: &[(String, String)], now: i64) -> Result<(), StoreError> {
        for (key, _) in texts {
            if let Some(stored) = self.store.get(key)?
                && !self.is_usable(key, &stored, now)
            {
                back_up(self.store, key, &stored)?;
            }
        }
        set_all(self.store, texts)
    }

    /// Deletes everything, including backups and texts that can't be used.
    pub fn erase(self) {
        for (key, _) in self.texts() {
            // Fails only if the storage can't be read either.
            let _ = self.store.remove(&key);
        }
    }

    /// Returns how many texts are backups, or can't be used for another reason.
    pub fn unusable(self, now: i64) -> usize {
        let texts = self.texts();
        let unusable = texts.iter();
        unusable
            .filter(|(key, text)| !self.is_usable(key, text, now))
            .count()
    }

    /// Returns the installation's keys and texts, sorted by key.
    fn texts(self) -> Vec<(String, String)> {
        let mut texts: Vec<(String, String)> = Vec::new();
        for key in self.store.keys() {
            if self.use_of(&key).is_some()
                && let Ok(Some(text)) = self.store.get(&key)
            {
                let at = texts.partition_point(|(other, _)| *other < key);
                texts.insert(at, (key, text));
            }
        }
        texts
    }

    /// Returns what a key is for, if it belongs to this installation.
    fn use_of(self, key: &str) -> Option<Use> {
        let (story, rest) = key.strip_prefix(PREFIX)?.split_once('@')?;
        let name = rest.strip_prefix(self.home)?.strip_prefix(':')?;
        if story.is_empty() {
            return Some(if name == REVIEWS {
                Use::Reviews
            } else {
                Use::Other
            });
        }
        let story = PackId::try_from(story.to_owned()).ok()?;
        Some(match name {
            _ if is_backup(name) => Use::Other,
            RATINGS => Use::Ratings(story),
            _ if is_quiz(name) => Use::Quiz(story, name.into()),
            _ => Use::Other,
        })
    }

    fn is_usable(self, key: &str, text: &str, now: i64) -> bool {
        match self.use_of(key) {
            Some(Use::Quiz(..)) => Saved::from_json(text).is_some(),
            Some(Use::Ratings(_)) => Ratings::from_json(text).is_some(),
            Some(Use::Reviews) => {
                let read = Schedule::from_json(text, now);
                read.is_ok_and(|(_, problems)| problems.is_empty())
            }
            Some(Use::Other) | None => false,
        }
    }

    fn key(self, story: Option<&PackId>, name: &str) -> String {
        keys::key(story, self.home, name)
    }
}

/// Returns the reviews in a stored text, as far as they can be used.
fn reviews_in(text: &str, now: i64) -> Schedule {
    match Schedule::from_json(text, now) {
        Ok((reviews, _)) => reviews,
        Err(_) => Schedule::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Memory;

    const NOW: i64 = 1_780_000_000;
    const HOME: &str = "https://example.org/a/";
    const SAVED: &str = r#"{"format":2,"pack":"harbour","fingerprint":"7","plan":{"seed":1,"authored":true,"generated":6,"shuffled":false},"at":0,"answers":[{"item":"one","hash":0,"response":{"one":0}}]}"#;
    const RATED: &str = r#"{"format":2,"ratings":{"wall":{"answer":"agree","weight":"single"}}}"#;
    const REVIEWED: &str =
        r#"{"format":1,"stories":{"harbour":[["one",1764470400,2306500000,2118103970]]}}"#;

    /// The keys, after the prefix, of two installations and of another program.
    fn filled() -> Memory {
        let store = Memory::default();
        let ours = |name: &str| [PREFIX, name].concat();
        for (key, text) in [
            (ours("harbour@https://example.org/a/:quiz"), SAVED),
            (ours("harbour@https://example.org/a/:quiz:7:3"), SAVED),
            (ours("harbour@https://example.org/a/:ratings"), RATED),
            (ours("harbour@https://example.org/a/:quiz:backup:1"), "old"),
            (ours("bridge@https://example.org/a/:quiz"), "unusable"),
            (ours("@https://example.org/a/:reviews"), REVIEWED),
            (ours("harbour@https://example.org/a/b/:ratings"), RATED),
            (ours("harbour@https://example.org/:quiz"), SAVED),
            ("ratings".into(), RATED),
        ] {
            store.set(&key, text).expect("memory takes it");
        }
        store
    }

    fn device(store: &dyn Store) -> Device<'_> {
        Device { store, home: HOME }
    }

    #[test]
    fn everything_of_the_installation_is_read_and_written_again() {
        let store = filled();
        let file = device(&store).read(NOW);
        let names = file.stories.iter().flat_map(|state| &state.quizzes);
        let names: Vec<_> = names.map(|(name, _)| name.as_str()).collect();
        assert_eq!((file.stories.len(), names), (1, vec!["quiz", "quiz:7:3"]));
        assert_eq!(file.stories[0].ratings.iter().count(), 1);
        assert_eq!(file.reviews.iter().count(), 1);
        // The backup, and the text that isn't a quiz.
        assert_eq!(device(&store).unusable(NOW), 2);

        let other = Memory::default();
        device(&other).write(&file, NOW).expect("memory takes it");
        assert_eq!(device(&other).read(NOW), file);
        assert_eq!(other.keys().len(), 4);
    }

    #[test]
    fn an_unusable_text_is_backed_up_before_it_is_replaced() {
        let store = filled();
        let mut file = device(&store).read(NOW);
        let bridge = PackId::try_from("bridge".to_owned()).expect("an id");
        let saved = file.stories[0].quizzes[0].clone();
        file.story(&bridge).quizzes.push(saved);
        let count = store.keys().len();
        device(&store).write(&file, NOW).expect("memory takes it");
        assert_eq!(store.keys().len(), count + 1);
        let key = [PREFIX, "bridge@", HOME, ":quiz:backup:1"].concat();
        assert_eq!(store.get(&key), Ok(Some("unusable".into())));
    }

    #[test]
    fn a_quiz_with_only_earlier_tries_is_read_and_written() {
        let store = Memory::default();
        let key = [PREFIX, "harbour@", HOME, ":quiz"].concat();
        let answers = r#""answers":[{"item":"one","hash":0,"response":{"one":0}}]"#;
        let earlier = r#""answers":[],"earlier":[{"items":5,"right":3}]"#;
        let tried = SAVED.replace(answers, earlier);
        for (text, is_read) in [
            (tried, true),
            (SAVED.replace(answers, r#""answers":[]"#), false),
        ] {
            store.set(&key, &text).expect("memory takes it");
            let file = device(&store).read(NOW);
            assert_eq!(!file.stories.is_empty(), is_read, "{text}");
            let other = Memory::default();
            device(&other).write(&file, NOW).expect("memory takes it");
            assert_eq!(other.get(&key), Ok(is_read.then_some(text)));
        }
    }

    #[test]
    fn reviews_are_stored_and_what_cannot_be_used_is_backed_up() {
        let store = Memory::default();
        let key = ["standpoint:@", HOME, ":reviews"].concat();
        let (reviews, _) = Schedule::from_json(REVIEWED, NOW).expect("reviews");
        let partly = REVIEWED.replace("[[", r#"[["two",-1,0,0],["#);
        let future = REVIEWED.replace("\"format\":1", "\"format\":2");
        for (stored, read) in [
            (partly, reviews.clone()),
            (future, Schedule::default()),
            ("x".to_owned(), Schedule::default()),
        ] {
            store.set(&key, &stored).expect("memory takes it");
            assert_eq!(device(&store).reviews(NOW), Ok(read), "{stored}");
            let before = store.keys().len();
            assert_eq!(device(&store).write_reviews(&reviews, NOW), Ok(()));
            assert_eq!(store.keys().len(), before + 1, "{stored}");
            assert_eq!(device(&store).reviews(NOW), Ok(reviews.clone()));
            // What can be used is replaced.
            assert_eq!(device(&store).write_reviews(&reviews, NOW), Ok(()));
            assert_eq!(store.keys().len(), before + 1, "{stored}");
        }
    }

    #[test]
    fn erasing_leaves_other_installations_and_programs_alone() {
        let store = filled();
        device(&store).erase();
        let left = store.keys();
        assert_eq!(left.len(), 3, "{left:?}");
        assert!(left.iter().all(|key| !key.contains("/a/:")));
    }
}
