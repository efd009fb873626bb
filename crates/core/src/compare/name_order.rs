use crate::Pack;
use crate::pack::Actor;
use crate::sort::sort;

/// A pack's actors, sorted by name.
///
/// The order depends on the pack's language, and this crate has no collation rules: a caller with a
/// collator creates the order, once for each pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameOrder(Vec<usize>);

impl NameOrder {
    /// Creates an order from the indices of the pack's actors, sorted by name. Missing actors come
    /// last, in the pack's order. Repeated and invalid indices are ignored.
    pub fn new(pack: &Pack, indices: impl IntoIterator<Item = usize>) -> Self {
        let mut missing = vec![true; pack.actors().len()];
        let mut order = Vec::with_capacity(missing.len());
        for index in indices {
            if let Some(is_missing) = missing.get_mut(index)
                && std::mem::take(is_missing)
            {
                order.push(index);
            }
        }
        let rest = missing
            .iter()
            .enumerate()
            .filter(|(_, is_missing)| **is_missing);
        order.extend(rest.map(|(index, _)| index));
        Self(order)
    }

    /// Creates an order from the names of the pack's actors, sorted. Actors of one name keep the pack's
    /// order. Other names are ignored.
    pub fn from_names(pack: &Pack, names: impl IntoIterator<Item = String>) -> Self {
        let Self(known) = Self::by_code_point(pack);
        let name = |index: usize| pack.actors()[index].name.as_str();
        // For the first actor of each name, how many of that name are listed.
        let mut listed = vec![0; known.len()];
        let indices = names.into_iter().filter_map(|wanted| {
            let first = known.partition_point(|index| *name(*index) < *wanted);
            let listed = listed.get_mut(first)?;
            let index = *known.get(first + *listed)?;
            (name(index) == wanted).then(|| {
                *listed += 1;
                index
            })
        });
        Self::new(pack, indices)
    }

    /// Sorts by code point, for use without a collator.
    pub fn by_code_point(pack: &Pack) -> Self {
        let actors = pack.actors();
        let mut indices: Vec<usize> = (0..actors.len()).collect();
        sort(&mut indices, |a, b| actors[*a].name.cmp(&actors[*b].name));
        Self(indices)
    }

    /// Iterates over the indices of the actors in this order.
    pub(super) fn indices(&self) -> impl Iterator<Item = usize> {
        self.0.iter().copied()
    }

    /// Iterates over the actors in this order. `pack` must be the pack that it was created for.
    pub fn actors<'p>(&self, pack: &'p Pack) -> impl Iterator<Item = &'p Actor> {
        let actors = pack.actors();
        self.0.iter().filter_map(|index| actors.get(*index))
    }
}

#[cfg(test)]
mod tests {
    use super::NameOrder;
    use crate::compare::fixture::PackBuilder;

    #[test]
    fn every_actor_is_listed_once() {
        let pack = PackBuilder::new(&["b", "c", "a"], &["x"]).pack();
        let listed = |order: &NameOrder| {
            let names = order.actors(&pack).map(|actor| actor.name.as_str());
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(listed(&NameOrder::new(&pack, [2, 0, 1])), "a b c");
        assert_eq!(listed(&NameOrder::new(&pack, [2, 2, 9])), "a b c");
        assert_eq!(listed(&NameOrder::new(&pack, [])), "b c a");
        assert_eq!(listed(&NameOrder::by_code_point(&pack)), "a b c");
    }

    #[test]
    fn names_are_matched_to_their_actors() {
        let mut pack = PackBuilder::new(&["b", "c1", "a", "c2", "c3"], &["x"]).pack();
        for actor in &mut pack.actors {
            actor.name = actor.id.as_str()[..1].to_owned();
        }
        let ids = |names: &[&str]| {
            let names = names.iter().map(|name| (*name).to_owned());
            let order = NameOrder::from_names(&pack, names);
            let ids = order.actors(&pack).map(|actor| actor.id.as_str());
            ids.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(ids(&["c", "a", "c", "b", "c"]), "c1 a c2 b c3");
        assert_eq!(ids(&["c", "c", "c", "c", "d", "aa", ""]), "c1 c2 c3 b a");
    }
}
