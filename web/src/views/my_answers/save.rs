//! Saving everything as a file.

use super::everything;
use crate::node::*;
use crate::views::action::action;
use crate::views::saved_file::{SavedFile, saved_file};
use crate::views::shell::OpenPack;
use leptos::prelude::*;

/// The name of the file.
const FILE: &str = "standpoint-answers.json";

/// Renders the button that downloads the file, and what follows.
pub fn save(open_pack: OpenPack) -> Node {
    let shared = open_pack.shared;
    let saved = RwSignal::new(None);
    let press = action("save-all", shared.words.my_answers().save(), move || {
        let text = everything(open_pack).to_json();
        shared.navigation().download(FILE, &text);
        let name = FILE.to_owned();
        saved.set(Some(SavedFile { name, text }));
    });
    nodes((p(press), saved_file(shared, saved)))
}
