//! The data that the build has inlined into the page.

use crate::prerender::{PACK, PACK_ATTRIBUTE, PACKS, ROOT, WORDS};
use crate::read::read_now;
use crate::words::Words;
use standpoint_core::pack::PackEntry;
use standpoint_core::read::read_pack_list;
use standpoint_core::{Pack, pack::PackId};
use wasm_bindgen::JsCast as _;
use web_sys::{Document, HtmlElement};

/// The page's element, and the data next to it.
pub struct Inlined {
    /// The element that contains the story.
    pub root: HtmlElement,
    /// The id of the page's pack.
    pub id: String,
    /// All packs of the installation.
    pub packs: Vec<PackEntry>,
    document: Document,
}

impl Inlined {
    /// Finds the data. `None`: the page isn't one of ours.
    pub fn find(document: Document) -> Option<Self> {
        let root = document.get_element_by_id(ROOT)?.dyn_into().ok()?;
        let id = document.document_element()?.get_attribute(PACK_ATTRIBUTE)?;
        let packs = read_pack_list(text(&document, PACKS)?.as_bytes()).ok()?;
        Some(Self {
            root,
            id,
            packs,
            document,
        })
    }

    /// Returns the page's pack, unless its JSON was changed after the build.
    pub fn pack(&self) -> Option<Pack> {
        let id = PackId::try_from(self.id.clone()).ok()?;
        read_now(self.json()?.as_bytes(), &id)
    }

    /// Returns the JSON of the page's pack.
    pub fn json(&self) -> Option<String> {
        text(&self.document, PACK)
    }

    /// Returns the UI text for the page's language, or else the default language's.
    pub fn words(&self) -> Option<&'static Words> {
        let inlined = text(&self.document, WORDS);
        let read = inlined.and_then(|texts| Words::read(texts.leak()));
        read.or_else(Words::default_language)
    }
}

fn text(document: &Document, id: &str) -> Option<String> {
    document.get_element_by_id(id)?.text_content()
}
