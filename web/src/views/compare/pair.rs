//! Two actors side by side.

use super::{grades, none};
use crate::event::Event;
use crate::node::*;
use crate::route::Route;
use crate::shared::Shared;
use crate::views::agreement_bar::bar;
use crate::views::dates::date;
use crate::views::evidence::{evidence_links, standing_button};
use crate::views::overlap_tile::tile;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{
    Agreement, ComparisonResult, Divergence, Grades, Metric, Overlap, Party, Standings,
    between_actors, divergences, matrix, overlaps,
};
use standpoint_core::pack::{Actor, ActorId, Issue, Quote};

pub fn pair(shared: Shared, pack: &Pack) -> Node {
    let words = &shared.words.compare;
    let standings = Standings::new(pack, Grades::ALL);
    let actors: Vec<_> = matrix(&standings, &shared.name_order())
        .rows
        .iter()
        .map(|row| row.actor)
        .collect();
    let [first, second, ..] = actors.as_slice() else {
        return none(shared);
    };
    let first_pair = StoredValue::new((first.id.clone(), second.id.clone()));
    let pair = move || match shared.route.get() {
        Route::Pair(left, right) => (left, right),
        _ => first_pair.get_value(),
    };
    let choose = move |is_left: bool, id: ActorId| {
        let (left, right) = untrack(pair);
        let route = if is_left {
            Route::Pair(id, right)
        } else {
            Route::Pair(left, id)
        };
        // Updates the address without navigating: the focus doesn't move.
        shared.navigation().set_fragment(&route);
        if let Route::Pair(left, right) = &route {
            shared.navigation().emit(Event::Compared(left, right));
        }
        shared.route.set(route);
    };
    let chooser = |text: &'static str, is_left: bool| {
        let choice = |actor: &&Actor| {
            let id = actor.id.clone();
            let is_selected = move || {
                let (left, right) = pair();
                id == if is_left { left } else { right }
            };
            option(&actor.name)
                .lang_of_pack(&shared)
                .attribute("value", actor.id.to_string())
                .prop("selected", is_selected)
        };
        let options: Vec<_> = actors.iter().map(choice).collect();
        let select = select(options).on("change", move |event| {
            if let Ok(id) = ActorId::try_from(event_target_value(&event)) {
                choose(is_left, id);
            }
        });
        label((span(text), select))
    };
    let (left, right) = (words.first(), words.second());
    let pair = div((
        div(grades(shared)).class("tools"),
        div((chooser(left, true), chooser(right, false))).class("actor-selects"),
        // A live region must stay in the document while its text changes.
        p(dynamic(move || {
            let (left, right) = pair();
            status(shared, &left, &right)
        }))
        .class("visually-hidden")
        .attribute("role", "status"),
        dynamic(move || {
            let (left, right) = pair();
            side_by_side(shared, &left, &right)
        }),
    ));
    nodes(pair.class("pair"))
}

/// Returns how two actors relate as text for screen readers.
fn status(shared: Shared, left: &ActorId, right: &ActorId) -> String {
    if left == right {
        return shared.words.compare.same().into();
    }
    let pack = shared.pack();
    let standings = Standings::new(&pack, shared.grades.get());
    let overlaps = overlaps(&standings, Party::Actor(left), Party::Actor(right));
    Counts::of(&overlaps).sentences(shared).concat()
}

/// On how many statements two actors agree, differ, and so on.
struct Counts {
    agree: usize,
    differ: usize,
    neutral: usize,
    one_silent: usize,
    both_silent: usize,
}

impl Counts {
    fn of(overlaps: &[(&Issue, Overlap)]) -> Self {
        let count = |wanted: Overlap| overlaps.iter().filter(|(_, it)| *it == wanted).count();
        Self {
            agree: count(Overlap::Agree),
            differ: count(Overlap::Differ),
            neutral: count(Overlap::OneNeutral),
            one_silent: count(Overlap::OneSilent),
            both_silent: count(Overlap::BothSilent),
        }
    }

    /// Returns the sentence about agreement, and that about the rest.
    fn sentences(&self, shared: Shared) -> [String; 2] {
        let words = &shared.words.compare;
        let rest = [
            (self.neutral, words.counts_neutral(self.neutral)),
            (self.one_silent, words.counts_one(self.one_silent)),
            (self.both_silent, words.counts_neither(self.both_silent)),
        ];
        let mut text = String::new();
        for (count, sentence) in rest {
            if count > 0 {
                text.push(' ');
                text.push_str(&sentence);
            }
        }
        [words.counts(self.agree, self.differ), text]
    }
}

/// Returns the agreement interval, and the number of issues on which both took a position.
fn agreement_words(shared: Shared, agreement: Agreement) -> [String; 2] {
    let words = &shared.words.compare;
    let share = shared.words.model.interval(agreement.low, agreement.high);
    [
        words.agreement(&share),
        words.coverage(agreement.coverage.shared, agreement.coverage.of),
    ]
}

/// Below this number of shared statements, a percentage would say more than is known.
const MIN_SHARED: usize = 3;

fn side_by_side(shared: Shared, left: &ActorId, right: &ActorId) -> Node {
    let words = &shared.words.compare;
    if left == right {
        return nodes(p(words.same()).class("empty"));
    }
    let pack = shared.pack();
    let standings = Standings::new(&pack, shared.grades.get());
    let metric = Metric::default();
    let overlaps = overlaps(&standings, Party::Actor(left), Party::Actor(right));
    let all = divergences(&standings, left, right, metric);
    let group = |title: &'static str, wanted: Overlap| {
        let is_wanted = |issue: &Issue| {
            let mut overlaps = overlaps.iter();
            overlaps.any(|(it, overlap)| it.id == issue.id && *overlap == wanted)
        };
        let entries: Vec<_> = all
            .iter()
            .filter(|divergence| is_wanted(divergence.issue))
            .map(|divergence| divergence_entry(shared, &standings, left, right, divergence))
            .collect();
        let count = small(entries.len() as u32);
        (!entries.is_empty()).then(|| (h3((title, " ", count)), ul(entries).class("divergences")))
    };
    let [agreement, rest] = Counts::of(&overlaps).sentences(shared);
    nodes((
        p(agreement).class("counts"),
        p(rest).class("standfirst"),
        tiles(&overlaps),
        agreement_line(
            shared,
            between_actors(&standings, left, right, metric).result,
        ),
        group(words.differ(), Overlap::Differ),
        group(words.one_neutral(), Overlap::OneNeutral),
        group(words.agree(), Overlap::Agree),
        group(words.one_sided(), Overlap::OneSilent),
    ))
}

/// Renders a tile for each statement on which at least one spoke. The sentences say the same.
fn tiles(overlaps: &[(&Issue, Overlap)]) -> Element {
    let mut tiles = Vec::new();
    for overlap in Overlap::ALL {
        if overlap != Overlap::BothSilent {
            let of_kind = overlaps.iter().filter(|(_, it)| *it == overlap);
            tiles.extend(of_kind.map(|_| tile(overlap)));
        }
    }
    div(tiles).class("tiles").attribute("aria-hidden", "true")
}

/// Renders the agreement as an interval, if it rests on enough statements.
fn agreement_line(shared: Shared, result: ComparisonResult) -> Option<Node> {
    let ComparisonResult::Comparable(agreement) = result else {
        return None;
    };
    (agreement.coverage.shared >= MIN_SHARED).then(|| {
        let [interval, coverage] = agreement_words(shared, agreement);
        let line = p((
            span(interval).class("interval"),
            shared.words.language.comma(),
            coverage,
        ));
        let about = p(shared.words.compare.pair_about()).class("order");
        let content = (
            summary(shared.words.compare.silence()),
            line.class("agreement"),
            bar(agreement.low, agreement.high),
            about,
        );
        nodes(details(content).class("silence"))
    })
}

fn divergence_entry(
    shared: Shared,
    standings: &Standings<'_>,
    left: &ActorId,
    right: &ActorId,
    divergence: &Divergence<'_>,
) -> Element {
    let pack = standings.pack();
    let issue = divergence.issue;
    let steps = divergence.left.step().zip(divergence.right.step());
    let distance = steps.map(|(left, right)| {
        p(shared.words.compare.distance(left.steps_from(right))).class("distance")
    });
    let side = |actor: &ActorId, quotes: &[&Quote]| {
        let side = div((
            h5(&pack[actor].name).lang_of_pack(&shared),
            standing_button(shared, standings, actor, &issue.id),
            quote_list(shared, pack, quotes),
        ));
        side.class("side")
    };
    let sides = (
        side(left, &divergence.left_quotes),
        side(right, &divergence.right_quotes),
    );
    li((
        h4(&issue.proposition).lang_of_pack(&shared),
        distance,
        div(sides).class("sides"),
    ))
}

fn quote_list(shared: Shared, pack: &Pack, quotes: &[&Quote]) -> Option<Element> {
    let entry = |quote: &&Quote| {
        let words = q(quote.words().to_owned())
            .attribute("lang", pack.source().language.clone())
            .dir_auto();
        li((
            words,
            " ",
            date(shared.words, &quote.date),
            " ",
            evidence_links(shared, std::slice::from_ref(&quote.evidence)),
        ))
    };
    let entries: Vec<_> = quotes.iter().map(entry).collect();
    (!entries.is_empty()).then(|| ul(entries).class("quotes"))
}
