use super::checks::{ProblemList, path};
use super::{Asks, AuthoredText, EntityRef, Generated, Items, Kind, QuestionProblem};
use crate::Pack;
use crate::json::decode;
use crate::pack::{Event, EventId, Skill};
use crate::quiz::interaction::{Interaction, OrderSlot, PutInOrder};
use crate::quiz::item::{Material, Prompt, Reason};
use crate::quiz::rng::Rng;
use serde::{Deserialize, Serialize};

/// Events to be put in order, the earliest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OrderOfEvents {
    /// 3 to 6 different events in any order, of any two of which one is certainly before the other.
    pub events: Vec<OrderedEvent>,
}

/// An event to be put in its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OrderedEvent {
    /// The event.
    pub event: EventId,
    /// Why its place is where it is, in one sentence.
    pub reason: String,
}

impl Kind for OrderOfEvents {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&str, EntityRef<'a>)) {
        for (index, ordered) in self.events.iter().enumerate() {
            visit(
                &path("events", index, "event"),
                EntityRef::Event(&ordered.event),
            );
        }
    }

    fn problems(&self, pack: &Pack) -> Vec<QuestionProblem> {
        let mut problems = ProblemList::default();
        problems.count("events", self.events.len(), 3..=6);
        let mut ids = self.events.iter().map(|ordered| ordered.event.as_str());
        problems.different("events", "event", &mut ids);
        for (index, ordered) in self.events.iter().enumerate() {
            problems.written(path("events", index, "reason"), &ordered.reason);
            let Some(event) = pack.find_event(ordered.event.as_str()) else {
                continue;
            };
            let before = self.events[..index].iter();
            for other in before.filter_map(|other| pack.find_event(other.event.as_str())) {
                if other.id != event.id && !in_order(event, other) {
                    problems.add(
                        path("events", index, "event"),
                        format!(
                            "by their dates, neither it nor `{}` is certainly first",
                            other.id
                        ),
                        "leave one of them out, or date them more finely",
                    );
                }
            }
        }
        problems.0
    }

    fn build(&self, pack: &Pack) -> (Option<Material>, Interaction) {
        let events: Vec<_> = self
            .events
            .iter()
            .map(|ordered| &pack[&ordered.event])
            .collect();
        let place = |ordered: &OrderedEvent| {
            place(
                &pack[&ordered.event],
                &events,
                Reason::Authored(ordered.reason.clone()),
            )
        };
        (
            None,
            PutInOrder(self.events.iter().map(place).collect()).into(),
        )
    }

    fn rests_on(&self) -> &'static [&'static str] {
        &[]
    }

    fn asks<'a>(&'a self, _pack: &'a Pack) -> Asks<'a> {
        Asks::Other
    }

    fn texts(&self) -> Vec<AuthoredText<'_>> {
        let mut texts = Vec::new();
        for (index, event) in self.events.iter().enumerate() {
            texts.push(AuthoredText::new(
                path("events", index, "reason"),
                &event.reason,
                &[],
            ));
        }
        texts
    }

    /// As many sets of three to five events as there are, no event in two of them.
    fn generate(pack: &Pack, rng: &mut Rng, items: &mut Items) {
        let mut left: Vec<_> = pack.events.iter().collect();
        rng.shuffle(&mut left);
        loop {
            let most = 3 + rng.below(3);
            // An event of uncertain date goes with few others, so each is tried as the first.
            let mut set = Vec::new();
            for first in 0..left.len() {
                set = ordered(&left[first..], &left[..first], most);
                if set.len() >= 3 {
                    break;
                }
            }
            if set.len() < 3 {
                return;
            }
            left.retain(|event| !has(&set, event));
            // In the pack's order, which is the same for every seed.
            let (mut events, mut ids, mut places) = (Vec::new(), Vec::new(), Vec::new());
            for event in &pack.events {
                if has(&set, event) {
                    events.push(event);
                    ids.push(event.id.as_str());
                }
            }
            for event in &events {
                places.push(place(event, &events, Reason::Dated));
            }
            items.add(Generated {
                of: ids.join("+"),
                skill: Skill::Recall,
                topic: None,
                prompt: Prompt::OrderOfEvents,
                material: None,
                interaction: PutInOrder(places).into(),
            });
        }
    }
}

/// Up to `most` events, of any two of which one is certainly before the other: the first, and
/// those of the others that go with it and with one another.
fn ordered<'p>(first: &[&'p Event], then: &[&'p Event], most: usize) -> Vec<&'p Event> {
    let mut events: Vec<&Event> = Vec::new();
    for event in first.iter().chain(then) {
        if events.len() < most && events.iter().all(|chosen| in_order(chosen, event)) {
            events.push(event);
        }
    }
    events
}

fn has(set: &[&Event], event: &Event) -> bool {
    set.iter().any(|it| it.id == event.id)
}

fn place(event: &Event, all: &[&Event], reason: Reason) -> OrderSlot {
    let earlier = all
        .iter()
        .filter(|other| other.date.edtf.certainly_before(&event.date.edtf));
    OrderSlot {
        event: event.id.clone(),
        right: earlier.count(),
        reason,
        evidence: event.evidence.clone(),
    }
}

/// Whether one of them is certainly before the other.
fn in_order(one: &Event, other: &Event) -> bool {
    let (one, other) = (&one.date.edtf, &other.date.edtf);
    one.certainly_before(other) || other.certainly_before(one)
}

decode!(OrderOfEvents: events);
decode!(OrderedEvent: event, reason);
