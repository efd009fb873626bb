use super::kind::{Presence, Side};
use crate::Pack;
use crate::pack::{
    ActorId, ActorOption, ChoiceOption, EventId, Evidence, FigureId, IssueId, PositionId, Question,
    QuoteId, Skill, TopicId, Verdict,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What the reader is shown: an author's question, or one made from the pack's model.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What answers refer to.
    pub id: ItemId,
    /// The name of its kind, as in a pack: one of [`super::QuestionKind::NAMES`].
    pub kind: &'static str,
    /// What it trains.
    pub skill: Skill,
    /// The topic that it belongs to. A made item has one only where the model gives one.
    pub topic: Option<TopicId>,
    /// Where it comes from.
    pub origin: Origin,
    /// What the reader is asked.
    pub prompt: Prompt,
    /// What the reader is asked about, where the prompt alone does not say.
    pub material: Option<Material>,
    /// What the reader is to do.
    pub interaction: Interaction,
}

impl Item {
    /// The item that an author's question becomes.
    pub fn of(question: &Question, pack: &Pack) -> Self {
        let (material, interaction) = question.ask.shown(pack);
        Self {
            id: ItemId(question.id.as_str().into()),
            kind: question.ask.name(),
            skill: question.skill,
            topic: Some(question.topic.clone()),
            origin: Origin::Authored,
            prompt: Prompt::Authored(question.prompt.clone()),
            material,
            interaction,
        }
    }

    /// Whether the other item asks for the same thing, so that the one gives the other away.
    pub(super) fn same_matter(&self, other: &Self) -> bool {
        match (&self.material, &other.material) {
            (Some(one), Some(other)) => one.same_matter(other),
            (None, None) => self.interaction.shares_a_pair(&other.interaction),
            _ => false,
        }
    }

    /// Whether it can be answered from paragraphs that the right answers of the `shown` items cite:
    /// who said a quote, what a number is, or the dates of all events but one.
    ///
    /// Never where positions are asked for: one paragraph doesn't say all that they rest on.
    pub(super) fn is_answered_by(&self, shown: &[Item]) -> bool {
        let is_shown = |evidence: &[Evidence]| {
            let is_known = |it: &Evidence| {
                shown
                    .iter()
                    .any(|item| item.interaction.shows(it.paragraph))
            };
            evidence.iter().any(is_known)
        };
        match (&self.material, &self.interaction) {
            (Some(Material::Side { .. }), _) => false,
            (_, Interaction::ChooseOne(choices) | Interaction::ChooseSeveral(choices)) => choices
                .iter()
                .any(|choice| choice.is_right() && is_shown(&choice.evidence)),
            (_, Interaction::PutInOrder(places)) => {
                let unknown = places.iter().filter(|place| !is_shown(&place.evidence));
                unknown.count() < 2
            }
        }
    }
}

/// Names an item within its pack, whatever the seed: a question's id, or
/// `made:` with the kind and what it was made from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(pub(super) String);

impl ItemId {
    /// The id as a text. Made ones have `:` and `+` in them, which no question's id has.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where an item comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An author wrote it.
    Authored,
    /// It was made from the pack's model.
    Made,
}

/// What the reader is asked. All but the first are for the page to put into words.
#[derive(Clone, Debug, PartialEq)]
pub enum Prompt {
    /// In the author's words.
    Authored(String),
    /// Who said these words? With [`Material::Quote`].
    WhoSaidIt,
    /// Who of these takes this side? With [`Material::Side`].
    WhoHoldsIt,
    /// Who of these take this side, all of them? With [`Material::Side`].
    AllWhoHoldIt,
    /// In what order did these happen, the earliest first?
    OrderOfEvents,
    /// Does the article state this, contradict it, or not say? With [`Material::Value`].
    InTheArticle,
    /// What number does the article give? With [`Material::Figure`].
    WhatNumber,
}

/// What the reader is asked about.
#[derive(Clone, Debug, PartialEq)]
pub enum Material {
    /// The words of a quote. Its speaker is what is asked for: don't show it.
    Quote(QuoteId),
    /// A side of an issue's proposition.
    Side {
        /// The issue.
        issue: IssueId,
        /// The side.
        side: Side,
    },
    /// A statement to be judged, in the author's words.
    Statement(String),
    /// A statement to be judged: the figure's label, unit, qualifier, date and giver
    /// with this value, which may be another than the figure's.
    Value {
        /// The figure.
        figure: FigureId,
        /// What it is said to be.
        value: f64,
    },
    /// A figure's label, unit, qualifier, date and giver. Its value is what is asked for: don't
    /// show it.
    Figure(FigureId),
}

impl Material {
    fn same_matter(&self, other: &Self) -> bool {
        use Material::{Figure, Value};
        match (self, other) {
            (Figure(one) | Value { figure: one, .. }, Figure(two) | Value { figure: two, .. }) => {
                one == two
            }
            _ => self == other,
        }
    }
}

/// What the reader is to do. The options stand in an order that is the same for every seed, the
/// author's or the pack's, which may give the answer away: show them in
/// [`display_order`](super::display_order()).
#[derive(Clone, Debug, PartialEq)]
pub enum Interaction {
    /// Choose the one right option.
    ChooseOne(Vec<Choice>),
    /// Choose all right options, of which there are several.
    ChooseSeveral(Vec<Choice>),
    /// Put events in order, the earliest first.
    PutInOrder(Vec<OrderSlot>),
}

impl Interaction {
    /// How many options there are.
    pub fn options(&self) -> usize {
        match self {
            Self::ChooseOne(choices) | Self::ChooseSeveral(choices) => choices.len(),
            Self::PutInOrder(places) => places.len(),
        }
    }

    /// Whether a right answer cites the paragraph.
    fn shows(&self, paragraph: u32) -> bool {
        let is_there = |evidence: &[Evidence]| evidence.iter().any(|it| it.paragraph == paragraph);
        match self {
            Self::ChooseOne(choices) | Self::ChooseSeveral(choices) => choices
                .iter()
                .any(|choice| choice.is_right() && is_there(&choice.evidence)),
            Self::PutInOrder(places) => places.iter().any(|place| is_there(&place.evidence)),
        }
    }

    /// Whether both put the same two events in order.
    fn shares_a_pair(&self, other: &Self) -> bool {
        let (Self::PutInOrder(ours), Self::PutInOrder(theirs)) = (self, other) else {
            return false;
        };
        let shared = ours
            .iter()
            .filter(|our| theirs.iter().any(|their| their.event == our.event));
        shared.count() > 1
    }
}

/// An option to choose or to leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What the reader can choose.
    pub label: Label,
    /// Whether it answers the question.
    pub verdict: Verdict,
    /// Why it is right, wrong or not stated.
    pub reason: Reason,
    /// Where the article shows it.
    pub evidence: Vec<Evidence>,
}

impl Choice {
    /// Whether it answers the question.
    pub fn is_right(&self) -> bool {
        self.verdict == Verdict::Right
    }

    pub(super) fn authored(option: &ChoiceOption) -> Self {
        Self {
            label: Label::Text(option.text.clone()),
            verdict: option.verdict,
            reason: Reason::Authored(option.reason.clone()),
            evidence: option.evidence.clone(),
        }
    }

    /// `evidence` stands in where the author names none.
    pub(super) fn actor(option: &ActorOption, verdict: Verdict, evidence: &[Evidence]) -> Self {
        let evidence = if option.evidence.is_empty() {
            evidence
        } else {
            &option.evidence
        };
        Self {
            label: Label::Actor(option.actor.clone()),
            verdict,
            reason: Reason::Authored(option.reason.clone()),
            evidence: evidence.to_vec(),
        }
    }
}

/// What the reader can choose.
#[derive(Clone, Debug, PartialEq)]
pub enum Label {
    /// In the author's words.
    Text(String),
    /// An actor.
    Actor(ActorId),
    /// What the article does with a statement.
    Presence(Presence),
    /// A number, with the unit and qualifier of the figure that is asked about.
    Number(f64),
}

/// Why an option is right, wrong or not stated. All but the first are for the page to put into
/// words.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// In the author's words.
    Authored(String),
    /// The actor said the words: this quote.
    SaidIt(QuoteId),
    /// The actor did not say the words; these are theirs.
    SaidElse(QuoteId),
    /// The actor takes the side: this position.
    HoldsIt(PositionId),
    /// The actor does not take the side; this is where they stand.
    HoldsOther(PositionId),
    /// The article shows no position of the actor on the issue.
    NoPosition,
    /// What the article gives is this figure, the one that is asked about.
    Figure(FigureId),
    /// The number is another one's: this figure.
    OtherFigure(FigureId),
    /// The event's date puts it in its place.
    Dated,
}

/// An event to be put in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderSlot {
    /// The event.
    pub event: EventId,
    /// Its right place, counted from 0, the earliest.
    pub right: usize,
    /// Why its place is where it is.
    pub reason: Reason,
    /// Where the article shows it.
    pub evidence: Vec<Evidence>,
}
