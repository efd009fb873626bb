//! The page around the views: masthead, navigation, notices, foot.

use super::compare::compare;
use super::evidence::opened_dialog;
use super::quiz::quiz;
use super::story::story;
use super::you::you;
use crate::place::Place;
use crate::route::{Route, View};
use crate::shared::{Notice, Shared};
use crate::store::Store;
use leptos::html;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::pack::PackEntry;
use std::sync::Arc;

/// One pack with all its views.
#[component]
pub fn Standpoint(
    /// The checked pack.
    pack: Arc<Pack>,
    /// The packs to choose from, this one among them. Fewer than two: no chooser.
    packs: Vec<PackEntry>,
    /// Where the page is.
    place: Arc<dyn Place>,
    /// What the reader leaves behind on the device.
    store: Arc<dyn Store>,
) -> impl IntoView {
    let shared = Shared::new(pack, place, store);
    let words = shared.words;
    super::you::restore(shared);
    let quiz_state = super::quiz::QuizState::restore(shared);

    let pack = shared.pack();
    Effect::new(move |_| {
        let (page, pack) = (&shared.words.page, shared.pack());
        let title = match shared.view.get() {
            View::Story => format!("{} · {}", pack.title(), page.name),
            view => format!("{} · {} · {}", (page.view)(view), pack.title(), page.name),
        };
        shared.place().set_title(&title);
    });

    let main = NodeRef::<html::Main>::new();
    view! {
        <div class="standpoint" lang=pack.language().to_owned() dir=words.dir>
            <header class="masthead">
                // A button, since a link would need a global id to lead to.
                <button type="button" class="skip" on:click=move |_| {
                    if let Some(main) = main.get() {
                        let _ = main.focus();
                    }
                }>
                    {words.page.skip}
                </button>
                <p class="name">{words.page.name}</p>
                {navigation(shared)}
                {chooser(shared, &pack, packs)}
            </header>
            <main node_ref=main tabindex="-1">
                {notices(shared)}
                {move || match shared.view.get() {
                    View::Story => story(shared),
                    View::Quiz => quiz(shared, quiz_state),
                    View::Compare => compare(shared),
                    View::You => you(shared),
                }}
            </main>
            <footer>
                <p>{words.page.about}</p>
                <p>{words.page.private}</p>
            </footer>
            {opened_dialog(shared)}
        </div>
    }
}

fn navigation(shared: Shared) -> AnyView {
    let page = &shared.words.page;
    let links: Vec<_> = View::ALL
        .into_iter()
        .map(|view| {
            let is_current = move || (shared.view.get() == view).then_some("page");
            view! {
                <li><a href=shared.link(&Route::Top(view)) aria-current=is_current>{(page.view)(view)}</a></li>
            }
        })
        .collect();
    view! { <nav aria-label=page.views><ul>{links}</ul></nav> }.into_any()
}

fn chooser(shared: Shared, pack: &Pack, packs: Vec<PackEntry>) -> AnyView {
    if packs.len() < 2 {
        return ().into_any();
    }
    let links: Vec<_> = packs
        .into_iter()
        .map(|entry| {
            let current = (entry.id == *pack.id()).then_some("true");
            let address = shared.place().pack_link(&entry.id);
            view! { <li><a href=address aria-current=current dir="auto">{entry.title}</a></li> }
        })
        .collect();
    view! {
        <details class="chooser">
            <summary>{shared.words.page.stories}</summary>
            <ul>{links}</ul>
        </details>
    }
    .into_any()
}

fn notices(shared: Shared) -> AnyView {
    let page = &shared.words.page;
    let text = move |notice: Notice| match notice {
        Notice::NotSaved => page.not_saved,
        Notice::SetAside => page.set_aside,
        Notice::UnknownAddress => page.unknown_address,
    };
    view! {
        <div class="notices" role="status">
            {move || shared.notices.get().into_iter().map(|it| view! { <p>{text(it)}</p> }).collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}
