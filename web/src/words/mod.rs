//! The UI texts in each language.
//!
//! To add a language, fill in `words!` in a new file and add it to `LANGUAGES`. The WebAssembly
//! modules contain the texts of the default language and fetch those of the others as a file.
//! Both have the same format, one text per line, which [`Words::read`] parses. Of the default
//! language, the parts that only views of a [lazy module](crate::loader) need are in that module.

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
#[cfg(not(feature = "ssr"))]
use std::sync::OnceLock;

/// All languages. The first is the fallback.
#[cfg(feature = "ssr")]
pub static LANGUAGES: [Words; 3] = [english::WORDS, german::WORDS, chinese::WORDS];

/// Texts of the default language, in the format in which the build writes the others. This avoids a
/// table with the address and length of each text.
#[cfg(not(feature = "ssr"))]
macro_rules! joined_lines {
    ($parts:expr) => {{
        const PARTS: &[&[&str]] = &$parts;
        compiled::text(&compiled::joined::<{ compiled::joined_length(PARTS) }>(
            PARTS,
        ))
    }};
}
#[cfg(not(feature = "ssr"))]
const FIRST: &str = joined_lines!(english::WORDS.first());

/// Returns the texts for a BCP 47 tag, or those of the default language if none match.
#[cfg(feature = "ssr")]
pub fn words_for(tag: &str) -> &'static Words {
    let found = LANGUAGES.iter().find(|words| words.is_of(tag));
    found.unwrap_or(&LANGUAGES[0])
}

/// Defines the texts of a language.
macro_rules! words {
    ($($(#[$cfg:meta])? $part:ident { $($name:ident: $text:expr,)+ })+) => {
        pub const WORDS: crate::words::Catalogue = crate::words::Catalogue {
            $($(#[$cfg])? $part: {
                use crate::words::compiled::{numbered, numbered_length, text};
                use crate::words::parts::$part::{COUNT, Part, Texts, placeholders};

                const LINES: [&str; COUNT] = Texts {
                    $($name: {
                        const NUMBERED: &[u8] =
                            &numbered::<{ numbered_length($text) }>($text, placeholders::$name);
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
        first { $($(#[$doc:meta])* $part:ident,)+ }
        $(#[$module_doc:meta] $module:ident: $Module:ident { $($(#[$lazy_doc:meta])* $lazy:ident,)+ })+
        build { $($(#[$build_doc:meta])* $build:ident,)+ }
    ) => {
        /// The texts of a language as its file has them, by part.
        pub struct Catalogue {
            $($(#[$doc])* pub $part: parts::$part::Part,)+
            $($($lazy: parts::$lazy::Part,)+)+
            // Only the build needs these, so the WebAssembly modules don't contain them.
            $($(#[$build_doc])* #[cfg(feature = "ssr")] pub $build: parts::$build::Part,)+
        }

        impl Catalogue {
            /// Returns the texts of each part that the page needs first.
            const fn first(&self) -> [&'static [&'static str]; [$(stringify!($part)),+].len()] {
                [$(self.$part.texts),+]
            }

            $(
                #[$module_doc]
                const fn $module(
                    &self,
                ) -> [&'static [&'static str]; [$(stringify!($lazy)),+].len()] {
                    [$(self.$lazy.texts),+]
                }
            )+

            /// Returns the texts of each part that the page doesn't need first.
            #[cfg(feature = "ssr")]
            fn lazy(&self) -> Vec<&'static [&'static str]> {
                [$(self.$module().as_slice()),+].concat()
            }

            /// Returns all texts with their names, by part.
            #[cfg(all(test, feature = "ssr"))]
            fn named(&self) -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
                vec![
                    $((stringify!($part), self.$part.texts()),)+
                    $($((stringify!($lazy), self.$lazy.texts()),)+)+
                    $((stringify!($build), self.$build.texts()),)+
                ]
            }
        }

        /// The UI texts of a language, by part.
        #[cfg(feature = "ssr")]
        pub type Words = Catalogue;

        /// The UI texts of a language, by part.
        #[cfg(not(feature = "ssr"))]
        pub struct Words {
            $($(#[$doc])* pub $part: parts::$part::Part,)+
            $($module: OnceLock<$Module>,)+
        }

        $(
            #[$module_doc]
            #[cfg(not(feature = "ssr"))]
            struct $Module {
                $($lazy: parts::$lazy::Part,)+
            }

            #[cfg(not(feature = "ssr"))]
            impl $Module {
                fn take(lines: &mut &'static [&'static str]) -> Option<Self> {
                    Some(Self { $($lazy: parts::$lazy::Part::take(lines)?,)+ })
                }
            }
        )+

        impl Words {
            /// Parses the texts of a language, one per line, and leaks them. Returns `None` if the
            /// number of lines is wrong, as in a file from another version.
            #[cfg(not(feature = "ssr"))]
            pub fn read(texts: &'static str) -> Option<&'static Self> {
                let mut rest = split_lines(texts);
                let words = Self {
                    $($part: parts::$part::Part::take(&mut rest)?,)+
                    $($module: OnceLock::new(),)+
                };
                // The default language has the others in the lazy modules.
                if !rest.is_empty() {
                    // Can't fail: nothing has been set yet.
                    $(let _ = words.$module.set($Module::take(&mut rest)?);)+
                }
                rest.is_empty().then(|| &*Box::leak(Box::new(words)))
            }

            $($(
                $(#[$lazy_doc])*
                #[cfg(feature = "ssr")]
                pub fn $lazy(&self) -> &parts::$lazy::Part {
                    &self.$lazy
                }

                $(#[$lazy_doc])*
                #[cfg(not(feature = "ssr"))]
                pub fn $lazy(&self) -> &parts::$lazy::Part {
                    &self.$module().$lazy
                }
            )+)+

            $(
                #[$module_doc]
                #[cfg(not(feature = "ssr"))]
                fn $module(&self) -> &$Module {
                    // Only views of the module reach this, so that it is in the module.
                    const ENGLISH: &str = joined_lines!(english::WORDS.$module());
                    self.$module
                        .get_or_init(|| match $Module::take(&mut split_lines(ENGLISH)) {
                            Some(parts) => parts,
                            None => unreachable!("both were written by this build"),
                        })
                }
            )+
        }
    };
}

parts! {
    first {
        /// The language itself.
        language,
        /// The page outside the views: masthead, notices and footer.
        page,
        /// Evidence, wherever it is opened.
        evidence,
        /// Errors that keep a pack from being shown.
        load_error,
    }
    /// The texts of each part that is needed from the quiz on.
    of_quiz: QuizParts {
        /// Labels for the values of the data model.
        model,
        /// Parts of dates.
        dates,
        /// The quiz view.
        quiz,
        /// Prompts of generated questions.
        prompts,
        /// Reasons for generated options.
        reasons,
    }
    /// The texts of each part that only the other views need.
    of_views: ViewsParts {
        /// Statements, and who stands where on them.
        statements,
        /// The story view.
        story,
        /// What the reader chooses to compare.
        filters,
        /// Finding somebody or a statement.
        find,
        /// The comparison view.
        compare,
        /// The reader's own view.
        you,
        /// Ratings in links.
        sharing,
        /// What the reader should be asked again.
        review,
        /// Saving pictures and data.
        save,
        /// Saving, opening and erasing the reader's answers.
        my_answers,
        /// A quiz that a teacher sets, and the results of a class.
        class,
    }
    build {
        /// Texts of the plain views, for readers without JavaScript.
        plain,
        /// Status lines in the built HTML, and the offline error page.
        status,
        /// Texts that the `<stand-point>` element shows outside the views.
        host,
    }
}

impl Words {
    /// Returns the texts of the default language.
    #[cfg(not(feature = "ssr"))]
    pub fn default_language() -> Option<&'static Self> {
        Self::read(FIRST)
    }

    /// Returns the texts as a file for the browser to fetch. `None` for the default language, which
    /// the WebAssembly modules contain.
    #[cfg(feature = "ssr")]
    pub fn written(&self) -> Option<String> {
        let is_first = self.language.tag() == LANGUAGES[0].language.tag();
        (!is_first).then(|| {
            [self.first().as_slice(), &self.lazy()]
                .concat()
                .concat()
                .join("\n")
        })
    }

    /// Returns true if these texts are in the language of a BCP 47 tag.
    pub fn is_of(&self, tag: &str) -> bool {
        let language = self.language.tag();
        let same = |start: &str| start.eq_ignore_ascii_case(language);
        tag.get(..language.len()).is_some_and(same)
            && matches!(tag.as_bytes().get(language.len()), None | Some(b'-'))
    }
}

#[cfg(not(feature = "ssr"))]
fn split_lines(texts: &'static str) -> &'static [&'static str] {
    texts.lines().collect::<Vec<_>>().leak()
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
    fn texts_are_one_line_without_markup() {
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
