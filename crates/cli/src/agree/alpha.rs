//! Krippendorff's α: how far two coders agree beyond what chance would give.
//!
//! Krippendorff, K. (2011), *Computing Krippendorff's Alpha-Reliability*, sections C and E:
//! <https://repository.upenn.edu/handle/20.500.14332/2089>. With the coincidence matrix o, its sums n_c
//! and n, and a squared difference δ²:
//!
//! α = 1 − (n − 1) · Σ o_ck δ²_ck / Σ n_c n_k δ²_ck

/// How two values differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Equal or not.
    Nominal,
    /// By the number of values between them.
    Ordinal,
}

/// Computes α for two coders. Values are `0..values`; a unit that one of the two has not coded is left
/// out. `None`: fewer than two values occur, so that there is nothing to agree about.
pub fn alpha(units: &[(Option<usize>, Option<usize>)], values: usize, level: Level) -> Option<f64> {
    let mut coincidences = vec![vec![0.0; values]; values];
    for (one, other) in units {
        if let (Some(one), Some(other)) = (*one, *other) {
            coincidences[one][other] += 1.0;
            coincidences[other][one] += 1.0;
        }
    }
    let sums: Vec<f64> = coincidences.iter().map(|row| row.iter().sum()).collect();
    let total: f64 = sums.iter().sum();
    let (mut observed, mut expected) = (0.0, 0.0);
    for one in 0..values {
        for other in 0..values {
            let difference = squared_difference(&sums, one, other, level);
            observed += coincidences[one][other] * difference;
            expected += sums[one] * sums[other] * difference;
        }
    }
    (expected > 0.0).then(|| 1.0 - (total - 1.0) * observed / expected)
}

fn squared_difference(sums: &[f64], one: usize, other: usize, level: Level) -> f64 {
    let (low, high) = (one.min(other), one.max(other));
    let difference = match level {
        Level::Nominal => f64::from(u8::from(one != other)),
        Level::Ordinal => {
            sums[low..=high].iter().sum::<f64>() - f64::midpoint(sums[low], sums[high])
        }
    };
    difference * difference
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// The values of `tests/agree/alpha.json` come from the PyPI package `krippendorff` 0.9.0,
    /// with the value domain 1 to 5.
    #[test]
    fn alpha_is_that_of_the_reference_implementation() {
        let cases: Vec<Value> =
            serde_json::from_str(include_str!("../../tests/agree/alpha.json")).expect("cases");
        assert!(cases.len() > 10);
        for case in cases {
            let coder = |key: &str| -> Vec<Option<usize>> {
                let values = case[key].as_array().expect("a list").iter();
                values
                    .map(|value| value.as_u64().map(|value| value as usize - 1))
                    .collect()
            };
            let units: Vec<_> = coder("a").into_iter().zip(coder("b")).collect();
            let level = match case["level"].as_str() {
                Some("ordinal") => Level::Ordinal,
                _ => Level::Nominal,
            };
            let found = alpha(&units, 5, level).expect("a value");
            let expected = case["alpha"].as_f64().expect("a number");
            assert!(
                (found - expected).abs() < 1e-9,
                "{}: {found}",
                case["about"]
            );
        }
    }

    #[test]
    fn one_value_gives_nothing_to_agree_about() {
        assert_eq!(alpha(&[(Some(1), Some(1))], 5, Level::Nominal), None);
        assert_eq!(alpha(&[], 5, Level::Ordinal), None);
        assert_eq!(
            alpha(&[(Some(1), None), (None, Some(2))], 5, Level::Ordinal),
            None
        );
    }
}
