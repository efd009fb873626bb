//! Saving everything as a file.

use super::everything;
use crate::node::*;
use crate::share_file::{can_share, share};
use crate::views::action::action;
use crate::views::shell::OpenPack;
use crate::views::stored_answers::field_to_copy;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The name of the file.
const FILE: &str = "standpoint-answers.json";

/// Renders the button that downloads the file. Browsers don't report whether that worked, so the text
/// to copy then appears, and a button that shares the file where the browser can.
pub fn save(open_pack: OpenPack) -> Node {
    let shared = open_pack.shared;
    let words = shared.words.my_answers();
    let saved = RwSignal::new(String::new());
    let press = action("save-all", words.save(), move || {
        let text = everything(open_pack).to_json();
        shared.navigation().download(FILE, &text);
        saved.set(text);
    });
    let copy_instead = shared.words.page.copy_instead();
    let hint = dynamic(move || (!saved.with(String::is_empty)).then_some(copy_instead));
    let field = dynamic(move || {
        let text = saved.get();
        (!text.is_empty()).then(|| {
            let share_instead = can_share(FILE, &text).then(|| {
                p(action("share-file", words.share(), move || {
                    let text = saved.get_untracked();
                    // A reader who closes the sheet needs no message.
                    spawn_local(async move { share(FILE, &text).await });
                }))
            });
            (share_instead, field_to_copy(text, copy_instead))
        })
    });
    nodes((p(press), p(hint).attribute("role", "status"), field))
}
