use super::institution::Voices;
use super::name_order::NameOrder;
use super::overlap::{Overlap, View};
use super::parties::{PartyViews, parties};
use super::rating::{Rating, Ratings};
use super::share::Share;
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
                    let overlap = Overlap::of(answer, party.views[at]);
                    share.add(Share::on_issue(overlap, weight));
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
    Some((View::Silent.with(step), rating.weight.whole().into()))
}
