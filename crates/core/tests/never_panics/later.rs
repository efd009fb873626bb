//! The stages after reading a pack: comparisons and quizzes.

use proptest::prelude::*;
use serde_json::{Value, json};
use standpoint_core::compare::{
    Answer, ComparisonResult, Grades, METRICS, NameOrder, Rating, Ratings, Standings, Voices,
    Weight, agreements, between_actors, changes, disputes, divergences, grid, robustness, speakers,
    with_reader,
};
use standpoint_core::pack::{Grade, IssueId, Step};
use standpoint_core::quiz::{
    AnswerError, Item, Plan, Response, Saved, Session, Summary, display_order, generate,
};
use standpoint_core::{Pack, export};

/// The choices of a reader, and random numbers.
#[derive(Clone, Debug)]
pub struct Choices {
    grades: [bool; 4],
    /// Cycled through for the issues: a step, skipped, or (beyond that) not answered.
    ratings: Vec<usize>,
    plan: Plan,
    /// Cycled through for the items.
    responses: Vec<Response>,
    /// The index of the item the reader is at, which need not exist.
    at: usize,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            grades: [true; 4],
            ratings: vec![0, 4, 2, 5],
            plan: Plan {
                seed: 0,
                authored: true,
                generated: 100,
                shuffled: true,
                ..Plan::default()
            },
            responses: [json!(0), json!([1, 0]), json!([2, 0, 1])]
                .iter()
                .flat_map(responses)
                .collect(),
            at: 1,
        }
    }
}

/// The responses, of any interaction, that consist of this JSON.
fn responses(given: &Value) -> Vec<Response> {
    let response = |name: &&str| serde_json::from_value(json!({ *name: given })).ok();
    Response::NAMES.iter().filter_map(response).collect()
}

impl Choices {
    pub fn any() -> impl Strategy<Value = Self> {
        let small = prop_oneof![0_usize..7, Just(usize::MAX)];
        let several = prop::collection::vec(small.clone(), 0..7);
        let shuffled =
            (1_usize..7).prop_flat_map(|end| Just((0..end).collect::<Vec<_>>()).prop_shuffle());
        let given = prop_oneof![
            small.prop_map(|index| json!(index)),
            several.prop_map(|indices| json!(indices)),
            shuffled.prop_map(|indices| json!(indices)),
        ];
        let response = given.prop_flat_map(|given| prop::sample::select(responses(&given)));
        let generated = prop_oneof![0_usize..20, Just(usize::MAX)];
        let limit = prop::option::of(0_usize..9);
        let plan = (any::<u64>(), any::<bool>(), generated, any::<bool>(), limit).prop_map(
            |(seed, authored, generated, shuffled, limit)| Plan {
                seed,
                authored,
                generated,
                shuffled,
                limit,
                ..Plan::default()
            },
        );
        let ratings = prop::collection::vec(0_usize..7, 1..8);
        let responses = prop::collection::vec(response, 1..12);
        (any::<[bool; 4]>(), ratings, plan, responses, 0_usize..30).prop_map(
            |(grades, ratings, plan, responses, at)| Self {
                grades,
                ratings,
                plan,
                responses,
                at,
            },
        )
    }
}

/// Runs every later stage, and asserts what is true for every pack.
pub fn every_later_stage(pack: &Pack, choices: &Choices) {
    compare(pack, choices);
    quiz(pack, choices);
}

fn compare(pack: &Pack, choices: &Choices) {
    let mut grades = Grades::default();
    for (grade, counts) in Grade::ALL.into_iter().zip(choices.grades) {
        grades.set(grade, counts);
    }
    let standings = Standings::new(pack, grades);
    let names = NameOrder::by_code_point(pack);
    let table = grid(&standings, Voices::OneByOne, &names);
    let columns: usize = table.topics.iter().map(|(_, columns)| columns.len()).sum();
    assert_eq!(columns, pack.issues().len());
    let _ = (changes(&standings), disputes(pack));
    let paragraphs = pack.source().paragraphs.len() as u32;
    for paragraph in [0, 1, paragraphs, paragraphs + 1, u32::MAX] {
        let _ = speakers(pack, paragraph);
    }

    let ratings = ratings(pack, choices);
    tables(&standings, &ratings, &names);
    for metric in METRICS {
        let all = agreements(&standings, &ratings, metric);
        assert_eq!(all.len(), pack.actors().len());
        for agreement in all.into_iter().filter_map(ComparisonResult::agreement) {
            let (low, high) = (agreement.low, agreement.high);
            assert!(
                (0.0..=high).contains(&low) && high <= 100.0,
                "{low} to {high}"
            );
        }
        if let Some(robustness) = robustness(&standings, &ratings, metric, &names) {
            assert!(robustness.stays <= robustness.runs);
        }
        for actor in pack.actors() {
            let mut comparison = with_reader(&standings, &ratings, &actor.id, metric);
            comparison.sort_by_divergence();
        }
        // Some pairs are enough: each actor with the one a few places later.
        let others = pack.actors().iter().cycle().skip(choices.at % 7);
        for (left, right) in pack.actors().iter().zip(others) {
            let mut comparison = between_actors(&standings, &left.id, &right.id, metric);
            comparison.sort_by_divergence();
            for voices in [Voices::ByInstitution, Voices::OneByOne] {
                let _ = divergences(&standings, &left.id, &right.id, voices);
                let _ = export::pair(&standings, &left.id, &right.id, voices);
            }
        }
    }
}

fn tables(standings: &Standings<'_>, ratings: &Ratings, names: &NameOrder) {
    let _ = (
        export::positions(standings),
        export::changes(standings),
        export::claims(standings.pack()),
    );
    for voices in [Voices::ByInstitution, Voices::OneByOne] {
        let _ = export::everyone(standings, voices, names);
        let _ = export::on_side(standings, ratings, voices, names);
    }
}

fn ratings(pack: &Pack, choices: &Choices) -> Ratings {
    let mut ratings = Ratings::default();
    for (issue, choice) in pack.issues().iter().zip(choices.ratings.iter().cycle()) {
        let answer = match Step::ALL.get(*choice) {
            Some(step) => Answer::Step(*step),
            None if *choice == Step::ALL.len() => Answer::Skipped,
            None => continue,
        };
        let weight = if choice % 2 == 0 {
            Weight::Single
        } else {
            Weight::Double
        };
        ratings.set(issue.id.clone(), Rating { answer, weight });
    }
    let elsewhere = IssueId::try_from("of-another-pack".to_owned()).expect("an id");
    ratings.set(
        elsewhere,
        Rating {
            answer: Answer::Skipped,
            weight: Weight::Single,
        },
    );
    ratings
}

fn quiz(pack: &Pack, choices: &Choices) {
    let plan = choices.plan.clone();
    let mut session = Session::start(pack, plan.clone());
    assert_eq!(
        Session::start(pack, plan.clone()),
        session,
        "the same plan makes the same quiz"
    );
    let items = session.items().to_vec();
    assert!(items.len() <= plan.limit.unwrap_or(usize::MAX));
    assert!(generate(pack, plan.seed, 5, &items).len() <= 5);

    for (item, response) in items.iter().zip(choices.responses.iter().cycle()) {
        check_order(item, plan.seed);
        let answered = session.answer(&item.id, response.clone(), None).cloned();
        assert_eq!(
            answered,
            item.interaction
                .score(response)
                .map_err(AnswerError::Response)
        );
        if let Ok(score) = answered {
            assert!(
                (0.0..=1.0).contains(&score.points),
                "{} points",
                score.points
            );
            assert_eq!(score.right, score.points == 1.0, "{response:?} to {item:?}");
        }
    }
    session.go_to(choices.at);

    let stored = serde_json::to_vec(&session.save()).expect("a session can be stored");
    let stored: Saved = serde_json::from_slice(&stored).expect("a stored session can be read");
    let restored = Session::restore(pack, &stored).map(|it| it.session);
    assert_eq!(restored.as_ref(), Ok(&session));

    let summary = Summary::of(&session, pack);
    assert_eq!(summary.overall.items, items.len());
    assert_eq!(summary.overall.answered, session.progress().answered);
    assert_eq!(session.plan_of_wrong().is_some(), !summary.wrong.is_empty());
    session.continue_with(Session::start(pack, plan));
    assert!(!session.finished());
}

/// Asserts that every option is shown once.
fn check_order(item: &Item, seed: u64) {
    let mut order = display_order(item, seed);
    order.sort_unstable();
    assert!(order.into_iter().eq(0..item.interaction.options()));
}
