use super::Settings;
use crate::download::download;
use crate::event::Event;
use crate::navigation::page_of;
use crate::navigation::{DEFAULT_PLAN, Navigation, home_of_pack};
use crate::route::Route;
use js_sys::Function;
use standpoint_core::pack::{Evidence, PackId};
use standpoint_core::quiz::Plan;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::HtmlDialogElement;

/// The navigation of a widget, which leaves the host page's address and title alone.
pub struct EmbedNavigation {
    number: u32,
    /// The address of the pack's own page.
    page: String,
    /// The address of the pack's JSON.
    source: String,
    fragment: String,
    /// The plan of a new quiz.
    plan: Plan,
    /// Whether the host page says how many questions are asked.
    fixes_items: bool,
    /// Whether the host page asks for the reader's ratings.
    asks_for_ratings: bool,
}

/// The host page's callbacks for a widget: see [`Settings`].
struct HostCallbacks {
    emit: Function,
    show_in_article: Option<Function>,
    set_dialog_open: Function,
}

thread_local! {
    /// By widget number. Not in [`EmbedNavigation`], since a [`Navigation`] must be `Send` and
    /// JavaScript functions aren't.
    static HOSTS: RefCell<Vec<(u32, HostCallbacks)>> = const { RefCell::new(Vec::new()) };
}

impl EmbedNavigation {
    pub fn new(number: u32, settings: &Settings) -> Self {
        let callbacks = HostCallbacks {
            emit: settings.emit(),
            show_in_article: settings.article(),
            set_dialog_open: settings.dialog(),
        };
        HOSTS.with_borrow_mut(|hosts| hosts.push((number, callbacks)));
        let seed = settings.seed();
        let items = settings.items().map(|items| items as usize);
        Self {
            number,
            page: settings.page(),
            source: settings.source(),
            fragment: settings.fragment(),
            plan: Plan {
                seed: seed.map_or(DEFAULT_PLAN.seed, u64::from),
                shuffled: seed.is_some(),
                limit: items.or(DEFAULT_PLAN.limit),
                ..DEFAULT_PLAN
            },
            fixes_items: items.is_some(),
            asks_for_ratings: settings.asks_for_ratings(),
        }
    }

    /// Returns one of the host page's callbacks, as long as the widget exists.
    fn host(&self, pick: impl Fn(&HostCallbacks) -> Option<Function>) -> Option<Function> {
        HOSTS.with_borrow(|hosts| {
            let (_, host) = hosts.iter().find(|(number, _)| *number == self.number)?;
            pick(host)
        })
    }
}

/// Drops the host page's callbacks for a removed widget.
pub fn drop_callbacks(number: u32) {
    HOSTS.with_borrow_mut(|hosts| hosts.retain(|(other, _)| *other != number));
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

    fn shared_address(&self) -> Option<String> {
        let page = &self.page;
        page.starts_with("http").then(|| page.clone())
    }

    fn pack_address(&self, _: &PackId) -> Option<String> {
        Some(self.source.clone())
    }

    fn set_fragment(&self, _: &str) {}

    fn is_page(&self) -> bool {
        false
    }

    fn set_title(&self, _: &str) {}

    fn has_article(&self) -> bool {
        self.host(|host| host.show_in_article.clone()).is_some()
    }

    fn show_in_article(&self, passage: &Evidence) -> bool {
        let Some(show) = self.host(|host| host.show_in_article.clone()) else {
            return false;
        };
        let text = |text: Option<&String>| text.map_or(JsValue::UNDEFINED, JsValue::from);
        let selector = passage.selector.as_ref();
        let shown = show.call4(
            &JsValue::NULL,
            &passage.paragraph.into(),
            &text(selector.and_then(|quote| quote.prefix.as_ref())),
            &text(selector.map(|quote| &quote.exact)),
            &text(selector.and_then(|quote| quote.suffix.as_ref())),
        );
        shown.is_ok_and(|shown| shown.is_truthy())
    }

    fn set_open(&self, dialog: &HtmlDialogElement, is_open: bool) {
        if let Some(set_open) = self.host(|host| Some(host.set_dialog_open.clone())) {
            // An exception in it is ignored: listeners of the host page run later, in a task of their own.
            let _ = set_open.call2(&JsValue::NULL, dialog, &is_open.into());
        }
    }

    fn plan(&self) -> Plan {
        self.plan.clone()
    }

    fn fixes_items(&self) -> bool {
        self.fixes_items
    }

    fn asks_for_ratings(&self) -> bool {
        self.asks_for_ratings
    }

    fn download(&self, name: &str, text: &str) {
        download(name, text);
    }

    fn emit(&self, event: Event<'_>) {
        if let Some(emit) = self.host(|host| Some(host.emit.clone())) {
            let (name, detail) = (event.name().into(), event.to_json().into());
            // An exception in it is ignored: listeners of the host page run later, in a task of their own.
            let _ = emit.call2(&JsValue::NULL, &name, &detail);
        }
    }
}
