use crate::Pack;
use crate::pack::{ActorId, Evidence};

/// Returns the actors who speak in a paragraph: those it quotes, those with a position or claim that
/// cites it and is graded [`OwnWords`](crate::pack::Grade) or [`Reported`](crate::pack::Grade), and
/// those who say there where somebody else stands. Paragraphs are counted from 1. Each actor appears
/// once, in the pack's order.
///
/// Whoever's position or claim is attributed by another or inferred doesn't speak by that, nor by a
/// position that says that the actor has not spoken.
pub fn speakers(pack: &Pack, paragraph: u32) -> Vec<&ActorId> {
    let mut is_speaking = vec![false; pack.actors().len()];
    let mut speaks = |actor: &ActorId| {
        if let Some(index) = pack.indices().actors.get(actor.as_str()) {
            is_speaking[index] = true;
        }
    };
    for quote in pack.quotes() {
        if quote.evidence.paragraph == paragraph {
            speaks(&quote.actor);
        }
    }
    for position in pack.positions() {
        if cites(&position.evidence, paragraph) {
            if position.is_spoken() {
                speaks(&position.actor);
            }
            position.attributed_by.iter().for_each(&mut speaks);
        }
    }
    for claim in pack.claims() {
        if cites(&claim.evidence, paragraph) {
            if claim.grade.is_quoted_or_reported() {
                claim.actor.iter().for_each(&mut speaks);
            }
            claim.attributed_by.iter().for_each(&mut speaks);
        }
    }

    let actors = pack.actors().iter().zip(is_speaking);
    let speaking = actors.filter(|(_, is_speaking)| *is_speaking);
    speaking.map(|(actor, _)| &actor.id).collect()
}

fn cites(evidence: &[Evidence], paragraph: u32) -> bool {
    evidence.iter().any(|it| it.paragraph == paragraph)
}

#[cfg(test)]
mod tests {
    use super::speakers;
    use crate::compare::fixture::PackBuilder;
    use crate::pack::Grade;

    #[test]
    fn quoted_and_reported_actors_speak() {
        let pack = PackBuilder::new(&["ann", "bob", "cyd", "dan"], &["a"])
            .graded("cyd", "a", "agree", "2025", Grade::Reported)
            .graded("cyd", "a", "agree", "2025", Grade::Inferred)
            .graded("dan", "a", "said-nothing", "2025", Grade::Reported)
            .graded("bob", "a", "declined-to-comment", "2025", Grade::Reported)
            .says("ann", &[], 1, "words")
            .claims("c1", Some("ann"), Grade::OwnWords, 1)
            .claims("c2", Some("bob"), Grade::Attributed, 1)
            .claims("c3", None, Grade::OwnWords, 1)
            .claims("c4", Some("dan"), Grade::Reported, 3)
            .pack();
        let names = |paragraph| {
            let ids = speakers(&pack, paragraph).into_iter();
            ids.map(|id| id.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(names(1), "ann cyd");
        assert_eq!(names(2), "");
        assert_eq!(names(3), "dan");
        // Bob declined to comment there.
        assert_eq!(names(4), "");
        assert_eq!(names(0), "");
    }

    #[test]
    fn whoever_speaks_for_another_speaks() {
        let mut pack = PackBuilder::new(&["ann", "bob"], &["a"])
            .graded("ann", "a", "agree", "2025", Grade::Attributed)
            .claims("c1", Some("ann"), Grade::Attributed, 7)
            .pack();
        let bob = pack.actors[1].id.clone();
        pack.positions[0].attributed_by = Some(bob.clone());
        pack.claims[0].attributed_by = Some(bob.clone());
        let paragraph = pack.positions[0].evidence[0].paragraph;
        assert_eq!(speakers(&pack, paragraph), [&bob]);
        assert_eq!(speakers(&pack, 7), [&bob]);
    }
}
