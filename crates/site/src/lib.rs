//! Writes the pages: from packs and the browser build to a folder for a static host.
//!
//! Each pack gets its own page, rendered from the same views as in the browser, so that its text
//! can be read before any script runs, or without JavaScript. See [`standpoint_web::prerender`] for
//! how the page hydrates it.
//!
//! - [`Shell`] is the browser part, from the folder that trunk has staged or from an [`archive`].
//! - [`Site`] renders the files of packs with a shell, in memory.
//! - [`publish()`] writes a site to a folder, and renders only what has changed.
//! - [`write`] turns trunk's folder into a site.

mod app;
mod catalogue;
mod digest;
mod document;
mod embed;
mod error;
mod escape;
mod file;
mod gzip;
mod headers;
mod icons;
mod listed_pack;
mod lms;
mod metadata;
mod picture;
mod publish;
mod raster;
mod seven_bit;
mod shell;
mod single_file;
mod site;
mod snippet_generator;
mod start;
mod worker;
mod write;

pub use digest::digest;
pub use error::BuildError;
pub use file::File;
pub use headers::{HOSTS, Host};
pub use listed_pack::ListedPack;
pub use lms::{PACKAGES, Package, PackageOptions};
pub use publish::{PublishError, Published, is_staging, publish};
pub use shell::{Shell, archive};
pub use site::{Compression, Options, Site};
pub use write::write;
