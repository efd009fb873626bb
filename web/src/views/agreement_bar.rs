//! Agreement as a bar.

use crate::node::*;

/// Renders an agreement interval as a bar on a line from 0 to 100. The text next to it says the
/// same.
pub fn bar(low: f64, high: f64) -> Element {
    let (low, high) = (low.round() as u32, high.round() as u32);
    // The line is 101 wide, so that an interval without width is visible at both ends.
    let width = high - low + 1;
    let part = |class: &'static str, x: u32, y: &'static str, width: u32, height: &'static str| {
        rect(())
            .class(class)
            .attribute("x", x.to_string())
            .attribute("y", y)
            .attribute("width", width.to_string())
            .attribute("height", height)
    };
    let parts = (
        part("line", 0, "3.5", 101, "1"),
        part("range", low, "1", width, "6"),
    );
    svg(parts)
        .class("bar")
        .attribute("viewBox", "0 0 101 8")
        .attribute("preserveAspectRatio", "none")
        .attribute("aria-hidden", "true")
}
