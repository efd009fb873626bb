//! Renders the HTML of a pack's page.

use crate::catalogue::catalogue_link;
use crate::error::BuildError;
use crate::escape::{escaped, json_in_script};
use crate::listed_pack::{ListedPack, list_of};
use crate::metadata::{linked_data, metadata, oembed_of};
use crate::site::Site;
use crate::start::{preloads, start};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::pack::PackEntry;
use standpoint_web::prerender::{
    NOT_STARTED, PACK, PACK_ATTRIBUTE, PACKS, PrerenderNavigation, ROOT, ROOT_ELEMENT, WORDS,
};
use standpoint_web::store::Memory;
use standpoint_web::views::{Answers, OpenPack, plain, standpoint};
use standpoint_web::words::{Words, words_for};
use std::sync::Arc;

/// Renders the page of a pack.
pub fn document(site: &Site<'_>, listed: &ListedPack) -> Result<String, BuildError> {
    let (shell, pack, address) = (site.shell, &listed.pack, site.options.address.as_deref());
    let words = words_for(pack.language());
    let head = [
        preloads(shell),
        metadata(pack, words, address),
        oembed_link(listed, address),
        element("script", "", &shell.cut_fragment),
        element("script", "", &start(shell)),
        element("style", "", &site.style()),
        format!(
            "<link rel=\"icon\" href=\"./{}\" type=\"image/svg+xml\">",
            shell.icon.name
        ),
    ];
    let entries = site.entries_on_page(listed);
    let list = list_of(&entries);
    let linked = linked_data(pack, words);
    let link_to_catalogue = match site.has_catalogue() {
        true => catalogue_link(words),
        false => String::new(),
    };
    let body = [
        [link_to_catalogue, root(pack, entries)?].concat(),
        not_started(words, true),
        offline(words),
        json_script(PACKS, &list),
        json_script(PACK, &listed.json_in_page),
        ui_texts(words),
        element("script", "type=\"application/ld+json\"", &linked),
        shell.trunk_body.clone(),
    ];
    Ok(html(pack, words, &head, &body))
}

/// Returns the UI texts in the pack's language, for a script element. Empty for the language that
/// the program contains.
pub fn ui_texts(words: &Words) -> String {
    let attributes = format!("type=\"text/plain\" id=\"{WORDS}\"");
    let written = words.written();
    written.map_or_else(String::new, |texts| element("script", &attributes, &texts))
}

/// The byte order mark: marks the page as UTF-8 even if the host declares another encoding.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Returns the link to the story's oEmbed JSON. It must be absolute, so it is left out if `address` is
/// unknown.
fn oembed_link(listed: &ListedPack, address: Option<&str>) -> String {
    address.map_or_else(String::new, |address| {
        format!(
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}{}\" title=\"{}\">",
            escaped(address),
            oembed_of(listed),
            escaped(listed.pack.title())
        )
    })
}

/// Renders a document. Put the story first in `body`: browsers paint it while the rest loads.
pub fn html(pack: &Pack, words: &Words, head: &[String], body: &[String]) -> String {
    let (language, dir, id) = (escaped(pack.language()), words.language.dir(), pack.id());
    format!(
        "{BYTE_ORDER_MARK}<!doctype html>\n<html lang=\"{language}\" dir=\"{dir}\" {PACK_ATTRIBUTE}=\"{id}\">\n<head>\n{}\n</head>\n\
         <body>\n{}\n</body>\n</html>\n",
        head.join("\n"),
        body.join("\n"),
    )
}

/// Renders the element that the page hydrates, including the views for readers without JavaScript.
pub fn root(pack: &Arc<Pack>, entries: Vec<PackEntry>) -> Result<String, BuildError> {
    /// End tags that HTML allows to omit. No white space follows them here.
    const OPTIONAL_END_TAGS: [&str; 8] = [
        "</li>", "</dt>", "</dd>", "</th>", "</td>", "</tr>", "</thead>", "</tbody>",
    ];

    let story = with_plain(
        &story_view(pack, entries),
        &plain_views(pack, Answers::Folded),
    )?;
    let story = OPTIONAL_END_TAGS
        .iter()
        .fold(story, |story, tag| story.replace(tag, ""));
    // No white space around the story: hydration would find an unexpected text node.
    Ok(element(ROOT_ELEMENT, &format!("id=\"{ROOT}\""), &story))
}

/// Returns the status line that says why the page has not started, or that it is a saved copy. Its
/// initial content is for browsers without JavaScript; `web/script/start-state.js` replaces it.
/// `has_files` is whether the page requests files, and has a single-file page next to it.
pub fn not_started(words: &Words, has_files: bool) -> String {
    let texts = &words.status;
    let mut states = vec![
        ("browser", texts.other_browser()),
        ("saved", texts.saved_copy()),
        ("online", texts.open_online()),
    ];
    if has_files {
        states.extend([
            ("late", texts.not_started()),
            ("failed", texts.site_fault()),
            ("network", texts.unreachable()),
            ("reload", texts.reload()),
            ("single", texts.open_single_file()),
        ]);
    }
    let first = element("span", "", &escaped(texts.not_started()));
    let noscript = element("noscript", "", &escaped(texts.no_script()));
    status_line(NOT_STARTED, &states, &[noscript, first].concat())
}

/// Returns the status line that says whether the page works offline. `web/script/offline.js` fills
/// it in.
fn offline(words: &Words) -> String {
    let texts = &words.status;
    let states = [
        ("ready", texts.ready()),
        ("not-yet", texts.not_yet()),
        ("full", texts.full()),
        ("incomplete", texts.incomplete()),
        ("altered", texts.altered()),
        ("insecure", texts.insecure()),
        ("unsupported", texts.unsupported()),
        ("new", texts.new_version()),
        ("update", texts.activate()),
    ];
    status_line("offline", &states, "")
}

/// Returns a status line. A script copies the text of the current state from the `data-`
/// attributes.
fn status_line(class: &str, states: &[(&str, &str)], content: &str) -> String {
    let states = states
        .iter()
        .map(|(state, text)| format!(" data-{state}=\"{}\"", escaped(text)));
    let attributes = format!(
        "class=\"{class}\" role=\"status\"{}",
        states.collect::<String>()
    );
    element("p", &attributes, content)
}

fn story_view(pack: &Arc<Pack>, packs: Vec<PackEntry>) -> String {
    Owner::new().with(|| {
        let packs = RwSignal::new(packs);
        let (navigation, store) = (Arc::new(PrerenderNavigation), Arc::new(Memory::default()));
        standpoint(
            OpenPack::open(pack.clone(), words_for(pack.language()), navigation, store),
            packs,
        )
        .to_html()
    })
}

/// Renders the views for readers without JavaScript.
pub fn plain_views(pack: &Arc<Pack>, answers: Answers) -> String {
    // Without the markers between text nodes, which only hydration needs.
    Owner::new().with(|| plain(pack, answers).to_html().replace("<!>", ""))
}

/// Inserts the plain views at the end of `<main>`: hydration ignores nodes after the last one that
/// it expects in an element.
fn with_plain(story: &str, plain: &str) -> Result<String, BuildError> {
    const END: &str = "</main>";
    match story.split(END).collect::<Vec<_>>().as_slice() {
        [before, after] => Ok([before, plain, END, after].concat()),
        _ => Err(BuildError::NoMain),
    }
}

/// Returns a script element with JSON for the page to read.
pub fn json_script(id: &str, json: &str) -> String {
    let attributes = format!("type=\"application/json\" id=\"{id}\"");
    element("script", &attributes, &json_in_script(json))
}

/// Renders an element. `content` is HTML.
pub fn element(name: &str, attributes: &str, content: &str) -> String {
    let space = if attributes.is_empty() { "" } else { " " };
    format!("<{name}{space}{attributes}>{content}</{name}>")
}
