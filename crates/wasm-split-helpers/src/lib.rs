//! Replaces the published crate of this name (`[patch.crates-io]` in the workspace's `Cargo.toml`).
//!
//! The attribute [`wasm_split`] marks the function at which the lazy part of the program starts.
//! The published crate's loader takes 2.3 kB of the compressed page. Here the program's glue loads
//! the lazy part before the function is called, by `web/script/lazy.js`, which the build appends to
//! it.

pub use wasm_split_macros::wasm_split;

/// The lazy part could not be loaded. Never constructed: the part is loaded before it is used.
#[derive(Debug, Clone)]
pub struct SplitLoaderError;

/// The functions and types that the attribute's generated code uses.
pub mod rt {
    use crate::SplitLoaderError;
    use std::ffi::c_void;
    use std::future::{Ready, ready};
    use std::pin::Pin;

    /// The callback of [`LoadFn`] in the published crate.
    pub type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);

    /// The function by which the published crate loads the part.
    pub type LoadFn = unsafe extern "C" fn(LoadCallbackFn, *const c_void);

    /// A placeholder for the published crate's loader.
    pub struct LazySplitLoader;

    impl LazySplitLoader {
        /// Ignores the function, so that it isn't linked.
        pub const fn new(_: LoadFn) -> Self {
            Self
        }
    }

    /// Returns a future that is ready at once: the part is already loaded.
    pub fn ensure_loaded(_: Pin<&'static LazySplitLoader>) -> Ready<Result<(), SplitLoaderError>> {
        ready(Ok(()))
    }
}
