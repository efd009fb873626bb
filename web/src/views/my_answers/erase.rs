//! Erasing everything.

use super::{everything, lines, now, title, with_device};
use crate::node::{NodeRef, *};
use crate::views::action::{action, expanded};
use crate::views::shell::OpenPack;
use leptos::prelude::*;

/// Renders the button that shows what there is, and behind it the one that erases it.
pub fn erase(open_pack: OpenPack) -> Node {
    let shared = open_pack.shared;
    let words = shared.words.my_answers();
    let is_asking = RwSignal::new(false);
    let is_erased = RwSignal::new(false);
    let button = NodeRef::new();
    let ask = action("erase", words.erase(), move || {
        is_erased.set(false);
        is_asking.update(|it| *it = !*it);
    })
    .dynamic_attribute("aria-expanded", move || Some(expanded(is_asking.get())))
    .node_ref(button);
    let panel = dynamic(move || {
        is_asking.get().then(|| {
            let erase = action("erase-all", words.erase_all(), move || {
                // Also what could not be stored.
                open_pack.reset();
                with_device(shared, &|device| device.erase());
                shared.delete_backups();
                open_pack.sync_stored();
                is_asking.set(false);
                is_erased.set(true);
                // The focused button has been removed.
                button.focus();
            });
            let has = untrack(|| what_there_is(open_pack));
            match has.is_empty() {
                true => nodes(p(words.nothing_stored())),
                false => nodes((p(words.erase_about()), lines(has), p(erase))),
            }
        })
    });
    let erased = dynamic(move || is_erased.get().then(|| words.erased()));
    nodes((p(ask), panel, p(erased).attribute("role", "status")))
}

/// Returns a line for each story, and for what belongs to none.
fn what_there_is(open_pack: OpenPack) -> Vec<String> {
    let shared = open_pack.shared;
    let words = shared.words.my_answers();
    let file = everything(open_pack);
    let mut has = Vec::new();
    let mut count = |title: String, name: &str, count: usize| {
        if count > 0 {
            has.push([&title, name, ": ", &count.to_string()].concat());
        }
    };
    for state in &file.stories {
        let title = [&title(shared, &state.story), " · "].concat();
        let quizzes = state.quizzes.iter();
        let answers = quizzes.map(|(_, saved)| saved.answers.len()).sum();
        count(title.clone(), words.answers(), answers);
        count(title, words.ratings(), state.ratings.iter().count());
    }
    count(String::new(), words.reviews(), file.reviews.iter().count());
    // Also what old versions of the page stored about this story, under keys without a folder.
    let old = shared.backups().into_iter();
    let old = old.filter(|(key, _)| !key.contains('@')).count();
    let unusable = with_device(shared, &|device| device.unusable(now()));
    count(String::new(), words.earlier(), old + unusable);
    has
}
