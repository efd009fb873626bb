//! The page: mounts Standpoint where the build has put its root.

// Without what the standard library does around a `main`.
#![no_main]

use wasm_bindgen::prelude::wasm_bindgen;

/// A tenth of the standard library's in bytes. That is linked again, by what the standard library
/// keeps of a thread, as soon as something asks for the current one.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(start)]
fn start() {
    standpoint_web::page::mount();
}
