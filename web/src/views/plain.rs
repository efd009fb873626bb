//! What can be read of the views besides the story where no script runs.

use super::compare::plain_compare;
use super::quiz::plain_quiz;
use crate::node::*;
use crate::prerender::{PLAIN, Written};
use crate::route::{Route, View};
use crate::shared::Shared;
use crate::store::Memory;
use standpoint_core::Pack;
use std::sync::Arc;

/// The questions with their answers, who stands where, and what takes a script.
pub fn plain(pack: &Arc<Pack>) -> Node {
    let shared = Shared::new(pack.clone(), Arc::new(Written), Arc::new(Memory::default()));
    let you = section((
        h2((shared.words.page.view)(View::You)),
        p(shared.words.plain.you),
    ));
    let plain = div((
        plain_compare(shared, pack),
        plain_quiz(shared, pack),
        you.attribute("id", Route::Top(View::You).fragment()),
    ));
    nodes(plain.class(PLAIN))
}
