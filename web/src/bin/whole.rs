//! The page's program without code splitting, for the single-file page.

// Saves the standard library's code around `main`.
#![no_main]

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(start)]
fn start() {
    standpoint_web::page::mount();
}
