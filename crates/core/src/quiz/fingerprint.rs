use super::item::{Item, Material, Prompt};
use crate::Pack;
use crate::fnv::Fnv;
use crate::pack::Side;

/// A hash of all that the reader sees of an item before answering, and of what is right. A saved
/// answer is only restored for an item with the same hash. Reasons and evidence are not part of it, so
/// an author can improve them without costing readers their answers. Never 0.
pub(super) fn hash(item: &Item, pack: &Pack) -> u32 {
    let mut hash = Fnv::default();
    hash.text(item.kind);
    if let Prompt::Authored(prompt) = &item.prompt {
        hash.text(prompt);
    }
    if let Some(material) = &item.material {
        hash_material(material, pack, &mut hash);
    }
    item.interaction.hash(&mut hash);
    let whole = hash.finish();
    ((whole ^ (whole >> 32)) as u32).max(1)
}

/// A hash of all items of a quiz with their [hashes](hash()), and of their order.
pub(super) fn fingerprint(items: &[Item], hashes: &[u32]) -> u64 {
    let mut fingerprint = Fnv::default();
    for (item, hash) in items.iter().zip(hashes) {
        fingerprint.text(item.id.as_str());
        fingerprint.number(u64::from(*hash));
    }
    fingerprint.finish()
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
        Material::Claim(claim) => hash.text(&pack[claim].text),
        Material::Event(event) => hash.text(&pack[event].title),
        Material::Gap(sentence) => hash.text(sentence),
        Material::Position(id) => {
            let position = &pack[id];
            hash.text(&pack[&position.issue].proposition);
            hash.text(position.actor.as_str());
            hash.text(position.stance.as_str());
        }
    }
}
