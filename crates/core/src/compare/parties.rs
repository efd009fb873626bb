use super::institution::Voices;
use super::overlap::{View, views_of};
use super::standing::Standings;
use crate::pack::Actor;

/// An actor or an institution, with its view on every issue.
///
/// Comparisons of many parties compute the views once, not once for each pair.
pub(super) struct PartyViews<'p> {
    /// The actor or the institution.
    pub actor: &'p Actor,
    /// A view for each issue, in the pack's order. What wasn't coded counts as silence.
    pub views: Vec<View>,
}

impl PartyViews<'_> {
    /// Returns on how many issues the party is on the scale.
    pub fn spoken(&self) -> usize {
        self.issues().count()
    }

    /// Returns the indices of the issues on which the party is on the scale.
    pub fn issues(&self) -> impl Iterator<Item = usize> {
        let views = self.views.iter().enumerate();
        let spoken = views.filter(|(_, view)| **view != View::Silent);
        spoken.map(|(issue, _)| issue)
    }
}

/// Returns the parties that are on the scale of at least one issue, in the order of these indices of
/// actors.
pub(super) fn parties<'p>(
    standings: &Standings<'p>,
    voices: Voices,
    order: impl Iterator<Item = usize>,
) -> Vec<PartyViews<'p>> {
    let actors = standings.pack().actors();
    let members = voices.members(standings);
    let parties = order.map(|index| PartyViews {
        actor: &actors[index],
        views: views_of(standings, &members[index])
            .into_iter()
            .map(|view| match view {
                View::NotCoded => View::Silent,
                view => view,
            })
            .collect(),
    });
    parties.filter(|party| party.spoken() > 0).collect()
}
