//! Everything that the page says in its own voice, one catalogue a language.
//!
//! A new language is a file that fills in `words!`, and a line in `LANGUAGES`. The programs in the
//! browser hold the texts of the first; those of another come as a file. Either way a text is a
//! line, and [`Words::read`] takes them.

#[cfg(feature = "ssr")]
mod chinese;
mod compiled;
mod dates;
mod english;
#[cfg(feature = "ssr")]
mod german;
mod number;
mod part;
mod parts;

pub use parts::quiz;

/// The catalogues; the first where none fits.
#[cfg(feature = "ssr")]
pub static LANGUAGES: [Words; 3] = [english::WORDS, german::WORDS, chinese::WORDS];

/// The texts of the first, as the build writes those of the others. That way they take no table of
/// where each of them is.
#[cfg(not(feature = "ssr"))]
const FIRST: &str = {
    const PARTS: &[&[&str]] = &english::WORDS.parts();
    compiled::text(&compiled::joined::<{ compiled::joined_length(PARTS) }>(
        PARTS,
    ))
};

/// The catalogue of the language of a BCP 47 tag, else the first.
#[cfg(feature = "ssr")]
pub fn words_for(tag: &str) -> &'static Words {
    let found = LANGUAGES.iter().find(|words| words.is_of(tag));
    found.unwrap_or(&LANGUAGES[0])
}

/// Fills in a language.
macro_rules! words {
    ($($(#[$cfg:meta])? $part:ident { $($name:ident: $text:expr,)+ })+) => {
        pub const WORDS: crate::words::Words = crate::words::Words {
            $($(#[$cfg])? $part: {
                use crate::words::compiled::{numbered, numbered_length, text};
                use crate::words::parts::$part::{COUNT, Part, Texts, places};

                const LINES: [&str; COUNT] = Texts {
                    $($name: {
                        const NUMBERED: &[u8] =
                            &numbered::<{ numbered_length($text) }>($text, places::$name);
                        text(NUMBERED)
                    },)+
                }
                .lines();
                Part { texts: &LINES }
            },)+
        };
    };
}
use words;

macro_rules! parts {
    (
        views { $($(#[$doc:meta])* $part:ident,)+ }
        built { $($(#[$built_doc:meta])* $built:ident,)+ }
    ) => {
        /// What the page says.
        pub struct Words {
            $($(#[$doc])* pub $part: parts::$part::Part,)+
            // The programs in the browser have no use for these.
            $($(#[$built_doc])* #[cfg(feature = "ssr")] pub $built: parts::$built::Part,)+
        }

        impl Words {
            /// By part, its texts.
            const fn parts(&self) -> [&'static [&'static str]; [$(stringify!($part)),+].len()] {
                [$(self.$part.texts),+]
            }

            /// Reads the texts of a language. It is for as long as the program runs. `None`: they
            /// are those of another version.
            #[cfg(not(feature = "ssr"))]
            pub fn read(texts: &'static str) -> Option<&'static Self> {
                let lines: Vec<&str> = texts.lines().collect();
                let mut rest: &[&str] = lines.leak();
                let words = Self { $($part: parts::$part::Part::take(&mut rest)?,)+ };
                rest.is_empty().then(|| &*Box::leak(Box::new(words)))
            }

            /// All that is said, by part, each with its name.
            #[cfg(all(test, feature = "ssr"))]
            fn named(&self) -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
                vec![
                    $((stringify!($part), self.$part.texts()),)+
                    $((stringify!($built), self.$built.texts()),)+
                ]
            }
        }
    };
}

parts! {
    views {
        /// The language itself.
        language,
        /// Around the views.
        page,
        /// The model's words.
        model,
        /// How dates are written.
        dates,
        /// Evidence, wherever it is opened.
        evidence,
        /// The story.
        story,
        /// The quiz.
        quiz,
        /// Prompts of questions that the engine makes.
        prompts,
        /// Reasons for options that the engine makes.
        reasons,
        /// The comparison.
        compare,
        /// Where the reader stands.
        you,
        /// What can go wrong.
        trouble,
    }
    built {
        /// For readers without a script.
        plain,
        /// What stands around the page as it is built.
        built,
        /// What the element says in another site's page, around the views.
        host,
    }
}

impl Words {
    /// The first of the languages.
    #[cfg(not(feature = "ssr"))]
    pub fn first() -> Option<&'static Self> {
        Self::read(FIRST)
    }

    /// The texts of a language other than the first, for a program in the browser.
    #[cfg(feature = "ssr")]
    pub fn written(&self) -> Option<String> {
        let is_first = self.language.tag() == LANGUAGES[0].language.tag();
        (!is_first).then(|| self.parts().concat().join("\n"))
    }

    /// Whether they are of the language of a BCP 47 tag.
    pub fn is_of(&self, tag: &str) -> bool {
        let language = self.language.tag();
        let same = |start: &str| start.eq_ignore_ascii_case(language);
        tag.get(..language.len()).is_some_and(same)
            && matches!(tag.as_bytes().get(language.len()), None | Some(b'-'))
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_tag_finds_its_language() {
        for (tag, found) in [
            ("en", "en"),
            ("EN-gb", "en"),
            ("de-AT", "de"),
            ("zh-Hans-CN", "zh"),
            ("tlh", "en"),
        ] {
            assert_eq!(words_for(tag).language.tag(), found, "{tag}");
        }
    }

    #[test]
    fn every_text_says_something_in_a_line_of_a_page() {
        for words in &LANGUAGES {
            for (part, texts) in words.named() {
                for (name, text) in texts {
                    let at = format!("{} {part}.{name}: {text}", words.language.tag());
                    assert!(!text.is_empty() && !text.contains(['\n', '<']), "{at}");
                }
            }
        }
    }
}
