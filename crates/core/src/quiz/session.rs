use super::certainty::Certainty;
use super::display_order::display_order;
use super::fingerprint::{fingerprint, hash};
use super::generate::generate;
use super::interaction::{ItemScore, Response, ResponseError};
use super::item::{Item, ItemId};
use super::plan::{Plan, ShowAnswers};
use super::saved::{Saved, SavedAnswer};
use super::selection::select;
use crate::Pack;
use crate::pack::PackId;
use serde::{Deserialize, Serialize};

/// A quiz in progress.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pack: PackId,
    plan: Plan,
    items: Vec<Item>,
    /// For each item, what it looks like.
    hashes: Vec<u32>,
    /// For each item, if it has been answered.
    answers: Vec<Option<ScoredResponse>>,
    /// Below the number of items, or 0.
    at: usize,
    earlier: Vec<Try>,
}

/// An answer, and how it did.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoredResponse {
    /// What the reader answered.
    pub response: Response,
    /// How sure the reader was, if that was asked.
    pub certainty: Option<Certainty>,
    /// How it did.
    pub score: ItemScore,
}

/// How a finished quiz went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Try {
    /// How many items it had.
    pub items: usize,
    /// How many of the answers were exactly right.
    pub right: usize,
}

/// How far the reader has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// How many items have been answered.
    pub answered: usize,
    /// How many items there are.
    pub total: usize,
    /// How many of the answers are exactly right.
    pub right: usize,
    /// The points of all answers together, at most one each.
    pub points: f64,
}

/// Why an answer was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// The quiz has no such item.
    NoSuchItem,
    /// The item has been answered, and the reader may have seen what is right.
    AlreadyAnswered,
    /// The response does not fit the item.
    Response(ResponseError),
}

impl Session {
    /// How many earlier quizzes are remembered.
    const MAX_EARLIER: usize = 20;

    /// A quiz with no answers yet.
    pub fn start(pack: &Pack, plan: Plan) -> Self {
        Self::start_with(pack, plan, &[])
    }

    /// A quiz with no answers yet, if the author's questions suffice for the plan. `None`: items have
    /// to be generated, for which [`Session::start`] has the code.
    pub fn start_authored(pack: &Pack, plan: &Plan) -> Option<Self> {
        let session = Self::of_author(pack, plan.clone());
        (!needs_generated(plan, &session.items)).then_some(session)
    }

    /// The author's questions of a quiz, whether or not they suffice for the plan.
    pub fn of_author(pack: &Pack, plan: Plan) -> Self {
        let items = authored_items(pack, &plan, &[]);
        Self::of(pack, plan, items)
    }

    /// A quiz that begins with the items of these answers that look as they did.
    pub(super) fn start_with(pack: &Pack, plan: Plan, answered: &[SavedAnswer]) -> Self {
        let mut items = authored_items(pack, &plan, answered);
        if needs_generated(&plan, &items) {
            let authored = authored_candidates(pack, &plan);
            let generated = generate(pack, plan.seed, plan.generated, &authored);
            items = add_generated(pack, &plan, answered, items, generated);
        }
        Self::of(pack, plan, items)
    }

    fn of(pack: &Pack, plan: Plan, items: Vec<Item>) -> Self {
        Self {
            pack: pack.id.clone(),
            plan,
            hashes: items.iter().map(|item| hash(item, pack)).collect(),
            answers: vec![None; items.len()],
            items,
            at: 0,
            earlier: Vec::new(),
        }
    }

    /// Continues with another quiz, which remembers how this one went if it is finished. One that asked
    /// for missed items only is not remembered: it was easier, or harder.
    pub fn continue_with(&mut self, next: Self) {
        let mut earlier = std::mem::take(&mut self.earlier);
        if self.finished() && self.plan.only.is_empty() {
            let right = self.answers.iter().flatten();
            let right = right.filter(|answer| answer.score.right).count();
            let items = self.items.len();
            earlier.push(Try { items, right });
        }
        let too_many = earlier.len().saturating_sub(Self::MAX_EARLIER);
        earlier.drain(..too_many);
        *self = next;
        self.earlier = earlier;
    }

    /// The plan of a quiz of the items that were answered and not exactly right. `None`: there are
    /// none.
    pub fn plan_of_wrong(&self) -> Option<Plan> {
        let mut wrong = Vec::new();
        for (item, answer) in self.answers() {
            if answer.is_some_and(|answer| !answer.score.right) {
                wrong.push(item.id.clone());
            }
        }
        (!wrong.is_empty()).then(|| Plan {
            only: wrong,
            ..self.plan.clone()
        })
    }

    /// What is to be stored so that the quiz can be restored.
    pub fn save(&self) -> Saved {
        let mut answers = Vec::new();
        for ((item, hash), answer) in self.items.iter().zip(&self.hashes).zip(&self.answers) {
            if let Some(answer) = answer {
                answers.push(SavedAnswer {
                    item: item.id.clone(),
                    hash: *hash,
                    response: answer.response.clone(),
                    certainty: answer.certainty,
                });
            }
        }
        Saved {
            format: Saved::FORMAT,
            pack: self.pack.clone(),
            fingerprint: self.fingerprint(),
            plan: self.plan.clone(),
            at: self.at,
            answers,
            earlier: self.earlier.clone(),
        }
    }

    /// What the quiz was put together from.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// How earlier quizzes about the pack went, the latest last.
    pub fn earlier(&self) -> &[Try] {
        &self.earlier
    }

    /// All items, in the order in which they are asked.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item that the reader is at. None if the quiz has no items.
    pub fn current(&self) -> Option<&Item> {
        self.items.get(self.at)
    }

    /// Which item the reader is at, counted from 0.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Goes to the item with this number. Returns whether there is one.
    pub fn go_to(&mut self, at: usize) -> bool {
        let there = at < self.items.len();
        if there {
            self.at = at;
        }
        there
    }

    /// Goes to the next item. Returns whether there is one.
    pub fn go_next(&mut self) -> bool {
        self.go_to(self.at + 1)
    }

    /// Goes to the previous item. Returns whether there is one.
    pub fn go_previous(&mut self) -> bool {
        self.at > 0 && self.go_to(self.at - 1)
    }

    /// The order in which to show an item's options.
    pub fn display_order(&self, item: &Item) -> Vec<usize> {
        display_order(item, self.plan.seed)
    }

    /// Takes an answer to an item, and how sure the reader is of it. It can be changed only while
    /// [no answers are shown](Session::shows_answers).
    pub fn answer(
        &mut self,
        id: &ItemId,
        response: Response,
        certainty: Option<Certainty>,
    ) -> Result<&ItemScore, AnswerError> {
        let index = self.index(id).ok_or(AnswerError::NoSuchItem)?;
        if self.answers[index].is_some() && self.shows_answers() {
            return Err(AnswerError::AlreadyAnswered);
        }
        let score = self.items[index].interaction.score(&response);
        let score = score.map_err(AnswerError::Response)?;
        Ok(&self.answers[index]
            .insert(ScoredResponse {
                response,
                certainty,
                score,
            })
            .score)
    }

    /// Whether the reader sees what is right for items that are answered.
    pub fn shows_answers(&self) -> bool {
        self.plan.show_answers == ShowAnswers::AfterEach || self.finished()
    }

    /// The answer to an item, if it has been answered.
    pub fn answered(&self, id: &ItemId) -> Option<&ScoredResponse> {
        self.answers[self.index(id)?].as_ref()
    }

    /// All items, each with its answer if it has been answered.
    pub fn answers(&self) -> impl Iterator<Item = (&Item, Option<&ScoredResponse>)> {
        self.items
            .iter()
            .zip(self.answers.iter().map(Option::as_ref))
    }

    /// How far the reader has come.
    pub fn progress(&self) -> Progress {
        let answers = self.answers.iter().flatten();
        Progress {
            answered: answers.clone().count(),
            total: self.items.len(),
            right: answers.clone().filter(|answer| answer.score.right).count(),
            points: answers.map(|answer| answer.score.points).sum(),
        }
    }

    /// Whether there are items, and all have been answered.
    pub fn finished(&self) -> bool {
        !self.items.is_empty() && self.answers.iter().all(Option::is_some)
    }

    pub(super) fn fingerprint(&self) -> u64 {
        fingerprint(&self.items, &self.hashes)
    }

    /// What an item looks like.
    pub(super) fn hash(&self, id: &ItemId) -> Option<u32> {
        self.hashes.get(self.index(id)?).copied()
    }

    pub(super) fn set_earlier(&mut self, earlier: Vec<Try>) {
        self.earlier = earlier;
    }

    /// Goes to the first item without an answer, if there is one.
    pub(super) fn go_to_unanswered(&mut self) {
        let unanswered = self.answers.iter().position(Option::is_none);
        self.at = unanswered.unwrap_or(0);
    }

    fn index(&self, id: &ItemId) -> Option<usize> {
        self.items.iter().position(|item| item.id == *id)
    }
}

/// The author's questions that the plan's quiz asks. Those of the answers that look as they did come
/// first.
fn authored_items(pack: &Pack, plan: &Plan, answered: &[SavedAnswer]) -> Vec<Item> {
    let mut candidates = authored_candidates(pack, plan);
    if !plan.only.is_empty() {
        return in_order_of(&plan.only, candidates);
    }
    let first = answered_first(pack, answered, &mut candidates);
    select(candidates, plan, first)
}

/// Adds generated items to those of the author.
fn add_generated(
    pack: &Pack,
    plan: &Plan,
    answered: &[SavedAnswer],
    authored: Vec<Item>,
    mut generated: Vec<Item>,
) -> Vec<Item> {
    if plan.only.is_empty() {
        let mut first = authored;
        first.extend(answered_first(pack, answered, &mut generated));
        return select(generated, plan, first);
    }
    let mut all = authored;
    all.extend(generated);
    in_order_of(&plan.only, all)
}

fn authored_candidates(pack: &Pack, plan: &Plan) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    if plan.authored {
        for question in &pack.questions {
            items.push(Item::of(question, pack));
        }
    }
    items
}

/// Whether items have to be generated: the author's don't suffice.
fn needs_generated(plan: &Plan, authored: &[Item]) -> bool {
    let enough = match plan.only.len() {
        0 => plan.limit.unwrap_or(usize::MAX),
        only => only,
    };
    plan.generated > 0 && authored.len() < enough
}

/// Takes the items of the answers that look as they did, in the order of the answers.
fn answered_first(pack: &Pack, answered: &[SavedAnswer], items: &mut Vec<Item>) -> Vec<Item> {
    let mut first = Vec::new();
    for answer in answered {
        let is_it = |item: &Item| item.id == answer.item && hash(item, pack) == answer.hash;
        if let Some(index) = items.iter().position(is_it) {
            first.push(items.remove(index));
        }
    }
    first
}

fn in_order_of(ids: &[ItemId], mut items: Vec<Item>) -> Vec<Item> {
    let mut ordered = Vec::new();
    for id in ids {
        if let Some(index) = items.iter().position(|item| item.id == *id) {
            ordered.push(items.remove(index));
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::{from, harbour, question};
    use crate::quiz::saved::{RestoreError, Restored};
    use serde_json::{Value, json};

    const PLAN: Plan = Plan {
        seed: 7,
        authored: true,
        generated: 4,
        shuffled: false,
        limit: None,
        skills: Vec::new(),
        topics: Vec::new(),
        show_answers: ShowAnswers::AfterEach,
        certainty: crate::quiz::AskCertainty::Asked,
        only: Vec::new(),
    };

    /// The harbour's pack with two questions: the first option of both is right.
    fn asking() -> Pack {
        let option = |text, verdict, paragraph| json!({"text": text, "verdict": verdict, "reason": "r", "evidence": [{"paragraph": paragraph}]});
        let ask = |paragraph| {
            let options = [
                option("a", "right", paragraph),
                option("b", "wrong", paragraph),
            ];
            json!({"single-choice": {"options": options}})
        };
        let mut pack = harbour();
        pack.questions = from(&json!([question("one", ask(8)), question("two", ask(9))]));
        pack
    }

    fn id(text: &str) -> ItemId {
        ItemId(text.into())
    }

    #[test]
    fn an_answer_is_locked_until_it_is_retried() {
        let mut session = Session::start(&asking(), PLAN);
        let mark = session.answer(&id("one"), Response::One(1), None);
        assert_eq!(mark.map(|mark| mark.right), Ok(false));
        assert_eq!(
            session.answer(&id("one"), Response::One(0), None),
            Err(AnswerError::AlreadyAnswered)
        );
        assert_eq!(
            session.answer(&id("six"), Response::One(0), None),
            Err(AnswerError::NoSuchItem)
        );
        let error = Err(AnswerError::Response(ResponseError::NoSuchOption(2)));
        assert_eq!(session.answer(&id("two"), Response::One(2), None), error);
        assert!(session.answered(&id("two")).is_none());

        let mark = session.answer(&id("two"), Response::One(0), None);
        assert_eq!(mark.map(|mark| mark.right), Ok(true));
        session.go_to(3);
        let pack = asking();
        let plan = session.plan_of_wrong().expect("one is wrong");
        session.continue_with(Session::start(&pack, plan));
        assert_eq!((session.at(), session.items().len()), (0, 1));
        assert_eq!(session.items()[0].id, id("one"));
        assert!(session.answer(&id("one"), Response::One(0), None).is_ok());
        assert_eq!(session.progress().points, 1.0);
        assert_eq!(session.plan_of_wrong(), None);
        session.continue_with(Session::start(&pack, PLAN));
        assert_eq!(session.progress().answered, 0);
        // The quiz of missed items alone doesn't count, and the first one was not finished.
        assert_eq!(session.earlier(), []);
    }

    #[test]
    fn without_feedback_an_answer_can_be_changed_until_the_end() {
        let pack = asking();
        let plan = Plan {
            generated: 0,
            show_answers: ShowAnswers::AtEnd,
            ..PLAN
        };
        let mut session = Session::start(&pack, plan.clone());
        for answer in [1, 0, 1] {
            let taken = session.answer(&id("one"), Response::One(answer), None);
            assert!(taken.is_ok() && !session.finished());
        }
        assert!(!session.shows_answers());
        assert!(session.answer(&id("two"), Response::One(0), None).is_ok());
        assert!(session.shows_answers());
        assert_eq!(
            session.answer(&id("one"), Response::One(0), None),
            Err(AnswerError::AlreadyAnswered)
        );
        session.continue_with(Session::start(&pack, plan));
        assert_eq!(session.earlier(), [Try { items: 2, right: 1 }]);
        let restored = Session::restore(&pack, &session.save());
        assert_eq!(restored.map(|it| it.session), Ok(session));
    }

    #[test]
    fn no_more_than_twenty_earlier_quizzes_are_remembered() {
        let pack = asking();
        let mut session = Session::start(&pack, PLAN);
        for _ in 0..25 {
            for item in session.items().to_vec() {
                let key = item.interaction.key();
                session.answer(&item.id, key, None).expect("a score");
            }
            session.continue_with(Session::start(&pack, PLAN));
        }
        assert_eq!(session.earlier().len(), 20);
    }

    #[test]
    fn the_reader_stays_among_the_items() {
        let mut session = Session::start(
            &asking(),
            Plan {
                generated: 0,
                ..PLAN
            },
        );
        let ids: Vec<_> = session
            .items()
            .iter()
            .map(|item| item.id.as_str())
            .collect();
        assert_eq!(ids, ["one", "two"]);
        assert!(!session.go_previous() && session.go_next() && !session.go_next());
        assert_eq!(session.current().map(|item| item.id.as_str()), Some("two"));
        assert!(session.go_previous());

        let none = Plan {
            authored: false,
            generated: 0,
            ..PLAN
        };
        let mut empty = Session::start(&asking(), none);
        assert!(!empty.go_next() && !empty.finished() && empty.current().is_none());
    }

    #[test]
    fn a_saved_quiz_that_does_not_fit_is_refused() {
        let pack = asking();
        let mut session = Session::start(&pack, PLAN);
        session
            .answer(&id("one"), Response::One(1), Some(Certainty::Sure))
            .expect("a mark");
        let saved = session.save();
        let restored = Restored {
            session,
            dropped: 0,
        };
        assert_eq!(Session::restore(&pack, &saved), Ok(restored));

        let answers = |id: &str, index| {
            vec![SavedAnswer {
                item: ItemId(id.into()),
                hash: 0,
                response: Response::One(index),
                certainty: None,
            }]
        };
        let refused = |id: &str, why| Err(RestoreError::Answer(ItemId(id.into()), why));
        let other: PackId = from(&json!("other"));
        let cases = [
            (
                Saved {
                    format: 1,
                    ..saved.clone()
                },
                Err(RestoreError::OtherFormat(1)),
            ),
            (
                Saved {
                    pack: other.clone(),
                    ..saved.clone()
                },
                Err(RestoreError::OtherPack(other)),
            ),
            (
                Saved {
                    fingerprint: 1,
                    answers: answers("one", 0),
                    ..saved.clone()
                },
                Err(RestoreError::Changed),
            ),
            (
                Saved {
                    at: 6,
                    ..saved.clone()
                },
                Err(RestoreError::NoSuchPlace(6)),
            ),
            (
                Saved {
                    answers: answers("six", 0),
                    ..saved.clone()
                },
                refused("six", AnswerError::NoSuchItem),
            ),
            (
                Saved {
                    answers: answers("one", 9),
                    ..saved.clone()
                },
                refused("one", AnswerError::Response(ResponseError::NoSuchOption(9))),
            ),
            (
                Saved {
                    answers: [answers("one", 0), answers("one", 0)].concat(),
                    ..saved.clone()
                },
                refused("one", AnswerError::AlreadyAnswered),
            ),
        ];
        for (saved, expected) in cases {
            assert_eq!(Session::restore(&pack, &saved), expected);
        }
    }

    /// The answer to the first question is wrong, to the second right.
    #[test]
    fn answers_that_still_apply_survive_a_change_of_the_story() {
        let mut session = Session::start(&asking(), PLAN);
        for (question, option) in [("one", 1), ("two", 0)] {
            let answer = session.answer(&id(question), Response::One(option), None);
            answer.expect("a score");
        }
        let saved = session.save();
        let restored = |change: &dyn Fn(&mut Pack)| {
            let mut pack = asking();
            change(&mut pack);
            Session::restore(&pack, &saved).map(|restored| {
                let answered = restored.session.answers().filter(|it| it.1.is_some());
                let answered: Vec<_> = answered.map(|it| it.0.id.to_string()).collect();
                (answered.concat(), restored.dropped)
            })
        };
        let option = |pack: &mut Pack, change: &dyn Fn(&mut crate::pack::ChoiceOption)| {
            if let crate::quiz::QuestionKind::SingleChoice(ask) = &mut pack.questions[0].kind {
                change(&mut ask.options[1]);
            }
        };
        let all = Ok(("onetwo".to_owned(), 0));
        let second = Ok(("two".to_owned(), 1));
        assert_eq!(restored(&|pack| pack.title = "new".into()), all);
        let reason = |pack: &mut Pack| option(pack, &|option| option.reason = "new".into());
        assert_eq!(restored(&reason), all);
        let text = |pack: &mut Pack| option(pack, &|option| option.text = "new".into());
        assert_eq!(restored(&text), second);
        let verdict = crate::pack::Verdict::Right;
        let verdict = |pack: &mut Pack| option(pack, &|option| option.verdict = verdict);
        assert_eq!(restored(&verdict), second);
        assert_eq!(
            restored(&|pack| pack.questions[0].prompt = "new".into()),
            second
        );
        assert_eq!(restored(&|pack| drop(pack.questions.remove(0))), second);
        // The answered ones come first, as they were asked.
        assert_eq!(restored(&|pack| pack.questions.reverse()), all);
        assert_eq!(
            restored(&|pack| pack.questions.clear()),
            Err(RestoreError::Changed)
        );
    }

    #[test]
    fn the_saved_format_stays_readable() {
        let text = r#"{"format":2,"pack":"harbour","fingerprint":"18446744073709551615",
            "plan":{"seed":18446744073709551615,"authored":true,"generated":4,"shuffled":false,"limit":9,
                "skills":["recall"],"topics":["water"],"show_answers":"at-end","certainty":"not-asked","only":["x"]},"at":1,
            "answers":[{"item":"one","hash":7,"response":{"one":1}},
                {"item":"x","hash":0,"response":{"several":[0,2]},"certainty":"sure"},
                {"item":"y","hash":4294967295,"response":{"order":[2,0,1]},"certainty":"guessing"}],
            "earlier":[{"items":9,"right":4},{"items":9,"right":9}]}"#;
        let saved: Saved = serde_json::from_str(text).expect("saved");
        assert_eq!(saved.answers[2].certainty, Some(Certainty::Guessing));
        let again = serde_json::to_string(&saved).expect("JSON");
        assert_eq!(again, text.split_whitespace().collect::<String>());
        assert_eq!(saved.to_json(), again);
        assert_eq!(Saved::from_json(text), Some(saved));
        for bad in ["\"\"", "\"1.5\"", "\"-1\"", "\"0x1\"", "-1", "[]"] {
            let text = text.replace("\"18446744073709551615\"", bad);
            assert_eq!(Saved::from_json(&text), None, "{bad}");
        }
    }

    /// As JavaScript reads whole numbers: above 2^53 it rounds them.
    #[test]
    fn the_fingerprint_survives_numbers_of_javascript() {
        let saved = Saved {
            fingerprint: (1 << 53) + 1,
            ..Session::start(&asking(), PLAN).save()
        };
        let read: Value = serde_json::from_str(&saved.to_json()).expect("JSON");
        assert_eq!(read["fingerprint"], "9007199254740993");
    }
}
