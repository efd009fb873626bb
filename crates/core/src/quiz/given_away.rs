//! What a reader learns from items, and whether that answers another one.

use super::item::{Item, ItemId, Material};
use crate::pack::{ActorId, Evidence, IssueId};

/// What the prompts, options and reasons of some items show the reader.
#[derive(Default)]
pub(super) struct Shown<'i> {
    items: Vec<&'i Item>,
    /// By paragraph: the passages that an option's reason cites.
    passages: Vec<Vec<&'i Evidence>>,
    /// The positions that the reasons reveal.
    sides: Vec<(&'i IssueId, &'i ActorId)>,
    /// What the author says that they give away.
    stated: Vec<&'i ItemId>,
}

impl<'i> Shown<'i> {
    /// Adds an item, with all that its feedback shows.
    pub fn add(&mut self, item: &'i Item) {
        self.items.push(item);
        for evidence in item.interaction.evidence() {
            let paragraph = evidence.paragraph as usize;
            if self.passages.len() <= paragraph {
                self.passages.resize(paragraph + 1, Vec::new());
            }
            self.passages[paragraph].push(evidence);
        }
        if let Some(Material::Side { issue, .. }) = &item.material {
            for actor in item.interaction.actors(false) {
                self.sides.push((issue, actor));
            }
        }
        self.stated.extend(&item.gives_away);
    }

    /// Whether a reader who has seen these items can tell the answer to another: because one asks
    /// for the same, the author says so, or reasons cite the passages that the answer rests on. An
    /// order is known once the dates of all events but one are.
    ///
    /// Only other positions on the issue reveal a position: one paragraph doesn't say all that it
    /// rests on.
    pub fn give_away(&self, item: &Item) -> bool {
        if self.stated.contains(&&item.id) || self.items.iter().any(|it| it.asks_the_same(item)) {
            return true;
        }
        if let Some(Material::Side { issue, .. }) = &item.material {
            let mut right = item.interaction.actors(true).into_iter();
            return right.any(|actor| self.sides.contains(&(issue, actor)));
        }
        let is_shown = |evidence: &[Evidence]| evidence.iter().any(|it| self.has(it));
        item.interaction.is_answered_by(&is_shown)
    }

    /// Whether a passage, or some of it, is shown.
    pub fn has(&self, passage: &Evidence) -> bool {
        let shown = self.passages.get(passage.paragraph as usize);
        shown.is_some_and(|shown| shown.iter().any(|other| passage.overlaps(other)))
    }
}
