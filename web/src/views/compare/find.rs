//! Finding somebody by name, by whom they agree with, or by the side that they take; and statements
//! by their words.

use super::actors::actor_select;
use crate::node::{NodeRef, *};
use crate::shared::Shared;
use crate::views::action::action;
use crate::views::names::{isolated, sentence};
use js_sys::JsString;
use leptos::prelude::*;
use standpoint_core::compare::{Find, has_words};
use standpoint_core::pack::{IssueId, Side};

/// What the reader looks for by typing it. Unlike the conditions it isn't in the address.
#[derive(Clone, Copy)]
pub struct Search {
    /// The words as they were typed. Blank: everything is found.
    words: RwSignal<String>,
    field: NodeRef,
}

impl Search {
    pub fn new() -> Self {
        Self {
            words: RwSignal::new(String::new()),
            field: NodeRef::new(),
        }
    }

    /// Returns whether nothing is typed.
    pub fn is_empty(self) -> bool {
        self.words.with(|words| words.trim().is_empty())
    }

    /// Returns what decides whether the words occur in texts. `None`: everything is found.
    pub fn matcher(self) -> Option<impl Fn(&[&str]) -> bool> {
        let query = (!self.is_empty()).then(|| self.words.with(|words| folded(words)))?;
        Some(move |texts: &[&str]| {
            let texts: Vec<_> = texts.iter().map(|text| folded(text)).collect();
            let texts: Vec<_> = texts.iter().map(String::as_str).collect();
            has_words(&texts, &query)
        })
    }

    /// Renders the field.
    pub fn render(self, label_text: &'static str) -> Element {
        let input = input()
            .attribute("type", "search")
            .attribute("autocomplete", "off")
            .on("input", move |_| self.words.set(self.field.value()));
        label((span(label_text), input)).node_ref(self.field)
    }

    /// Empties the field and focuses it.
    fn clear(self) {
        self.words.set(String::new());
        self.field.clear();
    }
}

/// Returns a text without capitals, accents and differences of form, to be compared. Few keyboards have
/// the apostrophes of printed text.
fn folded(text: &str) -> String {
    let text = JsString::from(text).normalize("NFKD").to_lower_case();
    let is_mark = |c: &char| ('\u{300}'..='\u{36F}').contains(c);
    let text = String::from(text);
    let letters = text.chars().filter(|c| !is_mark(c));
    let plain = |c| match c {
        '’' | '‘' | 'ʼ' => '\'',
        c => c,
    };
    letters.map(plain).collect()
}

/// Renders the field for a name, and the conditions.
pub fn find_who(shared: Shared, search: Search) -> Element {
    let words = shared.words.find();
    div((
        search.render(words.name()),
        agrees_with(shared),
        takes_side(shared),
    ))
    .class("find")
    .attribute("data-no-picture", "")
}

/// Renders the field for words of a statement.
pub fn find_statement(shared: Shared, search: Search) -> Element {
    div(search.render(shared.words.find().statement()))
        .class("find")
        .attribute("data-no-picture", "")
}

/// Returns whether the reader looks for somebody.
pub fn is_looking(shared: Shared, search: Search) -> bool {
    !search.is_empty() || shared.choices.with(|it| it.find != Find::default())
}

/// Renders how many of `count` are shown, by which conditions, and the button that shows all of them.
pub fn found(
    shared: Shared,
    search: Search,
    [found, count]: [usize; 2],
    conditions: &[String],
    mut show_all: impl FnMut() + Send + 'static,
) -> Element {
    let words = shared.words.find();
    let mut text = words.found(found, count);
    let typed = search.words.get();
    let typed = (!search.is_empty()).then(|| words.typed(&isolated(typed.trim())));
    for condition in typed.iter().chain(conditions) {
        text += " · ";
        text += condition;
    }
    let show_all = action("link", words.show_all(), move || {
        search.clear();
        show_all();
    });
    let show_all = show_all.attribute("data-no-picture", "");
    p((sentence(shared, &text), " ", show_all)).class("later")
}

/// Returns the conditions as texts.
pub fn conditions(shared: Shared) -> Vec<String> {
    let words = shared.words.find();
    let pack = shared.pack();
    let Find {
        agrees_with,
        takes_side,
    } = shared.choices.get().find;
    let actor = agrees_with.and_then(|id| pack.find_actor(id.as_str()));
    let actor = actor.map(|it| words.agrees_with_name(&isolated(&it.name)));
    let side = takes_side.and_then(|(id, side)| {
        let issue = pack.find_issue(id.as_str())?;
        Some(on_side(shared, &issue.name, side))
    });
    actor.into_iter().chain(side).collect()
}

/// Returns the condition that somebody takes a side on a statement, as text.
fn on_side(shared: Shared, name: &str, side: Side) -> String {
    let words = shared.words.find();
    match side {
        Side::For => words.agrees_on(&isolated(name)),
        Side::Against => words.disagrees_on(&isolated(name)),
    }
}

/// Renders the choice of whom they agree with.
fn agrees_with(shared: Shared) -> Element {
    let words = shared.words.find();
    let selected = move || shared.choices.with(|it| it.find.agrees_with.clone());
    let choose = move |id| shared.choose(|it| it.find.agrees_with = id);
    actor_select(
        shared,
        words.agrees_with(),
        Some(words.any()),
        selected,
        choose,
    )
}

/// Renders the choice of a statement on which they take a side.
fn takes_side(shared: Shared) -> Element {
    let words = shared.words.find();
    let pack = shared.pack();
    let entry = |issue: &IssueId, name: &str, side: Side| {
        let sign = match side {
            Side::For => "+",
            Side::Against => "-",
        };
        let wanted = (issue.clone(), side);
        option(on_side(shared, name, side))
            .dir_auto()
            .attribute("value", [sign, issue.as_str()].concat())
            .prop("selected", move || {
                shared
                    .choices
                    .with(|it| it.find.takes_side.as_ref() == Some(&wanted))
            })
    };
    let issues = pack.issues().iter();
    let entries = issues.flat_map(|issue| {
        [Side::For, Side::Against].map(|side| entry(&issue.id, &issue.name, side))
    });
    let any = any(shared, |find| find.takes_side.is_none());
    let select = select((any, entries.collect::<Vec<_>>())).on("change", move |event| {
        let value = event_target_value(&event);
        let side = match value.starts_with('+') {
            true => Side::For,
            false => Side::Against,
        };
        let issue = value
            .get(1..)
            .and_then(|id| IssueId::try_from(id.to_owned()).ok());
        shared.choose(|it| it.find.takes_side = issue.map(|issue| (issue, side)));
    });
    label((span(words.takes_side()), select))
}

/// Renders the option that sets no condition.
fn any(shared: Shared, is_unset: fn(&Find) -> bool) -> Element {
    option(shared.words.find().any())
        .attribute("value", "")
        .prop("selected", move || {
            shared.choices.with(|it| is_unset(&it.find))
        })
}
