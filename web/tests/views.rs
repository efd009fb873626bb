//! Every view as HTML, rendered natively from the small pack.
//!
//! `INSTA_UPDATE=always cargo test -p standpoint-web --features ssr` accepts the new snapshots.

#![cfg(feature = "ssr")]

use leptos::prelude::*;
use serde_json::Value;
use standpoint_core::Pack;
use standpoint_core::pack::{PackEntry, PackId};
use standpoint_core::quiz::Plan;
use standpoint_web::navigation::{DEFAULT_PLAN, Navigation};
use standpoint_web::node::Node;
use standpoint_web::route::Route;
use standpoint_web::store::Memory;
use standpoint_web::views::{
    Answers, LoadError, OpenPack, load_error_view, loading_view, plain, standpoint,
};
use standpoint_web::words::words_for;
use std::sync::Arc;

/// The navigation of a page that was opened at a fragment.
struct At(&'static str);

impl Navigation for At {
    fn link(&self, route: &Route) -> String {
        format!("#{}", route.fragment())
    }

    fn pack_link(&self, id: &PackId) -> String {
        format!("?pack={id}")
    }

    fn fragment(&self) -> String {
        self.0.into()
    }

    fn set_fragment(&self, _: &str) {}

    fn set_title(&self, _: &str) {}

    /// A limit, so that a question that is added to the small pack changes no snapshot.
    fn plan(&self) -> Plan {
        Plan {
            limit: Some(5),
            ..DEFAULT_PLAN
        }
    }
}

fn pack() -> Arc<Pack> {
    let bytes = include_bytes!("../../data/harbour-bridge/pack.json");
    Arc::new(standpoint_core::read(bytes).expect("the small pack is sound"))
}

/// Returns the small pack with so many more actors, who have no position.
fn pack_with_more(actors: usize) -> Arc<Pack> {
    let bytes = include_bytes!("../../data/harbour-bridge/pack.json");
    let mut pack: Value = serde_json::from_slice(bytes).expect("the small pack is JSON");
    let list = pack["actors"].as_array_mut().expect("a list");
    for number in 0..actors {
        let mut actor = list[0].clone();
        actor["id"] = format!("witness-{number}").into();
        actor["name"] = format!("Witness {number}").into();
        list.push(actor);
    }
    Arc::new(standpoint_core::read(pack.to_string().as_bytes()).expect("a sound pack"))
}

fn packs() -> RwSignal<Vec<PackEntry>> {
    let entry = |id: &str, title: &str| PackEntry {
        id: PackId::try_from(id.to_owned()).expect("an id"),
        title: title.into(),
    };
    RwSignal::new(vec![
        entry("harbour-bridge", "The bridge"),
        entry("other", "Another story"),
    ])
}

/// Renders HTML with one tag per line, so that diffs are readable.
fn lines(view: impl FnOnce() -> Node) -> String {
    let html = Owner::new().with(|| view().to_html());
    html.replace("<!>", "").replace("><", ">\n<")
}

fn page_at(fragment: &'static str) -> String {
    page_of(pack(), fragment)
}

fn page_of(pack: Arc<Pack>, fragment: &'static str) -> String {
    let (navigation, store) = (Arc::new(At(fragment)), Arc::new(Memory::default()));
    lines(|| {
        standpoint(
            OpenPack::open(pack, words_for("en"), navigation, store),
            packs(),
        )
    })
}

fn error_page(error: LoadError) -> String {
    lines(|| load_error_view(&error, packs(), Arc::new(At("")), words_for("en"), || {}))
}

#[test]
fn story() {
    insta::assert_snapshot!(page_at(""));
}

#[test]
fn story_at_a_paragraph() {
    let html = page_at("story/3");
    let target: Vec<_> = html
        .lines()
        .filter(|line| line.contains(r#"class="target""#))
        .collect();
    assert_eq!(target.len(), 1, "{target:?}");
}

#[test]
fn many_people_are_rendered_while_they_are_open() {
    let named = |html: &str| html.matches("<dt").count();
    let count = pack().actors().len();
    let some = page_of(pack_with_more(200 - count), "");
    assert_eq!(named(&some), 200);
    let many = pack_with_more(201 - count);
    assert_eq!(named(&page_of(many.clone(), "")), 0);
    // Readers without a script find them below the story.
    let below = Owner::new().with(|| plain(&many, Answers::Folded).to_html());
    assert_eq!(named(&below), 201);
    let below = Owner::new().with(|| plain(&pack(), Answers::Folded).to_html());
    assert_eq!(named(&below), 0);
}

#[test]
fn thousands_of_options_are_no_part_of_the_first_render() {
    let options = |pack: Arc<Pack>, fragment| {
        let html = page_of(pack, fragment);
        let selects = html
            .split("</select>")
            .map(|it| it.matches("<option").count());
        selects.collect::<Vec<_>>()
    };
    let few = options(pack(), "compare/pair");
    assert!(few[0] > 2 && few[1] > 2, "{few:?}");
    // Until the next task, a choice has only what is chosen.
    let many = pack_with_more(100);
    assert_eq!(options(many.clone(), "compare/pair")[..2], [1, 1]);
    assert_eq!(options(many, "compare/grid")[0], 1);
}

#[test]
fn quiz() {
    insta::assert_snapshot!(page_at("quiz"));
}

#[test]
fn compare() {
    insta::assert_snapshot!(page_at("compare"));
}

#[test]
fn you() {
    insta::assert_snapshot!(page_at("you"));
}

#[test]
fn class() {
    insta::assert_snapshot!(page_at("class"));
}

#[test]
fn an_assigned_quiz_cannot_be_changed_and_stays_in_the_navigation() {
    let html = page_at("quiz/1-5-2-never-asked");
    let start = html.split_once("<main").expect("the view").1;
    for text in [
        "Your teacher has set this quiz",
        "goes through the answers with you",
        ">Start</button>",
    ] {
        assert!(start.contains(text), "{text}: {start}");
    }
    assert!(!start.contains("<input"), "{start}");
    let link = "href=\"#quiz/1-5-2-never-asked\" aria-current=\"page\"";
    assert!(html.contains(link), "{html}");
    assert!(!page_at("quiz").contains("Your teacher"));
}

#[test]
fn an_unknown_address_shows_the_story_and_says_so() {
    for fragment in [
        "nowhere",
        "story/0",
        "story/99",
        "compare/one/other",
        "quiz/1/2",
        "quiz/1-5-2-never-ask",
        "%E0%A4%A",
    ] {
        let html = page_at(fragment);
        assert!(html.contains("couldn’t find that part"), "{fragment}");
        assert!(html.contains("class=\"story\""), "{fragment}");
    }
}

#[test]
fn rendering_twice_gives_the_same() {
    assert_eq!(page_at("compare"), page_at("compare"));
}

#[test]
fn loading() {
    insta::assert_snapshot!(lines(|| loading_view(words_for("en"), || {})));
}

#[test]
fn a_pack_with_problems_shows_each() {
    let problems = standpoint_core::read(br#"{"format": 1, "id": "Bad Id"}"#).expect_err("bad");
    insta::assert_snapshot!(error_page(LoadError::Problems(
        "data/bad/pack.json".into(),
        problems
    )));
}

#[test]
fn each_load_error_has_its_message() {
    let cases = [
        (
            LoadError::BadName("../x".into()),
            "can’t be the name of a story",
        ),
        (
            LoadError::Unreachable("data/a/pack.json".into()),
            "couldn’t load",
        ),
        (
            LoadError::Status("data/a/pack.json".into(), 404),
            "There is nothing at",
        ),
        (
            LoadError::Status("data/a/pack.json".into(), 500),
            "the server answered 500",
        ),
    ];
    for (case, text) in cases {
        let html = error_page(case);
        assert!(html.contains(text), "{text}: {html}");
        assert!(html.contains("?pack=harbour-bridge"), "no way back: {html}");
    }
}
