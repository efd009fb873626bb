//! A part of a catalogue: texts by name, some with places to fill in.
//!
//! A place is written `{name}`, and compiled to a sign that stands for its number: [`FIRST_PLACE`]
//! and those after it.

use super::compiled::FIRST_PLACE;

/// Defines a part, a module: in `Texts` a language fills it in, and of a `Part` the views ask what
/// it says. Where a text has places, `{name}`, they are named as arguments.
macro_rules! part {
    (
        $(#[$about:meta])*
        $part:ident {
            $($(#[$doc:meta])* $name:ident $(($($place:ident: $type:ty),+))?,)+
        }
    ) => {
        $(#[$about])*
        pub mod $part {
            /// How many texts there are.
            pub const COUNT: usize = [$(stringify!($name)),+].len();

            $(#[$about])*
            pub struct Texts {
                $($(#[$doc])* pub $name: &'static str,)+
            }

            /// By text, the names of its places.
            #[allow(non_upper_case_globals, missing_docs, reason = "they are named as the texts are")]
            pub mod places {
                $(pub const $name: &[&str] = &[$($(stringify!($place)),+)?];)+
            }

            impl Texts {
                /// In the order in which they are defined.
                pub const fn lines(self) -> [&'static str; COUNT] {
                    [$(self.$name),+]
                }
            }

            // By reference: as fields, each text would have to be moved when a language is read.
            $(#[$about])*
            pub struct Part {
                pub(in crate::words) texts: &'static [&'static str; COUNT],
            }

            #[allow(non_camel_case_types, reason = "they are named as the texts are")]
            enum At {
                $($name,)+
            }

            impl Part {
                /// Takes its texts from the front.
                #[cfg(not(feature = "ssr"))]
                pub(in crate::words) fn take(lines: &mut &'static [&'static str]) -> Option<Self> {
                    let (texts, rest) = lines.split_first_chunk()?;
                    *lines = rest;
                    Some(Self { texts })
                }

                /// Each text, with its name.
                #[cfg(feature = "ssr")]
                pub fn texts(&self) -> Vec<(&'static str, &'static str)> {
                    vec![$((stringify!($name), self.texts[At::$name as usize])),+]
                }

                $($crate::words::part::text! {
                    $(#[$doc])* $name $(($($place: $type),+))?
                })+
            }
        }
    };
}

/// Defines how a text is asked for.
macro_rules! text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        pub fn $name(&self) -> &'static str {
            self.texts[At::$name as usize]
        }
    };
    ($(#[$doc:meta])* $name:ident($($place:ident: $type:ty),+)) => {
        $(#[$doc])*
        pub fn $name(&self, $($place: $type),+) -> String {
            $crate::words::part::filled!(self.texts[At::$name as usize], $($place),+)
        }
    };
}
pub(super) use {part, text};

/// Fills in a text, by as many functions as there are numbers of places: so that what calls them is
/// small.
macro_rules! filled {
    ($text:expr, $first:ident) => {
        $crate::words::part::fill_one($text, $first)
    };
    ($text:expr, $first:ident, $second:ident) => {
        $crate::words::part::fill_two($text, $first, $second)
    };
    ($text:expr, $first:ident, $second:ident, $third:ident) => {
        $crate::words::part::fill_three($text, $first, $second, $third)
    };
}
pub(super) use filled;

/// What belongs in a place.
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

#[inline(never)]
pub fn fill_one<'a>(text: &str, first: impl Into<Piece<'a>>) -> String {
    fill(text, &[first.into()])
}

#[inline(never)]
pub fn fill_two<'a>(
    text: &str,
    first: impl Into<Piece<'a>>,
    second: impl Into<Piece<'a>>,
) -> String {
    fill(text, &[first.into(), second.into()])
}

#[inline(never)]
pub fn fill_three<'a>(
    text: &str,
    first: impl Into<Piece<'a>>,
    second: impl Into<Piece<'a>>,
    third: impl Into<Piece<'a>>,
) -> String {
    fill(text, &[first.into(), second.into(), third.into()])
}

/// A text with what belongs in its places.
fn fill(text: &str, pieces: &[Piece<'_>]) -> String {
    let mut filled = String::new();
    for sign in text.chars() {
        let number = (sign as usize).checked_sub(usize::from(FIRST_PLACE));
        match number.and_then(|number| pieces.get(number)) {
            Some(Piece::Text(text)) => filled.push_str(text),
            Some(Piece::Number(number)) => filled.push_str(&number.to_string()),
            None => filled.push(sign),
        }
    }
    filled
}
