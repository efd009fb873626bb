//! What the author's questions offer to choose from, whatever their kind.

use crate::Pack;
use crate::pack::{ActorId, ChoiceOption, Evidence, Verdict};
use crate::quiz::QuestionKind;
use crate::quiz::kind::{Asks, OfferedActor};

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
    let of_actor = |it: &OfferedActor<'p>| {
        let actor = &it.option.actor;
        let found = pack.find_actor(actor.as_str());
        Offered {
            text: found.map_or("", |it| it.short_name()),
            actor: Some(actor),
            is_right: it.right_by.is_some(),
            evidence: &it.option.evidence,
        }
    };
    let of_text = |option: &'p ChoiceOption| Offered {
        text: &option.text,
        actor: None,
        is_right: option.verdict == Verdict::Right,
        evidence: &option.evidence,
    };
    match kind.asks(pack) {
        Asks::Actors { options, .. } => options.iter().map(of_actor).collect(),
        Asks::Texts(options) => options.iter().map(of_text).collect(),
        Asks::Statement { .. } | Asks::Other => Vec::new(),
    }
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
