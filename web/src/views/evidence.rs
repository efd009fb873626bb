//! Evidence: links to passages, and the dialog that they open.

use super::action::action;
use super::dates::date;
use super::lazy::{Lazy, lazy};
use super::mark::mark_and_word;
use super::names::{isolated, name_list, sentence};
use crate::node::{NodeRef, *};
use crate::route::{Route, View};
use crate::shared::{DialogContent, Shared};
use leptos::prelude::*;
use standpoint_core::Pack;
use standpoint_core::compare::{Standings, Voices, divisions_of, speakers};
use standpoint_core::pack::{Actor, ActorId, Evidence, IssueId, Position, TextQuoteSelector};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlDialogElement, HtmlElement, MouseEvent};

/// Renders links to passages, such as `¶ 17`; nothing if there are none.
pub fn evidence_links(shared: Shared, evidence: &[Evidence]) -> Option<Element> {
    let links: Vec<_> = evidence
        .iter()
        .map(|passage| evidence_link(shared, passage))
        .collect();
    (!links.is_empty()).then(|| span(links).class("evidence").lang_of_page(&shared))
}

fn evidence_link(shared: Shared, passage: &Evidence) -> Element {
    let words = &shared.words.evidence;
    let number = passage.paragraph;
    let opens = DialogContent::Passage(passage.clone());
    let text = words.paragraph_short(number);
    passage_link(shared, &Route::Paragraph(number), opens, text)
        .client_only_attribute("aria-label", words.paragraph(number))
}

/// Returns the link to a paragraph of the story that was clicked, unless it opens in a new tab.
pub fn link_to_passage(event: &Event) -> Option<HtmlElement> {
    if opens_new_tab(event) {
        return None;
    }
    let clicked: web_sys::Element = event.target()?.dyn_into().ok()?;
    clicked.closest("a[href^='#story/']").ok()??.dyn_into().ok()
}

/// Returns whether the browser opens a clicked link in a new tab or window.
pub fn opens_new_tab(event: &Event) -> bool {
    let event: &MouseEvent = event.unchecked_ref();
    event.ctrl_key() || event.meta_key() || event.shift_key()
}

/// Renders content as a link to the passage behind a position. It opens the actor's positions on the
/// issue.
pub fn standing_link(shared: Shared, position: &Position, content: impl IntoNodes) -> Element {
    let first = position.evidence.first();
    let route = first.map_or(Route::Top(View::Story), |it| Route::Paragraph(it.paragraph));
    let opens = DialogContent::Standing(position.actor.clone(), position.issue.clone());
    passage_link(shared, &route, opens, content)
}

/// Renders content as a link to a paragraph, which opens the dialog.
fn passage_link(
    shared: Shared,
    route: &Route,
    opens: DialogContent,
    content: impl IntoNodes,
) -> Element {
    a(content)
        .attribute("href", shared.link(route))
        .client_only_attribute("aria-haspopup", "dialog")
        .on("click", move |event| {
            if !opens_new_tab(&event) {
                event.prevent_default();
                shared.dialog.set(Some(opens.clone()));
            }
        })
}

/// Renders content as a button that opens the positions of all voices of an institution on an issue.
pub fn voices_button(
    shared: Shared,
    institution: &ActorId,
    issue: &IssueId,
    content: impl IntoNodes,
) -> Element {
    let opens = DialogContent::Voices(institution.clone(), issue.clone());
    action("voices-button", content, move || {
        shared.dialog.set(Some(opens.clone()));
    })
    .attribute("aria-haspopup", "dialog")
}

/// Returns the label for how directly the article shows a position.
pub fn grade_label(shared: Shared, pack: &Pack, position: &Position) -> String {
    let model = shared.words.model();
    match &position.attributed_by {
        Some(by) => model.attributed_by(&isolated(pack[by].short_name())),
        None => model.grade(position.grade).into(),
    }
}

/// Renders the dialog. It is a native modal, so the browser returns focus to the element that
/// opened it.
pub fn evidence_dialog(shared: Shared) -> Element {
    let node_ref = NodeRef::new();
    let opened = shared.dialog;
    on_mount(move || {
        let is_open = opened.with(Option::is_some);
        if let Some(element) = node_ref.element()
            && let Some(dialog) = element.dyn_ref::<HtmlDialogElement>()
        {
            shared.navigation().set_open(dialog, is_open);
        }
    });
    let content = dynamic(move || {
        let content = opened.get();
        content.map(|content| lazy(shared, Lazy::Dialog(content)))
    });
    let sign = span("×").attribute("aria-hidden", "true");
    let close = action("close", sign, move || opened.set(None))
        .attribute("aria-label", shared.words.page.close());
    dialog((close, content))
        .class("evidence-dialog")
        .attribute("aria-label", shared.words.evidence.label())
        .on("close", move |_| opened.set(None))
        .node_ref(node_ref)
}

/// Renders a passage of the article.
pub fn passage_view(shared: Shared, pack: &Pack, passage: &Evidence) -> Node {
    nodes((
        h2(shared.words.evidence.paragraph(passage.paragraph)),
        passage_body(shared, pack, passage),
    ))
}

/// Renders a passage beside the question that it answers.
pub fn passage_beside(shared: Shared, passage: &Evidence) -> Node {
    let words = &shared.words.evidence;
    let above = p(words.paragraph(passage.paragraph)).class("above");
    let body = passage_body(shared, &shared.pack(), passage);
    nodes((h3(words.label()), above, body))
}

fn passage_body(shared: Shared, pack: &Pack, passage: &Evidence) -> Option<Node> {
    let words = &shared.words.evidence;
    let number = passage.paragraph;
    let paragraph = pack.find_paragraph(number)?;
    let in_its_language = |element: Element| {
        let language = pack.source().language.clone();
        element.attribute("lang", language).dir_auto()
    };
    let quoted = passage
        .selector
        .as_ref()
        .map(|selector| (dt(words.quoted()), dd(in_its_language(q(&selector.exact)))));
    let text = paragraph.text.as_ref().map(|text| {
        (
            dt(words.text()),
            in_its_language(dd(marked(text, passage.selector.as_ref()))),
        )
    });
    let speakers: Vec<_> = speakers(pack, number)
        .into_iter()
        .map(|id| pack[id].name.as_str())
        .collect();
    let speakers = (!speakers.is_empty()).then(|| {
        (
            dt(words.speakers()),
            dd(sentence(shared, &name_list(shared.words, &speakers))),
        )
    });
    let digest = (
        dt(words.digest()),
        dd(&paragraph.digest).lang_of_pack(&shared),
    );
    let in_story = a(words.in_story())
        .attribute("href", shared.link(&Route::Paragraph(number)))
        .on("click", move |_| {
            // In a widget the link may lead to another page. Where that is forbidden, the address
            // appears in this dialog.
            if shared.navigation().is_page() {
                shared.dialog.set(None);
            }
        });
    // A standalone page has no host article, and should not load the code for it.
    let has_article = cfg!(feature = "widget") && shared.navigation().has_article();
    let in_article = has_article.then(|| in_article(shared, passage));
    Some(nodes((
        dl((quoted, digest, text, speakers)).class("passage"),
        p(in_story),
        in_article,
    )))
}

/// Renders a button that shows the passage in the host page's article.
fn in_article(shared: Shared, passage: &Evidence) -> Element {
    let words = &shared.words.evidence;
    let is_missing = RwSignal::new(false);
    let passage = passage.clone();
    let show = action("button secondary", words.in_article(), move || {
        if shared.navigation().show_in_article(&passage) {
            shared.dialog.set(None);
        } else {
            is_missing.set(true);
        }
    });
    let missing = dynamic(move || is_missing.get().then(|| nodes(words.not_in_article())));
    p((show, " ", span(missing).attribute("role", "status")))
}

/// Renders the text with the quoted words marked.
fn marked(text: &str, selector: Option<&TextQuoteSelector>) -> Node {
    match selector.and_then(|selector| selector.split(text)) {
        Some([before, exact, after]) => {
            nodes((before.to_owned(), mark(exact.to_owned()), after.to_owned()))
        }
        None => nodes(text.to_owned()),
    }
}

/// Renders an actor's positions on an issue, each with its evidence.
pub fn standing_view(shared: Shared, pack: &Pack, actor: &ActorId, issue: &IssueId) -> Node {
    let (actor, issue) = (&pack[actor], &pack[issue]);
    let standings = Standings::new(pack, shared.choices_in_view().filter);
    nodes((
        h2(&actor.name).lang_of_pack(&shared),
        p(&actor.role).class("role").lang_of_pack(&shared),
        p(&issue.proposition)
            .class("proposition")
            .lang_of_pack(&shared),
        positions_view(shared, &standings, &actor.id, &issue.id),
    ))
}

/// Renders the positions of all voices of an institution on an issue.
pub fn voices_view(shared: Shared, pack: &Pack, of: &ActorId, issue: &IssueId) -> Node {
    let (of, issue) = (&pack[of], &pack[issue]);
    let standings = Standings::new(pack, shared.choices_in_view().filter);
    let divisions = divisions_of(&standings, &of.id, Voices::ByInstitution);
    let division = || divisions.iter().filter(|it| it.issue.id == issue.id);
    let groups = division().flat_map(|it| &it.groups);
    let on_scale = groups.flat_map(|group| &group.voices).map(|it| it.actor);
    let absent = division()
        .flat_map(|it| &it.absences)
        .map(|(actor, ..)| *actor);
    let voice = |actor: &Actor| {
        (
            h3(&actor.name).class("voice-name").lang_of_pack(&shared),
            positions_view(shared, &standings, &actor.id, &issue.id),
        )
    };
    let voices: Vec<_> = on_scale.chain(absent).map(voice).collect();
    nodes((
        h2(&of.name).lang_of_pack(&shared),
        p(&issue.proposition)
            .class("proposition")
            .lang_of_pack(&shared),
        voices,
    ))
}

fn positions_view(
    shared: Shared,
    standings: &Standings<'_>,
    actor: &ActorId,
    issue: &IssueId,
) -> Node {
    let pack = standings.pack();
    let mut positions = standings.history(actor, issue).into_iter().rev();
    let show = |position| position_view(shared, pack, position);
    let latest = positions.next().map(show);
    let earlier: Vec<_> = positions.map(show).collect();
    let words = &shared.words.evidence;
    let before = if standings.has_changed(actor, issue) {
        words.earlier()
    } else {
        words.also()
    };
    let earlier = (!earlier.is_empty()).then(|| (h3(before), earlier));
    nodes((latest, earlier))
}

fn position_view(shared: Shared, pack: &Pack, position: &Position) -> Element {
    let words = shared.words;
    let show = |passage: &Evidence| {
        let heading = h3(words.evidence.paragraph(passage.paragraph));
        section((heading, passage_body(shared, pack, passage))).class("shown-passage")
    };
    let passages: Vec<_> = position.evidence.iter().map(show).collect();
    let how = p((
        strong(sentence(shared, &grade_label(shared, pack, position))),
        " · ",
        date(words, &position.date),
        br(),
        words.model().grade_meaning(position.grade),
    ));
    let (mark, word) = mark_and_word(words, position);
    let position = div((
        p((mark, " ", span(word).class("word"))).class("mark-and-word"),
        how.class("how"),
        p(&position.note).lang_of_pack(&shared),
        passages,
    ));
    position.class("position")
}
