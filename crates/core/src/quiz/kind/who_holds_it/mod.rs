use super::checks::{ProblemList, offered_actors, texts_of_actors, visit_actors};
use super::{Asks, AuthoredText, EntityRef, Generated, Items, Kind, QuestionProblem, RightBy};
use crate::Pack;
use crate::json::decode;
use crate::pack::{ActorId, ActorOption, IssueId, Position, Side, Verdict};
use crate::quiz::generate::side_choices;
use crate::quiz::interaction::{Choice, ChooseOne, Interaction};
use crate::quiz::item::{Material, Prompt};
use crate::quiz::rng::Rng;
use crate::quiz::sides::{position_on, positions};
use serde::{Deserialize, Serialize};

/// Which actor takes a side on an issue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WhoHoldsIt {
    /// The issue.
    pub issue: IssueId,
    /// The side.
    pub side: Side,
    /// 2 to 6 different actors, of whom just one has a position on that side.
    pub options: Vec<ActorOption>,
}

impl Kind for WhoHoldsIt {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        visit("issue", EntityRef::Issue(&self.issue));
        visit_actors(&self.options, visit);
    }

    fn problems(&self, pack: &Pack) -> Vec<QuestionProblem> {
        let mut problems = ProblemList::default();
        problems.actors(&self.options);
        let takes = |option: &&ActorOption| {
            position_on(pack, &option.actor, &self.issue, self.side).is_some()
        };
        let holders: Vec<_> = self
            .options
            .iter()
            .filter(takes)
            .map(|option| option.actor.as_str())
            .collect();
        let what = match holders.as_slice() {
            [_] => return problems.0,
            [] => "none of them has a position on that side".into(),
            several => format!(
                "{} have positions on that side, be it at other dates",
                several.join(", ")
            ),
        };
        problems.add("options", what, "name just one actor who has");
        problems.0
    }

    fn build(&self, pack: &Pack) -> (Option<Material>, Interaction) {
        let choice = |option: &ActorOption| {
            let (verdict, evidence) = match position_on(pack, &option.actor, &self.issue, self.side)
            {
                Some(position) => (Verdict::Right, position.evidence.as_slice()),
                None => (wrong(pack, option, self), [].as_slice()),
            };
            Choice::actor(option, verdict, evidence)
        };
        let choices = self.options.iter().map(choice).collect();
        let material = Material::Side {
            issue: self.issue.clone(),
            side: self.side,
        };
        (Some(material), ChooseOne(choices).into())
    }

    fn rests_on(&self) -> &'static [&'static str] {
        &["positions"]
    }

    fn asks<'a>(&'a self, pack: &'a Pack) -> Asks<'a> {
        let by = |actor: &'a ActorId| {
            position_on(pack, actor, &self.issue, self.side).map(RightBy::Position)
        };
        Asks::Actors {
            options: offered_actors(&self.options, by),
            issue: Some(&self.issue),
        }
    }

    fn texts(&self) -> Vec<AuthoredText<'_>> {
        texts_of_actors(&self.options)
    }

    /// Who takes a side, for each side that someone takes and enough others do not.
    fn generate(pack: &Pack, rng: &mut Rng, items: &mut Items) {
        for sides in side_choices(pack, rng, 1) {
            if sides.right == 1 && sides.choices.len() >= 3 {
                items.add(Generated::of_side(sides, Prompt::WhoHoldsIt, |choices| {
                    ChooseOne(choices).into()
                }));
            }
        }
    }
}

/// The verdict on an actor without that side: wrong if they have another step of the scale, not
/// stated if the article gives them none.
fn wrong(pack: &Pack, option: &ActorOption, ask: &WhoHoldsIt) -> Verdict {
    let stands = |position: &Position| position.stance.step().is_some();
    if positions(pack, &option.actor, &ask.issue).any(stands) {
        Verdict::Wrong
    } else {
        Verdict::NotStated
    }
}

decode!(WhoHoldsIt: issue, side, options);
