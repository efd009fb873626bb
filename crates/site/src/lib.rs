//! Packs and the browser build in, a folder for a static host out.
//!
//! Each pack gets a page of its own, written from the views that the browser draws: its text can
//! be read before any script runs, and without one. See [`standpoint_web::prerender`] for what
//! the page then does with it.

mod app;
mod built;
mod document;
mod drawing;
mod embed;
mod escape;
mod headers;
mod icons;
mod maker;
mod metadata;
mod one_file;
mod packed;
mod picture;
mod problem;
mod start;
mod story;
mod worker;
mod write;

pub use problem::Problem;
pub use write::write;
