//! The HTML of a pack's page.

use crate::built::Built;
use crate::escape::{escaped, json_in_script};
use crate::maker::oembed_of;
use crate::metadata::{linked_data, metadata};
use crate::problem::Problem;
use crate::start::start;
use crate::story::{Story, list_of};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::pack::PackEntry;
use standpoint_web::prerender::{
    NOT_STARTED, OWN, PACK, PACKS, ROOT, ROOT_ELEMENT, WORDS, Written,
};
use standpoint_web::store::Memory;
use standpoint_web::views::{Answers, Reading, plain, standpoint};
use standpoint_web::words::{Words, words_for};
use std::sync::Arc;

/// The page of a pack. `stories` are all that there are, and `address` is where the folder will
/// stand, if that is known.
pub fn document(
    built: &Built,
    story: &Story,
    stories: &[Story],
    address: Option<&str>,
) -> Result<String, Problem> {
    let pack = &story.pack;
    let words = words_for(pack.language());
    let head = [
        metadata(pack, words, address),
        discovery(story, address),
        element("script", "", &built.cut_fragment),
        element("script", "", &start(built)),
        element("style", "", &built.style),
        format!(
            "<link rel=\"icon\" href=\"./{}\" type=\"image/svg+xml\">",
            built.icon.name
        ),
    ];
    let entries: Vec<_> = stories.iter().map(|it| it.entry.clone()).collect();
    let list = list_of(&entries);
    let linked = linked_data(pack, words);
    let body = [
        root(pack, entries)?,
        not_started(words, true),
        offline(words),
        data(PACKS, &list),
        data(PACK, &story.json),
        own_voice(words),
        element("script", "type=\"application/ld+json\"", &linked),
        built.added.clone(),
    ];
    Ok(html(pack, words, &head, &body))
}

/// What the page says, where the program does not have its language by itself.
pub fn own_voice(words: &Words) -> String {
    let attributes = format!("type=\"text/plain\" id=\"{WORDS}\"");
    let written = words.written();
    written.map_or_else(String::new, |texts| element("script", &attributes, &texts))
}

/// A byte order mark: the page is UTF-8, whatever a host says.
const UTF_8: &str = "\u{feff}";

/// Where those who show links find how to hold the story: they take whole addresses alone.
fn discovery(story: &Story, address: Option<&str>) -> String {
    address.map_or_else(String::new, |address| {
        format!(
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}{}\" title=\"{}\">",
            escaped(address),
            oembed_of(story),
            escaped(story.pack.title())
        )
    })
}

/// A document, with the story first in its body: it is painted while the rest arrives.
pub fn html(pack: &Pack, words: &Words, head: &[String], body: &[String]) -> String {
    let (language, dir, id) = (escaped(pack.language()), words.language.dir(), pack.id());
    format!(
        "{UTF_8}<!doctype html>\n<html lang=\"{language}\" dir=\"{dir}\" {OWN}=\"{id}\">\n<head>\n{}\n</head>\n\
         <body>\n{}\n</body>\n</html>\n",
        head.join("\n"),
        body.join("\n"),
    )
}

/// What the page takes over, and in it what is for readers without a script.
pub fn root(pack: &Arc<Pack>, entries: Vec<PackEntry>) -> Result<String, Problem> {
    /// Such ends are clear without being written, and here no white space follows them.
    const ENDS: [&str; 8] = [
        "</li>", "</dt>", "</dd>", "</th>", "</td>", "</tr>", "</thead>", "</tbody>",
    ];

    let story = with_plain(
        &story_view(pack, entries),
        &plain_views(pack, Answers::Folded),
    )?;
    let story = ENDS.iter().fold(story, |story, end| story.replace(end, ""));
    // No white space in it: it would be a text that the page does not know.
    Ok(element(ROOT_ELEMENT, &format!("id=\"{ROOT}\""), &story))
}

/// The line that says why the page has not started, or that it is a saved copy. Without a script
/// it is what stands in it; `web/script/alive.js` says the rest. `has_files`: the page asks for
/// files, and the one that is a single file lies beside it.
pub fn not_started(words: &Words, has_files: bool) -> String {
    let say = &words.built;
    let mut states = vec![
        ("browser", say.other_browser()),
        ("saved", say.saved_copy()),
        ("online", say.open_online()),
    ];
    if has_files {
        states.extend([
            ("late", say.not_started()),
            ("failed", say.site_fault()),
            ("network", say.unreachable()),
            ("reload", say.reload()),
            ("single", say.open_single_file()),
        ]);
    }
    let first = element("span", "", &escaped(say.not_started()));
    let noscript = element("noscript", "", &escaped(say.no_script()));
    line(NOT_STARTED, &states, &[noscript, first].concat())
}

/// The line that says whether the page opens without a network: `web/script/offline.js` says
/// in it what is so.
fn offline(words: &Words) -> String {
    let say = &words.built;
    let states = [
        ("ready", say.ready()),
        ("not-yet", say.not_yet()),
        ("full", say.full()),
        ("incomplete", say.incomplete()),
        ("altered", say.altered()),
        ("insecure", say.insecure()),
        ("unsupported", say.unsupported()),
        ("new", say.new_version()),
        ("take-over", say.activate()),
    ];
    line("offline", &states, "")
}

/// A line that says one of some states, which it has as attributes.
fn line(class: &str, states: &[(&str, &str)], content: &str) -> String {
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
        let (place, store) = (Arc::new(Written), Arc::new(Memory::default()));
        standpoint(
            Reading::begin(pack.clone(), words_for(pack.language()), place, store),
            packs,
        )
        .to_html()
    })
}

/// The views for readers without a script, as HTML.
pub fn plain_views(pack: &Arc<Pack>, answers: Answers) -> String {
    // Without the marks between texts: nothing takes it over.
    Owner::new().with(|| plain(pack, answers).to_html().replace("<!>", ""))
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

/// JSON for the page to read, in an element of this id.
pub fn data(id: &str, json: &str) -> String {
    let attributes = format!("type=\"application/json\" id=\"{id}\"");
    element("script", &attributes, &json_in_script(json))
}

/// An element: its name, its attributes, and the HTML in it.
pub fn element(name: &str, attributes: &str, content: &str) -> String {
    let space = if attributes.is_empty() { "" } else { " " };
    format!("<{name}{space}{attributes}>{content}</{name}>")
}
