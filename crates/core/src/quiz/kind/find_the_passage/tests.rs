use super::*;
use crate::quiz::sample::{from, harbour};
use crate::quiz::{Item, generate};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// For each item the paragraphs that are ever shown, and the places that the right one ever has.
type Shown = BTreeMap<String, (BTreeSet<u32>, BTreeSet<usize>)>;

fn all_shown(pack: &Pack) -> Shown {
    let mut all = Shown::new();
    for seed in 0..200 {
        let items = generate(pack, seed, 100, &[]);
        for item in items.iter().filter(|it| it.kind == "find-the-passage") {
            let (shown, places) = all.entry(item.id.to_string()).or_default();
            let Interaction::ChooseOne(ChooseOne(choices)) = &item.interaction else {
                panic!("no options");
            };
            for choice in choices {
                if let Label::Paragraph(number) = choice.label {
                    shown.insert(number);
                }
            }
            places.extend(choices.iter().position(Choice::is_right));
        }
    }
    all
}

/// The harbour, with a long article of digests that have nothing in common.
fn long() -> Pack {
    let mut pack = harbour();
    let digests = [
        "Gulls",
        "Cranes",
        "Anchors",
        "Winter",
        "Tariffs",
        "Lighthouse",
        "Sailors",
        "Harvest",
    ];
    let model = pack.source.paragraphs[0].clone();
    pack.source.paragraphs = Vec::from(digests.map(|digest| {
        let mut paragraph = model.clone();
        paragraph.digest = digest.into();
        paragraph
    }));
    pack
}

#[test]
fn the_right_paragraph_has_any_place() {
    let shown = all_shown(&long());
    let (paragraphs, places) = &shown["generated:find-the-passage:figure:stone"];
    assert_eq!(*paragraphs, (1..=8).collect());
    assert_eq!(*places, (0..4).collect());
}

#[test]
fn long_digests_fit_on_a_small_screen() {
    let mut pack = long();
    for (length, shown) in [(100, 4..=5), (150, 3..=3)] {
        for paragraph in &mut pack.source.paragraphs {
            let name = paragraph.digest.split(' ').next().unwrap_or_default();
            paragraph.digest = format!("{name} {}", "x".repeat(length - name.len() - 1));
        }
        let mut items = (0..50).flat_map(|seed| generate(&pack, seed, 100, &[]));
        let asked = items.find(|it| it.id.to_string().ends_with("figure:stone"));
        let Some(Interaction::ChooseOne(choices)) = asked.map(|it| it.interaction) else {
            panic!("{length}: not asked");
        };
        assert!(shown.contains(&choices.0.len()), "{length}");
    }
}

#[test]
fn paragraphs_that_may_show_the_same_are_not_offered() {
    let mut pack = long();
    let own = pack.clone();
    let position = |id: &str, actor: &str, paragraph: u32| json!({"id": id, "actor": actor, "issue": "wall", "stance": "agree", "date": {"edtf": "2020", "basis": "stated"}, "grade": "reported", "note": "n", "evidence": [{"paragraph": paragraph}]});
    // The town, to which Bo belongs; someone else; and Bo by another's word.
    pack.positions.push(from(&position("p8", "town", 3)));
    pack.positions.push(from(&position("p9", "stranger", 4)));
    let mut by_bo = position("p10", "gus", 5);
    by_bo["grade"] = json!("attributed");
    by_bo["attributed_by"] = json!("bo");
    pack.positions.push(from(&by_bo));
    let id = "generated:find-the-passage:position:p2";
    // A quote of the town on the wall is in paragraph 2.
    assert_eq!(all_shown(&own)[id].0, BTreeSet::from([1, 3, 4, 5, 6, 7]));
    assert_eq!(all_shown(&pack)[id].0, BTreeSet::from([1, 4, 6, 7, 8]));

    let mut pack = long();
    pack.figures[1].label = "Stone".into();
    pack.figures[1].evidence[0].paragraph = 6;
    pack.figures[2].value = pack.figures[0].value;
    pack.figures[2].evidence[0].paragraph = 7;
    let id = "generated:find-the-passage:figure:stone";
    assert_eq!(
        all_shown(&pack)[id].0,
        (1..=8).filter(|it| ![6, 7].contains(it)).collect()
    );
}

#[test]
fn a_digest_that_says_the_same_is_not_offered() {
    let mut pack = long();
    pack.source.paragraphs[3].digest = "Weighing stone and lime".into();
    pack.source.paragraphs[5].digest = "They weighed the stone".into();
    let shown = all_shown(&pack);
    let (paragraphs, _) = &shown["generated:find-the-passage:figure:sand"];
    assert!(!paragraphs.contains(&6), "{paragraphs:?}");
}

#[test]
fn a_digest_that_gives_itself_away_is_not_asked_for() {
    let id = "generated:find-the-passage:figure:stone";
    let mut pack = long();
    pack.figures[0].label = "Stone bought for the harbour".into();
    assert!(all_shown(&pack).contains_key(id));
    pack.source.paragraphs[3].digest = "How much stone they bought".into();
    assert!(!all_shown(&pack).contains_key(id));
    // Unless another has these words as well.
    pack.source.paragraphs[4].digest = "Who bought the harbours".into();
    let shown = all_shown(&pack);
    assert!(shown[id].0.contains(&5), "{shown:?}");
}

#[test]
fn only_what_has_one_paragraph_and_is_not_second_hand_is_asked() {
    let mut pack = long();
    let passage = from(&json!({"paragraph": 7}));
    pack.figures[0].evidence.push(passage);
    let shown = all_shown(&pack);
    assert!(!shown.contains_key("generated:find-the-passage:figure:stone"));
    assert!(shown.contains_key("generated:find-the-passage:position:p1"));
    // Gus's position is inferred.
    assert!(!shown.contains_key("generated:find-the-passage:position:p7"));
    pack.source.paragraphs.truncate(3);
    assert_eq!(all_shown(&pack), Shown::new());
}

#[test]
fn all_digests_that_were_shown_count_as_known() {
    let pack = long();
    let items = generate(&pack, 1, 100, &[]);
    let item = items.iter().find(|it| it.kind == "find-the-passage");
    let item: &Item = item.expect("an item");
    for number in 1..=8 {
        let Interaction::ChooseOne(ChooseOne(choices)) = &item.interaction else {
            panic!("no options");
        };
        let is_shown = choices
            .iter()
            .any(|it| it.label == Label::Paragraph(number));
        let mut cited = item.interaction.evidence().into_iter();
        let is_cited = cited.any(|it| it.paragraph == number);
        assert_eq!(is_cited, is_shown, "{number}");
    }
}
