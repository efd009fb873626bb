//! Answers as a file, and what the reader has where none arrives.

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use super::quiz::{Asked, give, go_on};
use crate::host;
use crate::reader::{FIRST, OTHER, enter, has_focus, is_shown, open, string, text, wait_for_words};

/// Notes the file that would be downloaded, as `window.__file` and `window.__blob`.
const NOTE: &str = "
    HTMLAnchorElement.prototype.click = function () { window.__file = this; };
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => make.call(URL, (window.__blob = blob));
";

/// Downloads the answers and returns the text of the file.
pub(super) async fn download(page: &Page) -> Result<String, Failure> {
    page.js(NOTE).await?;
    enter(page, ".take-along").await?;
    let file = page
        .js_async(
            "const { download, href, target } = window.__file;
             return [download, href, target, await window.__blob.text()]",
        )
        .await?;
    assert_eq!(string(&file[0]), format!("standpoint-{FIRST}.json"));
    assert!(string(&file[1]).starts_with("blob:"), "{file}");
    // Where the browser takes it for a link, the page stays.
    assert_eq!(file[2], "_blank");
    Ok(string(&file[3]).to_owned())
}

pub async fn a_file_holds_what_was_answered(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    let asked = Asked::read(page).await?;
    give(page, &asked, &[0]).await?;
    let text = download(page).await?;
    has_focus(page, ".take-along").await?;
    let file: Value = serde_json::from_str(&text)?;
    assert_eq!(file["pack"], FIRST);
    assert_eq!(file["quiz"]["responses"].as_array().map(Vec::len), Some(1));
    assert_eq!(file["ratings"]["format"], 2);
    // It survives a program in JavaScript, whose numbers are rounded above 2^53.
    let again = format!("return JSON.stringify(JSON.parse({}))", Value::from(&*text));
    assert_eq!(string(&page.js(&again).await?), text);
    assert!(file["quiz"]["fingerprint"].is_string(), "{text}");

    // Whether it has arrived nobody knows, so the same can be copied.
    assert_eq!(copied(page).await?, text);
    go_on(page).await?;
    let asked = Asked::read(page).await?;
    give(page, &asked, &[0]).await?;
    let now: Value = serde_json::from_str(&copied(page).await?)?;
    assert_eq!(now["quiz"]["responses"].as_array().map(Vec::len), Some(2));
    Ok(())
}

pub async fn where_downloads_are_ignored_the_text_can_be_copied(
    page: &Page,
) -> Result<(), Failure> {
    let ways = [
        // Unknown to the browser.
        "Object.defineProperty(HTMLAnchorElement.prototype, 'download', { value: undefined });",
        "delete HTMLAnchorElement.prototype.download;",
        "const set = Element.prototype.setAttribute;
         Element.prototype.setAttribute = function (name, value) {
             if (name !== 'download') set.call(this, name, value);
         };",
    ];
    for (at, way) in ways.into_iter().enumerate() {
        page.server().run_early(way);
        open(page, &format!("/?way={at}#quiz")).await?;
        let asked = Asked::read(page).await?;
        give(page, &asked, &[0]).await?;
        let before = page.url().await?;
        page.js(NOTE).await?;
        enter(page, ".take-along").await?;
        let copied: Value = serde_json::from_str(&copied(page).await?)?;
        let answers = copied["quiz"]["responses"].as_array().map(Vec::len);
        assert_eq!(answers, Some(at + 1));
        assert_eq!(page.url().await?, before);
        assert!(page.js("return window.__file === undefined").await? == true);
        go_on(page).await?;
    }
    Ok(())
}

pub async fn a_link_that_is_followed_leaves_the_page_where_it_is(
    page: &Page,
) -> Result<(), Failure> {
    // As an app does that takes a download for a link.
    page.server().run_early(
        "const { click } = HTMLAnchorElement.prototype;
         HTMLAnchorElement.prototype.click = function () {
             this.removeAttribute('download');
             click.call(this);
         };",
    );
    open(page, "/#quiz").await?;
    let before = page.url().await?;
    enter(page, ".take-along").await?;
    assert!(copied(page).await?.contains(FIRST));
    assert_eq!(page.url().await?, before);
    is_shown(page).await
}

pub async fn a_sandbox_asks_for_no_download(page: &Page) -> Result<(), Failure> {
    let file = format!("/standpoint-{FIRST}.html#quiz");
    page.open_in_sandbox(800, "allow-scripts", &file).await?;
    is_shown(page).await?;
    wait_for_words(page, ".notices p", "download them below").await?;
    let asked = Asked::read(page).await?;
    give(page, &asked, &[0]).await?;
    enter(page, ".take-along").await?;
    let copied: Value = serde_json::from_str(&copied(page).await?)?;
    assert_eq!(
        copied["quiz"]["responses"].as_array().map(Vec::len),
        Some(1)
    );
    page.leave_frame().await
}

pub async fn a_widget_hands_its_answers_over_as_well(page: &Page) -> Result<(), Failure> {
    let _standpoint = host::open_quiz(page, host::PLAIN).await?;
    host::answer(page).await?;
    page.js(NOTE).await?;
    host::click(page, 0, ".take-along").await?;
    host::wait_for(page, 0, ".saving textarea").await?;
    let field = host::inside(0, ".saving textarea");
    let text = page
        .js_async(&format!(
            "return [window.__file.download, {field}.value, await window.__blob.text()]"
        ))
        .await?;
    assert_eq!(string(&text[0]), format!("standpoint-{OTHER}.json"));
    assert_eq!(text[1], text[2]);
    Ok(())
}

/// The text to copy, with a line before it.
async fn copied(page: &Page) -> Result<String, Failure> {
    wait_for_words(page, ".saving > [role='status']", "copy this text").await?;
    assert!(text(page, ".saving textarea").await?.starts_with('{'));
    let field = "return document.querySelector('.saving textarea').value";
    Ok(string(&page.js(field).await?).to_owned())
}
