//! The agreement of two coders for people.

use super::{Agreement, Figures};
use crate::print::{counted, percent, table};

/// Renders the figures, and where the two differ.
pub fn render(agreement: &Agreement<'_>) -> String {
    let mut parts = vec![figures(agreement), codes(agreement)];
    let differences = differences(agreement);
    if !differences.is_empty() {
        let count = differences.len();
        parts.push(format!(
            "Where they differ ({count}; first pack, then second):\n{}",
            differences.join("\n")
        ));
    }
    let mut not_compared = agreement.only_in_one.clone();
    not_compared.extend(of_one_alone(agreement));
    if agreement.earlier > 0 {
        let earlier = counted(agreement.earlier, "earlier position");
        not_compared.push(format!(
            "{earlier}: of each cell the latest one is compared"
        ));
    }
    if !not_compared.is_empty() {
        parts.push(format!("Not compared:\n  {}", not_compared.join("\n  ")));
    }
    parts.join("\n\n")
}

/// Returns a sentence for the cells in which only one pack has a position, and the other doesn't say that
/// its coder has looked.
fn of_one_alone(agreement: &Agreement<'_>) -> Vec<String> {
    const MOST: usize = 5;
    let packs = [("first", "second"), ("second", "first")];
    let sentence = |(at, (own, other)): (usize, (&str, &str))| {
        let cells: Vec<_> = agreement.of_one_alone(at).collect();
        let named = cells.iter().take(MOST);
        let mut named: Vec<_> = named
            .map(|cell| format!("`{}` on `{}`", cell.actor, cell.issue))
            .collect();
        if cells.len() > MOST {
            named.push(format!("{} more", cells.len() - MOST));
        }
        let (count, named) = (counted(cells.len(), "cell"), named.join(", "));
        (!cells.is_empty()).then(|| {
            format!(
                "{count} with a position in the {own} pack alone, and not in `coded` of the {other}: {named}"
            )
        })
    };
    packs.into_iter().enumerate().filter_map(sentence).collect()
}

fn figures(agreement: &Agreement<'_>) -> String {
    let mut table = table(&[
        "statement",
        "cells",
        "the same",
        "α",
        "both on the scale",
        "same step",
        "α of the steps",
    ]);
    for (issue, figures) in &agreement.by_issue {
        table.add_row(row(issue, figures));
    }
    table.add_row(row("all", &agreement.total));
    format!(
        "{table}\n\
         A cell is one actor on one statement. “The same” is the side, the absence, or no position; \
         α is Krippendorff's, nominal for that and ordinal for the steps; “–” where all is the same."
    )
}

fn row(name: &str, figures: &Figures) -> [String; 7] {
    let alpha = |alpha: Option<f64>| alpha.map_or("–".into(), |alpha| format!("{alpha:.2}"));
    [
        name.into(),
        figures.cells.to_string(),
        percent(figures.same, figures.cells),
        alpha(figures.alpha),
        figures.on_scale.to_string(),
        percent(figures.same_step, figures.on_scale),
        alpha(figures.alpha_of_steps),
    ]
}

fn codes(agreement: &Agreement<'_>) -> String {
    let mut table = table(&["first pack", "second pack", "cells"]);
    for (one, other, count) in agreement.pairs() {
        table.add_row([one.as_str(), other.as_str(), &count.to_string()]);
    }
    table.to_string()
}

fn differences(agreement: &Agreement<'_>) -> Vec<String> {
    let describe = agreement.differences().map(|cell| {
        let found = cell.found.iter().flatten();
        let found: Vec<_> = found.map(|it| it.describe()).collect();
        format!(
            "  `{}` on `{}`:\n    {}",
            cell.actor,
            cell.issue,
            found.join("\n    ")
        )
    });
    describe.collect()
}
