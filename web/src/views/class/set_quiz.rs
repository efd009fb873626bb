//! Setting a quiz: the choices, and the link that fixes them.

use super::version;
use crate::node::{NodeRef, *};
use crate::route::Route;
use crate::shared::Shared;
use crate::views::action::radio;
use crate::views::link_to_copy::{LinkToCopy, link_to_copy};
use leptos::prelude::*;
use standpoint_core::class::Assignment;
use standpoint_core::quiz::{AskCertainty, Plan, Session, ShowAnswers};

/// How many versions can be chosen.
const VERSIONS: u32 = 6;

/// The numbers of questions to choose from, besides all.
const LENGTHS: [u32; 3] = [5, 10, 20];

/// Renders the choices and the link.
pub fn set_quiz(shared: Shared) -> Node {
    let words = shared.words.class();
    let quiz = shared.words.quiz();
    let lengths = lengths(shared);
    let set = RwSignal::new(Assignment {
        questions: lengths
            .iter()
            .rev()
            .find_map(|it| it.filter(|it| *it <= 10)),
        seed: 1,
        show_answers: ShowAnswers::AtEnd,
        certainty: AskCertainty::Asked,
    });
    let length = |questions: Option<u32>| {
        let name = questions.map(|count| count.to_string());
        let name = name.unwrap_or_else(|| quiz.all_of_them().into());
        radio(
            "length",
            strong(name),
            move || set.with(|it| it.questions == questions),
            move || set.update(|it| it.questions = questions),
        )
        .class("setting")
    };
    let how_many: Vec<_> = lengths.into_iter().map(length).collect();
    let answers = |show_answers: ShowAnswers| {
        let (name, about) = match show_answers {
            ShowAnswers::AfterEach => (quiz.after_each(), words.to_learn()),
            ShowAnswers::AtEnd => (quiz.at_end(), words.to_check()),
            ShowAnswers::Never => (words.never(), words.to_discuss()),
        };
        radio(
            "answers",
            span((strong(name), " ", small(about))),
            move || set.with(|it| it.show_answers == show_answers),
            move || set.update(|it| it.show_answers = show_answers),
        )
        .class("setting")
    };
    let when = ShowAnswers::ALL.map(answers);
    let certainty = input()
        .attribute("type", "checkbox")
        .prop("checked", move || {
            set.with(|it| it.certainty == AskCertainty::Asked)
        })
        .on("change", move |_| {
            set.update(|it| {
                it.certainty = match it.certainty {
                    AskCertainty::Asked => AskCertainty::NotAsked,
                    AskCertainty::NotAsked => AskCertainty::Asked,
                }
            });
        });
    let fields = NodeRef::new();
    let versions = (1..=VERSIONS).map(|seed| {
        let seed = seed.to_string();
        option(version(seed.parse().unwrap_or_default())).attribute("value", seed)
    });
    let versions = select(versions.collect::<Vec<_>>()).on("change", move |_| {
        let chosen = fields.selected().into_iter().next();
        let seed = chosen.and_then(|seed| seed.parse().ok());
        set.update(|it| it.seed = seed.unwrap_or(it.seed));
    });
    let form = form((
        fieldset((legend(quiz.how_many()), div(how_many).class("tiles"))),
        fieldset((legend(words.when_answers()), div(when).class("tiles"))),
        p((
            label((words.version(), " ", versions)),
            " ",
            small(words.version_about()),
        )),
        p(label((certainty, " ", words.ask_certainty()))),
    ))
    .class("class-settings")
    .node_ref(fields)
    .on("submit", |event| event.prevent_default());
    nodes(section((
        h2(words.set_title()),
        form,
        link_to_quiz(shared, set),
        p(words.not_an_exam()).class("note"),
    )))
}

/// The link, with a button that copies it.
fn link_to_quiz(shared: Shared, set: RwSignal<Assignment>) -> Element {
    let words = shared.words.class();
    let page = address(shared);
    let is_online = page.is_some();
    let page = page.unwrap_or_default();
    let link = move || {
        let fragment = Route::Assignment(set.get()).fragment();
        [&*page, "#", &fragment].concat()
    };
    let LinkToCopy {
        field,
        button,
        status,
    } = link_to_copy(shared, link, words.link());
    let try_it = a(words.try_it()).dynamic_attribute("href", move || {
        let route = Route::Assignment(set.get());
        Some(shared.navigation().link(&route))
    });
    let about = match is_online {
        true => words.link_about(),
        false => words.link_offline(),
    };
    div((
        h3(words.link()),
        p(about),
        field,
        p((
            button,
            " ",
            try_it.attribute("target", "_blank"),
            " ",
            status,
        ))
        .class("next-steps"),
    ))
    .class("share")
}

/// Returns the address of the story, which stays that of the story if the site gets others. `None`: it
/// isn't on the web.
fn address(shared: Shared) -> Option<String> {
    let navigation = shared.navigation();
    let address = navigation.shared_address()?;
    let of_site = ["/", "/index.html"]
        .into_iter()
        .find_map(|end| address.strip_suffix(end));
    match of_site {
        Some(folder) => {
            let page = navigation.pack_link(shared.pack().id());
            Some([folder, "/", &page].concat())
        }
        None => Some(address),
    }
}

/// The numbers of questions that the story has, and all.
fn lengths(shared: Shared) -> Vec<Option<u32>> {
    let plan = Plan {
        limit: None,
        ..shared.navigation().plan()
    };
    let all = Session::of_author(&shared.pack(), plan).items().len();
    let lengths = LENGTHS.into_iter().filter(|it| *it as usize <= all);
    lengths.map(Some).chain([None]).collect()
}
