//! One gesture is one step, by pointer, key or script.

use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};
use tokio::time::{Duration, sleep};

use super::quiz::{Asked, Kind, give, go_on, progress};
use crate::host::{self, PLAIN, told};
use crate::reader::{OTHER, enter, has_focus, open, texts, wait_for_words};

const NEXT: &str = ".onward button:last-child";

pub async fn a_double_click_goes_on_by_one_question(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    let (_, total, _) = progress(page).await?;
    for number in 2..=total {
        page.double_click(NEXT).await?;
        assert_eq!(number_of(page).await?, number);
        pause().await;
    }
    // From the last one to the summary, and nothing there is pressed.
    page.double_click(NEXT).await?;
    page.find(".summary").await?;
    pause().await;
    page.find(".summary").await?;
    // And out of it again.
    page.double_click(".summary .onward button:last-child")
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
        page.js_async(&format!(
            "const next = () => document.querySelector('{NEXT}');
             const click = () => next().click();
             const double = (detail) =>
                 next().dispatchEvent(new MouseEvent('click', {{ detail, bubbles: true }}));
             const pause = (time) => new Promise((then) => setTimeout(then, time));
             {clicks}"
        ))
        .await?;
        wait_for_words(page, ".item .above", "Question 2").await?;
        pause().await;
        assert_eq!(number_of(page).await?, 2, "{clicks}");
        page.js("localStorage.clear()").await?;
    }
    Ok(())
}

pub async fn what_is_meant_is_done_at_once(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    // By key, as fast as one can: focus has moved, so it is another gesture.
    for number in 2..=4 {
        enter(page, NEXT).await?;
        wait_for_words(page, ".item .above", &format!("Question {number} ")).await?;
    }
    pause().await;
    // What has been answered has been seen.
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

pub async fn a_held_key_is_one_step(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    page.tab_to(NEXT).await?;
    page.press_each(&[Key::Enter; 8]).await?;
    wait_for_words(page, ".item .above", "Question 2 ").await?;
    has_focus(page, ".item h2").await?;
    assert_eq!(number_of(page).await?, 2);
    Ok(())
}

pub async fn enter_in_an_option_checks_the_answer(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    checks_by_enter(page).await?;
    // Where nothing may be submitted, too.
    page.open_in_sandbox(
        800,
        "allow-scripts",
        &format!("/standpoint-{OTHER}.html#quiz"),
    )
    .await?;
    page.find(".item").await?;
    checks_by_enter(page).await?;
    page.leave_frame().await
}

/// Answers a question of each kind that has options, by Enter in one of them.
async fn checks_by_enter(page: &Page) -> Result<(), Failure> {
    let (mut one, mut several) = (false, false);
    while !(one && several) {
        let asked = Asked::read(page).await?;
        let seen = match asked.kind {
            Kind::One => &mut one,
            Kind::Several => &mut several,
            Kind::Order => {
                give(page, &asked, &[]).await?;
                go_on(page).await?;
                continue;
            }
        };
        page.tab_to(".item .option input").await?;
        if !*seen {
            // Nothing is chosen yet, and nothing is taken for an answer.
            page.press(&[Key::Enter]).await?;
            wait_for_words(page, ".check .hint", "Choose an answer first").await?;
            has_focus(page, ".item .option input").await?;
        }
        *seen = true;
        page.press_each(&[Key::Space, Key::Enter]).await?;
        has_focus(page, ".item .verdict").await?;
        go_on(page).await?;
    }
    Ok(())
}

pub async fn an_answer_is_told_once(page: &Page) -> Result<(), Failure> {
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
    assert_eq!(told(page, "answered").await?["progress"]["answered"], 1);
    let next = host::inside(0, NEXT);
    page.js_async(&format!(
        "for (let clicks = 0; clicks < 3; clicks++) {{ {next}.click(); await null; }}"
    ))
    .await?;
    page.wait_for(&format!(
        "{}.textContent.startsWith('Question 2 ')",
        host::inside(0, ".item .above")
    ))
    .await?;
    let answered = "return told.filter((it) => it.name === 'answered').length";
    assert_eq!(page.js(answered).await?, 1);
    Ok(())
}

/// Longer than one takes for a double click.
async fn pause() {
    sleep(Duration::from_millis(700)).await;
}

/// Which question is shown.
async fn number_of(page: &Page) -> Result<usize, Failure> {
    let above = texts(page, ".item .above").await?.concat();
    let number = above.split(' ').nth(1).and_then(|it| it.parse().ok());
    number.ok_or_else(|| Failure::new(format!("no number in “{above}”")))
}
