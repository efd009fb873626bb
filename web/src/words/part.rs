//! A part of a catalogue: texts by name, some with places to fill in.
//!
//! A place is written `{name}`, and compiled to a sign that stands for its number: see [`numbered`].

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

            // In a struct of its own, each text would have to be moved when a language is read.
            $(#[$about])*
            #[derive(Clone, Copy)]
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

/// The sign that stands for the first place; the others follow.
const FIRST_PLACE: u8 = b'{';

/// How long a text is with its places numbered.
pub const fn numbered_length(text: &str) -> usize {
    let text = text.as_bytes();
    let (mut at, mut length) = (0, 0);
    while at < text.len() {
        at = after(text, at);
        length += 1;
    }
    length
}

/// A text whose places, `{name}`, are signs that stand for their numbers. Where one is unknown or
/// is not used, it does not compile.
pub const fn numbered<const LENGTH: usize>(text: &str, places: &[&str]) -> [u8; LENGTH] {
    let text = text.as_bytes();
    let mut numbered = [0; LENGTH];
    let (mut at, mut to, mut used) = (0, 0, 0_u8);
    while at < text.len() {
        let next = after(text, at);
        numbered[to] = text[at];
        if text[at] == b'{' {
            let number = number_of(text.split_at(next).0.split_at(at).1, places);
            numbered[to] = FIRST_PLACE + number;
            used |= 1 << number;
        }
        at = next;
        to += 1;
    }
    assert!(
        used.count_ones() as usize == places.len(),
        "a place is not used"
    );
    numbered
}

/// Where a sign or a place ends that begins here.
const fn after(text: &[u8], mut at: usize) -> usize {
    if text[at] == b'{' {
        while text[at] != b'}' {
            at += 1;
        }
    }
    at + 1
}

const fn number_of(place: &[u8], places: &[&str]) -> u8 {
    let mut number = 0;
    while number < places.len() {
        let name = places[number].as_bytes();
        let mut same = name.len() + 2 == place.len();
        let mut at = 0;
        while same && at < name.len() {
            same = name[at] == place[at + 1];
            at += 1;
        }
        if same {
            return number as u8;
        }
        number += 1;
    }
    panic!("a place is unknown");
}
