//! The HTML of a pack's page.

use crate::built::Built;
use crate::escape::{escaped, json_in_script};
use crate::metadata::metadata;
use crate::problem::Problem;
use crate::start::start;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::pack::PackEntry;
use standpoint_web::prerender::{NOT_STARTED, OWN, PACK, PACKS, ROOT, Written};
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
        element("script", "", &built.cut_fragment),
        element("script", "", &start(built)),
        element("style", "", &built.style),
        format!(
            "<link rel=\"icon\" href=\"./{}\" type=\"image/svg+xml\">",
            built.icon.name
        ),
    ];
    let not_started = escaped(words.plain.not_started);
    let story = with_plain(&story(pack, packs), &plain_views(pack))?;
    let body = [
        // No white space in it: it would be a text that the page does not know.
        element("div", &format!("id=\"{ROOT}\""), &story),
        element("p", &format!("class=\"{NOT_STARTED}\""), &not_started),
        data(PACKS, list),
        data(PACK, json),
        built.added.clone(),
    ];
    Ok(format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{dir}\" {OWN}=\"{id}\">\n<head>\n{}\n</head>\n\
         <body>\n{}\n</body>\n</html>\n",
        head.join("\n"),
        body.join("\n"),
    ))
}

fn story(pack: &Arc<Pack>, packs: &[PackEntry]) -> String {
    Owner::new().with(|| {
        let packs = RwSignal::new(packs.to_vec());
        let (place, store) = (Arc::new(Written), Arc::new(Memory::default()));
        standpoint(pack.clone(), packs, place, store).to_html()
    })
}

fn plain_views(pack: &Arc<Pack>) -> String {
    // Without the marks between texts: nothing takes it over.
    Owner::new().with(|| plain(pack).to_html().replace("<!>", ""))
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
