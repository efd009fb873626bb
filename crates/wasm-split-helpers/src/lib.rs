//! Stands in for the crate of this name (`[patch.crates-io]` in the workspace's `Cargo.toml`).
//!
//! The attribute [`wasm_split`] names the function that the lazy part of the program begins with.
//! How the published crate loads that part costs 2.3 kB of the compressed page; here it is loaded
//! by the program's glue, which `web/script/lazy.js` is added to, before the function is called.

pub use wasm_split_macros::wasm_split;

/// The lazy part could not be loaded. Here it is there before it is asked for.
#[derive(Debug, Clone)]
pub struct SplitLoaderError;

/// What the attribute's code calls.
pub mod rt {
    use crate::SplitLoaderError;
    use std::ffi::c_void;
    use std::future::{Ready, ready};
    use std::pin::Pin;

    /// What the published crate would be called back by.
    pub type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);

    /// What the published crate would load the part by.
    pub type LoadFn = unsafe extern "C" fn(LoadCallbackFn, *const c_void);

    /// Stands for the part.
    pub struct LazySplitLoader;

    impl LazySplitLoader {
        /// Drops the function, so that no part of it is linked.
        pub const fn new(_: LoadFn) -> Self {
            Self
        }
    }

    /// The part is there: its future is ready when it is first polled.
    pub fn ensure_loaded(_: Pin<&'static LazySplitLoader>) -> Ready<Result<(), SplitLoaderError>> {
        ready(Ok(()))
    }
}
