//! The page's address and title.

use crate::download::download;
use crate::navigation::page_of;
use crate::navigation::{Navigation, folder};
use crate::route::Route;
use standpoint_core::pack::PackId;
use wasm_bindgen::JsValue;
use web_sys::{UrlSearchParams, window};

/// The address bar and the title of the window.
pub struct Address;

impl Navigation for Address {
    fn link(&self, route: &Route) -> String {
        ["#", &route.fragment()].concat()
    }

    fn pack_link(&self, id: &PackId) -> String {
        page_of(id)
    }

    fn home(&self, _: &PackId) -> String {
        home().unwrap_or_default()
    }

    fn fragment(&self) -> String {
        current_fragment()
    }

    fn window_fragment(&self) -> Option<String> {
        Some(current_fragment())
    }

    fn shared_address(&self) -> Option<String> {
        let location = window()?.location();
        // Unlike `href` these have no password.
        let (origin, path) = (location.origin().ok()?, location.pathname().ok()?);
        let mut address = [origin, path].concat();
        // Other parameters can identify the reader, such as those of newsletters.
        if let Some(name) = pack_name() {
            address += "?pack=";
            address += &name;
        }
        address.starts_with("http").then_some(address)
    }

    #[cfg(not(feature = "single-file"))]
    fn pack_address(&self, id: &PackId) -> Option<String> {
        Some(["data/", id.as_str(), "/pack.json"].concat())
    }

    fn set_fragment(&self, fragment: &str) {
        if let Some(history) = window().and_then(|window| window.history().ok()) {
            let address = ["#", fragment].concat();
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
    }

    fn set_title(&self, title: &str) {
        if let Some(document) = window().and_then(|window| window.document()) {
            document.set_title(title);
        }
    }

    fn download(&self, name: &str, text: &str) {
        download(name, text);
    }
}

/// Returns the folder of the page, from `location`: `<base>` doesn't say where a page is.
fn home() -> Option<String> {
    let location = window()?.location();
    let (origin, path) = (location.origin().ok()?, location.pathname().ok()?);
    Some(folder(&[origin, path].concat()))
}

/// Returns the fragment in the address bar, without `#`.
fn current_fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').into()
}

/// Returns the pack name in the address, `?pack=…`, without the characters that chats and
/// newsletters add. If that leaves no valid name, returns the raw one. `web/script/pack-name.js`
/// parses it in the same way.
pub fn pack_name() -> Option<String> {
    let search = window()?.location().search().ok()?;
    let asked = UrlSearchParams::new_with_str(&search).ok()?.get("pack")?;
    let name = asked.to_ascii_lowercase();
    let name = name.split(['?', '&', '#']).next().unwrap_or_default();
    let name = name
        .trim_start_matches(|c: char| c.is_ascii_whitespace() || !c.is_ascii())
        .trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    let name = name.strip_suffix(".html").unwrap_or(name).to_owned();
    match PackId::try_from(name) {
        Ok(id) => Some(id.as_str().into()),
        Err(_) => Some(asked.trim().to_owned()).filter(|asked| !asked.is_empty()),
    }
}
