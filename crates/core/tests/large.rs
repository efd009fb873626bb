//! Even the largest and most tangled packs within the limits are read or refused quickly.

mod support;

use serde_json::{Value, json};
use standpoint_core::quiz::generate;
use standpoint_core::read;
use standpoint_core::read::{LIMITS, Limits, read_within};
use std::time::{Duration, Instant};
use support::large_pack::{Size, empty_pack, large_pack};

/// Long enough for the slowest machine. Quadratic work would take far longer.
const MAX_TIME: Duration = Duration::from_secs(120);

fn actor(number: usize, evidence: Value) -> Value {
    let id = format!("a{number}");
    json!({"id": id, "name": "A", "kind": "person", "role": "Is one of many", "evidence": evidence})
}

/// Reads a pack, asserts that this is quick, and returns the number of its problems.
fn problems(about: &str, pack: &Value) -> usize {
    let bytes = pack.to_string().into_bytes();
    assert!(
        bytes.len() <= LIMITS.bytes,
        "{about} has {} bytes",
        bytes.len()
    );
    let start = Instant::now();
    let problems = read(&bytes).map_or_else(|problems| problems.count(), |_| 0);
    let took = start.elapsed();
    assert!(took < MAX_TIME, "{about} took {took:?}");
    problems
}

#[test]
fn a_pack_beyond_the_limits_is_read_within_larger_ones() {
    let pack = |actors| {
        large_pack(Size {
            actors,
            issues: 60,
            positions: 2_000,
        })
    };
    let (most, larger) = (pack(LIMITS.elements), pack(LIMITS.elements + 1));
    assert!(read(most.as_bytes()).is_ok());
    assert!(read(larger.as_bytes()).is_err());
    let elements = LIMITS.elements + 1;
    let within = |elements| read_within(larger.as_bytes(), &Limits { elements, ..LIMITS });
    let pack = within(elements).expect("a pack");
    assert_eq!(pack.actors().len(), elements);
    let problems = within(elements - 1).expect_err("one actor over");
    assert!(problems.to_string().contains("more than 2000 elements"));
}

#[test]
fn a_quiz_of_the_largest_pack_starts_quickly() {
    let json = large_pack(Size {
        actors: LIMITS.elements,
        issues: 60,
        positions: LIMITS.elements,
    });
    let pack = read(json.as_bytes()).expect("a pack");
    let start = Instant::now();
    assert_eq!(generate(&pack, 1, 6, &[]).len(), 6);
    let took = start.elapsed();
    assert!(took < MAX_TIME, "{took:?}");
}

#[test]
fn a_long_chain_of_members_is_followed_once() {
    let mut pack = empty_pack("All.");
    let link = |number| {
        let mut actor = actor(number, json!([{"paragraph": 1}]));
        actor["member_of"] = json!(format!("a{}", number + 1));
        actor
    };
    pack["actors"] = (0..LIMITS.elements).map(link).collect();
    assert_eq!(
        problems("an open chain", &pack),
        1,
        "the last actor belongs to one that does not exist"
    );
    pack["actors"][LIMITS.elements - 1]["member_of"] = json!("a0");
    assert_eq!(problems("a ring", &pack), LIMITS.elements);
}

#[test]
fn many_references_are_looked_up_quickly() {
    let mut pack = empty_pack("All.");
    let actors = (0..LIMITS.elements).map(|number| actor(number, json!([{"paragraph": 1}])));
    pack["actors"] = actors.collect();
    let last = format!("a{}", LIMITS.elements - 1);
    let event = |number| {
        json!({
            "id": format!("e{number}"), "title": "E", "date": {"edtf": "2024", "basis": "stated"},
            "actors": vec![&last; 1_900], "evidence": [{"paragraph": 1}],
        })
    };
    pack["events"] = (0..42).map(event).collect();
    assert_eq!(problems("80,000 references", &pack), 0);
}

#[test]
fn many_passages_of_a_long_paragraph_are_found_quickly() {
    let mut pack = empty_pack(&"ab ".repeat(LIMITS.text / 3));
    let passage = json!({"paragraph": 1, "selector": {"exact": "ab ab ac"}});
    pack["actors"] = (0..13)
        .map(|number| actor(number, vec![passage.clone(); 1_800].into()))
        .collect();
    assert_eq!(problems("23,400 passages", &pack), 13 * 1_800);
}

#[test]
fn many_errors_are_reported_quickly() {
    let mut pack = empty_pack("All.");
    let passages = vec![json!({"paragraph": "one", "extra": 1}); 1_800];
    pack["actors"] = (0..13)
        .map(|number| actor(number, json!(passages)))
        .collect();
    assert!(problems("23,400 invalid passages", &pack) > 1_000);
}
