//! The widget: a story in an element of a host page. `web/script/embed.js` calls these functions.
//!
//! No exported function has the name of a browser property: the build shortens these names
//! everywhere in the glue script.

mod embed_navigation;

use crate::event::{name, object, progress_json};
use crate::loader::{self, Module};
use crate::local_storage::LocalStore;
use crate::node::NodeState;
use crate::read::{ReadError, read};
use crate::route::{Route, View};
use crate::store::{Memory, Store};
use crate::views::{OpenPack, standpoint};
use crate::words::Words;
use embed_navigation::EmbedNavigation;
use js_sys::Function;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use standpoint_core::Pack;
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
    open_pack: OpenPack,
    /// Removes the widget from the page when it is dropped.
    _mounted: UnmountHandle<NodeState>,
}

thread_local! {
    /// The packs that were read, each with its JSON.
    static PACKS: RefCell<Vec<(String, Arc<Pack>)>> = const { RefCell::new(Vec::new()) };
    /// The UI texts that were read, each with its source text.
    static WORDS: RefCell<Vec<(&'static str, &'static Words)>> = const { RefCell::new(Vec::new()) };
    static WIDGETS: RefCell<Vec<Widget>> = const { RefCell::new(Vec::new()) };
}

#[wasm_bindgen]
extern "C" {
    /// A widget's settings, a JavaScript object.
    pub type Settings;

    /// Returns the address of the pack's own page, which links lead to.
    #[wasm_bindgen(method, getter)]
    fn page(this: &Settings) -> String;

    /// Returns the address of the pack's JSON. It determines the storage keys of the answers.
    #[wasm_bindgen(method, getter)]
    fn source(this: &Settings) -> String;

    /// Returns the fragment of the first route.
    #[wasm_bindgen(method, getter)]
    fn fragment(this: &Settings) -> String;

    /// Returns whether answers and ratings are stored on the device.
    #[wasm_bindgen(method, getter)]
    fn stores(this: &Settings) -> bool;

    /// Returns whether the reader is asked to share their ratings with the host page.
    #[wasm_bindgen(method, getter, js_name = asksForRatings)]
    fn asks_for_ratings(this: &Settings) -> bool;

    /// Returns the maximum number of questions.
    #[wasm_bindgen(method, getter)]
    fn items(this: &Settings) -> Option<u32>;

    /// Returns the seed for choosing and ordering the questions. Without it, all readers of the
    /// story get the same quiz.
    #[wasm_bindgen(method, getter)]
    fn seed(this: &Settings) -> Option<u32>;

    /// Returns the UI text as the build has written it, unless it is in the default language.
    #[wasm_bindgen(method, getter)]
    fn words(this: &Settings) -> Option<String>;

    /// Called with the name of each [event](crate::event::Event) and its detail, as JSON.
    #[wasm_bindgen(method, getter)]
    fn emit(this: &Settings) -> Function;

    /// Called with a paragraph number, and a prefix, a quote and a suffix in that paragraph.
    /// Returns whether the quote was found and shown in the host page's article.
    #[wasm_bindgen(method, getter)]
    fn article(this: &Settings) -> Option<Function>;

    /// Called with a dialog, and whether to open or close it.
    #[wasm_bindgen(method, getter)]
    fn dialog(this: &Settings) -> Function;
}

/// Reads a pack from JSON, once for all widgets of the page, and returns its number.
///
/// # Errors
///
/// The first of the pack's problems, if it isn't valid. An error if the pack wasn't checked by the
/// build and the code that checks it can't be loaded.
#[wasm_bindgen]
pub async fn read_pack(json: String) -> Result<usize, JsValue> {
    let read_before = PACKS.with_borrow(|packs| packs.iter().position(|(text, _)| *text == json));
    if let Some(at) = read_before {
        return Ok(at);
    }
    let pack = read(json.as_bytes(), None)
        .await
        .map_err(|error| match error {
            ReadError::Problems(problems) => {
                let first = problems.iter().next().map(ToString::to_string);
                JsValue::from(first.unwrap_or_default())
            }
            ReadError::NotLoaded => JsValue::from("a part of the program can't be loaded"),
        })?;
    PACKS.with_borrow_mut(|packs| {
        packs.push((json, Arc::new(pack)));
        Ok(packs.len() - 1)
    })
}

/// Returns the language of a pack that was read, a BCP 47 tag.
#[wasm_bindgen]
pub fn pack_language(pack: usize) -> Option<String> {
    let language = |(_, pack): &(String, Arc<Pack>)| pack.language().to_owned();
    PACKS.with_borrow(|packs| packs.get(pack).map(language))
}

/// Loads the code of the view at a fragment, so that a widget shows the whole view at once: in a frame
/// out of sight, browsers may not report that it grows later. If it can't be loaded, the view says so.
#[wasm_bindgen]
pub async fn load_view(fragment: String) {
    let module = match fragment.starts_with(View::Quiz.name()) {
        true => Module::Quiz,
        false => Module::Views,
    };
    // The view tries again.
    let _ = loader::load(module).await;
}

/// Mounts a widget with a pack that was read, and returns the widget's number.
#[wasm_bindgen]
pub fn show_widget(root: HtmlElement, pack: usize, settings: &Settings) -> Option<u32> {
    static NEXT: AtomicU32 = AtomicU32::new(1);

    let pack = PACKS.with_borrow(|packs| packs.get(pack).map(|(_, pack)| pack.clone()))?;
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let navigation = Arc::new(EmbedNavigation::new(number, settings));
    let store: Arc<dyn Store> = match settings.stores() {
        true => Arc::new(LocalStore),
        false => Arc::new(Memory::default()),
    };
    let words = words_of(settings.words())?;
    let open_pack = Rc::new(Cell::new(None));
    let opened = open_pack.clone();
    let mounted = mount_to(root, move || {
        let open_pack = OpenPack::open(pack, words, navigation, store);
        opened.set(Some(open_pack));
        standpoint(open_pack, RwSignal::new(Vec::new()))
    });
    if let Some(open_pack) = open_pack.get() {
        let widget = Widget {
            number,
            open_pack,
            _mounted: mounted,
        };
        WIDGETS.with_borrow_mut(|widgets| widgets.push(widget));
    }
    Some(number)
}

/// Goes to the route of a fragment. Returns `false` if the pack has no such route. Moves the focus
/// only if the navigation is `by_reader`.
#[wasm_bindgen]
pub fn go_in_widget(number: u32, fragment: &str, by_reader: bool) -> bool {
    let Some(OpenPack { shared, .. }) = open_pack(number) else {
        return false;
    };
    let is_known = Route::find(fragment, &shared.pack()).is_some_and(|route| !route.is_of_page());
    if is_known {
        shared.go_to(fragment, by_reader);
    }
    is_known
}

/// Deletes the reader's answers and ratings.
#[wasm_bindgen]
pub fn reset_widget(number: u32) {
    if let Some(open_pack) = open_pack(number) {
        open_pack.reset();
    }
}

/// Returns the current view and the reader's progress as JSON, without any ratings.
#[wasm_bindgen]
pub fn widget_state(number: u32) -> Option<String> {
    let OpenPack { shared, quiz } = open_pack(number)?;
    let view: View = shared.view.get_untracked();
    let rated = shared
        .ratings
        .with_untracked(|ratings| ratings.iter().count());
    Some(object(&[
        ("pack", &name(shared.pack().id().as_str())),
        ("view", &name(view.name())),
        ("rated", &rated.to_string()),
        ("progress", &progress_json(quiz.progress())),
    ]))
}

/// Removes the widget from the page.
#[wasm_bindgen]
pub fn close_widget(number: u32) {
    // Dropped after the borrow ends, since dropping it may run code that borrows the list.
    let closed = WIDGETS.with_borrow_mut(|widgets| {
        let at = widgets.iter().position(|widget| widget.number == number);
        at.map(|at| widgets.remove(at))
    });
    drop(closed);
    embed_navigation::drop_callbacks(number);
}

/// Returns the UI text, read once for all widgets. Without `texts`, or if they are of another
/// version, returns the default language's.
fn words_of(texts: Option<String>) -> Option<&'static Words> {
    let texts = texts.unwrap_or_default();
    let find = |(read, words): &(&'static str, &'static Words)| (*read == texts).then_some(*words);
    let found = WORDS.with_borrow(|all| all.iter().find_map(find));
    found.or_else(|| {
        let texts: &str = texts.leak();
        let words = Words::read(texts).or_else(Words::default_language)?;
        WORDS.with_borrow_mut(|all| all.push((texts, words)));
        Some(words)
    })
}

fn open_pack(number: u32) -> Option<OpenPack> {
    WIDGETS.with_borrow(|widgets| {
        let widget = widgets.iter().find(|widget| widget.number == number)?;
        Some(widget.open_pack)
    })
}
