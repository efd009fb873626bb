//! Agreement and distance: worked vectors, a folder of cases, and properties of every metric.

use proptest::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use standpoint_core::compare::metric::Coordinate;
use standpoint_core::compare::{
    Answer, Bounds, ComparisonResult, METRICS, Metric, Pair, SilenceRule, Weight, bounds,
};
use standpoint_core::pack::{Stance, Step};
use std::path::{Path, PathBuf};

/// The worked vectors: distances under the rules that others use for silence.
#[test]
fn distances_match_the_worked_vectors() {
    #[derive(Deserialize)]
    struct Vectors {
        vectors: Vec<Vector>,
    }
    #[derive(Deserialize)]
    struct Vector {
        id: String,
        metric: String,
        silence: String,
        reader: Vec<Option<u8>>,
        actor: Vec<Option<u8>>,
        weights: Option<Vec<f64>>,
        distance: f64,
    }
    let Vectors { vectors } = json(&cases().join("vectors.json"));
    for metric in METRICS {
        let name = metric.name();
        let is_covered = vectors.iter().any(|vector| vector.metric == name);
        assert!(is_covered, "{name} has no worked vector in vectors.json");
    }
    for vector in vectors {
        let mut pairs = Vec::new();
        for (index, (reader, actor)) in vector.reader.iter().zip(&vector.actor).enumerate() {
            let step = |ordinal: u8| Step::from_ordinal(ordinal).expect("1 to 5");
            let answer = reader.map_or(Answer::Skipped, |ordinal| Answer::Step(step(ordinal)));
            let weight = vector
                .weights
                .as_ref()
                .map_or(1.0, |weights| weights[index]);
            pairs.extend(Pair::with_reader(answer, actor.map(step), weight));
        }
        let silence = SilenceRule::ALL
            .into_iter()
            .find(|rule| rule.name() == vector.silence);
        let silence = silence.expect("the name of a rule");
        let distance = silence
            .distance(metric(&vector.metric), &pairs)
            .expect("an issue");
        let off = (distance - vector.distance).abs();
        assert!(
            off < 1e-6,
            "{}: {distance}, not {}",
            vector.id,
            vector.distance
        );
    }
}

/// Every file in `compare/agreements`: a reader, an actor, and their agreement.
#[test]
fn agreements_match_the_cases() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        note: String,
        metric: String,
        reader: Vec<Answer>,
        /// If absent, all are single.
        weights: Option<Vec<Weight>>,
        /// `null`: the article says nothing.
        actor: Vec<Option<Stance>>,
        result: Expected,
    }
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Expected {
        NotComparable {
            not_comparable: Of,
        },
        Comparable {
            low: f64,
            high: f64,
            shared: usize,
            of: usize,
        },
    }
    #[derive(Deserialize)]
    struct Of {
        of: usize,
    }
    let folder = cases().join("agreements");
    let files = std::fs::read_dir(folder).expect("the folder of cases");
    let files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    assert!(!files.is_empty());
    for file in files {
        let case: Case = json(&file);
        let mut pairs = Vec::new();
        for (index, (&answer, stance)) in case.reader.iter().zip(&case.actor).enumerate() {
            let weight = case
                .weights
                .as_ref()
                .map_or(Weight::Single, |weights| weights[index]);
            let step = stance.and_then(Stance::step);
            pairs.extend(Pair::with_reader(answer, step, weight.factor()));
        }
        let result = ComparisonResult::of(metric(&case.metric), &pairs);
        let is_expected = match (&result, case.result) {
            (
                ComparisonResult::NotComparable { of },
                Expected::NotComparable { not_comparable },
            ) => *of == not_comparable.of,
            (
                ComparisonResult::Comparable(it),
                Expected::Comparable {
                    low,
                    high,
                    shared,
                    of,
                },
            ) => {
                (it.low - low).abs() < 1e-9
                    && (it.high - high).abs() < 1e-9
                    && (it.coverage.shared, it.coverage.of) == (shared, of)
            }
            _ => false,
        };
        assert!(is_expected, "{}: {}: {result:?}", file.display(), case.note);
    }
}

#[test]
fn metrics_are_found_by_name() {
    for metric in METRICS {
        assert_eq!(Metric::named(metric.name()), Some(metric));
    }
    assert_eq!(Metric::named("nearest"), None);
    assert_eq!(Metric::default(), METRICS[0]);
}

#[test]
fn the_documentation_has_each_metric_and_rule() {
    let chapter = include_str!("../../../docs/matching.md");
    let metrics = METRICS.map(Metric::name);
    let rules = SilenceRule::ALL.map(SilenceRule::name);
    for name in metrics.into_iter().chain(rules) {
        let row = format!("\n| `{name}` | ");
        assert!(
            chapter.contains(&row),
            "docs/matching.md: no row for {name}"
        );
    }
}

#[test]
fn the_scale_is_symmetric_about_its_middle() {
    let coordinates = Step::ALL.map(|step| Coordinate::from(step).get());
    assert_eq!(coordinates, [-0.5, -0.25, 0.0, 0.25, 0.5]);
}

#[test]
fn an_invalid_weight_makes_no_pair() {
    let pair = |weight| Pair::with_reader(Answer::Step(Step::Agree), Some(Step::Agree), weight);
    for bad in [
        0.0,
        -1.0,
        -0.0,
        1e-9,
        1e9,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
    ] {
        assert_eq!(pair(bad), None, "{bad}");
    }
    assert!(pair(1.0).is_some());
}

/// The metrics by which a stronger position on the same side can be nearer than the same step.
const DIRECTIONAL: [&str; 2] = ["directional", "hybrid"];

#[test]
fn the_same_step_has_distance_zero() {
    for metric in METRICS {
        let is_zero = Step::ALL.map(|step| distance_of(metric, step, step) == 0.0);
        let name = metric.name();
        assert_eq!(is_zero == [true; 5], !DIRECTIONAL.contains(&name), "{name}");
    }
}

/// Moving from the reader's step to the far end of the scale never reduces the distance. With a
/// directional metric the far end is the one across the middle.
#[test]
fn a_step_further_away_is_never_nearer() {
    for metric in METRICS {
        let any_end = !DIRECTIONAL.contains(&metric.name());
        for reader in Step::ALL {
            for pair in Step::ALL.windows(2) {
                let (lower, upper) = (pair[0], pair[1]);
                if upper <= reader && (any_end || reader >= Step::Neutral) {
                    assert!(
                        distance_of(metric, reader, lower) >= distance_of(metric, reader, upper)
                    );
                }
                if lower >= reader && (any_end || reader <= Step::Neutral) {
                    assert!(
                        distance_of(metric, reader, upper) >= distance_of(metric, reader, lower)
                    );
                }
            }
        }
    }
}

/// One issue: the reader's step, the actor's step, and the weight.
type Issue = (Step, Option<Step>, f64);

proptest! {
    #[test]
    fn distances_are_on_the_scale(issues in issues()) {
        let pairs = pairs(&issues);
        for metric in METRICS {
            for silence in SilenceRule::ALL {
                if let Some(distance) = silence.distance(metric, &pairs) {
                    prop_assert!((0.0..=1.0).contains(&distance), "{metric:?} {distance}");
                }
            }
            let Bounds { min, max } = bounds(metric, &pairs).expect("an issue");
            prop_assert!(0.0 <= min && min <= max && max <= 1.0);
        }
    }

    #[test]
    fn agreement_between_actors_is_symmetric(
        sides in prop::collection::vec((prop::option::of(step()), prop::option::of(step())), 0..12),
    ) {
        let between = |swap: bool| -> Vec<_> {
            let pairs = sides.iter().filter_map(|&(left, right)| match swap {
                false => Pair::between_actors(left, right),
                true => Pair::between_actors(right, left),
            });
            pairs.collect()
        };
        for metric in METRICS {
            let result = ComparisonResult::of(metric, &between(false));
            prop_assert_eq!(result, ComparisonResult::of(metric, &between(true)));
            let of = sides.iter().filter(|(left, right)| left.is_some() || right.is_some());
            let shared = sides.iter().filter(|(left, right)| left.is_some() && right.is_some());
            let (of, shared) = (of.count(), shared.count());
            prop_assert_eq!((result.coverage().shared, result.coverage().of), (shared, of));
            prop_assert_eq!(result.agreement().is_some(), shared > 0);
        }
    }

    #[test]
    fn only_relative_weights_count(issues in issues(), factor in 0.01..100.0) {
        let mut scaled = issues.clone();
        scaled.iter_mut().for_each(|issue| issue.2 *= factor);
        same_distances(&issues, &scaled)?;
    }

    #[test]
    fn reversing_every_proposition_changes_nothing(issues in issues()) {
        let reverse = |step: Step| Step::from_ordinal(6 - step.ordinal()).expect("1 to 5");
        let mut reversed = issues.clone();
        for (reader, actor, _) in &mut reversed {
            *reader = reverse(*reader);
            *actor = actor.map(reverse);
        }
        same_distances(&issues, &reversed)?;
    }

    #[test]
    fn the_total_distance_grows_with_each_issue(
        issues in issues(),
        at in any::<prop::sample::Index>(),
        to in step(),
    ) {
        let at = at.index(issues.len());
        let (reader, from, _) = issues[at];
        let mut moved = issues.clone();
        moved[at].1 = Some(to);
        for metric in METRICS {
            let further = from.map(|from| distance_of(metric, reader, to) - distance_of(metric, reader, from));
            let [before, after] = [&issues, &moved].map(|issues| {
                bounds(metric, &pairs(issues)).expect("an issue")
            });
            match further {
                Some(further) if further > 0.0 => prop_assert!(after.min > before.min),
                Some(further) if further < 0.0 => prop_assert!(after.min < before.min),
                Some(_) => prop_assert!((after.min - before.min).abs() < 1e-9),
                // Breaking silence can only narrow the interval.
                None => prop_assert!(
                    after.min >= before.min - 1e-9
                        && after.max <= before.max + 1e-9
                ),
            }
        }
    }

    /// Whatever silent actors would say, the distance is within the bounds, and both are reached.
    #[test]
    fn the_bounds_hold_and_are_tight(
        issues in issues(),
        words in prop::collection::vec(step(), 12),
    ) {
        for metric in METRICS {
            let silent = bounds(metric, &pairs(&issues)).expect("an issue");
            let spoken = |say: &dyn Fn(usize, Step) -> Step| {
                let mut issues = issues.clone();
                for (index, (reader, actor, _)) in issues.iter_mut().enumerate() {
                    actor.get_or_insert_with(|| say(index, *reader));
                }
                SilenceRule::SharedOnly.distance(metric, &pairs(&issues)).expect("an issue")
            };
            let distance = spoken(&|index, _| words[index]);
            prop_assert!(silent.min <= distance + 1e-9 && distance <= silent.max + 1e-9);

            let by_distance = |reader: Step| {
                let mut steps = Step::ALL;
                steps.sort_by(|&a, &b| distance_of(metric, reader, a).total_cmp(&distance_of(metric, reader, b)));
                steps
            };
            let min = spoken(&|_, reader| by_distance(reader)[0]);
            let max = spoken(&|_, reader| by_distance(reader)[4]);
            prop_assert!((min - silent.min).abs() < 1e-9);
            prop_assert!((max - silent.max).abs() < 1e-9);

            // The lower bound of the agreement equals the opposite-extreme rule.
            let extreme = SilenceRule::OppositeExtreme.distance(metric, &pairs(&issues));
            prop_assert!((extreme.expect("an issue") - silent.max).abs() < 1e-9);
        }
    }
}

fn step() -> impl Strategy<Value = Step> {
    prop::sample::select(Step::ALL.to_vec())
}

fn issues() -> impl Strategy<Value = Vec<Issue>> {
    prop::collection::vec((step(), prop::option::of(step()), 0.1..100.0), 1..12)
}

fn pairs(issues: &[Issue]) -> Vec<Pair> {
    let pair = |&(reader, actor, weight): &Issue| {
        Pair::with_reader(Answer::Step(reader), actor, weight).expect("a weight")
    };
    issues.iter().map(pair).collect()
}

fn same_distances(one: &[Issue], other: &[Issue]) -> Result<(), TestCaseError> {
    let (one, other) = (pairs(one), pairs(other));
    for metric in METRICS {
        let is_close = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a == b,
        };
        for silence in SilenceRule::ALL {
            prop_assert!(is_close(
                silence.distance(metric, &one),
                silence.distance(metric, &other)
            ));
        }
        let [a, b] = [&one, &other].map(|pairs| bounds(metric, pairs));
        prop_assert!(is_close(a.map(|it| it.min), b.map(|it| it.min)));
        prop_assert!(is_close(a.map(|it| it.max), b.map(|it| it.max)));
    }
    Ok(())
}

fn distance_of(metric: Metric, one: Step, other: Step) -> f64 {
    metric.distance(one.into(), other.into())
}

fn metric(name: &str) -> Metric {
    Metric::named(name).expect("the name of a metric")
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compare")
}

fn json<T: DeserializeOwned>(file: &Path) -> T {
    let text = std::fs::read_to_string(file).expect("a file of cases");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
