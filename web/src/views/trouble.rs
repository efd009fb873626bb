//! What is shown in place of a pack that can't be.

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
    /// The address names no pack: this name can't be one.
    BadName(String),
    /// Nothing arrived from this address.
    Unreachable(String),
    /// The server answered for this address with a status other than success.
    Status(String, u16),
    /// What arrived from this address has problems.
    Problems(String, Problems),
}

/// What is wrong, in words, with a way back. `retry` tries again.
pub fn trouble_view(
    trouble: &LoadError,
    packs: RwSignal<Vec<PackEntry>>,
    place: Arc<dyn Navigation>,
    words: &'static Words,
    retry: fn(),
) -> Node {
    let (say, voice) = (&words.trouble, &words.page);
    let (text, problems) = match trouble {
        LoadError::BadName(name) => (say.bad_name(name), None),
        LoadError::Unreachable(address) => (say.unreachable(address), None),
        LoadError::Status(address, status) => (say.status(address, (*status).into()), None),
        LoadError::Problems(address, problems) => (
            say.problems(address, problems.count()),
            Some(problem_table(words, problems)),
        ),
    };
    let can_pass = matches!(trouble, LoadError::Unreachable(_) | LoadError::Status(..));
    let again = can_pass.then(|| action("button", say.again(), retry));
    place.set_title(&[say.title(), " · ", voice.name()].concat());
    let links = stories(packs, place, None, 1, move |links| {
        nodes((h2(say.back()), links.class("stories")))
    });
    let text = p(text).attribute("role", "alert").class("lead");
    bare_page(words, (h1(say.title()), text, problems, again, links))
}

fn problem_table(words: &'static Words, problems: &Problems) -> Node {
    let say = &words.trouble;
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
    let untold = problems.count() - rows.len();
    let more = (untold > 0).then(|| p(say.more(untold)));
    let heads = [say.place(), what, hint].map(|head| th(head).attribute("scope", "col"));
    let rows = tbody(rows).attribute("lang", "en");
    let table = table((thead(tr(heads)), rows)).class("problems");
    nodes((table, more))
}

/// While a pack is on its way. Should it take long, `retry` tries again.
pub fn loading_view(words: &'static Words, retry: fn()) -> Node {
    const LONG: Duration = Duration::from_secs(8);

    let takes_long = RwSignal::new(false);
    on_mount(move || {
        // The pack may be shown by then, and the signal gone.
        let tell = move || {
            let _ = takes_long.try_set(true);
        };
        set_timeout(tell, LONG);
    });
    let late = dynamic(move || {
        let again = move || action("button", words.trouble.again(), retry);
        takes_long.get().then(|| (p(words.page.slow()), p(again())))
    });
    let loading = p(words.page.loading()).class("lead");
    bare_page(words, div((loading, late)).attribute("role", "status"))
}

/// The page without a pack.
fn bare_page(words: &'static Words, content: impl IntoNodes) -> Node {
    let masthead = header(p(words.page.name()).class("name")).class("masthead");
    let page = div((masthead, main(content).class("content")))
        .class("standpoint")
        .attribute("lang", words.language.tag())
        .attribute("dir", words.language.dir());
    nodes(page)
}
