//! Code splitting: loads the lazy module.
//!
//! The functions with the attribute `wasm_split` are the split points: `render` in `views/lazy.rs` and
//! `check` in `read.rs`. The build moves everything that only they reach into the lazy module.

#[cfg(code_split)]
pub use browser::{load, load_when_idle};

#[cfg(code_split)]
mod browser {
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    // In web/script/lazy.js, which the build puts at the end of the glue.
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(catch, js_name = loadLazy)]
        pub async fn load() -> Result<JsValue, JsValue>;

        #[wasm_bindgen(catch, js_name = loadLazyWhenIdle)]
        pub async fn load_when_idle() -> Result<JsValue, JsValue>;
    }
}

/// Without code splitting there is nothing to load.
#[cfg(not(code_split))]
pub async fn load() -> Result<(), ()> {
    Ok(())
}

/// Without code splitting there is nothing to load.
#[cfg(not(code_split))]
pub async fn load_when_idle() -> Result<(), ()> {
    Ok(())
}
