use super::certainty::Certainty;
use super::display_order::display_order;
use super::fingerprint::{fingerprint, hash};
use super::generate::{generate, generate_all};
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
    /// The [hash](hash()) of each item.
    hashes: Vec<u32>,
    /// The answer to each item, if there is one.
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
    /// How many seeds are tried for a quiz with other items.
    const SEEDS_TRIED: u64 = 24;

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
            items = add_generated(pack, &plan, answered, items);
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
            let Progress { total, right, .. } = self.progress();
            earlier.push(Try {
                items: total,
                right,
            });
        }
        let too_many = earlier.len().saturating_sub(Self::MAX_EARLIER);
        earlier.drain(..too_many);
        *self = next;
        self.earlier = earlier;
    }

    /// The plan of a quiz of the items that were answered and not exactly right. `None`: there are
    /// none.
    pub fn plan_of_wrong(&self) -> Option<Plan> {
        let only = self.wrong();
        (!only.is_empty()).then(|| Plan {
            only,
            ..self.plan.clone()
        })
    }

    /// The plan of a quiz with other items: of the next seeds, the one that repeats the fewest.
    pub fn plan_of_others(&self, pack: &Pack) -> Plan {
        let plan_with = |step| Plan {
            seed: self.plan.seed.wrapping_add(step),
            shuffled: true,
            only: Vec::new(),
            ..self.plan.clone()
        };
        let is_repeated = |item: &Item| {
            let mut items = self.items.iter();
            items.any(|it| it.id == item.id || it.asks_the_same(item))
        };
        let mut best = (usize::MAX, plan_with(1));
        for step in 1..=Self::SEEDS_TRIED {
            let plan = plan_with(step);
            let next = Self::start(pack, plan.clone());
            let repeated = next.items.iter().filter(|it| is_repeated(it)).count();
            if repeated < best.0 {
                best = (repeated, plan);
            }
            if repeated == 0 || repeated == next.items.len() {
                // No seed repeats fewer, or all seeds repeat all, as the quiz asks everything.
                break;
            }
        }
        best.1
    }

    /// The items that were answered and not exactly right, in the order of the quiz.
    pub(super) fn wrong(&self) -> Vec<ItemId> {
        let is_wrong = |answer: &ScoredResponse| !answer.score.right;
        let wrong = self.answers().filter(|(_, it)| it.is_some_and(is_wrong));
        wrong.map(|(item, _)| item.id.clone()).collect()
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

    /// What the quiz was built from.
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

    /// Returns the number of the next item without an answer: the nearest after the current one, or the
    /// first of those before it. `None`: there is none besides the current one.
    pub fn next_unanswered(&self) -> Option<usize> {
        let (before, after) = self.answers.split_at(self.at);
        let is_open = |answer: &Option<ScoredResponse>| answer.is_none();
        let after = after.iter().skip(1).position(is_open);
        after
            .map(|steps| self.at + 1 + steps)
            .or_else(|| before.iter().position(is_open))
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
        match self.plan.show_answers {
            ShowAnswers::AfterEach => true,
            ShowAnswers::AtEnd => self.finished(),
            ShowAnswers::Never => false,
        }
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
) -> Vec<Item> {
    if plan.only.is_empty() {
        let existing = authored_candidates(pack, plan);
        let mut generated = generate(pack, plan.seed, plan.generated, &existing);
        let mut first = authored;
        first.extend(answered_first(pack, answered, &mut generated));
        return select(generated, plan, first);
    }
    let mut all = authored;
    all.extend(generate_all(pack, plan.seed));
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
mod tests;
