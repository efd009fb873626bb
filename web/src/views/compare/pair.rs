//! Two side by side: actors, or institutions with all their voices.

use super::actors::actor_select;
use super::everyone::everyone_table;
use super::{heading_of_group, none};
use crate::choices::Choices;
use crate::event::Event;
use crate::node::{NodeRef, *};
use crate::route::Route;
use crate::shared::Shared;
use crate::views::agreement_bar::bar;
use crate::views::dates::date;
use crate::views::evidence::{evidence_links, grade_label, standing_link};
use crate::views::filters::filters;
use crate::views::mark::{mark, mark_and_word};
use crate::views::names::sentence;
use crate::views::overlap_tile::{key_of_tiles, tile};
use crate::views::save::{Data, Saved, with_menu};
use crate::views::statements::nobody;
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{
    ComparisonResult, Divergence, DivergenceSide, Filter, Ledger, Metric, Overlap, Standings,
    Voices, between_actors, divergences, grid, most_apart, voice_count,
};
use standpoint_core::pack::{ActorId, Position, Quote, Step};
use std::sync::Arc;

/// Below this number of shared statements, a percentage would say more than is known.
const MIN_SHARED: usize = 3;
/// How many rows, those with the most positions first, are considered for the first pair.
const MAX_TRIED: usize = 20;

pub fn pair(shared: Shared, pack: &Pack) -> Node {
    let words = shared.words.compare();
    let single = first_pair(shared, pack, Voices::OneByOne);
    // If there is just one institution, its voices can be compared.
    let whole = first_pair(shared, pack, Voices::ByInstitution).or_else(|| single.clone());
    let (Some(single), Some(whole)) = (single, whole) else {
        return none(shared);
    };
    let first_pairs = StoredValue::new((whole, single));
    let pair = move || match shared.route.get() {
        Route::Pair(left, right) => (left, right),
        _ => first_pairs.with_value(|(whole, single)| match shared.choices.get().voices {
            Voices::ByInstitution => whole.clone(),
            Voices::OneByOne => single.clone(),
        }),
    };
    let choose = move |is_left: bool, id: ActorId| {
        let (left, right) = untrack(pair);
        let (left, right) = match is_left {
            true => (id, right),
            false => (left, id),
        };
        shared.navigation().emit(Event::Compared(&left, &right));
        shared.route.set(Route::Pair(left, right));
        // Without navigating: the focus doesn't move.
        shared.update_address();
    };
    let chooser = |text: &'static str, is_left: bool| {
        let selected = move || {
            let (left, right) = pair();
            if is_left { left } else { right }
        };
        let choose = move |id: Option<ActorId>| {
            if let Some(id) = id {
                choose(is_left, id);
            }
        };
        actor_select(shared, text, None, move || Some(selected()), choose)
    };
    let comparison = NodeRef::new();
    let saved = Saved {
        name: "pair",
        title: words.pair().to_owned(),
        data: Data::Pair(Arc::new(pair)),
    };
    let (left, right) = (words.first(), words.second());
    let pair = div((
        filters(shared),
        div((chooser(left, true), chooser(right, false))).class("actor-selects"),
        // A live region must stay in the document while its text changes.
        p(dynamic(move || {
            let (left, right) = pair();
            status(shared, &left, &right)
        }))
        .class("visually-hidden")
        .attribute("role", "status"),
        with_menu(
            shared,
            saved,
            div(dynamic(move || {
                let (left, right) = pair();
                side_by_side(shared, &left, &right)
            }))
            .attribute("tabindex", "-1")
            .node_ref(comparison),
        ),
        dynamic(move || everyone_table(shared, comparison)),
    ));
    nodes(pair.class("pair"))
}

/// Returns who are compared first: the two who differ on most statements. Of equals, those who share
/// most, and then those who spoke on most. `None`: there are no two.
fn first_pair(shared: Shared, pack: &Pack, voices: Voices) -> Option<(ActorId, ActorId)> {
    let standings = Standings::new(pack, Filter::ALL);
    let mut rows = grid(&standings, voices, &shared.name_order()).rows;
    rows.truncate(MAX_TRIED);
    let (one, other) = most_apart(&standings, &rows)?;
    Some((one.id.clone(), other.id.clone()))
}

/// Returns how the two relate as text for screen readers.
fn status(shared: Shared, left: &ActorId, right: &ActorId) -> String {
    if left == right {
        return shared.words.compare().same().into();
    }
    let pack = shared.pack();
    let Choices { filter, voices, .. } = shared.choices.get();
    let standings = Standings::new(&pack, filter);
    counts(shared, &divergences(&standings, left, right, voices)).concat()
}

/// Returns the sentence about agreement, and those about the rest.
fn counts(shared: Shared, all: &[Divergence<'_>]) -> [String; 2] {
    let words = shared.words.compare();
    let count = |wanted: Overlap| all.iter().filter(|it| it.overlap == wanted).count();
    let (neutral, split) = (count(Overlap::OneNeutral), count(Overlap::Split));
    let (one, neither) = (count(Overlap::OneSilent), count(Overlap::BothSilent));
    let not_coded = count(Overlap::NotCoded);
    let rest = [
        (neutral, words.counts_neutral(neutral)),
        (split, words.counts_split(split)),
        (one, words.counts_one(one)),
        (neither, words.counts_neither(neither)),
        (not_coded, words.counts_not_coded(not_coded)),
    ];
    let mut text = String::new();
    for (count, sentence) in rest {
        if count > 0 {
            text.push(' ');
            text.push_str(&sentence);
        }
    }
    let agreement = words.counts(count(Overlap::Agree), count(Overlap::Differ));
    [agreement, text]
}

fn side_by_side(shared: Shared, left: &ActorId, right: &ActorId) -> Node {
    let words = shared.words.compare();
    if left == right {
        return nodes(p(words.same()).class("empty"));
    }
    let pack = shared.pack();
    let Choices { filter, voices, .. } = shared.choices.get();
    let standings = Standings::new(&pack, filter);
    let all = divergences(&standings, left, right, voices);
    let [agreement, rest] = counts(shared, &all);
    let group = |title: &'static str, wanted: Overlap| {
        let of_kind = all.iter().filter(|it| it.overlap == wanted);
        let entries: Vec<_> = of_kind
            .map(|it| entry(shared, &pack, [left, right], it))
            .collect();
        if entries.is_empty() {
            return None;
        }
        let heading = heading_of_group(title, entries.len());
        let list = ul(entries).class("divergences");
        Some(match wanted {
            // Not what they are compared for, and often the longest part.
            Overlap::OneSilent | Overlap::NotCoded => {
                nodes(details((summary(heading), list)).class("one-silent"))
            }
            _ => nodes((heading.class("group"), list)),
        })
    };
    nodes((
        p(agreement).class("counts"),
        p(rest).class("standfirst"),
        tiles(shared, &all),
        agreement_line(shared, &standings, [left, right], voices),
        [
            group(words.differ(), Overlap::Differ),
            group(words.split(), Overlap::Split),
            group(words.one_neutral(), Overlap::OneNeutral),
            group(words.agree(), Overlap::Agree),
            group(words.one_sided(), Overlap::OneSilent),
            group(words.not_coded(), Overlap::NotCoded),
        ],
    ))
}

/// Renders a tile for each statement on which at least one spoke, and what they mean. The sentences
/// say the same.
fn tiles(shared: Shared, all: &[Divergence<'_>]) -> Node {
    let words = shared.words.compare();
    let mut key = vec![
        (Overlap::Agree, words.agree()),
        (Overlap::Differ, words.differ()),
        (Overlap::OneNeutral, words.one_neutral()),
        (Overlap::Split, words.split()),
        (Overlap::OneSilent, words.one_sided()),
        (Overlap::NotCoded, words.not_coded()),
    ];
    let of_kind = |wanted: Overlap| all.iter().filter(move |it| it.overlap == wanted);
    key.retain(|(overlap, _)| of_kind(*overlap).next().is_some());
    let tiles = key.iter().flat_map(|(overlap, _)| of_kind(*overlap));
    let tiles: Vec<_> = tiles.map(|it| tile(it.overlap)).collect();
    nodes((
        div(tiles).class("tiles").attribute("aria-hidden", "true"),
        key_of_tiles(shared, &key).attribute("aria-hidden", "true"),
    ))
}

/// Renders the agreement as an interval, if it rests on enough statements. It is defined for single
/// voices only.
fn agreement_line(
    shared: Shared,
    standings: &Standings<'_>,
    pair: [&ActorId; 2],
    voices: Voices,
) -> Option<Node> {
    let is_single = |id: &&ActorId| voice_count(standings, id, voices) <= 1;
    if !pair.iter().all(is_single) {
        return None;
    }
    let comparison = between_actors(standings, pair[0], pair[1], Metric::default());
    let ComparisonResult::Comparable(agreement) = comparison.result else {
        return None;
    };
    let coverage = agreement.coverage;
    (coverage.shared >= MIN_SHARED).then(|| {
        let words = shared.words.compare();
        let share = shared.words.model().interval(agreement.low, agreement.high);
        let line = p((
            span(words.agreement(&share)).class("interval"),
            shared.words.language.comma(),
            words.coverage(coverage.shared, coverage.of),
        ));
        let topics = Ledger::between_actors(standings, pair[0], pair[1]);
        let topics = topics.by_topic(standings.pack());
        let topics = topics.iter().filter_map(|(topic, subtotal)| {
            let agreement = subtotal.result().agreement()?;
            let share = shared.words.model().interval(agreement.low, agreement.high);
            let coverage = agreement.coverage;
            Some(tr((
                th(&topic.name)
                    .attribute("scope", "row")
                    .lang_of_pack(&shared),
                td(words.agreement(&share)),
                td(words.coverage(coverage.shared, coverage.of)),
            )))
        });
        let topics: Vec<_> = topics.collect();
        let content = (
            summary(words.silence()),
            line.class("agreement"),
            bar(agreement.low, agreement.high),
            p(words.pair_about()).class("order"),
            table(tbody(topics)).class("by-topic-agreement"),
        );
        nodes(details(content).class("silence"))
    })
}

fn entry(shared: Shared, pack: &Pack, pair: [&ActorId; 2], it: &Divergence<'_>) -> Element {
    // The distance of several voices would need to say which ones.
    let is_single = |side: &DivergenceSide<'_>| side.division.voices() == 1;
    let steps = it
        .steps
        .filter(|_| is_single(&it.left) && is_single(&it.right));
    let distance = steps.map(|steps| p(shared.words.compare().distance(steps)).class("distance"));
    let sides = [(pair[0], &it.left), (pair[1], &it.right)];
    li((
        h4(&it.issue.proposition).lang_of_pack(&shared),
        line(shared, pack, sides),
        distance,
        div(sides.map(|(of, side)| side_of(shared, pack, of, side))).class("sides"),
    ))
}

/// Renders the scale with the marks of both sides, if both are on it. The text of the sides says the same.
fn line(
    shared: Shared,
    pack: &Pack,
    sides: [(&ActorId, &DivergenceSide<'_>); 2],
) -> Option<Element> {
    let groups = || {
        sides.into_iter().flat_map(|(of, side)| {
            let groups = side.division.groups.iter();
            groups.map(move |group| (of, group))
        })
    };
    let is_empty = |(_, side): (&ActorId, &DivergenceSide<'_>)| side.division.groups.is_empty();
    if sides.into_iter().any(is_empty) {
        return None;
    }
    let steps = || groups().map(|(_, group)| group.step);
    let (lowest, highest) = (steps().min()?, steps().max()?);
    let cells = Step::ALL.map(|step| {
        let marks = groups().filter(|(_, group)| group.step == step);
        let marks: Vec<_> = marks
            .map(|(of, group)| {
                // An institution can have marks on several steps.
                let who = match group.voices.as_slice() {
                    [voice] => &voice.position.actor,
                    _ => of,
                };
                let name = small(pack[who].short_name().to_owned()).lang_of_pack(&shared);
                span((mark(step, group.grade()), name))
            })
            .collect();
        // The line is thick from the lowest step to the highest.
        let class = if lowest == highest || step < lowest || step > highest {
            "step"
        } else if step == lowest {
            "step starts"
        } else if step == highest {
            "step ends"
        } else {
            "step between"
        };
        span(marks).class(class)
    });
    let line = div(cells).class("pair-line");
    Some(line.attribute("aria-hidden", "true"))
}

fn side_of(shared: Shared, pack: &Pack, of: &ActorId, side: &DivergenceSide<'_>) -> Element {
    let division = &side.division;
    let on_scale = division.groups.iter().flat_map(|group| &group.voices);
    let positions = on_scale.map(|voice| voice.position);
    let positions = positions.chain(division.absences.iter().map(|(_, position, _)| *position));
    let positions: Vec<_> = positions
        .map(|position| li(stance_of(shared, pack, of, position)))
        .collect();
    let nothing = positions
        .is_empty()
        .then(|| p(nobody(shared, division)).class("distance"));
    div((
        h5(&pack[of].name).lang_of_pack(&shared),
        nothing,
        ul(positions).class("stances"),
        quotes(shared, pack, &side.quotes),
    ))
    .class("side")
}

/// Renders a position as a link to its passage, with the name of the actor if it is a member.
fn stance_of(shared: Shared, pack: &Pack, of: &ActorId, position: &Position) -> Node {
    let (mark, word) = mark_and_word(shared.words, position);
    let name = (position.actor != *of).then(|| {
        let name = b(pack[&position.actor].short_name().to_owned()).lang_of_pack(&shared);
        (name, " ")
    });
    let grade = sentence(shared, &grade_label(shared, pack, position));
    let when = shared
        .words
        .short_date(&position.date, &pack.source().published);
    let how = small((grade, " · ", when)).class("how");
    let text = span((name, span(word).class("word"), " ", how)).class("name");
    nodes((
        standing_link(shared, position, (mark, text)).class("voice"),
        " ",
        evidence_links(shared, &position.evidence),
    ))
}

fn quotes(shared: Shared, pack: &Pack, quotes: &[&Quote]) -> Option<Element> {
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
