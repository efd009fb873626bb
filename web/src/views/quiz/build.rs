//! Puts a quiz together. The author's questions mostly suffice; the code that generates others is in
//! [`Module::Views`].

use crate::loader::{Module, ready};
use crate::shared::Shared;
use crate::views::lazy::is_loaded;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::quiz::{Plan, RestoreError, Restored, Saved, Session};
use std::sync::Arc;

/// Starts a quiz. `None`: the code for it isn't loaded.
pub fn start(shared: Shared, plan: &Plan) -> Option<Session> {
    Session::start_authored(&shared.pack(), plan).or_else(|| {
        can_generate(shared)
            .then(|| ready(start_any(shared.pack(), plan.clone())))
            .flatten()
    })
}

/// Restores a quiz. `None`: the code for it isn't loaded.
pub fn restore(shared: Shared, saved: &Saved) -> Option<Result<Restored, RestoreError>> {
    Session::restore_authored(&shared.pack(), saved).or_else(|| {
        can_generate(shared)
            .then(|| ready(restore_any(shared.pack(), saved.clone())))
            .flatten()
    })
}

fn can_generate(shared: Shared) -> bool {
    untrack(|| is_loaded(shared, Module::Views))
}

#[cfg_attr(code_split, leptos::wasm_split::wasm_split(views, wasm_split_path = leptos::wasm_split))]
fn start_any(pack: Arc<Pack>, plan: Plan) -> Session {
    Session::start(&pack, plan)
}

#[cfg_attr(code_split, leptos::wasm_split::wasm_split(views, wasm_split_path = leptos::wasm_split))]
fn restore_any(pack: Arc<Pack>, saved: Saved) -> Result<Restored, RestoreError> {
    Session::restore(&pack, &saved)
}
