//! A story in an mdBook chapter. mdBook has keyboard shortcuts.

use std::fs;

use standpoint_tests::failure::Failure;
use standpoint_tests::mdbook;
use standpoint_tests::page::{Key, Page};

use crate::host::{Standpoint, inside, tab_to, wait_for};

const SEARCH_IS_OPEN: &str =
    "!document.querySelector('#mdbook-search-wrapper').classList.contains('hidden')";

pub async fn key_events_do_not_reach_the_book(page: &Page) -> Result<(), Failure> {
    let book = mdbook::build("hosts/book")?;
    let standpoint = Standpoint::start(page).await?;
    page.server().put_folder(book.path(), "/")?;
    let chapter = fs::read_to_string(book.path().join("chapter.html"))?;
    page.server()
        .put("/chapter.html", standpoint.reply(&chapter));
    page.open("/chapter.html").await?;
    crate::host::start_quiz(page, 0).await?;
    // If mdBook treats the tag as inline, its content ends up after it.
    assert_eq!(page.count("stand-point > p").await?, 1);

    tab_to(page, ".option input").await?;
    page.press_each(&[Key::Space, Key::Right, Key::Down, Key::Left])
        .await?;
    stays(page).await?;
    let chosen = format!("{} !== null", inside(0, ".option input:checked"));
    page.wait_for(&chosen).await?;
    // mdBook handles keys on a button as its own.
    tab_to(page, ".check button").await?;
    page.press_each(&[Key::Right, Key::Left]).await?;
    page.type_text("s?").await?;
    stays(page).await?;
    page.press_each(&[Key::Enter]).await?;
    wait_for(page, 0, ".verdict").await?;

    page.js("document.querySelector('stand-point').shadowRoot.activeElement?.blur()")
        .await?;
    page.type_text("s").await?;
    page.wait_for(SEARCH_IS_OPEN).await?;
    page.press_each(&[Key::Escape]).await?;
    page.wait_for(&format!("!({SEARCH_IS_OPEN})")).await?;
    page.press_each(&[Key::Right]).await?;
    page.wait_for("location.pathname === '/after.html'").await
}

/// Checks that neither search nor help is open, and that the chapter is the same.
async fn stays(page: &Page) -> Result<(), Failure> {
    page.settle().await?;
    let is_open = page.js(&format!("return {SEARCH_IS_OPEN}")).await?;
    assert_eq!(is_open, false, "the search is open");
    let help = "return document.querySelector('#mdbook-help-container').checkVisibility()";
    assert_eq!(page.js(help).await?, false, "the help is open");
    assert_eq!(page.js("return location.pathname").await?, "/chapter.html");
    Ok(())
}
