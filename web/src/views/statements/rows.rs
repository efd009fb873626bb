//! Statements as rows.

use super::voices::{absent, group, own_voice};
use crate::node::*;
use crate::shared::Shared;
use crate::views::action::opened;
use crate::views::stance::{step_class, step_number, step_sign};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{Division, Group, IssueDivision, Ratings, Standings, divisions};
use standpoint_core::pack::{IssueId, Side, Step, Topic};

/// A list of voices shows at most this many marks; the others are folded.
const MAX_GROUPS: usize = 6;
/// With more voices on a statement, each step has a bar and only its largest institutions.
const MAX_VOICES: usize = 12;
/// The number of institutions that such a step shows.
const LARGEST: usize = 3;

/// What all rows of statements share.
#[derive(Clone, Copy)]
pub struct Statements<'p> {
    /// The state that views share.
    pub shared: Shared,
    /// The pack.
    pub pack: &'p Pack,
    /// The number of actors on the scale of any statement.
    voices: usize,
    /// Whether the rows stand below the headings of topics.
    is_by_topic: bool,
    /// The reader's ratings, if they are shown on the lines.
    ratings: Option<&'p Ratings>,
}

/// Renders the scale above rows of statements.
pub fn scale(shared: Shared) -> Element {
    let steps = Step::ALL.map(|step| {
        let sign = b(step_sign(step));
        span((sign, " ", shared.words.model().own_step(step))).class(step_class(step))
    });
    div(steps)
        .class("stance-scale")
        .attribute("aria-hidden", "true")
}

impl<'p> Statements<'p> {
    /// Prepares the rows.
    pub fn new(shared: Shared, standings: &Standings<'p>) -> Self {
        let pack = standings.pack();
        let actors = pack.actors().iter();
        Self {
            shared,
            pack,
            voices: actors.filter(|it| standings.speaks(&it.id)).count(),
            is_by_topic: false,
            ratings: None,
        }
    }

    /// Shows the reader's ratings on the lines.
    pub fn with_ratings(self, ratings: &'p Ratings) -> Self {
        Self {
            ratings: Some(ratings),
            ..self
        }
    }

    /// Returns the reader's step on a statement, if it is shown.
    fn own_step(self, division: &IssueDivision<'_>) -> Option<Step> {
        self.ratings?.step(&division.issue.id)
    }

    /// Places the rows below the headings of topics.
    pub fn by_topic(self) -> Self {
        Self {
            is_by_topic: true,
            ..self
        }
    }

    /// Renders a statement with the voices on a line.
    pub fn on_line(self, division: &IssueDivision<'_>) -> Element {
        let words = self.shared.words;
        let topic = (!self.is_by_topic).then(|| self.topic(division)).flatten();
        let proposition = &division.issue.proposition;
        let heading = match self.is_by_topic {
            true => h4(proposition),
            false => h3(proposition),
        };
        let left_out = division.left_out;
        let left_out = (left_out > 0).then(|| (" · ", words.statements().left_out(left_out)));
        let about = div((
            heading.lang_of_pack(&self.shared),
            p((
                topic.map(|topic| (span(&topic.name).lang_of_pack(&self.shared), " · ")),
                words.statements().voices(division.voices(), self.voices),
                left_out,
            ))
            .class("count"),
        ));
        let is_clash = division.division() == Division::Clash;
        // With many voices, the numbers say how the sides relate.
        let is_dense = division.voices() > MAX_VOICES;
        let line = div((
            (!is_dense).then(|| gap(division)).flatten(),
            self.camp(
                division,
                Some(Side::Against),
                words.statements().side_against(),
            ),
            self.camp(division, None, words.model().neutral()),
            self.camp(division, Some(Side::For), words.statements().side_for()),
        ));
        let row = (
            about.class("about"),
            line.class("statement-line"),
            self.off_scale(division),
        );
        article(row).class(if is_clash {
            "statement-row clash"
        } else {
            "statement-row"
        })
    }

    /// Renders a statement with the voices in a list.
    pub fn in_list(self, division: &IssueDivision<'_>) -> Element {
        let proposition = p(&division.issue.proposition).lang_of_pack(&self.shared);
        let voices = match division.voices() > MAX_VOICES {
            true => nodes(self.steps(division)),
            false => {
                let groups = division.groups.iter();
                let voices = groups.map(|it| group(self.shared, self.pack, it));
                let voices: Vec<_> = voices.chain(self.absences(division)).collect();
                nodes(ul(folded(self.shared, voices)))
            }
        };
        li((proposition, voices)).class("statement-in-list")
    }

    /// Renders each step with many voices.
    fn steps(self, division: &IssueDivision<'_>) -> Node {
        let steps = Step::ALL.into_iter().filter(|step| division.at(*step) > 0);
        let steps = steps.map(|step| {
            let name = self.shared.words.model().own_step(step);
            let head = p((b(step_sign(step)), " ", name)).class(step_class(step));
            (
                head,
                ul(self.largest(division, step)).class(step_class(step)),
            )
        });
        nodes((steps.collect::<Vec<_>>(), self.off_scale(division)))
    }

    /// Returns the topic of the statement.
    fn topic(self, division: &IssueDivision<'_>) -> Option<&'p Topic> {
        let mut topics = self.pack.topics().iter();
        topics.find(|topic| topic.id == division.issue.topic)
    }

    /// Renders the voices on a side, or the neutral ones. A side without voices shows that it has
    /// none.
    fn camp(
        self,
        division: &IssueDivision<'_>,
        side: Option<Side>,
        name: &'static str,
    ) -> Option<Element> {
        let groups = || division.groups.iter().filter(|it| it.step.side() == side);
        let count: usize = groups().map(|group| group.voices.len()).sum();
        let own = self.own_step(division).filter(|own| own.side() == side);
        if side.is_none() && count == 0 && own.is_none() {
            return None;
        }
        let steps = Step::ALL.map(|step| {
            let of_step: Vec<_> = groups().filter(|group| group.step == step).collect();
            let is_own = own == Some(step);
            (is_own || !of_step.is_empty()).then(|| self.step(division, step, &of_step, is_own))
        });
        let head = p((name, " ", b(count.to_string()))).class("camp-name");
        let steps: Vec<_> = steps.into_iter().flatten().collect();
        let class = match side {
            Some(Side::For) => "camp for",
            Some(Side::Against) => "camp against",
            None => "camp neutral",
        };
        Some(div((head, steps)).class(class))
    }

    fn step(
        self,
        division: &IssueDivision<'_>,
        step: Step,
        groups: &[&Group<'_>],
        is_own: bool,
    ) -> Element {
        let own = is_own.then(|| own_voice(self.shared, step));
        let list = match division.voices() > MAX_VOICES && !groups.is_empty() {
            true => ul((own.map(li), self.largest(division, step))),
            false => {
                let voices = groups.iter().map(|it| group(self.shared, self.pack, it));
                ul(folded(self.shared, own.into_iter().chain(voices).collect()))
            }
        };
        list.class(step_class(step))
            .attribute("aria-label", self.shared.words.model().own_step(step))
    }

    /// Renders how many voices are at a step, as a bar, and its largest institutions. The others are
    /// rendered while they are open.
    fn largest(self, division: &IssueDivision<'_>, step: Step) -> Node {
        let shared = self.shared;
        let words = shared.words.statements();
        let here = division.at(step);
        let most = Step::ALL.map(|step| division.at(step));
        let most = most.into_iter().max().unwrap_or(here);
        let bar = rect(())
            .attribute("width", (here * 100 / most.max(1)).max(1).to_string())
            .attribute("height", "10");
        let bar = svg(bar)
            .attribute("viewBox", "0 0 100 10")
            .attribute("preserveAspectRatio", "none")
            .attribute("aria-hidden", "true");
        let bar = li((bar, b(words.several(here)))).class("voices-bar");
        let groups = division.largest_at(step);
        let (shown, rest) = groups.split_at(largest(&groups));
        let shown = shown.iter().map(|it| li(group(shared, self.pack, it)));
        let shown: Vec<_> = shown.collect();
        let issue = division.issue.id.clone();
        let is_open = RwSignal::new(false);
        let more = (!rest.is_empty()).then(|| {
            let rest = rest.iter().map(|group| group.voices.len()).sum();
            let more = opened(
                words.more(rest),
                move || is_open.get(),
                move |now| is_open.set(now),
                move || rest_of(shared, &issue, step),
            );
            li(more.class("more-voices"))
        });
        nodes((bar, shown, more))
    }

    fn off_scale(self, division: &IssueDivision<'_>) -> Option<Element> {
        let voices = self.absences(division);
        (!voices.is_empty()).then(|| {
            ul(folded(self.shared, voices))
                .class("off-scale-voices")
                .attribute("aria-label", self.shared.words.statements().off_scale())
        })
    }

    fn absences(self, division: &IssueDivision<'_>) -> Vec<Element> {
        let absences = division.absences.iter();
        absences
            .map(|(actor, position, absence)| absent(self.shared, actor, position, *absence))
            .collect()
    }
}

/// Returns how many of the groups, the largest first, are shown: at most [`LARGEST`], and only those
/// larger than the ones that aren't. Otherwise the order of the pack would decide.
fn largest(groups: &[&Group<'_>]) -> usize {
    let size = |group: &&Group<'_>| group.voices.len();
    match groups.get(LARGEST).map(size) {
        Some(folded) => groups.iter().filter(|it| size(it) > folded).count(),
        None => groups.len(),
    }
}

/// Renders the institutions at a step but the largest.
fn rest_of(shared: Shared, issue: &IssueId, step: Step) -> Element {
    let pack = shared.pack();
    let choices = shared.choices_in_view();
    let standings = Standings::new(&pack, choices.filter);
    let divisions = divisions(&standings, choices.voices);
    let of_issue = divisions.iter().filter(|it| it.issue.id == *issue);
    let groups: Vec<_> = of_issue.flat_map(|it| it.largest_at(step)).collect();
    let rest = groups.iter().skip(largest(&groups));
    let rest: Vec<_> = rest.map(|it| li(group(shared, &pack, it))).collect();
    ul(rest)
}

/// Renders the line between the two sides of a clash. Nothing if there is no clash.
fn gap(division: &IssueDivision<'_>) -> Option<Element> {
    let steps = || division.groups.iter().map(|group| group.step);
    let on = |side| steps().filter(move |step| step.side() == Some(side));
    let (from, to) = (on(Side::Against).max()?, on(Side::For).min()?);
    let class = ["gap from-", step_number(from), " to-", step_number(to)].concat();
    Some(span(()).class(class))
}

/// Renders voices as list entries. Those above the maximum are folded.
fn folded(shared: Shared, voices: Vec<Element>) -> Vec<Element> {
    let count = voices.len();
    let mut entries: Vec<_> = voices.into_iter().map(li).collect();
    if count > MAX_GROUPS {
        let rest = entries.split_off(MAX_GROUPS - 1);
        let label = summary(shared.words.statements().more(rest.len()));
        entries.push(li(details((label, ul(rest))).class("more-voices")));
    }
    entries
}
