use super::*;
use crate::quiz::sample::{from, harbour, question};
use crate::quiz::saved::{RestoreError, Restored};
use serde_json::{Value, json};

const PLAN: Plan = Plan {
    seed: 7,
    authored: true,
    generated: 4,
    shuffled: false,
    limit: None,
    skills: Vec::new(),
    topics: Vec::new(),
    show_answers: ShowAnswers::AfterEach,
    certainty: crate::quiz::AskCertainty::Asked,
    only: Vec::new(),
};

/// The harbour's pack with two questions: the first option of both is right.
fn asking() -> Pack {
    let option = |text, verdict, paragraph| json!({"text": text, "verdict": verdict, "reason": "r", "evidence": [{"paragraph": paragraph}]});
    let ask = |paragraph| {
        let options = [
            option("a", "right", paragraph),
            option("b", "wrong", paragraph),
        ];
        json!({"single-choice": {"options": options}})
    };
    let mut pack = harbour();
    pack.questions = from(&json!([question("one", ask(8)), question("two", ask(9))]));
    pack
}

fn id(text: &str) -> ItemId {
    ItemId(text.into())
}

#[test]
fn an_answer_is_locked_until_it_is_retried() {
    let mut session = Session::start(&asking(), PLAN);
    let mark = session.answer(&id("one"), Response::One(1), None);
    assert_eq!(mark.map(|mark| mark.right), Ok(false));
    assert_eq!(
        session.answer(&id("one"), Response::One(0), None),
        Err(AnswerError::AlreadyAnswered)
    );
    assert_eq!(
        session.answer(&id("six"), Response::One(0), None),
        Err(AnswerError::NoSuchItem)
    );
    let error = Err(AnswerError::Response(ResponseError::NoSuchOption(2)));
    assert_eq!(session.answer(&id("two"), Response::One(2), None), error);
    assert!(session.answered(&id("two")).is_none());

    let mark = session.answer(&id("two"), Response::One(0), None);
    assert_eq!(mark.map(|mark| mark.right), Ok(true));
    session.go_to(3);
    let pack = asking();
    let plan = session.plan_of_wrong().expect("one is wrong");
    session.continue_with(Session::start(&pack, plan));
    assert_eq!((session.at(), session.items().len()), (0, 1));
    assert_eq!(session.items()[0].id, id("one"));
    assert!(session.answer(&id("one"), Response::One(0), None).is_ok());
    assert_eq!(session.progress().points, 1.0);
    assert_eq!(session.plan_of_wrong(), None);
    session.continue_with(Session::start(&pack, PLAN));
    assert_eq!(session.progress().answered, 0);
    // The quiz of missed items alone doesn't count, and the first one was not finished.
    assert_eq!(session.earlier(), []);
}

#[test]
fn without_feedback_an_answer_can_be_changed_until_the_end() {
    let pack = asking();
    let plan = Plan {
        generated: 0,
        show_answers: ShowAnswers::AtEnd,
        ..PLAN
    };
    let mut session = Session::start(&pack, plan.clone());
    for answer in [1, 0, 1] {
        let taken = session.answer(&id("one"), Response::One(answer), None);
        assert!(taken.is_ok() && !session.finished());
    }
    assert!(!session.shows_answers());
    assert!(session.answer(&id("two"), Response::One(0), None).is_ok());
    assert!(session.shows_answers());
    assert_eq!(
        session.answer(&id("one"), Response::One(0), None),
        Err(AnswerError::AlreadyAnswered)
    );
    session.continue_with(Session::start(&pack, plan));
    assert_eq!(session.earlier(), [Try { items: 2, right: 1 }]);
    let restored = Session::restore(&pack, &session.save());
    assert_eq!(restored.map(|it| it.session), Ok(session));
}

#[test]
fn where_answers_are_never_shown_they_can_always_be_changed() {
    let pack = asking();
    let plan = Plan {
        generated: 0,
        show_answers: ShowAnswers::Never,
        ..PLAN
    };
    let mut session = Session::start(&pack, plan);
    for answer in [1, 0] {
        for item in ["one", "two"] {
            let taken = session.answer(&id(item), Response::One(answer), None);
            assert!(taken.is_ok() && !session.shows_answers());
        }
    }
    assert!(session.finished());
    let saved = session.save();
    assert_eq!(Saved::from_json(&saved.to_json()), Some(saved.clone()));
    let restored = Session::restore(&pack, &saved);
    assert_eq!(restored.map(|it| it.session), Ok(session));
}

#[test]
fn no_more_than_twenty_earlier_quizzes_are_remembered() {
    let pack = asking();
    let mut session = Session::start(&pack, PLAN);
    for _ in 0..25 {
        for item in session.items().to_vec() {
            let key = item.interaction.key();
            session.answer(&item.id, key, None).expect("a score");
        }
        session.continue_with(Session::start(&pack, PLAN));
    }
    assert_eq!(session.earlier().len(), 20);
}

#[test]
fn the_reader_stays_among_the_items() {
    let mut session = Session::start(
        &asking(),
        Plan {
            generated: 0,
            ..PLAN
        },
    );
    let ids: Vec<_> = session
        .items()
        .iter()
        .map(|item| item.id.as_str())
        .collect();
    assert_eq!(ids, ["one", "two"]);
    assert!(!session.go_previous() && session.go_next() && !session.go_next());
    assert_eq!(session.current().map(|item| item.id.as_str()), Some("two"));
    assert!(session.go_previous());

    let none = Plan {
        authored: false,
        generated: 0,
        ..PLAN
    };
    let mut empty = Session::start(&asking(), none);
    assert!(!empty.go_next() && !empty.finished() && empty.current().is_none());
}

#[test]
fn a_saved_quiz_that_does_not_fit_is_refused() {
    let pack = asking();
    let mut session = Session::start(&pack, PLAN);
    session
        .answer(&id("one"), Response::One(1), Some(Certainty::Sure))
        .expect("a mark");
    let saved = session.save();
    let restored = Restored {
        session,
        dropped: 0,
    };
    assert_eq!(Session::restore(&pack, &saved), Ok(restored));

    let answers = |id: &str, index| {
        vec![SavedAnswer {
            item: ItemId(id.into()),
            hash: 0,
            response: Response::One(index),
            certainty: None,
        }]
    };
    let refused = |id: &str, why| Err(RestoreError::Answer(ItemId(id.into()), why));
    let other: PackId = from(&json!("other"));
    let cases = [
        (
            Saved {
                format: 1,
                ..saved.clone()
            },
            Err(RestoreError::OtherFormat(1)),
        ),
        (
            Saved {
                pack: other.clone(),
                ..saved.clone()
            },
            Err(RestoreError::OtherPack(other)),
        ),
        (
            Saved {
                fingerprint: 1,
                answers: answers("one", 0),
                ..saved.clone()
            },
            Err(RestoreError::Changed),
        ),
        (
            Saved {
                at: 6,
                ..saved.clone()
            },
            Err(RestoreError::NoSuchPlace(6)),
        ),
        (
            Saved {
                answers: answers("six", 0),
                ..saved.clone()
            },
            refused("six", AnswerError::NoSuchItem),
        ),
        (
            Saved {
                answers: answers("one", 9),
                ..saved.clone()
            },
            refused("one", AnswerError::Response(ResponseError::NoSuchOption(9))),
        ),
        (
            Saved {
                answers: [answers("one", 0), answers("one", 0)].concat(),
                ..saved.clone()
            },
            refused("one", AnswerError::AlreadyAnswered),
        ),
    ];
    for (saved, expected) in cases {
        assert_eq!(Session::restore(&pack, &saved), expected);
    }
}

/// The answer to the first question is wrong, to the second right.
#[test]
fn answers_that_still_apply_survive_a_change_of_the_story() {
    let mut session = Session::start(&asking(), PLAN);
    for (question, option) in [("one", 1), ("two", 0)] {
        let answer = session.answer(&id(question), Response::One(option), None);
        answer.expect("a score");
    }
    let saved = session.save();
    let restored = |change: &dyn Fn(&mut Pack)| {
        let mut pack = asking();
        change(&mut pack);
        Session::restore(&pack, &saved).map(|restored| {
            let answered = restored.session.answers().filter(|it| it.1.is_some());
            let answered: Vec<_> = answered.map(|it| it.0.id.to_string()).collect();
            (answered.concat(), restored.dropped)
        })
    };
    let option = |pack: &mut Pack, change: &dyn Fn(&mut crate::pack::ChoiceOption)| {
        if let crate::quiz::QuestionKind::SingleChoice(ask) = &mut pack.questions[0].kind {
            change(&mut ask.options[1]);
        }
    };
    let all = Ok(("onetwo".to_owned(), 0));
    let second = Ok(("two".to_owned(), 1));
    assert_eq!(restored(&|pack| pack.title = "new".into()), all);
    let reason = |pack: &mut Pack| option(pack, &|option| option.reason = "new".into());
    assert_eq!(restored(&reason), all);
    let text = |pack: &mut Pack| option(pack, &|option| option.text = "new".into());
    assert_eq!(restored(&text), second);
    let verdict = crate::pack::Verdict::Right;
    let verdict = |pack: &mut Pack| option(pack, &|option| option.verdict = verdict);
    assert_eq!(restored(&verdict), second);
    assert_eq!(
        restored(&|pack| pack.questions[0].prompt = "new".into()),
        second
    );
    assert_eq!(restored(&|pack| drop(pack.questions.remove(0))), second);
    // The answered ones come first, as they were asked.
    assert_eq!(restored(&|pack| pack.questions.reverse()), all);
    assert_eq!(
        restored(&|pack| pack.questions.clear()),
        Err(RestoreError::Changed)
    );
}

#[test]
fn the_saved_format_stays_readable() {
    let text = r#"{"format":2,"pack":"harbour","fingerprint":"18446744073709551615",
        "plan":{"seed":18446744073709551615,"authored":true,"generated":4,"shuffled":false,"limit":9,
            "skills":["recall"],"topics":["water"],"show_answers":"at-end","certainty":"not-asked","only":["x"]},"at":1,
        "answers":[{"item":"one","hash":7,"response":{"one":1}},
            {"item":"x","hash":0,"response":{"several":[0,2]},"certainty":"sure"},
            {"item":"y","hash":4294967295,"response":{"order":[2,0,1]},"certainty":"guessing"}],
        "earlier":[{"items":9,"right":4},{"items":9,"right":9}]}"#;
    let saved: Saved = serde_json::from_str(text).expect("saved");
    assert_eq!(saved.answers[2].certainty, Some(Certainty::Guessing));
    let again = serde_json::to_string(&saved).expect("JSON");
    assert_eq!(again, text.split_whitespace().collect::<String>());
    assert_eq!(saved.to_json(), again);
    assert_eq!(Saved::from_json(text), Some(saved));
    for bad in ["\"\"", "\"1.5\"", "\"-1\"", "\"0x1\"", "-1", "[]"] {
        let text = text.replace("\"18446744073709551615\"", bad);
        assert_eq!(Saved::from_json(&text), None, "{bad}");
    }
}

/// As JavaScript reads whole numbers: above 2^53 it rounds them.
#[test]
fn the_fingerprint_survives_numbers_of_javascript() {
    let saved = Saved {
        fingerprint: (1 << 53) + 1,
        ..Session::start(&asking(), PLAN).save()
    };
    let read: Value = serde_json::from_str(&saved.to_json()).expect("JSON");
    assert_eq!(read["fingerprint"], "9007199254740993");
}

#[test]
fn other_items_are_asked_as_far_as_there_are() {
    let packs: [(&[u8], usize); 2] = [
        (
            include_bytes!("../../../../../data/harbour-bridge/pack.json"),
            6,
        ),
        (
            include_bytes!("../../../../../data/fentanyl-tariffs/pack.json"),
            4,
        ),
    ];
    for (bytes, most_of_ten) in packs {
        let pack = crate::read(bytes).expect("a sound pack");
        let repeats = |limit| {
            let plan = Plan {
                limit: Some(limit),
                shuffled: true,
                ..PLAN
            };
            let first = Session::start(&pack, plan);
            let next = Session::start(&pack, first.plan_of_others(&pack));
            assert_eq!(next.items.len(), limit);
            let is_repeated = |item: &&Item| first.items.iter().any(|it| it.id == item.id);
            next.items.iter().filter(is_repeated).count()
        };
        assert_eq!(repeats(5), 0, "{}", pack.id());
        let of_ten = repeats(10);
        assert!(of_ten <= most_of_ten, "{}: {of_ten}", pack.id());
    }
}

#[test]
fn all_items_are_asked_again_in_another_order() {
    let pack = asking();
    let all = Plan {
        generated: 0,
        ..PLAN
    };
    let plan = Session::start(&pack, all).plan_of_others(&pack);
    assert_eq!((plan.seed, plan.shuffled), (PLAN.seed + 1, true));
}
