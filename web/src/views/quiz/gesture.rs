//! One gesture is one step. A double click, a double tap, or a tap that comes as the page changes
//! hits what has just taken the place of what was meant: the reader has not seen that yet.

use wasm_bindgen::JsCast as _;
use web_sys::{Event, MouseEvent, window};

/// The last gesture that changed what is shown, and what has come of it.
pub struct Gesture {
    /// Where on the screen it was.
    at: (i32, i32),
    /// When something else was shown, in milliseconds since the page was opened.
    shown: f64,
    /// Whether that is something to be read before one goes on.
    is_unread: bool,
}

impl Default for Gesture {
    fn default() -> Self {
        Self {
            at: (0, 0),
            shown: f64::NEG_INFINITY,
            is_unread: false,
        }
    }
}

impl Gesture {
    /// What came of it is shown: something to be read before one goes on, or the answer to what
    /// has been read.
    pub fn has_shown(&mut self, is_unread: bool) {
        let clock = window().and_then(|window| window.performance());
        self.shown = clock.map_or(f64::NEG_INFINITY, |clock| clock.now());
        self.is_unread = is_unread;
    }

    /// Whether a click is a gesture of its own, which is then the last. It may be on a button that
    /// leaves what is shown.
    pub fn begins_with(&mut self, event: &Event, leaves: bool) -> bool {
        /// In milliseconds: nobody reads or aims in less.
        const AT_ONCE: f64 = 400.0;
        /// In CSS pixels, as browsers take two taps for one double tap.
        const NEAR: i32 = 30;

        let click: &MouseEvent = event.unchecked_ref();
        let at = (click.client_x(), click.client_y());
        let is_real = event.is_trusted();
        // By a key, or by assistive technology: neither hits what comes to lie under it.
        let is_pressed = is_real && click.detail() == 0;
        if !is_pressed {
            let is_near =
                is_real && (at.0 - self.at.0).abs() < NEAR && (at.1 - self.at.1).abs() < NEAR;
            let is_at_once = event.time_stamp() < self.shown + AT_ONCE;
            let is_unmeant = is_near || (leaves && self.is_unread);
            if click.detail() > 1 || (is_at_once && is_unmeant) {
                return false;
            }
        }
        self.at = at;
        true
    }
}
