//! What follows a download: browsers don't report whether it worked.

use super::action::action;
use super::stored_answers::field_to_copy;
use crate::node::*;
use crate::share_file::{can_share, share};
use crate::shared::Shared;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A file that was downloaded.
#[derive(Clone)]
pub struct SavedFile {
    /// The name of the file.
    pub name: String,
    /// Its content.
    pub text: String,
}

/// Renders the text of the file, to copy, and a button that shares it where the browser can, once it
/// was downloaded.
pub fn saved_file(shared: Shared, saved: RwSignal<Option<SavedFile>>) -> Node {
    let copy_instead = shared.words.page.copy_instead();
    let hint = dynamic(move || saved.with(Option::is_some).then_some(copy_instead));
    let field = dynamic(move || {
        saved.get().map(|SavedFile { name, text }| {
            let share_instead = can_share(&name, &text).then(|| {
                let text = text.clone();
                p(action(
                    "share-file",
                    shared.words.my_answers().share(),
                    move || {
                        let (name, text) = (name.clone(), text.clone());
                        // A reader who closes the sheet needs no message.
                        spawn_local(async move { share(&name, &text).await });
                    },
                ))
            });
            (share_instead, field_to_copy(text, copy_instead, "4"))
        })
    });
    nodes((p(hint).attribute("role", "status"), field))
}
