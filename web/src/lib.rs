//! The user interface of a story: its views, the page and the embeddable widget.
//!
//! - [`views`]: the views of one checked pack. They render synchronously, the same in the browser
//!   as natively (`ssr`), and touch neither the document, the address nor the storage.
//! - [`node`]: the view tree that the views are written with.
//! - [`shared`]: the state that all views of a pack share: its signals, and the traits
//!   [`navigation::Navigation`] and [`store::Store`], which abstract from the browser.
//! - [`prerender`]: the names of what the build writes into a page and the page then hydrates.
//! - [`event`]: the events that a widget emits to its host page.
//! - [`words`]: the UI text.
//! - [`page`], [`storage`]: the browser's side: loading, mounting, address; local storage.
//!   Only with `csr` or `hydrate`.
//! - [`widget`]: the widget in a host page. Only with `widget`.
//!
//! This crate computes nothing about stances or scores: it calls `standpoint-core`.

pub mod choices;
mod clipboard;
mod clock;
mod device;
mod download;
pub mod event;
mod keys;
mod loader;
#[cfg(any(feature = "csr", feature = "hydrate"))]
pub mod local_storage;
mod name_order;
pub mod navigation;
pub mod node;
mod open_file;
#[cfg(any(feature = "csr", feature = "hydrate"))]
pub mod page;
mod picture;
pub mod prerender;
#[cfg(any(feature = "csr", feature = "hydrate"))]
mod read;
pub mod route;
mod share_file;
pub mod shared;
pub mod store;
mod task;
pub mod views;
#[cfg(feature = "widget")]
pub mod widget;
pub mod words;

/// A tenth of the size of the standard library's allocator, which is linked as well as soon as
/// anything accesses the current thread.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
