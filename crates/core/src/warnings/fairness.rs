//! How much of a pack is about whom: for authors who want to see whether it is even-handed.

use super::loaded_verb::Use;
use super::offered::{Offered, offered};
use super::{CheckInput, paragraph_numbers};
use crate::Pack;
use crate::pack::{ActorId, Figure, Issue, IssueId, Question, Side};
use crate::quiz::QuestionKind;
use crate::quiz::kind::{Asks, OfferedActor};
use std::collections::BTreeSet;

/// How much of a pack is about each actor, and about each side of each issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fairness {
    /// In the pack's order.
    pub actors: Vec<ActorRow>,
    /// In the order of the issues, for each of them both sides.
    pub sides: Vec<SideRow>,
    /// Whether reporting verbs are counted: they are known in English only.
    pub has_verbs: bool,
}

/// How much of a pack is about an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorRow {
    /// The actor.
    pub actor: ActorId,
    /// On how many issues it has a position.
    pub issues: usize,
    /// The rest.
    pub counts: Counts,
}

/// How much of a pack is about a side of an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideRow {
    /// The issue.
    pub issue: IssueId,
    /// The side.
    pub side: Side,
    /// How many actors have a position on it, at any date.
    pub voices: usize,
    /// What those actors have on this issue.
    pub counts: Counts,
}

/// What an actor has, or what the voices of a side have on their issue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The author's questions that offer or name them. For a side, those on who takes a side of the
    /// issue, or said words about it.
    pub questions: usize,
    /// The questions whose right answer is or names them, says what they said or did, or is a number
    /// that they give.
    pub right_answers: usize,
    /// Their quotes.
    pub quotes: usize,
    /// Their claims.
    pub claims: usize,
    /// Verbs such as "says" and "acknowledges" for what they do.
    pub plain_verbs: usize,
    /// Verbs such as "claims" and "admits".
    pub loaded_verbs: usize,
}

/// Counts how much of a pack is about whom.
pub fn fairness(pack: &Pack) -> Fairness {
    of_input(&CheckInput::new(pack, &[]))
}

pub(super) fn of_input(checked: &CheckInput<'_>) -> Fairness {
    let pack = checked.pack;
    let verbs = checked.verbs();
    let questions: Vec<_> = pack
        .questions
        .iter()
        .map(|it| Asked::new(checked, it))
        .collect();
    let verbs_or_none = verbs.unwrap_or_default();
    let actors = pack.actors.iter().map(|actor| {
        let positions = pack.positions.iter().filter(|it| it.actor == actor.id);
        let issues: BTreeSet<&IssueId> = positions.map(|it| &it.issue).collect();
        let is_it = |other: &ActorId| *other == actor.id;
        ActorRow {
            actor: actor.id.clone(),
            issues: issues.len(),
            counts: count(pack, &questions, verbs_or_none, &is_it, None),
        }
    });
    let sides = pack.issues.iter().flat_map(|issue| {
        Side::ALL.map(|side| {
            let on_side = pack
                .positions
                .iter()
                .filter(|it| it.issue == issue.id && side.has(it.stance));
            let voices: BTreeSet<&ActorId> = on_side.map(|it| &it.actor).collect();
            let is_one = |actor: &ActorId| voices.contains(actor);
            SideRow {
                issue: issue.id.clone(),
                side,
                voices: voices.len(),
                counts: count(pack, &questions, verbs_or_none, &is_one, Some(issue)),
            }
        })
    });
    Fairness {
        actors: actors.collect(),
        sides: sides.collect(),
        has_verbs: verbs.is_some(),
    }
}

/// Counts what the actors have, on an issue or at all.
fn count(
    pack: &Pack,
    questions: &[Asked<'_>],
    verbs: &[Use<'_>],
    is_one: &dyn Fn(&ActorId) -> bool,
    issue: Option<&Issue>,
) -> Counts {
    let is_on = |id: &IssueId| issue.is_none_or(|issue| issue.id == *id);
    let has_issue = |ids: &[IssueId]| issue.is_none() || ids.iter().any(is_on);
    let asked: Vec<_> = questions
        .iter()
        .filter(|it| has_issue(&it.issues))
        .collect();
    let about = asked
        .iter()
        .filter(|it| it.about.iter().any(|actor| is_one(actor)));
    let right = asked
        .iter()
        .filter(|it| it.right.iter().any(|actor| is_one(actor)));
    let quotes = pack
        .quotes
        .iter()
        .filter(|it| is_one(&it.actor) && has_issue(&it.issues));
    let claims = pack
        .claims
        .iter()
        .filter(|it| it.actor.as_ref().is_some_and(is_one) && has_issue(it.issue.as_slice()));
    let verbs = verbs.iter().filter(|it| {
        let is_there = || issues_at(pack, &it.path).iter().any(|id| is_on(id));
        is_one(it.actor) && (issue.is_none() || is_there())
    });
    let (loaded, plain): (Vec<_>, Vec<_>) = verbs.partition(|it| it.is_loaded());
    Counts {
        questions: about.count(),
        right_answers: right.count(),
        quotes: quotes.count(),
        claims: claims.count(),
        plain_verbs: plain.len(),
        loaded_verbs: loaded.len(),
    }
}

/// Whom a question is about.
struct Asked<'p> {
    /// The issues on which it asks who speaks.
    issues: Vec<IssueId>,
    /// The actors that it offers or names.
    about: Vec<&'p ActorId>,
    /// Those that are its right answer.
    right: Vec<&'p ActorId>,
}

impl<'p> Asked<'p> {
    fn new(checked: &CheckInput<'p>, question: &'p Question) -> Self {
        let pack = checked.pack;
        let options = offered(pack, &question.kind);
        let mut texts = vec![question.prompt.as_str()];
        let mut issues = Vec::new();
        match &question.kind {
            QuestionKind::FillTheGap(ask) => texts.extend([ask.text.as_str(), &ask.answer]),
            QuestionKind::MatchUp(ask) => {
                let pairs = ask.pairs.iter();
                texts.extend(pairs.flat_map(|it| [it.left.as_str(), &it.right]));
                texts.extend(ask.distractors.iter().map(String::as_str));
            }
            kind => match kind.asks(pack) {
                Asks::Actors { options, issue } => {
                    let quotes = options.iter().filter_map(OfferedActor::quote);
                    issues.extend(quotes.flat_map(|it| it.issues.iter().cloned()));
                    issues.extend(issue.cloned());
                }
                Asks::Statement { text, .. } => texts.push(text),
                Asks::Texts(options) => texts.extend(options.iter().map(|it| it.text.as_str())),
                Asks::Other => {}
            },
        }
        let named = texts.iter().flat_map(|text| checked.names.in_text(text));
        let mut about: Vec<&ActorId> = named.map(|it| &it.actor.id).collect();
        about.extend(options.iter().filter_map(|option| option.actor));
        Self {
            issues,
            about,
            right: right(checked, &question.kind, &options),
        }
    }
}

/// Returns the actors whose words or deeds are a question's right answer: an option that is or names
/// them, a statement that the article makes of them, or the number that they give.
fn right<'p>(
    checked: &CheckInput<'p>,
    kind: &'p QuestionKind,
    options: &[Offered<'p>],
) -> Vec<&'p ActorId> {
    let named = |text: &str| {
        let mentions = checked.names.in_text(text).into_iter();
        mentions.map(|it| &it.actor.id).collect::<Vec<_>>()
    };
    match kind {
        QuestionKind::FillTheGap(ask) => named(&ask.answer),
        QuestionKind::MatchUp(ask) => {
            let pairs = ask.pairs.iter();
            pairs
                .flat_map(|it| [named(&it.left), named(&it.right)].concat())
                .collect()
        }
        QuestionKind::Number(ask) => {
            let is_it = |figure: &&Figure| {
                let mut cited = paragraph_numbers(&figure.evidence);
                figure.value == ask.value
                    && cited.any(|it| paragraph_numbers(&ask.evidence).any(|other| other == it))
            };
            let figures = checked.pack.figures.iter().filter(is_it);
            figures.filter_map(|it| it.given_by.as_ref()).collect()
        }
        kind => {
            if let Asks::Statement {
                text,
                is_stated: true,
                ..
            } = kind.asks(checked.pack)
            {
                return named(text);
            }
            let right = options.iter().filter(|option| option.is_right);
            let actors = right.map(|option| match option.actor {
                Some(actor) => vec![actor],
                None => named(option.text),
            });
            actors.flatten().collect()
        }
    }
}

/// Returns the issues of the entry that a path leads into.
fn issues_at<'p>(pack: &'p Pack, path: &str) -> Vec<&'p IssueId> {
    let entry = path.split_once('[').and_then(|(list, rest)| {
        let (index, _) = rest.split_once(']')?;
        Some((list, index.parse::<usize>().ok()?))
    });
    match entry {
        Some(("positions", i)) => pack
            .positions
            .get(i)
            .map(|it| &it.issue)
            .into_iter()
            .collect(),
        Some(("claims", i)) => pack
            .claims
            .get(i)
            .and_then(|it| it.issue.as_ref())
            .into_iter()
            .collect(),
        Some(("quotes", i)) => pack
            .quotes
            .get(i)
            .into_iter()
            .flat_map(|it| &it.issues)
            .collect(),
        _ => Vec::new(),
    }
}
