//! What the reader sees of a story, and the page around it.
//!
//! - [`views`]: what the reader sees of one checked pack. They render synchronously, the same in
//!   the browser as natively (`ssr`), and touch neither the document, the address nor the storage.
//! - [`node`]: what they are written in.
//! - [`shared`]: what all views of one pack share: its signals, and [`place::Place`] and
//!   [`store::Store`], the two traits behind which the browser stands.
//! - [`prerender`]: what the build writes of a page, and the page then takes over.
//! - [`words`]: all that the page says in its own voice.
//! - [`page`]: the browser's side: loading, mounting, address, storage. Only with `csr` or `hydrate`.
//!
//! What is shown is asked of `standpoint-core`; nothing is reckoned here.

pub mod node;
#[cfg(any(feature = "csr", feature = "hydrate"))]
pub mod page;
pub mod place;
pub mod prerender;
pub mod route;
pub mod shared;
pub mod store;
pub mod views;
pub mod words;
