use crate::json::{Decode, Decoder};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use std::fmt;
use std::ops::Sub;

/// A number with at most two decimals, as figures, options and answers have them. In JSON a number.
/// It has at most 15 digits, which an `f64` represents exactly: up to 10¹⁵ if it is whole, else up
/// to 10¹³.
///
/// It is stored as a whole number of hundredths, so it is exact, can be compared and hashed, and is
/// written without the browser's code for floats.
///
/// ```
/// use standpoint_core::pack::Decimal;
///
/// let share = Decimal::try_from(4.5)?;
/// assert_eq!(share.to_string(), "4.5");
/// assert_eq!(share.hundredths(), 450);
/// assert!(Decimal::try_from(0.125).is_err());
/// # Ok::<(), standpoint_core::pack::DecimalError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "f64")]
pub struct Decimal(i64);

impl Decimal {
    /// The largest number: 10¹⁵.
    pub const MAX: Self = Self(100_000_000_000_000_000);

    /// All of something, in percent.
    pub const HUNDRED: Self = Self(10_000);

    /// The largest number with decimals: 10¹³. Above 2⁵³ hundredths, an `f64` can't represent each.
    const MAX_WITH_DECIMALS: Self = Self(1_000_000_000_000_000);

    /// Creates a number from hundredths.
    ///
    /// # Errors
    ///
    /// Fails if the number has more than 15 digits.
    pub fn from_hundredths(hundredths: i64) -> Result<Self, DecimalError> {
        let absolute = hundredths.unsigned_abs();
        if absolute > Self::MAX.0.unsigned_abs() {
            Err(DecimalError::TooLarge)
        } else if hundredths % 100 != 0 && absolute > Self::MAX_WITH_DECIMALS.0.unsigned_abs() {
            Err(DecimalError::TooPrecise)
        } else {
            Ok(Self(hundredths))
        }
    }

    /// The number times 100.
    pub fn hundredths(self) -> i64 {
        self.0
    }

    /// The distance from zero.
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The float that JSON has for it.
    fn to_f64(self) -> f64 {
        if self.0 % 100 == 0 {
            (self.0 / 100) as f64
        } else {
            self.0 as f64 / 100.0
        }
    }
}

impl Sub for Decimal {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// The plain form, as JSON has it: `-1400.5`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = self.0.unsigned_abs();
        if self.0 < 0 {
            f.write_str("-")?;
        }
        f.write_str(&(hundredths / 100).to_string())?;
        let (tenths, last) = (hundredths / 10 % 10, hundredths % 10);
        if (tenths, last) != (0, 0) {
            f.write_str(".")?;
            f.write_str(&tenths.to_string())?;
        }
        if last != 0 {
            f.write_str(&last.to_string())?;
        }
        Ok(())
    }
}

/// The error for a number that is no [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// It is beyond ±10¹⁵, or not a number.
    TooLarge,
    /// It has more than two decimals, or more than 15 digits.
    TooPrecise,
}

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLarge => "too large to display: use a larger unit",
            Self::TooPrecise => {
                "more than two decimals, or too many digits: round the number, or use another unit"
            }
        })
    }
}

impl std::error::Error for DecimalError {}

impl TryFrom<f64> for Decimal {
    type Error = DecimalError;

    fn try_from(number: f64) -> Result<Self, DecimalError> {
        let largest = Self::MAX.to_f64();
        if !(-largest..=largest).contains(&number) {
            return Err(DecimalError::TooLarge);
        }
        let decimal = if number.fract() == 0.0 {
            Self(number as i64 * 100)
        } else {
            Self::from_hundredths((number * 100.0).round() as i64)?
        };
        if decimal.to_f64() == number {
            Ok(decimal)
        } else {
            Err(DecimalError::TooPrecise)
        }
    }
}

impl From<Decimal> for f64 {
    fn from(decimal: Decimal) -> Self {
        decimal.to_f64()
    }
}

/// In the form of its `Display`.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 {
            to.serialize_i64(self.0 / 100)
        } else {
            to.serialize_f64(self.to_f64())
        }
    }
}

impl Decode for Decimal {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        let Some(number) = value.as_f64() else {
            decoder.unexpected(value, "a number");
            return Self::default();
        };
        Self::try_from(number).unwrap_or_else(|error| {
            decoder.error(&error);
            Self::default()
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let largest = Self::MAX.to_f64();
        schemars::json_schema!({
            "description": "A number with at most two decimals.",
            "type": "number",
            "minimum": -largest,
            "maximum": largest,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_decimal_is_refused() {
        for number in [1e15 + 1.0, -1e300, f64::NAN, f64::INFINITY] {
            assert_eq!(Decimal::try_from(number), Err(DecimalError::TooLarge));
        }
        for number in [0.125, 5e-324, -1_000_000.001, 1e13 + 0.5] {
            assert_eq!(Decimal::try_from(number), Err(DecimalError::TooPrecise));
        }
    }

    proptest! {
        #[test]
        fn text_and_float_name_the_same_number(hundredths in -1_000_000_000_000_000..=1_000_000_000_000_000_i64) {
            let decimal = Decimal::from_hundredths(hundredths).expect("small enough");
            prop_assert_eq!(Decimal::try_from(f64::from(decimal)), Ok(decimal));
            let text = decimal.to_string();
            prop_assert_eq!(text.parse(), Ok(f64::from(decimal)));
            prop_assert_eq!(serde_json::to_string(&decimal).ok(), Some(text));
        }

        #[test]
        fn whole_numbers_are_exact_up_to_the_largest(number in -1_000_000_000_000_000..=1_000_000_000_000_000_i64) {
            let decimal = Decimal::try_from(number as f64).expect("small enough");
            prop_assert_eq!(decimal.hundredths(), number * 100);
            prop_assert_eq!(f64::from(decimal), number as f64);
        }
    }
}
