//! A hash that is small, and the same on every machine.

use crate::pack::Decimal;

/// The 64-bit hash FNV-1a of Fowler, Noll and Vo. It detects accidents, not attacks.
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Hashes the text and where it ends, so that `ab`, `c` is not `a`, `bc`.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.bytes(&[0xff]);
    }

    pub fn number(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    pub fn decimal(&mut self, decimal: Decimal) {
        self.number(decimal.hundredths().cast_unsigned());
    }

    pub fn finish(self) -> u64 {
        self.0
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fnv;

    /// From the test vectors of draft-eastlake-fnv.
    #[test]
    fn hashes_as_the_draft_does() {
        for (text, hash) in [
            ("", 0xcbf2_9ce4_8422_2325),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] {
            let mut fnv = Fnv::default();
            fnv.bytes(text.as_bytes());
            assert_eq!(fnv.finish(), hash, "{text}");
        }
    }
}
