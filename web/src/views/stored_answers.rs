//! The stored answers, in the footer: the reader downloads the current ones.

use super::action::action;
use super::lazy::{Lazy, lazy};
use super::shell::OpenPack;
use crate::event::{name, object};
use crate::node::{NodeRef, *};
use leptos::prelude::*;

/// Renders a note on where the answers are stored, with a button that downloads them.
pub fn stored_answers(open_pack: OpenPack, private: &'static str) -> Element {
    let OpenPack { shared, quiz } = open_pack;
    let page = &shared.words.page;
    let button = NodeRef::new();
    let earlier = dynamic(move || {
        let has_some = shared.has_backups.get();
        has_some.then(|| lazy(shared, Lazy::EarlierAnswers(open_pack.into(), button)))
    });
    // Stays up to date while it is shown.
    let text = move || {
        object(&[
            ("format", "1"),
            ("pack", &name(shared.pack().id().as_str())),
            ("quiz", &quiz.saved(shared)),
            ("ratings", &shared.ratings.get().to_json()),
        ])
    };
    let (press, copy) = download_button(open_pack, page.download_answers(), "", text);
    let more = my_answers_part(open_pack);
    div((
        p((private, " ", press.node_ref(button))),
        copy,
        earlier,
        more,
    ))
    .class("stored-answers")
}

/// Renders the part for the answers to all stories. Its code is loaded once it is opened.
fn my_answers_part(open_pack: OpenPack) -> Element {
    let shared = open_pack.shared;
    let was_opened = RwSignal::new(false);
    let content = dynamic(move || {
        let is_opened = was_opened.get();
        is_opened.then(|| lazy(shared, Lazy::MyAnswers(open_pack.into())))
    });
    details((summary(shared.words.page.my_answers()), content))
        .class("my-answers")
        .on("toggle", move |_| {
            // Only once: rendered again, it would lose what the reader has entered.
            if !was_opened.get_untracked() {
                was_opened.set(true);
            }
        })
}

/// Renders a button that downloads a text as a file, and the text, to copy, which appears once the
/// button is pressed: browsers don't report whether a download worked.
pub fn download_button(
    open_pack: OpenPack,
    label: &'static str,
    suffix: &'static str,
    text: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> (Element, Node) {
    let shared = open_pack.shared;
    let is_pressed = RwSignal::new(false);
    let press = action("download-answers", label, move || {
        let id = shared.pack().id().clone();
        let file = ["standpoint-", id.as_str(), suffix, ".json"].concat();
        shared.navigation().download(&file, &untrack(text));
        is_pressed.set(true);
    });
    let copy_instead = shared.words.page.copy_instead();
    let hint = dynamic(move || is_pressed.get().then_some(copy_instead));
    let field = dynamic(move || {
        let field = || field_to_copy(text(), copy_instead, "4");
        is_pressed.get().then(field)
    });
    (press, nodes((p(hint).attribute("role", "status"), field)))
}

/// Renders a text that the reader can select and copy.
pub fn field_to_copy(text: String, label: &'static str, rows: &'static str) -> Element {
    textarea(text)
        .attribute("readonly", "")
        .attribute("rows", rows)
        .attribute("dir", "ltr")
        .attribute("aria-label", label)
}
