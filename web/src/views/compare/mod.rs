//! The comparison: the table of stances, two actors side by side, disputes and changes.

mod changes;
mod disputes;
mod matrix;
mod pair;

#[cfg(feature = "ssr")]
pub use disputes::{claimant, relation_source};
pub use matrix::grades;

use super::heading::view_heading;
use crate::node::*;
use crate::shared::Shared;

/// Renders the view.
pub fn compare(shared: Shared) -> Node {
    let pack = shared.pack();
    let compare = div((
        view_heading(shared, shared.words.page.compare()),
        p(shared.words.compare.intro()).class("lead"),
        matrix::matrix_section(shared, &pack),
        pair::pair_section(shared, &pack),
        disputes::disputes_section(shared, &pack),
        changes::changes_section(shared),
    ));
    nodes(compare.class("compare"))
}
