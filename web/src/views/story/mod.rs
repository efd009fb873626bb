//! The story at a glance: where voices clash, the claims that collide, what changed, the numbers, and
//! the whole article in lists.

mod event_chart;
mod everything;
mod figures;
mod glance;
mod over_time;

#[cfg(feature = "ssr")]
pub use everything::plain_people;

use super::claims::dispute;
use super::dates::date;
use super::heading::heading;
use super::names::{isolated, sentence};
use super::save::{Data, Saved, with_menu};
use crate::node::*;
use crate::route::{Route, Tab, View};
use crate::shared::Shared;
use standpoint_core::Pack;
use standpoint_core::compare::{Filter, Standings, disputes, most_denied};

/// The number of disputed claims that the story leads with.
const MAX_CLAIMS: usize = 3;

/// Renders the view.
pub fn story(shared: Shared) -> Node {
    let pack = shared.pack();
    let standings = Standings::new(&pack, Filter::ALL);
    let story = article((
        head(shared, &pack),
        glance::glance(shared, &standings),
        claims(shared, &pack),
        over_time::over_time(shared, &standings),
        figures::figures(shared, &pack),
        everything::everything(shared, &pack),
    ));
    nodes(anchored(
        shared,
        story.class("story"),
        &Route::Top(View::Story),
    ))
}

fn head(shared: Shared, pack: &Pack) -> Element {
    let words = shared.words.story();
    let source = pack.source();
    let from = words.source(&isolated(&source.publisher));
    let from = (
        sentence(shared, &from),
        " · ",
        date(shared.words, &source.published),
    );
    let title = heading(
        shared,
        p(from),
        h1(pack.title().to_owned()).lang_of_pack(&shared),
    );
    let link = |view, class: &'static str, text: &'static str| {
        a(text)
            .class(class)
            .attribute("href", shared.link(&Route::Top(view)))
    };
    let next_steps = p((
        link(View::Quiz, "button", words.to_quiz()),
        link(View::You, "button secondary", words.to_you()),
    ));
    let lead = p(pack.summary().to_owned());
    div((
        div(title),
        lead.class("lead").lang_of_pack(&shared),
        next_steps.class("next-steps"),
    ))
    .class("head")
}

fn claims(shared: Shared, pack: &Pack) -> Option<Element> {
    let words = &shared.words;
    let all = disputes(pack);
    let count = all.len();
    let entry = |it| dispute(shared, pack, &it, false);
    let entries: Vec<_> = most_denied(all, MAX_CLAIMS)
        .into_iter()
        .map(entry)
        .collect();
    (!entries.is_empty()).then(|| {
        let others = (count > entries.len()).then(|| {
            let link = a(words.story().all_claims(count));
            p(link.attribute("href", shared.link(&Route::Compare(Tab::Claims)))).class("more")
        });
        let title = words.compare().disputes();
        let saved = Saved {
            name: "claims",
            title: title.to_owned(),
            data: Data::Claims,
        };
        section((
            h2(title),
            p(words.story().claims_about()).class("standfirst"),
            with_menu(shared, saved, ul(entries).class("disputes")),
            others,
        ))
    })
}

/// Adds the id that links to a route lead to without a script.
pub fn anchored(shared: Shared, element: Element, route: &Route) -> Element {
    match shared.navigation().anchor(route) {
        Some(anchor) => element.attribute("id", anchor),
        None => element,
    }
}
