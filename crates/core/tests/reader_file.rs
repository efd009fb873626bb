//! Files of the reader's answers: what is read, what is left out, and what merging does.

mod support;

use proptest::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::Ratings;
use standpoint_core::pack::PackId;
use standpoint_core::quiz::{Plan, Saved, Session, Try};
use standpoint_core::reader_file::{
    Keep, LeftOut, MAX_BYTES, Opened, Part, ReadError, ReaderFile, Reason, StoryState, Tally,
    merge, read,
};
use standpoint_core::review::{Rating, Schedule};

/// In 2026.
const NOW: i64 = 1_780_000_000;

fn story(id: &str) -> PackId {
    id.to_owned().try_into().expect("an id")
}

/// A quiz with these responses, as `"item":index`.
fn quiz(story: &str, fingerprint: u8, responses: &[(&str, u8)]) -> Saved {
    let responses: Vec<_> = responses
        .iter()
        .map(|(item, index)| {
            format!(r#"{{"item":"{item}","hash":7,"response":{{"one":{index}}}}}"#)
        })
        .collect();
    let json = format!(
        r#"{{"format":2,"pack":"{story}","fingerprint":"{fingerprint}","plan":{{"seed":1,"authored":true,"generated":6,"shuffled":false}},"at":0,"answers":[{}]}}"#,
        responses.join(",")
    );
    Saved::from_json(&json).expect("a quiz")
}

fn ratings(rated: &[(&str, &str)]) -> Ratings {
    let rated: Vec<_> = rated
        .iter()
        .map(|(issue, answer)| format!(r#""{issue}":{{"answer":"{answer}","weight":"single"}}"#))
        .collect();
    Ratings::from_json(&format!("{{{}}}", rated.join(","))).expect("ratings")
}

fn reviews(reviewed: &[(&str, i64)]) -> Schedule {
    let mut json = String::new();
    for (item, days) in reviewed {
        let comma = if json.is_empty() { "" } else { "," };
        let seconds = days * 86_400;
        json += &format!(r#"{comma}["{item}",{seconds},2306500000,2118103970]"#);
    }
    let json = format!(r#"{{"format":1,"stories":{{"harbour":[{json}]}}}}"#);
    Schedule::from_json(&json, NOW).expect("reviews").0
}

fn state(id: &str, saved: Saved, ratings: Ratings) -> StoryState {
    StoryState {
        story: story(id),
        quizzes: vec![("quiz".into(), saved)],
        ratings,
    }
}

fn sample() -> ReaderFile {
    let mut other = state("bridge", quiz("bridge", 5, &[("two", 1)]), ratings(&[]));
    let own = quiz("bridge", 6, &[("two", 0)]);
    other.quizzes.push(("quiz:7:3".into(), own));
    let harbour = quiz("harbour", 9, &[("one", 0), ("two", 1)]);
    ReaderFile {
        stories: vec![
            other,
            state("harbour", harbour, ratings(&[("wall", "agree")])),
        ],
        reviews: reviews(&[("one", 10), ("two", 11)]),
    }
}

fn left_out(about: Option<&str>, part: Part, count: usize, reason: Reason) -> LeftOut {
    LeftOut {
        story: about.map(story),
        part,
        count,
        reason,
    }
}

#[test]
fn a_file_is_read_as_it_was_written() {
    for file in [sample(), ReaderFile::default()] {
        let opened = read(&file.to_json(), NOW).expect("a file");
        assert_eq!((opened.file, opened.left_out), (file, Vec::new()));
    }
    // A byte order mark, as some editors add.
    let text = ["\u{feff}", &sample().to_json()].concat();
    assert_eq!(read(&text, NOW).map(|opened| opened.file), Ok(sample()));
    // As it may come out of a mail.
    let (start, end) = text.split_at(100);
    let text = format!("Hello,\n\n{start}\r\n{end}\n\nYours");
    assert_eq!(read(&text, NOW).map(|opened| opened.file), Ok(sample()));
}

#[test]
fn files_of_earlier_versions_are_read() {
    let saved = quiz("harbour", 9, &[("one", 1)]);
    let rated = ratings(&[("wall", "agree")]);
    let text = format!(
        r#"{{"format":1,"pack":"harbour","quiz":{},"ratings":{}}}"#,
        saved.to_json(),
        rated.to_json()
    );
    let opened = read(&text, NOW).expect("a file");
    assert_eq!(opened.file.stories, [state("harbour", saved, rated)]);
    assert_eq!(opened.left_out, []);
    // The fingerprint as a number, and ratings without a version.
    let text = text.replace("\"9\"", "9");
    let text = text
        .replace(r#"{"format":2,"ratings":"#, "")
        .replace("}}}}", "}}}");
    let earlier = read(&text, NOW).expect("a file");
    assert_eq!(earlier, opened, "{text}");

    let text = r#"{"format":1,"pack":"harbour","earlier":[{"key":"k","text":"{\n}"}]}"#;
    let opened = read(text, NOW).expect("a file");
    let expected = left_out(Some("harbour"), Part::Earlier, 1, Reason::OtherVersion);
    assert_eq!(
        (opened.file, opened.left_out),
        (ReaderFile::default(), vec![expected])
    );
}

#[test]
fn what_is_no_file_is_refused() {
    let text = sample().to_json();
    for end in 1..text.len() {
        assert_eq!(read(&text[..end], NOW), Err(ReadError::Cut), "{end}");
    }
    for other in [
        "",
        "hello",
        "<!DOCTYPE html>",
        "[]",
        "{}",
        "null",
        "7",
        "{\"format\":1}",
        "{\"format\":\"2\",\"stories\":{}}",
        "{\"format\":2}",
        "{\"format\":2,\"stories\":[]}",
        "{\"format\":9}",
        "{\"format\":1,\"pack\":\"A b\",\"quiz\":{}}",
        // Another program's file, and a pack.
        "{\"version\":2,\"data\":[1,2]}",
        "{\"format\":1,\"id\":\"harbour\",\"title\":\"t\"}",
        "{\"format\":2,\"stories\":{}}}",
    ] {
        assert_eq!(read(other, NOW), Err(ReadError::NotOurs), "{other}");
    }
    let newer = text.replacen("\"format\":2", "\"format\":3", 1);
    assert_eq!(read(&newer, NOW), Err(ReadError::Newer));
    let many = format!("[{}0]", "0,".repeat(2_000));
    for huge in ["x".repeat(10 << 20), " ".repeat(MAX_BYTES + 1), many] {
        assert_eq!(read(&huge, NOW), Err(ReadError::TooLarge));
    }
}

#[test]
fn damaged_parts_are_left_out_and_the_others_stay() {
    let good = sample();
    let harbour = Some("harbour");
    let damaged = |from: &str, to: &str| {
        let text = good.to_json();
        assert!(text.contains(from), "{from}");
        let opened = read(&text.replacen(from, to, 1), NOW).expect("a file");
        let count = |file: &ReaderFile| -> usize {
            let stories = file.stories.iter();
            let parts = stories.map(|it| it.quizzes.len() + usize::from(!it.ratings.is_empty()));
            parts.sum::<usize>() + file.reviews.iter().count()
        };
        (opened.left_out, count(&good) - count(&opened.file))
    };
    let out = |about, part, count| vec![left_out(about, part, count, Reason::Damaged)];
    for (from, to, expected) in [
        (
            "\"fingerprint\":\"9\"",
            "\"fingerprint\":-9",
            out(harbour, Part::Quiz, 0),
        ),
        // Another story's quiz, and one under a key of something else.
        (
            "\"pack\":\"harbour\"",
            "\"pack\":\"bridge\"",
            out(harbour, Part::Quiz, 0),
        ),
        (
            "\"quiz:7:3\"",
            "\"quiz:7:backup:3\"",
            out(Some("bridge"), Part::Quiz, 0),
        ),
        (
            "\"quiz:7:3\"",
            "\"ratings\"",
            out(Some("bridge"), Part::Quiz, 0),
        ),
        // An item with an invisible character.
        (
            "{\"item\":\"one\"",
            "{\"item\":\"o\u{200b}ne\"",
            out(harbour, Part::Quiz, 0),
        ),
        ("\"agree\"", "\"maybe\"", out(harbour, Part::Ratings, 0)),
        ("\"one\",864000", "\"one\",-1", out(None, Part::Reviews, 1)),
    ] {
        assert_eq!(damaged(from, to), (expected, 1), "{to}");
    }
    let (out_of_it, lost) = damaged("\"bridge\":{", "\"Bridge\":{");
    assert_eq!((out_of_it, lost), (out(None, Part::Story, 1), 2));
    let (out_of_it, lost) = damaged("\"reviews\":{\"format\":1", "\"reviews\":{\"format\":7");
    assert_eq!((out_of_it, lost), (out(None, Part::Reviews, 0), 2));
}

/// A story's pack, and a quiz about it with some answers.
fn answered() -> (Pack, Saved) {
    let pack = standpoint_core::read(&support::pack("harbour-bridge")).expect("a pack");
    let plan = Plan {
        seed: 1,
        authored: true,
        generated: 6,
        ..Plan::default()
    };
    let mut session = Session::start(&pack, plan);
    let first = session.items()[0].clone();
    let answered = session.answer(&first.id, first.interaction.key(), None);
    answered.expect("a score");
    (pack, session.save())
}

#[test]
fn a_quiz_about_another_version_is_left_out() {
    let (pack, saved) = answered();
    let id = pack.id().as_str().to_owned();
    let open = |saved: Saved| {
        let mut opened = Opened::default();
        opened.file.stories = vec![state(&id, saved, ratings(&[]))];
        let other = state("other", quiz("other", 1, &[("one", 1)]), ratings(&[]));
        opened.file.stories.push(other);
        opened.check_story(&pack);
        let quizzes = opened.file.stories.iter().map(|state| state.quizzes.len());
        (quizzes.collect::<Vec<_>>(), opened.left_out)
    };
    assert_eq!(open(saved.clone()), (vec![1, 1], vec![]));
    // An answer to a question that has changed since.
    let mut changed = Saved {
        fingerprint: saved.fingerprint ^ 1,
        ..saved.clone()
    };
    assert_eq!(open(changed.clone()), (vec![1, 1], vec![]));
    changed.answers[0].hash ^= 1;
    let expected = left_out(Some(&id), Part::Quiz, 1, Reason::OtherVersion);
    assert_eq!(open(changed), (vec![0, 1], vec![expected]));
    let no_item = Saved {
        answers: quiz(&id, 1, &[("no-such-item", 1)]).answers,
        ..saved
    };
    let expected = left_out(Some(&id), Part::Quiz, 1, Reason::Damaged);
    assert_eq!(open(no_item), (vec![0, 1], vec![expected]));
}

#[test]
fn the_reader_chooses_only_what_differs() {
    let mine = ReaderFile {
        stories: vec![state(
            "harbour",
            quiz("harbour", 9, &[("one", 0), ("three", 1)]),
            ratings(&[("wall", "agree"), ("tolls", "neutral")]),
        )],
        reviews: reviews(&[("one", 10), ("two", 12)]),
    };
    let mut theirs = ReaderFile {
        stories: vec![state(
            "harbour",
            quiz("harbour", 9, &[("one", 1), ("two", 1), ("three", 1)]),
            ratings(&[("wall", "disagree"), ("road", "agree")]),
        )],
        reviews: reviews(&[("one", 11), ("two", 11), ("three", 9)]),
    };
    let tallies = |keep| {
        let merged = merge(&mine, &theirs, keep);
        let tallies = merged
            .changes
            .iter()
            .map(|change| (change.part, change.tally));
        (tallies.collect::<Vec<_>>(), merged)
    };
    let tally = |added, same, kept_mine, kept_theirs| Tally {
        added,
        same,
        kept_mine,
        kept_theirs,
    };
    let (kept_mine, merged) = tallies(Keep::Mine);
    let expected = [
        (Part::Quiz, tally(1, 1, 1, 0)),
        (Part::Ratings, tally(1, 0, 1, 0)),
        (Part::Reviews, tally(2, 0, 1, 0)),
    ];
    assert_eq!((kept_mine, merged.conflicts()), (expected.to_vec(), 2));
    let (kept_theirs, merged) = tallies(Keep::Theirs);
    let expected = [
        (Part::Quiz, tally(1, 1, 0, 1)),
        (Part::Ratings, tally(1, 0, 0, 1)),
        (Part::Reviews, tally(2, 0, 1, 0)),
    ];
    assert_eq!((kept_theirs, merged.conflicts()), (expected.to_vec(), 2));
    let expected = ReaderFile {
        stories: vec![state(
            "harbour",
            quiz("harbour", 9, &[("one", 1), ("three", 1), ("two", 1)]),
            ratings(&[
                ("wall", "disagree"),
                ("tolls", "neutral"),
                ("road", "agree"),
            ]),
        )],
        reviews: reviews(&[("one", 11), ("two", 12), ("three", 9)]),
    };
    assert_eq!(merged.file, expected);

    // Other questions: one of the quizzes stays as a whole.
    theirs.stories[0].quizzes[0].1.fingerprint += 1;
    let quizzes = |mine: &ReaderFile, keep| {
        let merged = merge(mine, &theirs, keep);
        let state = &merged.file.stories[0];
        (merged.changes[0].tally, state.quizzes[0].1.clone())
    };
    let (own, other) = (
        &mine.stories[0].quizzes[0].1,
        &theirs.stories[0].quizzes[0].1,
    );
    assert_eq!(quizzes(&mine, Keep::Mine), (tally(0, 0, 3, 0), own.clone()));
    assert_eq!(
        quizzes(&mine, Keep::Theirs),
        (tally(0, 0, 0, 3), other.clone())
    );
    let mut none = mine.clone();
    none.stories[0].quizzes[0].1.answers.clear();
    assert_eq!(
        quizzes(&none, Keep::Mine),
        (tally(3, 0, 0, 0), other.clone())
    );
}

#[test]
fn a_file_of_another_story_changes_nothing_else() {
    let mine = sample();
    let theirs = ReaderFile {
        stories: vec![state(
            "tariffs",
            quiz("tariffs", 1, &[("one", 1)]),
            ratings(&[]),
        )],
        reviews: Schedule::default(),
    };
    let merged = merge(&mine, &theirs, Keep::Theirs);
    assert_eq!(merged.conflicts(), 0);
    let (before, added) = merged.file.stories.split_at(mine.stories.len());
    assert_eq!((before, added), (&*mine.stories, &*theirs.stories));
    assert_eq!(merged.file.reviews, mine.reviews);
}

/// How earlier quizzes went, of few kinds, so that two lists have some in common.
fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = (0..2_usize).prop_map(|right| Try { items: 5, right });
    prop::collection::vec(one, 0..4)
}

/// Whether `all` has each of `some`, in their order.
fn has_in_order(all: &[Try], some: &[Try]) -> bool {
    let mut all = all.iter();
    some.iter().all(|one| all.any(|other| other == one))
}

/// A file about few stories, items and statements, so that two of them have some in common.
fn file() -> impl Strategy<Value = ReaderFile> {
    let items = prop::sample::subsequence(vec!["one", "two", "three"], 0..=3);
    let rated = prop::sample::subsequence(vec!["wall", "road"], 0..=2);
    let answers = ["agree", "disagree", "skipped"];
    let story_state = (
        prop::sample::select(vec!["harbour", "bridge"]),
        0..2_u8,
        items,
        any::<[bool; 3]>(),
        rated,
        prop::sample::select(answers.to_vec()),
        tries(),
    );
    let stories = prop::collection::vec(story_state, 0..3);
    let reviewed = prop::collection::vec((0..3_usize, 1..5_i64), 0..4);
    (stories, reviewed).prop_map(|(stories, reviewed)| {
        let mut file = ReaderFile::default();
        for (id, fingerprint, items, right, rated, answer, earlier) in stories {
            if file.stories.iter().any(|state| state.story == story(id)) {
                continue;
            }
            let responses: Vec<_> = items.into_iter().zip(right.map(u8::from)).collect();
            let rated: Vec<_> = rated.into_iter().map(|issue| (issue, answer)).collect();
            let saved = Saved {
                earlier,
                ..quiz(id, fingerprint, &responses)
            };
            file.stories.push(state(id, saved, ratings(&rated)));
        }
        file.stories.sort_by(|a, b| a.story.cmp(&b.story));
        for (item, day) in reviewed {
            let item = ["one", "two", "three"][item];
            let item = quiz("harbour", 0, &[(item, 0)]).answers[0].item.clone();
            file.reviews
                .record(&story("harbour"), &item, Rating::Good, day * 86_400);
        }
        file
    })
}

proptest! {
    #[test]
    fn files_survive_writing(file in file()) {
        let opened = read(&file.to_json(), NOW).expect("a file");
        prop_assert_eq!(opened.file, file);
    }

    #[test]
    fn opening_a_file_twice_changes_nothing(mine in file(), theirs in file()) {
        for keep in [Keep::Mine, Keep::Theirs] {
            let once = merge(&mine, &theirs, keep).file;
            let twice = merge(&once, &theirs, keep);
            prop_assert_eq!(&twice.file, &once);
            prop_assert!(twice.changes.iter().all(|change| change.tally.added == 0));
            prop_assert_eq!(&merge(&once, &once, keep).file, &once);
        }
    }

    #[test]
    fn nothing_is_lost_without_a_choice(mine in file(), theirs in file()) {
        let merged = merge(&mine, &theirs, Keep::Mine);
        for state in &mine.stories {
            let after = merged.file.stories.iter().find(|it| it.story == state.story);
            let after = after.expect("each story stays");
            for (key, saved) in &state.quizzes {
                let quiz = after.quizzes.iter().find(|(other, _)| other == key);
                let (_, quiz) = quiz.expect("each quiz stays");
                for answer in &saved.answers {
                    prop_assert!(quiz.answers.contains(answer), "{:?}", quiz);
                }
                prop_assert!(has_in_order(&quiz.earlier, &saved.earlier), "{:?}", quiz);
            }
            for (issue, rating) in state.ratings.iter() {
                prop_assert_eq!(after.ratings.get(issue), Some(rating));
            }
        }
        for state in &theirs.stories {
            let mut after = merged.file.stories.iter().filter(|it| it.story == state.story);
            let quiz = after.next().and_then(|it| it.quizzes.first());
            let (_, quiz) = quiz.expect("each quiz is added or merged");
            prop_assert!(has_in_order(&quiz.earlier, &state.quizzes[0].1.earlier), "{:?}", quiz);
        }
        // All of the file is counted.
        let counted: usize = merged.changes.iter().map(|change| {
            let Tally { added, same, kept_mine, kept_theirs } = change.tally;
            added + same + kept_mine + kept_theirs
        }).sum();
        let answers = theirs.stories.iter().map(|state| {
            state.quizzes[0].1.answers.len() + state.ratings.iter().count()
        });
        prop_assert_eq!(counted, answers.sum::<usize>() + theirs.reviews.iter().count());
        if merged.conflicts() == 0 {
            prop_assert_eq!(merge(&mine, &theirs, Keep::Theirs).file, merged.file);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,60}", at in 0..400_usize) {
        let _ = read(&text, NOW);
        let mut file = sample().to_json();
        while !file.is_char_boundary(at.min(file.len())) {
            file.pop();
        }
        file.insert_str(at.min(file.len()), &text);
        let _ = read(&file, NOW);
    }
}
