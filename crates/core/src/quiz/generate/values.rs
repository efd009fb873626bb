use crate::Pack;
use crate::pack::{Figure, Qualifier};

/// Values that a reader may take for the figure's, all clearly different from it and as round.
pub(crate) fn near_values(figure: &Figure) -> Vec<f64> {
    let fits = |value: f64| {
        let whole_share = figure.unit == "%" && figure.value <= 100.0;
        value.is_finite()
            && far_apart(value, figure.value, figure.qualifier)
            && !(whole_share && value > 100.0)
    };
    let mut values: Vec<f64> = Vec::new();
    for times in [0.25, 0.5, 1.5, 2.0, 3.0, 4.0] {
        let value = as_round_as(figure.value, figure.value * times);
        if fits(value) && !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// Whether no one could mean the one by the other: an exact number by one that differs by a
/// quarter, another by one that is twice as large.
pub(crate) fn far_apart(one: f64, other: f64, qualifier: Qualifier) -> bool {
    let factor = match qualifier {
        Qualifier::Exactly => 1.25,
        Qualifier::Over | Qualifier::About | Qualifier::MultiplesOf => 2.0,
    };
    one.min(other) > 0.0 && one.max(other) >= one.min(other) * factor
}

/// Whether the pack has a figure of the same thing, the figure itself among them, that may mean
/// this value: whoever gives it, and for whatever date.
pub(crate) fn could_be(pack: &Pack, figure: &Figure, value: f64) -> bool {
    let same = |one: &str, other: &str| one.trim().eq_ignore_ascii_case(other.trim());
    let of_the_same =
        |other: &&Figure| same(&other.label, &figure.label) && same(&other.unit, &figure.unit);
    pack.figures
        .iter()
        .filter(of_the_same)
        .any(|other| !far_apart(value, other.value, other.qualifier))
}

/// The value rounded to a place that the model's digits reach, or to one digit more.
fn as_round_as(model: f64, value: f64) -> f64 {
    let whole = |number: f64| (number - number.round()).abs() < 1e-6;
    if !whole(model) {
        let scale = [10.0, 100.0]
            .into_iter()
            .find(|scale| whole(model * scale))
            .unwrap_or(1000.0);
        return (value * scale).round() / scale;
    }
    let mut place = 1.0;
    while place * 100.0 <= model && (model / (place * 100.0)).fract() == 0.0 {
        place *= 10.0;
    }
    (value / place).round() * place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_as_round_as_their_model() {
        let cases = [
            (1400.0, 700.0, 700.0),
            (1400.0, 350.0, 350.0),
            (1000.0, 250.0, 300.0),
            (7.0, 10.5, 11.0),
            (4.5, 2.25, 2.3),
            (0.12, 0.03, 0.03),
            (107_836.0, 53_918.0, 53_918.0),
        ];
        for (model, value, rounded) in cases {
            assert_eq!(as_round_as(model, value), rounded, "{value} like {model}");
        }
    }

    #[test]
    fn what_may_be_meant_is_not_far_apart() {
        assert!(!far_apart(1400.0, 1500.0, Qualifier::Over));
        assert!(!far_apart(1400.0, 1400.0, Qualifier::Exactly));
        assert!(!far_apart(0.0, 5.0, Qualifier::Exactly));
        assert!(far_apart(700.0, 1400.0, Qualifier::Over));
        assert!(far_apart(4.0, 5.0, Qualifier::Exactly));
    }
}
