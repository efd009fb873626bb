use super::item::ItemId;
use crate::json::{decode, decode_from_word, quoted};
use crate::pack::{Skill, TopicId};
use serde::{Deserialize, Serialize};

/// What a quiz is built from. The same plan and pack always make the same quiz.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Determines everything that is random.
    pub seed: u64,
    /// Whether to ask the author's questions.
    pub authored: bool,
    /// How many items to generate, if the model allows so many. With `only`, whether to generate any.
    pub generated: usize,
    /// Whether the order is random. Otherwise it follows the pack, generated items last.
    pub shuffled: bool,
    /// At most how many items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<usize>,
    /// The skills to train. Empty: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Skill>,
    /// The topics to ask about. Empty: all, and items of no topic.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<TopicId>,
    /// When the reader sees what is right.
    #[serde(default, skip_serializing_if = "ShowAnswers::is_default")]
    pub show_answers: ShowAnswers,
    /// Whether the reader says how sure they are.
    #[serde(default, skip_serializing_if = "AskCertainty::is_default")]
    pub certainty: AskCertainty,
    /// These items and no others, in this order: those that the reader tries again. Those that neither
    /// the author wrote nor the seed generates are left out. Empty: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<ItemId>,
}

/// When the reader sees what is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShowAnswers {
    /// After each answer.
    #[default]
    AfterEach,
    /// Once all items are answered. Until then an answer can be changed.
    AtEnd,
    /// Never: whoever set the quiz looks at the answers with the readers. An answer can always be
    /// changed.
    Never,
}

/// Whether the reader says how sure they are of each answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskCertainty {
    /// They do: sure, or guessing.
    #[default]
    Asked,
    /// They don't.
    NotAsked,
}

impl ShowAnswers {
    /// All of them, from the earliest on.
    pub const ALL: [Self; 3] = [Self::AfterEach, Self::AtEnd, Self::Never];

    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl AskCertainty {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Asked, Self::NotAsked];

    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl Plan {
    /// The plan as JSON.
    pub fn to_json(&self) -> String {
        let Self {
            seed,
            authored,
            generated,
            shuffled,
            ..
        } = self;
        let mut json = format!(
            r#"{{"seed":{seed},"authored":{authored},"generated":{generated},"shuffled":{shuffled}"#
        );
        if let Some(limit) = self.limit {
            json.push_str(r#","limit":"#);
            json.push_str(&limit.to_string());
        }
        let skills = self.skills.iter().map(|skill| skill.as_str());
        push_list(&mut json, "skills", &mut skills.into_iter());
        push_list(
            &mut json,
            "topics",
            &mut self.topics.iter().map(TopicId::as_str),
        );
        match self.show_answers {
            ShowAnswers::AfterEach => {}
            ShowAnswers::AtEnd => json.push_str(r#","show_answers":"at-end""#),
            ShowAnswers::Never => json.push_str(r#","show_answers":"never""#),
        }
        if self.certainty == AskCertainty::NotAsked {
            json.push_str(r#","certainty":"not-asked""#);
        }
        push_list(&mut json, "only", &mut self.only.iter().map(ItemId::as_str));
        json.push('}');
        json
    }
}

/// Adds a list of texts, if it has any.
fn push_list(json: &mut String, key: &str, texts: &mut dyn Iterator<Item = &str>) {
    let mut is_first = true;
    for text in texts {
        if is_first {
            json.push_str(&[",\"", key, "\":["].concat());
        } else {
            json.push(',');
        }
        is_first = false;
        json.push_str(&quoted(text));
    }
    if !is_first {
        json.push(']');
    }
}

decode!(Plan: seed, authored, generated, shuffled; limit, skills, topics, show_answers, certainty, only);
decode_from_word!(ShowAnswers: "after-each" => AfterEach, "at-end" => AtEnd, "never" => Never);
decode_from_word!(AskCertainty: "asked" => Asked, "not-asked" => NotAsked);
