use crate::fnv::Fnv;

/// Finds the index of an id in a list.
///
/// A hash table with linear probing, at most half full. The hash is the same on every machine. A pack
/// whose ids collide on purpose only makes it as slow as a search through the list.
#[derive(Clone, Debug)]
pub(crate) struct IdIndex(Vec<Option<(Box<str>, usize)>>);

impl IdIndex {
    /// Creates the index of these ids. Of equal ids, the first counts.
    pub fn new<'i>(ids: impl ExactSizeIterator<Item = &'i str>) -> Self {
        let slots = (2 * ids.len() + 1).next_power_of_two();
        let mut index = Self(vec![None; slots]);
        for (at, id) in ids.enumerate() {
            let slot = index.slot(id);
            index.0[slot].get_or_insert_with(|| (id.into(), at));
        }
        index
    }

    /// Returns the index of an id, if it is in the list.
    pub fn get(&self, id: &str) -> Option<usize> {
        self.0[self.slot(id)].as_ref().map(|(_, at)| *at)
    }

    /// Returns the slot of an id, or the empty one where it belongs.
    fn slot(&self, id: &str) -> usize {
        let mut fnv = Fnv::default();
        fnv.bytes(id.as_bytes());
        let mask = self.0.len() - 1;
        let mut slot = fnv.finish() as usize & mask;
        while self.0[slot]
            .as_ref()
            .is_some_and(|(other, _)| **other != *id)
        {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::IdIndex;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_the_first_of_equal_ids(
            ids in prop::collection::vec("[ab]{0,3}", 0..20),
            other in "[ab]{0,3}",
        ) {
            let index = IdIndex::new(ids.iter().map(String::as_str));
            for id in ids.iter().chain([&other]) {
                prop_assert_eq!(index.get(id), ids.iter().position(|it| it == id));
            }
        }
    }
}
