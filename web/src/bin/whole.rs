//! The page's program in one part, for the page that is one file.

// Without what the standard library does around a `main`.
#![no_main]

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(start)]
fn start() {
    standpoint_web::page::mount();
}
