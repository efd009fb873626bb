//! The page's address and title, behind a trait: a widget must not change those of its host page.

use crate::event::Event;
use crate::route::{Route, decoded};
use standpoint_core::pack::{Evidence, PackId};
use standpoint_core::quiz::{AskCertainty, Plan, ShowAnswers};
use web_sys::HtmlDialogElement;

/// The plan of a reader's first quiz: the same for all readers, so that a class can discuss it.
pub const DEFAULT_PLAN: Plan = Plan {
    seed: 1,
    authored: true,
    generated: 6,
    shuffled: false,
    limit: Some(10),
    skills: Vec::new(),
    topics: Vec::new(),
    show_answers: ShowAnswers::AfterEach,
    certainty: AskCertainty::Asked,
    only: Vec::new(),
};

/// Returns the file name of a pack's page.
pub fn page_of(id: &PackId) -> String {
    [id.as_str(), ".html"].concat()
}

/// The page's address, title and host, as the views use them.
pub trait Navigation: Send + Sync {
    /// Returns the address of a route, for a link.
    fn link(&self, route: &Route) -> String;

    /// Returns what identifies the pack's installation among others on the same origin, such as the
    /// address of its folder. It is part of the storage keys of the reader's answers.
    fn home(&self, _: &PackId) -> String {
        String::new()
    }

    /// Returns the id of a route's element, if links must work without a script.
    fn anchor(&self, _: &Route) -> Option<String> {
        None
    }

    /// Returns the address of another pack, for a link.
    fn pack_link(&self, id: &PackId) -> String;

    /// Returns the fragment that the page was opened with, without `#`.
    fn fragment(&self) -> String;

    /// Returns the window's current fragment, without `#`, if the address is the page's own.
    fn window_fragment(&self) -> Option<String> {
        None
    }

    /// Returns the address of the pack's page without its fragment, to share. `None`: it isn't on the
    /// web.
    fn shared_address(&self) -> Option<String> {
        None
    }

    /// Returns the address of a pack's JSON, for a link. `None`: it is no file of its own.
    fn pack_address(&self, _: &PackId) -> Option<String> {
        None
    }

    /// Replaces the fragment of the address, without navigating there.
    fn set_fragment(&self, fragment: &str);

    /// Returns whether this is a page of its own, not a widget in a host page.
    fn is_page(&self) -> bool {
        true
    }

    /// Sets the title of the document.
    fn set_title(&self, title: &str);

    /// Returns whether the host page contains the article.
    fn has_article(&self) -> bool {
        false
    }

    /// Shows a passage in the host page's article. Returns `false` if it isn't found.
    fn show_in_article(&self, _: &Evidence) -> bool {
        false
    }

    /// Opens or closes a modal dialog.
    fn set_open(&self, dialog: &HtmlDialogElement, is_open: bool) {
        match (dialog.open(), is_open) {
            // Throws only if the dialog isn't in the document.
            (false, true) => drop(dialog.show_modal()),
            (true, false) => dialog.close(),
            _ => {}
        }
    }

    /// Returns the plan of a new quiz.
    fn plan(&self) -> Plan {
        DEFAULT_PLAN
    }

    /// Returns whether the host page says how many questions are asked.
    fn fixes_items(&self) -> bool {
        false
    }

    /// Returns whether the host page asks for the reader's ratings.
    fn asks_for_ratings(&self) -> bool {
        false
    }

    /// Emits an event to the host page.
    fn emit(&self, _: Event<'_>) {}

    /// Downloads a text as a file with this name. There is no way to know whether it worked.
    fn download(&self, _name: &str, _text: &str) {}
}

/// Returns the folder of a page's address, normalised: decoded, with a slash at the end.
pub fn folder(address: &str) -> String {
    let mut folder = decoded(address);
    while !folder.is_empty() && !folder.ends_with('/') {
        folder.pop();
    }
    folder
}

/// Returns the folder of the installation that a pack comes from, given the address of the pack's
/// JSON. Returns the address itself if it isn't in an installation's `data` folder.
pub fn home_of_pack(address: &str, id: &PackId) -> String {
    let address = decoded(address);
    let file = ["data/", id.as_str(), "/pack.json"].concat();
    match address.strip_suffix(&*file) {
        Some(folder) => folder.into(),
        None => address,
    }
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
