use super::interaction::Interaction;
use super::kind::Presence;
use super::time_axis::TimeUnit;
use crate::Pack;
use crate::json::{Decode, Decoder};
use crate::pack::{
    ActorId, ClaimId, Decimal, EventId, FigureId, IssueId, PositionId, Question, QuoteId,
    RelationKind, Side, Skill, TopicId,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// A question of a quiz: an author's, or one generated from the pack's model.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What answers refer to.
    pub id: ItemId,
    /// The name of its kind, as in a pack: one of [`super::QuestionKind::NAMES`].
    pub kind: &'static str,
    /// What it trains.
    pub skill: Skill,
    /// Its topic. A generated item has one only if the model gives one.
    pub topic: Option<TopicId>,
    /// Where it comes from.
    pub origin: Origin,
    /// What the reader is asked.
    pub prompt: Prompt,
    /// What the reader is asked about, where the prompt alone does not say.
    pub material: Option<Material>,
    /// What the reader is to do.
    pub interaction: Interaction,
    /// The items that it gives away by what its author wrote, as the author says.
    pub gives_away: Vec<ItemId>,
}

impl Item {
    /// The item that an author's question becomes.
    pub fn of(question: &Question, pack: &Pack) -> Self {
        let (material, interaction) = question.kind.build(pack);
        Self {
            id: ItemId(question.id.as_str().into()),
            kind: question.kind.name(),
            skill: question.skill,
            topic: Some(question.topic.clone()),
            origin: Origin::Authored,
            prompt: Prompt::Authored(question.prompt.clone()),
            material,
            interaction,
            gives_away: question
                .gives_away
                .iter()
                .map(|id| ItemId(id.as_str().into()))
                .collect(),
        }
    }

    /// Whether the other item asks for the same thing, so that the one gives the other away.
    pub(super) fn asks_the_same(&self, other: &Self) -> bool {
        match (&self.material, &other.material) {
            (Some(one), Some(other)) => one.asks_the_same(other),
            (None, None) => self.interaction.overlaps(&other.interaction),
            (Some(material), None) => other.interaction.asks_about(material),
            (None, Some(material)) => self.interaction.asks_about(material),
        }
    }
}

/// Names an item within its pack, whatever the seed: a question's id, or
/// `generated:` with the kind and what it was generated from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(pub(crate) String);

impl ItemId {
    /// The id as a text. Generated ones have `:` and `+` in them, which no question's id has.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for ItemId {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        Self(decoder.text(value).into())
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
    /// Generated from the pack's model.
    Generated,
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
    /// Who said which of these words?
    WhoSaidWhat,
    /// Which of these numbers is which?
    WhichNumber,
    /// Who of these disputes this, and how? With [`Material::Claim`].
    WhoDisputes,
    /// In which year or month was this? With [`Material::Event`].
    WhenWasIt(TimeUnit),
    /// Who said these words, or gives this number? The reader types the name. With
    /// [`Material::Quote`] or [`Material::Value`].
    TypeTheName,
    /// Which paragraph shows this? With [`Material::Quote`], [`Material::Position`],
    /// [`Material::Claim`] or [`Material::Figure`].
    FindThePassage,
    /// Which sentence of this paragraph shows this? With [`Material::Position`], [`Material::Claim`]
    /// or [`Material::Figure`].
    MarkTheSentence,
}

/// What the reader is asked about.
#[derive(Clone, Debug, PartialEq)]
pub enum Material {
    /// The words of a quote. Don't show its speaker: that is the question.
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
    /// A statement: the figure's label, unit and qualifier with this value, which may be another
    /// than the figure's. Don't show its giver: that may be the question.
    Value {
        /// The figure.
        figure: FigureId,
        /// What it is said to be.
        value: Decimal,
    },
    /// A figure's label, unit, qualifier, date and giver. Don't show its value: that is the
    /// question.
    Figure(FigureId),
    /// An event's title. Don't show its date: that is the question.
    Event(EventId),
    /// A sentence in the author's words, with `___` where something is missing.
    Gap(String),
    /// An actor's position on an issue.
    Position(PositionId),
    /// What an actor or the article asserts.
    Claim(ClaimId),
}

impl Material {
    fn asks_the_same(&self, other: &Self) -> bool {
        use Material::{Figure, Value};
        match (self, other) {
            (Figure(one) | Value { figure: one, .. }, Figure(two) | Value { figure: two, .. }) => {
                one == two
            }
            _ => self == other,
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
    Number(Decimal),
    /// The words of a quote, without their speaker.
    Quote(QuoteId),
    /// A figure's label, without its value.
    Figure(FigureId),
    /// A figure's value, with its unit and qualifier.
    Value(FigureId),
    /// What an actor does to a claim: one of the relations against it.
    Relation(RelationKind),
    /// The actor does not dispute the claim.
    Undisputed,
    /// A paragraph of the article, counted from 1: its number and its digest.
    Paragraph(u32),
    /// A sentence of the article, with the white space after it: all those of a paragraph together
    /// are its text.
    Sentence(String),
}

impl Label {
    /// Whether options like it have an order of their own, in which they are shown.
    pub fn has_natural_order(&self) -> bool {
        matches!(
            self,
            Self::Presence(_)
                | Self::Number(_)
                | Self::Paragraph(_)
                | Self::Sentence(_)
                | Self::Relation(_)
                | Self::Undisputed
        )
    }
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
    /// The actor does not take the side; this is their position.
    HoldsOther(PositionId),
    /// The article shows no position of the actor on the issue.
    NoPosition,
    /// What the article gives is this figure, the one that is asked about.
    Figure(FigureId),
    /// The number is another one's: this figure.
    OtherFigure(FigureId),
    /// The event's date puts it in its place.
    Dated,
    /// The actor disputes the claim, by a relation of the pack. Say who relates the two claims.
    Disputes {
        /// The index of the relation in [`Pack::relations`].
        relation: usize,
        /// Why, in the author's words. Absent: the relation's note says how they are related.
        reason: Option<String>,
    },
    /// The passage shows it.
    Passage,
}
