//! Opening a file: what is in it, the choice where it differs, and what was done.

use super::{everything, lines, name_of, now, title, with_device};
use crate::node::{NodeRef, *};
use crate::open_file::{ChosenFile, chosen_files};
use crate::shared::Shared;
use crate::views::action::{action, radio};
use crate::views::shell::OpenPack;
use leptos::prelude::*;
use leptos::task::spawn_local;
use standpoint_core::reader_file::{
    Change, Keep, LeftOut, MAX_BYTES, Merged, Opened, ReadError, Reason, merge, read,
};

/// What the reader is doing. Lasts as long as the part is open.
#[derive(Clone, Copy)]
struct Opening {
    open_pack: OpenPack,
    /// The text of the file, until it is added. Empty: none.
    text: RwSignal<String>,
    /// Why nothing can be done. Empty: no reason.
    message: RwSignal<&'static str>,
    /// What was done, in lines. Empty: nothing yet.
    done: RwSignal<String>,
    /// Whether the answers in the file are kept where they differ.
    keeps_theirs: RwSignal<bool>,
    /// Where all of that is shown.
    status: NodeRef,
}

/// Renders the field for the file, the one for its text, and what then happens.
pub fn open(open_pack: OpenPack) -> Node {
    let opening = Opening {
        open_pack,
        text: RwSignal::new(String::new()),
        message: RwSignal::new(""),
        done: RwSignal::new(String::new()),
        keeps_theirs: RwSignal::new(false),
        status: NodeRef::new(),
    };
    let shared = open_pack.shared;
    let words = shared.words.my_answers();
    let file = input()
        .attribute("type", "file")
        .attribute("accept", ".json,.txt,application/json,text/plain")
        .class("answers-file")
        .on("change", move |event| opening.read_file(&event));
    let field = NodeRef::new();
    let pasted = textarea("")
        .attribute("rows", "3")
        .attribute("dir", "ltr")
        .attribute("spellcheck", "false")
        .class("answers-text");
    let check = action("check-text", words.check(), move || {
        opening.take(field.value_of("textarea"));
    });
    let shown = dynamic(move || {
        let (message, done) = (opening.message.get(), opening.done.get());
        if !message.is_empty() {
            return nodes(p(message));
        }
        if !done.is_empty() {
            let did = done.lines().map(str::to_owned).collect();
            return nodes((p(words.done()), lines(did)));
        }
        match opening.text.with(String::is_empty) {
            true => nodes(()),
            false => untrack(|| summary_of(opening)),
        }
    });
    nodes((
        p(label((words.open(), " ", file))),
        p(label((words.paste(), pasted))).node_ref(field),
        p(check),
        div(shown)
            .class("answers-status")
            .attribute("role", "status")
            .focusable()
            .node_ref(opening.status),
    ))
}

impl Opening {
    fn shared(self) -> Shared {
        self.open_pack.shared
    }

    /// Reads the chosen file, unless it is too large to be one of ours.
    fn read_file(self, event: &web_sys::Event) {
        let Some(file) = chosen_files(event).into_iter().next() else {
            return;
        };
        if file.size() > MAX_BYTES {
            return self.fail(ReadError::TooLarge);
        }
        spawn_local(async move {
            match ChosenFile::text(file).await {
                Some(text) => self.take(text),
                None => self.fail(ReadError::NotOurs),
            }
        });
    }

    /// Shows what is in a text. The reader may have closed the part meanwhile.
    fn take(self, text: String) {
        match read(&text, now()) {
            Ok(_) => {
                let _ = self.message.try_set("");
                let _ = self.done.try_set(String::new());
                let _ = self.keeps_theirs.try_set(false);
                let _ = self.text.try_set(text);
            }
            Err(error) => self.fail(error),
        }
    }

    fn fail(self, error: ReadError) {
        let words = self.shared().words.my_answers();
        let _ = self.text.try_set(String::new());
        let _ = self.message.try_set(match error {
            ReadError::TooLarge => words.too_large(),
            ReadError::Cut => words.cut(),
            ReadError::NotOurs => words.not_ours(),
            ReadError::Newer => words.newer(),
        });
    }

    /// Returns what is in the file, and what adding it to what is stored now would give.
    fn merged(self) -> (Opened, Merged) {
        let text = self.text.get_untracked();
        // It was read before.
        let mut opened = read(&text, now()).unwrap_or_default();
        opened.check_story(&self.shared().pack());
        let keep = match self.keeps_theirs.get_untracked() {
            true => Keep::Theirs,
            false => Keep::Mine,
        };
        let merged = merge(&everything(self.open_pack), &opened.file, keep);
        (opened, merged)
    }

    /// Adds the file to what is stored.
    fn add(self) {
        let shared = self.shared();
        let words = shared.words.my_answers();
        let (opened, merged) = self.merged();
        let stored = with_device(shared, &|device| device.write(&merged.file, now()));
        if stored.is_err() {
            self.message.set(words.not_stored());
        } else {
            self.open_pack.sync_stored();
            let did = report(shared, &merged.changes, &opened.left_out, true);
            self.done.set(did.join("\n"));
        }
        self.text.set(String::new());
        // The focused button has been removed.
        self.status.focus();
    }
}

/// Renders what is in the file, the choice if something differs, and the button that adds it.
fn summary_of(opening: Opening) -> Node {
    let shared = opening.shared();
    let words = shared.words.my_answers();
    let (opened, merged) = opening.merged();
    let would = report(shared, &merged.changes, &opened.left_out, false);
    let conflicts = merged.conflicts();
    let is_news = conflicts > 0 || merged.file != everything(opening.open_pack);
    if !is_news {
        return nodes((p(words.nothing_new()), lines(would)));
    }
    let keeps = opening.keeps_theirs;
    let choice = (conflicts > 0).then(|| {
        fieldset((
            legend(words.differ(conflicts)),
            radio(
                "keep",
                words.mine(),
                move || !keeps.get(),
                move || keeps.set(false),
            ),
            radio(
                "keep",
                words.theirs(),
                move || keeps.get(),
                move || keeps.set(true),
            ),
        ))
    });
    let add = action("add-answers", words.add(), move || opening.add());
    let cancel = action("cancel", words.cancel(), move || {
        opening.text.set(String::new());
        opening.status.focus();
    });
    nodes((
        p(words.would()),
        lines(would),
        choice,
        p((add, " ", cancel)),
    ))
}

/// Returns a line for each part of the file: what happens to it, or why it is left out.
fn report(shared: Shared, changes: &[Change], left_out: &[LeftOut], is_done: bool) -> Vec<String> {
    let words = shared.words.my_answers();
    let mut report = Vec::new();
    for Change { story, part, tally } in changes {
        let (mine, theirs) = (tally.kept_mine, tally.kept_theirs);
        let what = match is_done {
            true => words.did(tally.added, tally.same, mine, theirs),
            false => words.has(tally.added, tally.same, mine + theirs),
        };
        let name = name_of(shared.words, *part);
        report.push([&title(shared, story), " · ", name, ": ", &what].concat());
    }
    for out in left_out {
        let reason = match out.reason {
            Reason::Damaged => words.damaged(),
            Reason::OtherVersion => words.other_version(),
        };
        let name = name_of(shared.words, out.part);
        let what = [name, ": ", reason].concat();
        report.push(match &out.story {
            Some(story) => [&title(shared, story), " · ", &what].concat(),
            None => what,
        });
    }
    report
}
