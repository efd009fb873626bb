use super::checks::ProblemList;
use super::{Asks, AuthoredText, EntityRef, Generated, Items, Kind, QuestionProblem};
use crate::Pack;
use crate::fnv::Fnv;
use crate::json::decode;
use crate::pack::{Day, Edtf, Event, EventId, Skill};
use crate::quiz::interaction::{Interaction, PlaceInTime};
use crate::quiz::item::{Material, Prompt, Reason};
use crate::quiz::rng::Rng;
use crate::quiz::time_axis::{TimeAxis, TimeUnit};
use serde::{Deserialize, Serialize};

/// An event that the reader places in time, on an axis of years or months. Every year or month is
/// right that the event's date allows; the further away an answer is, the fewer points it earns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OnATimeline {
    /// The event. Its title is shown, so it must not give the date away.
    pub event: EventId,
    /// Where the axis begins: a year (`1990`), or a month (`2024-03`), which makes it an axis of
    /// months. Absent, with `to`: the axis is derived from the pack's events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Edtf>,
    /// Where the axis ends, 5 to 400 years or months later. Put neither end where it gives the
    /// answer away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Edtf>,
    /// Why the event belongs there, in one or two sentences.
    pub reason: String,
}

impl OnATimeline {
    fn axis(&self, pack: &Pack, event: &Event) -> Option<TimeAxis> {
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => TimeAxis::between(from, to),
            _ => {
                // Seeded by the event's id: the same in every quiz, and no rule gives its place away.
                let mut id = Fnv::default();
                id.text(event.id.as_str());
                TimeAxis::derived(pack, event, &mut Rng::new(id.finish()))
            }
        }
    }
}

impl Kind for OnATimeline {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        visit("event", EntityRef::Event(&self.event));
    }

    fn problems(&self, pack: &Pack) -> Vec<QuestionProblem> {
        let mut problems = ProblemList::default();
        problems.written("reason", &self.reason);
        check_ends(self.from.as_ref(), self.to.as_ref(), &mut problems);
        let event = pack.find_event(self.event.as_str());
        let Some(event) = event.filter(|_| problems.0.iter().all(|it| it.path == "reason")) else {
            return problems.0;
        };
        let allowed = self
            .axis(pack, event)
            .and_then(|axis| axis.allowed(&event.date.edtf));
        if allowed.is_none() {
            let what = if self.from.is_some() {
                "its date isn’t all between `from` and `to`, with room before and after it, or it \
                 is right for more than a third of the axis"
            } else {
                "its date is open or too vague to derive an axis for it"
            };
            problems.add(
                "event",
                what,
                "give it a wider axis with `from` and `to`, date it more finely, or ask for another",
            );
        } else if names_its_year(event) {
            problems.add(
                "event",
                "its title, which is shown, has its year in it",
                "take the year out of the title, or ask for another event",
            );
        }
        problems.0
    }

    fn build(&self, pack: &Pack) -> (Option<Material>, Interaction) {
        let event = &pack[&self.event];
        // Checked: there is one on which the event is.
        let axis = self.axis(pack, event).unwrap_or_default();
        let reason = Reason::Authored(self.reason.clone());
        (
            Some(Material::Event(event.id.clone())),
            place(event, axis, reason).into(),
        )
    }

    fn rests_on(&self) -> &'static [&'static str] {
        &[]
    }

    fn asks<'a>(&'a self, _pack: &'a Pack) -> Asks<'a> {
        Asks::Other
    }

    fn texts(&self) -> Vec<AuthoredText<'_>> {
        vec![AuthoredText::new("reason", &self.reason, &[])]
    }

    /// Generates an item for each event that is certain to the year or month that is asked for, if
    /// neither its title nor the article's date says when it was.
    fn generate(pack: &Pack, rng: &mut Rng, items: &mut Items) {
        let mut events: Vec<_> = pack.events.iter().collect();
        rng.shuffle(&mut events);
        for event in events {
            let axis = TimeAxis::derived(pack, event, rng);
            let Some(axis) = axis.filter(|it| it.unit().is_worth_asking(pack, event)) else {
                continue;
            };
            if !hints_at_its_date(event) {
                items.add(Generated {
                    of: event.id.as_str().into(),
                    skill: Skill::Recall,
                    topic: None,
                    prompt: Prompt::WhenWasIt(axis.unit()),
                    material: Some(Material::Event(event.id.clone())),
                    interaction: place(event, axis, Reason::Dated).into(),
                });
            }
        }
    }
}

/// Checks that the ends are two years or two months, far enough apart.
fn check_ends(from: Option<&Edtf>, to: Option<&Edtf>, problems: &mut ProblemList) {
    let (from, to) = match (from, to) {
        (None, None) => return,
        (Some(from), Some(to)) => (from, to),
        (Some(_), None) | (None, Some(_)) => {
            let missing = if from.is_none() { "from" } else { "to" };
            problems.add(
                missing,
                "only the other end is given",
                "write both, or none",
            );
            return;
        }
    };
    let hint = "write two years, such as 1990 and 2025, or two months, such as 2024-03 and 2025-12";
    for (end, date) in [("from", from), ("to", to)] {
        if TimeUnit::of(date).is_none() {
            problems.add(end, "neither a year nor a month", hint);
        }
    }
    if TimeUnit::of(from).is_none() || TimeUnit::of(to).is_none() {
        return;
    }
    match TimeAxis::between(from, to) {
        Some(axis) => {
            let (least, most) = (TimeAxis::LENGTHS.start(), TimeAxis::LENGTHS.end());
            let length = axis.last();
            if !TimeAxis::LENGTHS.contains(&length) {
                problems.add(
                    "to",
                    format!("{length} steps after `from`, where {least} to {most} fit"),
                    "use ends that are closer or further apart, or years instead of months",
                );
            }
        }
        None => problems.add("to", "not after `from`, or of another precision", hint),
    }
}

fn place(event: &Event, axis: TimeAxis, reason: Reason) -> PlaceInTime {
    let (first, last) = axis.allowed(&event.date.edtf).unwrap_or_default();
    PlaceInTime {
        event: event.id.clone(),
        axis,
        first,
        last,
        reason,
        evidence: event.evidence.clone(),
    }
}

/// Whether the event's title has a year in it that its date can mean.
fn names_its_year(event: &Event) -> bool {
    let date = &event.date.edtf;
    let (Some(Day { year: first, .. }), Some(Day { year: last, .. })) =
        (date.earliest(), date.latest())
    else {
        return false;
    };
    let mut numbers = event.title.split(|c: char| !c.is_ascii_digit());
    numbers.any(|number| {
        let year: Option<u16> = number.parse().ok();
        year.is_some_and(|year| (first..=last).contains(&year))
    })
}

/// Whether the event's title may say when it was: it has a number, or one of the words that the
/// article has for the date, such as "March". Words in small letters don't count, as "in" and "the".
fn hints_at_its_date(event: &Event) -> bool {
    let is_between_words = |c: char| !c.is_alphanumeric();
    let words = event.date.words.as_deref().unwrap_or_default();
    let mut of_title = event.title.split(is_between_words);
    event.title.contains(|c: char| c.is_numeric())
        || of_title.any(|word| {
            let is_name = word.chars().next().is_some_and(|c| !c.is_lowercase());
            is_name && words.split(is_between_words).any(|other| other == word)
        })
}

decode!(OnATimeline: event, reason; from, to);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::{from, harbour};
    use serde_json::json;

    fn event(title: &str, edtf: &str, words: &str) -> Event {
        from(
            &json!({"id": "e", "title": title, "actors": [], "evidence": [{"paragraph": 3}],
            "date": {"edtf": edtf, "words": words, "basis": "stated"}}),
        )
    }

    #[test]
    fn a_title_must_not_give_the_date_away() {
        let cases = [
            ("The vote", "2019-03", "in March 2019", false, false),
            ("The vote of 2019", "2019-03", "in March", true, true),
            ("The 2019/20 budget", "2019", "last year", true, true),
            ("The plan for 2030", "2019", "last year", false, true),
            ("The March vote", "2019-03", "in March", false, true),
            (
                "A vote in the hall",
                "2019-03",
                "late in the spring",
                false,
                false,
            ),
            ("十二月投票", "2019-12", "去年12月", false, false),
            ("12月投票", "2019-12", "去年12月", false, true),
        ];
        for (title, edtf, words, names_it, hints_at_it) in cases {
            let event = event(title, edtf, words);
            assert_eq!(names_its_year(&event), names_it, "{title}");
            assert_eq!(hints_at_its_date(&event), hints_at_it, "{title}");
        }
    }

    #[test]
    fn an_event_that_its_title_dates_is_neither_accepted_nor_generated() {
        let mut pack = harbour();
        let ask: OnATimeline = from(&json!({"event": "vote", "reason": "r"}));
        assert_eq!(ask.problems(&pack), []);
        let generated = |pack: &Pack| {
            let mut items = Items {
                kind: "on-a-timeline",
                items: Vec::new(),
            };
            OnATimeline::generate(pack, &mut Rng::new(1), &mut items);
            let mut ids: Vec<_> = items.items.into_iter().map(|it| it.id.0).collect();
            ids.sort();
            ids
        };
        // The event `spring` is dated about 2019, and `strike` 2020, as the article is.
        let all = ["digging", "flood", "vote"];
        let all = all.map(|id| format!("generated:on-a-timeline:{id}"));
        assert_eq!(generated(&pack), all);
        let vote = pack.events.iter_mut().find(|it| it.id.as_str() == "vote");
        vote.expect("the vote").title = "The vote of 2019".into();
        let paths: Vec<_> = ask.problems(&pack).into_iter().map(|it| it.path).collect();
        assert_eq!(paths, ["event"]);
        assert_eq!(generated(&pack), all[..2]);
    }

    #[test]
    fn an_open_date_has_no_derived_axis() {
        let mut pack = harbour();
        pack.events.push(event("wait", "2019/..", "since then"));
        let ask: OnATimeline = from(&json!({"event": "e", "reason": "r"}));
        let paths: Vec<_> = ask.problems(&pack).into_iter().map(|it| it.path).collect();
        assert_eq!(paths, ["event"]);
    }
}
