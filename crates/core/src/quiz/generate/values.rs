use crate::Pack;
use crate::pack::{Decimal, DecimalError, Figure, Qualifier};

/// Returns plausible wrong values for a figure: clearly different, and rounded as it is.
pub(crate) fn near_values(figure: &Figure) -> Vec<Decimal> {
    let is_share = figure.unit == "%" && figure.value <= Decimal::HUNDRED;
    let mut values: Vec<Decimal> = Vec::new();
    for quarters in [1, 2, 6, 8, 12, 16] {
        let Ok(value) = quarters_of(figure.value, quarters) else {
            continue;
        };
        let is_different = far_apart(value, figure.value, figure.qualifier);
        if is_different && !(is_share && value > Decimal::HUNDRED) && !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// Returns whether two values are too far apart to be taken for each other: the larger is at least
/// 1¼ times the smaller if the figure is exact, else at least twice. False if one of them is 0.
pub(crate) fn far_apart(one: Decimal, other: Decimal, qualifier: Qualifier) -> bool {
    let quarters = match qualifier {
        Qualifier::Exactly => 5,
        Qualifier::Over | Qualifier::About | Qualifier::MultiplesOf => 8,
    };
    let (small, large) = (one.min(other).hundredths(), one.max(other).hundredths());
    small > 0 && large * 4 >= small * quarters
}

/// Returns whether any figure with the same label and unit, this one included, is close enough to the
/// value to make it right. Source and date are ignored.
pub(crate) fn matches_a_figure(pack: &Pack, figure: &Figure, value: Decimal) -> bool {
    let of_the_same = |other: &&Figure| {
        same_text(&other.label, &figure.label) && same_text(&other.unit, &figure.unit)
    };
    pack.figures
        .iter()
        .filter(of_the_same)
        .any(|other| !far_apart(value, other.value, other.qualifier))
}

/// Whether two texts are the same but for case and the white space around them.
pub(crate) fn same_text(one: &str, other: &str) -> bool {
    one.trim().eq_ignore_ascii_case(other.trim())
}

/// Returns `quarters`/4 of the number, rounded to its own precision or one digit more.
fn quarters_of(number: Decimal, quarters: i64) -> Result<Decimal, DecimalError> {
    let step = rounding_step(number.hundredths());
    let steps = (number.hundredths() * quarters + 2 * step) / (4 * step);
    Decimal::from_hundredths(steps * step)
}

/// Returns the step to round to, in hundredths. For a whole number: a tenth of the largest power of
/// ten that divides it, at least 1 (1,400 gives 10). For a decimal: its last digit (4.5 gives 0.1).
fn rounding_step(hundredths: i64) -> i64 {
    if hundredths % 100 != 0 {
        return if hundredths % 10 == 0 { 10 } else { 1 };
    }
    let mut step = 100;
    while step <= hundredths / 100 && hundredths % (step * 100) == 0 {
        step *= 10;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(number: f64) -> Decimal {
        Decimal::try_from(number).expect("at most two decimals")
    }

    #[test]
    fn values_are_as_round_as_their_model() {
        let cases = [
            (1400.0, 2, 700.0),
            (1400.0, 1, 350.0),
            (1000.0, 1, 300.0),
            (7.0, 6, 11.0),
            (4.5, 2, 2.3),
            (0.12, 1, 0.03),
            (107_836.0, 2, 53_918.0),
        ];
        for (number, quarters, rounded) in cases {
            let value = quarters_of(decimal(number), quarters);
            assert_eq!(
                value,
                Ok(decimal(rounded)),
                "{quarters} quarters of {number}"
            );
        }
        assert_eq!(quarters_of(Decimal::MAX, 16), Err(DecimalError::TooLarge));
    }

    #[test]
    fn what_may_be_meant_is_not_far_apart() {
        let far_apart = |one, other, qualifier| far_apart(decimal(one), decimal(other), qualifier);
        assert!(!far_apart(1400.0, 1500.0, Qualifier::Over));
        assert!(!far_apart(1400.0, 1400.0, Qualifier::Exactly));
        assert!(!far_apart(0.0, 5.0, Qualifier::Exactly));
        assert!(far_apart(700.0, 1400.0, Qualifier::Over));
        assert!(far_apart(4.0, 5.0, Qualifier::Exactly));
    }
}
