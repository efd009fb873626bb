//! The packs of the repository are valid, and agree with the list that the page's story menu loads.

mod support;

use serde_json::{Value, json};
use standpoint_core::Pack;
use standpoint_core::pack::{
    Absence, Evidence, Grade, PackEntry, Qualifier, RelationKind, Skill, Stance, Step,
};
use standpoint_core::quiz::{
    ChooseOne, ChooseSeveral, Interaction, Item, MarkSentences, Material, Origin, Plan, PutInOrder,
    QuestionKind, Session,
};
use standpoint_core::read::{read_as, read_pack_list};
use std::path::Path;
use std::{env, fs};

fn valid_pack(folder: &str) -> Pack {
    let id = folder
        .to_owned()
        .try_into()
        .expect("a folder's name is an id");
    read_as(&id, &support::pack(folder)).unwrap_or_else(|problems| panic!("{folder}:\n{problems}"))
}

#[test]
fn every_pack_is_valid_and_has_the_name_of_its_folder() {
    for folder in support::folders() {
        assert_eq!(valid_pack(&folder).id().as_str(), folder);
    }
}

#[test]
fn a_pack_with_another_name_is_reported() {
    let id = "harbour-bridge-2".to_owned().try_into().expect("an id");
    let problems = read_as(&id, &support::pack("harbour-bridge")).expect_err("another name");
    let reported: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        reported,
        ["id: differs from the folder's name, `harbour-bridge-2`: change one of the two"]
    );
}

#[test]
fn the_list_agrees_with_the_packs_and_starts_with_the_default() {
    let bytes = fs::read(support::data().join("packs.json")).expect("the list is there");
    let list = read_pack_list(&bytes).unwrap_or_else(|problems| panic!("{problems}"));
    let mut listed: Vec<_> = list.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(
        listed.first(),
        Some(&"fentanyl-tariffs"),
        "data/packs.json: the default must come first: list yours after it"
    );
    listed.sort_unstable();
    assert_eq!(
        listed,
        support::folders(),
        "data/packs.json (left) must list each folder of data/ that has a pack.json (right): \
         add the missing ones, and remove those that have no folder"
    );
    for PackEntry { id, title } in &list {
        assert_eq!(
            title,
            valid_pack(id.as_str()).title(),
            "data/packs.json: write the title from data/{id}/pack.json (right)"
        );
    }
}

/// The small pack is the demo and the base of the reading tests, so it must use every feature.
#[test]
fn the_small_pack_has_one_of_everything() {
    let pack = valid_pack("harbour-bridge");
    for grade in Grade::ALL {
        assert!(
            pack.positions().iter().any(|it| it.grade == grade),
            "{grade:?}"
        );
    }
    for absence in Absence::ALL {
        let stance = Stance::Absence(absence);
        assert!(
            pack.positions().iter().any(|it| it.stance == stance),
            "{absence:?}"
        );
    }
    use RelationKind::{Contradicts, Disputes, Supports, Undercuts};
    for kind in [Supports, Disputes, Contradicts, Undercuts] {
        assert!(
            pack.relations().iter().any(|it| it.kind == kind),
            "{kind:?}"
        );
    }
    use Qualifier::{About, Exactly, MultiplesOf, Over};
    for qualifier in [Exactly, Over, About, MultiplesOf] {
        assert!(
            pack.figures().iter().any(|it| it.qualifier == qualifier),
            "{qualifier:?}"
        );
    }
    for skill in Skill::ALL {
        assert!(
            pack.questions().iter().any(|it| it.skill == skill),
            "{skill:?}"
        );
    }
    for kind in QuestionKind::NAMES {
        assert!(
            pack.questions().iter().any(|it| it.kind.name() == *kind),
            "{kind}"
        );
    }
    let paragraphs = &pack.source().paragraphs;
    assert!(pack.source().owned && paragraphs.iter().all(|it| it.text.is_some()));
}

#[test]
fn the_codebook_says_when_each_stance_is_coded() {
    let codebook = include_str!("../../../data/CODEBOOK.md");
    let steps = Step::ALL.map(Step::as_str);
    for word in steps.into_iter().chain(Absence::ALL.map(Absence::as_str)) {
        // In the first column of the table.
        let is_row = |line: &str| {
            let first = line
                .strip_prefix("| ")
                .and_then(|line| line.split(" | ").next());
            first.is_some_and(|first| first.contains(&format!("`{word}`")))
        };
        assert!(
            codebook.lines().any(is_row),
            "data/CODEBOOK.md: no row for {word}"
        );
    }
}

/// All of the author's questions can be asked, in every order, and some more are generated.
#[test]
fn no_question_of_a_pack_is_left_out() {
    for folder in support::folders() {
        let pack = valid_pack(&folder);
        for seed in 0..50 {
            let plan = Plan {
                seed,
                shuffled: seed > 0,
                ..plan()
            };
            let session = Session::start(&pack, plan);
            let is_asked = |id: &str| session.items().iter().any(|it| it.id.as_str() == id);
            let questions = pack.questions().iter().map(|it| it.id.as_str());
            let left_out: Vec<_> = questions.filter(|id| !is_asked(id)).collect();
            assert_eq!(left_out, [""; 0], "{folder}, seed {seed}");
            let origin = |it: &&Item| it.origin == Origin::Generated;
            let generated = session.items().iter().filter(origin).count();
            assert!(generated > 0, "{folder}, seed {seed}");
        }
    }
}

/// No quiz asks what it has shown before, by a rule that is simpler than the core's: a right answer's
/// passage isn't cited before, and neither are the passages of all events of an order but one.
#[test]
fn no_quiz_gives_its_answers_away() {
    for folder in support::folders() {
        let pack = valid_pack(&folder);
        for seed in 0..1000 {
            // All items, generated ones among them, now and then: that takes long.
            let plan = Plan {
                seed,
                shuffled: true,
                limit: [Some(5), Some(10), Some(20), None][seed as usize % 4],
                ..plan()
            };
            let mut cited: Vec<Evidence> = Vec::new();
            for item in Session::start(&pack, plan).items() {
                let is_cited = |of: &[Evidence]| of.iter().any(|it| is_cited(&cited, it));
                let is_given_away = match &item.interaction {
                    _ if matches!(item.material, Some(Material::Side { .. })) => false,
                    Interaction::ChooseOne(ChooseOne(choices))
                    | Interaction::ChooseSeveral(ChooseSeveral(choices))
                    | Interaction::MarkSentences(MarkSentences(choices)) => {
                        let mut right = choices.iter().filter(|choice| choice.is_right());
                        right.any(|choice| is_cited(&choice.evidence))
                    }
                    Interaction::PutInOrder(PutInOrder(slots)) => {
                        slots
                            .iter()
                            .filter(|slot| !is_cited(&slot.evidence))
                            .count()
                            < 2
                    }
                    Interaction::EnterNumber(it) => is_cited(&it.evidence),
                    Interaction::EnterText(it) => is_cited(&it.evidence),
                    Interaction::PlaceInTime(it) => is_cited(&it.evidence),
                    Interaction::MatchPairs(it) => {
                        it.rows.iter().all(|row| is_cited(&row.evidence))
                    }
                };
                assert!(!is_given_away, "{folder}, seed {seed}: {}", item.id);
                cited.extend(item.interaction.evidence().into_iter().cloned());
            }
        }
    }
}

fn is_cited(cited: &[Evidence], passage: &Evidence) -> bool {
    let words = |of: &Evidence| of.selector.as_ref().map(|it| it.exact.clone());
    cited.iter().any(|other| {
        other.paragraph == passage.paragraph
            && match (words(other), words(passage)) {
                (Some(one), Some(other)) => one.contains(&other) || other.contains(&one),
                _ => true,
            }
    })
}

/// The page's plan, with all items.
fn plan() -> Plan {
    Plan {
        seed: 1,
        authored: true,
        generated: 6,
        ..Plan::default()
    }
}

/// Saved answers depend on the items: whoever has saved some starts over when these change. If a
/// change to a pack or to what kinds generate does this on purpose, run this test with
/// `STANDPOINT_BLESS=1`, which writes the file again.
#[test]
fn the_first_quiz_never_changes() {
    let mut quizzes = Value::Null;
    for folder in support::folders() {
        let session = Session::start(&valid_pack(&folder), plan());
        let items: Vec<_> = session.items().iter().map(|item| &item.id).collect();
        let fingerprint = session.save().fingerprint.to_string();
        quizzes[&folder] = json!({"fingerprint": fingerprint, "items": items});
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/first_quiz.json");
    if env::var_os("STANDPOINT_BLESS").is_some_and(|bless| bless == "1") {
        fs::write(&path, format!("{quizzes:#}\n")).expect("the file can be written");
    }
    let committed = fs::read_to_string(&path).expect("the file");
    let committed: Value = serde_json::from_str(&committed).expect("JSON");
    for folder in support::folders() {
        assert_eq!(quizzes[&folder], committed[&folder], "{folder}");
    }
}
