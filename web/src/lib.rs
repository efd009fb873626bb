//! What the reader sees of a story, and the page around it.
//!
//! - [`views`]: what the reader sees of one checked pack. They render synchronously, the same in
//!   the browser as natively (`ssr`), and touch neither the document, the address nor the storage.
//! - [`node`]: what they are written in.
//! - [`shared`]: what all views of one pack share: its signals, and [`navigation::Navigation`] and
//!   [`store::Store`], the two traits behind which the browser stands.
//! - [`prerender`]: what the build writes of a page, and the page then takes over.
//! - [`event`]: what a page that holds a widget is told.
//! - [`words`]: all that the page says in its own voice.
//! - [`page`], [`storage`]: the browser's side: loading, mounting, address; what stays on the device.
//!   Only with `csr` or `hydrate`.
//! - [`widget`]: the same in another site's page. Only with `widget`.
//!
//! What is shown is asked of `standpoint-core`; nothing is reckoned here.

#[cfg(any(feature = "csr", feature = "hydrate"))]
mod download;
pub mod event;
mod name_order;
pub mod navigation;
pub mod node;
#[cfg(any(feature = "csr", feature = "hydrate"))]
pub mod page;
pub mod prerender;
pub mod route;
pub mod shared;
#[cfg(any(feature = "csr", feature = "hydrate"))]
pub mod storage;
pub mod store;
pub mod views;
#[cfg(feature = "widget")]
pub mod widget;
pub mod words;

/// A tenth of the standard library's in bytes. That is linked again, by what the standard library
/// keeps of a thread, as soon as something asks for the current one.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
