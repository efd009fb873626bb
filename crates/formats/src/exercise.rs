//! The author's questions as texts: what all formats for questions start from.

use crate::describe::{
    claim_sentence, figure_value, position_on_issue, position_sentence, who_says_so, with_giver,
};
use crate::words::Words;
use standpoint_core::Pack;
use standpoint_core::pack::{Decimal, Evidence, Grade, Position, Skill, Topic, Verdict};
use standpoint_core::quiz::{
    Choice, ChooseOne, ChooseSeveral, EnterNumber, EnterText, Interaction, Item, Label,
    MarkSentences, MatchPairs, Material, PlaceInTime, PutInOrder, Reason, TimeUnit, display_order,
};

/// The seed of the order in which options are shown. Authors tend to write the right one first, and
/// not every format is shuffled by the program that reads it.
const SEED: u64 = 1;

/// How many months there are at most to choose from.
const MONTHS: usize = 6;

/// A question, ready to be written in any format.
pub(crate) struct Exercise<'p> {
    /// The question's id in the pack.
    pub id: &'p str,
    /// The name of its kind in the pack.
    pub kind: &'static str,
    /// The skill that it trains.
    pub skill: Skill,
    /// Its topic.
    pub topic: &'p Topic,
    /// The question in the author's words.
    pub prompt: &'p str,
    /// What it asks about, if the prompt doesn't say.
    pub about: Option<About>,
    /// How it is answered.
    pub task: Task,
    /// Whether its options have an order of their own, such as numbers, and shouldn't be shuffled.
    pub keeps_order: bool,
}

/// What a question is about.
pub(crate) struct About {
    /// The words or the statement.
    pub text: String,
    /// Whether they are the article's words, in its language.
    pub is_quote: bool,
}

/// How a question is answered. There is one variant for each [`Interaction`], except that no format
/// has an axis: a year becomes a number, and a month a choice.
pub(crate) enum Task {
    /// One option is right.
    ChooseOne(Vec<Choosable>),
    /// Several options are right.
    ChooseSeveral(Vec<Choosable>),
    /// Put these in order. They are in the order in which they are shown, which is not the right one.
    PutInOrder(Vec<Step>),
    /// Enter a number.
    EnterNumber(Number),
    /// Match each row with an option.
    MatchPairs(Matching),
    /// Type a name or a word.
    EnterText(Text),
    /// Mark the right sentences of a paragraph, of which these are all in its order.
    MarkSentences(Vec<Choosable>),
}

/// An option to choose.
pub(crate) struct Choosable {
    /// What it says.
    pub text: String,
    /// Whether it answers the question.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// Where the article shows it.
    pub passages: Vec<Evidence>,
}

/// Something to put in order.
pub(crate) struct Step {
    /// What happened.
    pub text: String,
    /// Its right place, counted from 1.
    pub place: usize,
    /// Why that is its place.
    pub reason: String,
    /// Where the article shows it.
    pub passages: Vec<Evidence>,
}

/// Rows to be matched with options.
pub(crate) struct Matching {
    /// The rows.
    pub rows: Vec<Row>,
    /// The options, in the order in which they are shown.
    pub options: Vec<String>,
    /// Whether an option can be used for several rows.
    pub reuse: bool,
}

/// A row to be matched with an option.
pub(crate) struct Row {
    /// What it says.
    pub text: String,
    /// The index of its option.
    pub right: usize,
    /// Why that is its option.
    pub reason: String,
    /// Where the article shows it.
    pub passages: Vec<Evidence>,
}

/// A number to enter.
pub(crate) struct Number {
    /// The right number.
    pub value: Decimal,
    /// Its unit.
    pub unit: String,
    /// How far off an answer may be and still be right.
    pub tolerance: Decimal,
    /// How far off an answer may be and earn half a point, if that is further.
    pub half_point_within: Option<Decimal>,
    /// Why that is the number.
    pub reason: String,
    /// Where the article gives it.
    pub passages: Vec<Evidence>,
}

impl Matching {
    /// The text of the row's option.
    pub fn right(&self, row: &Row) -> &str {
        self.options.get(row.right).map_or("", String::as_str)
    }

    /// The options that no row has.
    pub fn distractors(&self) -> impl Iterator<Item = &str> {
        let options = self.options.iter().enumerate();
        let is_free = |index: usize| self.rows.iter().all(|row| row.right != index);
        options.filter_map(move |(index, option)| is_free(index).then_some(option.as_str()))
    }
}

/// A name or a word to type.
pub(crate) struct Text {
    /// The right text.
    pub answer: String,
    /// Other texts that are right too.
    pub accepted: Vec<String>,
    /// Why that is the answer.
    pub reason: String,
    /// Where the article shows it.
    pub passages: Vec<Evidence>,
}

impl Text {
    /// All texts that are right, the best one first.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        let accepted = self.accepted.iter().map(String::as_str);
        std::iter::once(self.answer.as_str()).chain(accepted)
    }
}

impl Choosable {
    /// Whether choosing it is right.
    pub fn is_right(&self) -> bool {
        self.verdict == Verdict::Right
    }

    /// The reason, with a word before it if the article doesn't say what the option does: most
    /// formats know only right and wrong.
    pub fn explanation(&self, words: &Words) -> String {
        match self.verdict {
            Verdict::Right | Verdict::Wrong => self.reason.clone(),
            Verdict::NotStated => [words.verdict(self.verdict), ": ", &self.reason].concat(),
        }
    }
}

impl<'p> Exercise<'p> {
    /// Returns the author's questions, in the pack's order.
    pub fn all(pack: &'p Pack) -> Vec<Self> {
        let words = Words::of(pack);
        let questions = pack.questions().iter();
        questions
            .map(|question| {
                let item = Item::of(question, pack);
                Self {
                    id: question.id.as_str(),
                    kind: item.kind,
                    skill: question.skill,
                    topic: &pack[&question.topic],
                    prompt: &question.prompt,
                    about: item.material.as_ref().map(|it| About::new(pack, words, it)),
                    task: Task::new(pack, words, &item),
                    keeps_order: keeps_order(&item.interaction),
                }
            })
            .collect()
    }

    /// Returns the exercises by topic, in the pack's order of topics. A topic without any is skipped.
    pub fn by_topic<'e>(pack: &'p Pack, exercises: &'e [Self]) -> Vec<(&'p Topic, Vec<&'e Self>)> {
        let of_topic = |topic: &'p Topic| {
            let theirs = exercises.iter().filter(|it| it.topic.id == topic.id);
            (topic, theirs.collect::<Vec<_>>())
        };
        let topics = pack.topics().iter().map(of_topic);
        topics.filter(|(_, theirs)| !theirs.is_empty()).collect()
    }

    /// The prompt and what it is about, as one text.
    pub fn question(&self, words: &Words) -> String {
        match &self.about {
            Some(about) => [self.prompt, " ", &words.quoted(&about.text)].concat(),
            None => self.prompt.into(),
        }
    }

    /// All passages that the question rests on, each once, those of right options first.
    pub fn passages(&self) -> Vec<&Evidence> {
        let all: Vec<&Evidence> = match &self.task {
            Task::ChooseOne(options)
            | Task::ChooseSeveral(options)
            | Task::MarkSentences(options) => {
                let (right, other): (Vec<_>, Vec<_>) =
                    options.iter().partition(|option| option.is_right());
                let options = right.into_iter().chain(other);
                options.flat_map(|option| &option.passages).collect()
            }
            Task::PutInOrder(steps) => {
                let steps = in_right_order(steps).into_iter();
                steps.flat_map(|step| &step.passages).collect()
            }
            Task::EnterNumber(number) => number.passages.iter().collect(),
            Task::MatchPairs(matching) => {
                let rows = matching.rows.iter();
                rows.flat_map(|row| &row.passages).collect()
            }
            Task::EnterText(text) => text.passages.iter().collect(),
        };
        let mut passages: Vec<&Evidence> = Vec::new();
        for passage in all {
            if !passages.contains(&passage) {
                passages.push(passage);
            }
        }
        passages
    }
}

/// Returns the steps in their right order.
pub(crate) fn in_right_order(steps: &[Step]) -> Vec<&Step> {
    let mut steps: Vec<_> = steps.iter().collect();
    steps.sort_by_key(|step| step.place);
    steps
}

/// The letter of an option: A, B, C. No question has more than eight.
pub(crate) fn letter(index: usize) -> char {
    char::from(b'A' + (index % 26) as u8)
}

impl About {
    fn new(pack: &Pack, words: &'static Words, material: &Material) -> Self {
        let (text, is_quote) = match material {
            Material::Quote(quote) => (pack[quote].words().to_owned(), true),
            Material::Side { issue, .. } => (pack[issue].proposition.clone(), false),
            Material::Statement(text) => (text.clone(), false),
            Material::Figure(figure) => {
                let figure = &pack[figure];
                (with_giver(pack, words, figure, &figure.label), false)
            }
            Material::Event(event) => (pack[event].title.clone(), false),
            Material::Gap(sentence) => (sentence.clone(), false),
            Material::Position(position) => {
                (position_on_issue(pack, words, &pack[position]), false)
            }
            Material::Claim(claim) => (claim_sentence(pack, words, &pack[claim]), false),
            Material::Value { figure, value } => {
                let figure = &pack[figure];
                let value = figure_value(words, figure, *value);
                let statement = [&figure.label, ": ", &value].concat();
                (with_giver(pack, words, figure, &statement), false)
            }
        };
        Self { text, is_quote }
    }
}

impl Task {
    fn new(pack: &Pack, words: &Words, item: &Item) -> Self {
        let order = display_order(item, SEED);
        let choosables = |choices: &[Choice]| {
            let shown = order.iter().filter_map(|index| choices.get(*index));
            shown
                .map(|choice| Choosable {
                    text: label(pack, words, item, &choice.label),
                    verdict: choice.verdict,
                    reason: reason_of_choice(pack, words, item, choice),
                    passages: choice.evidence.clone(),
                })
                .collect()
        };
        match &item.interaction {
            Interaction::ChooseOne(ChooseOne(choices)) => Self::ChooseOne(choosables(choices)),
            Interaction::ChooseSeveral(ChooseSeveral(choices)) => {
                Self::ChooseSeveral(choosables(choices))
            }
            Interaction::PutInOrder(PutInOrder(slots)) => {
                let shown = order.iter().filter_map(|index| slots.get(*index));
                let steps = shown.map(|slot| Step {
                    text: pack[&slot.event].title.clone(),
                    place: slot.right + 1,
                    reason: reason(pack, words, &slot.reason),
                    passages: slot.evidence.clone(),
                });
                Self::PutInOrder(steps.collect())
            }
            Interaction::MarkSentences(MarkSentences(choices)) => {
                let mut sentences: Vec<Choosable> = choosables(choices);
                // A wrong sentence itself is all that there is to see.
                for sentence in sentences.iter_mut().filter(|it| !it.is_right()) {
                    sentence.passages.clear();
                }
                Self::MarkSentences(sentences)
            }
            Interaction::EnterNumber(number) => Self::EnterNumber(Number::new(pack, words, number)),
            Interaction::PlaceInTime(asked) => match asked.axis.unit() {
                TimeUnit::Year => Self::EnterNumber(Number::of_year(pack, words, asked)),
                TimeUnit::Month => Self::ChooseOne(months(pack, words, asked)),
            },
            Interaction::EnterText(text) => Self::EnterText(Text::new(pack, words, text)),
            Interaction::MatchPairs(pairs) => {
                Self::MatchPairs(Matching::new(pack, words, item, pairs, &order))
            }
        }
    }
}

impl Matching {
    fn new(pack: &Pack, words: &Words, item: &Item, pairs: &MatchPairs, order: &[usize]) -> Self {
        let shown = order.iter().filter_map(|index| pairs.options.get(*index));
        let rows = pairs.rows.iter().map(|row| Row {
            text: label(pack, words, item, &row.label),
            right: order
                .iter()
                .position(|index| *index == row.right)
                .unwrap_or_default(),
            reason: reason(pack, words, &row.reason),
            passages: row.evidence.clone(),
        });
        Self {
            rows: rows.collect(),
            options: shown.map(|it| label(pack, words, item, it)).collect(),
            reuse: pairs.reuse,
        }
    }
}

impl Number {
    fn new(pack: &Pack, words: &Words, number: &EnterNumber) -> Self {
        let half = number.half_point_within;
        Self {
            value: number.value,
            unit: number.unit.clone(),
            tolerance: number.tolerance,
            half_point_within: (half > number.tolerance).then_some(half),
            reason: reason(pack, words, &number.reason),
            passages: number.evidence.clone(),
        }
    }

    /// The year of an event: in the middle of what is right, and within the distance at which an
    /// answer would earn half a point on the axis.
    fn of_year(pack: &Pack, words: &Words, asked: &PlaceInTime) -> Self {
        let year = |step: usize| i64::from(asked.axis.moment(step).year);
        let half = |years: i64| Decimal::from_hundredths(years * 50).unwrap_or_default();
        let (first, last) = (year(asked.first), year(asked.last));
        let further = i64::try_from(asked.axis.last() / 8).unwrap_or_default();
        Self {
            value: half(first + last),
            unit: words.year.into(),
            tolerance: half(last - first),
            half_point_within: (further > 0).then(|| half(last - first + 2 * further)),
            reason: reason(pack, words, &asked.reason),
            passages: asked.evidence.clone(),
        }
    }
}

/// The months to choose from: a right one, and others at equal distances over the axis.
fn months(pack: &Pack, words: &Words, asked: &PlaceInTime) -> Vec<Choosable> {
    let right = asked.first.midpoint(asked.last);
    let distance = (asked.axis.last() + 1).div_ceil(MONTHS);
    let offered = |step: &usize| {
        *step == right
            || (step % distance == right % distance && !(asked.first..=asked.last).contains(step))
    };
    let steps = (0..=asked.axis.last()).filter(offered);
    steps
        .map(|step| Choosable {
            text: words.moment(asked.axis.moment(step)),
            verdict: if step == right {
                Verdict::Right
            } else {
                Verdict::Wrong
            },
            reason: reason(pack, words, &asked.reason),
            passages: asked.evidence.clone(),
        })
        .collect()
}

impl Text {
    fn new(pack: &Pack, words: &Words, text: &EnterText) -> Self {
        Self {
            answer: text.answer.clone(),
            accepted: text.accepted.clone(),
            reason: reason(pack, words, &text.reason),
            passages: text.evidence.clone(),
        }
    }
}

fn keeps_order(interaction: &Interaction) -> bool {
    let is_natural = |choice: &Choice| choice.label.has_natural_order();
    match interaction {
        Interaction::ChooseOne(ChooseOne(choices)) => choices.iter().all(is_natural),
        // What can be done to a claim.
        Interaction::MatchPairs(pairs) => pairs.reuse,
        Interaction::ChooseSeveral(_)
        | Interaction::PutInOrder(_)
        | Interaction::EnterNumber(_)
        | Interaction::EnterText(_) => false,
        Interaction::PlaceInTime(_) | Interaction::MarkSentences(_) => true,
    }
}

fn label(pack: &Pack, words: &Words, item: &Item, label: &Label) -> String {
    match label {
        Label::Text(text) => text.clone(),
        Label::Sentence(sentence) => sentence.trim_end().to_owned(),
        Label::Actor(actor) => pack[actor].name.clone(),
        Label::Presence(presence) => words.presence(*presence).into(),
        Label::Number(value) => match &item.material {
            Some(Material::Figure(figure)) => figure_value(words, &pack[figure], *value),
            _ => value.to_string(),
        },
        Label::Quote(quote) => words.quoted(pack[quote].words()),
        Label::Figure(figure) => pack[figure].label.clone(),
        Label::Value(figure) => figure_value(words, &pack[figure], pack[figure].value),
        Label::Relation(kind) => words.way(*kind).into(),
        Label::Undisputed => words.undisputed.into(),
        Label::Paragraph(number) => {
            let digest = pack.find_paragraph(*number).map_or("", |it| &it.digest);
            format!("¶{number}: {digest}")
        }
    }
}

/// The reason of an option. If it is right because of a position that the article itself doesn't
/// show, the reason says on whose word it rests.
fn reason_of_choice(pack: &Pack, words: &Words, item: &Item, choice: &Choice) -> String {
    let reason = match (&choice.label, &choice.reason) {
        (Label::Sentence(_), Reason::Passage) => words.other_sentence.into(),
        _ => reason(pack, words, &choice.reason),
    };
    match (&item.material, &choice.label) {
        (Some(Material::Side { issue, side }), Label::Actor(actor)) => {
            let holds = |position: &&Position| {
                let step = position.stance.step();
                let taken = step.and_then(|step| step.side());
                position.actor == *actor && position.issue == *issue && taken == Some(*side)
            };
            let positions = pack.positions().iter().filter(holds);
            match positions.min_by_key(|position| position.grade) {
                Some(position) if position.grade > Grade::Reported => {
                    let by = position.attributed_by.as_ref();
                    let source = who_says_so(pack, words, position.grade, by);
                    [&reason, " (", &source, ")"].concat()
                }
                _ => reason,
            }
        }
        _ => reason,
    }
}

fn reason(pack: &Pack, words: &Words, reason: &Reason) -> String {
    match reason {
        Reason::Authored(text) => text.clone(),
        Reason::SaidIt(quote) | Reason::SaidElse(quote) => {
            let quote = &pack[quote];
            let name = &pack[&quote.actor].name;
            [name, ": ", &words.quoted(quote.words())].concat()
        }
        Reason::HoldsIt(position) | Reason::HoldsOther(position) => {
            position_sentence(pack, words, &pack[position])
        }
        Reason::NoPosition => words.no_position.into(),
        Reason::Figure(figure) | Reason::OtherFigure(figure) => {
            let figure = &pack[figure];
            let value = figure_value(words, figure, figure.value);
            with_giver(pack, words, figure, &[&figure.label, ": ", &value].concat())
        }
        Reason::Dated | Reason::Passage => String::new(),
        Reason::Disputes { relation, reason } => {
            let Some(relation) = pack.relations().get(*relation) else {
                return String::new();
            };
            let by = relation.attributed_by.as_ref();
            let source = who_says_so(pack, words, relation.grade, by);
            let text = reason.as_ref().unwrap_or(&relation.note);
            format!("{text} ({source})")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// The question about the month, on an axis from one date to another, and of another event.
    fn asked(event: &str, from: &str, to: &str) -> Task {
        let bytes = include_bytes!("../../../data/harbour-bridge/pack.json");
        let mut json: serde_json::Value = serde_json::from_slice(bytes).expect("JSON");
        let questions = json["questions"].as_array_mut().expect("a list");
        questions.retain(|question| !question["kind"]["on-a-timeline"].is_null());
        questions[0]["kind"]["on-a-timeline"] =
            json!({"event": event, "from": from, "to": to, "reason": "r"});
        let bytes = serde_json::to_vec(&json).expect("JSON");
        let pack = standpoint_core::read(&bytes).expect("a sound pack");
        Exercise::all(&pack).remove(0).task
    }

    #[test]
    fn a_year_becomes_a_number_and_a_month_a_choice() {
        let cases = [
            ("opening", "1900", "1950", ["1930", "0", "6"]),
            // About 1987 is 1986 to 1988.
            ("barge", "1940", "2020", ["1987", "1", "11"]),
            ("promise", "2017", "2024", ["2021", "0", ""]),
        ];
        for (event, from, to, expected) in cases {
            let Task::EnterNumber(number) = asked(event, from, to) else {
                panic!("{event}: no number");
            };
            let half = number.half_point_within.map(|it| it.to_string());
            let half = half.unwrap_or_default();
            let found = [number.value.to_string(), number.tolerance.to_string(), half];
            assert_eq!(found, expected, "{event}");
        }
        // Spring is three months long, of which no other one is offered.
        let Task::ChooseOne(options) = asked("promise", "2020-07", "2021-12") else {
            panic!("no choice");
        };
        let right = options.iter().filter(|option| option.is_right());
        let right: Vec<_> = right.map(|option| option.text.as_str()).collect();
        assert_eq!(right, ["2021-04"]);
        let texts: Vec<_> = options.iter().map(|option| option.text.as_str()).collect();
        let expected = [
            "2020-07", "2020-10", "2021-01", "2021-04", "2021-07", "2021-10",
        ];
        assert_eq!(texts, expected);
    }

    #[test]
    fn a_number_is_said_to_be_of_whoever_gives_it() {
        let bytes = include_bytes!("../../../data/harbour-bridge/pack.json");
        let pack = standpoint_core::read(bytes).expect("a valid pack");
        let words = Words::of(&pack);
        let figure = pack.figures().iter().find(|it| it.given_by.is_some());
        let figure = figure.expect("a figure that somebody gives");
        let giver = &pack[figure.given_by.as_ref().expect("a giver")].name;
        let value = Material::Value {
            figure: figure.id.clone(),
            value: figure.value,
        };
        let about = [
            About::new(&pack, words, &value).text,
            About::new(&pack, words, &Material::Figure(figure.id.clone())).text,
            reason(&pack, words, &Reason::Figure(figure.id.clone())),
            reason(&pack, words, &Reason::OtherFigure(figure.id.clone())),
        ];
        for text in about {
            assert!(text.ends_with(&format!("(given by {giver})")), "{text}");
        }
    }
}
