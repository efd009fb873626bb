use super::standing::Standings;
use crate::Pack;
use crate::pack::{Actor, ActorId};
use std::iter::successors;

/// Whose positions are counted together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voices {
    /// All voices of an institution.
    #[default]
    ByInstitution,
    /// Each actor's own.
    OneByOne,
}

impl Voices {
    /// Returns whom an actor is counted with: its institution or itself. Both are indices.
    pub(super) fn speaker(self, standings: &Standings<'_>, actor: usize) -> usize {
        match self {
            Self::ByInstitution => standings.institution_of(actor),
            Self::OneByOne => actor,
        }
    }

    /// Returns for each actor the actors with a position that are counted with it. All are indices
    /// in the pack's order. An institution for which a single actor speaks is that actor: the voice
    /// has its own name.
    pub(super) fn members(self, standings: &Standings<'_>) -> Vec<Vec<usize>> {
        let actors = standings.pack().actors();
        let mut members = vec![Vec::new(); actors.len()];
        for actor in 0..actors.len() {
            if standings.has_position_at(actor) {
                members[self.speaker(standings, actor)].push(actor);
            }
        }
        for actor in 0..actors.len() {
            if let [only] = members[actor][..] {
                let single = std::mem::take(&mut members[actor]);
                members[only] = single;
            }
        }
        members
    }

    /// Returns the actors with a position that an actor stands for: all of an institution, or the
    /// actor alone. All are indices in the pack's order.
    pub(super) fn members_of(self, standings: &Standings<'_>, actor: usize) -> Vec<usize> {
        let is_one = self == Self::OneByOne || standings.institution_of(actor) != actor;
        let actors = 0..standings.pack().actors().len();
        let is_counted = |other: &usize| match is_one {
            true => *other == actor,
            false => standings.institution_of(*other) == actor,
        };
        actors
            .filter(|other| is_counted(other) && standings.has_position_at(*other))
            .collect()
    }
}

/// Returns how many actors with a position an actor stands for: all of an institution, or itself.
pub fn voice_count(standings: &Standings<'_>, of: &ActorId, voices: Voices) -> usize {
    let index = standings.actor_index(of);
    index.map_or(0, |index| voices.members_of(standings, index).len())
}

/// Returns the institution that an actor speaks for: the last in its chain of `member_of`, or the
/// actor itself if it belongs to none.
pub fn institution<'p>(pack: &'p Pack, actor: &'p Actor) -> &'p Actor {
    affiliations(pack, actor).last().unwrap_or(actor)
}

/// Returns the actor, and then each actor that the one before belongs to.
pub(crate) fn affiliations<'p>(
    pack: &'p Pack,
    actor: &'p Actor,
) -> impl Iterator<Item = &'p Actor> {
    let whole = |part: &&'p Actor| pack.find_actor(part.member_of.as_ref()?.as_str());
    // No more than there are actors, because an unchecked pack may have a cycle.
    successors(Some(actor), whole).take(pack.actors().len())
}

#[cfg(test)]
mod tests {
    use super::institution;
    use crate::compare::fixture::PackBuilder;

    #[test]
    fn an_institution_is_the_end_of_the_chain() {
        let pack = PackBuilder::new(&["state", "ministry", "envoy", "loner"], &["a"])
            .belongs("envoy", "ministry")
            .belongs("ministry", "state")
            .pack();
        let of = |id: &str| {
            let actor = pack.find_actor(id).expect("an actor");
            institution(&pack, actor).id.as_str()
        };
        let all = ["state", "ministry", "envoy", "loner"].map(of);
        assert_eq!(all, ["state", "state", "state", "loner"]);
    }

    #[test]
    fn a_cycle_ends() {
        let pack = PackBuilder::new(&["a", "b"], &["x"])
            .belongs("a", "b")
            .belongs("b", "a")
            .pack();
        institution(&pack, &pack.actors()[0]);
    }
}
