//! Defines a part of the UI texts: named texts, some with placeholders.
//!
//! A placeholder is written `{name}` and compiled to a byte that stands for its index, counted from
//! [`FIRST_PLACEHOLDER`].

use super::compiled::FIRST_PLACEHOLDER;

/// Defines a part as a module with two types: a language fills in `Texts`, and views read from
/// `Part`, which has a method for each text. A text's placeholders are the method's arguments.
macro_rules! part {
    (
        $(#[$about:meta])*
        $part:ident {
            $($(#[$doc:meta])* $name:ident $(($($placeholder:ident: $type:ty),+))?,)+
        }
    ) => {
        $(#[$about])*
        pub mod $part {
            /// The number of texts.
            pub const COUNT: usize = [$(stringify!($name)),+].len();

            $(#[$about])*
            pub struct Texts {
                $($(#[$doc])* pub $name: &'static str,)+
            }

            /// The names of each text's placeholders.
            #[allow(non_upper_case_globals, missing_docs, reason = "named after the texts")]
            pub mod placeholders {
                $(pub const $name: &[&str] = &[$($(stringify!($placeholder)),+)?];)+
            }

            impl Texts {
                /// Returns the texts in the order of their definition.
                pub const fn lines(self) -> [&'static str; COUNT] {
                    [$(self.$name),+]
                }
            }

            // A reference, since fields would have to be copied one by one when a language is read.
            $(#[$about])*
            pub struct Part {
                pub(in crate::words) texts: &'static [&'static str; COUNT],
            }

            #[allow(non_camel_case_types, reason = "named after the texts")]
            enum Index {
                $($name,)+
            }

            impl Part {
                /// Takes the part's texts from the start of `lines`. `None` if there are too few.
                #[cfg(not(feature = "ssr"))]
                pub(in crate::words) fn take(lines: &mut &'static [&'static str]) -> Option<Self> {
                    let (texts, rest) = lines.split_first_chunk()?;
                    *lines = rest;
                    Some(Self { texts })
                }

                /// Returns each text with its name.
                #[cfg(feature = "ssr")]
                pub fn texts(&self) -> Vec<(&'static str, &'static str)> {
                    vec![$((stringify!($name), self.texts[Index::$name as usize])),+]
                }

                $($crate::words::part::text! {
                    $(#[$doc])* $name $(($($placeholder: $type),+))?
                })+
            }
        }
    };
}

/// Defines the method that returns a text.
macro_rules! text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        pub fn $name(&self) -> &'static str {
            self.texts[Index::$name as usize]
        }
    };
    ($(#[$doc:meta])* $name:ident($($placeholder:ident: $type:ty),+)) => {
        $(#[$doc])*
        pub fn $name(&self, $($placeholder: $type),+) -> String {
            $crate::words::part::fill(self.texts[Index::$name as usize], &[$($placeholder.into()),+])
        }
    };
}
pub(super) use {part, text};

/// A value for a placeholder.
pub enum Piece<'a> {
    Text(&'a str),
    Number(u32),
}

impl<'a> From<&'a str> for Piece<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Piece<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Piece<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number as u32)
    }
}

/// Replaces the placeholders of a text with `pieces`.
pub fn fill(text: &str, pieces: &[Piece<'_>]) -> String {
    let mut filled = String::new();
    for char in text.chars() {
        let index = (char as usize).checked_sub(usize::from(FIRST_PLACEHOLDER));
        match index.and_then(|index| pieces.get(index)) {
            Some(Piece::Text(text)) => filled.push_str(text),
            Some(Piece::Number(number)) => filled.push_str(&number.to_string()),
            None => filled.push(char),
        }
    }
    filled
}
