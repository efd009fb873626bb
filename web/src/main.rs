//! The page's program: mounts Standpoint in the root element that the build wrote.

// Saves the standard library's code around `main`.
#![no_main]

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(start)]
fn start() {
    standpoint_web::page::mount();
}
