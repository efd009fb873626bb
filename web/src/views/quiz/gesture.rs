//! One gesture is one step. The second click of a double click, or a tap while the page changes,
//! hits a control that the reader hasn't seen yet, because it has just replaced another.

use wasm_bindgen::JsCast as _;
use web_sys::{Event, MouseEvent, window};

/// The last gesture that changed the view, and its effect.
pub struct Gesture {
    /// The position in the window, in CSS pixels.
    at: (i32, i32),
    /// The time at which the view changed, in milliseconds since the page was opened.
    changed_at: f64,
    /// Whether the new content is to be read before going on.
    is_unread: bool,
}

impl Default for Gesture {
    fn default() -> Self {
        Self {
            at: (0, 0),
            changed_at: f64::NEG_INFINITY,
            is_unread: false,
        }
    }
}

impl Gesture {
    /// Records that the view has changed. With `is_unread` the reader has to read the new content
    /// before going on.
    pub fn record_change(&mut self, is_unread: bool) {
        let clock = window().and_then(|window| window.performance());
        self.changed_at = clock.map_or(f64::NEG_INFINITY, |clock| clock.now());
        self.is_unread = is_unread;
    }

    /// Returns whether a click is a new gesture, and if so records it as the last one.
    /// `changes_view` says whether the clicked button replaces the question or the view.
    pub fn accepts(&mut self, event: &Event, changes_view: bool) -> bool {
        /// In milliseconds. Nobody reads or aims in less.
        const AT_ONCE: f64 = 400.0;
        /// In CSS pixels, as browsers take two taps for one double tap.
        const NEAR: i32 = 30;

        let click: &MouseEvent = event.unchecked_ref();
        let at = (click.client_x(), click.client_y());
        let is_real = event.is_trusted();
        // By a key or by assistive technology, which don't hit what appears under a pointer.
        let is_from_keyboard = is_real && click.detail() == 0;
        if !is_from_keyboard {
            let is_near =
                is_real && (at.0 - self.at.0).abs() < NEAR && (at.1 - self.at.1).abs() < NEAR;
            let is_at_once = event.time_stamp() < self.changed_at + AT_ONCE;
            let is_accidental = is_near || (changes_view && self.is_unread);
            if click.detail() > 1 || (is_at_once && is_accidental) {
                return false;
            }
        }
        self.at = at;
        true
    }
}
