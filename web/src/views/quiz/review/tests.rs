use super::*;
use crate::keys::{self, REVIEWS};
use crate::navigation::Navigation;
use crate::route::Route;
use crate::store::{Memory, Store, StoreError};
use crate::words::words_for;
use standpoint_core::Pack;
use standpoint_core::quiz::{Certainty, ShowAnswers};
use standpoint_core::review::Rating;
use std::sync::Arc;

const DAY: i64 = 86_400;

/// A page whose quiz follows a plan.
struct At(Plan);

impl Navigation for At {
    fn link(&self, _: &Route) -> String {
        String::new()
    }

    fn pack_link(&self, id: &PackId) -> String {
        id.to_string()
    }

    fn fragment(&self) -> String {
        "quiz".into()
    }

    fn set_fragment(&self, _: &str) {}

    fn set_title(&self, _: &str) {}

    fn plan(&self) -> Plan {
        self.0.clone()
    }
}

/// A store that can't be written.
#[derive(Default)]
struct Full(Memory);

impl Store for Full {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get(key)
    }

    fn set(&self, _: &str, _: &str) -> Result<(), StoreError> {
        Err(StoreError::Full)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.remove(key)
    }

    fn keys(&self) -> Vec<String> {
        self.0.keys()
    }
}

/// A tab with the small pack. Its state lives as long as the test's owner.
#[derive(Clone)]
struct Tab {
    shared: Shared,
    state: QuizState,
    store: Arc<dyn Store>,
}

impl Tab {
    fn open(store: &Arc<dyn Store>, plan: Plan) -> Self {
        let bytes = include_bytes!("../../../../../data/harbour-bridge/pack.json");
        let pack: Pack = standpoint_core::read(bytes).expect("the small pack is sound");
        let navigation = Arc::new(At(plan));
        let shared = Shared::new(Arc::new(pack), words_for("en"), navigation, store.clone());
        let state = QuizState::new(shared);
        state.sync_stored(shared);
        Self {
            shared,
            state,
            store: store.clone(),
        }
    }

    /// Answers the question with this index, right. Then the view is rendered again.
    fn answer(&self, at: usize) -> ItemId {
        let item = self.state.item(at).expect("a question");
        let key = item.interaction.key();
        self.state
            .answer(self.shared, &item.id, key, Certainty::Sure);
        sync_reviews(self.shared, self.state);
        item.id
    }

    fn reviews(&self) -> Schedule {
        with_device(self.shared, &|device| device.reviews(now())).expect("a readable store")
    }

    fn quiz(&self) -> String {
        let key = keys::key(Some(self.shared.pack().id()), "", "quiz");
        self.store
            .get(&key)
            .expect("a readable store")
            .expect("a quiz")
    }

    /// Stores reviews of these items of stories, each some days ago. All were forgotten, so that they
    /// are due after a day.
    fn reviewed(&self, cards: &[(&str, &str, i64)]) {
        let mut schedule = self.reviews();
        for (story, item, days) in cards {
            let story = PackId::try_from((*story).to_owned()).expect("an id");
            let item = self.id(item);
            schedule.record(&story, &item, Rating::Again, now() - days * DAY);
        }
        let key = keys::key(None, "", REVIEWS);
        let set = self.store.set(&key, &schedule.to_json());
        set.expect("a writable store");
    }

    fn id(&self, text: &str) -> ItemId {
        let json =
            format!(r#"{{"format":1,"stories":{{"x":[["{text}",0,1000000000,1000000000]]}}}}"#);
        let (schedule, _) = Schedule::from_json(&json, now()).expect("a schedule");
        let id = schedule.iter().next().map(|(_, item, _)| item.clone());
        id.expect("an id")
    }
}

const STORY: &str = "harbour-bridge";

fn memory() -> Arc<dyn Store> {
    Arc::new(Memory::default())
}

fn test(run: impl FnOnce()) {
    Owner::new().with(run);
}

#[test]
fn an_answer_is_recorded_once() {
    test(|| {
        let store = memory();
        let tab = Tab::open(&store, DEFAULT_PLAN);
        tab.state.start(tab.shared, DEFAULT_PLAN);
        let answered: Vec<_> = (0..3).map(|at| tab.answer(at)).collect();
        let reviews = tab.reviews();
        let items: Vec<_> = reviews.iter().map(|(_, item, _)| item.clone()).collect();
        assert_eq!(items.len(), 3);
        assert!(answered.iter().all(|item| items.contains(item)));
        let first = reviews.iter().next().expect("a card").2;
        let expected = standpoint_core::review::review(None, Rating::Good, first.last_review());
        assert_eq!(first, expected);
        // A reload restores the quiz, and a third tab displays its result.
        for _ in 0..2 {
            let other = Tab::open(&store, DEFAULT_PLAN);
            assert_eq!(other.state.progress.get_untracked().0, 3);
            assert_eq!(sync_reviews(other.shared, other.state), reviews);
        }
        assert_eq!(tab.reviews(), reviews);
    });
}

#[test]
fn answers_that_can_be_changed_are_recorded_at_the_end() {
    test(|| {
        let plan = Plan {
            show_answers: ShowAnswers::AtEnd,
            limit: Some(3),
            ..DEFAULT_PLAN
        };
        let tab = Tab::open(&memory(), plan.clone());
        tab.state.start(tab.shared, plan);
        for at in [0, 1, 0] {
            tab.answer(at);
        }
        assert!(sync_reviews(tab.shared, tab.state).is_empty());
        tab.answer(2);
        assert_eq!(tab.reviews().iter().count(), 3);
    });
}

#[test]
fn two_tabs_lose_none_of_each_others_reviews() {
    test(|| {
        let store = memory();
        let tabs = [(); 2].map(|()| Tab::open(&store, DEFAULT_PLAN));
        for (at, tab) in tabs.iter().cycle().take(4).enumerate() {
            tab.answer(at);
        }
        assert_eq!(tabs[0].reviews().iter().count(), 4);
    });
}

#[test]
fn two_tabs_with_the_same_review_record_an_answer_once() {
    test(|| {
        let store = memory();
        let tabs = [(); 2].map(|()| Tab::open(&store, DEFAULT_PLAN));
        tabs[0].reviewed(&[(STORY, "whose-feet", 3), (STORY, "who-may-cross", 3)]);
        for tab in &tabs {
            let due = Due::find(tab.shared, tab.state).own;
            tab.state.review(tab.shared, plan_of(tab.state, due));
        }
        tabs[0].answer(0);
        let reviews = tabs[0].reviews();
        tabs[1].answer(0);
        assert_eq!(tabs[1].reviews(), reviews);
        tabs[1].answer(1);
        assert_ne!(tabs[1].reviews(), reviews);
    });
}

#[test]
fn a_review_leaves_the_quiz_as_it_is() {
    test(|| {
        let tab = Tab::open(&memory(), DEFAULT_PLAN);
        tab.answer(0);
        let only_generated = Plan {
            authored: false,
            ..DEFAULT_PLAN
        };
        let generated = Session::start(&tab.shared.pack(), only_generated);
        let generated = generated.items()[0].id.as_str();
        tab.reviewed(&[
            (STORY, "whose-feet", 3),
            (STORY, generated, 9),
            (STORY, "who-may-cross", 0),
            ("other", "one", 5),
            ("third", "one", 0),
        ]);
        let before = tab.quiz();
        let due = Due::find(tab.shared, tab.state);
        let own: Vec<_> = due.own.iter().map(ItemId::as_str).collect();
        assert_eq!(own, [generated, "whose-feet"]);
        let others: Vec<_> = due.others.iter().map(|(id, n)| (id.as_str(), *n)).collect();
        assert_eq!(others, [("other", 1)]);

        tab.state
            .review(tab.shared, plan_of(tab.state, due.own.clone()));
        assert!(tab.state.is_review());
        let asked: Vec<_> = (0..tab.state.count()).map(|at| tab.answer(at)).collect();
        assert_eq!(asked, due.own);
        assert_eq!(Due::find(tab.shared, tab.state).own, []);
        assert_eq!(tab.quiz(), before);
        assert_eq!(tab.state.saved().to_json(), before);
        // Another tab goes on with the quiz meanwhile.
        let other = Tab::open(&tab.store, DEFAULT_PLAN);
        other.answer(1);
        tab.state.sync_stored(tab.shared);
        assert_eq!(tab.state.progress.get_untracked().0, 2);
        assert!(tab.state.is_review());

        tab.state.leave_review(tab.shared);
        assert!(!tab.state.is_review());
        assert_eq!(tab.state.progress.get_untracked().0, 2);
        assert_eq!(tab.state.saved().to_json(), other.quiz());
    });
}

#[test]
fn questions_that_the_story_lost_are_dropped() {
    test(|| {
        let tab = Tab::open(&memory(), DEFAULT_PLAN);
        tab.reviewed(&[
            (STORY, "whose-feet", 3),
            (STORY, "no-such-question", 3),
            (STORY, "generated:order-of-events:no+such", 3),
            ("other", "no-such-question", 3),
        ]);
        assert_eq!(Due::find(tab.shared, tab.state).own.len(), 1);
        assert_eq!(tab.reviews().iter().count(), 2);
        assert_eq!(tab.shared.notices.get_untracked(), []);
    });
}

#[test]
fn what_cannot_be_stored_is_not_lost_while_the_page_is_open() {
    test(|| {
        let tab = Tab::open(&(Arc::new(Full::default()) as Arc<dyn Store>), DEFAULT_PLAN);
        for at in 0..2 {
            tab.answer(at);
        }
        assert_eq!(sync_reviews(tab.shared, tab.state).iter().count(), 2);
        assert!(tab.reviews().is_empty());
    });
}

#[test]
fn what_was_erased_stays_erased() {
    test(|| {
        let tab = Tab::open(&memory(), DEFAULT_PLAN);
        tab.answer(0);
        tab.state.reset(tab.shared);
        with_device(tab.shared, &|device| device.erase());
        tab.state.sync_stored(tab.shared);
        assert!(sync_reviews(tab.shared, tab.state).is_empty());
        assert_eq!(tab.store.keys(), [""; 0]);
    });
}

#[test]
fn what_another_tab_erased_stays_erased() {
    test(|| {
        for is_review in [false, true] {
            let store = memory();
            let [tab, other] = [(); 2].map(|()| Tab::open(&store, DEFAULT_PLAN));
            let item = tab.answer(0);
            if is_review {
                let plan = plan_of(tab.state, vec![item]);
                tab.state.review(tab.shared, plan);
            }
            with_device(other.shared, &|device| device.erase());
            assert!(sync_reviews(tab.shared, tab.state).is_empty());
            tab.state.leave_review(tab.shared);
            assert!(sync_reviews(tab.shared, tab.state).is_empty());
            assert_eq!(store.keys(), [""; 0], "{is_review}");
        }
    });
}
