//! Finding people and statements in *Compare*.

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use crate::reader::{
    FIRST, check_no_overflow, open, open_in_frame, pack, reload, string, tab_and_enter, text,
    texts, wait_for_focus, wait_for_text,
};

const ROWS: &str = ".positions tbody tr.row th";

/// Types into the field, replacing what it has.
async fn search(page: &Page, words: &str) -> Result<(), Failure> {
    page.js(&format!(
        "const field = document.querySelector('.find input');
         field.value = {};
         field.dispatchEvent(new Event('input', {{ bubbles: true }}))",
        Value::from(words)
    ))
    .await?;
    Ok(())
}

pub async fn a_name_is_found_in_the_grid(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 1440, "/#compare/grid").await?;
    let all = texts(page, ROWS).await?;
    page.tab_to(".find input").await?;
    page.find(".find input").await?.send_keys("trump").await?;
    wait_for_text(page, "[role=status] .later", "Shown: 1 of").await?;
    wait_for_focus(page, ".find input").await?;
    // An institution is found by its members.
    assert_eq!(texts(page, ROWS).await?.len(), 1);
    search(page, "TRÚMP  donald").await?;
    wait_for_text(page, "[role=status] .later", "Shown: 1 of").await?;
    search(page, "nobody has this name").await?;
    wait_for_text(page, "[role=status] .later", "Shown: 0 of").await?;
    tab_and_enter(page, "[role=status] .later .link").await?;
    wait_for_focus(page, ".find input").await?;
    assert_eq!(texts(page, ROWS).await?, all);
    Ok(())
}

pub async fn conditions_are_in_the_address(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 1440, "/#compare/grid").await?;
    let all = texts(page, ROWS).await?.len();
    let choose = |select: usize, value: &str| {
        format!(
            "const select = document.querySelectorAll('.find select')[{select}];
             select.value = {};
             select.dispatchEvent(new Event('change', {{ bubbles: true }}))",
            Value::from(value)
        )
    };
    let pack = pack(FIRST)?;
    let issue = string(&pack["issues"][0]["id"]).to_owned();
    page.js(&choose(1, &format!("+{issue}"))).await?;
    wait_for_text(page, "[role=status] .later", "Shown: ").await?;
    let hash = format!("#compare/grid/1_for-{issue}");
    page.wait_for(&format!("location.hash === '{hash}'"))
        .await?;
    let for_it = texts(page, ROWS).await?;
    assert!(!for_it.is_empty() && for_it.len() < all, "{for_it:?}");
    page.js(&choose(1, &format!("-{issue}"))).await?;
    page.wait_for(&format!(
        "location.hash === '#compare/grid/1_against-{issue}'"
    ))
    .await?;
    let against = texts(page, ROWS).await?;
    assert!(against.iter().all(|it| !for_it.contains(it)), "{against:?}");

    page.js(&choose(1, "")).await?;
    page.wait_for("location.hash === '#compare/grid'").await?;
    page.js(&choose(0, "trump")).await?;
    page.wait_for("location.hash === '#compare/grid/1_with-trump'")
        .await?;
    let agree = texts(page, ROWS).await?;
    assert!(!agree.is_empty() && agree.len() < all, "{agree:?}");
    reload(page).await?;
    page.find(".positions").await?;
    assert_eq!(texts(page, ROWS).await?, agree);
    let chosen = page
        .js("return document.querySelector('.find select').value")
        .await?;
    assert_eq!(chosen, "trump");
    // Another tab keeps it.
    tab_and_enter(page, ".tabs a[href='#compare/pair']").await?;
    page.wait_for("location.hash === '#compare/pair'").await?;
    tab_and_enter(page, ".tabs a[href='#compare/grid']").await?;
    page.wait_for("location.hash === '#compare/grid/1_with-trump'")
        .await?;
    wait_for_text(page, "[role=status] .later", "same side as Donald Trump").await?;
    // An unknown name is no condition.
    open_in_frame(
        page,
        1440,
        "/?unknown#compare/grid/1_with-nobody_for-nothing",
    )
    .await?;
    page.find(".positions").await?;
    assert_eq!(texts(page, ROWS).await?.len(), all);
    // A select shows what holds, also if it offers no such name.
    open_in_frame(page, 1440, "/?one#compare/grid/1_one_with-us-government").await?;
    wait_for_text(
        page,
        "[role=status] .later",
        "same side as Government of the United States",
    )
    .await?;
    let chosen = page
        .js("return document.querySelector('.find select').value")
        .await?;
    assert_eq!(chosen, "us-government");
    Ok(())
}

pub async fn statements_are_found_by_words_and_names(page: &Page) -> Result<(), Failure> {
    open(page, "/#compare").await?;
    let rows = ".compare .statement-row";
    let all = page.count(rows).await?;
    search(page, "tariff").await?;
    wait_for_text(page, "[role=status] .later", "Shown: ").await?;
    let found = texts(page, &format!("{rows} h4")).await?;
    assert!(!found.is_empty() && found.len() < all, "{found:?}");
    search(page, "ryan hass").await?;
    page.settle().await?;
    let found = page.count(rows).await?;
    for row in texts(page, rows).await? {
        assert!(row.contains("Hass"), "{row}");
    }
    assert!(found > 0);
    tab_and_enter(page, "[role=status] .later .link").await?;
    page.wait_for(&format!(
        "document.querySelectorAll('{rows}').length === {all}"
    ))
    .await?;
    for width in [320, 704] {
        for tab in ["compare", "compare/grid"] {
            open_in_frame(page, width, &format!("/?{width}#{tab}")).await?;
            page.find(".find input").await?;
            check_no_overflow(page).await?;
        }
    }
    assert_eq!(text(page, "h1").await?, "Who stands where");
    Ok(())
}
