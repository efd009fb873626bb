//! Who stands where: the table of stances, two side by side, disputes, changes.

mod changes;
mod disputes;
mod matrix;
mod pair;

use super::heading::heading;
use crate::route::View;
use crate::shared::Shared;
use leptos::prelude::*;

/// The comparison.
pub fn compare(shared: Shared) -> AnyView {
    let pack = shared.pack();
    let title = (shared.words.page.view)(View::Compare).to_owned();
    view! {
        <div class="compare">
            {heading(shared, pack.title().to_owned(), title)}
            <p class="lead">{shared.words.compare.intro}</p>
            {matrix::matrix_section(shared, &pack)}
            {pair::pair_section(shared, &pack)}
            {disputes::disputes_section(shared, &pack)}
            {changes::changes_section(shared)}
        </div>
    }
    .into_any()
}
