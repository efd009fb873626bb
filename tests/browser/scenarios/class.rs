//! A quiz that a teacher sets: the link, the pupils' quiz and files, and the results of the class.

use std::fs;

use serde_json::{Value, json};
use standpoint_core::Pack;
use standpoint_core::class::{Assignment, ResultFile};
use standpoint_core::quiz::{Certainty, Session};
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;

use super::answer_download::RECORD_DOWNLOAD;
use crate::interaction::fill_script;
use crate::question::{UNTIL, progress};
use crate::reader::{
    OTHER, check_no_overflow, go_to, open, open_in_frame, reload, store_text, string,
    tab_and_enter, text, texts, wait_for_focus, wait_for_text,
};
use standpoint_tests::axe;

const LINK: &str = "1-5-2-after-each-asked";
const HIDDEN: &str = "1-5-1-never-not-asked";

/// The small pack.
fn core_pack() -> Result<Pack, Failure> {
    let file = paths::dist()?.join("data").join(OTHER).join("pack.json");
    standpoint_core::read(&fs::read(file)?).map_err(|_| Failure::new("the pack has problems"))
}

fn assignment(code: &str) -> Result<Assignment, Failure> {
    Assignment::from_code(code).ok_or_else(|| Failure::new(format!("`{code}` is no code")))
}

/// A quiz with the right answers to the first questions, at the last of all.
fn answered_right(code: &str, count: usize) -> Result<Session, Failure> {
    let mut session = Session::start(&core_pack()?, assignment(code)?.plan());
    for item in session.items().to_vec().into_iter().take(count) {
        let taken = session.answer(&item.id, item.interaction.key(), Some(Certainty::Sure));
        assert!(taken.is_ok(), "{}", item.id);
    }
    session.go_to(session.items().len() - 1);
    Ok(session)
}

/// The text of a pupil's file.
fn file_of(name: &str, code: &str, count: usize) -> Result<String, Failure> {
    let file = ResultFile::new(name, assignment(code)?, &answered_right(code, count)?);
    let file = file.ok_or_else(|| Failure::new("no name"))?;
    Ok(file.to_json())
}

/// Chooses files, as a teacher does in the browser's dialog.
async fn choose(page: &Page, files: &[(&str, &str)]) -> Result<(), Failure> {
    page.js(&format!(
        "const files = new DataTransfer();
         for (const [name, text] of {}) files.items.add(new File([text], name));
         const input = document.querySelector('.result-files');
         input.files = files.files;
         input.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        json!(files)
    ))
    .await?;
    Ok(())
}

/// Answers the current question by a script, and waits until a condition is met.
async fn answer_until(page: &Page, condition: &str) -> Result<(), Failure> {
    page.js_async(&format!(
        "{UNTIL}
         await new Promise((next) => setTimeout(next, 600));
         const form = await until(() => document.querySelector('.item form'));
         {}
         form.querySelector('.check button').click();
         await until(() => {condition})",
        fill_script("form")
    ))
    .await?;
    Ok(())
}

/// Presses a button once the page takes it for a new step.
async fn step(page: &Page, css: &str) -> Result<(), Failure> {
    page.js_async("await new Promise((next) => setTimeout(next, 600))")
        .await?;
    tab_and_enter(page, css).await
}

/// Goes to the result without answering what is left.
async fn skip_to_result(page: &Page) -> Result<(), Failure> {
    while page.count(".summary").await? == 0 {
        step(page, ".next-steps .next").await?;
    }
    Ok(())
}

/// Enters the name, saves the result and returns the name of the file and its text.
async fn hand_in(page: &Page, name: &str) -> Result<(String, String), Failure> {
    page.js(RECORD_DOWNLOAD).await?;
    page.tab_to(".pupil-name").await?;
    page.type_text(name).await?;
    tab_and_enter(page, ".save-result").await?;
    let file = page
        .js_async("return [window.__file.download, await window.__blob.text()]")
        .await?;
    Ok((string(&file[0]).to_owned(), string(&file[1]).to_owned()))
}

pub async fn a_teacher_sets_a_quiz_and_sees_the_results(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html")).await?;
    page.click("footer a[href='#class']").await?;
    wait_for_focus(page, "main h1").await?;
    let chosen = page
        .js("const choose = (name, index) => document.querySelectorAll(`[name=${name}]`)[index].click();
             choose('length', 0);
             choose('answers', 0);
             const version = document.querySelector('.class-settings select');
             version.value = '2';
             version.dispatchEvent(new Event('change', { bubbles: true }));
             return location.origin")
        .await?;
    let link = format!("{}/{OTHER}.html#quiz/{LINK}", string(&chosen));
    let field = "document.querySelector('.class textarea').value";
    page.wait_for(&format!("{field} === {}", Value::from(&*link)))
        .await?;

    // Ada has everything right.
    let right = answered_right(LINK, 5)?.save().to_json();
    store_text(page, OTHER, &format!("quiz:{LINK}"), &right).await?;
    // A finished quiz opens with its result, which is still to be handed in.
    open(page, &format!("/{OTHER}.html#quiz/{LINK}")).await?;
    wait_for_text(page, ".summary .result", "5 of 5 right").await?;
    tab_and_enter(page, ".save-result").await?;
    wait_for_text(page, ".hand-in [role=alert]", "Enter your name first.").await?;
    wait_for_focus(page, ".pupil-name").await?;
    let (ada, of_ada) = hand_in(page, "Ada").await?;
    assert_eq!(ada, format!("standpoint-{OTHER}-result-Ada.json"));
    let copied = "return document.querySelector('.hand-in textarea').value";
    assert_eq!(page.js(copied).await?, *of_ada);

    // Ben answers two.
    page.js("localStorage.clear()").await?;
    reload(page).await?;
    assert_eq!(page.count(".quiz input").await?, 0);
    step(page, ".next-steps button").await?;
    answer_until(page, "document.querySelector('.item .verdict')").await?;
    step(page, ".next-steps .next").await?;
    answer_until(page, "document.querySelector('.item .verdict')").await?;
    let (_, _, right_of_ben) = progress(page).await?;
    skip_to_result(page).await?;
    let (ben, of_ben) = hand_in(page, "=Ben").await?;

    open(page, &format!("/{OTHER}.html#class")).await?;
    let other_quiz = file_of("Cem", HIDDEN, 1)?;
    let other_story = of_ada.replace(OTHER, "elsewhere");
    let own = format!(r#"{{"format":1,"pack":"{OTHER}"}}"#);
    choose(
        page,
        &[(&ada, &of_ada), (&ben, &of_ben), ("again.json", &of_ada)],
    )
    .await?;
    wait_for_text(page, ".files-status", "Results: 2. Files not used: 1.").await?;
    // More of them later.
    choose(
        page,
        &[
            ("notes.txt", "hello"),
            ("half.json", of_ada.split_at(200).0),
            ("quiz.json", &other_quiz),
            ("story.json", &other_story),
            ("own.json", &own),
        ],
    )
    .await?;
    wait_for_text(page, ".files-status", "Results: 2. Files not used: 6.").await?;
    let not_used = texts(page, ".files-not-used li").await?;
    let expected = [
        (
            "again.json",
            "Same pupil and same answers as in standpoint-",
        ),
        ("notes.txt", "isn’t a result file"),
        ("half.json", "isn’t complete"),
        (
            "quiz.json",
            "another quiz (Questions: 5 · Version A · Answers: Not at all)",
        ),
        ("story.json", "another story: elsewhere"),
        ("own.json", "a reader’s own answers"),
    ];
    assert_eq!(not_used.len(), expected.len(), "{not_used:?}");
    for (says, (file, why)) in not_used.iter().zip(expected) {
        assert!(says.starts_with(file) && says.contains(why), "{says}");
    }
    let pupils = texts(page, ".pupils tbody tr").await?;
    assert!(pupils[0].starts_with("Ada5 of 5510"), "{pupils:?}");
    let of_ben = format!("=BenNot answered: 3{right_of_ben} of 5");
    assert!(pupils[1].starts_with(&of_ben), "{pupils:?}");
    let rights = texts(page, ".questions tbody td").await?;
    assert_eq!(rights.len(), 5, "{rights:?}");
    let shares: Vec<_> = rights.iter().map(|it| &it[.."0 of 2".len()]).collect();
    assert!(
        shares.is_sorted() && shares.iter().all(|it| it.ends_with(" of 2")),
        "{rights:?}"
    );
    // Those that Ben hasn't answered.
    let open = rights.iter().filter(|it| **it == "1 of 2Not answered: 1");
    assert_eq!(open.count(), 3, "{rights:?}");

    page.js(RECORD_DOWNLOAD).await?;
    tab_and_enter(page, ".save-csv").await?;
    let csv = page
        .js_async("return [window.__file.download, await window.__blob.text()]")
        .await?;
    assert_eq!(csv[0], format!("standpoint-{OTHER}-results.csv"));
    let lines: Vec<_> = string(&csv[1]).lines().collect();
    assert!(lines[0].contains("name,answered,questions,right,points,"));
    assert!(lines[1].starts_with("Ada,5,5,5,5,10,0,"), "{lines:?}");
    assert!(lines[1].ends_with(",1,1,1,1,1"), "{lines:?}");
    assert!(lines[2].starts_with("'=Ben,2,5,"), "{lines:?}");

    // The teacher looks at a passage, and comes back.
    go_to(page, "story").await?;
    page.js("history.back()").await?;
    wait_for_text(page, ".files-status", "Results: 2. Files not used: 6.").await?;
    tab_and_enter(page, ".clear-files button").await?;
    wait_for_focus(page, ".class-results h2").await?;
    assert_eq!(page.count(".pupils, .files-not-used").await?, 0);
    Ok(())
}

pub async fn where_answers_are_hidden_nothing_shows_them(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    answer_until(page, "document.querySelector('.item .verdict')").await?;
    page.js(&format!("location.hash = 'quiz/{HIDDEN}'")).await?;
    wait_for_text(page, ".quiz", "Your teacher has set this quiz").await?;
    step(page, ".quiz > .next-steps button").await?;
    for number in 2..=5 {
        let next =
            format!("document.querySelector('.item .above')?.textContent.startsWith('{number} ')");
        answer_until(page, &next).await?;
    }
    // A pupil looks for a passage, and comes back.
    go_to(page, "story").await?;
    page.click(&format!("nav a[href='#quiz/{HIDDEN}']")).await?;
    page.find(".item form").await?;
    answer_until(page, "document.querySelector('.summary')").await?;
    assert_eq!(text(page, ".summary .result").await?, "5 of 5 answered");
    let shows = ".verdict, .review, .tables, .progress-tiles :is(.right, .wrong), .outcomes";
    assert_eq!(page.count(shows).await?, 0);
    page.js("window.dispatchEvent(new Event('beforeprint'))")
        .await?;
    step(page, ".summary .next-steps button").await?;
    page.find(".paper .item").await?;
    assert_eq!(page.count(".key, .outcomes").await?, 0);
    // The pupil sees what they have answered, except for lists.
    if page
        .count(".question form:is(.answer-order, .answer-match)")
        .await?
        == 0
    {
        wait_for_text(
            page,
            ".question .hint",
            "A new answer replaces it. You said: ",
        )
        .await?;
    }
    page.js("window.dispatchEvent(new Event('afterprint'))")
        .await?;
    // The answers are still there after a reload.
    reload(page).await?;
    wait_for_text(page, ".summary .result", "5 of 5 answered").await?;

    // The reader's own quiz is another one.
    page.click(".summary a[href='#quiz']").await?;
    page.find(".item").await?;
    assert_eq!(progress(page).await?.0, 1);
    assert_eq!(page.count("nav a[href='#quiz']").await?, 1);
    Ok(())
}

pub async fn a_saved_result_that_is_out_of_date_is_said_to_be(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#story")).await?;
    let right = answered_right(HIDDEN, 5)?.save().to_json();
    store_text(page, OTHER, &format!("quiz:{HIDDEN}"), &right).await?;
    open(page, &format!("/{OTHER}.html#quiz/{HIDDEN}")).await?;
    wait_for_text(page, ".summary .result", "5 of 5 answered").await?;
    let (_, first) = hand_in(page, "Ada").await?;
    let has_no_hint = "[...document.querySelectorAll('.hand-in .hint')]
        .every((it) => it.textContent === '')";
    page.wait_for(has_no_hint).await?;

    // A look at the questions changes nothing.
    step(page, ".score > .next-steps button").await?;
    skip_to_result(page).await?;
    page.wait_for(has_no_hint).await?;
    step(page, ".score > .next-steps button").await?;
    answer_until(page, "document.querySelector('.summary')").await?;
    wait_for_text(page, ".hand-in .hint", "You have changed answers").await?;
    page.js(RECORD_DOWNLOAD).await?;
    tab_and_enter(page, ".save-result").await?;
    page.wait_for(has_no_hint).await?;
    let saved = page.js_async("return await window.__blob.text()").await?;
    assert!(string(&saved).contains(r#""name":"Ada""#), "{saved}");
    assert_ne!(string(&saved), first);
    Ok(())
}

pub async fn a_cut_link_is_not_another_quiz(page: &Page) -> Result<(), Failure> {
    let cut = LINK.split_at(LINK.len() - 3).0;
    open(page, &format!("/{OTHER}.html#quiz/{cut}")).await?;
    wait_for_text(page, ".notices", "couldn’t find that part").await?;
    // As chats change it.
    let changed = format!(
        "/{OTHER}.html?x=1#Quiz/{}/?utm_source=chat",
        LINK.to_uppercase()
    );
    open(page, &changed).await?;
    wait_for_text(page, ".quiz", "Your teacher has set this quiz").await
}

pub async fn every_state_is_accessible(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#class")).await?;
    check_states(page).await
}

pub async fn every_state_is_accessible_in_dark_mode(page: &Page) -> Result<(), Failure> {
    every_state_is_accessible(page).await
}

pub async fn every_state_is_accessible_at_320(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 320, &format!("/{OTHER}.html#class")).await?;
    check_states(page).await?;
    check_no_overflow(page).await
}

async fn check_states(page: &Page) -> Result<(), Failure> {
    let check = async |state: &'static str| -> Result<(), Failure> {
        let checked = axe::check(page).await.and(check_no_overflow(page).await);
        checked.map_err(|failure| failure.context(state))
    };
    page.find(".class-results").await?;
    check("nothing opened").await?;
    let files = [
        (
            "a.json",
            file_of(&"Adelheid Langer-Name ".repeat(3), LINK, 5)?,
        ),
        ("b.json", file_of("Ada", LINK, 3)?),
        ("c.json", file_of("Ada", LINK, 2)?),
        ("d.json", "hello".to_owned()),
    ];
    let files = files.each_ref().map(|(name, text)| (*name, &**text));
    choose(page, &files).await?;
    wait_for_text(page, ".files-status", "Results: 3").await?;
    check("results").await?;
    page.js(&format!("location.hash = 'quiz/{LINK}'")).await?;
    wait_for_text(page, ".quiz", "Your teacher has set this quiz").await?;
    check("the start of a quiz that was set").await?;
    page.js_async(&format!(
        "{UNTIL}
         const press = async (css) => {{
             await new Promise((next) => setTimeout(next, 600));
             document.querySelector(css)?.click();
         }};
         await press('.quiz > .next-steps button');
         while (!document.querySelector('.summary')) await press('.next-steps .next');
         await until(() => document.querySelector('.save-result'));
         document.querySelector('.save-result').click();
         await until(() => document.querySelector('.pupil-name[aria-invalid]'));"
    ))
    .await?;
    check("the result to hand in").await
}
