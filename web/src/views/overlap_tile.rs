//! How two relate on a statement, as a small square.

use crate::node::*;
use standpoint_core::compare::Overlap;

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
