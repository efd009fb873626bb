//! A schedule as it is stored on the reader's device:
//!
//! ```json
//! {"format":1,"stories":{"harbour":[["one",1764470400,2306500000,2118103970]]}}
//! ```
//!
//! A card is an item's id, the last review in seconds since 1970, and stability and difficulty in
//! billionths.

use super::card::Card;
use super::schedule::Schedule;
use crate::json::{Decode, Decoder, LIMITS, Limits, Problems, TOP, quoted, scan_within};
use crate::pack::PackId;
use crate::quiz::ItemId;
use serde_json::Value;

/// The version of the format.
const FORMAT: u32 = 1;

/// How large a stored schedule may be: all items of some hundred stories.
const LIMITS_OF_SCHEDULE: Limits = Limits {
    elements: 20_000,
    values: 500_000,
    ..LIMITS
};

/// The furthest that the clocks of two devices may disagree, in seconds.
const MAX_CLOCK_DIFFERENCE: i64 = 2 * 86_400;

impl Schedule {
    /// Parses a schedule that [`Schedule::to_json`] wrote, at a time in seconds since 1970. A card
    /// that is no possible card, or was reviewed after that time, is left out and reported with its
    /// path. The others stay.
    ///
    /// # Errors
    ///
    /// If the text is not a schedule, or a later version wrote it.
    pub fn from_json(text: &str, now: i64) -> Result<(Self, Problems), Problems> {
        let mut problems = Problems::default();
        match scan_within(text.as_bytes(), &LIMITS_OF_SCHEDULE, &mut problems) {
            Some(json) => Self::from_value(&json, now),
            None => Err(problems),
        }
    }

    /// Parses a schedule as [`Schedule::from_json`] does.
    ///
    /// # Errors
    ///
    /// If the value is not a schedule, or a later version wrote it.
    pub(crate) fn from_value(json: &Value, now: i64) -> Result<(Self, Problems), Problems> {
        let mut problems = Problems::default();
        if json["format"] != FORMAT || !json["stories"].is_object() {
            let what = "not reviews that this page can read";
            problems.at(TOP, what, "open them on a newer page");
            return Err(problems);
        }
        let stored = Stories::decode(&json["stories"], &mut Decoder::new(&mut problems));
        let mut schedule = Self::default();
        for (story, cards) in stored.0 {
            for StoredCard { item, card } in cards {
                // It would win against every review until then.
                if card.last_review() > now.saturating_add(MAX_CLOCK_DIFFERENCE) {
                    let path = [story.as_str(), ".", item.as_str()].concat();
                    problems.at(path, "reviewed in the future", "check the clock");
                } else {
                    schedule.set(&story, &item, card);
                }
            }
        }
        Ok((schedule, problems))
    }

    /// Returns the schedule as JSON.
    pub fn to_json(&self) -> String {
        let mut json = format!(r#"{{"format":{FORMAT},"stories":{{"#);
        let mut last = None;
        for (story, item, card) in self.iter() {
            json.push_str(match last {
                None => "\"",
                Some(last) if last == story => ",",
                Some(_) => "],\"",
            });
            if last != Some(story) {
                json.extend([story.as_str(), "\":["]);
                last = Some(story);
            }
            json.extend(["[", &quoted(item.as_str()), ",", &card.numbers(), "]"]);
        }
        json.push_str(if last.is_some() { "]}}" } else { "}}" });
        json
    }
}

/// The cards by story. Invalid ones are reported and left out.
struct Stories(Vec<(PackId, Vec<StoredCard>)>);

impl Decode for Stories {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        let mut stories = Vec::new();
        for (id, cards) in value.as_object().into_iter().flatten() {
            match PackId::try_from(id.clone()) {
                Ok(story) => stories.push((story, decoder.inside(cards, id))),
                Err(error) => decoder.error(&error),
            }
        }
        Self(stories)
    }
}

struct StoredCard {
    item: ItemId,
    card: Card,
}

impl Decode for StoredCard {
    fn decode(value: &Value, decoder: &mut Decoder<'_>) -> Self {
        let (item, numbers) = match decoder.list(value) {
            [item, reviewed, stability, difficulty] => (item, [reviewed, stability, difficulty]),
            _ => {
                decoder.unexpected(value, "an item's id and three numbers");
                (&Value::Null, [&Value::Null; 3])
            }
        };
        let item = decoder.text(item);
        let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-:+".contains(c);
        if item.is_empty() || !item.chars().all(is_id) {
            decoder.problem("not an item's id", "use a file that was saved here");
        }
        Self {
            item: ItemId(item.into()),
            card: Card::decode(numbers, decoder),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::schedule::tests::schedule;
    use super::*;
    use proptest::prelude::*;

    /// In 2026.
    const NOW: i64 = 1_780_000_000;

    proptest! {
        #[test]
        fn schedules_survive_storage(schedule in schedule()) {
            let read = Schedule::from_json(&schedule.to_json(), NOW);
            prop_assert_eq!(read, Ok((schedule, Problems::default())));
        }

        #[test]
        fn a_cut_text_is_refused(schedule in schedule(), cut in 1..500_usize) {
            let mut text = schedule.to_json();
            text.truncate(text.len().saturating_sub(cut));
            prop_assert!(Schedule::from_json(&text, NOW).is_err());
        }
    }

    #[test]
    fn bad_cards_are_left_out_and_the_others_stay() {
        let good = "[\"one\",1764470400,2306500000,2118103970]";
        let future = NOW + MAX_CLOCK_DIFFERENCE + 1;
        for (bad, path) in [
            ("null", "harbour[0]"),
            ("{}", "harbour[0]"),
            ("[\"two\",1764470400,2306500000]", "harbour[0]"),
            ("[\"\",1764470400,2306500000,2118103970]", "harbour[0]"),
            ("[\"T w\",1764470400,2306500000,2118103970]", "harbour[0]"),
            ("[2,1764470400,2306500000,2118103970]", "harbour[0]"),
            ("[\"two\",-1,2306500000,2118103970]", "harbour[0]"),
            ("[\"two\",1764470400,1e300,2118103970]", "harbour[0]"),
            ("[\"two\",1764470400,2306500000,0]", "harbour[0]"),
            (
                &format!("[\"two\",{future},2306500000,2118103970]"),
                "harbour.two",
            ),
        ] {
            let text = format!(r#"{{"format":1,"stories":{{"harbour":[{bad},{good}]}}}}"#);
            let (schedule, problems) = Schedule::from_json(&text, NOW).expect("a schedule");
            let items: Vec<_> = schedule.iter().map(|(_, item, _)| item.as_str()).collect();
            assert_eq!(items, ["one"], "{bad}");
            let paths: Vec<_> = problems
                .iter()
                .map(|one| one.location.to_string())
                .collect();
            assert_eq!(paths, [path], "{bad}");
        }
        let text = format!(r#"{{"format":1,"stories":{{"No id":[{good}],"harbour":[{good}]}}}}"#);
        let (schedule, problems) = Schedule::from_json(&text, NOW).expect("a schedule");
        assert_eq!((schedule.iter().count(), problems.count()), (1, 1));
    }

    #[test]
    fn what_is_no_schedule_is_refused() {
        for text in [
            "",
            "[]",
            "null",
            "{}",
            r#"{"format":2,"stories":{}}"#,
            r#"{"format":1,"stories":[]}"#,
            r#"{"format":1}"#,
            "\u{1}",
        ] {
            assert!(Schedule::from_json(text, NOW).is_err(), "{text}");
        }
    }
}
