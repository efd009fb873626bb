//! The pages shown while a pack is loading, and if it can't be loaded.

use super::action::action;
use super::stories::stories;
use crate::navigation::Navigation;
use crate::node::*;
use crate::words::Words;
use leptos::prelude::*;
use standpoint_core::pack::PackEntry;
use standpoint_core::read::Problems;
use std::sync::Arc;
use std::time::Duration;

/// Why a pack can't be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadError {
    /// The address contains this name, which can't be the name of a pack.
    BadName(String),
    /// There was no response from this address.
    Unreachable(String),
    /// The response from this address has this status, which isn't a success.
    Status(String, u16),
    /// The pack from this address has these problems.
    Problems(String, Problems),
}

/// Renders an error, with links to the stories. `retry` tries again.
pub fn load_error_view(
    error: &LoadError,
    packs: RwSignal<Vec<PackEntry>>,
    navigation: Arc<dyn Navigation>,
    words: &'static Words,
    retry: fn(),
) -> Node {
    let (say, page) = (&words.load_error, &words.page);
    let (text, problems) = match error {
        LoadError::BadName(name) => (say.bad_name(name), None),
        LoadError::Unreachable(address) => (say.unreachable(address), None),
        LoadError::Status(address, status) => (say.status(address, (*status).into()), None),
        LoadError::Problems(address, problems) => (
            say.problems(address, problems.count()),
            Some(problem_table(words, problems)),
        ),
    };
    let is_temporary = matches!(error, LoadError::Unreachable(_) | LoadError::Status(..));
    let again = is_temporary.then(|| action("button", say.again(), retry));
    navigation.set_title(&[say.title(), " · ", page.name()].concat());
    let links = stories(packs, navigation, None, 1, move |links| {
        nodes((h2(say.back()), links.class("stories")))
    });
    let text = p(text).attribute("role", "alert").class("lead");
    bare_page(words, (h1(say.title()), text, problems, again, links))
}

fn problem_table(words: &'static Words, problems: &Problems) -> Node {
    let say = &words.load_error;
    let (what, hint) = (say.what(), say.hint());
    let rows: Vec<_> = problems
        .iter()
        .map(|problem| {
            tr((
                th(code(problem.location.to_string())).attribute("scope", "row"),
                td(&problem.what).attribute("data-label", what),
                td(&problem.hint).attribute("data-label", hint),
            ))
        })
        .collect();
    let omitted = problems.count() - rows.len();
    let more = (omitted > 0).then(|| p(say.more(omitted)));
    let heads = [say.place(), what, hint].map(|head| th(head).attribute("scope", "col"));
    let rows = tbody(rows).attribute("lang", "en");
    let table = table((thead(tr(heads)), rows)).class("problems");
    nodes((table, more))
}

/// Renders a loading message. After 8 seconds it offers `retry`.
pub fn loading_view(words: &'static Words, retry: fn()) -> Node {
    const LONG: Duration = Duration::from_secs(8);

    let takes_long = RwSignal::new(false);
    on_mount(move || {
        // By then the pack may be shown and the signal disposed.
        let show_retry = move || {
            let _ = takes_long.try_set(true);
        };
        set_timeout(show_retry, LONG);
    });
    let late = dynamic(move || {
        let again = move || action("button", words.load_error.again(), retry);
        takes_long.get().then(|| (p(words.page.slow()), p(again())))
    });
    let loading = p(words.page.loading()).class("lead");
    bare_page(words, div((loading, late)).attribute("role", "status"))
}

/// Renders the page without a pack.
fn bare_page(words: &'static Words, content: impl IntoNodes) -> Node {
    let masthead = header(p(words.page.name()).class("name")).class("masthead");
    let page = div((masthead, main(content).class("content")))
        .class("standpoint")
        .attribute("lang", words.language.tag())
        .attribute("dir", words.language.dir());
    nodes(page)
}
