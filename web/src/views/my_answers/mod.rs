//! The reader's answers to all stories: save them as a file, open such a file, or erase them.

mod erase;
mod open;
mod save;

use super::quiz::sync_reviews;
use super::shell::OpenPack;
use crate::clock::now;
use crate::device::with_device;
use crate::node::*;
use crate::shared::Shared;
use crate::words::Words;
use leptos::prelude::*;
use standpoint_core::pack::PackId;
use standpoint_core::reader_file::{Part, ReaderFile};

/// Renders the parts that save, open and erase the answers.
pub fn my_answers(open_pack: OpenPack) -> Node {
    let words = open_pack.shared.words.my_answers();
    nodes(
        div((
            p(words.about()),
            save::save(open_pack),
            open::open(open_pack),
            erase::erase(open_pack),
        ))
        .class("my-answers-content"),
    )
}

/// Returns everything that the reader has on this device. Of the open story also what could not be
/// stored.
fn everything(open_pack: OpenPack) -> ReaderFile {
    let OpenPack { shared, quiz } = open_pack;
    let state = quiz.state(shared);
    open_pack.sync_stored();
    let mut file = with_device(shared, &|device| device.read(now()));
    file.reviews = sync_reviews(shared, state);
    let (pack, saved) = (shared.pack(), state.saved());
    let ratings = shared.ratings.get_untracked();
    if !saved.is_empty() || !ratings.is_empty() {
        let key = state.key(shared);
        let story = file.story(pack.id());
        if !saved.is_empty() && story.quizzes.iter().all(|(other, _)| *other != key) {
            story.quizzes.push((key, saved));
        }
        story.ratings = ratings;
    }
    file
}

/// Returns the title of the open story, or the id of another one.
fn title(shared: Shared, story: &PackId) -> String {
    let pack = shared.pack();
    match pack.id() == story {
        true => pack.title().into(),
        false => story.as_str().into(),
    }
}

/// Returns the name of a part.
fn name_of(words: &'static Words, part: Part) -> &'static str {
    let names = words.my_answers();
    match part {
        Part::Quiz => names.answers(),
        Part::Ratings => names.ratings(),
        Part::Reviews => names.reviews(),
        Part::Story => names.story(),
        Part::Earlier => names.earlier(),
    }
}

/// Renders a list of lines.
fn lines(lines: Vec<String>) -> Element {
    let items: Vec<_> = lines.into_iter().map(|line| li(line).dir_auto()).collect();
    ul(items)
}
