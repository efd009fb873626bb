use super::institution::Voices;
use super::standing::{Standing, Standings};
use crate::pack::{Absence, Actor, ActorId, Grade, Issue, Position, Side, Step};
use crate::sort::sort;

/// How the actors are divided on an issue. Counted, not judged: one actor on each side is a clash,
/// whoever they are. A neutral actor takes no side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Division {
    /// At least one actor is on each side.
    Clash,
    /// At least one actor is on this side, and none on the other.
    OneSided(Side),
    /// Nobody takes a side.
    NoSides,
}

/// Where the actors stand on an issue, by institution.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueDivision<'p> {
    /// The issue.
    pub issue: &'p Issue,
    /// The actors on the scale: from strongly disagree to strongly agree, and within a step in the
    /// pack's order of institutions.
    pub groups: Vec<Group<'p>>,
    /// The actors off the scale, for a reason that the article gives. In the pack's order.
    pub absences: Vec<(&'p Actor, &'p Position, Absence)>,
    /// The number of actors whose current position is of a grade that doesn't count.
    pub left_out: usize,
    /// The number of actors of whom nobody has checked whether the article reports a position.
    pub not_coded: usize,
}

/// The actors of one institution at one step, or a single actor. Steps are never averaged: an institution that is
/// divided has a group at each step.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<'p> {
    /// The institution, which may be one of the voices; or the single actor.
    pub institution: &'p Actor,
    /// The step.
    pub step: Step,
    /// Who speaks for it, at least one. In the pack's order.
    pub voices: Vec<Voice<'p>>,
}

/// An actor on the scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voice<'p> {
    /// The actor.
    pub actor: &'p Actor,
    /// The actor's current position.
    pub position: &'p Position,
    /// The latest earlier position at another step: the actor has changed.
    pub before: Option<&'p Position>,
}

impl Group<'_> {
    /// Returns the most certain grade of its positions.
    pub fn grade(&self) -> Grade {
        let grades = self.voices.iter().map(|voice| voice.position.grade);
        grades.min().unwrap_or(Grade::Inferred)
    }
}

impl<'p> IssueDivision<'p> {
    /// Returns how the actors are divided.
    pub fn division(&self) -> Division {
        match Side::ALL.map(|side| self.on(side) > 0) {
            [true, true] => Division::Clash,
            [true, false] => Division::OneSided(Side::For),
            [false, true] => Division::OneSided(Side::Against),
            [false, false] => Division::NoSides,
        }
    }

    /// Returns how many actors are on the scale.
    pub fn voices(&self) -> usize {
        self.groups.iter().map(|group| group.voices.len()).sum()
    }

    /// Returns how many actors are at the step.
    pub fn at(&self, step: Step) -> usize {
        let groups = self.groups.iter().filter(|group| group.step == step);
        groups.map(|group| group.voices.len()).sum()
    }

    /// Returns the groups at the step, those with the most actors first. Equals keep their order.
    pub fn largest_at(&self, step: Step) -> Vec<&Group<'p>> {
        let at_step = self.groups.iter().filter(|group| group.step == step);
        let mut groups: Vec<_> = at_step.collect();
        sort(&mut groups, |a, b| b.voices.len().cmp(&a.voices.len()));
        groups
    }

    /// Returns how many actors are on the side.
    pub fn on(&self, side: Side) -> usize {
        let groups = self.groups.iter();
        let on_side = groups.filter(|group| group.step.side() == Some(side));
        on_side.map(|group| group.voices.len()).sum()
    }
}

/// Returns where the actors stand on each issue, in the pack's order.
pub fn divisions<'p>(standings: &Standings<'p>, voices: Voices) -> Vec<IssueDivision<'p>> {
    let actors = standings.pack().actors().len();
    let issues = standings.actors_by_issue().into_iter().enumerate();
    let of_issue = issues.map(|(issue, with_position)| {
        // Most actors have a position on few issues.
        let mut of_issue = division(standings, &with_position, issue, voices);
        if !standings.are_all_coded() {
            let all = 0..actors;
            of_issue.not_coded = all.filter(|it| !standings.is_coded_at(*it, issue)).count();
        }
        of_issue
    });
    of_issue.collect()
}

/// Returns where an institution's voices or a single actor stand on each issue, in the pack's order.
/// An actor that belongs to an institution is single in any case.
pub fn divisions_of<'p>(
    standings: &Standings<'p>,
    of: &ActorId,
    voices: Voices,
) -> Vec<IssueDivision<'p>> {
    let index = standings.actor_index(of);
    let members = index.map_or_else(Vec::new, |index| voices.members_of(standings, index));
    let issues = 0..standings.pack().issues().len();
    issues
        .map(|issue| division(standings, &members, issue, voices))
        .collect()
}

/// Returns the clashes with the most actors on the smaller side, at most `limit`. Of equals, those with
/// more actors in all, and then those that come first, are chosen. The result is in the given order.
pub fn widest_clashes<'d, 'p>(
    divisions: &'d [IssueDivision<'p>],
    limit: usize,
) -> Vec<&'d IssueDivision<'p>> {
    let clashes = divisions
        .iter()
        .filter(|it| it.division() == Division::Clash);
    let mut clashes: Vec<_> = clashes.enumerate().collect();
    let width = |it: &IssueDivision<'_>| {
        let [one, other] = Side::ALL.map(|side| it.on(side));
        (one.min(other), one + other)
    };
    sort(&mut clashes, |(_, a), (_, b)| width(b).cmp(&width(a)));
    clashes.truncate(limit);
    sort(&mut clashes, |(a, _), (b, _)| a.cmp(b));
    clashes.into_iter().map(|(_, clash)| clash).collect()
}

/// Returns where these actors stand on an issue. Both are given by index; the actors in the pack's
/// order.
pub(super) fn division<'p>(
    standings: &Standings<'p>,
    actors: &[usize],
    issue: usize,
    voices: Voices,
) -> IssueDivision<'p> {
    let pack = standings.pack();
    // With the step and the index of the institution.
    let mut on_scale = Vec::new();
    let mut absences = Vec::new();
    let (mut left_out, mut not_coded) = (0, 0);
    for index in actors {
        let actor = &pack.actors()[*index];
        match standings.standing_at(*index, issue) {
            Standing::OnScale(position, step) => {
                let voice = Voice {
                    actor,
                    position,
                    before: standings.before_at(*index, issue),
                };
                on_scale.push(((step, voices.speaker(standings, *index)), voice));
            }
            Standing::Absent(position, absence) => absences.push((actor, position, absence)),
            Standing::LeftOut => left_out += 1,
            Standing::NotCoded => not_coded += 1,
            Standing::NoPosition => {}
        }
    }
    // The sort is stable, so the voices of a group stay in the given order.
    sort(&mut on_scale, |(a, _), (b, _)| a.cmp(b));
    let groups = on_scale.chunk_by(|(a, _), (b, _)| a == b).map(|group| {
        let (step, institution) = group[0].0;
        Group {
            institution: &pack.actors()[institution],
            step,
            voices: group.iter().map(|(_, voice)| *voice).collect(),
        }
    });
    IssueDivision {
        issue: &pack.issues()[issue],
        groups: groups.collect(),
        absences,
        left_out,
        not_coded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Grades;
    use crate::compare::fixture::{PackBuilder, any_story, cases};
    use proptest::prelude::*;
    use serde::Deserialize;
    use serde_json::json;
    use std::collections::BTreeSet;

    /// An issue: who belongs to whom, who holds what, and what must be seen.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        about: String,
        #[serde(default)]
        members: Vec<(String, String)>,
        /// Actor, stance, and grade.
        positions: Vec<(String, String, Grade)>,
        /// The grades that count. If absent, all.
        grades: Option<Vec<Grade>>,
        division: String,
        /// `institution step: voice, voice (grade)`.
        groups: Vec<String>,
        #[serde(default)]
        absences: Vec<String>,
        #[serde(default)]
        left_out: usize,
    }

    fn described(group: &Group<'_>) -> String {
        let voices = group.voices.iter().map(|it| it.actor.id.as_str());
        let voices: Vec<_> = voices.collect();
        let grade = serde_json::to_value(group.grade()).expect("a word");
        format!(
            "{} {}: {} ({})",
            group.institution.id,
            group.step.as_str(),
            voices.join(", "),
            grade.as_str().unwrap_or_default()
        )
    }

    #[test]
    fn divisions_match_the_cases() {
        for case in cases::<Case>(include_str!("division.json")) {
            let about = &case.about;
            let mut builder = PackBuilder::new(&ACTORS, &["x"]);
            builder = builder.belong(&case.members);
            for (actor, stance, grade) in &case.positions {
                builder = builder.graded(actor, "x", stance, "2025", *grade);
            }
            let mut grades = Grades::ALL;
            for grade in Grade::ALL {
                grades.set(
                    grade,
                    case.grades.as_ref().is_none_or(|it| it.contains(&grade)),
                );
            }
            let pack = builder.pack();
            let standings = Standings::new(&pack, grades);
            let [found] = <[_; 1]>::try_from(divisions(&standings, Voices::ByInstitution))
                .expect("one issue");
            let groups: Vec<_> = found.groups.iter().map(described).collect();
            let absences: Vec<_> = found
                .absences
                .iter()
                .map(|(actor, _, absence)| format!("{} {}", actor.id, absence.as_str()))
                .collect();
            assert_eq!(format!("{:?}", found.division()), case.division, "{about}");
            assert_eq!(groups, case.groups, "{about}");
            assert_eq!(absences, case.absences, "{about}");
            assert_eq!(found.left_out, case.left_out, "{about}");
        }
    }

    const ACTORS: [&str; 5] = ["a", "b", "c", "d", "e"];

    proptest! {
        /// Leaving out those without a position changes nothing, whatever is coded.
        #[test]
        fn divisions_are_those_of_all_actors(
            (pack, _) in any_story(),
            coded in prop::collection::vec(any::<bool>(), 4),
        ) {
            let mut pack = pack;
            let entry = |actor: &Actor| json!({"actors": [actor.id], "issues": "all", "paragraphs": "all"});
            let entries = pack.actors.iter().zip(coded).filter(|(_, is_coded)| *is_coded);
            let entries = entries.map(|(actor, _)| serde_json::from_value(entry(actor)));
            pack.coded = entries.collect::<Result<_, _>>().expect("valid entries");
            let mut some_grades = Grades::ALL;
            some_grades.set(Grade::Reported, false);
            for grades in [Grades::ALL, some_grades] {
                let standings = Standings::new(&pack, grades);
                let all: Vec<_> = (0..pack.actors.len()).collect();
                for voices in [Voices::ByInstitution, Voices::OneByOne] {
                    for (issue, found) in divisions(&standings, voices).iter().enumerate() {
                        prop_assert_eq!(found, &division(&standings, &all, issue, voices));
                    }
                }
            }
        }

        /// Each actor with a position is counted once, and no institution has two groups at a step.
        #[test]
        fn every_actor_is_counted_once(
            held in prop::collection::vec(prop::option::of(0..STANCES.len()), ACTORS.len()),
            whole in prop::collection::vec(prop::option::of(0..ACTORS.len()), ACTORS.len()),
        ) {
            let mut builder = PackBuilder::new(&ACTORS, &["x"]);
            for (actor, whole) in ACTORS.iter().zip(whole) {
                // Only members of earlier actors, so that there is no cycle.
                if let Some(whole) = whole.filter(|whole| ACTORS[*whole] < *actor) {
                    builder = builder.belongs(actor, ACTORS[whole]);
                }
            }
            for (actor, stance) in ACTORS.iter().zip(&held) {
                if let Some(stance) = stance {
                    builder = builder.holds(actor, "x", STANCES[*stance], "2025");
                }
            }
            let pack = builder.pack();
            let standings = Standings::new(&pack, Grades::ALL);
            let [found] = <[_; 1]>::try_from(divisions(&standings, Voices::ByInstitution)).expect("one issue");
            let voices: usize = found.groups.iter().map(|group| group.voices.len()).sum();
            let counted = voices + found.absences.len() + found.left_out;
            prop_assert_eq!(counted, held.iter().flatten().count());
            prop_assert_eq!(found.voices(), voices);
            let places: BTreeSet<_> = found
                .groups
                .iter()
                .map(|group| (group.step, &group.institution.id))
                .collect();
            prop_assert_eq!(places.len(), found.groups.len());
            let both = [Side::For, Side::Against].map(|side| found.on(side) > 0);
            prop_assert_eq!(found.division() == Division::Clash, both == [true, true]);
        }
    }

    #[test]
    fn the_largest_groups_of_a_step_come_first() {
        let pack = PackBuilder::new(&ACTORS, &["x"])
            .belongs("d", "c")
            .holds("a", "x", "agree", "2025")
            .holds("b", "x", "disagree", "2025")
            .holds("c", "x", "agree", "2025")
            .holds("d", "x", "agree", "2025")
            .holds("e", "x", "agree", "2025")
            .pack();
        let standings = Standings::new(&pack, Grades::ALL);
        let divisions = divisions(&standings, Voices::ByInstitution);
        let largest = divisions[0].largest_at(Step::Agree);
        let ids: Vec<_> = largest
            .iter()
            .map(|it| it.institution.id.as_str())
            .collect();
        assert_eq!(ids, ["c", "a", "e"]);
        assert_eq!(divisions[0].at(Step::Agree), 4);
        assert_eq!(divisions[0].at(Step::Neutral), 0);
    }

    #[test]
    fn the_widest_clashes_have_most_actors_on_the_smaller_side() {
        let mut builder = PackBuilder::new(&ACTORS, &["a", "b", "c", "d", "e"]);
        for (issue, stances) in [
            ("a", "+-   "),
            ("b", "++++ "),
            ("c", "++-- "),
            ("d", "+-++ "),
            ("e", "-+   "),
        ] {
            for (actor, sign) in ACTORS.iter().zip(stances.chars()) {
                match sign {
                    '+' => builder = builder.holds(actor, issue, "agree", "2025"),
                    '-' => builder = builder.holds(actor, issue, "strongly-disagree", "2025"),
                    _ => {}
                }
            }
        }
        let pack = builder.pack();
        let divisions = divisions(&Standings::new(&pack, Grades::ALL), Voices::ByInstitution);
        for (limit, expected) in [(0, ""), (1, "c"), (2, "c d"), (3, "a c d"), (9, "a c d e")] {
            let widest = widest_clashes(&divisions, limit);
            let ids: Vec<_> = widest.iter().map(|it| it.issue.id.as_str()).collect();
            assert_eq!(ids.join(" "), expected, "{limit}");
        }
    }

    const STANCES: [&str; 8] = [
        "strongly-disagree",
        "disagree",
        "neutral",
        "agree",
        "strongly-agree",
        "said-nothing",
        "declined-to-comment",
        "unclear",
    ];
}
