//! The media types of a site's files, for hosts that don't know them all.

/// The media type of the files with an extension.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// The extension.
    pub extension: &'static str,
    /// The media type, without parameters.
    pub name: &'static str,
    /// Whether the files are text, which is always UTF-8.
    pub is_text: bool,
    /// Whether the files become smaller when they are compressed.
    pub is_compressible: bool,
}

/// The types of all files.
pub const TYPES: [Type; 8] = [
    text("html", "text/html"),
    text("js", "text/javascript"),
    text("json", "application/json"),
    text("webmanifest", "application/manifest+json"),
    text("txt", "text/plain"),
    Type {
        is_text: false,
        ..text("svg", "image/svg+xml")
    },
    Type {
        is_text: false,
        ..text("wasm", "application/wasm")
    },
    Type {
        is_text: false,
        is_compressible: false,
        ..text("png", "image/png")
    },
];

const fn text(extension: &'static str, name: &'static str) -> Type {
    Type {
        extension,
        name,
        is_text: true,
        is_compressible: true,
    }
}

impl Type {
    /// Returns the type with its encoding, if it is text.
    pub fn with_charset(&self) -> String {
        match self.is_text {
            true => format!("{}; charset=utf-8", self.name),
            false => self.name.to_owned(),
        }
    }
}

/// Returns the names of certain types, separated by spaces.
pub fn names(is_wanted: impl Fn(&Type) -> bool) -> String {
    let types = TYPES.iter().filter(|it| is_wanted(it));
    types.map(|it| it.name).collect::<Vec<_>>().join(" ")
}
