use super::item::{Item, Material, Prompt};
use super::kind::Side;
use crate::Pack;

/// A hash of all that the reader sees before answering, and of what is right. Saved answers are only
/// restored for items with the same hash. Reasons and evidence are not part of it, so an author can
/// improve them without costing readers their answers.
pub(super) fn fingerprint(items: &[Item], pack: &Pack) -> u64 {
    let mut hash = Fnv::default();
    for item in items {
        hash.text(item.id.as_str());
        hash.text(item.kind);
        if let Prompt::Authored(prompt) = &item.prompt {
            hash.text(prompt);
        }
        if let Some(material) = &item.material {
            hash_material(material, pack, &mut hash);
        }
        item.interaction.hash(&mut hash);
    }
    hash.finish()
}

fn hash_material(material: &Material, pack: &Pack, hash: &mut Fnv) {
    match material {
        Material::Quote(id) => hash.text(pack[id].words()),
        Material::Side { issue, side } => {
            hash.text(&pack[issue].proposition);
            hash.number(u64::from(*side == Side::For));
        }
        Material::Statement(statement) => hash.text(statement),
        Material::Value { figure, value } => {
            hash.text(&pack[figure].label);
            hash.number(value.hundredths().cast_unsigned());
        }
        Material::Figure(figure) => hash.text(&pack[figure].label),
    }
}

/// The 64-bit hash FNV-1a of Fowler, Noll and Vo: small, and the same on every machine.
pub(super) struct Fnv(u64);

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

    pub fn finish(self) -> u64 {
        self.0
    }

    fn bytes(&mut self, bytes: &[u8]) {
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
