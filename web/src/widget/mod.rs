//! A story in an element of another site's page, as the script of that element asks for it,
//! `web/script/embed.js`.
//!
//! No function has the name of a property in the browser: the build shortens these names wherever
//! they stand in the script around the program.

mod aside;

use crate::event::{name, object, progress_json};
use crate::node::NodeState;
use crate::route::{Route, View};
use crate::storage::Local;
use crate::store::{Memory, Store};
use crate::views::{Reading, standpoint};
use aside::{Around, Aside};
use js_sys::Function;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
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
    static SHOWN: RefCell<Vec<Widget>> = const { RefCell::new(Vec::new()) };
}

#[wasm_bindgen]
extern "C" {
    /// How a widget is to be, an object of JavaScript.
    pub type Settings;

    /// The address of the pack's own page, which links lead to.
    #[wasm_bindgen(method, getter)]
    fn page(this: &Settings) -> String;

    /// The fragment of what to show first.
    #[wasm_bindgen(method, getter)]
    fn opening(this: &Settings) -> String;

    /// Whether what the reader leaves behind stays on the device.
    #[wasm_bindgen(method, getter)]
    fn keeps(this: &Settings) -> bool;

    /// Whether the reader is asked to tell the page around how they rate.
    #[wasm_bindgen(method, getter)]
    fn asks(this: &Settings) -> bool;

    /// Called with the name of each [event](crate::event::Event) and what it says, as JSON.
    #[wasm_bindgen(method, getter)]
    fn tell(this: &Settings) -> Function;

    /// Called with a paragraph, and a prefix, words and a suffix in it: it returns whether it has
    /// shown them in the article around.
    #[wasm_bindgen(method, getter)]
    fn article(this: &Settings) -> Option<Function>;
}

/// Shows a pack, given as JSON, in an element, and returns the number of the widget.
///
/// # Errors
///
/// Where the pack is not sound, with the first of its problems.
#[wasm_bindgen]
pub fn show_widget(root: HtmlElement, pack: String, settings: &Settings) -> Result<u32, JsValue> {
    static NEXT: AtomicU32 = AtomicU32::new(1);

    let pack = read(pack.as_bytes()).map_err(|problems| {
        let first = problems.iter().next();
        let first = first.map(ToString::to_string);
        JsValue::from(first.unwrap_or_default())
    })?;
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let around = Around {
        tell: settings.tell(),
        article: settings.article(),
    };
    let asks = settings.asks();
    let place = Aside::new(number, settings.page(), settings.opening(), asks, around);
    let place = Arc::new(place);
    let store: Arc<dyn Store> = match settings.keeps() {
        true => Arc::new(Local),
        false => Arc::new(Memory::default()),
    };
    let begun = Rc::new(Cell::new(None));
    let begins = begun.clone();
    let mounted = mount_to(root, move || {
        let reading = Reading::begin(Arc::new(pack), place, store);
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
    Ok(number)
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
    aside::forget(number);
}

fn reading(number: u32) -> Option<Reading> {
    SHOWN.with_borrow(|shown| {
        let widget = shown.iter().find(|widget| widget.number == number)?;
        Some(widget.reading)
    })
}
