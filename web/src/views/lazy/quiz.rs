//! The quiz as the rest of the program sees it. Its code is in [`Module::Quiz`]: what this file calls
//! of it is behind split points.

use super::{is_loaded, when_loaded};
use crate::keys;
use crate::loader::{Module, ready};
use crate::node::Node;
use crate::shared::Shared;
use crate::views::quiz::{Progress, QuizState, quiz};
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use standpoint_core::pack::PackEntry;

/// The quiz of an open pack. Its state is created once the code is loaded.
#[derive(Clone, Copy)]
pub struct LazyQuiz {
    state: RwSignal<Option<QuizState>>,
    /// The owner of the state: it lives as long as the pack is open, not as long as the view.
    owner: StoredValue<Option<WeakOwner>>,
}

impl LazyQuiz {
    /// Prepares the quiz of the pack whose owner is the current one.
    pub fn new() -> Self {
        let owner = Owner::current().map(|owner| owner.downgrade());
        Self {
            state: RwSignal::new(None),
            owner: StoredValue::new(owner),
        }
    }

    /// Returns the state. Only for code that is loaded after that of the quiz.
    pub fn state(self, shared: Shared) -> QuizState {
        if let Some(state) = self.state.get_untracked() {
            return state;
        }
        let owner = self.owner.with_value(|owner| owner.as_ref()?.upgrade());
        let new = || QuizState::new(shared);
        let state = match owner {
            Some(owner) => owner.with(new),
            None => new(),
        };
        self.state.set(Some(state));
        state
    }

    /// Syncs the state with storage, if the code is loaded. Otherwise this happens once it is.
    pub fn sync_stored(self, shared: Shared) {
        if self.has_code(shared) {
            ready(call(self, shared, Call::SyncStored));
        }
    }

    /// Deletes the answers.
    pub fn reset(self, shared: Shared) {
        if self.has_code(shared) {
            ready(call(self, shared, Call::Reset));
        } else {
            shared.delete(&stored_under(shared));
        }
    }

    /// Returns the quiz as it is stored, as JSON, and tracks it.
    pub fn saved(self, shared: Shared) -> String {
        let saved = match self.state.get() {
            Some(state) => {
                // Tracked, since the session isn't a signal: it changes with each answer.
                state.progress.track();
                ready(call(self, shared, Call::Saved)).flatten()
            }
            None => shared.stored(&stored_under(shared)),
        };
        saved.unwrap_or_else(|| "null".into())
    }

    /// Returns how far the reader is. All zeros before the code is loaded.
    pub fn progress(self) -> Progress {
        let state = self.state.get_untracked();
        state.map_or((0, 0, 0), |state| state.progress.get_untracked())
    }

    fn has_code(self, shared: Shared) -> bool {
        untrack(|| is_loaded(shared, Module::Quiz))
    }
}

/// Returns the name under which the quiz at the current address is stored.
fn stored_under(shared: Shared) -> String {
    keys::quiz(shared.assignment.get_untracked(), &*shared.navigation())
}

/// Renders the view once its code is loaded. `packs` are the stories in which there may be something to
/// review.
pub fn lazy_quiz(shared: Shared, quiz: LazyQuiz, packs: RwSignal<Vec<PackEntry>>) -> Node {
    when_loaded(shared, Module::Quiz, move || {
        ready(render(shared, quiz, packs))
    })
}

#[cfg_attr(code_split, leptos::wasm_split::wasm_split(quiz, wasm_split_path = leptos::wasm_split))]
fn render(shared: Shared, lazy: LazyQuiz, packs: RwSignal<Vec<PackEntry>>) -> Node {
    quiz(shared, lazy.state(shared), packs)
}

/// What the quiz is to do.
enum Call {
    /// Sync its state with storage.
    SyncStored,
    /// Delete the answers.
    Reset,
    /// Return itself as it is stored, as JSON.
    Saved,
}

#[cfg_attr(code_split, leptos::wasm_split::wasm_split(quiz, wasm_split_path = leptos::wasm_split))]
fn call(quiz: LazyQuiz, shared: Shared, call: Call) -> Option<String> {
    let state = quiz.state(shared);
    match call {
        Call::SyncStored => state.sync_stored(shared),
        Call::Reset => state.reset(shared),
        Call::Saved => return Some(state.saved().to_json()),
    }
    None
}
