//! A file of the build.

/// A file's name and content.
pub type File = (String, Vec<u8>);
