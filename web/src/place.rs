//! Where the page is: its address and its title, behind a trait,
//! since a widget in another site's page may touch neither.

use crate::event::Event;
use crate::prerender::page_of;
use crate::route::Route;
use standpoint_core::pack::{Evidence, PackId};
use standpoint_core::quiz::Plan;
use web_sys::HtmlDialogElement;

/// The first quiz is the same for all readers, so a class can talk about it.
pub const FIRST: Plan = Plan {
    seed: 1,
    authored: true,
    made: 6,
    mixed: false,
    most: None,
};

/// Where the page is.
pub trait Place: Send + Sync {
    /// The address of a route, for a link.
    fn link(&self, route: &Route) -> String;

    /// The id that the element at a route has, where links go to it without a script.
    fn anchor(&self, _: &Route) -> Option<String> {
        None
    }

    /// The address of another pack, for a link.
    fn pack_link(&self, id: &PackId) -> String;

    /// The fragment that the page was opened with, without `#`.
    fn fragment(&self) -> String;

    /// The fragment of the window's address now, where that is the page's own.
    fn moved_to(&self) -> Option<String> {
        None
    }

    /// Makes the address that of a route, without going there: the reader is there already.
    fn set_fragment(&self, route: &Route);

    /// Whether it is a page of its own.
    fn is_page(&self) -> bool {
        true
    }

    /// Names what is shown now.
    fn set_title(&self, title: &str);

    /// Whether the article stands around.
    fn has_article(&self) -> bool {
        false
    }

    /// Shows a passage in the article around. `false`: it is not there.
    fn show_in_article(&self, _: &Evidence) -> bool {
        false
    }

    /// Opens or closes a modal dialog.
    fn set_open(&self, dialog: &HtmlDialogElement, is_open: bool) {
        match (dialog.open(), is_open) {
            // Throws only where it is not in the page.
            (false, true) => drop(dialog.show_modal()),
            (true, false) => dialog.close(),
            _ => {}
        }
    }

    /// What the quiz is put together from where a reader begins it.
    fn plan(&self) -> Plan {
        FIRST
    }

    /// Whether those around would like to know how the reader rates.
    fn asks_for_ratings(&self) -> bool {
        false
    }

    /// Tells those around of what has happened.
    fn tell(&self, _: Event<'_>) {}

    /// Hands the reader a text as a file of this name.
    fn hand_over(&self, _name: &str, _text: &str) {}
}

/// No address at all: for rendering outside a browser.
pub struct Nowhere;

impl Place for Nowhere {
    fn link(&self, route: &Route) -> String {
        format!("#{}", route.fragment())
    }

    fn pack_link(&self, id: &PackId) -> String {
        page_of(id)
    }

    fn fragment(&self) -> String {
        String::new()
    }

    fn set_fragment(&self, _: &Route) {}

    fn set_title(&self, _: &str) {}
}
