use super::display_order::display_order;
use super::fingerprint::fingerprint;
use super::generate::generate;
use super::interaction::{ItemScore, Response, ResponseError};
use super::item::{Item, ItemId};
use super::rng::Rng;
use crate::Pack;
use crate::json::{Decode, Decoder, decode, digits, from_json, quoted};
use crate::pack::PackId;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a quiz is put together from. The same plan and pack always make the same quiz.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Determines everything that is random.
    pub seed: u64,
    /// Whether to ask the author's questions.
    pub authored: bool,
    /// How many items to generate, if the model allows so many.
    pub generated: usize,
    /// Whether all are mixed. Otherwise the author's questions come first, in the pack's order.
    pub shuffled: bool,
    /// At most how many items, the first of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<usize>,
}

/// A quiz in progress.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pack: PackId,
    plan: Plan,
    fingerprint: u64,
    items: Vec<Item>,
    /// For each item, if it has been answered.
    answers: Vec<Option<ScoredResponse>>,
    /// Below the number of items, or 0.
    at: usize,
}

/// An answer, and how it did.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoredResponse {
    /// What the reader answered.
    pub response: Response,
    /// How it did.
    pub score: ItemScore,
}

/// How far the reader has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// How many items have been answered.
    pub answered: usize,
    /// How many items there are.
    pub total: usize,
    /// The points of all answers together, at most one each.
    pub points: f64,
}

/// Why an answer was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// The quiz has no such item.
    NoSuchItem,
    /// The item has been answered and not been retried since.
    AlreadyAnswered,
    /// The response does not fit the item.
    Response(ResponseError),
}

/// A quiz in progress, to be stored. It holds what was answered, and neither items nor points:
/// those follow from the pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    /// The version of this form: [`Saved::FORMAT`].
    pub format: u32,
    /// The pack that was asked about.
    pub pack: PackId,
    /// What the items looked like. In JSON a text of digits: JavaScript rounds whole numbers above
    /// 2^53, and what the reader exports may pass through it. Earlier versions wrote a number.
    #[serde(with = "digits")]
    pub fingerprint: u64,
    /// What the quiz was put together from.
    pub plan: Plan,
    /// The item that the reader was at, counted from 0.
    pub at: usize,
    /// What was answered.
    pub responses: Vec<(ItemId, Response)>,
}

impl Saved {
    /// The version of the form that this crate reads and writes.
    pub const FORMAT: u32 = 1;

    /// The quiz that [`Saved::to_json`] wrote.
    pub fn from_json(text: &str) -> Option<Self> {
        from_json(text)
    }

    /// The quiz as JSON.
    pub fn to_json(&self) -> String {
        let Self {
            format,
            fingerprint,
            at,
            ..
        } = self;
        let Plan {
            seed,
            authored,
            generated,
            shuffled,
            limit,
        } = self.plan;
        let limit = limit.map(|limit| format!(r#","limit":{limit}"#));
        let limit = limit.unwrap_or_default();
        let mut json = format!(
            r#"{{"format":{format},"pack":"{}","fingerprint":"{fingerprint}","plan":{{"seed":{seed},"authored":{authored},"generated":{generated},"shuffled":{shuffled}{limit}}},"at":{at},"responses":["#,
            self.pack
        );
        for (index, (item, response)) in self.responses.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            let entry = [
                comma,
                "[",
                &quoted(item.as_str()),
                ",",
                &response.to_json(),
                "]",
            ];
            json.push_str(&entry.concat());
        }
        json.push_str("]}");
        json
    }
}

decode!(Saved: format, pack, fingerprint, plan, at, responses);
decode!(Plan: seed, authored, generated, shuffled; limit);

/// An item's id and the response to it.
impl Decode for (ItemId, Response) {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        let [item, response] = match decoder.list(value) {
            [item, response] => [item, response],
            _ => {
                decoder.unexpected(value, "an item's id and a response");
                [&Value::Null; 2]
            }
        };
        let item = ItemId(decoder.text(item).into());
        (item, Response::decode(response, decoder))
    }
}

/// Why a saved quiz can't be restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestoreError {
    /// It has another version's form.
    OtherFormat(u32),
    /// It is about another pack.
    OtherPack(PackId),
    /// The pack's questions, or the items generated from it, have changed since.
    Changed,
    /// It is at an item that there is not.
    NoSuchPlace(usize),
    /// It answers an item that could not be answered.
    Answer(ItemId, AnswerError),
}

impl Session {
    /// A quiz with no answers yet.
    pub fn start(pack: &Pack, plan: Plan) -> Self {
        let mut items: Vec<Item> = Vec::new();
        if plan.authored {
            for question in &pack.questions {
                items.push(Item::of(question, pack));
            }
        }
        let generated = generate(pack, plan.seed, plan.generated, &items);
        items.extend(generated);
        if plan.shuffled {
            Rng::new(plan.seed).shuffle(&mut items);
        }
        items.truncate(plan.limit.unwrap_or(usize::MAX));
        Self {
            pack: pack.id.clone(),
            plan,
            fingerprint: fingerprint(&items, pack),
            answers: vec![None; items.len()],
            items,
            at: 0,
        }
    }

    /// Restores a saved quiz.
    ///
    /// # Errors
    ///
    /// Fails if anything in it doesn't match the pack.
    pub fn restore(pack: &Pack, saved: &Saved) -> Result<Self, RestoreError> {
        if saved.format != Saved::FORMAT {
            return Err(RestoreError::OtherFormat(saved.format));
        }
        if saved.pack != pack.id {
            return Err(RestoreError::OtherPack(saved.pack.clone()));
        }
        let mut session = Self::start(pack, saved.plan);
        if session.fingerprint != saved.fingerprint {
            return Err(RestoreError::Changed);
        }
        for (id, response) in &saved.responses {
            let answered = session.answer(id, response.clone());
            answered.map_err(|refused| RestoreError::Answer(id.clone(), refused))?;
        }
        if saved.at != 0 && !session.go_to(saved.at) {
            return Err(RestoreError::NoSuchPlace(saved.at));
        }
        Ok(session)
    }

    /// What is to be stored so that the quiz can be restored.
    pub fn save(&self) -> Saved {
        let mut responses = Vec::new();
        for (item, answer) in self.answers() {
            if let Some(answer) = answer {
                responses.push((item.id.clone(), answer.response.clone()));
            }
        }
        Saved {
            format: Saved::FORMAT,
            pack: self.pack.clone(),
            fingerprint: self.fingerprint,
            plan: self.plan,
            at: self.at,
            responses,
        }
    }

    /// What the quiz was put together from.
    pub fn plan(&self) -> Plan {
        self.plan
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

    /// Takes an answer to an item, which can't be changed then until it is retried.
    pub fn answer(&mut self, id: &ItemId, response: Response) -> Result<&ItemScore, AnswerError> {
        let index = self.index(id).ok_or(AnswerError::NoSuchItem)?;
        if self.answers[index].is_some() {
            return Err(AnswerError::AlreadyAnswered);
        }
        let score = self.items[index].interaction.score(&response);
        let score = score.map_err(AnswerError::Response)?;
        Ok(&self.answers[index]
            .insert(ScoredResponse { response, score })
            .score)
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
            points: answers.map(|answer| answer.score.points).sum(),
        }
    }

    /// Whether there are items, and all have been answered.
    pub fn finished(&self) -> bool {
        !self.items.is_empty() && self.answers.iter().all(Option::is_some)
    }

    /// Forgets all answers and goes to the first item.
    pub fn retry_all(&mut self) {
        self.answers.fill(None);
        self.at = 0;
    }

    /// Forgets the answers that are not exactly right and goes to the first of them. Returns how
    /// many there were.
    pub fn retry_wrong(&mut self) -> usize {
        let mut forgotten = 0;
        for (index, slot) in self.answers.iter_mut().enumerate() {
            if slot.as_ref().is_some_and(|answer| !answer.score.right) {
                *slot = None;
                if forgotten == 0 {
                    self.at = index;
                }
                forgotten += 1;
            }
        }
        forgotten
    }

    fn index(&self, id: &ItemId) -> Option<usize> {
        self.items.iter().position(|item| item.id == *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::{from, harbour, question};
    use serde_json::json;

    const PLAN: Plan = Plan {
        seed: 7,
        authored: true,
        generated: 4,
        shuffled: false,
        limit: None,
    };

    /// The harbour's pack with two questions: the first option of both is right.
    fn asking() -> Pack {
        let option = |text, verdict| json!({"text": text, "verdict": verdict, "reason": "r", "evidence": [{"paragraph": 1}]});
        let ask =
            json!({"single-choice": {"options": [option("a", "right"), option("b", "wrong")]}});
        let mut pack = harbour();
        pack.questions = from(&json!([question("one", ask.clone()), question("two", ask)]));
        pack
    }

    fn id(text: &str) -> ItemId {
        ItemId(text.into())
    }

    #[test]
    fn an_answer_is_locked_until_it_is_retried() {
        let mut session = Session::start(&asking(), PLAN);
        let mark = session.answer(&id("one"), Response::One(1));
        assert_eq!(mark.map(|mark| mark.right), Ok(false));
        assert_eq!(
            session.answer(&id("one"), Response::One(0)),
            Err(AnswerError::AlreadyAnswered)
        );
        assert_eq!(
            session.answer(&id("six"), Response::One(0)),
            Err(AnswerError::NoSuchItem)
        );
        let error = Err(AnswerError::Response(ResponseError::NoSuchOption(2)));
        assert_eq!(session.answer(&id("two"), Response::One(2)), error);
        assert!(session.answered(&id("two")).is_none());

        let mark = session.answer(&id("two"), Response::One(0));
        assert_eq!(mark.map(|mark| mark.right), Ok(true));
        session.go_to(3);
        assert_eq!(session.retry_wrong(), 1);
        assert_eq!((session.at(), session.progress().answered), (0, 1));
        assert!(session.answer(&id("one"), Response::One(0)).is_ok());
        assert_eq!(session.progress().points, 2.0);
        session.retry_all();
        assert_eq!(session.progress().answered, 0);
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
            .answer(&id("one"), Response::One(1))
            .expect("a mark");
        let saved = session.save();
        assert_eq!(Session::restore(&pack, &saved), Ok(session));

        let answers = |id: &str, index| vec![(ItemId(id.into()), Response::One(index))];
        let refused = |id: &str, why| Err(RestoreError::Answer(ItemId(id.into()), why));
        let other: PackId = from(&json!("other"));
        let cases = [
            (
                Saved {
                    format: 2,
                    ..saved.clone()
                },
                Err(RestoreError::OtherFormat(2)),
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
                    ..saved.clone()
                },
                Err(RestoreError::Changed),
            ),
            (
                Saved {
                    plan: Plan {
                        generated: 3,
                        ..PLAN
                    },
                    ..saved.clone()
                },
                Err(RestoreError::Changed),
            ),
            (
                Saved {
                    plan: Plan {
                        limit: Some(1),
                        ..PLAN
                    },
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
                    responses: answers("six", 0),
                    ..saved.clone()
                },
                refused("six", AnswerError::NoSuchItem),
            ),
            (
                Saved {
                    responses: answers("one", 9),
                    ..saved.clone()
                },
                refused("one", AnswerError::Response(ResponseError::NoSuchOption(9))),
            ),
            (
                Saved {
                    responses: [answers("one", 0), answers("one", 0)].concat(),
                    ..saved.clone()
                },
                refused("one", AnswerError::AlreadyAnswered),
            ),
        ];
        for (saved, expected) in cases {
            assert_eq!(Session::restore(&pack, &saved), expected);
        }
    }

    #[test]
    fn a_saved_quiz_is_refused_if_what_it_asked_has_changed() {
        let saved = Session::start(&asking(), PLAN).save();
        let restored = |change: &dyn Fn(&mut Pack)| {
            let mut pack = asking();
            change(&mut pack);
            Session::restore(&pack, &saved).is_ok()
        };
        let single = |pack: &mut Pack, change: &dyn Fn(&mut crate::pack::ChoiceOption)| {
            if let crate::quiz::QuestionKind::SingleChoice(ask) = &mut pack.questions[0].kind {
                change(&mut ask.options[1]);
            }
        };
        assert!(restored(&|pack| pack.title = "new".into()));
        assert!(restored(
            &|pack| single(pack, &|option| option.reason = "new".into())
        ));
        assert!(!restored(
            &|pack| single(pack, &|option| option.text = "new".into())
        ));
        assert!(!restored(
            &|pack| single(pack, &|option| option.verdict = crate::pack::Verdict::Right)
        ));
        assert!(!restored(&|pack| pack.questions[0].prompt = "new".into()));
        assert!(!restored(&|pack| pack.questions.reverse()));
    }

    #[test]
    fn the_saved_format_stays_readable() {
        let text = r#"{"format":1,"pack":"harbour","fingerprint":"18446744073709551615",
            "plan":{"seed":18446744073709551615,"authored":true,"generated":4,"shuffled":false},"at":1,
            "responses":[["one",{"one":1}],["x",{"several":[0,2]}],["y",{"order":[2,0,1]}]]}"#;
        let saved: Saved = serde_json::from_str(text).expect("saved");
        assert_eq!(
            saved.responses[2],
            (id("y"), Response::Order(vec![2, 0, 1]))
        );
        let again = serde_json::to_string(&saved).expect("JSON");
        assert_eq!(again, text.split_whitespace().collect::<String>());

        // Earlier versions wrote the fingerprint as a number.
        let number = text.replace("\"18446744073709551615\"", "18446744073709551615");
        for form in [text, number.as_str()] {
            assert_eq!(Saved::from_json(form).as_ref(), Some(&saved), "{form}");
            assert_eq!(serde_json::from_str::<Saved>(form).expect("saved"), saved);
        }
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
