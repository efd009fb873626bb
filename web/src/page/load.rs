//! Loading packs over the network, from the page's folder.

use crate::prerender::FOLDER_ATTRIBUTE;
use crate::views::LoadError;
use gloo_net::http::Request;
use standpoint_core::Pack;
use standpoint_core::pack::PackId;
use standpoint_core::read::read_as;

/// Loads the pack with this name.
pub async fn load(name: String) -> Result<Pack, LoadError> {
    let id = PackId::try_from(name).map_err(|error| LoadError::BadName(error.0))?;
    let address = ["data/", id.as_str(), "/pack.json"].concat();
    let bytes = fetch(&address).await?;
    read_as(&id, &bytes).map_err(|problems| LoadError::Problems(address, problems))
}

async fn fetch(address: &str) -> Result<Vec<u8>, LoadError> {
    let unreachable = |_| LoadError::Unreachable(address.into());
    // Not relative to the page's address, which may contain a password: a request's must not.
    let request = web_sys::Request::new_with_str(&[&*folder(), address].concat());
    let request = request.map_err(|_| LoadError::Unreachable(address.into()))?;
    let response = Request::from(request).send().await.map_err(unreachable)?;
    if !response.ok() {
        return Err(LoadError::Status(address.into(), response.status()));
    }
    response.binary().await.map_err(unreachable)
}

/// Returns the folder of the page's files. Empty if no script has set it: next to the page.
fn folder() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.document_element());
    let folder = root.and_then(|root| root.get_attribute(FOLDER_ATTRIBUTE));
    folder.unwrap_or_default()
}
