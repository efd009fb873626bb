//! Checks each view in each of its states with axe-core, and for horizontal overflow.

use std::collections::BTreeSet;

use standpoint_tests::axe;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use super::review::{answer_a_month_ago, press};
use crate::interaction::{Interaction, fill_script};
use crate::question::{answer, next_question};
use crate::reader::{
    OTHER, check_no_overflow, find_by_text, go_to, open, open_in_frame, reload, string,
    wait_for_focus, wait_for_text,
};

pub async fn story_and_compare(page: &Page) -> Result<(), Failure> {
    open(page, "/").await?;
    check_story_and_compare(page, false).await
}

pub async fn story_and_compare_in_dark_mode(page: &Page) -> Result<(), Failure> {
    story_and_compare(page).await
}

pub async fn story_and_compare_at_320(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 320, "/").await?;
    check_story_and_compare(page, true).await
}

pub async fn quiz(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    check_quiz(page, false).await
}

pub async fn quiz_in_dark_mode(page: &Page) -> Result<(), Failure> {
    quiz(page).await
}

pub async fn quiz_at_320(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 320, &format!("/{OTHER}.html#quiz")).await?;
    check_quiz(page, true).await
}

pub async fn review(page: &Page) -> Result<(), Failure> {
    answer_a_month_ago(page, OTHER, 1).await?;
    reload(page).await?;
    check_review(page, false).await
}

pub async fn review_in_dark_mode(page: &Page) -> Result<(), Failure> {
    review(page).await
}

pub async fn review_at_320(page: &Page) -> Result<(), Failure> {
    answer_a_month_ago(page, OTHER, 1).await?;
    open_in_frame(page, 320, &format!("/{OTHER}.html#quiz")).await?;
    check_review(page, true).await
}

pub async fn you_and_error_page(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    check_you(page, false).await?;
    open(page, "/?pack=a%20b").await?;
    check_accessibility(page, "load-error", false).await
}

pub async fn you_and_error_page_in_dark_mode(page: &Page) -> Result<(), Failure> {
    you_and_error_page(page).await
}

pub async fn you_and_error_page_at_320(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 320, "/#you").await?;
    check_you(page, true).await?;
    open_in_frame(page, 320, "/?pack=a%20b").await?;
    check_accessibility(page, "load-error", true).await
}

async fn check_story_and_compare(page: &Page, is_narrow: bool) -> Result<(), Failure> {
    page.js("document.querySelectorAll('details').forEach((it) => (it.open = true))")
        .await?;
    check_accessibility(page, "story", is_narrow).await?;
    page.click(".timeline .evidence a").await?;
    page.wait_for("document.querySelector('dialog').open")
        .await?;
    check_accessibility(page, "a passage", is_narrow).await?;
    page.press(&[Key::Escape]).await?;
    go_to(page, "compare").await?;
    check_accessibility(page, "statements", is_narrow).await?;
    for tab in ["pair", "claims", "changes", "grid"] {
        page.js(&format!("location.hash = 'compare/{tab}'")).await?;
        page.find(&format!(".tabs a[href$='{tab}'][aria-current]"))
            .await?;
        page.js("document.querySelectorAll('details').forEach((it) => (it.open = true))")
            .await?;
        check_accessibility(page, tab, is_narrow).await?;
    }
    page.js("[...document.querySelectorAll('.cell a')].find((it) => it.checkVisibility()).click()")
        .await?;
    page.wait_for("document.querySelector('dialog').open")
        .await?;
    check_accessibility(page, "a standing", is_narrow).await?;
    page.press(&[Key::Escape]).await?;
    page.js("location.hash = '#compare/trump/china'").await?;
    wait_for_text(page, ".pair .side h5", "Donald Trump").await?;
    check_accessibility(page, "a pair", is_narrow).await
}

async fn check_quiz(page: &Page, is_narrow: bool) -> Result<(), Failure> {
    check_accessibility(page, "a question", is_narrow).await?;
    let (mut right, mut wrong) = (false, false);
    let mut forms = BTreeSet::new();
    while !(right && wrong && forms.len() == Interaction::ALL.len()) {
        page.find(".item form").await?;
        let form = page
            .js(&format!(
                "const form = document.querySelector('.item form');
                 {}
                 return form.className",
                fill_script("form")
            ))
            .await?;
        let interaction = Interaction::of(string(&form))?;
        if forms.insert(interaction) {
            check_accessibility(page, interaction.form_class(), is_narrow).await?;
        }
        page.click(".check button").await?;
        wait_for_focus(page, ".verdict").await?;
        let is_right = page.count(".verdict.right").await? > 0;
        let seen = if is_right { &mut right } else { &mut wrong };
        if !*seen {
            *seen = true;
            check_accessibility(page, "an answer", is_narrow).await?;
        }
        // Until the step is taken: Firefox misses a button that it has to scroll to in a frame, and
        // the page ignores a click that follows another at once.
        page.wait_for(
            "(document.querySelector('.verdict')
                && document.querySelector('.next-steps .next')?.click(),
              document.querySelector('.item form') !== null
                && document.querySelector('.verdict') === null)",
        )
        .await?;
    }
    let all = find_by_text(page, ".layout button", "All at once").await?;
    page.click(&all).await?;
    page.wait_for("document.querySelectorAll('.item').length > 1")
        .await?;
    check_accessibility(page, "all questions", is_narrow).await?;
    // Until the step is taken, as above.
    page.wait_for(
        "(document.querySelector('.quiz > div > .next-steps button')?.click(),
          document.querySelector('.summary') !== null)",
    )
    .await?;
    wait_for_focus(page, ".summary h2").await?;
    check_accessibility(page, "the summary", is_narrow).await
}

async fn check_review(page: &Page, is_narrow: bool) -> Result<(), Failure> {
    page.find(".due section").await?;
    check_accessibility(page, "something to review", is_narrow).await?;
    press(page, ".due section button").await?;
    wait_for_text(page, ".item .above", "1 of 1").await?;
    check_accessibility(page, "a question of a review", is_narrow).await?;
    answer(page).await?;
    next_question(page).await?;
    wait_for_focus(page, ".summary h2").await?;
    page.js("document.querySelectorAll('.summary details').forEach((it) => (it.open = true))")
        .await?;
    check_accessibility(page, "the result of a review", is_narrow).await
}

async fn check_you(page: &Page, is_narrow: bool) -> Result<(), Failure> {
    check_accessibility(page, "nothing rated", is_narrow).await?;
    page.click(".proposition-form input").await?;
    page.click(".to-result").await?;
    page.click(".matches .few > summary").await?;
    page.click(".on-side summary").await?;
    page.find(".by-statement tr").await?;
    check_accessibility(page, "a result", is_narrow).await?;
    page.click(".manner .switch label ~ label input").await?;
    check_accessibility(page, "all statements", is_narrow).await
}

/// Checks for axe violations, and in a narrow frame for horizontal overflow.
async fn check_accessibility(page: &Page, state: &str, is_narrow: bool) -> Result<(), Failure> {
    axe::check(page)
        .await
        .map_err(|failure| failure.context(state))?;
    if is_narrow {
        check_no_overflow(page)
            .await
            .map_err(|failure| failure.context(state))?;
    }
    Ok(())
}
