//! What the reader chooses to compare: whose voices are counted together, which evidence counts, and
//! as of which date.

use super::action::{action, expanded, radio};
use super::mark::sample;
use crate::choices::Choices;
use crate::node::{NodeRef, *};
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::compare::{Filter, Grades, Standings, Voices, known_by, known_positions};
use standpoint_core::pack::{Day, Grade};

/// Renders the choices. Narrow pages fold them to a line that says what is chosen.
pub fn filters(shared: Shared) -> Node {
    render(shared, Some(voices(shared)))
}

/// Renders the choices without that of the voices, where it changes nothing.
pub fn filters_of_positions(shared: Shared) -> Node {
    render(shared, None)
}

fn render(shared: Shared, voices: Option<Element>) -> Node {
    let words = shared.words.filters();
    let is_open = RwSignal::new(false);
    let (toggle_ref, all_dates) = (NodeRef::new(), NodeRef::new());
    let has_voices = voices.is_some();
    let line = (
        b(words.title()),
        " ",
        span(dynamic(move || chosen(shared, has_voices))).class("chosen"),
    );
    let toggle = action("filters-toggle", line, move || {
        is_open.update(|it| *it = !*it)
    })
    .dynamic_attribute("aria-expanded", move || Some(expanded(is_open.get())))
    .node_ref(toggle_ref);
    let fields = div((voices, grades(shared), as_of(shared, all_dates))).class("filter-fields");
    // Only the text is announced, and only when it changes.
    let text = dynamic(move || later(shared).unwrap_or_default());
    let show_all = dynamic(move || {
        later(shared).map(|_| {
            action("link", words.show_all(), move || {
                // The one that isn't shown can't take the focus.
                toggle_ref.focus();
                all_dates.focus();
                shared.choose(|it| it.filter.as_of = None);
            })
        })
    });
    let later = p((span(text).attribute("role", "status"), " ", show_all)).class("later");
    let are_all_coded = Standings::new(&shared.pack(), Filter::ALL).are_all_coded();
    let partly_coded = (!are_all_coded)
        .then(|| p(shared.words.statements().partly_coded()).class("order partly-coded"));
    nodes((div((toggle, fields)).class("filters"), later, partly_coded))
}

/// Returns what is chosen, as text.
pub fn chosen(shared: Shared, has_voices: bool) -> String {
    let words = shared.words.filters();
    let Choices { filter, voices, .. } = shared.choices.get();
    let voices = match voices {
        Voices::ByInstitution => words.by_institution(),
        Voices::OneByOne => words.one_by_one(),
    };
    let counting = Grade::ALL
        .into_iter()
        .filter(|grade| filter.grades.contains(*grade));
    let grades = match filter.grades == Grades::ALL {
        true => words.all_grades().to_owned(),
        false => words.some_grades(counting.count(), Grade::ALL.len()),
    };
    let date = match filter.as_of {
        Some(day) => words.as_of_date(&shared.words.dates().short_day(day)),
        None => words.any_date().to_owned(),
    };
    let parts = [has_voices.then_some(voices), Some(&*grades), Some(&*date)];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    parts.join(shared.words.language.comma())
}

fn voices(shared: Shared) -> Element {
    let words = shared.words.filters();
    let choices = [
        (Voices::ByInstitution, words.by_institution()),
        (Voices::OneByOne, words.one_by_one()),
    ];
    let choices = choices.map(|(voices, text)| {
        radio(
            "voices",
            span(text),
            move || shared.choices.get().voices == voices,
            move || shared.choose(|it| it.voices = voices),
        )
    });
    // Radio buttons of one name belong together within a form.
    form(fieldset((
        legend(words.voices()),
        div(choices).class("switch"),
    )))
}

fn grades(shared: Shared) -> Element {
    let model = shared.words.model();
    let choices = Grade::ALL.map(|grade| {
        let input = input()
            .attribute("type", "checkbox")
            .prop("checked", move || {
                shared.choices.get().filter.grades.contains(grade)
            })
            .on("change", move |event| {
                let counts = event_target_checked(&event);
                shared.choose(|it| it.filter.grades.set(grade, counts));
            });
        label((input, sample(grade, false), span(model.grade(grade))))
            .attribute("title", model.grade_meaning(grade))
    });
    fieldset((legend(shared.words.filters().grades()), choices)).class("grades")
}

/// Renders the dates as radio buttons with bars: how many positions are known by then. Nothing if
/// all became known at once.
fn as_of(shared: Shared, all_dates: NodeRef) -> Option<Element> {
    let words = shared.words;
    let pack = shared.pack();
    let total = pack.positions().len();
    let mut days: Vec<(Option<Day>, String, usize)> = Vec::new();
    for known in known_by(&pack) {
        // The last date shows everything, unless a position may be later still.
        let day = (known.positions < total).then_some(known.day);
        days.push((day, words.dates().short_day(known.day), known.positions));
    }
    if days.last().is_none_or(|(day, ..)| day.is_some()) {
        days.push((None, words.filters().any_date().to_owned(), total));
    }
    if days.len() < 2 {
        return None;
    }
    let about = dynamic(move || {
        let words = shared.words.filters();
        let chosen = shared.choices.get().filter.as_of;
        // A shared link may name a day between those that are offered.
        let date = match chosen {
            Some(day) => words.as_of_date(&shared.words.dates().short_day(day)),
            None => words.any_date().to_owned(),
        };
        let known = words.known(known_positions(&shared.pack(), chosen), total);
        (b(date), shared.words.language.comma(), known)
    });
    let choices: Vec<_> = days
        .into_iter()
        .map(|(day, label, known)| {
            let input = date_input(shared, day);
            let input = match day {
                Some(_) => input,
                None => input.node_ref(all_dates),
            };
            date(shared, input, &label, known, total)
        })
        .collect();
    let choices = fieldset((legend(about), div(choices).class("dates")));
    Some(form(choices).class("as-of"))
}

fn date_input(shared: Shared, day: Option<Day>) -> Element {
    input()
        .attribute("type", "radio")
        .attribute("name", "as-of")
        .prop("checked", move || shared.choices.get().filter.as_of == day)
        .on("change", move |_| shared.choose(|it| it.filter.as_of = day))
}

/// Renders a date with a bar for the positions that are known by then.
fn date(shared: Shared, input: Element, text: &str, known: usize, total: usize) -> Element {
    let height = known as u32 * 100 / total.max(1) as u32;
    let bar = rect(())
        .attribute("y", (100 - height.max(4)).to_string())
        .attribute("width", "1")
        .attribute("height", height.max(4).to_string());
    let bar = svg(bar)
        .attribute("viewBox", "0 0 1 100")
        .attribute("preserveAspectRatio", "none")
        .attribute("aria-hidden", "true");
    let words = shared.words;
    let known = [words.language.comma(), &words.filters().known(known, total)].concat();
    label((
        input,
        bar,
        span(text.to_owned()),
        span(known).class("visually-hidden"),
    ))
}

/// Returns what the date leaves out, as text.
fn later(shared: Shared) -> Option<String> {
    let day = shared.choices.get().filter.as_of?;
    let words = shared.words;
    let pack = shared.pack();
    let later = pack.positions().len() - known_positions(&pack, Some(day));
    let date = words.dates().short_day(day);
    (later > 0).then(|| words.filters().later(&date, later))
}
