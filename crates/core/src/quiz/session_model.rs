//! A session under random actions, next to a model that is so simple that it is right.

use super::sample::any_pack;
use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What a reader does. Items are counted modulo how many there are.
#[derive(Clone, Debug)]
enum Action {
    AnswerRight(usize, bool),
    Answer(usize, Response),
    GoTo(usize),
    Next,
    Previous,
    RetryWrong,
    StartAgain(u64, Option<usize>, bool),
    Reload,
}

/// What the answers say: for each item its points, and whether it is right.
#[derive(Default)]
struct Model {
    answers: BTreeMap<String, (f64, bool)>,
    at: usize,
    earlier: usize,
    is_whole: bool,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_score_is_what_the_answers_say(pack: u64, at_end: bool, actions in prop::collection::vec(any_action(), 0..40)) {
        let pack = any_pack(pack);
        let plan = |seed, limit, at_end| Plan {
            seed,
            authored: true,
            generated: 6,
            limit,
            show_answers: if at_end { ShowAnswers::AtEnd } else { ShowAnswers::AfterEach },
            ..Plan::default()
        };
        let mut session = Session::start(&pack, plan(1, None, at_end));
        let mut model = Model { is_whole: true, ..Model::default() };
        for action in actions {
            let total = session.items().len();
            let was_finished = total > 0 && model.answers.len() == total;
            match action {
                Action::AnswerRight(index, sure) if total > 0 => {
                    let item = session.items()[index % total].clone();
                    let certainty = if sure { Certainty::Sure } else { Certainty::Guessing };
                    answer(&mut session, &mut model, &item, item.interaction.key(), Some(certainty));
                }
                Action::Answer(index, response) if total > 0 => {
                    let item = session.items()[index % total].clone();
                    answer(&mut session, &mut model, &item, response, None);
                }
                Action::AnswerRight(..) | Action::Answer(..) => {}
                Action::GoTo(at) => {
                    prop_assert_eq!(session.go_to(at), at < total);
                    model.at = if at < total { at } else { model.at };
                }
                Action::Next => {
                    prop_assert_eq!(session.go_next(), model.at + 1 < total);
                    model.at = if model.at + 1 < total { model.at + 1 } else { model.at };
                }
                Action::Previous => {
                    prop_assert_eq!(session.go_previous(), model.at > 0);
                    model.at = model.at.saturating_sub(1);
                }
                Action::RetryWrong => {
                    let wrong = model.answers.values().filter(|(_, right)| !right).count();
                    let plan = session.plan_of_wrong();
                    prop_assert_eq!(plan.is_some(), wrong > 0);
                    if let Some(plan) = plan {
                        session.continue_with(Session::start(&pack, plan));
                        prop_assert_eq!(session.items().len(), wrong);
                        model.start_again(was_finished, false);
                    }
                }
                Action::StartAgain(seed, limit, at_end) => {
                    session.continue_with(Session::start(&pack, plan(seed, limit, at_end)));
                    model.start_again(was_finished, true);
                }
                Action::Reload => {
                    let saved = Saved::from_json(&session.save().to_json()).expect("what was saved");
                    let restored = Session::restore(&pack, &saved).expect("the same pack");
                    prop_assert_eq!(&restored.session, &session);
                    prop_assert_eq!(restored.dropped, 0);
                }
            }
            model.check(&session, &pack);
        }
    }
}

fn answer(
    session: &mut Session,
    model: &mut Model,
    item: &Item,
    response: Response,
    certainty: Option<Certainty>,
) {
    let is_open = !model.answers.contains_key(item.id.as_str()) || !session.shows_answers();
    let score = item.interaction.score(&response);
    let taken = session.answer(&item.id, response, certainty).cloned();
    match (is_open, score) {
        (false, _) => assert_eq!(taken, Err(AnswerError::AlreadyAnswered)),
        (true, Err(error)) => assert_eq!(taken, Err(AnswerError::Response(error))),
        (true, Ok(score)) => {
            let entry = (score.points, score.right);
            model.answers.insert(item.id.as_str().into(), entry);
            assert_eq!(taken, Ok(score));
        }
    }
}

impl Model {
    fn start_again(&mut self, was_finished: bool, is_whole: bool) {
        self.earlier += usize::from(was_finished && self.is_whole);
        self.answers.clear();
        self.at = 0;
        self.is_whole = is_whole;
    }

    fn check(&self, session: &Session, pack: &crate::Pack) {
        let points: f64 = session
            .items()
            .iter()
            .filter_map(|item| self.answers.get(item.id.as_str()))
            .map(|(points, _)| points)
            .sum();
        let answered = self.answers.len();
        let total = session.items().len();
        let right = self.answers.values().filter(|(_, right)| *right).count();
        assert_eq!(
            session.progress(),
            Progress {
                answered,
                total,
                right,
                points
            }
        );
        assert_eq!(session.at(), self.at);
        let mut others = (1..total).map(|steps| (self.at + steps) % total);
        let is_open = |at: &usize| !self.answers.contains_key(session.items()[*at].id.as_str());
        assert_eq!(session.next_unanswered(), others.find(is_open));
        assert_eq!(session.finished(), total > 0 && answered == total);
        assert_eq!(session.earlier().len(), self.earlier.min(20));
        let overall = Summary::of(session, pack).overall;
        assert_eq!((overall.right, overall.answered), (right, answered));
    }
}

fn any_action() -> impl Strategy<Value = Action> {
    let item = || 0..12_usize;
    prop_oneof![
        4 => (item(), any::<bool>()).prop_map(|(item, sure)| Action::AnswerRight(item, sure)),
        4 => (item(), Response::any()).prop_map(|(item, response)| Action::Answer(item, response)),
        1 => item().prop_map(Action::GoTo),
        1 => Just(Action::Next),
        1 => Just(Action::Previous),
        1 => Just(Action::RetryWrong),
        1 => (any::<u64>(), prop::option::of(0..6_usize), any::<bool>())
            .prop_map(|(seed, limit, at_end)| Action::StartAgain(seed, limit, at_end)),
        1 => Just(Action::Reload),
    ]
}
