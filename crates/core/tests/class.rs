//! A quiz that a teacher sets: its code, the files of the pupils, and the results of the class.

mod support;

use proptest::prelude::*;
use standpoint_core::Pack;
use standpoint_core::class::{
    Assignment, Collected, FileProblem, MAX_NAME, OpenedFile, ResultFile, SameName, collect,
};
use standpoint_core::pack::Decimal;
use standpoint_core::quiz::{AskCertainty, Certainty, Item, Response, Session, ShowAnswers};
use standpoint_core::reader_file::ReadError;
use std::sync::LazyLock;

const ASSIGNMENT: Assignment = Assignment {
    questions: Some(4),
    seed: 3,
    show_answers: ShowAnswers::AtEnd,
    certainty: AskCertainty::Asked,
};

fn pack() -> &'static Pack {
    static PACK: LazyLock<Pack> =
        LazyLock::new(|| standpoint_core::read(&support::pack("harbour-bridge")).expect("a pack"));
    &PACK
}

fn any_assignment() -> impl Strategy<Value = Assignment> {
    (
        prop::option::of(1..=u32::MAX),
        any::<u32>(),
        prop::sample::select(ShowAnswers::ALL.to_vec()),
        prop::sample::select(AskCertainty::ALL.to_vec()),
    )
        .prop_map(|(questions, seed, show_answers, certainty)| Assignment {
            questions,
            seed,
            show_answers,
            certainty,
        })
}

/// The file of a pupil who answers the first questions, each right or not.
fn file(pack: &Pack, assignment: Assignment, name: &str, right: &[bool]) -> ResultFile {
    let mut session = Session::start(pack, assignment.plan());
    for (item, right) in session.items().to_vec().iter().zip(right) {
        let response = match right {
            true => item.interaction.key(),
            false => wrong(item),
        };
        let certainty = (assignment.certainty == AskCertainty::Asked).then_some(Certainty::Sure);
        let taken = session.answer(&item.id, response, certainty);
        taken.expect("a score");
    }
    ResultFile::new(name, assignment, &session).expect("a name")
}

/// A response that is not exactly right.
fn wrong(item: &Item) -> Response {
    wrongs(item).into_iter().next().expect("a wrong response")
}

/// Some responses that are not exactly right.
fn wrongs(item: &Item) -> Vec<Response> {
    let options = item.interaction.options();
    let candidates = (0..options)
        .flat_map(|at| {
            [
                Response::One(at),
                Response::Several(vec![at]),
                Response::Sentences(vec![at]),
                Response::Time(at),
            ]
        })
        .chain([
            Response::Order((0..options).rev().collect()),
            Response::Order((0..options).collect()),
            Response::Number(Decimal::HUNDRED),
            Response::Text("nobody".into()),
        ])
        .chain((0..8).map(|rows| Response::Match(vec![0; rows])))
        .chain((0..8).map(|rows| Response::Match((0..rows).collect())))
        .chain((0..8).map(|rows| Response::Match((0..rows).rev().collect())));
    candidates
        .filter(|it| {
            let score = item.interaction.score(it);
            score.is_ok_and(|score| !score.right)
        })
        .collect()
}

fn opened(name: &str, content: Result<ResultFile, FileProblem>) -> OpenedFile {
    OpenedFile {
        name: name.into(),
        content,
    }
}

/// Collects files after writing and reading each.
fn collect_texts(pack: &Pack, files: &[(&str, ResultFile)]) -> Collected {
    let files: Vec<_> = files
        .iter()
        .map(|(name, file)| opened(name, ResultFile::read(&file.to_json())))
        .collect();
    collect(pack, &files)
}

#[test]
fn codes_are_stable() {
    for (code, questions, seed, show_answers, certainty) in [
        (
            "1-10-3-at-end-asked",
            Some(10),
            3,
            ShowAnswers::AtEnd,
            AskCertainty::Asked,
        ),
        (
            "1-all-1-after-each-not-asked",
            None,
            1,
            ShowAnswers::AfterEach,
            AskCertainty::NotAsked,
        ),
        (
            "1-5-4294967295-never-asked",
            Some(5),
            u32::MAX,
            ShowAnswers::Never,
            AskCertainty::Asked,
        ),
    ] {
        let assignment = Assignment {
            questions,
            seed,
            show_answers,
            certainty,
        };
        assert_eq!(assignment.to_code(), code);
        assert_eq!(Assignment::from_code(code), Some(assignment));
    }
}

#[test]
fn what_is_no_code_is_refused() {
    for code in [
        "",
        "-",
        "1",
        "quiz",
        "1-10",
        "1-10-3",
        "1-10-3-never",
        "1-10-3-never-",
        "2-10-3-never-asked",
        "1-0-3-never-asked",
        "1--3-never-asked",
        "1-10--never-asked",
        "1-+5-3-never-asked",
        "1-10-4294967296-never-asked",
        "1-10-3-always-asked",
        "1-10-3-never-perhaps",
        "1-10-3-never-asked-1",
        "1-10-3-neverasked",
        "1-10-3-at-end",
        "01-10-3-never-asked",
    ] {
        assert_eq!(Assignment::from_code(code), None, "{code}");
    }
}

proptest! {
    #[test]
    fn a_code_is_read_as_it_was_written(assignment in any_assignment()) {
        let code = assignment.to_code();
        prop_assert_eq!(Assignment::from_code(&code), Some(assignment));
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        prop_assert!(code.chars().all(is_plain), "{}", code);
        prop_assert_eq!(&code, &code.to_ascii_lowercase());
    }

    /// A chat or a careless hand cuts a link: that is never the link of another quiz.
    #[test]
    fn a_cut_code_is_none(assignment in any_assignment(), keep in 0.0..1.0) {
        let code = assignment.to_code();
        let keep = (code.len() as f64 * keep) as usize;
        prop_assert_eq!(Assignment::from_code(code.split_at(keep).0), None);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(1-)?[a-z0-9-]{0,30}") {
        if let Some(assignment) = Assignment::from_code(&text) {
            prop_assert_eq!(Assignment::from_code(&assignment.to_code()), Some(assignment));
        }
    }

    /// Any name that is left is one that can be displayed and read again.
    #[test]
    fn a_file_is_read_as_it_was_written(name: String) {
        let pack = pack();
        let session = Session::start(pack, ASSIGNMENT.plan());
        if let Some(file) = ResultFile::new(&name, ASSIGNMENT, &session) {
            prop_assert!(file.name.chars().count() <= MAX_NAME);
            prop_assert_eq!(ResultFile::read(&file.to_json()), Ok(file));
        }
    }
}

proptest! {
    /// Somebody edits a file, or it is damaged.
    #[test]
    fn any_change_is_read_or_refused(from in 0.0..1.0, length in 0..40_usize, new in "[0-9a-z{}\\[\\]\",:-]{0,12}") {
        let pack = pack();
        let mut text = file(pack, ASSIGNMENT, "Ada", &[true, false, true]).to_json();
        let from = (text.len() as f64 * from) as usize;
        let to = (from + length).min(text.len());
        text.replace_range(from..to, &new);
        let files = [opened("a.json", ResultFile::read(&text))];
        let collected = collect(pack, &files);
        let pupils = collected.results.map_or(0, |it| it.pupils.len());
        prop_assert_eq!(pupils + collected.problems.len(), 1);
    }
}

#[test]
fn a_name_is_one_line_and_hides_nothing() {
    let pack = pack();
    let session = Session::start(pack, ASSIGNMENT.plan());
    for (typed, name) in [
        ("  Ada \n Lovelace ", Some("Ada Lovelace")),
        ("\u{202e}Ada\u{200b}", Some("Ada")),
        ("علی\u{200c}رضا", Some("علی\u{200c}رضا")),
        ("李", Some("李")),
        (" \u{feff} \t", None),
        ("", None),
    ] {
        let file = ResultFile::new(typed, ASSIGNMENT, &session);
        assert_eq!(file.as_ref().map(|it| &*it.name), name, "{typed:?}");
    }
    let long = ResultFile::new(&"x".repeat(500), ASSIGNMENT, &session).expect("a name");
    assert_eq!(long.name.len(), MAX_NAME);
}

#[test]
fn files_that_cannot_be_used_say_why() {
    let pack = pack();
    let good = file(pack, ASSIGNMENT, "Ada", &[true]).to_json();
    let changed = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        good.replace(from, to)
    };
    let unreadable = |error| FileProblem::Unreadable(error);
    let cases = [
        (String::new(), unreadable(ReadError::NotOurs)),
        ("hello".into(), unreadable(ReadError::NotOurs)),
        ("{}".into(), unreadable(ReadError::NotOurs)),
        (
            r#"{"format":1,"result":[]}"#.into(),
            unreadable(ReadError::NotOurs),
        ),
        (
            good.split_at(good.len() / 2).0.into(),
            unreadable(ReadError::Cut),
        ),
        (good.split_at(20).0.into(), unreadable(ReadError::Cut)),
        ("x".repeat(10 << 20), unreadable(ReadError::TooLarge)),
        (
            changed("{\"format\":1,\"result\"", "{\"format\":2,\"result\""),
            unreadable(ReadError::Newer),
        ),
        (
            r#"{"format":2,"stories":{},"reviews":{}}"#.into(),
            FileProblem::OwnAnswers,
        ),
        (
            r#"{"format":1,"pack":"harbour-bridge","quiz":{}}"#.into(),
            FileProblem::OwnAnswers,
        ),
        (r#"{"format":1,"result":{}}"#.into(), FileProblem::Damaged),
        (changed("\"Ada\"", "\" \""), FileProblem::Damaged),
        (changed("\"Ada\"", "7"), FileProblem::Damaged),
        // Somebody has changed the quiz.
        (
            changed("1-4-3-at-end-asked", "1-4-4-at-end-asked"),
            FileProblem::Damaged,
        ),
        (changed("\"limit\":4", "\"limit\":1"), FileProblem::Damaged),
        (
            changed(",\"show_answers\":\"at-end\"", ""),
            FileProblem::Damaged,
        ),
    ];
    for (text, problem) in cases {
        let start: String = text.chars().take(60).collect();
        assert_eq!(ResultFile::read(&text), Err(problem), "{start}");
    }
    assert!(ResultFile::read(&["\u{feff}", &good].concat()).is_ok());
}

#[test]
fn a_result_copied_from_a_mail_is_read() {
    let pack = pack();
    let file = file(pack, ASSIGNMENT, "Ada", &[true]);
    let text = file.to_json();
    let mut broken = text.clone();
    for at in (40..text.len())
        .step_by(76)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        broken.insert_str(at, "\r\n");
    }
    for mail in [
        format!("Here it is:\n\n{text}"),
        format!("{text}\n\nAda {{from my phone"),
        format!("Hello!\r\n{broken}\r\n"),
        broken,
    ] {
        assert_eq!(ResultFile::read(&mail), Ok(file.clone()), "{mail}");
    }
    let cut = format!("Here it is:\n{}", &text[..text.len() - 9]);
    assert_eq!(
        ResultFile::read(&cut),
        Err(FileProblem::Unreadable(ReadError::Cut))
    );
}

#[test]
fn answers_are_scored_again_and_the_hardest_question_comes_first() {
    let pack = pack();
    let collected = collect_texts(
        pack,
        &[
            (
                "a.json",
                file(pack, ASSIGNMENT, "Ada", &[true, true, true, true]),
            ),
            (
                "b.json",
                file(pack, ASSIGNMENT, "Ben", &[true, false, true]),
            ),
            ("c.json", file(pack, ASSIGNMENT, "Cem", &[true, false])),
        ],
    );
    assert_eq!(
        (collected.problems.len(), collected.same_names.len()),
        (0, 0)
    );
    let results = collected.results.expect("results");
    assert_eq!(results.assignment, ASSIGNMENT);
    let scores = results.pupils.iter().map(|it| {
        let score = it.score;
        (
            &*it.name,
            score.items,
            score.answered,
            score.right,
            it.left_out,
        )
    });
    let expected = [
        ("Ada", 4, 4, 4, 0),
        ("Ben", 4, 3, 2, 0),
        ("Cem", 4, 2, 1, 0),
    ];
    assert_eq!(scores.collect::<Vec<_>>(), expected);
    assert_eq!(results.pupils[0].calibration.marks, 8.0);

    let hardest = results.hardest_first();
    assert_eq!(hardest[0].item, 1);
    assert_eq!((hardest[0].answered, hardest[0].right), (3, 1));
    let expected = (wrong(&results.items[1]), 2);
    assert_eq!(hardest[0].common_wrong.as_ref(), Some(&expected));
    // The others were always answered right, but not by all.
    let order = hardest.iter().map(|it| (it.item, it.answered, it.asked));
    assert_eq!(
        order.collect::<Vec<_>>(),
        [(1, 3, 3), (3, 1, 3), (2, 2, 3), (0, 3, 3)]
    );
}

#[test]
fn what_nobody_has_answered_comes_last() {
    let pack = pack();
    let one = file(pack, ASSIGNMENT, "Ada", &[false]);
    let results = collect_texts(pack, &[("a.json", one)])
        .results
        .expect("results");
    let order = results
        .hardest_first()
        .into_iter()
        .map(|it| (it.item, it.answered));
    assert_eq!(order.collect::<Vec<_>>(), [(0, 1), (1, 0), (2, 0), (3, 0)]);
}

#[test]
fn files_are_named_that_are_twice_or_of_something_else() {
    let pack = pack();
    let other_quiz = Assignment {
        seed: 4,
        ..ASSIGNMENT
    };
    let mut other_story = file(pack, ASSIGNMENT, "Eve", &[true]);
    other_story.quiz.pack = "elsewhere".to_owned().try_into().expect("an id");
    let mut no_item = file(pack, ASSIGNMENT, "Dot", &[true]);
    no_item.quiz.answers[0].response = Response::One(99);
    let ada = file(pack, ASSIGNMENT, "Ada", &[true, false]);
    // The pupil was at another question when they saved it again.
    let mut again = file(pack, ASSIGNMENT, "ADA", &[true, false]);
    again.quiz.at = 2;
    let collected = collect_texts(
        pack,
        &[
            ("other-quiz.json", file(pack, other_quiz, "Fay", &[true])),
            ("ada.json", ada),
            ("again.json", again),
            ("other-story.json", other_story),
            ("ada-2.json", file(pack, ASSIGNMENT, "ada", &[true, true])),
            ("dot.json", no_item),
        ],
    );
    let elsewhere = "elsewhere".to_owned().try_into().expect("an id");
    let expected = [
        ("other-quiz.json", FileProblem::OtherQuiz(other_quiz)),
        ("again.json", FileProblem::SameAs("ada.json".into())),
        ("other-story.json", FileProblem::OtherStory(elsewhere)),
        ("dot.json", FileProblem::Damaged),
    ];
    let expected = expected.map(|(name, problem)| (name.to_owned(), problem));
    assert_eq!(collected.problems, expected);
    let same = SameName {
        name: "Ada".into(),
        files: vec!["ada.json".into(), "ada-2.json".into()],
    };
    assert_eq!(collected.same_names, [same]);
    assert_eq!(collected.results.expect("results").pupils.len(), 2);
    assert_eq!(collect(pack, &[]), Collected::default());
}

#[test]
fn of_several_the_first_counts() {
    let pack = pack();
    let other = Assignment {
        seed: 4,
        ..ASSIGNMENT
    };
    let files = [
        ("a.json", file(pack, other, "Ada", &[true])),
        ("b.json", file(pack, ASSIGNMENT, "Ben", &[true])),
    ];
    let results = collect_texts(pack, &files).results.expect("results");
    assert_eq!(results.assignment, other);

    // Each wrong answer was given once.
    let with = |which: usize| {
        let mut session = Session::start(pack, ASSIGNMENT.plan());
        let item = session.items()[0].clone();
        let response = wrongs(&item).swap_remove(which);
        session
            .answer(&item.id, response.clone(), None)
            .expect("a score");
        let file = ResultFile::new("Ada", ASSIGNMENT, &session);
        (response, file.expect("a name"))
    };
    let (first, one) = with(1);
    let (_, two) = with(0);
    let results = collect_texts(pack, &[("a.json", one), ("b.json", two)]).results;
    let hardest = results.expect("results").hardest_first();
    let common = hardest.iter().find(|it| it.item == 0);
    let common = common.and_then(|it| it.common_wrong.clone());
    assert_eq!(common, Some((first, 1)));
}

#[test]
fn answers_to_an_earlier_version_count_as_far_as_they_apply() {
    let pack = pack();
    let mut changed = file(pack, ASSIGNMENT, "Ada", &[true, false, true]);
    changed.quiz.fingerprint ^= 1;
    changed.quiz.answers[1].hash ^= 1;
    let mut useless = file(pack, ASSIGNMENT, "Ben", &[true]);
    useless.quiz.fingerprint ^= 1;
    useless.quiz.answers[0].hash ^= 1;
    let collected = collect_texts(pack, &[("a.json", changed), ("b.json", useless)]);
    assert_eq!(
        collected.problems,
        [("b.json".into(), FileProblem::OtherVersion)]
    );
    let results = collected.results.expect("results");
    let pupil = &results.pupils[0];
    let score = (pupil.score.items, pupil.score.answered, pupil.score.right);
    assert_eq!((score, pupil.left_out), ((4, 2, 2), 1));
    assert_eq!(pupil.answers.len(), results.items.len());
}

#[test]
fn the_table_is_csv_that_no_spreadsheet_runs() {
    let pack = pack();
    let assignment = Assignment {
        questions: Some(2),
        ..ASSIGNMENT
    };
    let plain = Assignment {
        certainty: AskCertainty::NotAsked,
        ..assignment
    };
    let csv = |assignment| {
        let files = [
            (
                "a.json",
                file(pack, assignment, "=HYPERLINK(1)", &[true, false]),
            ),
            ("b, c.json", file(pack, assignment, "Ben \"B\"", &[true])),
        ];
        let results = collect_texts(pack, &files).results.expect("results");
        results.to_csv(&|item| format!("=about {}", item.id))
    };
    let asked = csv(assignment);
    let lines: Vec<_> = asked.split("\r\n").collect();
    assert!(
        lines[0].starts_with(
            "name,answered,questions,right,points,certainty_score,not_counted,file,1. =about "
        ),
        "{asked}"
    );
    let points = lines[1].rsplit(',').next().expect("points");
    assert!(lines[1].starts_with("'=HYPERLINK(1),2,2,1,"), "{asked}");
    assert!(points.parse::<f64>().is_ok_and(|it| it < 1.0), "{asked}");
    assert_eq!(lines[2], "\"Ben \"\"B\"\"\",1,2,1,1,2,0,\"b, c.json\",1,");
    assert_eq!(lines[3], "");
    assert!(csv(plain).contains("1,2,1,1,,0,"), "{}", csv(plain));
}
