use super::checks::{ProblemList, right_ones, texts_of_choices, visit_choices};
use super::{Asks, AuthoredText, EntityRef, Generated, Items, Kind, QuestionProblem};
use crate::Pack;
use crate::json::decode;
use crate::pack::{ChoiceOption, Decimal, Figure, Qualifier, Skill, Verdict};
use crate::quiz::generate::{far_apart, matches_a_figure, near_values};
use crate::quiz::interaction::{Choice, ChooseOne, Interaction};
use crate::quiz::item::{Label, Material, Prompt, Reason};
use crate::quiz::rng::Rng;
use crate::sort::sort;
use serde::{Deserialize, Serialize};

/// One option is right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SingleChoice {
    /// 2 to 6 options, just one of them right.
    pub options: Vec<ChoiceOption>,
}

impl Kind for SingleChoice {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        visit_choices(&self.options, visit);
    }

    fn problems(&self, _: &Pack) -> Vec<QuestionProblem> {
        let mut problems = ProblemList::default();
        problems.count("options", self.options.len(), 2..=6);
        problems.choices(&self.options);
        let right = right_ones(&self.options);
        if right != 1 {
            problems.add(
                "options",
                format!("{right} right options"),
                "mark just one as right, or ask with `several-right`",
            );
        }
        problems.0
    }

    fn build(&self, _: &Pack) -> (Option<Material>, Interaction) {
        let choices = self.options.iter().map(Choice::authored).collect();
        (None, ChooseOne(choices).into())
    }

    fn rests_on(&self) -> &'static [&'static str] {
        &[]
    }

    fn asks<'a>(&'a self, _pack: &'a Pack) -> Asks<'a> {
        Asks::Texts(&self.options)
    }

    fn texts(&self) -> Vec<AuthoredText<'_>> {
        texts_of_choices(&self.options)
    }

    /// What number the article gives, for each figure with enough other numbers to choose from.
    fn generate(pack: &Pack, rng: &mut Rng, items: &mut Items) {
        let mut figures: Vec<_> = pack.figures.iter().collect();
        rng.shuffle(&mut figures);
        for figure in figures {
            if let Some(numbers) = numbers(pack, figure, rng) {
                items.add(Generated {
                    of: figure.id.as_str().into(),
                    skill: Skill::Numbers,
                    topic: None,
                    prompt: Prompt::WhatNumber,
                    material: Some(Material::Figure(figure.id.clone())),
                    interaction: ChooseOne(numbers).into(),
                });
            }
        }
    }
}

/// The figure's number and two or three clearly different ones, the smallest first.
fn numbers(pack: &Pack, figure: &Figure, rng: &mut Rng) -> Option<Vec<Choice>> {
    // "Tens of thousands" is a number of no one size to set others against.
    if figure.qualifier == Qualifier::MultiplesOf {
        return None;
    }
    let mut others: Vec<_> = pack
        .figures
        .iter()
        .filter(|other| other.unit == figure.unit)
        .collect();
    rng.shuffle(&mut others);
    let mut near = near_values(figure);
    rng.shuffle(&mut near);

    let mut values = Vec::new();
    for other in others {
        values.push((other.value, other));
    }
    for value in near {
        values.push((value, figure));
    }

    let mut choices = vec![choice(figure.value, Verdict::Right, figure, figure)];
    for (value, source) in values {
        let is_new = choices.iter().all(|choice| match choice.label {
            Label::Number(chosen) => far_apart(chosen, value, figure.qualifier),
            _ => false,
        });
        if choices.len() < 4 && is_new && !matches_a_figure(pack, figure, value) {
            choices.push(choice(value, Verdict::Wrong, figure, source));
        }
    }
    sort(&mut choices, |one, other| {
        match (&one.label, &other.label) {
            (Label::Number(one), Label::Number(other)) => one.cmp(other),
            _ => std::cmp::Ordering::Equal,
        }
    });
    (choices.len() > 2).then_some(choices)
}

/// `source` is the figure that has the value; the one asked about where none has.
fn choice(value: Decimal, verdict: Verdict, asked: &Figure, source: &Figure) -> Choice {
    Choice {
        label: Label::Number(value),
        verdict,
        reason: if source.id == asked.id {
            Reason::Figure(asked.id.clone())
        } else {
            Reason::OtherFigure(source.id.clone())
        },
        evidence: source.evidence.clone(),
    }
}

decode!(SingleChoice: options);
