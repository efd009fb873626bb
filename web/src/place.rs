//! Where the page is: its address and its title, behind a trait,
//! since a widget in another site's page may touch neither.

use crate::prerender::page_of;
use crate::route::Route;
use standpoint_core::pack::PackId;

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

    /// Calls back with the new fragment whenever it changes, for as long as the page lives.
    fn on_change(&self, changed: Box<dyn Fn(String)>);

    /// Makes the address that of a route, without going there: the reader is there already.
    fn set_fragment(&self, route: &Route);

    /// Names what is shown now.
    fn set_title(&self, title: &str);

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

    fn on_change(&self, _: Box<dyn Fn(String)>) {}

    fn set_fragment(&self, _: &Route) {}

    fn set_title(&self, _: &str) {}
}
