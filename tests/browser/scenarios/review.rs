//! Reviews: answers are recorded, and what is due is asked again.

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use super::compare::list;
use crate::question::{answer, next_question, progress};
use crate::reader::{
    FIRST, OTHER, open, recorded, reload, storage_key, store_text, stored_text, string,
    tab_and_enter, texts, wait_for_focus, wait_for_text, wait_until_ready,
};

/// Long enough for a second click to be a second step.
const NEXT_STEP: &str = "await new Promise((next) => setTimeout(next, 600))";

/// Makes all reviews older by 30 days, as if so much time had passed.
pub async fn pass_a_month(page: &Page) -> Result<(), Failure> {
    let key = storage_key("", "reviews");
    page.js(&format!(
        "const reviews = JSON.parse(localStorage.getItem({key}));
         for (const card of Object.values(reviews.stories).flat()) card[1] -= 30 * 86400;
         localStorage.setItem({key}, JSON.stringify(reviews))"
    ))
    .await?;
    Ok(())
}

/// Answers questions of a story, and makes them due.
pub async fn answer_a_month_ago(page: &Page, story: &str, count: usize) -> Result<(), Failure> {
    open(page, &format!("/{story}.html#quiz")).await?;
    let before = recorded(page, 0).await?;
    for number in 1..=count {
        answer(page).await?;
        recorded(page, before + number).await?;
        next_question(page).await?;
    }
    pass_a_month(page).await
}

/// Presses a button of the review.
pub async fn press(page: &Page, css: &str) -> Result<(), Failure> {
    page.js_async(NEXT_STEP).await?;
    tab_and_enter(page, css).await
}

async fn reviews(page: &Page) -> Result<String, Failure> {
    let text = stored_text(page, "", "reviews").await?;
    Ok(text.unwrap_or_default())
}

pub async fn answers_are_recorded_once(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    answer(page).await?;
    recorded(page, 1).await?;
    let first = reviews(page).await?;
    let quiz = stored_text(page, OTHER, "quiz").await?.unwrap_or_default();
    let quiz: Value = serde_json::from_str(&quiz)?;
    let item = &quiz["answers"][0]["item"];
    assert!(first.contains(&format!("[[{item},")), "{first}");
    reload(page).await?;
    page.find(".due").await?;
    assert_eq!(reviews(page).await?, first);
    next_question(page).await?;
    answer(page).await?;
    recorded(page, 2).await?;

    // What can't be read is backed up.
    store_text(page, "", "reviews", "unusable").await?;
    next_question(page).await?;
    answer(page).await?;
    recorded(page, 3).await?;
    let backup = stored_text(page, "", "reviews:backup:1").await?;
    assert_eq!(backup.as_deref(), Some("unusable"));
    Ok(())
}

pub async fn two_tabs_record_all_answers(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    page.open_in_tab("/#quiz").await?;
    wait_until_ready(page).await?;
    for (tab, count) in [(0, 1), (1, 2), (0, 3)] {
        page.go_to_tab(tab).await?;
        if count == 3 {
            next_question(page).await?;
        }
        answer(page).await?;
        recorded(page, count).await?;
    }
    Ok(())
}

pub async fn what_is_due_is_asked_again(page: &Page) -> Result<(), Failure> {
    answer_a_month_ago(page, OTHER, 2).await?;
    reload(page).await?;
    wait_for_text(page, ".due section", "2 questions to review").await?;
    let quiz = stored_text(page, OTHER, "quiz").await?;
    let before = reviews(page).await?;

    press(page, ".due section button").await?;
    wait_for_focus(page, ".item h2").await?;
    wait_for_text(page, ".item .above", "1 of 2").await?;
    assert_eq!(progress(page).await?.0, 0);
    for _ in 0..2 {
        answer(page).await?;
        page.js_async(NEXT_STEP).await?;
        next_question(page).await?;
    }
    wait_for_focus(page, ".summary h2").await?;
    assert_eq!(texts(page, ".due section").await?, [""; 0]);
    page.js("document.querySelectorAll('.summary details').forEach((it) => (it.open = true))")
        .await?;
    // Said for each answer, or once if it is the same for all of a group.
    let groups = page
        .js("return [...document.querySelectorAll('.review > *')].map((it) => ({
                 answers: it.querySelectorAll('ul > li').length,
                 again: [...it.querySelectorAll('p:not(.asked) > small')].map((it) => it.textContent),
             }))")
        .await?;
    let groups = list(&groups);
    let answers = groups.iter().filter_map(|it| it["answers"].as_u64());
    assert_eq!(answers.sum::<u64>(), 2, "{groups:?}");
    for group in groups {
        let again = list(&group["again"]);
        let is_said = again.len() == 1 || Some(again.len() as u64) == group["answers"].as_u64();
        let is_date = |text: &Value| string(text).starts_with("We’ll ask again");
        assert!(is_said && again.iter().all(is_date), "{group}");
    }
    let after = reviews(page).await?;
    assert_ne!(before, after);
    // The reader's own quiz has waited.
    assert_eq!(stored_text(page, OTHER, "quiz").await?, quiz);
    press(page, ".due button").await?;
    wait_for_text(page, ".item .above", "3 of").await?;
    wait_for_focus(page, ".item h2").await?;
    assert_eq!(progress(page).await?.0, 2);
    assert_eq!(texts(page, ".due section").await?, [""; 0]);
    assert_eq!(stored_text(page, OTHER, "quiz").await?, quiz);

    // A reload ends a review, and the rest is due.
    pass_a_month(page).await?;
    reload(page).await?;
    press(page, ".due section button").await?;
    wait_for_text(page, ".item .above", "1 of 2").await?;
    answer(page).await?;
    reload(page).await?;
    wait_for_text(page, ".item .above", "3 of").await?;
    wait_for_text(page, ".due section", "1 question to review").await?;

    // Left before its end.
    press(page, ".due section button").await?;
    wait_for_text(page, ".item .above", "1 of 1").await?;
    press(page, ".due button").await?;
    wait_for_text(page, ".item .above", "3 of").await?;
    wait_for_text(page, ".due section", "1 question to review").await
}

pub async fn other_stories_have_something_to_review(page: &Page) -> Result<(), Failure> {
    answer_a_month_ago(page, OTHER, 2).await?;
    page.js(&format!(
        "const key = {};
         const reviews = JSON.parse(localStorage.getItem(key));
         reviews.stories['no-such-story'] = [reviews.stories['{OTHER}'][0]];
         localStorage.setItem(key, JSON.stringify(reviews))",
        storage_key("", "reviews")
    ))
    .await?;
    // Not while the reader is answering.
    open(page, &format!("/{FIRST}.html#quiz")).await?;
    page.find(".due").await?;
    assert_eq!(texts(page, ".due li").await?, [""; 0]);
    page.open(&format!("/{FIRST}.html?utm_source=x#quiz"))
        .await?;
    page.find(".quiz-start ~ .due li").await?;
    assert_eq!(texts(page, ".due section").await?, [""; 0]);
    let listed = texts(page, ".due li").await?;
    assert_eq!(listed.len(), 2, "{listed:?}");
    assert!(listed[0].ends_with(" 2"), "{listed:?}");
    assert_eq!(listed[1], "no-such-story 1");
    assert_eq!(page.count(".due li a").await?, 1);
    tab_and_enter(page, ".due li a").await?;
    page.wait_for(&format!("location.pathname.endsWith('/{OTHER}.html')"))
        .await?;
    Ok(())
}

pub async fn a_question_that_the_story_lost_is_not_due(page: &Page) -> Result<(), Failure> {
    answer_a_month_ago(page, OTHER, 1).await?;
    let lost = reviews(page).await?.replacen("[[\"", "[[\"lost-", 1);
    store_text(page, "", "reviews", &lost).await?;
    page.js(&format!(
        "localStorage.removeItem({})",
        storage_key(OTHER, "quiz")
    ))
    .await?;
    reload(page).await?;
    page.find(".due").await?;
    assert_eq!(texts(page, ".due section").await?, [""; 0]);
    assert_eq!(texts(page, ".notices p").await?, [""; 0]);
    assert!(!reviews(page).await?.contains("lost-"));
    Ok(())
}
