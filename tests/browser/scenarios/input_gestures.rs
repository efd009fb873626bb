//! One gesture is one step: double clicks, held keys, Enter in a form, and scripted clicks.

use std::collections::BTreeSet;

use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};
use tokio::time::{Duration, sleep};

use crate::host::{self, PLAIN, event};
use crate::interaction::Interaction;
use crate::question::{ShownQuestion, answer, next_question, progress};
use crate::reader::{OTHER, open, start_quiz, tab_and_enter, texts, wait_for_focus, wait_for_text};

const NEXT: &str = ".next-steps .next";

pub async fn a_double_click_advances_by_one_question(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    let (_, total, _) = progress(page).await?;
    pause().await;
    for number in 2..=total {
        page.double_click(NEXT).await?;
        assert_eq!(number_of(page).await?, number);
        pause().await;
    }
    // From the last question to the summary, where the second click must do nothing.
    page.double_click(NEXT).await?;
    page.find(".summary").await?;
    pause().await;
    page.find(".summary").await?;
    // And from the summary to the first question.
    page.double_click(".summary .next-steps button:nth-last-child(2)")
        .await?;
    page.find(".item").await?;
    pause().await;
    assert_eq!(number_of(page).await?, 1);
    assert_eq!(page.count(".hint:not(:empty)").await?, 0);
    Ok(())
}

pub async fn quick_clicks_skip_no_question(page: &Page) -> Result<(), Failure> {
    for clicks in [
        "click(); click(); click();",
        "click(); await null; click(); await null; click();",
        "click(); await pause(50); click(); await pause(50); click();",
        "click(); await pause(300); click();",
        "double(1); await pause(300); double(2);",
        "double(1); double(2); double(3);",
    ] {
        open(page, &format!("/{OTHER}.html?{}#quiz", clicks.len())).await?;
        page.find(NEXT).await?;
        pause().await;
        page.js_async(&format!(
            "const next = () => document.querySelector('{NEXT}');
             // In a browser that is slow just then, what comes late is no quick click.
             let first;
             const isQuick = () => performance.now() - (first ??= performance.now()) < 380;
             const click = () => isQuick() && next().click();
             const double = (detail) => isQuick() &&
                 next().dispatchEvent(new MouseEvent('click', {{ detail, bubbles: true }}));
             const pause = (time) => new Promise((then) => setTimeout(then, time));
             {clicks}"
        ))
        .await?;
        wait_for_text(page, ".item .above", "2 of").await?;
        pause().await;
        assert_eq!(number_of(page).await?, 2, "{clicks}");
        page.js("localStorage.clear()").await?;
    }
    Ok(())
}

pub async fn deliberate_steps_are_not_delayed(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    // Quick key presses: the focus has moved in between, so each is a separate gesture.
    for number in 2..=4 {
        tab_and_enter(page, NEXT).await?;
        wait_for_text(page, ".item .above", &format!("{number} of")).await?;
    }
    pause().await;
    // After an answer, the next step is not delayed.
    let stepped = page
        .js_async(&format!(
            "const next = () => document.querySelector('{NEXT}');
             next().click();
             await new Promise(setTimeout);
             for (const css of ['.option input', '.check button']) {{
                 document.querySelector(css)?.click();
             }}
             await new Promise(setTimeout);
             const isAnswered = document.querySelector('.verdict') !== null;
             next().click();
             await new Promise(setTimeout);
             return [isAnswered, document.querySelector('.item .above').textContent]"
        ))
        .await?;
    assert!(stepped[0] == true, "{stepped}");
    assert_eq!(number_of(page).await?, 6, "{stepped}");
    Ok(())
}

pub async fn a_held_key_advances_by_one_question(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    page.tab_to(NEXT).await?;
    page.press_each(&[Key::Enter; 8]).await?;
    wait_for_text(page, ".item .above", "2 ").await?;
    wait_for_focus(page, ".item h2").await?;
    assert_eq!(number_of(page).await?, 2);
    Ok(())
}

pub async fn enter_in_a_field_checks_the_answer(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    checks_by_enter(page).await?;
    // Also in a sandbox without `allow-forms`.
    page.open_in_sandbox(
        800,
        "allow-scripts",
        &format!("/standpoint-{OTHER}.html#quiz"),
    )
    .await?;
    page.find(".quiz-start").await?;
    start_quiz(page).await?;
    checks_by_enter(page).await?;
    page.leave_frame().await
}

/// Answers a question of each interaction by pressing Enter in a field, where there is one.
async fn checks_by_enter(page: &Page) -> Result<(), Failure> {
    let mut seen = BTreeSet::new();
    while seen.len() < Interaction::ALL.len() {
        let asked = ShownQuestion::read(page).await?;
        if seen.insert(asked.interaction)
            && let Some(field) = asked.interaction.field()
        {
            page.tab_to(field).await?;
            // Nothing is entered yet, so Enter must not answer.
            page.press(&[Key::Enter]).await?;
            page.wait_for("document.querySelector('.check .hint').textContent !== ''")
                .await?;
            wait_for_focus(page, field).await?;
            asked.interaction.enter(page, &asked, 0).await?;
            page.press(&[Key::Enter]).await?;
            wait_for_focus(page, ".item .verdict").await?;
        } else {
            answer(page).await?;
        }
        next_question(page).await?;
    }
    Ok(())
}

pub async fn an_answer_emits_one_event(page: &Page) -> Result<(), Failure> {
    let _standpoint = host::open_quiz(page, PLAIN).await?;
    host::click(page, 0, ".option input").await?;
    let check = host::inside(0, ".check button");
    page.js_async(&format!(
        "const check = {check};
         const fieldset = {};
         const enter = () => fieldset.dispatchEvent(
             new KeyboardEvent('keydown', {{ key: 'Enter', bubbles: true }}));
         check.click(); check.click(); enter(); enter(); check.form.requestSubmit();
         await null;
         check.click(); enter()",
        host::inside(0, ".item fieldset")
    ))
    .await?;
    host::wait_for(page, 0, ".verdict").await?;
    assert_eq!(event(page, "answered").await?["progress"]["answered"], 1);
    let next = host::inside(0, NEXT);
    page.js_async(&format!(
        "for (let clicks = 0; clicks < 3; clicks++) {{ {next}.click(); await null; }}"
    ))
    .await?;
    page.wait_for(&format!(
        "{}.textContent.startsWith('2 of')",
        host::inside(0, ".item .above")
    ))
    .await?;
    let answered = "return received.filter((it) => it.name === 'answered').length";
    assert_eq!(page.js(answered).await?, 1);
    Ok(())
}

/// Waits longer than a double click takes.
async fn pause() {
    sleep(Duration::from_millis(700)).await;
}

/// Returns the number of the current question.
async fn number_of(page: &Page) -> Result<usize, Failure> {
    let above = texts(page, ".item .above").await?.concat();
    let number = above.split(' ').next().and_then(|it| it.parse().ok());
    number.ok_or_else(|| Failure::new(format!("no number in “{above}”")))
}
