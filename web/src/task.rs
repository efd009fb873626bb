//! Tasks of the browser's event loop. Between two of them it paints and reacts to the reader.

use leptos::prelude::*;
use std::time::Duration;

/// Runs `act` in a task of its own. What it uses may be disposed by then.
pub fn later(act: Box<dyn FnOnce()>) {
    set_timeout(act, Duration::ZERO);
}

/// Sets a signal in a task of its own, unless it is disposed by then.
pub fn set_later(signal: RwSignal<bool>) {
    later(Box::new(move || {
        let _ = signal.try_set(true);
    }));
}
