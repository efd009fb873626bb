#[cfg(feature = "ssr")]
use super::Plain;
use super::answer_form::{Check, answer_form, on_enter};
use super::slider::{SLIDER, moved_to, slider};
use super::{Context, InteractionView, OwnAnswer, ResultEntry, Submit, answers};
use crate::node::{NodeRef, *};
use crate::views::dates::date;
use crate::views::evidence::evidence_links;
#[cfg(feature = "ssr")]
use crate::views::names::sentence;
#[cfg(feature = "ssr")]
use crate::views::plain::passage_links;
use crate::views::quiz::state::QuizState;
use crate::views::quiz::wording::ReasonText;
use crate::words::{Words, quiz};
use leptos::prelude::*;
use standpoint_core::pack::Verdict;
use standpoint_core::quiz::{PlaceInTime, Response, TimeAxis, TimeResult, TimeUnit};
use std::sync::Arc;

impl InteractionView for PlaceInTime {
    type Feedback = TimeResult;

    const IS_LAZY: bool = true;

    /// A slider for the axis, and a list of its years or months, in which one can be found by
    /// typing. Each follows the other; only what is chosen in the list counts.
    fn form(&self, context: &Context<'_>, state: QuizState, submit: Submit) -> Element {
        let (shared, words, axis) = (context.shared, context.shared.words, self.axis);
        let last = axis.last();
        let reference = NodeRef::new();
        let said = RwSignal::new(words.quiz().no_answer().to_owned());
        let is_hint_due = RwSignal::new(false);
        let chosen = move || reference.value_of("select").parse::<usize>().ok();
        let check: Check = Arc::new(move |certainty| match chosen() {
            Some(step) => submit(Response::Time(step), certainty),
            None => is_hint_due.set(true),
        });
        let instruction = instruction(words, axis);
        let ends = [0, last].map(|step| step_text(words, axis, step));
        let slider = on_enter(slider(instruction, last, ends, said), check.clone());
        let steps: Vec<_> = (0..=last)
            .map(|step| option(step_text(words, axis, step)).attribute("value", step.to_string()))
            .collect();
        let none = option(words.quiz().no_answer()).attribute("value", "");
        let list = select((none, steps))
            .attribute("autocomplete", "off")
            .attribute("aria-label", instruction);
        let fields = fieldset((legend(instruction), slider, list));
        let fields = fields.node_ref(reference).on("input", move |event| {
            is_hint_due.set(false);
            if let Some(step) = moved_to(&event) {
                reference.set_value("select", &step.to_string());
            }
            said.set(match chosen() {
                Some(step) => {
                    reference.set_value(SLIDER, &step.to_string());
                    step_text(words, axis, step)
                }
                None => words.quiz().no_answer().to_owned(),
            });
        });
        answer_form(shared, state, fields, instruction, is_hint_due, check)
    }

    fn results(&self, context: &Context<'_>, result: &TimeResult) -> Element {
        let (shared, words) = (context.shared, context.shared.words);
        let own = off(words, self.axis, *result).map(|off| OwnAnswer {
            response: Response::Time(result.given),
            text: step_text(words, self.axis, result.given),
            note: Some(off),
        });
        let reason = (
            date(words, &context.pack[&self.event].date),
            why(self, context).view(shared, " · "),
            " ",
            evidence_links(shared, &self.evidence),
        );
        let right = ResultEntry {
            sign: "✓",
            text: span(right_text(self, words)).dir_auto(),
            truth: words.model().verdict(Verdict::Right).to_owned(),
            given: None,
            reason: p(reason),
        };
        answers(context, own, right)
    }

    fn solution(&self) -> TimeResult {
        TimeResult {
            given: self.first,
            too_early: 0,
            too_late: 0,
        }
    }

    fn answer_text(&self, context: &Context<'_>) -> Option<String> {
        Some(right_text(self, context.shared.words))
    }

    fn given_text(&self, context: &Context<'_>, result: &TimeResult) -> Option<String> {
        Some(step_text(context.shared.words, self.axis, result.given))
    }

    fn scoring(words: &'static quiz::Part, _: &Self::Feedback) -> &'static str {
        words.by_closeness()
    }

    #[cfg(feature = "ssr")]
    fn plain(&self, context: &Context<'_>) -> Plain {
        let (shared, words, axis) = (context.shared, context.shared.words, self.axis);
        let [from, to] = [0, axis.last()].map(|step| step_text(words, axis, step));
        let why = why(self, context).text();
        let between = if why.is_empty() { "" } else { ": " };
        let answer = (
            strong(right_text(self, words)),
            between,
            sentence(shared, &why),
        );
        let ends = words.dates().span(&from, &to);
        Plain {
            options: p((instruction(words, axis), " ", ends)),
            answer: ul(li((answer, passage_links(shared, &self.evidence)))),
        }
    }

    #[cfg(feature = "ssr")]
    fn option_texts(&self, context: &Context<'_>) -> Option<[Vec<String>; 2]> {
        let right = right_text(self, context.shared.words);
        Some([vec![right], Vec::new()])
    }
}

fn instruction(words: &'static Words, axis: TimeAxis) -> &'static str {
    match axis.unit() {
        TimeUnit::Year => words.quiz().choose_year(),
        TimeUnit::Month => words.quiz().choose_month(),
    }
}

fn step_text(words: &'static Words, axis: TimeAxis, step: usize) -> String {
    words.dates().moment(axis.moment(step))
}

/// When it was: a year or a month, or all that the event's date allows.
fn right_text(it: &PlaceInTime, words: &'static Words) -> String {
    let [first, last] = [it.first, it.last].map(|step| step_text(words, it.axis, step));
    if it.first == it.last {
        first
    } else {
        words.dates().span(&first, &last)
    }
}

/// How far off an answer is. `None`: it is right.
fn off(words: &'static Words, axis: TimeAxis, result: TimeResult) -> Option<String> {
    let quiz = words.quiz();
    match (axis.unit(), result.too_early, result.too_late) {
        (_, 0, 0) => None,
        (TimeUnit::Year, 0, late) => Some(quiz.years_late(late)),
        (TimeUnit::Year, early, _) => Some(quiz.years_early(early)),
        (TimeUnit::Month, 0, late) => Some(quiz.months_late(late)),
        (TimeUnit::Month, early, _) => Some(quiz.months_early(early)),
    }
}

fn why<'a>(it: &'a PlaceInTime, context: &Context<'a>) -> ReasonText<'a> {
    let words = context.shared.words;
    ReasonText::of(words, context.pack, None, Verdict::Right, &it.reason)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::words::words_for;
    use standpoint_core::quiz::{Feedback, Interaction, Item};

    /// The event is in April 2025, the tenth month on the axis.
    #[test]
    fn feedback_says_when_it_was_and_how_far_off_the_answer_is() {
        let bytes = include_bytes!("../../../../../data/harbour-bridge/pack.json");
        let pack = standpoint_core::read(bytes).expect("the small pack is sound");
        let asked = pack.questions().iter();
        let item = asked.map(|question| Item::of(question, &pack));
        let item = item.into_iter().find(|item| item.kind == "on-a-timeline");
        let Some(Interaction::PlaceInTime(asked)) = item.map(|item| item.interaction) else {
            panic!("no question");
        };
        let cases = [
            ("en", 9, None),
            ("en", 1, Some("months too early: 8")),
            ("en", 12, Some("months too late: 3")),
            ("de", 10, Some("Monate zu spät: 1")),
            ("zh", 8, Some("早了1个月")),
        ];
        let interaction = Interaction::PlaceInTime(asked.clone());
        for (language, step, text) in cases {
            let words = words_for(language);
            let score = interaction.score(&Response::Time(step)).expect("a score");
            let Feedback::PlaceInTime(result) = score.feedback else {
                panic!("other feedback");
            };
            assert_eq!(off(words, asked.axis, result).as_deref(), text);
        }
        assert_eq!(right_text(&asked, words_for("en")), "April 2025");
        let vague = PlaceInTime {
            first: 5,
            last: 7,
            ..asked
        };
        let text = right_text(&vague, words_for("en"));
        assert_eq!(text, "December 2024 to February 2025");
    }
}
