//! The answers to earlier versions of the story: the reader downloads or deletes them.

use super::action::action;
use super::shell::OpenPack;
use super::stored_answers::download_button;
use crate::event::{name, object};
use crate::node::{NodeRef, *};
use standpoint_core::read::quoted;

/// Renders the answers, collapsed, since deleting them can't be undone. `button` has the focus once
/// they are deleted.
pub fn earlier_answers(open_pack: OpenPack, button: NodeRef) -> Node {
    let shared = open_pack.shared;
    let words = shared.words.my_answers();
    let text = move || {
        let mut earlier = String::from("[");
        for (key, text) in shared.backups() {
            if earlier.len() > 1 {
                earlier.push(',');
            }
            earlier += &object(&[("key", &quoted(&key)), ("text", &quoted(&text))]);
        }
        earlier.push(']');
        object(&[
            ("format", "1"),
            ("pack", &name(shared.pack().id().as_str())),
            ("earlier", &earlier),
        ])
    };
    let (press, copy) = download_button(open_pack, words.download_earlier(), "-earlier", text);
    let delete = action("delete-earlier", words.delete_earlier(), move || {
        shared.delete_backups();
        open_pack.sync_stored();
        // The focused button has been removed.
        button.focus();
    });
    nodes(
        details((
            summary(words.earlier()),
            p(words.earlier_about()),
            p((press, " ", delete)),
            copy,
        ))
        .class("earlier"),
    )
}
