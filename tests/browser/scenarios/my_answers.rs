//! The answers to all stories: saving them as a file, opening such a file, erasing them.

use serde_json::{Value, json};
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use super::answer_download::RECORD_DOWNLOAD;
use crate::question::{answer, next_question, progress};
use crate::reader::{
    FIRST, OTHER, open, recorded, reload, store_text, stored_text, string, strings, tab_and_enter,
    texts, wait_for_focus, wait_for_text,
};

const STATUS: &str = ".my-answers .answers-status";

/// A rating of a statement of [`OTHER`], as it is stored.
fn rated(answer: &str) -> String {
    format!(r#"{{"format":2,"ratings":{{"cars-off":{{"answer":"{answer}","weight":"single"}}}}}}"#)
}

/// A file with that rating, as the page saved it before it saved all stories in one.
fn first_format(answer: &str) -> String {
    format!(
        r#"{{"format":1,"pack":"{OTHER}","ratings":{}}}"#,
        rated(answer)
    )
}

/// Opens the part, and waits for its code.
async fn open_part(page: &Page) -> Result<(), Failure> {
    tab_and_enter(page, ".my-answers > summary").await?;
    page.find(".my-answers .save-all").await?;
    Ok(())
}

/// Chooses a file with this text, as a reader does in the browser's dialog.
async fn choose(page: &Page, text: &str) -> Result<(), Failure> {
    page.js(&format!(
        "const files = new DataTransfer();
         files.items.add(new File([{}], 'answers.json'));
         const input = document.querySelector('.answers-file');
         input.files = files.files;
         input.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        Value::from(text)
    ))
    .await?;
    Ok(())
}

/// Pastes the text of a file.
async fn paste(page: &Page, text: &str) -> Result<(), Failure> {
    page.js(&format!(
        "document.querySelector('.answers-text').value = {}",
        Value::from(text)
    ))
    .await?;
    tab_and_enter(page, ".my-answers .check-text").await
}

/// Returns everything that is stored, sorted by key.
async fn storage(page: &Page) -> Result<Vec<String>, Failure> {
    let all = page
        .js("return Object.entries(localStorage).map((it) => it.join(' = ')).sort()")
        .await?;
    Ok(strings(&all))
}

pub async fn a_saved_file_brings_all_answers_back(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    answer(page).await?;
    recorded(page, 1).await?;
    store_text(page, OTHER, "ratings", &rated("agree")).await?;
    open(page, "/#quiz").await?;
    answer(page).await?;
    next_question(page).await?;
    answer(page).await?;
    recorded(page, 3).await?;
    let before = storage(page).await?;
    assert_eq!(before.len(), 4, "{before:?}");

    open_part(page).await?;
    page.js(RECORD_DOWNLOAD).await?;
    tab_and_enter(page, ".my-answers .save-all").await?;
    let file = page
        .js_async("return [window.__file.download, await window.__blob.text()]")
        .await?;
    assert_eq!(file[0], "standpoint-answers.json");
    let text = string(&file[1]);
    let saved: Value = serde_json::from_str(text)?;
    let answers = saved["stories"][FIRST]["quizzes"]["quiz"]["answers"].as_array();
    assert_eq!(answers.map(Vec::len), Some(2));
    assert_eq!(saved["stories"][OTHER]["ratings"]["format"], 2);
    let reviews = saved["reviews"]["stories"][FIRST].as_array();
    assert_eq!(reviews.map(Vec::len), Some(2));
    // JavaScript can read and write the file without changes.
    let again = format!("return JSON.stringify(JSON.parse({}))", Value::from(text));
    assert_eq!(string(&page.js(&again).await?), text);
    let field = "return document.querySelector('.my-answers textarea[readonly]').value";
    assert_eq!(page.js(field).await?, *text);

    page.js("localStorage.clear()").await?;
    reload(page).await?;
    open_part(page).await?;
    let empty = storage(page).await?;
    choose(page, text).await?;
    wait_for_text(page, STATUS, "Nothing has changed yet").await?;
    assert_eq!(storage(page).await?, empty);
    assert_eq!(page.count(".my-answers fieldset").await?, 0);
    tab_and_enter(page, ".my-answers .add-answers").await?;
    wait_for_text(page, STATUS, "added: 2").await?;
    wait_for_focus(page, STATUS).await?;
    assert_eq!(storage(page).await?, before);
    assert_eq!(progress(page).await?.0, 2);

    // The same file twice.
    choose(page, text).await?;
    wait_for_text(
        page,
        STATUS,
        "nothing in this file that you don’t already have",
    )
    .await?;
    assert_eq!(page.count(".my-answers .add-answers").await?, 0);
    assert_eq!(storage(page).await?, before);
    Ok(())
}

pub async fn files_that_cannot_be_used_change_nothing(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    answer(page).await?;
    recorded(page, 1).await?;
    let before = storage(page).await?;
    open_part(page).await?;
    let newer = r#"{"format":3,"stories":{}}"#;
    for (text, says) in [
        (first_format("agree").split_at(40).0, "isn’t complete"),
        ("hello", "isn’t a file of answers"),
        (r#"{"format":1,"title":"t"}"#, "isn’t a file of answers"),
        (newer, "newer version of this page"),
    ] {
        for choosing in [true, false] {
            match choosing {
                true => choose(page, text).await?,
                false => paste(page, text).await?,
            }
            wait_for_text(page, STATUS, says).await?;
            assert_eq!(page.count(".my-answers .add-answers").await?, 0);
        }
    }
    page.js("const files = new DataTransfer();
         files.items.add(new File(['x'.repeat(10 << 20)], 'answers.json'));
         const input = document.querySelector('.answers-file');
         input.files = files.files;
         input.dispatchEvent(new Event('change'))")
        .await?;
    wait_for_text(page, STATUS, "too large").await?;

    // One part is damaged; the other is good.
    let damaged = json!({"format": 1, "pack": OTHER, "quiz": {}, "ratings": {}}).to_string();
    paste(page, &damaged).await?;
    wait_for_text(page, STATUS, "left out because the file is damaged here").await?;
    assert_eq!(storage(page).await?, before);
    Ok(())
}

pub async fn the_reader_chooses_between_answers_that_differ(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#you")).await?;
    store_text(page, OTHER, "ratings", &rated("agree")).await?;
    reload(page).await?;
    open_part(page).await?;
    paste(page, &first_format("disagree")).await?;
    wait_for_text(page, ".my-answers legend", "Different from yours: 1").await?;
    // Cancelled, and then added with the reader's own kept.
    tab_and_enter(page, ".my-answers .cancel").await?;
    wait_for_focus(page, STATUS).await?;
    assert_eq!(texts(page, STATUS).await?, [""]);
    paste(page, &first_format("disagree")).await?;
    tab_and_enter(page, ".my-answers .add-answers").await?;
    wait_for_text(page, STATUS, "kept yours: 1").await?;
    assert_eq!(
        stored_text(page, OTHER, "ratings").await?,
        Some(rated("agree"))
    );

    paste(page, &first_format("disagree")).await?;
    page.click(".my-answers fieldset label ~ label input")
        .await?;
    tab_and_enter(page, ".my-answers .add-answers").await?;
    wait_for_text(page, STATUS, "replaced: 1").await?;
    assert_eq!(
        stored_text(page, OTHER, "ratings").await?,
        Some(rated("disagree"))
    );
    Ok(())
}

pub async fn answers_are_added_as_a_whole_or_not_at_all(page: &Page) -> Result<(), Failure> {
    // The second text of the file finds no room.
    page.server().set_init_script(
        "const { setItem } = Storage.prototype;
         Storage.prototype.setItem = function (key, text) {
             if (window.__full && key.includes('ratings')) throw new DOMException('', 'QuotaExceededError');
             setItem.call(this, key, text);
         };",
    );
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    answer(page).await?;
    open_part(page).await?;
    let quiz = stored_text(page, OTHER, "quiz").await?.unwrap_or_default();
    let file = format!(
        r#"{{"format":1,"pack":"{OTHER}","quiz":{quiz},"ratings":{}}}"#,
        rated("agree")
    );
    page.js("localStorage.clear()").await?;
    reload(page).await?;
    open_part(page).await?;
    let before = storage(page).await?;
    page.js("window.__full = true").await?;
    paste(page, &file).await?;
    tab_and_enter(page, ".my-answers .add-answers").await?;
    wait_for_text(page, STATUS, "so nothing has changed").await?;
    assert_eq!(storage(page).await?, before);
    assert_eq!(progress(page).await?.0, 0);
    Ok(())
}

pub async fn where_the_browser_can_the_file_is_shared(page: &Page) -> Result<(), Failure> {
    page.server().set_init_script(
        "navigator.canShare = ({ files }) => files.length === 1;
         navigator.share = async ({ files: [file] }) => { window.__shared = file; };",
    );
    open(page, "/#quiz").await?;
    answer(page).await?;
    open_part(page).await?;
    page.js(RECORD_DOWNLOAD).await?;
    tab_and_enter(page, ".my-answers .save-all").await?;
    tab_and_enter(page, ".my-answers .share-file").await?;
    page.wait_for("window.__shared !== undefined").await?;
    let shared = page
        .js_async("return [window.__shared.name, await window.__shared.text()]")
        .await?;
    assert_eq!(shared[0], "standpoint-answers.json");
    let file: Value = serde_json::from_str(string(&shared[1]))?;
    assert_eq!(file["format"], 2);
    Ok(())
}

pub async fn everything_is_erased_after_it_is_shown(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    answer(page).await?;
    recorded(page, 1).await?;
    open(page, "/#quiz").await?;
    answer(page).await?;
    recorded(page, 2).await?;
    store_text(page, OTHER, "quiz:backup:1", "old").await?;
    page.js("localStorage.setItem('other', 'program')").await?;
    let before = storage(page).await?;
    open_part(page).await?;
    tab_and_enter(page, ".my-answers .erase").await?;
    page.find(".my-answers .erase-all").await?;
    let shown = texts(page, ".my-answers li").await?;
    assert_eq!(shown.len(), 4, "{shown:?}");
    assert!(shown[0].contains("Answers: 1"), "{shown:?}");
    assert_eq!(shown[2..], ["Reviews: 2", "Earlier answers: 1"]);
    // Nothing is erased before the second button is pressed.
    assert_eq!(storage(page).await?, before);
    tab_and_enter(page, ".my-answers .erase-all").await?;
    wait_for_text(
        page,
        ".my-answers [role='status']:last-child",
        "has been deleted",
    )
    .await?;
    wait_for_focus(page, ".my-answers .erase").await?;
    assert_eq!(storage(page).await?, ["other = program"]);
    assert_eq!(progress(page).await?.0, 0);
    Ok(())
}
