use crate::Pack;
use crate::pack::{Decimal, DecimalError, Figure, Qualifier};

/// Values that a reader may take for the figure's, all clearly different from it and as round.
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

/// Whether no one could mean the one by the other: an exact number by one that differs by a
/// quarter, another by one that is twice as large.
pub(crate) fn far_apart(one: Decimal, other: Decimal, qualifier: Qualifier) -> bool {
    let quarters = match qualifier {
        Qualifier::Exactly => 5,
        Qualifier::Over | Qualifier::About | Qualifier::MultiplesOf => 8,
    };
    let (small, large) = (one.min(other).hundredths(), one.max(other).hundredths());
    small > 0 && large * 4 >= small * quarters
}

/// Whether the pack has a figure of the same thing, the figure itself among them, that may mean
/// this value: whoever gives it, and for whatever date.
pub(crate) fn could_be(pack: &Pack, figure: &Figure, value: Decimal) -> bool {
    let same = |one: &str, other: &str| one.trim().eq_ignore_ascii_case(other.trim());
    let of_the_same =
        |other: &&Figure| same(&other.label, &figure.label) && same(&other.unit, &figure.unit);
    pack.figures
        .iter()
        .filter(of_the_same)
        .any(|other| !far_apart(value, other.value, other.qualifier))
}

/// A multiple of the number, in quarters of it, and as round as the number or by one digit less.
fn quarters_of(number: Decimal, quarters: i64) -> Result<Decimal, DecimalError> {
    let step = rounding_step(number.hundredths());
    let steps = (number.hundredths() * quarters + 2 * step) / (4 * step);
    Decimal::from_hundredths(steps * step)
}

/// Ten times less than the largest power of ten that divides the number, but for a whole number at
/// least 1, and for one with decimals that of its last digit. All in hundredths.
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
