use super::checks::{ProblemList, right_ones, texts_of_choices, visit_choices};
use super::{Asks, AuthoredText, EntityRef, Generated, Items, Kind, QuestionProblem};
use crate::Pack;
use crate::json::decode;
use crate::pack::ChoiceOption;
use crate::quiz::generate::side_choices;
use crate::quiz::interaction::{Choice, ChooseSeveral, Interaction};
use crate::quiz::item::{Material, Prompt};
use crate::quiz::rng::Rng;
use serde::{Deserialize, Serialize};

/// Several options are right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SeveralRight {
    /// 3 to 8 options, at least two of them right and at least one not.
    pub options: Vec<ChoiceOption>,
}

impl Kind for SeveralRight {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        visit_choices(&self.options, visit);
    }

    fn problems(&self, _: &Pack) -> Vec<QuestionProblem> {
        let mut problems = ProblemList::default();
        problems.count("options", self.options.len(), 3..=8);
        problems.choices(&self.options);
        let right = right_ones(&self.options);
        if right < 2 {
            problems.add(
                "options",
                format!("{right} right options"),
                "mark at least two as right, or ask with `single-choice`",
            );
        } else if right == self.options.len() {
            problems.add("options", "no option is wrong", "add one that is");
        }
        problems.0
    }

    fn build(&self, _: &Pack) -> (Option<Material>, Interaction) {
        let choices = self.options.iter().map(Choice::authored).collect();
        (None, ChooseSeveral(choices).into())
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

    /// Asks which actors take a side of an issue, for each side that has at least two right options
    /// and a wrong one.
    fn generate(pack: &Pack, rng: &mut Rng, items: &mut Items) {
        for sides in side_choices(pack, rng, 3) {
            if sides.right >= 2 && sides.choices.len() > sides.right {
                items.add(Generated::of_side(sides, Prompt::AllWhoHoldIt, |choices| {
                    ChooseSeveral(choices).into()
                }));
            }
        }
    }
}

decode!(SeveralRight: options);
