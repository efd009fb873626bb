//! Who is on the reader's side, counted, and how sure that is.

use super::certainty::{certainty, to_come};
use super::share::{file_name, title};
use crate::choices::Choices;
use crate::node::*;
use crate::shared::Shared;
use crate::views::action::{in_parts, opened};
use crate::views::agreement_bar::bar;
use crate::views::mark::own_mark;
use crate::views::names::{isolated, list, name_list, sentence};
use crate::views::overlap_tile::{key_of_tiles, tile};
use crate::views::save::{Data, Saved, with_menu};
use crate::views::statements::{absent, group, nobody, rater};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{
    Filter, IssueDivision, Metric, OnSide, Overlap, Ratings, Standings, divisions_of, nearest,
    on_side, voice_count, with_reader,
};
use standpoint_core::pack::{ActorId, Issue};
use std::ops::Range;

/// With fewer shared statements, the share on the reader's side says too little.
pub const MIN_SHARED: usize = 3;
/// More are folded.
const MAX_SHOWN: usize = 12;
/// The number of the others that are rendered in a task.
const ENTRIES_IN_A_TASK: usize = 100;
/// More who are tied are only counted.
const MAX_IN_SUMMARY: usize = 3;
/// More of those who are silent are only counted.
const MAX_NAMED: usize = 40;

/// Renders the result with the menu that saves it.
pub fn saveable_result(shared: Shared) -> Node {
    let saved = Saved {
        name: file_name(shared, "your-view", "view-from-a-link"),
        title: title(shared, shared.words.you().matches()),
        data: Data::OnSide,
    };
    with_menu(shared, saved, div(result(shared)))
}

/// Renders the result. Each rating renders it again; what the reader has opened stays open.
fn result(shared: Shared) -> Node {
    let open = RwSignal::new(Vec::new());
    dynamic(move || result_list(shared, open))
}

/// A part of the result that the reader can open.
#[derive(Clone, PartialEq)]
pub enum Fold {
    /// Those who spoke on one or two of the rated statements.
    Few,
    /// The others who spoke on enough of them.
    Rest,
    /// What would put somebody else first.
    Changes,
    /// An actor's statements one by one.
    Statements(ActorId),
}

fn result_list(shared: Shared, open: RwSignal<Vec<Fold>>) -> Node {
    let Choices { filter, voices, .. } = shared.choices.get();
    let words = shared.words.you();
    let pack = shared.pack();
    let standings = Standings::new(&pack, filter);
    let ratings = shared.rated_in_view();
    let order = shared.name_order();
    let all = on_side(&standings, &ratings, voices, &order);
    let is_rated = |issue: &Issue| ratings.step(&issue.id).is_some();
    if !pack.issues().iter().any(is_rated) {
        return nodes(p(words.rate_first()).class("empty"));
    }
    if all.iter().all(|it| it.shared() == 0) {
        let unfiltered = Standings::new(&pack, Filter::ALL);
        let spoke = on_side(&unfiltered, &ratings, voices, &order);
        let why = match spoke.iter().any(|it| it.shared() > 0) {
            true => words.left_out(),
            false if unfiltered.are_all_coded() => words.nobody(),
            false => words.nobody_so_far(),
        };
        return nodes(p(why).class("empty"));
    }
    let count = |part: Part| all.iter().filter(|it| part.contains(it.shared())).count();
    let (enough, few) = (count(Part::Enough), count(Part::Few));
    // Nobody else's ratings can be continued here.
    let goes_on = enough > 0 && shared.shown_ratings.with(Option::is_none);
    let to_come = goes_on.then(|| to_come(shared, &standings, &ratings, voices));
    let summary = summary(shared, &all);
    let enough = match enough {
        0 => nodes(p(words.too_little()).class("empty")),
        _ => nodes((
            ul(entries_of(shared, open, &all, Part::Enough, 0..MAX_SHOWN)).class("on-side"),
            (enough > MAX_SHOWN).then(|| {
                let title = shared.words.compare().more_rows(enough - MAX_SHOWN);
                fold(open, Fold::Rest, title, move || {
                    entries(shared, open, Part::Enough, MAX_SHOWN..enough)
                })
                .class("few")
            }),
        )),
    };
    // Somebody else can only come first if there is somebody else.
    let has_rivals = all.iter().filter(|it| it.shared() > 0).count() > 1;
    let few = (few > 0).then(|| {
        let content = move || entries(shared, open, Part::Few, 0..few);
        fold(open, Fold::Few, words.few(few), content).class("few")
    });
    nodes((
        summary,
        key(shared, standings.are_all_coded()),
        enough,
        few,
        silent(shared, &all),
        to_come,
        has_rivals.then(|| certainty(shared, &standings, &ratings, &all, open)),
    ))
}

/// Says who is on the reader's side, and how many spoke on enough to be compared. `None`: nobody did.
fn summary(shared: Shared, all: &[OnSide<'_>]) -> Option<Node> {
    let words = shared.words.you();
    let nearest = nearest(all, MIN_SHARED)?;
    let first = nearest.by_share.first()?;
    let line = |those: &[&OnSide<'_>], text: &dyn Fn(&str) -> String| {
        p(sentence(shared, &text(&with_counts(shared, those)))).class("counts")
    };
    let (by_share, by_number) = (&nearest.by_share, &nearest.by_number);
    let largest = match first.count(Overlap::Agree) {
        0 => p(words.nobody_on_side()).class("counts"),
        _ => line(by_share, &|names| words.largest_share(names)),
    };
    let most =
        (!by_number.is_empty()).then(|| line(by_number, &|names| words.most_statements(names)));
    let basis = words.comparable(nearest.comparable, all.len(), first.rated.len());
    Some(nodes((
        div((largest, most)).class("largest-share"),
        p((basis, " ", words.order())).class("order"),
    )))
}

/// Returns names, each with the number of shared statements on the reader's side.
fn with_counts(shared: Shared, those: &[&OnSide<'_>]) -> String {
    let (shown, rest) = those.split_at(MAX_IN_SUMMARY.min(those.len()));
    let with_count = |it: &&OnSide<'_>| {
        let name = isolated(&it.actor.name);
        let words = shared.words.you();
        words.name_with_count(&name, it.count(Overlap::Agree), it.shared())
    };
    let shown: Vec<_> = shown.iter().map(with_count).collect();
    let mut names = list(shared.words, &shown);
    if !rest.is_empty() {
        names.push(' ');
        names.push_str(&shared.words.statements().more(rest.len()));
    }
    names
}

/// Those who spoke on as many of the rated statements.
#[derive(Clone, Copy)]
enum Part {
    /// Enough to say something.
    Enough,
    /// One or two.
    Few,
}

impl Part {
    fn contains(self, shared: usize) -> bool {
        match self {
            Self::Enough => shared >= MIN_SHARED,
            Self::Few => (1..MIN_SHARED).contains(&shared),
        }
    }
}

/// Renders those of a part that are in this range, from the current ratings and choices.
fn entries(shared: Shared, open: RwSignal<Vec<Fold>>, part: Part, range: Range<usize>) -> Element {
    let list = in_parts(ENTRIES_IN_A_TASK, range.len(), move |some| {
        let Choices { filter, voices, .. } = shared.choices.get();
        let pack = shared.pack();
        let standings = Standings::new(&pack, filter);
        let ratings = shared.rated_in_view();
        let all = on_side(&standings, &ratings, voices, &shared.name_order());
        let some = range.start + some.start..range.start + some.end;
        nodes(entries_of(shared, open, &all, part, some))
    });
    ul(list).class("on-side")
}

fn entries_of(
    shared: Shared,
    open: RwSignal<Vec<Fold>>,
    all: &[OnSide<'_>],
    part: Part,
    range: Range<usize>,
) -> Vec<Element> {
    let of_part = all.iter().filter(|it| part.contains(it.shared()));
    let in_range = of_part.skip(range.start).take(range.len());
    in_range.map(|it| entry(shared, open, it)).collect()
}

/// Names those who spoke on none of the rated statements.
fn silent(shared: Shared, all: &[OnSide<'_>]) -> Node {
    let words = shared.words.you();
    let silent = all.iter().filter(|it| it.shared() == 0);
    let (not_coded, silent): (Vec<_>, Vec<_>) =
        silent.partition(|it| it.count(Overlap::NotCoded) > 0);
    let line = |title: &'static str, those: &[&OnSide<'_>]| {
        let names: Vec<_> = those.iter().map(|it| it.actor.name.as_str()).collect();
        let (named, rest) = names.split_at(MAX_NAMED.min(names.len()));
        let rest = (!rest.is_empty()).then(|| (" ", shared.words.statements().more(rest.len())));
        (!named.is_empty()).then(|| {
            let names = sentence(shared, &name_list(shared.words, named));
            p((title, " ", names, rest)).class("silent-voices")
        })
    };
    nodes((
        line(words.silent(), &silent),
        line(words.not_coded(), &not_coded),
    ))
}

/// Renders a part that stays open when the result is rendered again.
pub fn fold<N: IntoNodes>(
    open: RwSignal<Vec<Fold>>,
    fold: Fold,
    title: impl IntoNodes,
    content: impl Fn() -> N + Send + 'static,
) -> Element {
    let known = fold.clone();
    opened(
        title,
        move || open.with(|open| open.contains(&known)),
        move |is_open| {
            open.update(|open| match is_open {
                true => open.push(fold.clone()),
                false => open.retain(|other| *other != fold),
            });
        },
        content,
    )
}

fn entry(shared: Shared, open: RwSignal<Vec<Fold>>, it: &OnSide<'_>) -> Element {
    let words = shared.words.you();
    let voices = (it.voices > 1).then(|| {
        let count = shared.words.statements().several(it.voices);
        (" ", small(count))
    });
    let name = span(it.actor.name.clone())
        .lang_of_pack(&shared)
        .class("name");
    let rest = [
        (Overlap::Differ, words.opposite(it.count(Overlap::Differ))),
        (
            Overlap::OneNeutral,
            words.neutral(it.count(Overlap::OneNeutral)),
        ),
        (Overlap::Split, words.split(it.count(Overlap::Split))),
        (
            Overlap::OneSilent,
            words.silent_on(it.count(Overlap::OneSilent)),
        ),
        (
            Overlap::NotCoded,
            words.not_coded_on(it.count(Overlap::NotCoded)),
        ),
    ];
    let rest = rest
        .into_iter()
        .filter(|(overlap, _)| it.count(*overlap) > 0);
    let rest: Vec<_> = rest.map(|(_, text)| text).collect();
    let actor = it.actor.id.clone();
    let part = Fold::Statements(actor.clone());
    let by_statement = fold(open, part, words.by_statement(), move || {
        statements(shared, &actor)
    });
    li((
        p((name, voices)).class("who"),
        p(words.on_side(it.count(Overlap::Agree), it.shared())).class("counts"),
        p(rest.join(" ")).class("order"),
        tiles(it),
        by_statement,
    ))
}

/// Renders the rated statements with the reader's rating, and the voices of an actor or an
/// institution.
fn statements(shared: Shared, of: &ActorId) -> Node {
    let words = shared.words.you();
    let pack = shared.pack();
    let Choices { filter, voices, .. } = shared.choices.get();
    let standings = Standings::new(&pack, filter);
    let ratings = shared.rated_in_view();
    let heads = [words.proposition(), rater(shared), words.actor()];
    let heads = heads.map(|head| th(head).attribute("scope", "col"));
    let mut rows = Vec::new();
    for division in divisions_of(&standings, of, voices) {
        if let Some(step) = ratings.step(&division.issue.id) {
            let own = (own_mark(step), " ", shared.words.model().own_step(step));
            rows.push(tr((
                th(&division.issue.proposition)
                    .attribute("scope", "row")
                    .lang_of_pack(&shared),
                td(own).attribute("data-label", rater(shared)),
                td(voices_on(shared, &pack, &division)).attribute("data-label", words.actor()),
            )));
        }
    }
    let table = table((thead(tr(heads)), tbody(rows))).class("by-statement");
    nodes((table, by_distance(shared, &standings, &ratings, of)))
}

/// Renders the agreement by distance. It is defined for one voice only.
fn by_distance(
    shared: Shared,
    standings: &Standings<'_>,
    ratings: &Ratings,
    of: &ActorId,
) -> Option<Node> {
    if voice_count(standings, of, shared.choices.get().voices) != 1 {
        return None;
    }
    let comparison = with_reader(standings, ratings, of, Metric::default());
    let agreement = comparison.result.agreement()?;
    if agreement.coverage.shared < MIN_SHARED {
        return None;
    }
    let words = shared.words;
    let share = words.model().interval(agreement.low, agreement.high);
    let is_range = agreement.low != agreement.high;
    let why_range = is_range.then(|| [" ", words.you().why_range()].concat());
    Some(nodes((
        p((words.you().by_distance(&share), why_range)).class("interval"),
        bar(agreement.low, agreement.high),
    )))
}

/// Renders the voices of an actor, or of an institution, on a statement.
fn voices_on(shared: Shared, pack: &Pack, division: &IssueDivision<'_>) -> Node {
    let groups = division.groups.iter();
    let on_scale: Vec<_> = groups.map(|it| group(shared, pack, it)).collect();
    let absences = division.absences.iter();
    let off_scale: Vec<_> = absences
        .map(|(actor, position, absence)| absent(shared, actor, position, *absence))
        .collect();
    if on_scale.is_empty() && off_scale.is_empty() {
        return nodes(nobody(shared, division));
    }
    // Nobody knows what the other voices say.
    let not_coded = on_scale.is_empty() && division.not_coded > 0;
    let not_coded = not_coded.then(|| span(shared.words.model().not_coded()));
    nodes((on_scale, off_scale, not_coded))
}

/// Renders a tile for each rated statement. The sentences say the same.
fn tiles(it: &OnSide<'_>) -> Element {
    let mut tiles = Vec::new();
    for overlap in Overlap::ALL {
        let of_kind = it.rated.iter().filter(|it| it.overlap == overlap);
        tiles.extend(of_kind.map(|_| tile(overlap)));
    }
    div(tiles).class("tiles").attribute("aria-hidden", "true")
}

fn key(shared: Shared, are_all_coded: bool) -> Element {
    let words = shared.words.you();
    let mut entries = vec![
        (Overlap::Agree, words.key_agree()),
        (Overlap::Differ, words.key_differ()),
        (Overlap::OneNeutral, words.key_neutral()),
        (Overlap::Split, words.key_split()),
        (Overlap::OneSilent, words.key_silent()),
    ];
    if !are_all_coded {
        entries.push((Overlap::NotCoded, shared.words.model().not_coded()));
    }
    key_of_tiles(shared, &entries)
}
