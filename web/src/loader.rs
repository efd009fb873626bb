//! Code splitting: loads the second file of the program.
//!
//! The functions with the attribute `wasm_split`, [`views::lazy`](crate::views) and
//! [`read`](crate::read()), are the split points: the build moves everything that only they reach
//! into the second file.

#[cfg(divided)]
pub use browser::{load, load_when_idle};

#[cfg(divided)]
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
#[cfg(not(divided))]
pub async fn load() -> Result<(), ()> {
    Ok(())
}

/// Without code splitting there is nothing to load.
#[cfg(not(divided))]
pub async fn load_when_idle() -> Result<(), ()> {
    Ok(())
}
