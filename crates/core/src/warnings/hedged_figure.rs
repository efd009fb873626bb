//! A figure is not exact if the article says “about”, “up to” or the like right before the number, and
//! not `over` if it says “no more than”.

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
        if let Some(words) = found {
            let own = match figure.qualifier {
                Qualifier::Over => "over",
                _ => "exactly",
            };
            warnings.add(
                format!("figures[{i}].qualifier"),
                format!("`{own}`, but the article has “{words}”"),
                "write `about`, and in the label which bound it is, if it is one",
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

/// Returns the number with the words before it that contradict the figure. `from`: where the number
/// may begin.
fn hedged(
    text: &str,
    from: usize,
    figure: &Figure,
    language: &str,
    contradicts: &dyn Fn(&HedgeWords) -> bool,
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
        let hedge = hedge_before(text.get(..number.range.start)?, language)?;
        let words = text.get(hedge.range.start..number.range.end)?;
        contradicts(&hedge).then(|| words.to_owned())
    })
}
