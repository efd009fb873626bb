//! A slider: a native range input. Its steps are counted from 0.

use crate::node::*;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlInputElement};

/// CSS selector of the range input.
pub(super) const SLIDER: &str = ".slider input";

/// Renders a slider with its ends written below it. `value` is what screen readers say instead of
/// the step.
pub(super) fn slider(
    name: &'static str,
    last: usize,
    ends: [String; 2],
    value: RwSignal<String>,
) -> Element {
    let range = input()
        .attribute("type", "range")
        .attribute("min", "0")
        .attribute("max", last.to_string())
        // The browser's own middle is that of 0 to 100.
        .attribute("value", (last / 2).to_string())
        .attribute("autocomplete", "off")
        .attribute("aria-label", name)
        .dynamic_attribute("aria-valuetext", move || Some(value.get()));
    div((range, ends.map(span))).class("slider")
}

/// Returns the step to which the reader has moved a slider. `None`: the event is of another field.
pub(super) fn moved_to(event: &Event) -> Option<usize> {
    let input = event.target()?.unchecked_into::<HtmlInputElement>();
    // A select has no such type.
    if input.type_() == "range" {
        input.value().parse().ok()
    } else {
        None
    }
}
