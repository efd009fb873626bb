//! Loading packs over the network, from the page's folder.

use crate::views::LoadError;
use standpoint_core::Pack;
use standpoint_core::pack::PackId;
#[cfg(not(feature = "single-file"))]
use {
    crate::prerender::FOLDER_ATTRIBUTE,
    crate::read::{ReadError, read},
    gloo_net::http::Request,
};

/// Loads the pack with this name. `inlined` is its JSON in the page, which may have been changed.
pub async fn load(name: String, inlined: Option<String>) -> Result<Pack, LoadError> {
    let id = PackId::try_from(name).map_err(|error| LoadError::BadName(error.0))?;
    let address = ["data/", id.as_str(), "/pack.json"].concat();
    load_from(id, inlined, address).await
}

/// The single-file page can't load anything.
#[cfg(feature = "single-file")]
async fn load_from(_: PackId, _: Option<String>, address: String) -> Result<Pack, LoadError> {
    Err(LoadError::Unreachable(address))
}

#[cfg(not(feature = "single-file"))]
async fn load_from(
    id: PackId,
    inlined: Option<String>,
    address: String,
) -> Result<Pack, LoadError> {
    if let Some(json) = inlined
        && let Ok(pack) = read(json.as_bytes(), Some(id.clone())).await
    {
        return Ok(pack);
    }
    let bytes = fetch(&address).await?;
    read(&bytes, Some(id)).await.map_err(|error| match error {
        ReadError::Problems(problems) => LoadError::Problems(address, problems),
        ReadError::NotLoaded => LoadError::Unreachable(address),
    })
}

#[cfg(not(feature = "single-file"))]
async fn fetch(address: &str) -> Result<Vec<u8>, LoadError> {
    let unreachable = |_| LoadError::Unreachable(address.into());
    // An absolute URL: the page's own may contain a password, and `fetch` refuses such URLs.
    let request = web_sys::Request::new_with_str(&[&*folder(), address].concat());
    let request = request.map_err(|_| LoadError::Unreachable(address.into()))?;
    let response = Request::from(request).send().await.map_err(unreachable)?;
    if !response.ok() {
        return Err(LoadError::Status(address.into(), response.status()));
    }
    response.binary().await.map_err(unreachable)
}

/// Returns the URL of the folder with the page's files. Empty if no script has set it: requests are
/// then relative to the page.
#[cfg(not(feature = "single-file"))]
fn folder() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.document_element());
    let folder = root.and_then(|root| root.get_attribute(FOLDER_ATTRIBUTE));
    folder.unwrap_or_default()
}
