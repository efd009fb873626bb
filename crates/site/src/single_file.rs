//! Renders the single-file page of a pack, which opens from a disk, a USB stick or an email.

use crate::document::{element, html, json_script, not_started, root, ui_texts};
use crate::error::BuildError;
use crate::gzip::{Start, gzip};
use crate::headers::self_contained_policy;
use crate::listed_pack::{ListedPack, list_of};
use crate::metadata::basic_metadata;
use crate::seven_bit;
use crate::shell::Shell;
use crate::site::Site;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use standpoint_core::Pack;
use standpoint_web::prerender::PACKS;
use standpoint_web::words::words_for;

/// How the names of single-file pages begin.
pub const SINGLE_FILE: &str = "standpoint-";

/// Returns the file name of a pack's single-file page.
pub fn single_file_of(pack: &Pack) -> String {
    format!("{SINGLE_FILE}{}.html", pack.id())
}

/// Compresses the program of all single-file pages.
pub fn compressed_program(shell: &Shell) -> Result<Start, BuildError> {
    let program = [&*shell.whole.bytes, shell.standalone_glue.as_bytes()].concat();
    Start::new(&program).map_err(|error| BuildError::File(shell.whole.name.clone().into(), error))
}

/// Renders the page with everything that it needs. The wasm, the glue and the pack are compressed.
pub fn single_file(site: &Site<'_>, listed: &ListedPack) -> Result<String, BuildError> {
    let shell = site.shell;
    let pack = &listed.pack;
    let words = words_for(pack.language());
    let (wasm, glue, json) = (
        shell.whole.bytes.as_slice(),
        shell.standalone_glue.as_bytes(),
        listed.json_in_page.as_bytes(),
    );
    let compressed = match site.program() {
        Some(program) => program.with_end(json),
        None => gzip(&[wasm, glue, json].concat()),
    };
    let parts = compressed.map_err(|error| BuildError::File(single_file_of(pack).into(), error))?;
    let policy = policy_of_single_file(shell);
    let icon = STANDARD.encode(&shell.icon.bytes);
    let head = [
        basic_metadata(pack, words),
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
        element("script", "", &shell.cut_fragment),
        element("style", "", &shell.style),
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
        element("script", "", &shell.single_file),
    ];
    Ok(html(pack, words, &head, &body))
}

/// Returns the Content-Security-Policy of single-file pages, the same for all packs.
pub fn policy_of_single_file(shell: &Shell) -> String {
    let scripts = [
        &*shell.cut_fragment,
        &shell.single_file,
        &shell.standalone_glue,
    ];
    self_contained_policy(&scripts, &shell.style)
}
