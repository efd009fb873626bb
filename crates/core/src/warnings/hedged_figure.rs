//! A figure is not exact if the article says “about”, “up to” or the like right before the number.

use super::numbers::{Number, numbers_in};
use super::words::{primary_language, words};
use super::{CheckInput, Warnings};
use crate::pack::{Figure, Qualifier};

/// Words right before a number that make it another than exactly this one. “More than” is missing:
/// it also belongs to a limit, such as that for lorries of more than 7.5 tonnes.
const HEDGES: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "about",
            "almost",
            "around",
            "approximately",
            "at least",
            "at most",
            "close to",
            "an estimated",
            "as many as",
            "as much as",
            "nearly",
            "roughly",
            "up to",
        ],
    ),
    (
        "de",
        &[
            "annähernd",
            "bis zu",
            "ca",
            "circa",
            "etwa",
            "fast",
            "gut",
            "höchstens",
            "knapp",
            "mindestens",
            "nahezu",
            "rund",
            "ungefähr",
            "wenigstens",
            "zirka",
        ],
    ),
];

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let language = primary_language(&checked.pack.source.language);
    let Some((_, hedges)) = HEDGES.iter().find(|(known, _)| *known == language) else {
        return;
    };
    let figures = checked.pack.figures.iter().enumerate();
    for (i, figure) in figures.filter(|(_, it)| it.qualifier == Qualifier::Exactly) {
        let found = texts(checked, figure)
            .into_iter()
            .find_map(|(text, from)| hedged(&text, from, figure, &language, hedges));
        if let Some(words) = found {
            warnings.add(
                format!("figures[{i}].qualifier"),
                format!("`exactly`, but the article has “{words}”"),
                "write `about`, or `over` for at least",
            );
        }
    }
}

/// Returns the words for the figure: its own, and those that its evidence quotes with what is before
/// them in the paragraph, and where the quoted words begin there.
fn texts(checked: &CheckInput<'_>, figure: &Figure) -> Vec<(String, usize)> {
    let mut texts: Vec<_> = figure.words.iter().map(|it| (it.clone(), 0)).collect();
    for evidence in &figure.evidence {
        let Some(selector) = &evidence.selector else {
            continue;
        };
        let text = checked.paragraph(evidence.paragraph);
        match text.and_then(|text| selector.split(text)) {
            Some([before, exact, _]) => texts.push(([before, exact].concat(), before.len())),
            None => texts.push((selector.in_context(), 0)),
        }
    }
    texts
}

/// Returns the number with the hedge before it. `from`: where the number may begin.
fn hedged(
    text: &str,
    from: usize,
    figure: &Figure,
    language: &str,
    hedges: &[&str],
) -> Option<String> {
    let value = f64::from(figure.value.abs());
    let mut factors = numbers_in(&figure.unit, language);
    factors.truncate(1);
    let factors = factors.iter().flat_map(|it| &it.values);
    let readings: Vec<f64> = std::iter::once(value)
        .chain(factors.map(|factor| value * factor))
        .collect();
    let is_it = |number: &Number| {
        let same = |it: &f64| readings.iter().any(|reading| (it - reading).abs() < 0.005);
        number.range.start >= from && number.values.iter().any(same)
    };
    let found = numbers_in(text, language);
    found.iter().filter(|it| is_it(it)).find_map(|number| {
        let before = words(text.get(..number.range.start)?);
        let hedge = hedges.iter().find(|hedge| {
            let wanted: Vec<&str> = hedge.split(' ').collect();
            let last = before.len().checked_sub(wanted.len());
            let last = last.and_then(|at| before.get(at..)).unwrap_or_default();
            !last.is_empty() && last.iter().map(|it| it.key.as_str()).eq(wanted)
        })?;
        let first = before.len() - hedge.split(' ').count();
        let start = before.get(first)?.start;
        let gap = text.get(before.last()?.end..number.range.start)?;
        // The comma in “about, 20” ends the hedge.
        let is_near = gap.chars().all(|c| c.is_whitespace() || "£$€¥".contains(c));
        let words = text.get(start..number.range.end)?;
        is_near.then(|| words.to_owned())
    })
}
