//! Opening the pupils' files: which are used, which aren't, and the results.

use super::description;
use super::tables::tables;
use crate::node::{NodeRef, *};
use crate::open_file::{ChosenFile, chosen_files};
use crate::shared::Shared;
use crate::views::action::action;
use leptos::prelude::*;
use leptos::task::spawn_local;
use standpoint_core::class::{Collected, FileProblem, OpenedFile, ResultFile, SameName, collect};
use standpoint_core::pack::PackId;
use standpoint_core::reader_file::ReadError;
use std::sync::{Arc, Mutex};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlInputElement};

/// The files that are open, and the story of the page that opened them. They stay open while the teacher
/// looks at another view, such as a passage in the story; closing the page forgets them.
static OPEN: Mutex<Option<(PackId, Vec<OpenedFile>)>> = Mutex::new(None);

/// The files that are open in this view.
#[derive(Clone, Copy)]
struct OpenFiles {
    shared: Shared,
    files: StoredValue<Vec<OpenedFile>>,
    /// What they have together.
    collected: RwSignal<Arc<Collected>>,
}

/// Renders the field for the files, and what is in them.
pub fn results(shared: Shared) -> Node {
    let words = shared.words.class();
    let files = still_open(shared.pack().id());
    let open = OpenFiles {
        shared,
        collected: RwSignal::new(Arc::new(collect(&shared.pack(), &files))),
        files: StoredValue::new(files),
    };
    let field = input()
        .attribute("type", "file")
        .attribute("multiple", "")
        .attribute("accept", ".json,.txt,application/json,text/plain")
        .class("answers-file result-files")
        .on("change", move |event| open.add(&event));
    let heading = NodeRef::new();
    let status = dynamic(move || {
        let collected = open.collected.get();
        let used = collected.results.as_ref().map_or(0, |it| it.pupils.len());
        let unused = collected.problems.len();
        (used + unused > 0).then(|| words.opened(used, unused))
    });
    let content = dynamic(move || {
        let collected = open.collected.get();
        let is_empty = open.files.with_value(Vec::is_empty);
        let clear = action("link", words.clear(), move || {
            open.set(Vec::new());
            // The button has been removed.
            heading.focus();
        });
        let clear = p(clear).class("clear-files");
        (!is_empty).then(|| {
            (
                clear,
                problems_view(shared, &collected.problems),
                same_names_view(shared, &collected.same_names),
                tables(shared, collected),
            )
        })
    });
    nodes(
        section((
            h2(words.results_title()).focusable().node_ref(heading),
            p(words.results_about()),
            p(label((words.files(), " ", field))),
            p(status).class("files-status").attribute("role", "status"),
            content,
        ))
        .class("class-results"),
    )
}

impl OpenFiles {
    /// Reads the chosen files, and adds them to those that are open.
    fn add(self, event: &Event) {
        let chosen = chosen_files(event);
        // The field would go on naming files that are closed.
        let field = event.target();
        if let Some(field) = field.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
            field.set_value("");
        }
        spawn_local(async move {
            let mut opened = Vec::new();
            for file in chosen {
                let name = file.name.clone();
                let content = read(file).await;
                opened.push(OpenedFile { name, content });
            }
            // The teacher may have left the view.
            if let Some(mut files) = self.files.try_get_value() {
                files.extend(opened);
                self.set(files);
            }
        });
    }

    fn set(self, files: Vec<OpenedFile>) {
        let collected = collect(&self.shared.pack(), &files);
        if let Ok(mut open) = OPEN.lock() {
            *open = Some((self.shared.pack().id().clone(), files.clone()));
        }
        self.files.set_value(files);
        self.collected.set(Arc::new(collected));
    }
}

/// Returns the files that an earlier view of a story has opened.
fn still_open(story: &PackId) -> Vec<OpenedFile> {
    let open = OPEN.lock().ok();
    let open = open.as_deref().and_then(Option::as_ref);
    let files = open.filter(|(of, _)| of == story).map(|(_, files)| files);
    files.cloned().unwrap_or_default()
}

async fn read(file: ChosenFile) -> Result<ResultFile, FileProblem> {
    if file.size() > ResultFile::MAX_BYTES {
        return Err(FileProblem::Unreadable(ReadError::TooLarge));
    }
    let text = file.text().await;
    let text = text.ok_or(FileProblem::Unreadable(ReadError::NotOurs))?;
    ResultFile::read(&text)
}

fn problems_view(shared: Shared, problems: &[(String, FileProblem)]) -> Option<Element> {
    let words = shared.words.class();
    let entry = |(name, problem): &(String, FileProblem)| {
        let why = match problem {
            FileProblem::Unreadable(ReadError::TooLarge) => words.too_large().into(),
            FileProblem::Unreadable(ReadError::Cut) => words.cut().into(),
            FileProblem::Unreadable(ReadError::NotOurs) => words.not_ours().into(),
            FileProblem::Unreadable(ReadError::Newer) => words.newer().into(),
            FileProblem::OwnAnswers => words.own_answers().into(),
            FileProblem::Damaged => words.damaged().into(),
            FileProblem::OtherStory(story) => words.other_story(story.as_str()),
            FileProblem::OtherQuiz(quiz) => words.other_quiz(&description(shared, *quiz)),
            FileProblem::OtherVersion => words.other_version().into(),
            FileProblem::SameAs(file) => words.same_as(file),
        };
        li((strong(bdi(name.clone())), " ", span(why).dir_auto()))
    };
    let entries: Vec<_> = problems.iter().map(entry).collect();
    (!entries.is_empty()).then(|| {
        let title = words.not_used(entries.len());
        div((h3(title), ul(entries))).class("files-not-used")
    })
}

fn same_names_view(shared: Shared, same_names: &[SameName]) -> Vec<Element> {
    let words = shared.words.class();
    let note = |SameName { name, files }: &SameName| {
        let files = files.join(shared.words.language.comma());
        p(words.same_name(name, &files)).class("note").dir_auto()
    };
    same_names.iter().map(note).collect()
}
