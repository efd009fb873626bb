//! Renders the single-file page of a pack, which opens from a disk, a USB stick or an email.

use crate::document::{element, html, json_script, not_started, root, ui_texts};
use crate::error::BuildError;
use crate::headers::self_contained_policy;
use crate::listed_pack::{ListedPack, list_of};
use crate::metadata::basic_metadata;
use crate::seven_bit;
use crate::trunk_output::TrunkOutput;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use standpoint_core::Pack;
use standpoint_web::prerender::PACKS;
use standpoint_web::words::words_for;
use std::io;
use zopfli::{Format, Options, compress};

/// Returns the file name of a pack's single-file page.
pub fn single_file_of(pack: &Pack) -> String {
    format!("standpoint-{}.html", pack.id())
}

/// Renders the page with everything that it needs. The wasm, the glue and the pack are compressed.
pub fn single_file(output: &TrunkOutput, listed: &ListedPack) -> Result<String, BuildError> {
    let pack = &listed.pack;
    let words = words_for(pack.language());
    let (wasm, glue, json) = (
        output.whole.bytes.as_slice(),
        output.standalone_glue.as_bytes(),
        listed.json.as_bytes(),
    );
    let parts = gzip(&[wasm, glue, json].concat())
        .map_err(|error| BuildError::File(single_file_of(pack).into(), error))?;
    let policy = policy_of_single_file(output);
    let icon = STANDARD.encode(&output.icon.bytes);
    let head = [
        basic_metadata(pack, words),
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
        element("script", "", &output.cut_fragment),
        element("style", "", &output.style),
        format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"),
    ];
    // The list has only this story: the others are not in this file.
    let entries = vec![listed.entry.clone()];
    let list = list_of(&entries);
    let sizes = format!("{} {} {}", wasm.len(), glue.len(), parts.len());
    let attributes = format!("id=\"compressed\" type=\"text/plain\" data-sizes=\"{sizes}\"");
    let body = [
        root(pack, entries)?,
        not_started(words, false),
        json_script(PACKS, &list),
        ui_texts(words),
        element("script", &attributes, &seven_bit::encode(&parts)),
        element("script", "", &output.single_file),
    ];
    Ok(html(pack, words, &head, &body))
}

/// Returns the Content-Security-Policy of single-file pages, the same for all packs.
pub fn policy_of_single_file(output: &TrunkOutput) -> String {
    let scripts = [
        &*output.cut_fragment,
        &output.single_file,
        &output.standalone_glue,
    ];
    self_contained_policy(&scripts, &output.style)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    compress(Options::default(), Format::Gzip, bytes, &mut compressed)?;
    Ok(compressed)
}
