//! What the build and the page's program share: names in the HTML, and the navigation of a prerendered
//! page.
//!
//! The page opens with the story. Below it, an element with the class [`PLAIN`] has the other views
//! in plain HTML, for readers without a script. Once the page has started, it is removed as soon as it
//! is out of sight or the reader opens another view.

use crate::navigation::{Navigation, page_of};
use crate::route::Route;
use standpoint_core::pack::PackId;

/// The id of the root element, which contains the story.
pub const ROOT: &str = "page";

/// The tag name of the root element. The script defines it as a custom element once the page is
/// hydrated. `:defined` isn't saved with a page, so the style sheet can recognise a saved copy.
pub const ROOT_ELEMENT: &str = "standpoint-page";

/// The attribute of the document element with the address of the page's folder, set by a script if
/// it knows the folder. Other files are loaded from there.
pub const FOLDER_ATTRIBUTE: &str = "data-folder";

/// The attribute of the document element with the id of the page's pack.
pub const PACK_ATTRIBUTE: &str = "data-pack";

/// The id of the element with the JSON of the page's pack.
pub const PACK: &str = "pack";

/// The id of the element with the JSON of the list of packs.
pub const PACKS: &str = "packs";

/// The id of the element with the UI text in a language that isn't compiled into the program:
/// `Words::written`.
pub const WORDS: &str = "words";

/// The class of the content for readers without a script.
pub const PLAIN: &str = "plain";

/// The class of the line that says why the page has not started, or that it is a saved copy.
pub const NOT_STARTED: &str = "not-started";

/// The navigation of a page that the build writes: a file next to those of other packs.
pub struct PrerenderNavigation;

impl Navigation for PrerenderNavigation {
    fn link(&self, route: &Route) -> String {
        format!("#{}", route.fragment())
    }

    fn anchor(&self, route: &Route) -> Option<String> {
        Some(route.fragment())
    }

    fn pack_link(&self, id: &PackId) -> String {
        page_of(id)
    }

    fn fragment(&self) -> String {
        String::new()
    }

    fn set_fragment(&self, _: &str) {}

    fn set_title(&self, _: &str) {}
}
