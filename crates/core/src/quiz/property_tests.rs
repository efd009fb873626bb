//! Properties: what is true for every pack, seed and answer.

mod passages;

use super::generate::generate_all;
use super::sample::any_pack;
use super::*;
use crate::Pack;
use crate::pack::{
    Actor, ActorId, ActorKind, Claim, ClaimId, Decimal, Figure, Grade, IssueId, Qualifier,
    Relation, RelationKind, Side,
};
use kind::Presence;
use proptest::prelude::*;
use std::collections::BTreeSet;

const ALL: usize = 1000;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn generated_items_are_the_same_for_the_same_seed(pack: u64, seed: u64, few in 0..9_usize) {
        let pack = any_pack(pack);
        let all = generate(&pack, seed, ALL, &[]);
        prop_assert_eq!(&all, &generate(&pack, seed, ALL, &[]));
        prop_assert_eq!(&all[..few.min(all.len())], generate(&pack, seed, few, &[]));
    }

    #[test]
    fn no_wrong_option_is_right_by_the_model(pack: u64, seed: u64) {
        let pack = any_pack(pack);
        for item in generate_all(&pack, seed) {
            item.interaction.check_fair(&pack, &item);
        }
    }

    #[test]
    fn no_two_items_of_a_quiz_ask_for_the_same(pack: u64, plan in any_plan()) {
        let session = Session::start(&any_pack(pack), plan);
        let ids: BTreeSet<_> = session.items().iter().map(|item| &item.id).collect();
        prop_assert_eq!(ids.len(), session.items().len());
        for item in session.items() {
            let same = session.items().iter().filter(|other| item.id != other.id && item.asks_the_same(other));
            prop_assert_eq!(same.count(), 0, "{}", item.id);
        }
    }

    /// In another order, and whatever else the quiz asked.
    #[test]
    fn what_was_asked_can_be_asked_again(pack: u64, plan in any_plan()) {
        let pack = any_pack(pack);
        let all = generate_all(&pack, plan.seed);
        let ids: BTreeSet<_> = all.iter().map(|item| &item.id).collect();
        prop_assert_eq!(ids.len(), all.len());
        let asked = Session::start(&pack, plan.clone());
        let mut items = asked.items().to_vec();
        items.reverse();
        if !items.is_empty() {
            let only = items.iter().map(|item| item.id.clone()).collect();
            let again = Session::start(&pack, Plan { only, ..plan });
            prop_assert_eq!(again.items(), items);
        }
    }

    #[test]
    fn every_option_is_shown_once_and_no_order_gives_itself_away(pack: u64, plan in any_plan()) {
        let session = Session::start(&any_pack(pack), plan);
        for item in session.items() {
            let shown = session.display_order(item);
            let options: BTreeSet<_> = shown.iter().copied().collect();
            prop_assert_eq!(options, (0..item.interaction.options()).collect());
            prop_assert!(item.interaction.key() != Response::Order(shown));
        }
    }

    #[test]
    fn one_point_is_for_the_exact_answer(pack: u64, plan in any_plan(), response in Response::any()) {
        for item in Session::start(&any_pack(pack), plan).items() {
            let key = item.interaction.score(&item.interaction.key());
            prop_assert_eq!(key.map(|score| (score.points, score.right)), Ok((1.0, true)), "{}", item.id);
            let Ok(score) = item.interaction.score(&response) else { continue };
            prop_assert!((0.0..=1.0).contains(&score.points));
            prop_assert_eq!(score.right, score.points == 1.0);
        }
    }

    #[test]
    fn what_is_saved_is_what_is_restored(pack: u64, plan in any_plan(), responses in any_responses(), at in 0..9_usize) {
        let pack = any_pack(pack);
        let mut session = Session::start(&pack, plan.clone());
        answer_all(&mut session, &responses);
        session.go_to(at);
        let text = serde_json::to_string(&session.save()).expect("JSON");
        let saved: Saved = serde_json::from_str(&text).expect("saved");
        assert_eq!(saved.to_json(), text);
        assert_eq!(Saved::from_json(&text).as_ref(), Some(&saved));
        let restored = Ok(Restored { session, dropped: 0 });
        if let Some(authored) = Session::restore_authored(&pack, &saved) {
            prop_assert_eq!(&authored, &restored);
        }
        prop_assert_eq!(Session::restore(&pack, &saved), restored);
    }

    #[test]
    fn no_item_is_given_away_by_those_before_it(pack: u64, plan in any_plan()) {
        let session = Session::start(&any_pack(pack), plan);
        let mut shown = given_away::Shown::default();
        for item in session.items() {
            prop_assert!(!shown.give_away(item), "{}", item.id);
            shown.add(item);
        }
    }

    /// As many as the plan says, if all could be asked.
    #[test]
    fn fewer_items_are_some_of_all(pack: u64, plan in any_plan()) {
        let pack = any_pack(pack);
        let few = Session::start(&pack, plan.clone());
        let all = Session::start(&pack, Plan { limit: None, ..plan.clone() });
        let limit = plan.limit.unwrap_or(usize::MAX);
        prop_assert_eq!(few.items().len(), all.items().len().min(limit));
        prop_assert!(few.items().iter().all(|item| all.items().contains(item)));
        // The author's questions come first; others are only asked if these don't suffice.
        let origins: Vec<_> = few.items().iter().map(|item| item.origin).collect();
        prop_assert!(origins.is_sorted_by_key(|origin| *origin == Origin::Generated));
        let authored = Session::start_authored(&pack, &plan);
        let is_authored = !origins.contains(&Origin::Generated);
        prop_assert_eq!(authored.clone().unwrap_or_else(|| few.clone()), few);
        prop_assert!(authored.is_none() || is_authored);
    }

    #[test]
    fn what_the_reader_leaves_out_is_not_asked(pack: u64, plan in any_plan(), skill in 0..4_usize) {
        let pack = any_pack(pack);
        let skill = crate::pack::Skill::ALL[skill];
        let topics = pack.topics.first().map(|topic| topic.id.clone());
        let topics: Vec<_> = topics.into_iter().collect();
        let session = Session::start(&pack, Plan { skills: vec![skill], topics: topics.clone(), ..plan });
        for item in session.items() {
            prop_assert_eq!(item.skill, skill);
            prop_assert!(topics.is_empty() || item.topic.as_ref() == topics.first());
        }
    }

    /// What is kept of a quiz when the story changes was answered then and looks the same.
    #[test]
    fn answers_for_another_pack_are_kept_or_dropped(one: u64, other: u64, plan in any_plan(), responses in any_responses()) {
        let (one, other) = (any_pack(one), any_pack(other));
        let mut session = Session::start(&one, plan);
        answer_all(&mut session, &responses);
        let saved = session.save();
        match Session::restore(&other, &saved) {
            Ok(restored) => {
                let kept = restored.session.save().answers;
                prop_assert!(kept.iter().all(|answer| saved.answers.contains(answer)));
                prop_assert_eq!(kept.len() + restored.dropped, saved.answers.len());
            }
            Err(error) => prop_assert_eq!(error, RestoreError::Changed),
        }
    }

    #[test]
    fn sums_add_up(pack: u64, plan in any_plan(), responses in any_responses()) {
        let pack = any_pack(pack);
        let mut session = Session::start(&pack, plan.clone());
        answer_all(&mut session, &responses);
        let summary = Summary::of(&session, &pack);
        let Score { items, answered, right, points } = summary.overall;
        prop_assert_eq!(summary.skills.iter().map(|(_, score)| score.items).sum::<usize>(), items);
        prop_assert_eq!(session.progress(), Progress { answered, total: items, right, points });
        prop_assert_eq!(summary.wrong.len(), answered - right);
        prop_assert!(right as f64 <= points && points <= answered as f64);
        prop_assert_eq!(session.finished(), items > 0 && answered == items);

        let of_actors = summary.actors.iter().all(|(_, score)| score.items <= items);
        prop_assert!(of_actors && summary.calibration.answers() == answered);

        let wrong = session.plan_of_wrong();
        prop_assert_eq!(wrong.is_some(), answered > right);
        if let Some(wrong) = wrong {
            session.continue_with(Session::start(&pack, wrong));
            prop_assert_eq!(session.items().iter().map(|item| item.id.clone()).collect::<Vec<_>>(), summary.wrong);
            prop_assert_eq!(session.progress().answered, 0);
        }
    }
}

/// Returns whether the rules below, which go by the material, are those of the prompt. A new prompt may
/// need others: with the side that most take, the right actor may be who doesn't.
fn has_rules(item: &Item) -> bool {
    let Some(material) = &item.material else {
        return false;
    };
    match item.prompt {
        Prompt::WhoSaidIt => matches!(material, Material::Quote(_)),
        Prompt::WhoHoldsIt | Prompt::AllWhoHoldIt => matches!(material, Material::Side { .. }),
        Prompt::InTheArticle => matches!(material, Material::Value { .. }),
        Prompt::WhatNumber => matches!(material, Material::Figure(_)),
        Prompt::FindThePassage | Prompt::MarkTheSentence => true,
        Prompt::Authored(_)
        | Prompt::OrderOfEvents
        | Prompt::WhoSaidWhat
        | Prompt::WhichNumber
        | Prompt::WhoDisputes
        | Prompt::WhenWasIt(_)
        | Prompt::TypeTheName => false,
    }
}

/// Checks options by rules of their own, so that a fault in the code that generates them does not
/// hide itself.
pub(super) fn check_choices(pack: &Pack, item: &Item, choices: &[Choice]) {
    let (right, wrong) = choices
        .iter()
        .partition::<Vec<_>, _>(|choice| choice.is_right());
    if matches!(item.interaction, Interaction::ChooseSeveral(_)) {
        assert!(right.len() >= 2 && !wrong.is_empty(), "{}", item.id);
    } else {
        assert!(right.len() == 1 && wrong.len() >= 2, "{}", item.id);
    }
    assert!(has_rules(item), "{}", item.id);
    if let Label::Paragraph(number) = right[0].label {
        return passages::check_paragraphs(pack, item, number, choices);
    }
    if let Label::Sentence(_) = right[0].label {
        return passages::check_sentences(pack, item, choices);
    }
    for choice in &right {
        assert!(!choice.evidence.is_empty(), "{}", item.id);
    }
    for choice in wrong.iter().filter(|it| it.reason == Reason::NoPosition) {
        let kind = pack[actor(choice)].kind;
        assert_ne!(kind, ActorKind::Group, "{}", item.id);
    }
    let all: Vec<_> = right.iter().chain(&wrong).copied().collect();
    for [one, other] in pairs(&all) {
        assert_ne!(one.label, other.label, "{}", item.id);
        if let (Label::Actor(one), Label::Actor(other)) = (&one.label, &other.label) {
            assert!(
                !wholes(pack, one).contains(other) && !wholes(pack, other).contains(one),
                "{}",
                item.id
            );
        }
    }
    match item.material.as_ref().expect("material") {
        Material::Quote(quote) => {
            let letters = |words: &str| {
                words
                    .to_lowercase()
                    .replace(|c: char| !c.is_alphabetic(), "")
            };
            let said = |id: &ActorId| {
                let theirs = pack.quotes().iter().filter(|other| other.actor == *id);
                theirs
                    .map(|other| letters(other.words()))
                    .any(|words| words == letters(pack[quote].words()))
            };
            assert!(
                right
                    .iter()
                    .all(|choice| said(actor(choice)) && *actor(choice) == pack[quote].actor)
            );
            assert!(
                !wrong.iter().any(|choice| said(actor(choice))),
                "{}",
                item.id
            );
        }
        Material::Side { issue, side } => {
            let takes = |choice: &&Choice| {
                pack.positions().iter().any(|position| {
                    let step = position.stance.step().map_or(3, |step| step.ordinal());
                    let on_side = if *side == Side::For {
                        step > 3
                    } else {
                        step < 3
                    };
                    position.actor == *actor(choice) && position.issue == *issue && on_side
                })
            };
            assert!(right.iter().all(&takes), "{}", item.id);
            assert!(!wrong.iter().any(takes), "{}", item.id);
        }
        Material::Figure(id) => {
            for choice in &wrong {
                assert!(!may_mean(pack, &pack[id], number(choice)), "{}", item.id);
            }
            assert_eq!(number(right[0]), pack[id].value, "{}", item.id);
        }
        Material::Value { figure, value } => match right[0].label {
            Label::Presence(Presence::Stated) => {
                assert_eq!(*value, pack[figure].value, "{}", item.id)
            }
            _ => {
                assert_eq!(right[0].label, Label::Presence(Presence::Contradicted));
                assert!(!may_mean(pack, &pack[figure], *value), "{}", item.id);
                // "Over 5" is no contradiction of 10.
                let closed = [Qualifier::Exactly, Qualifier::About];
                assert!(closed.contains(&pack[figure].qualifier), "{}", item.id);
            }
        },
        Material::Statement(_) | Material::Gap(_) => panic!("an author's text was generated"),
        Material::Position(_) | Material::Claim(_) | Material::Event(_) => {
            panic!("nothing to choose from")
        }
    }
}

/// Checks rows and options to be matched, by rules of their own too.
pub(super) fn check_matches(pack: &Pack, item: &Item, matches: &MatchPairs) {
    let rows = &matches.rows;
    assert!((3..=5).contains(&rows.len()), "{}", item.id);
    for [one, other] in pairs(&matches.options) {
        assert_ne!(one, other, "{}", item.id);
    }
    for [one, other] in pairs(rows) {
        assert_ne!(one.label, other.label, "{}", item.id);
    }
    let options: Vec<_> = rows.iter().map(|row| &matches.options[row.right]).collect();
    match &item.material {
        Some(Material::Claim(claim)) => {
            assert!(matches.reuse, "{}", item.id);
            for (row, option) in rows.iter().zip(&options) {
                check_disputing(pack, item, &pack[claim], row, option);
            }
            assert!(options.iter().any(|it| *it != options[0]), "{}", item.id);
            for [one, other] in pairs(rows) {
                let [one, other] = [one, other].map(|row| actor_of(&row.label));
                let is_part = wholes(pack, one).contains(other);
                assert!(
                    !is_part && !wholes(pack, other).contains(one),
                    "{}",
                    item.id
                );
            }
        }
        _ => {
            assert!(!matches.reuse, "{}", item.id);
            assert_eq!(matches.options.len(), rows.len(), "{}", item.id);
            for (at, row) in rows.iter().enumerate() {
                assert!(!row.evidence.is_empty(), "{}", item.id);
                for (other, option) in options.iter().enumerate() {
                    let fits = fits(pack, &row.label, option);
                    assert_eq!(fits, at == other, "{}: {at}, {other}", item.id);
                }
            }
        }
    }
}

/// Whether the option may be right for the row: the actor, or one that it belongs to or that belongs
/// to it, said the words, or the figure may have the value.
fn fits(pack: &Pack, row: &Label, option: &Label) -> bool {
    match (row, option) {
        (Label::Quote(quote), Label::Actor(actor)) => {
            let letters = |words: &str| {
                let words = words.to_lowercase();
                words.replace(|c: char| !c.is_alphabetic(), "")
            };
            let words = letters(pack[quote].words());
            pack.quotes().iter().any(|other| {
                let theirs = letters(other.words());
                let by_them = other.actor == *actor
                    || wholes(pack, &other.actor).contains(actor)
                    || wholes(pack, actor).contains(&other.actor);
                by_them && theirs == words
            })
        }
        (Label::Figure(figure), Label::Value(value)) => {
            let other = &pack[value];
            value == figure
                || other.unit != pack[figure].unit
                || may_mean(pack, &pack[figure], other.value)
        }
        other => panic!("{other:?}"),
    }
}

/// Checks what an actor is said to do to a claim, by the relations between them.
fn check_disputing(pack: &Pack, item: &Item, claim: &Claim, row: &MatchRow, option: &Label) {
    let actor = actor_of(&row.label);
    let theirs = |id: &ClaimId| pack[id].actor.as_ref() == Some(actor);
    assert_ne!(claim.actor.as_ref(), Some(actor), "{}", item.id);
    let between: Vec<_> = pack
        .relations()
        .iter()
        .filter(|it| {
            (it.to == claim.id && theirs(&it.from)) || (it.from == claim.id && theirs(&it.to))
        })
        .collect();
    match option {
        Label::Relation(kind) => {
            assert!(!row.evidence.is_empty(), "{}", item.id);
            let says = |it: &&&Relation| {
                it.to == claim.id || it.kind == RelationKind::Contradicts && it.from == claim.id
            };
            let mut against = between
                .iter()
                .filter(says)
                .filter(|it| it.kind != RelationKind::Supports);
            assert!(against.clone().all(|it| it.kind == *kind), "{}", item.id);
            let shown = [Grade::OwnWords, Grade::Reported];
            assert!(against.any(|it| shown.contains(&it.grade)), "{}", item.id);
        }
        Label::Undisputed => {
            assert_ne!(pack[actor].kind, ActorKind::Group, "{}", item.id);
            // Nothing by which they, or who belongs with them, might dispute it.
            let with_them = |id: &ActorId| {
                id == actor || wholes(pack, id).contains(actor) || wholes(pack, actor).contains(id)
            };
            let has_issue = |issue: &IssueId| claim.issue.as_ref() == Some(issue);
            let mut positions = pack.positions().iter();
            assert!(
                !positions.any(|it| with_them(&it.actor) && has_issue(&it.issue)),
                "{}",
                item.id
            );
            let might = |it: &&Claim| it.issue.as_ref().is_none_or(has_issue);
            let mut claims = pack.claims().iter().filter(might);
            assert!(
                !claims.any(|it| it.actor.as_ref() == Some(actor)),
                "{}",
                item.id
            );
            assert!(between.is_empty(), "{}", item.id);
            let conflicts = crate::compare::conflicts(pack);
            let mut conflicts = conflicts
                .iter()
                .filter(|it| it.left.id == claim.id || it.right.id == claim.id);
            assert!(
                !conflicts.any(|it| theirs(&it.left.id) || theirs(&it.right.id)),
                "{}",
                item.id
            );
        }
        other => panic!("{other:?}"),
    }
}

/// Checks that a name is right for one actor, and for nobody else.
pub(super) fn check_names(pack: &Pack, item: &Item, asked: &EnterText) {
    assert!(!asked.evidence.is_empty(), "{}", item.id);
    let (actor, text) = match item.material.as_ref().expect("material") {
        Material::Quote(id) => (Some(&pack[id].actor), pack[id].words()),
        Material::Value { figure, value } => {
            assert_eq!(*value, pack[figure].value, "{}", item.id);
            (pack[figure].given_by.as_ref(), pack[figure].label.as_str())
        }
        other => panic!("nobody to name: {other:?}"),
    };
    let actor = &pack[actor.expect("an actor")];
    assert_eq!(actor.kind, ActorKind::Person, "{}", item.id);
    for other in pack.actors() {
        let score = item.interaction.score(&Response::Text(other.name.clone()));
        let right = score.expect("a name can be typed").right;
        assert_eq!(right, other.id == actor.id, "{}: {}", item.id, other.name);
    }
    assert!(!text.contains(&actor.name), "{}", item.id);
}

/// Whether a figure of the same thing may mean the number.
fn may_mean(pack: &Pack, figure: &Figure, number: Decimal) -> bool {
    pack.figures().iter().any(|other| {
        let same =
            other.label.to_lowercase() == figure.label.to_lowercase() && other.unit == figure.unit;
        let (value, of_other) = (f64::from(number), f64::from(other.value));
        same && match other.qualifier {
            Qualifier::Exactly => number == other.value,
            Qualifier::Over => number > other.value && value < of_other * 2.0,
            Qualifier::About => value > of_other * 0.6 && value < of_other * 1.6,
            Qualifier::MultiplesOf => number == other.value,
        }
    })
}

fn actor(choice: &Choice) -> &ActorId {
    actor_of(&choice.label)
}

fn actor_of(label: &Label) -> &ActorId {
    match label {
        Label::Actor(id) => id,
        other => panic!("no actor: {other:?}"),
    }
}

fn number(choice: &Choice) -> Decimal {
    match choice.label {
        Label::Number(number) => number,
        ref other => panic!("no number: {other:?}"),
    }
}

/// What the actor belongs to.
fn wholes(pack: &Pack, id: &ActorId) -> Vec<ActorId> {
    let whole = |id: &ActorId| -> Option<&ActorId> {
        let actor: &Actor = &pack[id];
        actor.member_of.as_ref()
    };
    std::iter::successors(whole(id), |id| whole(id))
        .cloned()
        .collect()
}

fn pairs<T>(list: &[T]) -> Vec<[&T; 2]> {
    let from = |at: usize| list[at + 1..].iter().map(move |other| [&list[at], other]);
    (0..list.len()).flat_map(from).collect()
}

/// Gives each item the first of the responses that it takes.
fn answer_all(session: &mut Session, responses: &[Response]) {
    for item in session.items().to_vec() {
        for response in responses {
            let certainty = match item.id.as_str().len() % 2 {
                0 => Certainty::Sure,
                _ => Certainty::Guessing,
            };
            let _ = session.answer(&item.id, response.clone(), Some(certainty));
        }
    }
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let plan = |(seed, authored, generated, shuffled, limit)| Plan {
        seed,
        authored,
        generated,
        shuffled,
        limit,
        ..Plan::default()
    };
    let limit = prop::option::of(0..9_usize);
    (
        any::<u64>(),
        any::<bool>(),
        0..20_usize,
        any::<bool>(),
        limit,
    )
        .prop_map(plan)
}

fn any_responses() -> impl Strategy<Value = Vec<Response>> {
    prop::collection::vec(Response::any(), 0..6)
}
