use crate::Pack;
use crate::pack::Actor;
use crate::sort::sort;

/// A pack's actors in the order of their names.
///
/// Which order that is depends on the pack's language, and the core knows the rules of none:
/// whoever has a collator at hand makes one of these, once for a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameOrder(Vec<usize>);

impl NameOrder {
    /// Makes the order of a pack from the places of its actors in the pack, the first by name
    /// first. Actors that are missing there come last, in the pack's order.
    pub fn new(pack: &Pack, places: impl IntoIterator<Item = usize>) -> Self {
        let mut missing = vec![true; pack.actors().len()];
        let mut order = Vec::with_capacity(missing.len());
        for place in places {
            if let Some(is_missing) = missing.get_mut(place)
                && std::mem::take(is_missing)
            {
                order.push(place);
            }
        }
        let rest = missing.iter().enumerate().filter(|(_, it)| **it);
        order.extend(rest.map(|(place, _)| place));
        Self(order)
    }

    /// Orders by code point: where no collator is at hand.
    pub fn by_code_point(pack: &Pack) -> Self {
        let actors = pack.actors();
        let mut places: Vec<usize> = (0..actors.len()).collect();
        sort(&mut places, |a, b| actors[*a].name.cmp(&actors[*b].name));
        Self(places)
    }

    /// The actors in this order. The pack is the one that it was made for.
    pub fn actors<'p>(&self, pack: &'p Pack) -> impl Iterator<Item = &'p Actor> {
        let actors = pack.actors();
        self.0.iter().filter_map(|place| actors.get(*place))
    }
}

#[cfg(test)]
mod tests {
    use super::NameOrder;
    use crate::compare::fixture::Story;

    #[test]
    fn every_actor_has_one_place() {
        let pack = Story::new(&["b", "c", "a"], &["x"]).pack();
        let listed = |order: &NameOrder| {
            let names = order.actors(&pack).map(|it| it.name.as_str());
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(listed(&NameOrder::new(&pack, [2, 0, 1])), "a b c");
        assert_eq!(listed(&NameOrder::new(&pack, [2, 2, 9])), "a b c");
        assert_eq!(listed(&NameOrder::new(&pack, [])), "b c a");
        assert_eq!(listed(&NameOrder::by_code_point(&pack)), "a b c");
    }
}
