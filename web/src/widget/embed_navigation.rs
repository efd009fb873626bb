use super::Settings;
use crate::download::download;
use crate::event::Event;
use crate::navigation::{FIRST, Navigation, home_of_pack};
use crate::prerender::page_of;
use crate::route::Route;
use js_sys::Function;
use standpoint_core::pack::{Evidence, PackId};
use standpoint_core::quiz::Plan;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::HtmlDialogElement;

/// In another site's page, whose address and title are its own.
pub struct EmbedNavigation {
    number: u32,
    /// The address of the pack's own page.
    page: String,
    /// The address of the pack's JSON.
    source: String,
    fragment: String,
    /// Of a quiz that the reader begins.
    plan: Plan,
    /// Whether the page around would like to know how the reader rates.
    asks: bool,
}

/// What the page around does for a widget.
struct Around {
    /// Hears of what happens.
    tell: Function,
    /// Shows a passage of the article: its paragraph, and the words with what is around them.
    article: Option<Function>,
    /// Opens or closes a dialog.
    dialog: Function,
}

thread_local! {
    /// By the number of its widget: a place is to be fit for another thread, and this is not.
    static AROUND: RefCell<Vec<(u32, Around)>> = const { RefCell::new(Vec::new()) };
}

impl EmbedNavigation {
    pub fn new(number: u32, settings: &Settings) -> Self {
        let around = Around {
            tell: settings.tell(),
            article: settings.article(),
            dialog: settings.dialog(),
        };
        AROUND.with_borrow_mut(|all| all.push((number, around)));
        let seed = settings.seed();
        Self {
            number,
            page: settings.page(),
            source: settings.source(),
            fragment: settings.opening(),
            plan: Plan {
                seed: seed.map_or(FIRST.seed, u64::from),
                mixed: seed.is_some(),
                most: settings.items().map(|most| most as usize),
                ..FIRST
            },
            asks: settings.asks(),
        }
    }

    /// What the page around does, as long as the widget is there.
    fn around(&self, pick: impl Fn(&Around) -> Option<Function>) -> Option<Function> {
        AROUND.with_borrow(|all| {
            let (_, around) = all.iter().find(|(of, _)| *of == self.number)?;
            pick(around)
        })
    }
}

/// Tells no more of a widget that is gone.
pub fn forget(number: u32) {
    AROUND.with_borrow_mut(|all| all.retain(|(of, _)| *of != number));
}

impl Navigation for EmbedNavigation {
    fn link(&self, route: &Route) -> String {
        [&self.page, "#", &route.fragment()].concat()
    }

    fn pack_link(&self, id: &PackId) -> String {
        page_of(id)
    }

    fn home(&self, id: &PackId) -> String {
        home_of_pack(&self.source, id)
    }

    fn fragment(&self) -> String {
        self.fragment.clone()
    }

    fn set_fragment(&self, _: &Route) {}

    fn is_page(&self) -> bool {
        false
    }

    fn set_title(&self, _: &str) {}

    fn has_article(&self) -> bool {
        self.around(|around| around.article.clone()).is_some()
    }

    fn show_in_article(&self, passage: &Evidence) -> bool {
        let Some(show) = self.around(|around| around.article.clone()) else {
            return false;
        };
        let text = |text: Option<&String>| text.map_or(JsValue::UNDEFINED, JsValue::from);
        let selector = passage.selector.as_ref();
        let shown = show.call4(
            &JsValue::NULL,
            &passage.paragraph.into(),
            &text(selector.and_then(|it| it.prefix.as_ref())),
            &text(selector.map(|it| &it.exact)),
            &text(selector.and_then(|it| it.suffix.as_ref())),
        );
        shown.is_ok_and(|shown| shown.is_truthy())
    }

    fn set_open(&self, dialog: &HtmlDialogElement, is_open: bool) {
        if let Some(set_open) = self.around(|around| Some(around.dialog.clone())) {
            // What it throws is reported by the browser.
            let _ = set_open.call2(&JsValue::NULL, dialog, &is_open.into());
        }
    }

    fn plan(&self) -> Plan {
        self.plan
    }

    fn asks_for_ratings(&self) -> bool {
        self.asks
    }

    fn hand_over(&self, name: &str, text: &str) {
        download(name, text);
    }

    fn tell(&self, event: Event<'_>) {
        if let Some(tell) = self.around(|around| Some(around.tell.clone())) {
            let (name, says) = (event.name().into(), event.to_json().into());
            // What it throws is told by the browser.
            let _ = tell.call2(&JsValue::NULL, &name, &says);
        }
    }
}
