//! What is stored on the device, in the footer: the reader's answers to download, and earlier ones
//! that no longer fit to download or delete.

use super::action::action;
use super::shell::Reading;
use crate::event::{name, object};
use crate::node::{NodeRef, *};
use leptos::prelude::*;
use standpoint_core::read::quoted;

/// Where answers are, and what the reader can do with them.
pub fn answers_on_device(reading: Reading, private: &'static str) -> Element {
    let Reading { shared, quiz } = reading;
    let page = &shared.words.page;
    let button = NodeRef::new();
    let earlier = dynamic(move || {
        let has_some = shared.has_backups.get();
        has_some.then(|| earlier_answers(reading, button))
    });
    // It is kept up to date as long as it is seen.
    let text = move || {
        // Each answer changes it.
        let _ = quiz.progress.get();
        object(&[
            ("format", "1"),
            ("pack", &name(shared.pack().id().as_str())),
            ("quiz", &quiz.with(|session| session.save().to_json())),
            ("ratings", &shared.ratings.get().to_json()),
        ])
    };
    let (press, copy) = saving(reading, page.take_along(), "", text);
    div((p((private, " ", press.reference(button))), copy, earlier)).class("saving")
}

/// Answers to an earlier version of the story, behind a fold: deleting them can't be undone.
fn earlier_answers(reading: Reading, button: NodeRef) -> Element {
    let shared = reading.shared;
    let page = &shared.words.page;
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
    let (press, copy) = saving(reading, page.download_earlier(), "-earlier", text);
    let delete = action("delete-earlier", page.delete_earlier(), move || {
        shared.delete_backups();
        reading.catch_up();
        // The button that had the focus is removed.
        button.focus();
    });
    details((
        summary(page.earlier()),
        p(page.earlier_about()),
        p((press, " ", delete)),
        copy,
    ))
    .class("earlier")
}

/// A button that downloads a text as a file, and what appears by it once it is pressed: the text,
/// to copy. No browser says whether a file has arrived.
fn saving(
    reading: Reading,
    label: &'static str,
    ending: &'static str,
    text: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> (Element, Node) {
    let shared = reading.shared;
    let is_pressed = RwSignal::new(false);
    let press = action("take-along", label, move || {
        let id = shared.pack().id().clone();
        let file = ["standpoint-", id.as_str(), ending, ".json"].concat();
        shared.place().hand_over(&file, &untrack(text));
        is_pressed.set(true);
    });
    let says = shared.words.page.copy_instead();
    let hint = dynamic(move || is_pressed.get().then_some(says));
    let field = dynamic(move || {
        let field = || {
            textarea(text())
                .attribute("readonly", "")
                .attribute("rows", "4")
                .attribute("dir", "ltr")
                .attribute("aria-label", says)
        };
        is_pressed.get().then(field)
    });
    (press, nodes((p(hint).attribute("role", "status"), field)))
}
