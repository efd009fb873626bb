use super::item::{Item, Material, Prompt};
use crate::Pack;
use crate::fnv::Fnv;
use crate::pack::Side;

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
            hash.decimal(*value);
        }
        Material::Figure(figure) => hash.text(&pack[figure].label),
    }
}
