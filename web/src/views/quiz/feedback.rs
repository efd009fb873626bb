//! A question that is answered: whether and why, for each option, with its evidence.

use super::state::{Focus, QuizState};
use super::wording::{Why, in_voice_of_label, label_text};
use crate::node::*;
use crate::shared::Shared;
use crate::views::dates::date;
use crate::views::evidence::evidence_links;
use standpoint_core::Pack;
use standpoint_core::pack::Verdict;
use standpoint_core::quiz::{Answer, Choice, Interaction, Item, Label, OptionResult, OrderSlot};

/// How an answer did.
pub fn feedback_view(shared: Shared, state: QuizState, item: &Item, answer: &Answer) -> Node {
    let words = &shared.words.quiz;
    let pack = shared.pack();
    let percent = (answer.mark.points * 100.0).round() as usize;
    let (class, says) = match (answer.mark.right, percent) {
        (true, _) => ("verdict right", words.right().to_owned()),
        (false, 0) => ("verdict wrong", words.wrong().to_owned()),
        (false, percent) => {
            let how = match item.interaction {
                Interaction::PutInOrder(_) => words.by_pairs(),
                Interaction::ChooseOne(_) | Interaction::ChooseSeveral(_) => words.by_ticks(),
            };
            let says = [&words.partly(percent), " ", how].concat();
            ("verdict partly", says)
        }
    };
    let order = state.with(|session| session.display_order(item));
    let outcomes = outcomes(shared, &pack, item, order, &answer.mark.options);
    let says = p(says)
        .class(class)
        .focused_if(state.takes_focus(Focus::Feedback));
    nodes(div((says, outcomes)).class("feedback"))
}

/// What is right and why, where nothing was chosen and all stands in its place: an entry of a list.
pub fn answer_view(shared: Shared, state: QuizState, item: &Item) -> Element {
    let right = match &item.interaction {
        Interaction::ChooseOne(choices) | Interaction::ChooseSeveral(choices) => {
            let (chosen, right) = (false, false);
            vec![OptionResult::Choice { chosen, right }; choices.len()]
        }
        Interaction::PutInOrder(places) => {
            let placed = places.iter().map(|it| it.right);
            let placed = placed.map(|right| OptionResult::Place {
                given: right,
                right,
            });
            placed.collect()
        }
    };
    let order = state.with(|session| session.display_order(item));
    li(outcomes(shared, &shared.pack(), item, order, &right))
}

/// What is true of an option.
pub fn truth(choice: &Choice) -> Verdict {
    match (&choice.label, choice.verdict) {
        // “Not stated” beside the option “Not in the article” would read as if it were right.
        (Label::Presence(_), Verdict::NotStated) => Verdict::Wrong,
        (_, verdict) => verdict,
    }
}

/// What is true of each option or place, what the reader made of it, and why: options in the
/// order in which they are shown, events in the right one.
fn outcomes(
    shared: Shared,
    pack: &Pack,
    item: &Item,
    order: Vec<usize>,
    outcomes: &[OptionResult],
) -> Element {
    let list = match &item.interaction {
        Interaction::ChooseOne(choices) | Interaction::ChooseSeveral(choices) => {
            let outcome = |index: usize| {
                let (choice, outcome) = (choices.get(index)?, outcomes.get(index)?);
                Some(choice_outcome(shared, pack, item, choice, *outcome))
            };
            let shown: Vec<_> = order.into_iter().filter_map(outcome).collect();
            ul(shown)
        }
        Interaction::PutInOrder(places) => {
            let outcome_at = |right: usize| {
                let mut outcomes = places.iter().zip(outcomes);
                let (place, outcome) = outcomes.find(|(place, _)| place.right == right)?;
                Some(place_outcome(shared, pack, place, *outcome))
            };
            let shown: Vec<_> = (0..places.len()).filter_map(outcome_at).collect();
            ol(shown)
        }
    };
    list.class("outcomes")
}

fn choice_outcome(
    shared: Shared,
    pack: &Pack,
    item: &Item,
    choice: &Choice,
    outcome: OptionResult,
) -> Element {
    let words = shared.words;
    let is_chosen = matches!(outcome, OptionResult::Choice { chosen: true, .. });
    let truth = truth(choice);
    let (class, sign) = match truth {
        Verdict::Right => ("right", "✓"),
        Verdict::Wrong => ("wrong", "✗"),
        Verdict::NotStated => ("not-stated", "–"),
    };
    let text = label_text(words, pack, item, &choice.label);
    let given = is_chosen.then_some(words.quiz.chosen());
    let label = Some(&choice.label);
    let why = Why::of(words, pack, label, choice.verdict, &choice.reason);
    let reason = (
        why.view(shared, ""),
        " ",
        evidence_links(shared, &choice.evidence),
    );
    let text = in_voice_of_label(&shared, &choice.label, span(text));
    let reason = p(reason).dir_auto();
    let entry = outcome_entry(sign, text, words.model.verdict(truth), given, reason);
    entry.class(if is_chosen {
        [class, " chosen"].concat()
    } else {
        class.into()
    })
}

fn place_outcome(shared: Shared, pack: &Pack, place: &OrderSlot, outcome: OptionResult) -> Element {
    let words = &shared.words.quiz;
    let event = &pack[&place.event];
    let misplaced = match outcome {
        OptionResult::Place { given, right } if given != right => Some(words.placed(given + 1)),
        _ => None,
    };
    let (class, sign) = if outcome.is_right() {
        ("right", "✓")
    } else {
        ("wrong", "✗")
    };
    let why = Why::of(shared.words, pack, None, Verdict::Right, &place.reason);
    let reason = (
        date(shared.words, &event.date),
        why.view(shared, " · "),
        " ",
        evidence_links(shared, &place.evidence),
    );
    let belongs = words.belongs(place.right + 1);
    let title = span(&event.title).lang_of_pack(&shared);
    let reason = p(reason).dir_auto();
    outcome_entry(sign, title, belongs, misplaced, reason).class(class)
}

/// What was to be chosen or placed, what is true of it, what the reader did, and why.
fn outcome_entry(
    sign: &'static str,
    text: Element,
    truth: impl IntoNodes,
    given: Option<impl IntoNodes>,
    reason: Element,
) -> Element {
    let option = (
        span(sign).class("sign").attribute("aria-hidden", "true"),
        text,
        " ",
        span(truth).class("tag"),
        " ",
        given.map(|given| span(given).class("tag chosen")),
    );
    li((p(option).class("option-text"), reason.class("reason")))
}
