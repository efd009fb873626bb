//! Packs over the network, from beside the page.

use crate::views::{PackEntry, Trouble};
use gloo_net::http::Request;
use serde::Deserialize;
use standpoint_core::Pack;
use standpoint_core::pack::PackId;

/// The pack of this name.
pub async fn load(name: &str) -> Result<Pack, Trouble> {
    if PackId::try_from(name.to_owned()).is_err() {
        return Err(Trouble::BadName(name.into()));
    }
    let address = format!("data/{name}/pack.json");
    let bytes = fetch(&address).await?;
    standpoint_core::read(&bytes).map_err(|problems| Trouble::Problems(address, problems))
}

/// The packs that there are, the one to open first at the front.
pub async fn load_entries() -> Result<Vec<PackEntry>, Trouble> {
    const ADDRESS: &str = "data/packs.json";

    #[derive(Deserialize)]
    struct List {
        packs: Vec<PackEntry>,
    }

    let bytes = fetch(ADDRESS).await?;
    let list = serde_json::from_slice::<List>(&bytes);
    list.map(|list| list.packs).map_err(|_| Trouble::Unreachable(ADDRESS.into()))
}

async fn fetch(address: &str) -> Result<Vec<u8>, Trouble> {
    let unreachable = |_| Trouble::Unreachable(address.into());
    let response = Request::get(address).send().await.map_err(unreachable)?;
    if !response.ok() {
        return Err(Trouble::Status(address.into(), response.status()));
    }
    response.binary().await.map_err(unreachable)
}
