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
#[derive(Clone)]
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
    /// Returns whether the reader's choices hold for it: `None` if they don't, or whether that of the
    /// voices does.
    fn has_voices(&self) -> Option<bool> {
        match self {
            Self::Claims => None,
            Self::Changes => Some(false),
            Self::Positions | Self::Pair(_) | Self::Everyone | Self::OnSide => Some(true),
        }
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
    let Saved { name, title, data } = saved;
    let element = NodeRef::new();
    let is_open = RwSignal::new(false);
    let message = RwSignal::new("");
    let menu = move || {
        let words = shared.words.save();
        let buttons = Format::ALL.map(|format| {
            let (title, data) = (title.clone(), data.clone());
            let text = match format {
                Format::Svg => words.svg(),
                Format::Png => words.png(),
            };
            action("button secondary", text, move || {
                save_picture(shared, element, format, name, &title, &data, message);
            })
        });
        let data = data.clone();
        let csv = action("button secondary", words.csv(), move || {
            // Spreadsheets recognise UTF-8 by the byte order mark.
            let text = ["\u{FEFF}", &untrack(|| data.csv(shared))].concat();
            download(&file_name(shared, name, "csv"), &text);
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
    name: &'static str,
    title: &str,
    data: &Data,
    message: RwSignal<&'static str>,
) {
    let words = shared.words.save();
    let Some(element) = element.element() else {
        return;
    };
    message.set(words.working());
    let (title, below) = (data.title(shared, title), below(shared, data));
    spawn_local(async move {
        let made = picture(&element, format, &title, &below).await;
        let text = match made {
            Some(file) => {
                download_file(&file_name(shared, name, format.name()), &file);
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
    let view = shared.view.get_untracked();
    if matches!(view, View::Compare | View::You)
        && let Some(has_voices) = data.has_voices()
    {
        lines.push(words.shows(&untrack(|| chosen(shared, has_voices))));
    }
    let now = Date::new_0();
    let today = Day {
        year: now.get_full_year() as u16,
        month: now.get_month() as u8 + 1,
        day: now.get_date() as u8,
    };
    lines.push(words.made(&shared.words.dates.short_day(today)));
    lines.extend(shared.navigation().shared_address());
    lines
}

fn file_name(shared: Shared, name: &str, end: &str) -> String {
    let id = shared.pack().id().clone();
    ["standpoint-", id.as_str(), "-", name, ".", end].concat()
}
