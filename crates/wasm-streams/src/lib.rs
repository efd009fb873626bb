//! Replaces the published crate of this name (`[patch.crates-io]` in the workspace's `Cargo.toml`).
//!
//! leptos links `server_fn`, and that wasm-streams, for server functions; this page has no server.
//! The linker can't remove what wasm-streams exports to JavaScript: 5 kB of the compressed page.
//! This crate has only what `server_fn` needs to compile, and exports nothing.

use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::JsValue;

/// A wrapper for the browser's `ReadableStream`.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps the browser's stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Returns the browser's stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Would convert a Rust stream to a browser's stream.
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

    /// Would convert the browser's stream to a Rust stream. Returns one that has ended.
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
