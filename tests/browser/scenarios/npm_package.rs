//! Stories in pages that use the npm package of the element.

use axum::http::StatusCode;
use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use standpoint_tests::server::Reply;

use crate::host::{answer, state, wait_for};
use crate::reader::{OTHER, string};
use crate::scenarios::frameworks::{answers, continues_after_the_first_answer};

const WIDGET: &str = "document.querySelector('stand-point')";

/// The folder in which the package is served, for pages without a bundler.
const PACKAGE: &str = "/modules/standpoint-element/";

/// Opens `tests/npm/`, a React app built with Vite, as built for each base: the root, a folder, and
/// any folder.
pub async fn an_app_shows_a_story_at_any_base(page: &Page) -> Result<(), Failure> {
    page.server().put_folder(&paths::app()?, "/")?;
    page.allow(["favicon.ico"]);
    for base in ["/", "/deep/er/", "/relative/"] {
        page.open(&format!("{base}index.html")).await?;
        crate::host::start_quiz(page, 0).await?;
        follows_the_state_of_the_app(page).await?;
        assert_folder(page, &format!("{base}assets/standpoint/"));
    }
    Ok(())
}

pub async fn it_works_without_a_bundler(page: &Page) -> Result<(), Failure> {
    put_package(page)?;
    page.server().put("/", host(&format!("{PACKAGE}auto.js")));
    page.open("/").await?;
    crate::host::start_quiz(page, 0).await?;
    answer(page).await?;
    assert_folder(page, &format!("{PACKAGE}files/"));
    Ok(())
}

pub async fn a_missing_file_is_reported_and_requested_again(page: &Page) -> Result<(), Failure> {
    page.expect("answered 404");
    page.allow(["404", "Failed", "not loaded"]);
    put_package(page)?;
    page.server().put("/", host("/page.js"));
    let file = format!("{PACKAGE}files/{}", paths::built("embed-", ".js")?);
    let missing = Reply::html("").with_status(StatusCode::NOT_FOUND);
    page.server().put(&file, missing);
    page.open("/").await?;
    let error = load_error(page).await?;
    let hint = "use the plugin `standpoint-element/vite`, or copy the folder `files`";
    let expected = format!("{file} answers 404: {hint}");
    assert!(error.contains(&expected), "{error}");

    put_package(page)?;
    page.js_async("await Promise.all([load(FOLDER), load(FOLDER)])")
        .await?;
    let is_defined = page.js("return customElements.get('stand-point') !== undefined");
    assert_eq!(is_defined.await?, true);
    crate::host::start_quiz(page, 0).await
}

pub async fn a_policy_that_forbids_the_files_is_reported(page: &Page) -> Result<(), Failure> {
    page.allow(["Policy", "policy", "Failed"]);
    put_package(page)?;
    let scripts = ["page.js", &format!("{PACKAGE}index.js")].map(|path| page.server().url(path));
    let policy = format!("script-src {}", scripts.join(" "));
    let host = host("/page.js").with_header("content-security-policy", &policy);
    page.server().put("/", host);
    page.open("/").await?;
    let origin = page.server().url("");
    let allow = format!(
        "has to allow {} in script-src",
        origin.trim_end_matches('/')
    );
    let error = load_error(page).await?;
    assert!(error.contains(&allow), "{error}");
    Ok(())
}

/// Serves the package, and a script that has its function `load`.
fn put_package(page: &Page) -> Result<(), Failure> {
    page.allow(["favicon.ico"]);
    page.server().put_folder(&paths::npm_package(), PACKAGE)?;
    let script = format!(
        "import {{ load }} from '{PACKAGE}index.js';
         Object.assign(window, {{ load, FOLDER: '{PACKAGE}files' }});"
    );
    page.server().put("/page.js", Reply::script(script));
    Ok(())
}

/// Returns a page with a story and a script.
fn host(script: &str) -> Reply {
    Reply::html(format!(
        "<!doctype html><html lang=en><title>An article</title>
         <script type=module src={script}></script>
         <stand-point pack=/data/{OTHER}/pack.json view=quiz>It comes soon.</stand-point>"
    ))
}

/// Returns why the element can't be loaded.
async fn load_error(page: &Page) -> Result<String, Failure> {
    page.wait_for("window.load !== undefined").await?;
    let error = page
        .js_async("return load(FOLDER).then(() => '', ({ message }) => message)")
        .await?;
    Ok(string(&error).to_owned())
}

async fn follows_the_state_of_the_app(page: &Page) -> Result<(), Failure> {
    // React has set a number.
    assert_eq!(state(page).await?["progress"]["total"], 2);
    answer(page).await?;
    let all = answers(page, 1).await?;
    assert_eq!(all[0]["version"], 1);
    assert!(all[0]["right"].is_boolean() && all[0]["item"].is_string());

    // A removed element is cleaned up.
    page.js(&format!("window.removed = {WIDGET}")).await?;
    page.click("#shown").await?;
    page.wait_for(&format!("{WIDGET} === null && removed.state() === null"))
        .await?;
    assert_eq!(
        page.js("return removed.shadowRoot.childElementCount")
            .await?,
        1
    );
    page.click("#shown").await?;
    wait_for(page, 0, ".verdict").await?;
    continues_after_the_first_answer(page).await?;

    page.click("#reset").await?;
    page.wait_for(&format!("{WIDGET}.state().progress.answered === 0"))
        .await?;
    page.click("#all-items").await?;
    page.wait_for(&format!("{WIDGET}.state()?.progress.total > 2"))
        .await?;
    assert_eq!(
        page.js(&format!("return {WIDGET}.items")).await?,
        Value::Null
    );
    page.click("#compare").await?;
    wait_for(page, 0, ".compare").await?;
    assert_eq!(state(page).await?["view"], "compare");
    answers(page, 2).await?;
    Ok(())
}

/// Checks that the latest files of the element came from this folder.
fn assert_folder(page: &Page, folder: &str) {
    let requests = page.server().requests();
    let is_ours = |path: &str| path.contains("/embed-") || path.contains("/standpoint-widget-");
    let ours = requests.iter().rev().filter(|it| is_ours(&it.path));
    let latest: Vec<_> = ours.take(4).map(|it| it.path.as_str()).collect();
    assert_eq!(latest.len(), 4);
    assert!(
        latest.iter().all(|path| path.starts_with(folder)),
        "{latest:?}"
    );
}
