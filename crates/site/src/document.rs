//! The HTML of a pack's page.

use crate::built::Built;
use crate::escape::{escaped, json_in_script};
use crate::metadata::metadata;
use crate::problem::Problem;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::pack::PackEntry;
use standpoint_web::prerender::{ELSEWHERE, NOT_STARTED, PACK, PACKS, PLAIN, Written};
use standpoint_web::store::Memory;
use standpoint_web::views::{plain, standpoint};
use standpoint_web::words::words_for;
use std::sync::Arc;

/// The page of a pack. `json` and `list` are the files of the pack and of the list of `packs`.
pub fn document(
    built: &Built,
    pack: &Arc<Pack>,
    json: &str,
    packs: &[PackEntry],
    list: &str,
) -> Result<String, Problem> {
    let words = words_for(pack.language());
    let (language, dir, id) = (escaped(pack.language()), words.dir, pack.id());
    let head = [
        metadata(pack, words),
        element("script", "", CUT_FRAGMENT),
        element("script", "", &script(built)),
        element("style", "", &built.style),
        format!(
            "<link rel=\"icon\" href=\"./{}\" type=\"image/svg+xml\">",
            built.icon.name
        ),
    ];
    let not_started = escaped(words.plain.not_started);
    let body = [
        with_plain(&story(pack, packs), &plain_views(pack))?,
        element("p", &format!("class=\"{NOT_STARTED}\""), &not_started),
        data(PACKS, list),
        data(PACK, json),
    ];
    // No white space around what the page takes over: it would be a text that it does not know.
    Ok(format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{dir}\" data-pack=\"{id}\">\n<head>\n{}\n</head>\n\
         <body>{}</body>\n</html>\n",
        head.join("\n"),
        body.join("\n"),
    ))
}

/// What every page runs, first of all.
///
/// A script of its own: what an inline script imports is resolved against the address that the
/// page had when the script began, and with one as long as a book that takes minutes.
pub const CUT_FRAGMENT: &str = r#"if (location.hash.length > 1000) history.replaceState(null, "", location.hash.slice(0, 100));"#;

/// What every page runs then: it starts the wasm once the page is there.
///
/// What was written for readers without a script goes then, at once where it is out of sight,
/// else when the reader goes on. A page that opens at a fragment is written as one that does not.
pub fn script(built: &Built) -> String {
    let (script, wasm) = (&built.script.name, &built.wasm.name);
    format!(
        r#"const root = document.documentElement;
const asked = new URLSearchParams(location.search).get("pack");
if (asked !== null && asked !== root.dataset.pack) root.className = "{ELSEWHERE}";
const glue = import("./{script}"), wasm = fetch("./{wasm}");
addEventListener("DOMContentLoaded", async () => {{
const part = (name) => document.querySelector("." + name);
addEventListener("hashchange", () => part("{PLAIN}")?.remove(), {{ once: true }});
await (await glue).default({{ module_or_path: wasm }});
root.className = "";
part("{NOT_STARTED}")?.remove();
if (part("{PLAIN}")?.getBoundingClientRect().top >= innerHeight) part("{PLAIN}").remove();
if (location.hash) dispatchEvent(new HashChangeEvent("hashchange"));
}});"#
    )
}

fn story(pack: &Arc<Pack>, packs: &[PackEntry]) -> String {
    Owner::new().with(|| {
        let packs = RwSignal::new(packs.to_vec());
        let (place, store) = (Arc::new(Written), Arc::new(Memory::default()));
        standpoint(pack.clone(), packs, place, store).to_html()
    })
}

fn plain_views(pack: &Arc<Pack>) -> String {
    Owner::new().with(|| plain(pack).to_html())
}

/// At the end of the main part: what comes last in an element is not looked at when the page is
/// taken over.
fn with_plain(story: &str, plain: &str) -> Result<String, Problem> {
    const END: &str = "</main>";
    match story.split(END).collect::<Vec<_>>().as_slice() {
        [before, after] => Ok([before, plain, END, after].concat()),
        _ => Err(Problem::NoMain),
    }
}

fn data(id: &str, json: &str) -> String {
    let attributes = format!("type=\"application/json\" id=\"{id}\"");
    element("script", &attributes, &json_in_script(json))
}

fn element(name: &str, attributes: &str, content: &str) -> String {
    let space = if attributes.is_empty() { "" } else { " " };
    format!("<{name}{space}{attributes}>{content}</{name}>")
}
