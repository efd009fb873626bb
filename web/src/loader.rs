//! Code splitting: loads the modules of the program that the page can open without.
//!
//! The functions with the attribute `wasm_split` are the split points. The build moves what only they
//! reach into the module that they name.

#[cfg(code_split)]
pub use browser::{is_loaded, load, load_when_idle, next_task, take_failure};

/// A module that is loaded on demand, in the order in which they are loaded: what several of them need
/// is in the first of these, so each needs those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Module {
    /// The quiz up to its first questions.
    Quiz,
    /// The story, Compare, Your view, and the rest of the quiz.
    Views,
    /// The page for teachers.
    Class,
}

impl Module {
    /// All modules.
    pub const ALL: [Self; 3] = [Self::Quiz, Self::Views, Self::Class];
}

#[cfg(code_split)]
mod browser {
    use super::Module;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// The number of modules that are loaded.
    static LOADED: AtomicUsize = AtomicUsize::new(0);
    /// Whether loading each module has failed.
    static FAILED: [AtomicBool; Module::ALL.len()] =
        [const { AtomicBool::new(false) }; Module::ALL.len()];

    /// Returns whether a module is loaded.
    pub fn is_loaded(module: Module) -> bool {
        (module as usize) < LOADED.load(Ordering::Relaxed)
    }

    /// Returns whether loading a module has failed since the last call.
    pub fn take_failure(module: Module) -> bool {
        FAILED[module as usize].swap(false, Ordering::Relaxed)
    }

    /// Loads a module and those before it, unless they are loaded.
    pub async fn load(module: Module) -> Result<(), JsValue> {
        let loaded = load_module(module as usize).await;
        FAILED[module as usize].store(loaded.is_err(), Ordering::Relaxed);
        mark_loaded(module, loaded)
    }

    /// Does the same when the page is idle.
    pub async fn load_when_idle(module: Module) -> Result<(), JsValue> {
        mark_loaded(module, load_module_when_idle(module as usize).await)
    }

    /// Waits for the next task of the browser's event loop: between two of them, it paints and reacts to
    /// the reader.
    pub async fn next_task() {
        // Nothing rejects it.
        let _ = in_next_task().await;
    }

    fn mark_loaded(module: Module, loaded: Result<JsValue, JsValue>) -> Result<(), JsValue> {
        loaded?;
        LOADED.fetch_max(module as usize + 1, Ordering::Relaxed);
        Ok(())
    }

    // In web/script/lazy.js, which the build puts at the end of the glue.
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(catch, js_name = loadModule)]
        async fn load_module(last: usize) -> Result<JsValue, JsValue>;

        #[wasm_bindgen(catch, js_name = loadModuleWhenIdle)]
        async fn load_module_when_idle(last: usize) -> Result<JsValue, JsValue>;

        #[wasm_bindgen(catch, js_name = nextTask)]
        async fn in_next_task() -> Result<JsValue, JsValue>;
    }
}

/// Without code splitting everything is loaded.
#[cfg(not(code_split))]
pub fn is_loaded(_: Module) -> bool {
    true
}

/// Without code splitting nothing can fail.
#[cfg(not(code_split))]
pub fn take_failure(_: Module) -> bool {
    false
}

/// Without code splitting there is nothing to load.
#[cfg(not(code_split))]
pub async fn load(_: Module) -> Result<(), ()> {
    Ok(())
}

/// Without code splitting there is nothing to load.
#[cfg(not(code_split))]
pub async fn load_when_idle(_: Module) -> Result<(), ()> {
    Ok(())
}

/// Without code splitting there is no script that could wait.
#[cfg(not(code_split))]
pub async fn next_task() {}

/// Returns the result of a function whose module is loaded: `wasm_split` makes the function async, but
/// its future is ready at the first poll.
#[cfg(code_split)]
pub fn ready<T>(future: impl Future<Output = T>) -> Option<T> {
    use std::task::{Context, Poll, Waker};

    match std::pin::pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

/// Returns the result. Without code splitting the function isn't async.
#[cfg(not(code_split))]
pub fn ready<T>(value: T) -> Option<T> {
    Some(value)
}
