//! The browser test harness: drives three engines, serves the built page, and records every
//! request, console message and policy violation.
//!
//! A trial starts a [`server::Server`] for a folder and a [`session::Session`] of one
//! [`engine::Engine`], and passes its scenario a [`page::Page`] that uses both.
//! Nothing outlives a trial: profiles are temporary, and processes are killed by process group.
//! Runs on Linux only.

pub mod axe;
pub mod bench;
mod cdp;
pub mod compressed;
pub mod engine;
pub mod failure;
pub mod fault;
pub mod headers;
mod hook;
pub mod hosts;
pub mod lighthouse;
pub mod mdbook;
pub mod memory;
pub mod npm;
pub mod packs;
pub mod page;
pub mod paths;
pub mod pictures;
mod process;
mod programs;
pub mod quirk;
pub mod scenario;
pub mod server;
pub mod session;
pub mod web_server;
pub mod wordpress;

pub use process::end_all_on_interrupt;
