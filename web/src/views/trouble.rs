//! What is shown in place of a pack that can't be.

use crate::place::Place;
use crate::words::Words;
use leptos::prelude::*;
use standpoint_core::pack::PackEntry;
use standpoint_core::read::Problems;
use std::sync::Arc;

/// Why a pack can't be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The address names no pack: this name can't be one.
    BadName(String),
    /// The list of packs is empty.
    NoPacks,
    /// Nothing arrived from this address.
    Unreachable(String),
    /// The server answered for this address with a status other than success.
    Status(String, u16),
    /// What arrived from this address has problems.
    Problems(String, Problems),
}

/// What is wrong, in words, with a way back.
#[component]
pub fn TroubleView(
    /// Why.
    trouble: Trouble,
    /// The packs that there are.
    packs: Vec<PackEntry>,
    /// Where the page is.
    place: Arc<dyn Place>,
    /// The page's own voice.
    words: &'static Words,
    /// Tries again.
    retry: Callback<()>,
) -> impl IntoView {
    let (say, voice) = (&words.trouble, &words.page);
    let (text, problems) = match &trouble {
        Trouble::BadName(name) => ((say.bad_name)(name), None),
        Trouble::NoPacks => (say.no_packs.to_owned(), None),
        Trouble::Unreachable(address) => ((say.unreachable)(address), None),
        Trouble::Status(address, status) => ((say.status)(address, *status), None),
        Trouble::Problems(address, problems) => (
            (say.problems)(address, problems.count()),
            Some(problem_table(words, problems)),
        ),
    };
    let again = matches!(trouble, Trouble::Unreachable(_) | Trouble::Status(..)).then(|| {
        view! { <button type="button" class="button" on:click=move |_| retry.run(())>{say.again}</button> }
    });
    let links: Vec<_> = packs
        .into_iter()
        .map(|entry| view! { <li><a href=place.pack_link(&entry.id) dir="auto">{entry.title}</a></li> })
        .collect();
    let links =
        (!links.is_empty()).then(|| view! { <h2>{say.back}</h2><ul class="stories">{links}</ul> });
    place.set_title(&format!("{} · {}", say.title, voice.name));
    view! {
        <div class="standpoint" lang=words.tag dir=words.dir>
            <header class="masthead"><p class="name">{voice.name}</p></header>
            <main>
                <h1>{say.title}</h1>
                <p role="alert" class="lead">{text}</p>
                {problems}
                {again}
                {links}
            </main>
        </div>
    }
}

fn problem_table(words: &'static Words, problems: &Problems) -> AnyView {
    let say = &words.trouble;
    let [place, what, mend] = say.columns;
    let rows: Vec<_> = problems
        .iter()
        .map(|problem| {
            view! {
                <tr>
                    <th scope="row"><code>{problem.place.to_string()}</code></th>
                    <td data-label=what>{problem.what.clone()}</td>
                    <td data-label=mend>{problem.mend.clone()}</td>
                </tr>
            }
        })
        .collect();
    let untold = problems.count() - rows.len();
    let more = (untold > 0).then(|| view! { <p>{(say.more)(untold)}</p> });
    view! {
        <table class="problems" lang="en">
            <thead><tr><th scope="col">{place}</th><th scope="col">{what}</th><th scope="col">{mend}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {more}
    }
    .into_any()
}

/// While a pack is on its way.
#[component]
pub fn Loading(
    /// The page's own voice.
    words: &'static Words,
) -> impl IntoView {
    view! {
        <div class="standpoint" lang=words.tag dir=words.dir>
            <header class="masthead"><p class="name">{words.page.name}</p></header>
            <main><p role="status" class="lead">{words.page.loading}</p></main>
        </div>
    }
}
