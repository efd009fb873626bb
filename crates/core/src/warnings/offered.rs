//! What the author's questions offer to choose from, whatever their kind.

use crate::Pack;
use crate::pack::{ActorId, Evidence, Verdict};
use crate::quiz::{QuestionKind, position_on};

/// An option of a question.
pub(super) struct Offered<'p> {
    /// The option's text, or the actor's name.
    pub text: &'p str,
    /// The actor, if the options are actors.
    pub actor: Option<&'p ActorId>,
    pub is_right: bool,
    pub evidence: &'p [Evidence],
}

/// Returns the options of a question in the order of the file. Empty if its kind has none, or the
/// same for all questions.
pub(super) fn offered<'p>(pack: &'p Pack, kind: &'p QuestionKind) -> Vec<Offered<'p>> {
    let (actors, is_right): (_, &dyn Fn(&ActorId) -> bool) = match kind {
        QuestionKind::WhoSaidIt(ask) => {
            let quote = pack.find_quote(ask.quote.as_str());
            (&ask.options, &move |actor| {
                quote.is_some_and(|it| it.actor == *actor)
            })
        }
        QuestionKind::WhoHoldsIt(ask) => (&ask.options, &|actor| {
            position_on(pack, actor, &ask.issue, ask.side).is_some()
        }),
        QuestionKind::WhoDisputes(ask) => (&ask.options, &|actor| {
            ask.relation_of(pack, actor).is_some()
        }),
        _ => {
            let options = kind.options().iter();
            return options
                .map(|option| Offered {
                    text: &option.text,
                    actor: None,
                    is_right: option.verdict == Verdict::Right,
                    evidence: &option.evidence,
                })
                .collect();
        }
    };
    let options = actors.iter();
    options
        .map(|option| Offered {
            text: pack
                .find_actor(option.actor.as_str())
                .map_or("", |it| it.short_name()),
            actor: Some(&option.actor),
            is_right: is_right(&option.actor),
            evidence: &option.evidence,
        })
        .collect()
}

/// Returns the index of the right option, if just one is.
pub(super) fn only_right(options: &[Offered<'_>]) -> Option<usize> {
    let mut right = options
        .iter()
        .enumerate()
        .filter(|(_, option)| option.is_right);
    let (index, _) = right.next()?;
    right.next().is_none().then_some(index)
}
