//! Packs over the network, from beside the page.

use crate::views::Trouble;
use gloo_net::http::Request;
use standpoint_core::Pack;
use standpoint_core::pack::{PackEntry, PackId};
use standpoint_core::read::{read_as, read_pack_list};

/// The pack with this id.
pub async fn load(id: &PackId) -> Result<Pack, Trouble> {
    let address = format!("data/{id}/pack.json");
    let bytes = fetch(&address).await?;
    read_as(id, &bytes).map_err(|problems| Trouble::Problems(address, problems))
}

/// The packs that there are, the one to open first at the front.
pub async fn load_entries() -> Result<Vec<PackEntry>, Trouble> {
    const ADDRESS: &str = "data/packs.json";
    let bytes = fetch(ADDRESS).await?;
    read_pack_list(&bytes).map_err(|problems| Trouble::Problems(ADDRESS.into(), problems))
}

async fn fetch(address: &str) -> Result<Vec<u8>, Trouble> {
    let unreachable = |_| Trouble::Unreachable(address.into());
    let response = Request::get(address).send().await.map_err(unreachable)?;
    if !response.ok() {
        return Err(Trouble::Status(address.into(), response.status()));
    }
    response.binary().await.map_err(unreachable)
}
