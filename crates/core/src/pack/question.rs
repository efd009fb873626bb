use super::{ActorId, Evidence, QuestionId, TopicId};
use crate::json::{decode, decode_from_word};
use crate::quiz::QuestionKind;
use serde::{Deserialize, Serialize};

/// A question from the author to the reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The id that references use.
    pub id: QuestionId,
    /// The skill that it trains.
    pub skill: Skill,
    /// The topic that it belongs to.
    pub topic: TopicId,
    /// The question as the reader sees it.
    pub prompt: String,
    /// The kind of question, with the fields of that kind.
    pub kind: QuestionKind,
    /// The questions that this one answers by its prompt, an option or a reason. A quiz never asks
    /// them after it. What shared passages, quotes, events or figures give away needn't be listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gives_away: Vec<QuestionId>,
}

/// A skill that a question trains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Skill {
    /// What the article says happened.
    Recall,
    /// Who said or holds what.
    Attribution,
    /// What follows from the article, and what does not.
    Inference,
    /// How much, how many.
    Numbers,
}

impl Skill {
    /// All skills.
    pub const ALL: [Self; 4] = [
        Self::Recall,
        Self::Attribution,
        Self::Inference,
        Self::Numbers,
    ];
}

/// Whether an option answers the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It answers the question.
    Right,
    /// It does not: the article says otherwise.
    Wrong,
    /// It does not: the article does not say it.
    NotStated,
}

/// An option that is a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChoiceOption {
    /// The text that the reader can choose.
    pub text: String,
    /// Whether it answers the question.
    pub verdict: Verdict,
    /// Why it is right, wrong or not stated, in one or two sentences.
    pub reason: String,
    /// Where the article shows it. A right option needs at least one passage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// An actor as an option. Whether it is right follows from the pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ActorOption {
    /// The actor that the reader can choose.
    pub actor: ActorId,
    /// Why it is right or wrong, in one or two sentences.
    pub reason: String,
    /// Where the article shows it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

decode!(Question: id, skill, topic, prompt, kind; gives_away);
decode_from_word!(Skill:
    "recall" => Recall,
    "attribution" => Attribution,
    "inference" => Inference,
    "numbers" => Numbers
);
decode_from_word!(Verdict: "right" => Right, "wrong" => Wrong, "not-stated" => NotStated);
decode!(ChoiceOption: text, verdict, reason; evidence);
decode!(ActorOption: actor, reason; evidence);
