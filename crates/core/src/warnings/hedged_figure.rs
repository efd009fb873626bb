//! A figure is not exact if the article says “about”, “up to” or the like right before the number, or if
//! it is an end of a range, and not `over` if it says “no more than”.

use super::hedges::{Hedge, HedgeWords, hedge_before};
use super::numbers::{Number, numbers_in};
use super::{CheckInput, Warnings};
use crate::pack::{Figure, Qualifier};

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let language = &checked.pack.source.language;
    for (i, figure) in checked.pack.figures.iter().enumerate() {
        let contradicts = |hedge: &HedgeWords| match figure.qualifier {
            Qualifier::Exactly => hedge.is_certain,
            Qualifier::Over => {
                hedge.is_certain && !matches!(hedge.hedge, Hedge::Above | Hedge::AtLeast)
            }
            Qualifier::About | Qualifier::MultiplesOf => false,
        };
        let found = texts(checked, figure)
            .into_iter()
            .find_map(|(text, from)| hedged(&text, from, figure, language, &contradicts));
        if let Some((words, is_more)) = found {
            let own = match figure.qualifier {
                Qualifier::Over => "over",
                _ => "exactly",
            };
            let hint = match is_more {
                true => "write `over`",
                false => "write `about`, and in the label which bound it is, if it is one",
            };
            warnings.add(
                format!("figures[{i}].qualifier"),
                format!("`{own}`, but the article has “{words}”"),
                hint,
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

/// Returns the number with the words before it that contradict the figure, and whether it is more than
/// the number. `from`: where the number may begin.
fn hedged(
    text: &str,
    from: usize,
    figure: &Figure,
    language: &str,
    contradicts: &dyn Fn(&HedgeWords) -> bool,
) -> Option<(String, bool)> {
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
        let mut hedge = hedge_before(text.get(..number.range.start)?, language)?;
        let is_other_end = |other: &Number| {
            let before = text.get(..other.range.start).unwrap_or_default();
            let end = hedge_before(before, language).filter(|it| it.hedge == Hedge::RangeEnd);
            end.is_some_and(|end| end.range.start == hedge.range.start)
        };
        hedge.is_certain |= hedge.hedge == Hedge::RangeStart && found.iter().any(is_other_end);
        let words = text.get(hedge.range.start..number.range.end)?;
        let is_more = hedge.hedge == Hedge::Above;
        contradicts(&hedge).then(|| (words.to_owned(), is_more))
    })
}
