//! A story in an element of another site's page, as the script of that element asks for it,
//! `web/script/embed.js`.
//!
//! No function has the name of a property in the browser: the build shortens these names wherever
//! they stand in the script around the program.

mod embed_navigation;

use crate::event::{name, object, progress_json};
use crate::node::NodeState;
use crate::route::{Route, View};
use crate::storage::Local;
use crate::store::{Memory, Store};
use crate::views::{Reading, standpoint};
use crate::words::Words;
use embed_navigation::EmbedNavigation;
use js_sys::Function;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::read::read;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

/// A widget that is shown.
struct Widget {
    number: u32,
    reading: Reading,
    /// Dropped, it takes the widget out of the page.
    _mounted: UnmountHandle<NodeState>,
}

thread_local! {
    /// Each pack as it was read, with the JSON that it was read from.
    static READ: RefCell<Vec<(String, Arc<Pack>)>> = const { RefCell::new(Vec::new()) };
    /// Each language's words as they were read, with the texts that they were read from.
    static WORDS: RefCell<Vec<(&'static str, &'static Words)>> = const { RefCell::new(Vec::new()) };
    static SHOWN: RefCell<Vec<Widget>> = const { RefCell::new(Vec::new()) };
}

#[wasm_bindgen]
extern "C" {
    /// How a widget is to be, an object of JavaScript.
    pub type Settings;

    /// The address of the pack's own page, which links lead to.
    #[wasm_bindgen(method, getter)]
    fn page(this: &Settings) -> String;

    /// The address of the pack's JSON, by which answers are stored.
    #[wasm_bindgen(method, getter)]
    fn source(this: &Settings) -> String;

    /// The fragment of what to show first.
    #[wasm_bindgen(method, getter)]
    fn opening(this: &Settings) -> String;

    /// Whether what the reader leaves behind stays on the device.
    #[wasm_bindgen(method, getter)]
    fn keeps(this: &Settings) -> bool;

    /// Whether the reader is asked to tell the page around how they rate.
    #[wasm_bindgen(method, getter)]
    fn asks(this: &Settings) -> bool;

    /// At most how many questions.
    #[wasm_bindgen(method, getter)]
    fn items(this: &Settings) -> Option<u32>;

    /// What the choice of questions and their order follow from; without it, all readers of the
    /// story have the same.
    #[wasm_bindgen(method, getter)]
    fn seed(this: &Settings) -> Option<u32>;

    /// What the widget says in its own voice, as the build has written it, where that is not in
    /// the first of the languages.
    #[wasm_bindgen(method, getter)]
    fn words(this: &Settings) -> Option<String>;

    /// Called with the name of each [event](crate::event::Event) and what it says, as JSON.
    #[wasm_bindgen(method, getter)]
    fn tell(this: &Settings) -> Function;

    /// Called with a paragraph, and a prefix, words and a suffix in it: it returns whether it has
    /// shown them in the article around.
    #[wasm_bindgen(method, getter)]
    fn article(this: &Settings) -> Option<Function>;

    /// Called with a dialog, and whether it is to be open.
    #[wasm_bindgen(method, getter)]
    fn dialog(this: &Settings) -> Function;
}

/// Reads a pack, given as JSON, once for all widgets of the page, and returns its number.
///
/// # Errors
///
/// Where the pack is not sound, with the first of its problems.
#[wasm_bindgen]
pub fn read_pack(json: String) -> Result<usize, JsValue> {
    READ.with_borrow_mut(|packs| {
        if let Some(at) = packs.iter().position(|(of, _)| *of == json) {
            return Ok(at);
        }
        let pack = read(json.as_bytes()).map_err(|problems| {
            let first = problems.iter().next();
            let first = first.map(ToString::to_string);
            JsValue::from(first.unwrap_or_default())
        })?;
        packs.push((json, Arc::new(pack)));
        Ok(packs.len() - 1)
    })
}

/// The language of a pack that was read, a BCP 47 tag.
#[wasm_bindgen]
pub fn pack_language(pack: usize) -> Option<String> {
    let language = |(_, pack): &(String, Arc<Pack>)| pack.language().to_owned();
    READ.with_borrow(|packs| packs.get(pack).map(language))
}

/// Shows a pack that was read in an element, and returns the number of the widget.
#[wasm_bindgen]
pub fn show_widget(root: HtmlElement, pack: usize, settings: &Settings) -> Option<u32> {
    static NEXT: AtomicU32 = AtomicU32::new(1);

    let pack = READ.with_borrow(|packs| packs.get(pack).map(|(_, pack)| pack.clone()))?;
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let place = Arc::new(EmbedNavigation::new(number, settings));
    let store: Arc<dyn Store> = match settings.keeps() {
        true => Arc::new(Local),
        false => Arc::new(Memory::default()),
    };
    let words = words_of(settings.words())?;
    let begun = Rc::new(Cell::new(None));
    let begins = begun.clone();
    let mounted = mount_to(root, move || {
        let reading = Reading::begin(pack, words, place, store);
        begins.set(Some(reading));
        standpoint(reading, RwSignal::new(Vec::new()))
    });
    if let Some(reading) = begun.get() {
        let widget = Widget {
            number,
            reading,
            _mounted: mounted,
        };
        SHOWN.with_borrow_mut(|shown| shown.push(widget));
    }
    Some(number)
}

/// Goes to where a fragment leads, `false` if it leads nowhere in the pack. Focus follows only a
/// `reader`.
#[wasm_bindgen]
pub fn go_in_widget(number: u32, fragment: &str, reader: bool) -> bool {
    let Some(Reading { shared, .. }) = reading(number) else {
        return false;
    };
    let leads = Route::find(fragment, &shared.pack()).is_some();
    if leads {
        shared.go_to(fragment, reader);
    }
    leads
}

/// Forgets the reader's answers and ratings.
#[wasm_bindgen]
pub fn reset_widget(number: u32) {
    if let Some(reading) = reading(number) {
        reading.reset();
    }
}

/// What is shown and how far the reader has come, as JSON; without how they rate anything.
#[wasm_bindgen]
pub fn widget_state(number: u32) -> Option<String> {
    let Reading { shared, quiz } = reading(number)?;
    let view: View = shared.view.get_untracked();
    let rated = shared.ratings.with_untracked(|it| it.iter().count());
    Some(object(&[
        ("pack", &name(shared.pack().id().as_str())),
        ("view", &name(view.name())),
        ("rated", &rated.to_string()),
        ("progress", &progress_json(quiz.progress.get_untracked())),
    ]))
}

/// Takes the widget out of the page.
#[wasm_bindgen]
pub fn close_widget(number: u32) {
    // Dropped only after that: what goes with it may ask for others.
    let closed = SHOWN.with_borrow_mut(|shown| {
        let at = shown.iter().position(|widget| widget.number == number);
        at.map(|at| shown.remove(at))
    });
    drop(closed);
    embed_navigation::forget(number);
}

/// A language's words, read once for all widgets. Without texts, and where they are those of another
/// version, the first language's.
fn words_of(texts: Option<String>) -> Option<&'static Words> {
    let texts = texts.unwrap_or_default();
    let find = |(of, words): &(&'static str, &'static Words)| (*of == texts).then_some(*words);
    let found = WORDS.with_borrow(|all| all.iter().find_map(find));
    found.or_else(|| {
        let texts: &str = texts.leak();
        let words = Words::read(texts).or_else(Words::first)?;
        WORDS.with_borrow_mut(|all| all.push((texts, words)));
        Some(words)
    })
}

fn reading(number: u32) -> Option<Reading> {
    SHOWN.with_borrow(|shown| {
        let widget = shown.iter().find(|widget| widget.number == number)?;
        Some(widget.reading)
    })
}
