//! Reads packs in the browser. Those of the build are marked as checked; the code that checks others
//! is in [`Module::Views`](crate::loader). The single-file page has its own pack alone, so it has no
//! checks.

use standpoint_core::Pack;
use standpoint_core::pack::PackId;
use standpoint_core::read::read_marked;

#[cfg(not(feature = "single-file"))]
use {
    crate::loader::{self, Module, next_task},
    standpoint_core::read::{self as core, Problems},
    std::pin::Pin,
};

/// Why a pack couldn't be read.
#[cfg(not(feature = "single-file"))]
pub enum ReadError {
    /// It has problems.
    Problems(Problems),
    /// It has to be checked, and the code for that couldn't be loaded.
    NotLoaded,
}

/// Reads a pack, and checks it if it isn't marked as checked. With an `id`, it must have that id.
///
/// # Errors
///
/// Fails if the pack has problems, or if it must be checked and the code for that can't be loaded.
#[cfg(not(feature = "single-file"))]
pub async fn read(json: &[u8], id: Option<PackId>) -> Result<Pack, ReadError> {
    match read_marked(json, id.as_ref()) {
        Some(pack) => Ok(pack),
        None => read_unmarked(json, id).await,
    }
}

/// Reads a pack synchronously, without loading code: a release build reads only marked packs. `None`
/// if the pack can't be read.
pub fn read_now(json: &[u8], id: &PackId) -> Option<Pack> {
    let marked = read_marked(json, Some(id));
    #[cfg(not(any(code_split, feature = "single-file")))]
    let marked = marked.or_else(|| core::read_as(id, json).ok());
    marked
}

#[cfg(not(feature = "single-file"))]
async fn read_unmarked(json: &[u8], id: Option<PackId>) -> Result<Pack, ReadError> {
    loader::load(Module::Views)
        .await
        .map_err(|_| ReadError::NotLoaded)?;
    next_task().await;
    let read = check(json.to_vec(), id);
    #[cfg(code_split)]
    let read = read.await;
    read.await.map_err(ReadError::Problems)
}

#[cfg(not(feature = "single-file"))]
type Reading = Pin<Box<dyn Future<Output = Result<Pack, Problems>>>>;

/// Parses and checks a pack, each in a task of its own: a large one takes long. The attribute makes it
/// `async`.
#[cfg(not(feature = "single-file"))]
#[cfg_attr(code_split, leptos::wasm_split::wasm_split(views, wasm_split_path = leptos::wasm_split))]
fn check(json: Vec<u8>, id: Option<PackId>) -> Reading {
    Box::pin(async move {
        let parsed = core::parse(&json)?;
        next_task().await;
        parsed.check(id.as_ref())
    })
}
