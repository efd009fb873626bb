//! What the reader does not need for reading the story and answering its questions. In the browser
//! it is the lazy part of the program, a file of its own, which is loaded once the page is idle, or
//! when it is asked for before that.
//!
//! All of it hangs on the one function with the attribute `wasm_split`: the build takes what only
//! that function reaches out of the first part.

use super::action::action;
use super::compare::compare;
use super::evidence::{passage_view, standing_view};
use super::you::you;
use crate::node::*;
use crate::shared::{Opened, Shared};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A view, or what is opened over the page.
#[derive(Clone)]
pub enum Lazy {
    /// The view of this name.
    Compare,
    /// The view of this name.
    You,
    /// What is opened over the page.
    Opened(Opened),
}

/// Draws it, once it is there. Until then the reader is told that it is on its way, or that it did
/// not come and can be asked for again.
pub fn lazy(shared: Shared, what: Lazy) -> Node {
    changing(move || {
        if !cfg!(divided) || shared.has_lazy.get() {
            return draw_now(shared, what.clone());
        }
        if shared.lazy_failed.get() {
            let again = action("button", shared.words.trouble.again(), move || {
                shared.lazy_failed.set(false);
            });
            let failed = p(shared.words.page.lazy_failed()).attribute("role", "alert");
            return nodes(div((failed, p(again))).class("coming"));
        }
        spawn_local(async move {
            match loader::load().await {
                Ok(_) => has_come(shared),
                Err(_) => drop(shared.lazy_failed.try_set(true)),
            }
        });
        let coming = p(shared.words.page.lazy_coming()).attribute("role", "status");
        nodes(div(coming).class("coming"))
    })
}

/// Loads it before it is asked for, once there is nothing else to do. Should that fail it is asked
/// for again when it is needed.
pub fn load_when_idle(shared: Shared) {
    if cfg!(divided) {
        spawn_local(async move {
            if loader::load_when_idle().await.is_ok() {
                has_come(shared);
            }
        });
    }
}

/// Said once, as what is shown would be drawn again. The story may be gone by then, and the signals
/// with it.
fn has_come(shared: Shared) {
    if shared.has_lazy.try_get_untracked() == Some(false) {
        shared.has_lazy.set(true);
    }
}

/// The attribute makes `draw` wait for the lazy part. That is there: it is ready when first polled.
#[cfg(divided)]
fn draw_now(shared: Shared, what: Lazy) -> Node {
    use std::task::{Context, Poll, Waker};

    match std::pin::pin!(draw(shared, what)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(node) => node,
        Poll::Pending => nodes(()),
    }
}

#[cfg(not(divided))]
use draw as draw_now;

#[cfg_attr(divided, leptos::wasm_split::wasm_split(lazy, wasm_split_path = leptos::wasm_split))]
fn draw(shared: Shared, what: Lazy) -> Node {
    match what {
        Lazy::Compare => compare(shared),
        Lazy::You => you(shared),
        Lazy::Opened(Opened::Passage(passage)) => passage_view(shared, &shared.pack(), &passage),
        Lazy::Opened(Opened::Standing(actor, issue)) => {
            standing_view(shared, &shared.pack(), &actor, &issue)
        }
    }
}

#[cfg(divided)]
mod loader {
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

/// Where all is in one part, nothing is loaded.
#[cfg(not(divided))]
mod loader {
    pub async fn load() -> Result<(), ()> {
        Ok(())
    }

    pub async fn load_when_idle() -> Result<(), ()> {
        Ok(())
    }
}
