//! Writes the pages: from packs and the browser build to a folder for a static host.
//!
//! Each pack gets its own page, rendered from the same views as in the browser, so that its text
//! can be read before any script runs, or without JavaScript. See [`standpoint_web::prerender`] for
//! how the page hydrates it.

mod app;
mod document;
mod embed;
mod error;
mod escape;
mod file;
mod headers;
mod icons;
mod listed_pack;
mod metadata;
mod picture;
mod raster;
mod seven_bit;
mod single_file;
mod snippet_generator;
mod start;
mod trunk_output;
mod worker;
mod write;

pub use error::BuildError;
pub use write::write;
