use super::checks::{ProblemList, visit_evidence};
use super::{Asks, AuthoredText, EntityRef, Generated, Items, Kind, QuestionProblem};
use crate::Pack;
use crate::json::{decode, decode_from_word};
use crate::pack::{Decimal, Evidence, Figure, Qualifier, Skill, Verdict};
use crate::quiz::generate::{matches_a_figure, near_values};
use crate::quiz::interaction::{Choice, ChooseOne, Interaction};
use crate::quiz::item::{Label, Material, Prompt, Reason};
use crate::quiz::rng::Rng;
use serde::{Deserialize, Serialize};

/// Whether the article states a thing, contradicts it, or does not say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InTheArticle {
    /// The statement to be judged.
    pub statement: String,
    /// What the article does with it.
    pub answer: Presence,
    /// Why each answer is right or wrong.
    pub reasons: Reasons,
    /// Where the article states or contradicts it: at least one passage, unless the answer is
    /// that it is not in the article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// What the article does with a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// The article says it.
    Stated,
    /// The article says what rules it out.
    Contradicted,
    /// The article says neither.
    NotInTheArticle,
}

impl Presence {
    /// All answers.
    pub const ALL: [Self; 3] = [Self::Stated, Self::Contradicted, Self::NotInTheArticle];
}

/// Why each answer is right or wrong, in one or two sentences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reasons {
    /// Why "stated" is right or wrong.
    pub stated: String,
    /// Why "contradicted" is right or wrong.
    pub contradicted: String,
    /// Why "not in the article" is right or wrong.
    pub not_in_the_article: String,
}

impl Reasons {
    fn of(&self, presence: Presence) -> &str {
        match presence {
            Presence::Stated => &self.stated,
            Presence::Contradicted => &self.contradicted,
            Presence::NotInTheArticle => &self.not_in_the_article,
        }
    }
}

impl Kind for InTheArticle {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        visit_evidence("evidence", &self.evidence, visit);
    }

    fn problems(&self, _: &Pack) -> Vec<QuestionProblem> {
        let mut problems = ProblemList::default();
        problems.written("statement", &self.statement);
        problems.written("reasons.stated", &self.reasons.stated);
        problems.written("reasons.contradicted", &self.reasons.contradicted);
        problems.written(
            "reasons.not_in_the_article",
            &self.reasons.not_in_the_article,
        );
        if self.answer != Presence::NotInTheArticle {
            let hint = "name the paragraph that states or contradicts it";
            problems.evidence("evidence", &self.evidence, hint);
        } else if !self.evidence.is_empty() {
            problems.add(
                "evidence",
                "evidence for what is not in the article",
                "leave it out, or change the answer",
            );
        }
        problems.0
    }

    fn build(&self, _: &Pack) -> (Option<Material>, Interaction) {
        let reason = |presence| Reason::Authored(self.reasons.of(presence).into());
        let choices = choices(self.answer, &reason, &self.evidence);
        let material = Material::Statement(self.statement.clone());
        (Some(material), ChooseOne(choices).into())
    }

    fn rests_on(&self) -> &'static [&'static str] {
        &[]
    }

    fn asks<'a>(&'a self, _pack: &'a Pack) -> Asks<'a> {
        Asks::Statement {
            text: &self.statement,
            is_stated: self.answer == Presence::Stated,
            evidence: &self.evidence,
        }
    }

    fn texts(&self) -> Vec<AuthoredText<'_>> {
        let text = |path: &str, text| AuthoredText::new(path, text, &self.evidence);
        let reasons = &self.reasons;
        vec![
            text("statement", self.statement.as_str()),
            text("reasons.stated", &reasons.stated),
            text("reasons.contradicted", &reasons.contradicted),
            text("reasons.not_in_the_article", &reasons.not_in_the_article),
        ]
    }

    /// Generates a statement for each figure: with its value or, at random, with another value that
    /// the figure contradicts.
    fn generate(pack: &Pack, rng: &mut Rng, items: &mut Items) {
        let mut figures: Vec<_> = pack.figures.iter().collect();
        rng.shuffle(&mut figures);
        for figure in figures {
            let mut ruled_out = ruled_out(pack, figure);
            rng.shuffle(&mut ruled_out);
            let (answer, value) = match ruled_out.first() {
                Some(value) if rng.coin() => (Presence::Contradicted, *value),
                _ => (Presence::Stated, figure.value),
            };
            let reason = |_| Reason::Figure(figure.id.clone());
            items.add(Generated {
                of: figure.id.as_str().into(),
                skill: Skill::Numbers,
                topic: None,
                prompt: Prompt::InTheArticle,
                material: Some(Material::Value {
                    figure: figure.id.clone(),
                    value,
                }),
                interaction: ChooseOne(choices(answer, &reason, &figure.evidence)).into(),
            });
        }
    }
}

/// Returns plausible values that the figure contradicts. "Over 1,400" contradicts none: the number
/// may be much larger, and it is also over every smaller value. Multiples are as vague.
fn ruled_out(pack: &Pack, figure: &Figure) -> Vec<Decimal> {
    match figure.qualifier {
        Qualifier::Over | Qualifier::MultiplesOf => Vec::new(),
        Qualifier::Exactly | Qualifier::About => {
            let mut values = near_values(figure);
            values.retain(|value| !matches_a_figure(pack, figure, *value));
            values
        }
    }
}

fn choices(
    answer: Presence,
    reason: &dyn Fn(Presence) -> Reason,
    evidence: &[Evidence],
) -> Vec<Choice> {
    let choice = |presence| Choice {
        label: Label::Presence(presence),
        verdict: match answer {
            _ if presence == answer => Verdict::Right,
            Presence::NotInTheArticle => Verdict::NotStated,
            _ => Verdict::Wrong,
        },
        reason: reason(presence),
        // The passage that makes one answer right makes the others wrong.
        evidence: evidence.to_vec(),
    };
    Presence::ALL.map(choice).into()
}

decode!(InTheArticle: statement, answer, reasons; evidence);
decode!(Reasons: stated, contradicted, not_in_the_article);
decode_from_word!(Presence:
    "stated" => Stated,
    "contradicted" => Contradicted,
    "not-in-the-article" => NotInTheArticle
);
