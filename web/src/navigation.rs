//! Where the page is: its address and its title, behind a trait,
//! since a widget in another site's page may touch neither.

use crate::event::Event;
use crate::prerender::page_of;
use crate::route::{Route, decoded};
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
pub trait Navigation: Send + Sync {
    /// The address of a route, for a link.
    fn link(&self, route: &Route) -> String;

    /// What tells the installation that a pack comes from apart from others on the same origin, such
    /// as the address of its folder: readers' answers are stored under it.
    fn home(&self, _: &PackId) -> String {
        String::new()
    }

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

    /// Saves a text as a file of this name on the reader's device, where the browser can. Whether
    /// it has can't be known.
    fn hand_over(&self, _name: &str, _text: &str) {}
}

/// The folder of a page's address, in one form for all addresses that lead there.
pub fn folder(address: &str) -> String {
    let mut folder = decoded(address);
    while !folder.is_empty() && !folder.ends_with('/') {
        folder.pop();
    }
    folder
}

/// The folder of the installation that a pack comes from, by the address of its JSON; that address
/// itself where the pack is none of an installation's.
pub fn home_of_pack(address: &str, id: &PackId) -> String {
    let address = decoded(address);
    let file = ["data/", id.as_str(), "/pack.json"].concat();
    match address.strip_suffix(&*file) {
        Some(folder) => folder.into(),
        None => address,
    }
}

/// No address at all: for rendering outside a browser.
pub struct Nowhere;

impl Navigation for Nowhere {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_folder_have_one_home() {
        let home = "https://example.org/a/";
        for page in [
            "https://example.org/a/",
            "https://example.org/a/index.html",
            "https://example.org/a/harbour-bridge.html",
            "https://example.org/a/harbour-bridge",
            "https://example.org/a/standpoint-harbour-bridge.html",
            "https://example.org/%61/embed.html",
        ] {
            assert_eq!(folder(page), home, "{page}");
        }
        let id = PackId::try_from("harbour-bridge".to_owned()).expect("an id");
        let pack = "https://example.org/a/data/harbour-bridge/pack.json";
        assert_eq!(home_of_pack(pack, &id), home);
    }

    #[test]
    fn other_folders_are_other_homes() {
        let pages = [
            "https://example.org/index.html",
            "https://example.org/a/index.html",
            "https://example.org/b/index.html",
            "https://example.org/a/b/index.html",
            "https://example.org/caf%C3%A9/",
            "https://example.org/caf%C3%A8/",
            "https://other.example/a/",
            "file:///stories/a/story.html",
            "file:///stories/b/story.html",
        ];
        let mut homes = pages.map(folder).to_vec();
        let id = PackId::try_from("x".to_owned()).expect("an id");
        homes.push(home_of_pack("https://example.org/a/x.json", &id));
        homes.push(home_of_pack("https://example.org/a/data/y/pack.json", &id));
        let count = homes.len();
        homes.sort();
        homes.dedup();
        assert_eq!(homes.len(), count, "{homes:?}");
        let encoded = ["https://example.org/caf%c3%a9/x.html", pages[4]].map(folder);
        assert_eq!(encoded[0], encoded[1]);
    }
}
