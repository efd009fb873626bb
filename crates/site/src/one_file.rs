//! The page of a pack as one file, which opens from a disk, a stick or a mail.

use crate::built::Built;
use crate::document::{data, element, html, not_started, own_voice, root};
use crate::headers::policy_of_one_file;
use crate::metadata::described;
use crate::packed::packed;
use crate::problem::Problem;
use crate::story::{Story, list_of};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use standpoint_core::Pack;
use standpoint_web::prerender::PACKS;
use standpoint_web::words::words_for;
use std::io;
use zopfli::{Format, Options, compress};

/// The name of its file.
pub fn one_file_of(pack: &Pack) -> String {
    format!("standpoint-{}.html", pack.id())
}

/// The page with all that it needs. What no reader sees is compressed in it.
pub fn one_file(built: &Built, story: &Story) -> Result<String, Problem> {
    let pack = &story.pack;
    let words = words_for(pack.language());
    let (wasm, glue, json) = (
        built.whole.bytes.as_slice(),
        built.glue_alone.as_bytes(),
        story.json.as_bytes(),
    );
    let parts = gzip(&[wasm, glue, json].concat())
        .map_err(|error| Problem::File(one_file_of(pack).into(), error))?;
    let policy = policy_of_alone(built);
    let icon = STANDARD.encode(&built.icon.bytes);
    let head = [
        described(pack, words),
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
        element("script", "", &built.cut_fragment),
        element("style", "", &built.style),
        format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"),
    ];
    // Other stories are not in this file.
    let entries = vec![story.entry.clone()];
    let list = list_of(&entries);
    let sizes = format!("{} {} {}", wasm.len(), glue.len(), parts.len());
    let attributes = format!("id=\"packed\" type=\"text/plain\" data-sizes=\"{sizes}\"");
    let body = [
        root(pack, entries)?,
        not_started(words, false),
        data(PACKS, &list),
        own_voice(words),
        element("script", &attributes, &packed(&parts)),
        element("script", "", &built.one_file),
    ];
    Ok(html(pack, words, &head, &body))
}

/// The policy of such pages, which is the same for all.
pub fn policy_of_alone(built: &Built) -> String {
    let scripts = [&*built.cut_fragment, &built.one_file, &built.glue_alone];
    policy_of_one_file(&scripts, &built.style)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    compress(Options::default(), Format::Gzip, bytes, &mut compressed)?;
    Ok(compressed)
}
