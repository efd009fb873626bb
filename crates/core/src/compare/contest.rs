use super::institution::Voices;
use super::name_order::NameOrder;
use super::overlap::{Overlap, View};
use super::parties::{PartyViews, parties};
use super::rating::{Rating, Ratings, Weight};
use super::standing::Standings;

/// The parties with their shares of the reader's ratings, as [`super::on_side`] counts them, for
/// questions about who comes first under other ratings.
pub(super) struct Contest<'p> {
    /// All who are on the scale of at least one issue, sorted by name.
    pub parties: Vec<PartyViews<'p>>,
    /// For each party, its share.
    pub shares: Vec<Share>,
    /// For each party, whether it is one of those who are first.
    pub is_first: Vec<bool>,
}

impl<'p> Contest<'p> {
    /// `min_shared`: see [`super::first`].
    pub fn new(
        standings: &Standings<'p>,
        ratings: &Ratings,
        voices: Voices,
        min_shared: usize,
        names: &NameOrder,
    ) -> Self {
        let pack = standings.pack();
        let parties = parties(standings, voices, names.indices());
        let mut shares = vec![Share::default(); parties.len()];
        for (at, issue) in pack.issues().iter().enumerate() {
            if let Some((answer, weight)) = ratings.get(&issue.id).and_then(on_scale) {
                for (share, party) in shares.iter_mut().zip(&parties) {
                    share.add(Share::on_issue(party.views[at], answer, weight));
                }
            }
        }
        let qualifies: Vec<_> = shares.iter().map(|it| it.qualifies(min_shared)).collect();
        let is_first = shares.iter().zip(&qualifies).map(|(share, own)| {
            let mut rivals = shares.iter().zip(&qualifies);
            *own && !rivals.any(|(rival, other)| *other && rival.is_ahead_of(*share))
        });
        Self {
            is_first: is_first.collect(),
            parties,
            shares,
        }
    }
}

/// The reader's view and its weight, unless the reader skipped the issue.
pub(super) fn on_scale(rating: Rating) -> Option<(View, i32)> {
    let step = rating.answer.step()?;
    Some((View::Silent.with(step), factor(rating.weight)))
}

/// The factor of a weight as a whole number.
pub(super) fn factor(weight: Weight) -> i32 {
    match weight {
        Weight::Single => 1,
        Weight::Double => 2,
    }
}

/// How much of what a party shares with the reader is on the reader's side. All three are sums over
/// issues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Share {
    /// The weights of the shared issues on the reader's side.
    pub agree: i32,
    /// The weights of all shared issues.
    pub weight: i32,
    /// The number of shared issues.
    pub shared: i32,
}

impl Share {
    /// Returns the share of one issue. Without a position of both it is nothing.
    pub fn on_issue(party: View, reader: View, weight: i32) -> Self {
        let overlap = Overlap::of(reader, party);
        if !overlap.is_shared() {
            return Self::default();
        }
        Self {
            agree: if overlap == Overlap::Agree { weight } else { 0 },
            weight,
            shared: 1,
        }
    }

    /// Adds a part.
    pub fn add(&mut self, part: Self) {
        self.agree += part.agree;
        self.weight += part.weight;
        self.shared += part.shared;
    }

    /// Removes a part.
    pub fn remove(&mut self, part: Self) {
        self.agree -= part.agree;
        self.weight -= part.weight;
        self.shared -= part.shared;
    }

    /// Returns whether enough issues are shared to be first.
    pub fn qualifies(self, min_shared: usize) -> bool {
        usize::try_from(self.shared).is_ok_and(|shared| shared >= min_shared.max(1))
    }

    /// Returns whether it is strictly ahead: by its share, or with equal shares by the number of
    /// shared issues. Both must have a shared issue.
    pub fn is_ahead_of(self, other: Self) -> bool {
        let (own, others) = (self.agree * other.weight, other.agree * self.weight);
        own > others || (own == others && self.shared > other.shared)
    }
}
