use super::institution::institution;
use super::on_side::Voices;
use super::overlap::View;
use super::standing::Standings;
use crate::pack::Actor;

/// An actor or an institution, with its view on every issue.
///
/// Comparisons of many parties compute the views once, not once for each pair.
pub(super) struct PartyViews<'p> {
    /// The actor or the institution.
    pub actor: &'p Actor,
    /// A view for each issue, in the pack's order.
    pub views: Vec<View>,
}

impl PartyViews<'_> {
    /// Returns on how many issues the party is on the scale.
    pub fn spoken(&self) -> usize {
        let views = self.views.iter();
        views.filter(|view| **view != View::Silent).count()
    }
}

/// Returns the parties that are on the scale of at least one issue, in the order of `actors`, which
/// are all actors of the pack.
pub(super) fn parties<'p>(
    standings: &Standings<'p>,
    voices: Voices,
    actors: &[&'p Actor],
) -> Vec<PartyViews<'p>> {
    let pack = standings.pack();
    let issues = pack.issues();
    let mut parties: Vec<_> = actors
        .iter()
        .map(|actor| PartyViews {
            actor,
            views: vec![View::Silent; issues.len()],
        })
        .collect();
    for (at, actor) in actors.iter().enumerate() {
        let speaks_for = match voices {
            Voices::OneByOne => at,
            Voices::ByInstitution => {
                let whole = institution(pack, actor);
                let found = actors.iter().position(|it| std::ptr::eq(*it, whole));
                found.unwrap_or(at)
            }
        };
        let views = &mut parties[speaks_for].views;
        for (view, issue) in views.iter_mut().zip(issues) {
            if let Some(step) = standings.standing(&actor.id, &issue.id).step() {
                *view = view.with(step);
            }
        }
    }
    parties.retain(|party| party.spoken() > 0);
    parties
}
