//! The table of all positions. Narrow pages, and packs with many statements, show one topic at a time.

use super::find::{Search, conditions, find_who, found, is_looking};
use super::none;
use crate::choices::Choices;
use crate::node::*;
use crate::shared::Shared;
use crate::views::action::{action, expanded, in_parts};
use crate::views::evidence::{standing_link, voices_button};
use crate::views::filters::filters;
use crate::views::mark::{absence_mark, mark};
use crate::views::names::{isolated, name_list, sentence};
use crate::views::save::{Data, Saved, with_menu};
use crate::views::stance::step_class;
use crate::views::statements::{key, nobody};
use crate::views::topics::{are_many, chooser};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{
    Column, Division, Filter, Find, Grid, GridRow, Group, IssueDivision, NameOrder, Standings,
    Voices, divisions, institution, names_of, without_position,
};
use standpoint_core::pack::{Absence, ActorId, IssueId, Position, Step, Topic};
use std::ops::Range;
use std::sync::Arc;

/// The number of rows that are shown at first.
const MAX_ROWS: usize = 14;
/// The number of the others that are rendered in a task.
const ROWS_IN_A_TASK: usize = 100;

pub fn grid(shared: Shared) -> Node {
    let pack = shared.pack();
    if pack.issues().is_empty() {
        return none(shared);
    }
    let view = View {
        shared,
        search: Search::new(),
        topic: RwSignal::new(0),
        shows_all_rows: RwSignal::new(false),
        open: RwSignal::new(Vec::new()),
    };
    let class = match are_many(&pack) {
        true => "grid by-topic",
        false => "grid",
    };
    let chooser = chooser(shared, view.topic);
    let saved = Saved {
        name: "grid",
        title: shared.words.compare().matrix().to_owned(),
        data: Data::Positions,
    };
    nodes((
        filters(shared),
        find_who(shared, view.search),
        with_menu(
            shared,
            saved,
            div((
                div(dynamic(move || view.found())).attribute("role", "status"),
                key(shared),
                key_of_empty_cells(shared, &pack),
                p(shared.words.compare().order()).class("order"),
                chooser,
                dynamic(move || view.table()),
                named_only(shared, &pack),
            ))
            .class(class),
        ),
    ))
}

/// Renders what empty cells mean, if not all of them mean the same.
fn key_of_empty_cells(shared: Shared, pack: &Pack) -> Option<Element> {
    let model = shared.words.model();
    let are_all_coded = Standings::new(pack, Filter::ALL).are_all_coded();
    (!are_all_coded).then(|| {
        let entries = [
            (sign("·", "none"), model.no_position()),
            (sign("", "not-coded"), model.not_coded()),
        ];
        ul(entries.map(|(sign, text)| li((sign, text)))).class("key-of-marks")
    })
}

/// Names those without a position, whatever the reader leaves out.
fn named_only(shared: Shared, pack: &Pack) -> Node {
    let standings = Standings::new(pack, Filter::ALL);
    let words = shared.words.compare();
    let (mut coded, mut others) = (Vec::new(), Vec::new());
    for actor in without_position(&standings, &shared.name_order()) {
        let names = match standings.is_coded(&actor.id) {
            true => &mut coded,
            false => &mut others,
        };
        names.push(actor.name.as_str());
    }
    let line = |names: &[&str], text: &dyn Fn(&str) -> String| {
        (!names.is_empty()).then(|| {
            let text = text(&name_list(shared.words, names));
            p(sentence(shared, &text)).class("order")
        })
    };
    nodes((
        line(&coded, &|names| words.without_position(names)),
        line(&others, &|names| words.not_coded_names(names)),
    ))
}

/// What the table shows.
#[derive(Clone, Copy)]
struct View {
    shared: Shared,
    search: Search,
    /// The topic that narrow pages show, by its index among those with a statement.
    topic: RwSignal<usize>,
    shows_all_rows: RwSignal<bool>,
    /// The institutions whose voices have rows of their own.
    open: RwSignal<Vec<ActorId>>,
}

impl View {
    fn table(self) -> Node {
        let shared = self.shared;
        let words = shared.words.compare();
        self.with(&|table| {
            let rest = table.grid.rows.len().saturating_sub(MAX_ROWS);
            let more = (rest > 0).then(|| {
                let toggle = move || self.shows_all_rows.update(|it| *it = !*it);
                let text = dynamic(move || match self.shows_all_rows.get() {
                    true => words.fewer_rows().to_owned(),
                    false => words.more_rows(rest),
                });
                action("button secondary", text, toggle)
                    .attribute("data-no-picture", "")
                    .dynamic_attribute("aria-expanded", move || {
                        Some(expanded(self.shows_all_rows.get()))
                    })
            });
            let silent = dynamic(move || {
                let shows_all = self.shows_all_rows.get();
                self.with(&|table| nodes(table.silent(shows_all)))
            });
            nodes((div(table.render()).class("scroll"), silent, more))
        })
    }

    /// Computes the table for `render`.
    fn with(self, render: &dyn Fn(&Table<'_, '_>) -> Node) -> Node {
        let pack = self.shared.pack();
        let Choices {
            filter,
            voices,
            find,
        } = self.shared.choices.get();
        let standings = Standings::new(&pack, filter);
        let names = self.shared.name_order();
        let mut grid = standpoint_core::compare::grid(&standings, voices, &names);
        let count = grid.rows.len();
        find.retain(&mut grid.rows, &standings, voices);
        if let Some(finds) = self.search.matcher() {
            grid.rows.retain(|row| {
                let members = row.members(&standings, &names);
                let actors = members.iter().map(|member| member.actor).chain([row.actor]);
                let texts: Vec<_> = actors.flat_map(|it| names_of(&pack, it)).collect();
                finds(&texts)
            });
        }
        render(&Table {
            view: self,
            standings: &standings,
            voices,
            names,
            topic: self.topic.get(),
            grid: &grid,
            count,
        })
    }

    /// Renders how many are found.
    fn found(self) -> Option<Node> {
        is_looking(self.shared, self.search).then(|| {
            self.with(&|table| {
                let shown = table.grid.rows.len();
                let conditions = conditions(self.shared);
                let show_all = move || self.shared.choose(|it| it.find = Find::default());
                nodes(found(
                    self.shared,
                    self.search,
                    [shown, table.count],
                    &conditions,
                    show_all,
                ))
            })
        })
    }

    fn is_open(self, actor: &ActorId) -> bool {
        self.open.with(|open| open.contains(actor))
    }

    fn toggle(self, actor: &ActorId) {
        self.open.update(|open| {
            let before = open.len();
            open.retain(|other| other != actor);
            if open.len() == before {
                open.push(actor.clone());
            }
        });
    }
}

/// The table, and what it shows.
struct Table<'a, 'p> {
    view: View,
    standings: &'a Standings<'p>,
    voices: Voices,
    names: Arc<NameOrder>,
    /// The topic that narrow pages show, by its index in the grid.
    topic: usize,
    /// The table with the rows that are found.
    grid: &'a Grid<'p>,
    /// The number of all rows.
    count: usize,
}

impl<'p> Table<'_, 'p> {
    fn render(&self) -> Element {
        let shared = self.view.shared;
        let words = shared.words.compare();
        let corner = th(words.actor()).attribute("scope", "col").class("corner");
        let spoken = th(span(words.spoken()))
            .attribute("scope", "col")
            .class("upright");
        let topics = self.topics().map(|(index, (topic, columns))| {
            th(&topic.name)
                .attribute("scope", "colgroup")
                .attribute("colspan", columns.len().to_string())
                .class(self.class_of(index, "topic"))
                .lang_of_pack(&shared)
        });
        let topics: Vec<_> = topics.collect();
        let clashes = divisions(self.standings, self.voices);
        let is_clash = |column: &Column<'_>| {
            let mut clashes = clashes.iter();
            clashes.any(|it| it.issue.id == column.issue.id && it.division() == Division::Clash)
        };
        let heads = self.columns().map(|(index, column)| {
            let class = match is_clash(column) {
                true => "upright clash",
                false => "upright",
            };
            th(span(&column.issue.name).lang_of_pack(&shared))
                .attribute("scope", "col")
                .attribute("title", column.issue.proposition.clone())
                .class(self.class_of(index, class))
        });
        let heads: Vec<_> = heads.collect();
        let (first, rest) = self.grid.rows.split_at(MAX_ROWS.min(self.grid.rows.len()));
        let first: Vec<_> = first.iter().map(|row| self.row_with_members(row)).collect();
        let view = self.view;
        // Not with the other rows: the buttons that show them keep the focus.
        let rest = rest.len();
        let rest = (rest > 0).then(|| {
            dynamic(move || {
                let render = move |range: Range<usize>| {
                    view.with(&|table| {
                        let rest = table.grid.rows.iter().skip(MAX_ROWS + range.start);
                        let rest = rest.take(range.len());
                        let rest = rest.map(|row| table.row_with_members(row));
                        nodes(rest.collect::<Vec<_>>())
                    })
                };
                let shows_all = view.shows_all_rows.get();
                shows_all.then(|| in_parts(ROWS_IN_A_TASK, rest, render))
            })
        });
        let head = thead((
            tr((td(()).class("corner"), topics, td(()))),
            tr((corner, heads, spoken)),
        ));
        table((head, tbody((first, rest)))).class("positions")
    }

    /// Returns the topics with their indices, as far as they are in the document: all, unless the
    /// pack has many statements.
    fn topics(&self) -> impl Iterator<Item = (usize, &(&'p Topic, Vec<Column<'p>>))> {
        let are_many = are_many(self.standings.pack());
        let topics = self.grid.topics.iter().enumerate();
        topics.filter(move |(index, _)| !are_many || *index == self.topic)
    }

    fn columns(&self) -> impl Iterator<Item = (usize, &Column<'p>)> {
        self.topics()
            .flat_map(|(index, (_, columns))| columns.iter().map(move |column| (index, column)))
    }

    /// Adds the class that hides other topics on narrow pages.
    fn class_of(&self, topic: usize, class: &'static str) -> String {
        let other = if topic == self.topic {
            ""
        } else {
            " other-topic"
        };
        [class, other].concat()
    }

    /// Renders a row, and below it those of its members while it is open.
    fn row_with_members(&self, row: &GridRow<'p>) -> Node {
        let view = self.view;
        let members = (row.voices() > 1).then(|| {
            let id = row.actor.id.clone();
            dynamic(move || {
                view.is_open(&id)
                    .then(|| view.with(&|table| nodes(table.members(&id))))
            })
        });
        nodes((self.row(row, false), members))
    }

    fn members(&self, of: &ActorId) -> Vec<Element> {
        let rows = self.grid.rows.iter().filter(|row| row.actor.id == *of);
        let members = rows.flat_map(|row| row.members(self.standings, &self.names));
        members.map(|member| self.row(&member, true)).collect()
    }

    fn row(&self, row: &GridRow<'p>, is_member: bool) -> Element {
        let shared = self.view.shared;
        let cells = self
            .columns()
            .map(|(index, column)| td(self.cell(row, column)).class(self.class_of(index, "cell")));
        let cells: Vec<_> = cells.collect();
        let spoken = td(row.spoken.to_string()).class("spoken");
        let mut class = String::from(if is_member { "member" } else { "row" });
        if self.is_silent(row) {
            class.push_str(" silent-on-topic");
        }
        let head = th(self.head(row, is_member))
            .attribute("scope", "row")
            .lang_of_pack(&shared);
        tr((head, cells, spoken)).class(class)
    }

    /// Returns whether a row has nothing on the topic that narrow pages show.
    fn is_silent(&self, row: &GridRow<'p>) -> bool {
        let topic = self.grid.topics.get(self.topic);
        let mut columns = topic.into_iter().flat_map(|(_, columns)| columns);
        !columns.any(|column| row.has_position(self.standings, column))
    }

    fn head(&self, row: &GridRow<'p>, is_member: bool) -> Node {
        let shared = self.view.shared;
        let actor = row.actor;
        if is_member {
            return nodes(actor.name.clone());
        }
        if row.voices() == 1 {
            let of = institution(self.standings.pack(), actor);
            let of = (of.id != actor.id).then(|| (" ", small(of.short_name().to_owned())));
            return nodes((b(&actor.name), of));
        }
        let voices = shared.words.statements().several(row.voices());
        let content = (
            b(actor.short_name().to_owned()),
            " ",
            small(voices).lang_of_page(&shared),
        );
        let (view, id, opened) = (self.view, actor.id.clone(), actor.id.clone());
        let toggle = action("toggle", content, move || view.toggle(&id));
        nodes(toggle.dynamic_attribute("aria-expanded", move || {
            Some(expanded(view.is_open(&opened)))
        }))
    }

    fn cell(&self, row: &GridRow<'p>, column: &Column<'p>) -> Node {
        let shared = self.view.shared;
        let cell = row.cell(self.standings, column);
        let (actor, issue) = (&row.actor.id, &column.issue.id);
        match (cell.groups.as_slice(), cell.absences.as_slice()) {
            ([], []) => {
                let sign = match (cell.left_out, cell.not_coded) {
                    (0, 0) => sign("·", "none"),
                    (0, _) => sign("", "not-coded"),
                    _ => sign("×", "left-out"),
                };
                nodes((sign, span(nobody(shared, &cell)).class("visually-hidden")))
            }
            ([], [(_, position, absence)]) => {
                let text = self.absence(row, position, *absence);
                nodes(standing_link(
                    shared,
                    position,
                    (absence_mark(*absence), text),
                ))
            }
            ([], [(_, position, absence), ..]) => {
                let text = self.absence(row, position, *absence);
                let number = small(cell.absences.len().to_string());
                let content = (absence_mark(*absence), number, text);
                nodes(voices_button(shared, actor, issue, content))
            }
            (groups @ ([_] | [_, _]), _) => {
                let marks = groups.iter();
                let marks: Vec<_> = marks
                    .map(|it| mark_in_cell(shared, actor, issue, it))
                    .collect();
                nodes(div(marks).class("steps"))
            }
            _ => nodes(spread(shared, actor, issue, &cell)),
        }
    }

    /// Renders an absence for screen readers, with the name of the actor if it is a member.
    fn absence(&self, row: &GridRow<'p>, position: &Position, absence: Absence) -> Element {
        let shared = self.view.shared;
        let pack = self.standings.pack();
        let name =
            (position.actor != row.actor.id).then(|| isolated(pack[&position.actor].short_name()));
        let word = shared.words.model().absence(absence);
        let parts: Vec<_> = [Some(word), name.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        let text = parts.join(shared.words.language.comma());
        span(sentence(shared, &text)).class("visually-hidden")
    }

    /// Renders who has nothing on the topic that narrow pages show.
    fn silent(&self, shows_all_rows: bool) -> Option<Element> {
        let shared = self.view.shared;
        let shown = if shows_all_rows { usize::MAX } else { MAX_ROWS };
        let rows = self.grid.rows.iter().take(shown);
        let silent = rows.filter(|row| self.is_silent(row));
        let silent: Vec<_> = silent.map(|row| row.actor.name.as_str()).collect();
        (!silent.is_empty()).then(|| {
            let text = shared
                .words
                .compare()
                .silent(&name_list(shared.words, &silent));
            p(sentence(shared, &text)).class("order on-topic")
        })
    }
}

fn sign(sign: &'static str, class: &'static str) -> Element {
    span(sign).class(class).attribute("aria-hidden", "true")
}

/// Renders the voices at one step: a link to the passage of a single voice, a button that opens those
/// of several.
fn mark_in_cell(shared: Shared, actor: &ActorId, issue: &IssueId, group: &Group<'_>) -> Element {
    let model = shared.words.model();
    let grade = group.grade();
    let mut about = vec![model.step(group.step), model.grade(grade)];
    let comma = shared.words.language.comma();
    let label = |about: &[&str]| span(about.join(comma)).class("visually-hidden");
    let Some((voice, [])) = group.voices.split_first() else {
        let count = shared.words.statements().several(group.voices.len());
        about.push(&count);
        let number = small(group.voices.len().to_string()).attribute("aria-hidden", "true");
        let content = (mark(group.step, grade), number, label(&about));
        return voices_button(shared, actor, issue, content);
    };
    let name = (voice.actor.id != *actor).then(|| isolated(voice.actor.short_name()));
    about.extend(name.as_deref());
    about.extend(voice.before.map(|_| shared.words.compare().changed()));
    let text = span(sentence(shared, &about.join(comma))).class("visually-hidden");
    let changed = voice.before.map(|_| sign("↺", "changed"));
    standing_link(
        shared,
        voice.position,
        (mark(group.step, grade), changed, text),
    )
}

/// Renders the voices at more than two steps as bars from strongly disagree to strongly agree.
fn spread(shared: Shared, actor: &ActorId, issue: &IssueId, cell: &IssueDivision<'_>) -> Element {
    let at = |step: Step| cell.at(step);
    let most = Step::ALL.map(at).into_iter().max().unwrap_or(1).max(1) as u32;
    let bars = Step::ALL.map(|step| {
        let height = (at(step) as u32 * 20).div_ceil(most);
        rect(())
            .class(step_class(step))
            .attribute("x", (step as u32 * 9).to_string())
            .attribute("y", (20 - height).to_string())
            .attribute("width", "8")
            .attribute("height", height.to_string())
    });
    let bars = svg(bars)
        .class("spread")
        .attribute("viewBox", "0 0 44 20")
        .attribute("aria-hidden", "true");
    let count = shared.words.compare().several_steps(cell.voices());
    voices_button(
        shared,
        actor,
        issue,
        (bars, span(count).class("visually-hidden")),
    )
}
