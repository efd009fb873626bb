//! What the build writes of a pack's page, and the page then takes over.
//!
//! The page opens with the story. Below it stands, in an element of class [`PLAIN`], what can be
//! read of the other views without a script; it goes when the page becomes alive.

use crate::navigation::Navigation;
use crate::route::Route;
use standpoint_core::pack::PackId;

/// The id of the element in which the story stands.
pub const ROOT: &str = "page";

/// The name of that element. The script defines it once the page is alive (`:defined`), which is
/// never saved along with a page: so a saved copy can look different.
pub const ROOT_ELEMENT: &str = "standpoint-page";

/// The attribute of the document that holds the address of the page's folder, as far as a script
/// knows it: other files are asked for there.
pub const FOLDER: &str = "data-folder";

/// The attribute of the document that names the page's pack.
pub const OWN: &str = "data-pack";

/// The id of the element that holds the JSON of the page's pack.
pub const PACK: &str = "pack";

/// The id of the element that holds the JSON of the list of packs.
pub const PACKS: &str = "packs";

/// The id of the element that holds what the page says in its own voice, in a language that the
/// program does not have by itself: `Words::written`.
pub const WORDS: &str = "words";

/// The class of what is for readers without a script.
pub const PLAIN: &str = "plain";

/// The class of the line that says why the page has not started, or that it is a saved copy.
pub const NOT_STARTED: &str = "not-started";

/// The file of a pack's page.
pub fn page_of(id: &PackId) -> String {
    [id.as_str(), ".html"].concat()
}

/// Where a page is that the build writes: a file beside those of other packs.
pub struct Written;

impl Navigation for Written {
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

    fn set_fragment(&self, _: &Route) {}

    fn set_title(&self, _: &str) {}
}
