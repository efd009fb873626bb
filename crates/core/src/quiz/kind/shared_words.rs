use crate::quiz::spelling::{is_east_asian, plain_words};

/// The words of a text that a reader would notice in another.
pub(super) struct SharedWords(Vec<String>);

/// How many letters of a word count, so that most endings don't.
const STEM: usize = 5;

/// The words with fewer letters, such as articles, say little.
const LEAST_LETTERS: usize = 4;

impl SharedWords {
    /// Returns the words of a text. `None` if it has none.
    pub fn of(text: &str) -> Option<Self> {
        let mut words: Vec<String> = Vec::new();
        let mut add = |word: String| {
            if !words.contains(&word) {
                words.push(word);
            }
        };
        let apart = text.replace(['-', '–', '—', '/', '·'], " ");
        for word in plain_words(&apart) {
            let letters: Vec<char> = word.chars().collect();
            if letters.iter().any(|letter| is_east_asian(*letter)) {
                // Words aren't separated in this script, and have two characters more often than not.
                for pair in letters.windows(2) {
                    add(pair.iter().collect());
                }
            } else if letters.len() >= LEAST_LETTERS || letters.iter().all(char::is_ascii_digit) {
                add(letters.iter().take(STEM).collect());
            }
        }
        (!words.is_empty()).then_some(Self(words))
    }

    /// Returns how many words both have.
    pub fn shared(&self, other: &Self) -> usize {
        let shared = self.0.iter().filter(|word| other.0.contains(word));
        shared.count()
    }

    /// Whether they have at least two words in common, and those are a third of the shorter one.
    /// A text of a single word needs only that.
    pub fn is_like(&self, other: &Self) -> bool {
        let shared = self.shared(other);
        let shorter = self.0.len().min(other.0.len());
        shared >= shorter.min(2) && shared * 3 >= shorter
    }
}

#[cfg(test)]
mod tests {
    use super::SharedWords;

    #[test]
    fn words_are_shared_whatever_their_endings() {
        let cases = [
            (
                "The traders oppose the plan",
                "A trader opposed it",
                2,
                true,
            ),
            (
                "The traders oppose the plan",
                "The plan of the town",
                1,
                false,
            ),
            (
                "Letters to the Lantern",
                "What the lantern said of a cold winter by the sea",
                1,
                false,
            ),
            ("Votes", "The council voted", 0, false),
            ("Tolls", "Tolls on the bridge", 1, true),
            ("In 2027, new bearings", "Bearings by 2027", 2, true),
            ("市议会反对全民投票", "镇上要求全民投票", 3, true),
        ];
        for (one, other, shared, is_like) in cases {
            let [one, other] = [one, other].map(|text| SharedWords::of(text).expect("words"));
            assert_eq!(one.shared(&other), shared);
            assert_eq!([one.is_like(&other), other.is_like(&one)], [is_like; 2]);
        }
        assert!(SharedWords::of("to be or …").is_none());
    }
}
