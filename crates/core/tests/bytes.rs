//! Bytes that are not a pack's JSON are refused with their location, before any work on them.

mod support;

use standpoint_core::read;
use standpoint_core::read::{LIMITS, Location};
use std::time::{Duration, Instant};

/// The small pack's bytes, with one piece of text replaced.
fn with(piece: &str, replacement: &str) -> Vec<u8> {
    let text = String::from_utf8(support::pack("harbour-bridge")).expect("the pack is UTF-8");
    assert!(text.contains(piece), "the pack has {piece}");
    text.replacen(piece, replacement, 1).into_bytes()
}

/// Asserts that exactly one problem is reported, with this location and part of the message.
fn refused(about: &str, bytes: &[u8], location: &str, what: &str) {
    let start = Instant::now();
    let problems = read(bytes).expect_err(about);
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{about} took {:?}",
        start.elapsed()
    );
    assert_eq!(problems.count(), 1, "{about}: {problems}");
    for problem in problems.iter() {
        let text = problem.to_string();
        assert!(
            problem.location.to_string().starts_with(location),
            "{about}: {text}"
        );
        assert!(problem.what.contains(what), "{about}: {text}");
        assert!(
            !problem.hint.is_empty() && text.len() < 500,
            "{about}: {text}"
        );
    }
}

#[test]
fn invalid_json_is_refused_with_line_and_column() {
    let cases: [(&str, Vec<u8>, &str, &str); 18] = [
        ("empty", vec![], "line 1, column 1", "EOF"),
        (
            "only white space",
            b" \n ".to_vec(),
            "line 2, column 1",
            "EOF",
        ),
        (
            "only a byte order mark",
            b"\xef\xbb\xbf".to_vec(),
            "line 1, column 1",
            "EOF",
        ),
        (
            "two byte order marks",
            b"\xef\xbb\xbf\xef\xbb\xbf{}".to_vec(),
            "line 1, column 1",
            "expected value",
        ),
        (
            "UTF-16",
            b"\xff\xfe{\0}\0".to_vec(),
            "line 1, column 1",
            "not UTF-8",
        ),
        (
            "invalid UTF-8",
            b"{\n  \"title\": \"a\xc3\x28\"}".to_vec(),
            "line 2, column 14",
            "not UTF-8",
        ),
        (
            "half a character at the end",
            b"{\"title\": \"\xe2\x80".to_vec(),
            "line 1, column 12",
            "not UTF-8",
        ),
        (
            "trailing bytes",
            [support::pack("harbour-bridge"), b"x".to_vec()].concat(),
            "line ",
            "trailing characters",
        ),
        (
            "a second value",
            b"{} {}".to_vec(),
            "line 1, column 4",
            "trailing characters",
        ),
        (
            "a comment",
            with("{", "{ // the pack\n"),
            "line 1, column 3",
            "key must be a string",
        ),
        (
            "an extra comma",
            with("\"language\": \"en\",", "\"language\": \"en\",,"),
            "line ",
            "key must be a string",
        ),
        (
            "single quotes",
            b"{'format': 1}".to_vec(),
            "line 1, column 2",
            "key must be a string",
        ),
        (
            "a lone surrogate",
            with("\"Should", "\"\\ud800"),
            "line 5, ",
            "hex escape",
        ),
        (
            "the other half of a surrogate",
            with("\"Should", "\"\\udc00"),
            "line 5, ",
            "surrogate",
        ),
        (
            "NaN",
            with("\"value\": 7.5", "\"value\": NaN"),
            "line ",
            "expected value",
        ),
        (
            "infinity",
            with("\"value\": 7.5", "\"value\": Infinity"),
            "line ",
            "expected value",
        ),
        (
            "1e999",
            with("\"value\": 7.5", "\"value\": 1e999"),
            "line ",
            "number out of range",
        ),
        (
            "a bare control character",
            with("\"Should", "\"\u{1}Should"),
            "line 5, ",
            "control character",
        ),
    ];
    for (about, bytes, location, what) in cases {
        refused(about, &bytes, location, what);
    }
}

#[test]
fn a_truncated_pack_is_refused() {
    let pack = support::pack("harbour-bridge");
    let whole = pack.trim_ascii_end().len();
    for end in (0..whole).step_by(977).chain([whole - 1]) {
        let problems = read(&pack[..end]).expect_err("a truncated pack");
        assert_eq!(problems.count(), 1, "cut off at {end}: {problems}");
        for problem in problems.iter() {
            assert!(
                matches!(problem.location, Location::Text { .. }),
                "cut off at {end}: {problem}"
            );
        }
    }
}

#[test]
fn a_byte_order_mark_and_other_line_ends_make_no_difference() {
    let pack = support::pack("harbour-bridge");
    let plain = read(&pack).expect("the pack is valid");
    let marked = [b"\xef\xbb\xbf".to_vec(), pack.clone()].concat();
    assert_eq!(read(&marked), Ok(plain.clone()));
    let text = String::from_utf8(pack).expect("the pack is UTF-8");
    assert_eq!(read(text.replace('\n', "\r\n").as_bytes()), Ok(plain));
}

#[test]
fn a_pack_beyond_the_limits_is_refused_quickly() {
    let question = r#"{"id": "q", "skill": "recall"},"#;
    let deep = |open: &str, levels: usize| open.repeat(levels);
    let long = "x".repeat(1 << 20);
    let cases = [
        ("over the byte limit", " ".repeat(LIMITS.bytes + 1).into_bytes(), "the file", "4194305 bytes"),
        ("over the byte limit, and not UTF-8", vec![0xff; LIMITS.bytes + 1], "the file", "4194305 bytes"),
        ("100,000 questions", with("\"questions\": [", &format!("\"questions\": [{}", question.repeat(100_000))), "questions", "more than 2000 elements"),
        ("100,000 questions in an unknown key", format!("{{\"x\": [{}0]}}", "0,".repeat(100_000)).into_bytes(), "x", "more than 2000 elements"),
        ("too many keys", format!("{{{}\"z\": 0}}", (0..2_000).map(|i| format!("\"k{i}\": 0,")).collect::<String>()).into_bytes(), "the top level", "more than 2000 elements"),
        ("many small values", format!("[{}0]", "[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],".repeat(1_900)).into_bytes(), "[1639][19]", "more than 100000 values"),
        ("a text of 1 MB", with("Should the Halyard Bridge", &long), "title", "more than 20000 bytes of text"),
        ("a text of 1 MB in an unknown key", format!("{{\"x\": \"{long}\"}}").into_bytes(), "x", "more than 20000 bytes of text"),
        ("a key of 1 MB", format!("{{\"{long}\": 0}}").into_bytes(), "the top level", "more than 200 bytes in a key"),
        ("lists too deep", deep("[", 17).into_bytes(), "[0]", "more than 16 levels"),
        ("objects too deep", deep("{\"a\":", 17).into_bytes(), "a.a", "more than 16 levels"),
        ("too deep in an unknown key", with("{", &format!("{{\"x\": {}{},", deep("[", 16), "]".repeat(16))), "x[0]", "more than 16 levels"),
        ("two million lists deep", deep("[", 2_000_000).into_bytes(), "[0]", "more than 16 levels"),
        ("800,000 objects deep in an unknown key", format!("{{\"x\": {}", deep("{\"a\":", 800_000)).into_bytes(), "x.a", "more than 16 levels"),
    ];
    for (about, bytes, location, what) in cases {
        refused(about, &bytes, location, what);
    }
}

#[test]
fn a_pack_just_within_the_limits_is_read() {
    let deep = format!("{{\"x\": {}{},", "[".repeat(15), "]".repeat(15));
    let problems = read(&with("{", &deep)).expect_err("an unknown key");
    assert_eq!(problems.to_string().lines().count(), 1, "{problems}");
    assert!(
        problems
            .iter()
            .all(|problem| problem.location.to_string() == "x"),
        "{problems}"
    );

    let long = "x".repeat(LIMITS.text - "After".len());
    let summary = with("\"summary\": \"", &format!("\"summary\": \"{long} "));
    assert!(read(&summary).is_err(), "one over");
    let rest = "five Sundays without cars, a harbour town has to decide";
    assert!(read(&with(rest, &"y".repeat(LIMITS.text / 2))).is_ok());

    let mut padded = support::pack("harbour-bridge");
    padded.resize(LIMITS.bytes, b' ');
    assert!(read(&padded).is_ok());
}

/// Quoting a long key in every problem would make a small file costly.
#[test]
fn at_most_200_problems_are_listed() {
    let key = "k".repeat(LIMITS.key);
    let nulls = format!("{{\"{key}\": [{}null]}}", "null,".repeat(1_900));
    let problems = read(nulls.as_bytes()).expect_err("no pack");
    assert_eq!(problems.iter().count(), 200);
    assert_eq!(problems.count(), 1_902, "the nulls, and the missing format");
    assert!(problems.to_string().ends_with("and 1702 more\n"));
}

#[test]
fn duplicate_keys_are_refused_at_every_level() {
    let cases = [
        (
            with(
                "\"language\": \"en\",",
                "\"language\": \"en\", \"language\": \"en\",",
            ),
            "language",
        ),
        (
            with("\"publisher\":", "\"publisher\": \"Us\", \"publisher\":"),
            "source.publisher",
        ),
        (
            with("\"paragraph\": 1", "\"paragraph\": 1, \"paragraph\": 1"),
            "actors[0].evidence[0].paragraph",
        ),
        (
            with(
                "\"language\": \"en\",",
                "\"language\": \"en\", \"langu\\u0061ge\": \"en\",",
            ),
            "language",
        ),
    ];
    for (bytes, path) in cases {
        refused(path, &bytes, path, "duplicate key");
    }
}

#[test]
fn control_characters_and_direction_overrides_are_refused() {
    let controls = ('\0'..='\u{1f}').chain('\u{7f}'..='\u{9f}');
    let overrides = ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}');
    for unfit in controls.chain(overrides) {
        let code = u32::from(unfit);
        let bytes = with("\"Should the", &format!("\"Should\\u{code:04x} the"));
        refused(
            &format!("U+{code:04X}"),
            &bytes,
            "title",
            &format!("U+{code:04X}"),
        );
    }
}
