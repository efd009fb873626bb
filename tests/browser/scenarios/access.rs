//! What axe-core can tell of each view in each of its states, and that nothing sticks out.

use standpoint_tests::axe;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use crate::reader::{
    OTHER, fits_its_width, go_to, has_focus, open, open_in_frame, saying, texts, wait_for_words,
};

pub async fn story_and_compare(page: &Page) -> Result<(), Failure> {
    open(page, "/").await?;
    through_story_and_compare(page, false).await
}

pub async fn story_and_compare_in_the_dark(page: &Page) -> Result<(), Failure> {
    story_and_compare(page).await
}

pub async fn story_and_compare_at_320(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 320, "/").await?;
    through_story_and_compare(page, true).await
}

pub async fn quiz(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    through_quiz(page, false).await
}

pub async fn quiz_in_the_dark(page: &Page) -> Result<(), Failure> {
    quiz(page).await
}

pub async fn quiz_at_320(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 320, &format!("/{OTHER}.html#quiz")).await?;
    through_quiz(page, true).await
}

pub async fn you_and_trouble(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    through_you(page, false).await?;
    open(page, "/?pack=a%20b").await?;
    is_fine(page, "trouble", false).await
}

pub async fn you_and_trouble_in_the_dark(page: &Page) -> Result<(), Failure> {
    you_and_trouble(page).await
}

pub async fn you_and_trouble_at_320(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 320, "/#you").await?;
    through_you(page, true).await?;
    open_in_frame(page, 320, "/?pack=a%20b").await?;
    is_fine(page, "trouble", true).await
}

async fn through_story_and_compare(page: &Page, is_narrow: bool) -> Result<(), Failure> {
    page.js("document.querySelectorAll('details').forEach((it) => (it.open = true))")
        .await?;
    is_fine(page, "story", is_narrow).await?;
    page.click(".timeline .evidence a").await?;
    page.wait_for("document.querySelector('dialog').open")
        .await?;
    is_fine(page, "a passage", is_narrow).await?;
    page.press(&[Key::Escape]).await?;
    go_to(page, "compare").await?;
    is_fine(page, "compare", is_narrow).await?;
    page.js(
        "[...document.querySelectorAll('.standing')].find((it) => it.checkVisibility()).click()",
    )
    .await?;
    page.wait_for("document.querySelector('dialog').open")
        .await?;
    is_fine(page, "a standing", is_narrow).await?;
    page.press(&[Key::Escape]).await?;
    page.js("location.hash = '#compare/trump/china'").await?;
    wait_for_words(page, ".pair .side h5", "Donald Trump").await?;
    is_fine(page, "a pair", is_narrow).await
}

async fn through_quiz(page: &Page, is_narrow: bool) -> Result<(), Failure> {
    is_fine(page, "a question", is_narrow).await?;
    let (mut right, mut wrong, mut order) = (false, false, false);
    while !(right && wrong && order) {
        if page.count(".item .sequence").await? > 0 {
            if !order {
                is_fine(page, "an order", is_narrow).await?;
            }
            order = true;
        } else {
            page.click(".item .option input").await?;
        }
        page.click(".check button").await?;
        has_focus(page, ".verdict").await?;
        let is_right = page.count(".verdict.right").await? > 0;
        let seen = if is_right { &mut right } else { &mut wrong };
        if !*seen {
            *seen = true;
            is_fine(page, "an answer", is_narrow).await?;
        }
        let above = texts(page, ".item .above").await?.concat();
        page.click(".onward button:last-child").await?;
        page.wait_for(&format!(
            "document.querySelector('.item .above').textContent.trim() !== {}",
            serde_json::Value::from(above)
        ))
        .await?;
    }
    let all = saying(page, ".layout label", "All on a page").await?;
    page.click(&all).await?;
    page.wait_for("document.querySelectorAll('.item').length > 1")
        .await?;
    is_fine(page, "all questions", is_narrow).await?;
    page.click(".quiz > div > .onward button").await?;
    has_focus(page, ".summary h2").await?;
    is_fine(page, "the summary", is_narrow).await
}

async fn through_you(page: &Page, is_narrow: bool) -> Result<(), Failure> {
    is_fine(page, "nothing rated", is_narrow).await?;
    page.click(".proposition-form input").await?;
    page.click(".ranking summary").await?;
    page.find(".breakdown tr").await?;
    is_fine(page, "a breakdown", is_narrow).await
}

/// Breaks no rule, and in a narrow frame nothing sticks out of it.
async fn is_fine(page: &Page, state: &str, is_narrow: bool) -> Result<(), Failure> {
    axe::check(page)
        .await
        .map_err(|failure| failure.context(state))?;
    if is_narrow {
        fits_its_width(page)
            .await
            .map_err(|failure| failure.context(state))?;
    }
    Ok(())
}
