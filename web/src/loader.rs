//! Code splitting: loads the lazy module.
//!
//! The functions with the attribute `wasm_split` are the split points: `render` in `views/lazy.rs` and
//! `check` in `read.rs`. The build moves everything that only they reach into the lazy module.

#[cfg(code_split)]
pub use browser::{is_loaded, load, load_when_idle, take_failure};

#[cfg(code_split)]
mod browser {
    use std::sync::atomic::{AtomicBool, Ordering};
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    static IS_LOADED: AtomicBool = AtomicBool::new(false);
    static HAS_FAILED: AtomicBool = AtomicBool::new(false);

    /// Returns whether the lazy module is loaded.
    pub fn is_loaded() -> bool {
        IS_LOADED.load(Ordering::Relaxed)
    }

    /// Returns whether loading it has failed since the last call.
    pub fn take_failure() -> bool {
        HAS_FAILED.swap(false, Ordering::Relaxed)
    }

    /// Loads the lazy module, unless it is loaded.
    pub async fn load() -> Result<(), JsValue> {
        let loaded = load_lazy().await;
        IS_LOADED.store(loaded.is_ok(), Ordering::Relaxed);
        HAS_FAILED.store(loaded.is_err(), Ordering::Relaxed);
        loaded.map(drop)
    }

    /// Loads the lazy module when the page is idle.
    pub async fn load_when_idle() -> Result<(), JsValue> {
        load_lazy_when_idle().await?;
        IS_LOADED.store(true, Ordering::Relaxed);
        Ok(())
    }

    // In web/script/lazy.js, which the build puts at the end of the glue.
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(catch, js_name = loadLazy)]
        async fn load_lazy() -> Result<JsValue, JsValue>;

        #[wasm_bindgen(catch, js_name = loadLazyWhenIdle)]
        async fn load_lazy_when_idle() -> Result<JsValue, JsValue>;
    }
}

/// Without code splitting everything is loaded.
#[cfg(not(code_split))]
pub fn is_loaded() -> bool {
    true
}

/// Without code splitting nothing can fail.
#[cfg(not(code_split))]
pub fn take_failure() -> bool {
    false
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
