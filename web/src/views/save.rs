//! Saving a picture, and the data behind it.

use super::action::{action, opened};
use super::filters::chosen;
use crate::choices::Choices;
use crate::download::{download, download_file};
use crate::node::{NodeRef, *};
use crate::picture::{Format, picture};
use crate::route::View;
use crate::shared::Shared;
use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;
use standpoint_core::compare::Standings;
use standpoint_core::export;
use standpoint_core::pack::{ActorId, Day};
use std::sync::Arc;

/// What is saved.
pub struct Saved {
    /// What the files are called, after the story.
    pub name: &'static str,
    /// The title of the picture.
    pub title: String,
    /// The data behind it.
    pub data: Data,
}

/// A table of [`export`].
pub enum Data {
    /// Of the positions that count.
    Positions,
    /// Of two side by side.
    Pair(Arc<dyn Fn() -> (ActorId, ActorId) + Send + Sync>),
    /// Of everyone with everyone.
    Everyone,
    /// Of the changes of position.
    Changes,
    /// Of the claims.
    Claims,
    /// Of who is on the side of whose ratings the view shows.
    OnSide,
}

impl Data {
    /// Returns the reader's choices that it depends on in this view, as text.
    fn choices(&self, shared: Shared) -> Option<String> {
        let has_voices = match self {
            Self::Claims => return None,
            Self::Changes => false,
            Self::Positions | Self::Pair(_) | Self::Everyone | Self::OnSide => true,
        };
        let view = shared.view.get_untracked();
        let holds = matches!(view, View::Compare | View::You);
        holds.then(|| untrack(|| chosen(shared, has_voices)))
    }

    /// Returns the title of the picture: who is side by side, or what the view calls it.
    fn title(&self, shared: Shared, title: &str) -> String {
        let pack = shared.pack();
        match self {
            Self::Pair(pair) => {
                let (left, right) = untrack(|| pair());
                let name = |id: &ActorId| pack[id].name.clone();
                [pack.title(), &name(&left), &name(&right)].join(" · ")
            }
            _ => [pack.title(), " · ", title].concat(),
        }
    }

    /// Returns the table as CSV, as far as the choices in the view hold.
    fn csv(&self, shared: Shared) -> String {
        let pack = shared.pack();
        let Choices { filter, voices, .. } = shared.choices_in_view();
        let standings = Standings::new(&pack, filter);
        let names = shared.name_order();
        match self {
            Self::Positions => export::positions(&standings),
            Self::Pair(pair) => {
                let (left, right) = pair();
                export::pair(&standings, &left, &right, voices)
            }
            Self::Everyone => export::everyone(&standings, voices, &names),
            Self::Changes => export::changes(&standings),
            Self::Claims => export::claims(&pack),
            Self::OnSide => export::on_side(&standings, &shared.rated_in_view(), voices, &names),
        }
    }
}

/// Renders a picture with the menu that saves it below.
pub fn with_menu(shared: Shared, saved: Saved, shown: Element) -> Node {
    let saved = Arc::new(saved);
    let element = NodeRef::new();
    let is_open = RwSignal::new(false);
    let message = RwSignal::new("");
    let menu = move || {
        let words = shared.words.save();
        let buttons = Format::ALL.map(|format| {
            let saved = saved.clone();
            let text = match format {
                Format::Svg => words.svg(),
                Format::Png => words.png(),
            };
            action("button secondary", text, move || {
                save_picture(shared, element, format, &saved, message);
            })
        });
        let saved = saved.clone();
        let csv = action("button secondary", words.csv(), move || {
            // Spreadsheets recognise UTF-8 by the byte order mark.
            let text = ["\u{FEFF}", &untrack(|| saved.data.csv(shared))].concat();
            download(&file_name(shared, saved.name, "csv"), &text);
            message.set(words.saved());
        });
        let json = shared.navigation().pack_address(shared.pack().id());
        let json = json.map(|address| {
            let link = a(words.json()).attribute("href", address);
            link.attribute("download", file_name(shared, "pack", "json"))
        });
        let message = span(dynamic(move || message.get())).attribute("role", "status");
        (p((buttons, csv, json)).class("save-buttons"), p(message))
    };
    let set_open = move |now| {
        message.set("");
        is_open.set(now);
    };
    let menu = opened(
        shared.words.save().title(),
        move || is_open.get(),
        set_open,
        menu,
    );
    nodes((
        shown.node_ref(element),
        menu.class("save").attribute("data-no-picture", ""),
    ))
}

fn save_picture(
    shared: Shared,
    element: NodeRef,
    format: Format,
    saved: &Saved,
    message: RwSignal<&'static str>,
) {
    let words = shared.words.save();
    let Some(element) = element.element() else {
        return;
    };
    message.set(words.working());
    let Saved { name, title, data } = saved;
    let (title, below) = (data.title(shared, title), below(shared, data));
    let file_name = file_name(shared, name, format.name());
    spawn_local(async move {
        let made = picture(&element, format, &title, &below).await;
        let text = match made {
            Some(file) => {
                download_file(&file_name, &file);
                words.saved()
            }
            None => words.failed(),
        };
        // The reader may have left the view.
        let _ = message.try_set(text);
    });
}

/// Returns the lines below a picture: whose article it is, what the reader chose, and when and where
/// it was saved.
fn below(shared: Shared, data: &Data) -> Vec<String> {
    let words = shared.words.save();
    let pack = shared.pack();
    let source = pack.source();
    let published = shared.words.date(&source.published);
    let mut lines = vec![words.source(&source.publisher, &published)];
    lines.extend(data.choices(shared).map(|choices| words.shows(&choices)));
    let now = Date::new_0();
    let today = Day {
        year: now.get_full_year() as u16,
        month: now.get_month() as u8 + 1,
        day: now.get_date() as u8,
    };
    lines.push(words.made(&shared.words.dates().short_day(today)));
    lines.extend(shared.navigation().shared_address());
    lines
}

fn file_name(shared: Shared, name: &str, end: &str) -> String {
    let id = shared.pack().id().clone();
    ["standpoint-", id.as_str(), "-", name, ".", end].concat()
}
