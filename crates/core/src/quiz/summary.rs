use super::certainty::Calibration;
use super::item::{Item, ItemId};
use super::session::Session;
use crate::Pack;
use crate::pack::{ActorId, Skill, TopicId};

/// How a quiz went.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// All items.
    pub overall: Score,
    /// By skill, those that some item trains, in the order of [`Skill::ALL`].
    pub skills: Vec<(Skill, Score)>,
    /// By topic, those that some item belongs to, in the pack's order.
    pub topics: Vec<(TopicId, Score)>,
    /// The items of no topic.
    pub no_topic: Score,
    /// By actor, those that are the right answer to some item, in the pack's order.
    pub actors: Vec<(ActorId, Score)>,
    /// The items that were answered and not exactly right, in the order of the quiz.
    pub wrong: Vec<ItemId>,
    /// How well the reader knew what they know, as far as that was asked.
    pub calibration: Calibration,
}

/// How some items went.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// How many there are.
    pub items: usize,
    /// How many of them have been answered.
    pub answered: usize,
    /// How many of those were exactly right.
    pub right: usize,
    /// The points of all answers together, at most one each.
    pub points: f64,
}

impl Summary {
    /// Sums up a quiz about the pack, finished or not.
    pub fn of(session: &Session, pack: &Pack) -> Self {
        let skill = |skill| {
            let score = Score::of(session, &|item| item.skill == skill);
            (score.items > 0).then_some((skill, score))
        };
        let topic = |topic: &TopicId| {
            let score = Score::of(session, &|item| item.topic.as_ref() == Some(topic));
            (score.items > 0).then(|| (topic.clone(), score))
        };
        let actor = |actor: &ActorId| {
            let is_about = |item: &Item| item.interaction.actors(true).contains(&actor);
            let score = Score::of(session, &is_about);
            (score.items > 0).then(|| (actor.clone(), score))
        };
        let mut calibration = Calibration::default();
        for (_, answer) in session.answers() {
            if let Some(answer) = answer
                && let Some(certainty) = answer.certainty
            {
                calibration.count(certainty, answer.score.points, answer.score.right);
            }
        }
        Self {
            overall: Score::of(session, &|_| true),
            skills: Skill::ALL.into_iter().filter_map(skill).collect(),
            topics: pack
                .topics
                .iter()
                .filter_map(|each| topic(&each.id))
                .collect(),
            no_topic: Score::of(session, &|item| item.topic.is_none()),
            actors: pack
                .actors
                .iter()
                .filter_map(|each| actor(&each.id))
                .collect(),
            wrong: session.wrong(),
            calibration,
        }
    }
}

impl Score {
    fn of(session: &Session, counts: &dyn Fn(&Item) -> bool) -> Self {
        let mut score = Self::default();
        for (_, answer) in session.answers().filter(|(item, _)| counts(item)) {
            score.items += 1;
            if let Some(answer) = answer {
                score.answered += 1;
                score.right += usize::from(answer.score.right);
                score.points += answer.score.points;
            }
        }
        score
    }
}
