//! The result: the score, by skill, topic and actor, how well the reader knew what they know, the
//! answers to look at again, and what to do next.

use super::assigned::assigned_summary;
use super::interaction::{QuestionPart, answer_text, given_text, loaded_question_part};
use super::outcome;
use super::progress_tiles::progress_tiles;
use super::review::{how_reviewed, next_time, review_part, sync_reviews};
use super::state::{Focus, QuizState};
use super::wording::{material_text, prompt_text};
use crate::clipboard::copy;
use crate::node::{NodeRef, *};
use crate::shared::Shared;
use crate::views::action::action;
use crate::views::evidence::evidence_links;
use crate::views::lazy::IS_WIDGET;
use crate::views::names::sentence;
use crate::views::stored_answers::field_to_copy;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use standpoint_core::pack::{Decimal, PackEntry};
use standpoint_core::quiz::{
    Calibration, Certainty, Item, Outcome, Prompt, Score, ScoredResponse, Summary, Try,
};
use standpoint_core::review::Schedule;
use web_sys::window;

/// With fewer answers, shares by skill, topic or actor and a Brier score say nothing.
const ENOUGH_FOR_SHARES: usize = 10;

/// Renders the result.
pub fn summary_view(shared: Shared, state: QuizState, packs: RwSignal<Vec<PackEntry>>) -> Node {
    if !IS_WIDGET && state.assignment().is_some() {
        return assigned_summary(shared, state);
    }
    let schedule = sync_reviews(shared, state);
    let words = shared.words.quiz();
    let summary = state.with(|session| Summary::of(session, &shared.pack()));
    let overall = summary.overall;
    let key = (summary.calibration.guessed > 0).then(|| p(words.tiles_key()).class("note"));
    let last = state.with(|session| session.earlier().last().copied());
    let last = last.map(|Try { items, right }| p(words.last_time(right, items)).class("note"));
    let result = h2(words.result(overall.right, overall.items))
        .class("result")
        .focused_if(state.takes_focus(Focus::Summary));
    let share = (!state.is_review()).then(|| share(shared, state, overall));
    let score = div((
        result,
        progress_tiles(state, None),
        key,
        last,
        next_steps(shared, state, summary.wrong.len()),
        review_part(shared, state, packs),
        details_of(shared, &summary),
        share,
    ));
    let summary = section((score.class("score"), review(shared, state, &schedule)));
    nodes(summary.class("summary"))
}

/// How well the reader knew what they know, and the score by skill, topic and actor.
pub(super) fn details_of(shared: Shared, summary: &Summary) -> Node {
    let (words, pack) = (shared.words.quiz(), shared.pack());
    let skills = summary
        .skills
        .iter()
        .map(|(skill, score)| (th(shared.words.model().skill(*skill)), *score));
    let topics = summary
        .topics
        .iter()
        .map(|(topic, score)| (th(&pack[topic].name).lang_of_pack(&shared), *score));
    let no_topic = (summary.no_topic.items > 0).then(|| (th(words.no_topic()), summary.no_topic));
    let topics = topics.chain(no_topic);
    let actors = summary
        .actors
        .iter()
        .map(|(actor, score)| (th(&pack[actor].name).lang_of_pack(&shared), *score));
    let tables = (
        score_table(shared, words.by_skill(), skills.collect()),
        score_table(shared, words.by_topic(), topics.collect()),
        score_table(shared, words.by_actor(), actors.collect()),
    );
    let has_enough = summary.overall.answered >= ENOUGH_FOR_SHARES;
    nodes((
        calibration_view(shared, &summary.calibration),
        how_reviewed(shared),
        has_enough.then(|| div(tables).class("tables")),
    ))
}

/// After a review, the way back to the quiz follows.
fn next_steps(shared: Shared, state: QuizState, wrong: usize) -> Element {
    let words = shared.words.quiz();
    let retry_wrong = (wrong > 0).then(|| {
        state.step_button("button", words.retry_wrong(wrong), move || {
            state.retry_wrong(shared)
        })
    });
    let is_open = state.with(|session| !session.finished());
    let back = is_open.then(|| {
        state.step_button("button secondary", words.back_to_questions(), move || {
            state.back_to_questions()
        })
    });
    let others = (!state.is_review()).then(|| {
        let others = state.step_button("button secondary", words.other_questions(), move || {
            state.other_questions(shared)
        });
        let again = state.step_button("link", words.choose_again(), move || state.choose_again());
        (others, again)
    });
    p((retry_wrong, back, others)).class("next-steps")
}

/// How well the reader knew what they know, if they were asked.
fn calibration_view(shared: Shared, calibration: &Calibration) -> Option<Element> {
    let words = shared.words.quiz();
    let brier = calibration.brier()?;
    let brier = Decimal::from_hundredths((brier * 100.0).round() as i64).ok()?;
    let marks = calibration.marks.round() as i64;
    let marks = Decimal::from_hundredths(marks * 100).ok()?;
    let most = 2 * calibration.answers();
    let has_enough = calibration.answers() >= ENOUGH_FOR_SHARES;
    let brier = has_enough.then(|| p(words.brier(&shared.words.number(brier))).class("note"));
    let row = |name: &'static str, right: usize, count: usize| {
        (count > 0).then(|| {
            tr((
                th(name).attribute("scope", "row"),
                td(words.right_of(right, count)),
            ))
        })
    };
    let rows = tbody((
        row(words.when_sure(), calibration.sure_right, calibration.sure),
        row(
            words.when_guessing(),
            calibration.guessed_right,
            calibration.guessed,
        ),
    ));
    Some(div((
        table((caption(words.how_sure()), rows)),
        p(words.marks(&shared.words.number(marks), most)).class("note"),
        brier,
    )))
}

fn score_table(
    shared: Shared,
    title: &'static str,
    scores: Vec<(Element, Score)>,
) -> Option<Element> {
    let words = shared.words.quiz();
    let row = |(name, score): (Element, Score)| {
        let bar = progress(())
            .attribute("max", score.items.to_string())
            .attribute("value", score.right.to_string())
            .attribute("aria-hidden", "true");
        tr((
            name.attribute("scope", "row"),
            td(words.right_of(score.right, score.items)),
            td(bar),
        ))
    };
    // A single row would repeat the result.
    (scores.len() > 1).then(|| {
        let rows: Vec<_> = scores.into_iter().map(row).collect();
        table((caption(title), tbody(rows)))
    })
}

/// A text to copy that gives no answer away, and a button that prints.
fn share(shared: Shared, state: QuizState, overall: Score) -> Element {
    let words = shared.words.quiz();
    let tiles: String = state.with(|session| {
        let tile = |(_, answer): (_, Option<&ScoredResponse>)| match answer
            .map(|answer| answer.score.outcome())
        {
            Some(Outcome::Right) => '■',
            Some(Outcome::Partly) => '◧',
            Some(Outcome::Wrong) => '□',
            None => '·',
        };
        session.answers().map(tile).collect()
    });
    let result = words.result(overall.right, overall.items);
    let title = shared.pack().title().to_owned();
    let mut text = [&title, "\n", &result, " ", &tiles].concat();
    if let Some(address) = shared.navigation().shared_address() {
        text.push('\n');
        text.push_str(&address);
    }
    /// What came of copying.
    #[derive(Clone, Copy, PartialEq)]
    enum Copied {
        NotTried,
        Worked,
        Failed,
    }
    let text = StoredValue::new(text);
    let field = NodeRef::new();
    let copied = RwSignal::new(Copied::NotTried);
    let copy = action("button secondary", words.copy(), move || {
        spawn_local(async move {
            let outcome = match copy(&text.get_value()).await {
                true => Copied::Worked,
                false => Copied::Failed,
            };
            // The reader may have left the view.
            let _ = copied.try_set(outcome);
            tick().await;
            field.select();
        });
    });
    let not_copied = shared.words.sharing().not_copied();
    let status = dynamic(move || match copied.get() {
        Copied::NotTried => "",
        Copied::Worked => words.copied(),
        Copied::Failed => not_copied,
    });
    let text_field = dynamic(move || {
        let has_failed = copied.get() == Copied::Failed;
        has_failed.then(|| field_to_copy(text.get_value(), not_copied, "4").node_ref(field))
    });
    let print = action("link", words.print(), || {
        if let Some(window) = window() {
            // Fails in a frame that may not.
            let _ = window.print();
        }
    });
    div((
        h3(words.share()),
        p((span(title).lang_of_pack(&shared), br(), result, " ", tiles)),
        p((
            copy,
            " ",
            print,
            " ",
            span(status).attribute("role", "status"),
        ))
        .class("next-steps"),
        text_field,
    ))
    .class("share-result")
}

/// The answers, those that the reader was sure of and got wrong first, and the questions without one.
pub(super) fn review(shared: Shared, state: QuizState, schedule: &Schedule) -> Element {
    let words = shared.words.quiz();
    use Certainty::{Guessing, Sure};
    use Outcome::{Partly, Right, Wrong};
    // Certainty doesn't matter for a partly right answer.
    let groups = [
        (words.sure_wrong(), Wrong, Some(Sure)),
        (words.plain_wrong(), Wrong, None),
        (words.guessed_wrong(), Wrong, Some(Guessing)),
        (words.partly_right(), Partly, None),
        (words.guessed_right(), Right, Some(Guessing)),
        (words.plain_right(), Right, None),
        (words.sure_right(), Right, Some(Sure)),
    ];
    let group = |(title, outcome, certainty): (&'static str, Outcome, Option<Certainty>)| {
        let answers: Vec<_> = state.with(|session| {
            let answers = session.answers().filter_map(|(item, answer)| {
                let answer = answer?;
                let is_in = answer.score.outcome() == outcome
                    && (outcome == Partly || answer.certainty == certainty);
                is_in.then(|| (item.clone(), answer.clone()))
            });
            answers.collect()
        });
        let next = |item: &Item| next_time(shared, schedule, &item.id);
        // Said once if it is the same for all.
        let first = answers.first().and_then(|(item, _)| next(item));
        let is_same = answers.iter().all(|(item, _)| next(item) == first);
        let entries: Vec<_> = answers
            .iter()
            .map(|(item, answer)| {
                let next = next(item).filter(|_| !is_same);
                entry(shared, state, item, answer, next)
            })
            .collect();
        let next = first.filter(|_| is_same).map(|text| p(small(text)));
        let heading = (title, " ", small(entries.len().to_string()));
        let is_folded = outcome == Right && certainty != Some(Guessing);
        (!entries.is_empty()).then(|| {
            if is_folded {
                details((summary(heading), next, ul(entries))).class("folded")
            } else {
                section((h3(heading), next, ul(entries)))
            }
        })
    };
    let groups: Vec<_> = groups.into_iter().map(group).collect();
    div((groups, unanswered(shared, state))).class("review")
}

/// The questions without an answer. What is right isn't said: they can still be answered.
fn unanswered(shared: Shared, state: QuizState) -> Option<Element> {
    let prompts: Vec<_> = state.with(|session| {
        let items = session.answers().filter(|(_, answer)| answer.is_none());
        items
            .map(|(item, _)| li(asked(shared, state, item)))
            .collect()
    });
    let title = shared.words.quiz().unanswered();
    let heading = h3((title, " ", small(prompts.len().to_string())));
    (!prompts.is_empty()).then(|| section((heading, ul(prompts))))
}

/// The number and the prompt of a question, and what it is about.
fn asked(shared: Shared, state: QuizState, item: &Item) -> Node {
    let is_authored = matches!(item.prompt, Prompt::Authored(_));
    let prompt = span(prompt_text(shared.words, item)).lang_of_pack_if(is_authored, &shared);
    let material = material_text(shared.words, &shared.pack(), item).map(|text| {
        p(sentence(shared, &text))
            .class("about")
            .lang_of_pack(&shared)
    });
    let at = state.with(|session| session.items().iter().position(|it| it.id == item.id));
    let number = at.map(|at| small([&(at + 1).to_string(), ". "].concat()));
    nodes((p((number, prompt)).class("asked"), material))
}

fn entry(
    shared: Shared,
    state: QuizState,
    item: &Item,
    answer: &ScoredResponse,
    next_time: Option<String>,
) -> Element {
    let words = shared.words.quiz();
    let outcome = answer.score.outcome();
    let line = |mark: &'static str, class: &'static str, text: Element| {
        p((span(mark).attribute("aria-hidden", "true"), " ", text)).class(class)
    };
    let given = given_text(shared, item, &answer.score.feedback);
    let given = given.filter(|_| outcome != Outcome::Right);
    let given =
        given.map(|text| line(outcome::sign(outcome), "given", span(words.you_said(&text))));
    let passages = item.interaction.evidence();
    let first: Vec<_> = passages.first().copied().cloned().into_iter().collect();
    let links = evidence_links(shared, &first);
    let right_answer = match answer_text(shared, item) {
        Some(text) => line("✓", "answer-text", span((strong(text), " ", links))),
        None => {
            let results = QuestionPart::Results(answer.score.feedback.clone());
            let results = loaded_question_part(shared, state, item, results);
            details((summary(words.answers()), results)).class("folded")
        }
    };
    let next_time = next_time.map(|text| p(small(text)));
    li((asked(shared, state, item), given, right_answer, next_time)).class(outcome::class(outcome))
}
