//! What the browser tests stand on: three engines, a server that watches, and pages that tell all.
//!
//! A trial starts a [`server::Server`] over a folder and a [`session::Session`] of one
//! [`engine::Engine`], and hands its scenario a [`page::Page`] that joins the two.
//! Nothing outlives a trial: profiles are temporary and processes end by their group.
//! Needs a Unix system, as the engines are the Linux ones.

pub mod axe;
pub mod bench;
mod cdp;
pub mod compressed;
pub mod engine;
pub mod failure;
pub mod fault;
mod headers;
mod hook;
pub mod hosts;
pub mod lighthouse;
pub mod mdbook;
pub mod memory;
pub mod npm;
pub mod page;
pub mod paths;
mod process;
mod programs;
pub mod quirk;
pub mod scenario;
pub mod server;
pub mod session;
pub mod shot;
pub mod wordpress;

pub use process::end_all_on_interrupt;
