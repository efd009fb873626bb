//! How two relate on a statement, as a small square.

use crate::node::*;
use crate::shared::Shared;
use standpoint_core::compare::Overlap;

/// Renders what the tiles of these overlaps mean.
pub fn key_of_tiles(shared: Shared, entries: &[(Overlap, &'static str)]) -> Element {
    let entries = entries
        .iter()
        .map(|(overlap, text)| li((tile(*overlap), *text)));
    ul(entries.collect::<Vec<_>>())
        .class("key-of-marks")
        .attribute("aria-label", shared.words.statements().key())
}

/// Renders the tile of an overlap.
pub fn tile(overlap: Overlap) -> Element {
    span(()).class(match overlap {
        Overlap::Agree => "tile agree",
        Overlap::Differ => "tile differ",
        Overlap::OneNeutral => "tile neutral",
        Overlap::Split => "tile split",
        Overlap::OneSilent | Overlap::BothSilent => "tile silent",
        Overlap::NotCoded => "tile not-coded",
    })
}
