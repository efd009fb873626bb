//! Puts a quiz together. The author's questions mostly suffice; the code that generates others is in the
//! lazy module.

use crate::shared::Shared;
use crate::views::lazy::{Built, ToBuild, build_loaded, is_loaded};
use leptos::prelude::*;
use standpoint_core::quiz::{Plan, RestoreError, Restored, Saved, Session};

/// Starts a quiz. `None`: the code for it isn't loaded.
pub fn start(shared: Shared, plan: &Plan) -> Option<Session> {
    Session::start_authored(&shared.pack(), plan).or_else(|| {
        match build(shared, ToBuild::Start(plan.clone()))? {
            Built::Started(session) => Some(session),
            Built::Restored(_) => None,
        }
    })
}

/// Restores a quiz. `None`: the code for it isn't loaded.
pub fn restore(shared: Shared, saved: &Saved) -> Option<Result<Restored, RestoreError>> {
    Session::restore_authored(&shared.pack(), saved).or_else(|| {
        match build(shared, ToBuild::Restore(saved.clone()))? {
            Built::Restored(restored) => Some(restored),
            Built::Started(_) => None,
        }
    })
}

fn build(shared: Shared, what: ToBuild) -> Option<Built> {
    if untrack(|| is_loaded(shared)) {
        build_loaded(shared, what)
    } else {
        None
    }
}
