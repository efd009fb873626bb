//! Stands in for the crate of this name (`[patch.crates-io]` in the workspace's `Cargo.toml`).
//!
//! leptos links `server_fn`, and that wasm-streams, for functions that a server runs; this page
//! has no server. What wasm-streams exports to JavaScript can't be left out by a linker: 5 kB of
//! the compressed page. Here is what `server_fn` compiles against, and it exports nothing.

use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::JsValue;

/// A stream of the browser's.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes up the browser's stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Gives the browser's stream back.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Would make a browser's stream of a Rust one.
    ///
    /// # Panics
    ///
    /// Always: only server functions call it, and there are none.
    pub fn from_stream<S>(_: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>>,
    {
        panic!("this page calls no server functions")
    }

    /// Would make a Rust stream of the browser's; it has ended.
    pub fn into_stream(self) -> IntoStream {
        IntoStream
    }
}

/// A stream that has ended.
pub struct IntoStream;

impl Stream for IntoStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
