//! Reading never panics, whatever the bytes, and a pack that was read never makes comparisons or
//! quizzes panic.

#[path = "never_panics/json.rs"]
mod json;
#[path = "never_panics/later.rs"]
mod later;
#[path = "never_panics/mutation.rs"]
mod mutation;
mod support;

use later::{Choices, every_later_stage};
use mutation::Mutation;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;
use standpoint_core::read;
use std::cell::Cell;

fn config(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn arbitrary_bytes_are_no_pack(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(read(&bytes).is_err());
    }

    #[test]
    fn arbitrary_text_is_no_pack(text in r#"[\[\]{}":,0-9a-fnrtu\\eE+. \u{202e}é-]{0,200}"#) {
        prop_assert!(read(text.as_bytes()).is_err());
    }

    #[test]
    fn arbitrary_json_has_problems(value in json::any_value()) {
        let problems = read(value.to_string().as_bytes()).expect_err("the format is missing");
        prop_assert!(problems.count() > 0);
        prop_assert!(!problems.to_string().is_empty());
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn json_with_the_keys_of_packs_never_panics(value in json::near_pack()) {
        if let Ok(pack) = read(value.to_string().as_bytes()) {
            every_later_stage(&pack, &Choices::default());
        }
    }

    #[test]
    fn bytes_changed_in_a_pack_never_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        choices in Choices::any(),
    ) {
        let mut bytes = support::pack("harbour-bridge");
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(pack) = read(&bytes) {
            every_later_stage(&pack, &choices);
        }
    }
}

/// Enough mutated packs must still be valid, or the later stages would not be tested.
#[test]
fn a_mutated_pack_is_refused_or_passes_every_later_stage() {
    for (folder, cases) in [("harbour-bridge", 400), ("fentanyl-tariffs", 60)] {
        let original: Value = serde_json::from_slice(&support::pack(folder)).expect("JSON");
        let valid = Cell::new(0);
        let strategy = (
            prop::collection::vec(any::<Mutation>(), 1..4),
            Choices::any(),
        );
        let tried = TestRunner::new(config(cases)).run(&strategy, |(mutations, choices)| {
            let mut mutated = original.clone();
            for mutation in &mutations {
                mutation.apply(&mut mutated);
            }
            if let Ok(pack) = read(mutated.to_string().as_bytes()) {
                valid.set(valid.get() + 1);
                every_later_stage(&pack, &choices);
                let written = serde_json::to_vec(&pack).expect("a pack can be written");
                prop_assert_eq!(read(&written), Ok(pack));
            }
            Ok(())
        });
        if let Err(failure) = tried {
            panic!("{folder}: {failure}");
        }
        assert!(
            valid.get() * 20 > cases,
            "only {} of {cases} of {folder} were valid",
            valid.get()
        );
    }
}

#[test]
fn the_packs_pass_every_later_stage_and_read_back_unchanged() {
    for folder in support::folders() {
        let pack = read(&support::pack(&folder)).expect("the pack is valid");
        every_later_stage(&pack, &Choices::default());
        let written = serde_json::to_vec(&pack).expect("a pack can be written");
        assert_eq!(read(&written), Ok(pack), "{folder}");
    }
}
