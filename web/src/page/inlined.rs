//! What the build has written into the page beside what the reader sees.

use crate::prerender::{OWN, PACK, PACKS, ROOT, WORDS};
use crate::words::Words;
use standpoint_core::pack::PackEntry;
use standpoint_core::read::{read_as, read_pack_list};
use standpoint_core::{Pack, pack::PackId};
use wasm_bindgen::JsCast as _;
use web_sys::{Document, HtmlElement};

/// What the build has written into the page.
pub struct Inlined {
    /// In which the story stands.
    pub root: HtmlElement,
    /// Which story it is.
    pub id: String,
    /// The packs that there are.
    pub packs: Vec<PackEntry>,
    document: Document,
}

impl Inlined {
    /// Finds it. `None`: the page is none of ours.
    pub fn find(document: Document) -> Option<Self> {
        let root = document.get_element_by_id(ROOT)?.dyn_into().ok()?;
        let id = document.document_element()?.get_attribute(OWN)?;
        let packs = read_pack_list(text(&document, PACKS)?.as_bytes()).ok()?;
        Some(Self {
            root,
            id,
            packs,
            document,
        })
    }

    /// The pack of the page, unless something has changed it on its way.
    pub fn pack(&self) -> Option<Pack> {
        let id = PackId::try_from(self.id.clone()).ok()?;
        read_as(&id, text(&self.document, PACK)?.as_bytes()).ok()
    }

    /// What the page says in its own voice.
    pub fn words(&self) -> Option<&'static Words> {
        let given = text(&self.document, WORDS);
        let read = given.and_then(|texts| Words::read(texts.leak()));
        read.or_else(Words::first)
    }
}

fn text(document: &Document, id: &str) -> Option<String> {
    document.get_element_by_id(id)?.text_content()
}
