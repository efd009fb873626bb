use super::answer_form::{Check, answer_form};
use super::{Context, InteractionView, ResultEntry, Submit};
#[cfg(feature = "ssr")]
use super::{Plain, lettered};
use crate::node::{NodeRef, *};
use crate::views::claims::relation_source;
use crate::views::evidence::evidence_links;
#[cfg(feature = "ssr")]
use crate::views::names::sentence;
#[cfg(feature = "ssr")]
use crate::views::plain::passage_links;
use crate::views::quiz::state::QuizState;
use crate::views::quiz::wording::{ReasonText, in_voice_of_label, label_text};
use crate::words::quiz;
use leptos::prelude::*;
use standpoint_core::compare::RelatedClaim;
use standpoint_core::pack::Verdict;
use standpoint_core::quiz::{Label, MatchPairs, MatchResult, MatchRow, Reason, Response};
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::PointerEvent;

/// The index of no row or option.
const NONE: usize = usize::MAX;

impl InteractionView for MatchPairs {
    type Feedback = Vec<MatchResult>;

    const IS_LAZY: bool = true;

    /// A native `select` in each row, in which the reader chooses by keyboard or pointer. The options
    /// are also above the rows, from where a pointer can drag them into a row.
    fn form(&self, context: &Context<'_>, state: QuizState, submit: Submit) -> Element {
        let shared = context.shared;
        let words = shared.words.quiz();
        let reuse = self.reuse;
        let reference = NodeRef::new();
        let is_hint_due = RwSignal::new(false);
        let dragged = RwSignal::new(NONE);
        let target = RwSignal::new(NONE);
        let drop_into = move |row: usize| {
            let option = dragged.get_untracked();
            if option == NONE {
                return;
            }
            let option = option.to_string();
            for (other, value) in reference.selected().into_iter().enumerate() {
                if !reuse && value == option {
                    reference.choose(other, "");
                }
            }
            reference.choose(row, &option);
            is_hint_due.set(false);
        };
        let row = |(index, row): (usize, &MatchRow)| {
            let mut options = vec![option(words.not_matched()).attribute("value", "")];
            for (index, label) in displayed(self, context) {
                let text = label_text(shared.words, context.pack, context.item, label);
                let entry = option(text).attribute("value", index.to_string());
                options.push(in_voice_of_label(&shared, label, entry));
            }
            let choice = label((label_view(context, &row.label), select(options)));
            li(choice)
                .dynamic_attribute("class", move || (target.get() == index).then_some("target"))
                .on("pointerenter", move |_| {
                    if dragged.get_untracked() != NONE {
                        target.set(index);
                    }
                })
                .on("pointerleave", move |_| target.set(NONE))
                .on("pointerup", move |_| drop_into(index))
        };
        let rows: Vec<_> = self.rows.iter().enumerate().map(row).collect();
        let draggable = |(index, label): (usize, &Label)| {
            li(label_view(context, label))
                .dynamic_attribute("class", move || {
                    (dragged.get() == index).then_some("dragged")
                })
                .on("pointerdown", move |event| {
                    if begins_drag(&event) {
                        dragged.set(index);
                    }
                })
        };
        let draggable: Vec<_> = displayed(self, context)
            .into_iter()
            .map(draggable)
            .collect();
        let end = move |_| {
            dragged.set(NONE);
            target.set(NONE);
        };
        let instruction = match reuse {
            true => words.match_each(),
            false => words.match_once(),
        };
        let fields = fieldset((
            legend(instruction),
            // Every select has them too.
            ul(draggable)
                .class("draggable")
                .attribute("aria-hidden", "true"),
            ul(rows).class("pairs"),
        ));
        let fields = fields
            .node_ref(reference)
            .on("change", move |_| is_hint_due.set(false))
            .on_window("pointerup", end)
            .on_window("pointercancel", end);
        // Enter in a select chooses an option, so it doesn't check.
        let check: Check = Arc::new(move |certainty| {
            let mut given = Vec::new();
            for value in reference.selected() {
                match value.parse() {
                    Ok(index) if reuse || !given.contains(&index) => given.push(index),
                    _ => {
                        is_hint_due.set(true);
                        return;
                    }
                }
            }
            submit(Response::Match(given), certainty);
        });
        let hint = match reuse {
            true => words.match_each_first(),
            false => words.match_once_first(),
        };
        answer_form(shared, state, fields, hint, is_hint_due, check)
    }

    /// In the order of the rows, each with its right option.
    fn results(&self, context: &Context<'_>, results: &Vec<MatchResult>) -> Element {
        let rows = self.rows.iter().zip(results);
        let entries: Vec<_> = rows
            .map(|(row, result)| entry(self, row, context, *result))
            .collect();
        ol(entries)
    }

    fn solution(&self) -> Vec<MatchResult> {
        let result = |row: &MatchRow| MatchResult {
            given: row.right,
            right: row.right,
        };
        self.rows.iter().map(result).collect()
    }

    fn parts_text(&self, context: &Context<'_>) -> Option<String> {
        let text = |row: &MatchRow| {
            label_text(context.shared.words, context.pack, context.item, &row.label)
        };
        Some(self.rows.iter().map(text).collect::<Vec<_>>().join(" · "))
    }

    fn scoring(words: &'static quiz::Part, _: &Self::Feedback) -> &'static str {
        words.by_rows()
    }

    #[cfg(feature = "ssr")]
    fn plain(&self, context: &Context<'_>) -> Plain {
        let rows = self
            .rows
            .iter()
            .map(|row| li(label_view(context, &row.label)));
        let options = displayed(self, context).into_iter();
        let options = options.map(|(_, label)| li(label_view(context, label)));
        let answers = self.rows.iter().map(|row| plain_entry(self, row, context));
        Plain {
            options: div((ul(rows.collect::<Vec<_>>()), lettered(options.collect()))),
            answer: ol(answers.collect::<Vec<_>>()),
        }
    }
}

/// Returns the options in the order in which they are displayed, each with its index.
fn displayed<'a>(it: &'a MatchPairs, context: &Context<'_>) -> Vec<(usize, &'a Label)> {
    let order = context.order.iter();
    order
        .filter_map(|index| Some((*index, it.options.get(*index)?)))
        .collect()
}

fn label_view(context: &Context<'_>, label: &Label) -> Element {
    let shared = context.shared;
    let text = label_text(shared.words, context.pack, context.item, label);
    let element = match label {
        Label::Quote(_) => q(text),
        _ => span(text),
    };
    in_voice_of_label(&shared, label, element)
}

/// Returns whether a pointer begins to drag, and if so lets the rows have its events: touch would
/// send all of them to where it began.
fn begins_drag(event: &web_sys::Event) -> bool {
    let pointer: &PointerEvent = event.unchecked_ref();
    if !pointer.is_primary() || pointer.button() != 0 {
        return false;
    }
    // Dragging selects no text.
    event.prevent_default();
    if let Some(touched) = event.target() {
        let touched: web_sys::Element = touched.unchecked_into();
        // Fails only if the pointer is gone.
        let _ = touched.release_pointer_capture(pointer.pointer_id());
    }
    true
}

fn entry(it: &MatchPairs, row: &MatchRow, context: &Context<'_>, result: MatchResult) -> Element {
    let (shared, words) = (context.shared, context.shared.words);
    let (class, sign, verdict) = if result.is_right() {
        ("right", "✓", Verdict::Right)
    } else {
        ("wrong", "✗", Verdict::Wrong)
    };
    let right = it.options.get(row.right);
    let right = right.map(|label| (" – ", label_view(context, label)));
    let given = it.options.get(result.given);
    let given = given.map(|label| {
        let text = label_text(words, context.pack, context.item, label);
        words.quiz().matched(&text)
    });
    let reason = (
        why(row, context).view(shared, ""),
        " ",
        evidence_links(shared, &row.evidence),
    );
    let entry = ResultEntry {
        sign,
        text: span((label_view(context, &row.label), right)).dir_auto(),
        truth: words.model().verdict(verdict).to_owned(),
        given: given.filter(|_| !result.is_right()),
        reason: p(reason),
    };
    entry.render().class(class)
}

/// The reason, and for a dispute first who relates the two claims.
fn why<'a>(row: &'a MatchRow, context: &Context<'a>) -> ReasonText<'a> {
    let (words, pack) = (context.shared.words, context.pack);
    let label = Some(&row.label);
    let mut why = ReasonText::of(words, pack, label, Verdict::Right, &row.reason);
    if let Reason::Disputes { relation, .. } = &row.reason
        && let Some(relation) = pack.relations().get(*relation)
    {
        let from = &pack[&relation.from];
        let related = RelatedClaim { relation, from };
        why.own = Some(relation_source(context.shared, pack, &related));
    }
    why
}

#[cfg(feature = "ssr")]
fn plain_entry(it: &MatchPairs, row: &MatchRow, context: &Context<'_>) -> Element {
    let shared = context.shared;
    let right = it.options.get(row.right);
    let right = right.map(|label| (" – ", strong(label_view(context, label))));
    li((
        label_view(context, &row.label),
        right,
        ": ",
        sentence(shared, &why(row, context).text()),
        passage_links(shared, &row.evidence),
    ))
}
