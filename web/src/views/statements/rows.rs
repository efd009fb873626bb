//! Statements as rows.

use super::voices::{absent, group};
use crate::node::*;
use crate::shared::Shared;
use crate::views::stance::{step_class, step_number, step_sign};
use standpoint_core::Pack;
use standpoint_core::compare::{Division, Group, IssueDivision, Standings};
use standpoint_core::pack::{Side, Step, Topic};

/// A list of voices shows at most this many marks; the others are folded.
const MAX_GROUPS: usize = 6;

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
}

/// Renders the scale above rows of statements.
pub fn scale(shared: Shared) -> Element {
    let steps = Step::ALL.map(|step| {
        let sign = b(step_sign(step));
        span((sign, " ", shared.words.model.own_step(step))).class(step_class(step))
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
        }
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
        let left_out = (left_out > 0).then(|| (" · ", words.statements.left_out(left_out)));
        let about = div((
            heading.lang_of_pack(&self.shared),
            p((
                topic.map(|topic| (span(&topic.name).lang_of_pack(&self.shared), " · ")),
                words.statements.voices(division.voices(), self.voices),
                left_out,
            ))
            .class("count"),
        ));
        let is_clash = division.division() == Division::Clash;
        let line = div((
            gap(division),
            self.camp(
                division,
                Some(Side::Against),
                words.statements.side_against(),
            ),
            self.camp(division, None, words.model.neutral()),
            self.camp(division, Some(Side::For), words.statements.side_for()),
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
        let groups = division.groups.iter();
        let voices: Vec<_> = groups.map(|it| group(self.shared, self.pack, it)).collect();
        let voices: Vec<_> = voices.into_iter().chain(self.absences(division)).collect();
        li((
            p(&division.issue.proposition).lang_of_pack(&self.shared),
            ul(folded(self.shared, voices)),
        ))
        .class("statement-in-list")
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
        if side.is_none() && count == 0 {
            return None;
        }
        let steps = Step::ALL.map(|step| {
            let of_step: Vec<_> = groups().filter(|group| group.step == step).collect();
            (!of_step.is_empty()).then(|| self.step(step, &of_step))
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

    fn step(self, step: Step, groups: &[&Group<'_>]) -> Element {
        let voices = groups.iter();
        let voices: Vec<_> = voices.map(|it| group(self.shared, self.pack, it)).collect();
        ul(folded(self.shared, voices))
            .class(step_class(step))
            .attribute("aria-label", self.shared.words.model.own_step(step))
    }

    fn off_scale(self, division: &IssueDivision<'_>) -> Option<Element> {
        let voices = self.absences(division);
        (!voices.is_empty()).then(|| {
            ul(folded(self.shared, voices))
                .class("off-scale-voices")
                .attribute("aria-label", self.shared.words.statements.off_scale())
        })
    }

    fn absences(self, division: &IssueDivision<'_>) -> Vec<Element> {
        let absences = division.absences.iter();
        absences
            .map(|(actor, position, absence)| absent(self.shared, actor, position, *absence))
            .collect()
    }
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
        let label = summary(shared.words.statements.more(rest.len()));
        entries.push(li(details((label, ul(rest))).class("more-voices")));
    }
    entries
}
