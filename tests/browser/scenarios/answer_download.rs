//! Downloading answers as a file, and copying them where downloads don't work.

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use crate::host;
use crate::question::{answer, next_question};
use crate::reader::{
    FIRST, OTHER, open, string, tab_and_enter, text, wait_for_focus, wait_for_text,
    wait_until_ready,
};

/// JavaScript that records the download as `window.__file` and `window.__blob` instead of starting
/// it.
pub(super) const RECORD_DOWNLOAD: &str = "
    HTMLAnchorElement.prototype.click = function () { window.__file = this; };
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => make.call(URL, (window.__blob = blob));
";

/// Downloads the answers and returns the text of the file.
pub(super) async fn download(page: &Page) -> Result<String, Failure> {
    page.js(RECORD_DOWNLOAD).await?;
    tab_and_enter(page, ".download-answers").await?;
    let file = page
        .js_async(
            "const { download, href, target } = window.__file;
             return [download, href, target, await window.__blob.text()]",
        )
        .await?;
    assert_eq!(string(&file[0]), format!("standpoint-{FIRST}.json"));
    assert!(string(&file[1]).starts_with("blob:"), "{file}");
    // If the browser treats it as a link, the page stays open.
    assert_eq!(file[2], "_blank");
    Ok(string(&file[3]).to_owned())
}

pub async fn the_file_contains_all_answers(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    answer(page).await?;
    let text = download(page).await?;
    wait_for_focus(page, ".download-answers").await?;
    let file: Value = serde_json::from_str(&text)?;
    assert_eq!(file["pack"], FIRST);
    assert_eq!(file["quiz"]["answers"].as_array().map(Vec::len), Some(1));
    assert_eq!(file["ratings"]["format"], 2);
    // JavaScript, which rounds numbers above 2^53, can read and write the file without changes.
    let again = format!("return JSON.stringify(JSON.parse({}))", Value::from(&*text));
    assert_eq!(string(&page.js(&again).await?), text);
    assert!(file["quiz"]["fingerprint"].is_string(), "{text}");

    // The page can't know whether the download worked, so it also offers the text to copy.
    assert_eq!(text_to_copy(page).await?, text);
    next_question(page).await?;
    answer(page).await?;
    let now: Value = serde_json::from_str(&text_to_copy(page).await?)?;
    assert_eq!(now["quiz"]["answers"].as_array().map(Vec::len), Some(2));
    Ok(())
}

pub async fn where_downloads_do_not_work_the_text_can_be_copied(
    page: &Page,
) -> Result<(), Failure> {
    let ways = [
        // Browsers without the `download` attribute.
        "Object.defineProperty(HTMLAnchorElement.prototype, 'download', { value: undefined });",
        "delete HTMLAnchorElement.prototype.download;",
        "const set = Element.prototype.setAttribute;
         Element.prototype.setAttribute = function (name, value) {
             if (name !== 'download') set.call(this, name, value);
         };",
    ];
    for (at, way) in ways.into_iter().enumerate() {
        page.server().set_init_script(way);
        open(page, &format!("/?way={at}#quiz")).await?;
        answer(page).await?;
        let before = page.url().await?;
        page.js(RECORD_DOWNLOAD).await?;
        tab_and_enter(page, ".download-answers").await?;
        let copied: Value = serde_json::from_str(&text_to_copy(page).await?)?;
        let answers = copied["quiz"]["answers"].as_array().map(Vec::len);
        assert_eq!(answers, Some(at + 1));
        assert_eq!(page.url().await?, before);
        assert!(page.js("return window.__file === undefined").await? == true);
        next_question(page).await?;
    }
    Ok(())
}

pub async fn a_download_treated_as_a_link_does_not_navigate(page: &Page) -> Result<(), Failure> {
    // As in apps that treat a download as a link.
    page.server().set_init_script(
        "const { click } = HTMLAnchorElement.prototype;
         HTMLAnchorElement.prototype.click = function () {
             this.removeAttribute('download');
             click.call(this);
         };",
    );
    open(page, "/#quiz").await?;
    let before = page.url().await?;
    tab_and_enter(page, ".download-answers").await?;
    assert!(text_to_copy(page).await?.contains(FIRST));
    assert_eq!(page.url().await?, before);
    wait_until_ready(page).await
}

pub async fn in_a_sandbox_no_download_is_attempted(page: &Page) -> Result<(), Failure> {
    let file = format!("/standpoint-{FIRST}.html#quiz");
    page.open_in_sandbox(800, "allow-scripts", &file).await?;
    wait_until_ready(page).await?;
    wait_for_text(page, ".notices p", "download them below").await?;
    answer(page).await?;
    tab_and_enter(page, ".download-answers").await?;
    let copied: Value = serde_json::from_str(&text_to_copy(page).await?)?;
    assert_eq!(copied["quiz"]["answers"].as_array().map(Vec::len), Some(1));
    page.leave_frame().await
}

pub async fn a_widget_offers_the_same_download(page: &Page) -> Result<(), Failure> {
    let _standpoint = host::open_quiz(page, host::PLAIN).await?;
    host::answer(page).await?;
    page.js(RECORD_DOWNLOAD).await?;
    host::click(page, 0, ".download-answers").await?;
    host::wait_for(page, 0, ".stored-answers textarea").await?;
    let field = host::inside(0, ".stored-answers textarea");
    let text = page
        .js_async(&format!(
            "return [window.__file.download, {field}.value, await window.__blob.text()]"
        ))
        .await?;
    assert_eq!(string(&text[0]), format!("standpoint-{OTHER}.json"));
    assert_eq!(text[1], text[2]);
    Ok(())
}

/// Waits for the text to copy, and returns it.
async fn text_to_copy(page: &Page) -> Result<String, Failure> {
    wait_for_text(page, ".stored-answers > [role='status']", "copy this text").await?;
    assert!(
        text(page, ".stored-answers textarea")
            .await?
            .starts_with('{')
    );
    let field = "return document.querySelector('.stored-answers textarea').value";
    Ok(string(&page.js(field).await?).to_owned())
}
