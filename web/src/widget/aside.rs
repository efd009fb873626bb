use crate::event::Event;
use crate::place::Place;
use crate::prerender::page_of;
use crate::route::Route;
use js_sys::Function;
use standpoint_core::pack::PackId;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// In another site's page, whose address and title are its own.
pub struct Aside {
    number: u32,
    /// The address of the pack's own page.
    page: String,
    fragment: String,
}

thread_local! {
    /// By the number of its widget: a place is to be fit for another thread, and this is not.
    static TELLS: RefCell<Vec<(u32, Function)>> = const { RefCell::new(Vec::new()) };
}

impl Aside {
    pub fn new(number: u32, page: String, fragment: String, tell: Function) -> Self {
        TELLS.with_borrow_mut(|tells| tells.push((number, tell)));
        Self {
            number,
            page,
            fragment,
        }
    }
}

/// Tells no more of a widget that is gone.
pub fn forget(number: u32) {
    TELLS.with_borrow_mut(|tells| tells.retain(|(of, _)| *of != number));
}

impl Place for Aside {
    fn link(&self, route: &Route) -> String {
        [&self.page, "#", &route.fragment()].concat()
    }

    fn pack_link(&self, id: &PackId) -> String {
        page_of(id)
    }

    fn fragment(&self) -> String {
        self.fragment.clone()
    }

    fn set_fragment(&self, _: &Route) {}

    fn is_page(&self) -> bool {
        false
    }

    fn set_title(&self, _: &str) {}

    fn tell(&self, event: Event<'_>) {
        let tell = TELLS.with_borrow(|tells| {
            let (_, tell) = tells.iter().find(|(of, _)| *of == self.number)?;
            Some(tell.clone())
        });
        if let Some(tell) = tell {
            let (name, says) = (event.name().into(), event.to_json().into());
            // What it throws is told by the browser.
            let _ = tell.call2(&JsValue::NULL, &name, &says);
        }
    }
}
