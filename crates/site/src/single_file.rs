//! Renders the single-file page of a pack, which opens from a disk, a USB stick or an email.

use crate::built::Built;
use crate::document::{data, element, html, not_started, root, ui_texts};
use crate::error::BuildError;
use crate::headers::self_contained_policy;
use crate::metadata::basic_metadata;
use crate::seven_bit;
use crate::story::{Story, list_of};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use standpoint_core::Pack;
use standpoint_web::prerender::PACKS;
use standpoint_web::words::words_for;
use std::io;
use zopfli::{Format, Options, compress};

/// The file name of a pack's single-file page.
pub fn single_file_of(pack: &Pack) -> String {
    format!("standpoint-{}.html", pack.id())
}

/// Renders the page with everything that it needs. The wasm, the glue and the pack are compressed.
pub fn single_file(built: &Built, story: &Story) -> Result<String, BuildError> {
    let pack = &story.pack;
    let words = words_for(pack.language());
    let (wasm, glue, json) = (
        built.whole.bytes.as_slice(),
        built.standalone_glue.as_bytes(),
        story.json.as_bytes(),
    );
    let parts = gzip(&[wasm, glue, json].concat())
        .map_err(|error| BuildError::File(single_file_of(pack).into(), error))?;
    let policy = policy_of_single_file(built);
    let icon = STANDARD.encode(&built.icon.bytes);
    let head = [
        basic_metadata(pack, words),
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
        element("script", "", &built.cut_fragment),
        element("style", "", &built.style),
        format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"),
    ];
    // The list has only this story: the others are not in this file.
    let entries = vec![story.entry.clone()];
    let list = list_of(&entries);
    let sizes = format!("{} {} {}", wasm.len(), glue.len(), parts.len());
    let attributes = format!("id=\"packed\" type=\"text/plain\" data-sizes=\"{sizes}\"");
    let body = [
        root(pack, entries)?,
        not_started(words, false),
        data(PACKS, &list),
        ui_texts(words),
        element("script", &attributes, &seven_bit::encode(&parts)),
        element("script", "", &built.single_file),
    ];
    Ok(html(pack, words, &head, &body))
}

/// The Content-Security-Policy of single-file pages, the same for all packs.
pub fn policy_of_single_file(built: &Built) -> String {
    let scripts = [
        &*built.cut_fragment,
        &built.single_file,
        &built.standalone_glue,
    ];
    self_contained_policy(&scripts, &built.style)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    compress(Options::default(), Format::Gzip, bytes, &mut compressed)?;
    Ok(compressed)
}
