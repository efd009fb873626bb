//! Stored answers and ratings: deleted data stays deleted in every tab, two installations on one
//! origin don't share data, and data of other versions is migrated or backed up.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use serde_json::Value;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use standpoint_tests::server::Server;
use tempfile::TempDir;

use crate::host::{self, PLAIN, Standpoint};
use crate::question::{answer, next_question, progress};
use crate::reader::{
    FIRST, OTHER, go_to, open, rate_all_at_once, reload, store_text, stored_text, strings,
    tab_and_enter, texts, wait_for_text, wait_until_ready,
};

/// Scripts that delete the stored data, each in another way.
const WAYS: [&str; 3] = [
    "localStorage.clear()",
    "for (const key of Object.keys(localStorage)) localStorage.removeItem(key)",
    "Object.keys(localStorage).filter((it) => /:(quiz|ratings)$/.test(it))
        .forEach((it) => delete localStorage[it])",
];

pub async fn answers_deleted_in_another_tab_are_deleted_here(page: &Page) -> Result<(), Failure> {
    page.open("/?blank").await?;
    page.open_in_tab("/").await?;
    for way in WAYS {
        page.go_to_tab(0).await?;
        rate_and_answer(page).await?;
        page.go_to_tab(1).await?;
        page.js(way).await?;
        page.go_to_tab(0).await?;
        check_empty(page).await?;
        only_new_answers_are_stored(page).await?;
        page.js("localStorage.clear()").await?;
        page.open("/?blank").await?;
    }
    Ok(())
}

pub async fn deleted_answers_are_not_written_back(page: &Page) -> Result<(), Failure> {
    // As in a suspended tab, or in a browser that dispatches no events.
    page.server().set_init_script(
        "for (const name of ['storage', 'focus', 'visibilitychange', 'pageshow']) {
             addEventListener(name, (it) => it.stopImmediatePropagation(), true);
         }",
    );
    for way in WAYS {
        page.open("/?blank").await?;
        rate_and_answer(page).await?;
        page.js(way).await?;
        assert_eq!(progress(page).await?.0, 2, "the page has not been notified");
        only_new_answers_are_stored(page).await?;
        page.js("localStorage.clear()").await?;
    }
    Ok(())
}

pub async fn answers_that_could_not_be_saved_stay_on_the_page(page: &Page) -> Result<(), Failure> {
    page.server().set_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };",
    );
    rate_and_answer(page).await?;
    page.js("dispatchEvent(new StorageEvent('storage')); dispatchEvent(new Event('focus'))")
        .await?;
    answer_next(page).await?;
    assert_eq!(progress(page).await?.0, 3);
    Ok(())
}

pub async fn the_summary_closes_when_the_answers_are_deleted(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    answer_next(page).await?;
    let all = "document.querySelector('.layout button')";
    page.js(&format!("{all}.click()")).await?;
    // A click right after that counts as a double click.
    page.js_async("await new Promise((next) => setTimeout(next, 600))")
        .await?;
    page.click(".quiz > div > .next-steps button").await?;
    page.find(".summary").await?;
    page.js("localStorage.clear(); dispatchEvent(new Event('focus'))")
        .await?;
    page.find(".quiz-start").await?;
    assert_eq!(progress(page).await?.0, 0);
    Ok(())
}

pub async fn a_page_restored_from_bfcache_shows_the_stored_state(
    page: &Page,
) -> Result<(), Failure> {
    page.server().set_init_script(
        "addEventListener('pageshow', (it) => { window.__persisted = it.persisted; });",
    );
    open(page, &format!("/{OTHER}.html#you")).await?;
    page.click(".proposition-form label.answer").await?;
    go_to(page, "quiz").await?;
    answer_next(page).await?;
    page.js(&format!("location.href = '{FIRST}.html'")).await?;
    page.wait_for(&format!("location.pathname.includes('{FIRST}')"))
        .await?;
    wait_until_ready(page).await?;

    // In another tab the reader continues the quiz and deletes the ratings.
    page.open_in_tab(&format!("/{OTHER}.html#quiz")).await?;
    wait_until_ready(page).await?;
    for _ in 0..2 {
        next_question(page).await?;
        answer_next(page).await?;
    }
    go_to(page, "you").await?;
    page.click(".rated button").await?;
    page.go_to_tab(0).await?;
    page.js("history.back()").await?;
    page.wait_for(&format!("location.pathname.includes('{OTHER}')"))
        .await?;
    // Firefox under automation reloads the page instead of restoring it.
    if page.engine() != Engine::Firefox {
        page.wait_for("window.__persisted === true").await?;
    }
    wait_for_text(page, ".progress [role='status']", "3 of").await?;
    go_to(page, "you").await?;
    wait_for_text(page, ".rated [role='status']", "0 of").await
}

pub async fn a_widget_rereads_storage_on_storage_and_pageshow(page: &Page) -> Result<(), Failure> {
    let _standpoint = host::open_quiz(page, PLAIN).await?;
    host::answer(page).await?;
    for (way, event) in [
        ("localStorage.clear()", "new StorageEvent('storage')"),
        (
            "localStorage.clear()",
            "new PageTransitionEvent('pageshow', { persisted: true })",
        ),
    ] {
        page.js(&format!("{way}; dispatchEvent({event})")).await?;
        host::start_quiz(page, 0).await?;
        assert_eq!(host::state(page).await?["progress"]["answered"], 0);
        host::answer(page).await?;
        assert_eq!(host::state(page).await?["progress"]["answered"], 1);
    }
    Ok(())
}

pub async fn two_installations_do_not_share_keys(page: &Page) -> Result<(), Failure> {
    let two = TwoInstallations::start().await?;
    let open_in = async |folder: &str| {
        let url = two.server.url(&format!("{folder}/{OTHER}.html#quiz"));
        page.open_url(&url).await?;
        wait_until_ready(page).await?;
        page.find(".progress [role='status']").await.map(|_| ())
    };
    open_in("a").await?;
    for _ in 0..3 {
        answer_next(page).await?;
        next_question(page).await?;
    }
    let (_, in_a, _) = progress(page).await?;
    // Another version of the installation, and a copy.
    for (folder, total) in [("b", in_a - 1), ("copy", in_a)] {
        open_in(folder).await?;
        assert_eq!(progress(page).await?, (0, total, 0), "{folder}");
        assert_eq!(texts(page, ".notices p").await?, [""; 0]);
        answer_next(page).await?;
    }
    open_in("a").await?;
    wait_for_text(page, ".progress [role='status']", "3 of").await?;
    assert_eq!(texts(page, ".notices p").await?, [""; 0]);
    open_in("b").await?;
    wait_for_text(page, ".progress [role='status']", "1 of").await?;
    assert_eq!(page.count(".earlier").await?, 0);

    // All URLs of the folder belong to the same installation.
    for name in [
        format!("index.html?pack={OTHER}#quiz"),
        format!("standpoint-{OTHER}.html#quiz"),
        format!("./{OTHER}.html?utm_source=x#quiz"),
        format!("%2E/{OTHER}.html#quiz"),
    ] {
        page.open_url(&two.server.url(&format!("a/{name}"))).await?;
        wait_for_text(page, ".progress [role='status']", "3 of").await?;
    }
    let keys = page.js("return Object.keys(localStorage)").await?;
    let keys = strings(&keys);
    assert!(!keys.iter().any(|key| key.contains("backup")), "{keys:?}");
    Ok(())
}

pub async fn widgets_from_two_installations_do_not_share_keys(page: &Page) -> Result<(), Failure> {
    let two = TwoInstallations::start().await?;
    let source = |folder: &str| two.server.url(&format!("{folder}/data/{OTHER}/pack.json"));
    let standpoint = Standpoint::start(page).await?;
    page.expect(&two.server.url(""));
    let host = standpoint.reply(&PLAIN.replace(OTHER, &source("a")));
    page.server().put("/", host);
    page.open("/").await?;
    for (folder, answered) in [("a", 0), ("b", 0), ("a", 1), ("b", 1)] {
        page.js(&format!(
            "received.length = 0;
             const story = document.querySelector('stand-point');
             story.removeAttribute('pack');
             story.setAttribute('pack', '{}')",
            source(folder)
        ))
        .await?;
        let ready = host::event(page, "ready").await?;
        assert_eq!(ready["progress"]["answered"], answered, "{folder}");
        let notices = format!("return {}.textContent", host::inside(0, ".notices"));
        assert_eq!(page.js(&notices).await?, "");
        if answered == 0 {
            host::answer(page).await?;
        }
    }
    Ok(())
}

pub async fn keys_of_an_earlier_version_are_migrated(page: &Page) -> Result<(), Failure> {
    rate_and_answer(page).await?;
    let (quiz, ratings) = (stored(page, "quiz").await?, stored(page, "ratings").await?);
    // The earlier format: keys without the folder, and the fingerprint as a number.
    let number = quiz.replacen("\"fingerprint\":\"", "\"fingerprint\":", 1);
    let number = number.replacen("\",\"plan\"", ",\"plan\"", 1);
    store_without_folder(page, &[("quiz", &number), ("ratings", &ratings)]).await?;
    reload(page).await?;
    wait_for_text(page, ".progress [role='status']", "2 of").await?;
    assert_eq!(texts(page, ".notices p").await?, [""; 0]);
    go_to(page, "you").await?;
    wait_for_text(page, ".rated [role='status']", "1 of").await?;
    // The old keys are removed, so that deleted data does not come back.
    let mut keys = strings(&page.js("return Object.keys(localStorage)").await?);
    keys.retain(|key| !key.ends_with(":reviews"));
    assert!(
        keys.len() == 2 && keys.iter().all(|key| key.contains('@')),
        "{keys:?}"
    );
    page.js("localStorage.clear()").await?;
    reload(page).await?;
    wait_for_text(page, ".rated [role='status']", "0 of").await?;
    assert_eq!(page.count(".earlier").await?, 0);

    // Data that doesn't match may belong to another installation, and is not removed.
    let other = quiz.replacen("\"pack\":\"", "\"pack\":\"other-", 1);
    store_without_folder(page, &[("quiz", &other)]).await?;
    reload(page).await?;
    wait_for_text(page, ".notices p", "saved separately").await?;
    let left = format!("return localStorage.getItem('standpoint:{OTHER}:quiz')");
    assert_eq!(page.js(&left).await?, Value::from(other));
    page.find(".earlier").await?;
    reload(page).await?;
    assert_eq!(texts(page, ".notices p").await?, [""; 0]);
    Ok(())
}

pub async fn backups_can_be_downloaded_and_deleted(page: &Page) -> Result<(), Failure> {
    rate_and_answer(page).await?;
    assert_eq!(page.count(".earlier").await?, 0);
    let quiz = stored(page, "quiz").await?;
    let fit = |version: usize| quiz.replacen("\"format\":2", &format!("\"format\":{version}"), 1);
    // The same version twice needs only one backup. Then one more than there may be backups.
    for version in [3, 3].into_iter().chain(4..=13) {
        store_text(page, OTHER, "quiz", &fit(version)).await?;
        reload(page).await?;
        page.find(".notices p").await?;
    }
    wait_for_text(page, ".notices p", "until you delete some").await?;
    let keys = strings(&page.js("return Object.keys(localStorage)").await?);
    let backups = keys.iter().filter(|it| it.contains("backup")).count();
    assert_eq!(backups, 10);
    // The version without room for a backup is not overwritten.
    answer_next(page).await?;
    assert_eq!(stored(page, "quiz").await?, fit(13));

    tab_and_enter(page, ".earlier summary").await?;
    tab_and_enter(page, ".earlier .download-answers").await?;
    let field = "return document.querySelector('.earlier textarea').value";
    let file: Value = serde_json::from_str(page.js(field).await?.as_str().unwrap_or_default())?;
    let earlier = file["earlier"].as_array().cloned().unwrap_or_default();
    assert_eq!(earlier.len(), 10);
    for (at, backup) in earlier.iter().enumerate() {
        let version = fit(at + 3);
        assert!(earlier.iter().any(|it| it["text"] == *version), "{backup}");
    }
    tab_and_enter(page, ".earlier .delete-earlier").await?;
    // Now there is room to back up that version and to save the new answer.
    wait_for_text(page, ".notices p", "saved separately").await?;
    assert_eq!(texts(page, ".notices p").await?.len(), 1);
    let now: Value = serde_json::from_str(&stored(page, "quiz").await?)?;
    assert_eq!(now["answers"].as_array().map(Vec::len), Some(1));
    let keys = strings(&page.js("return Object.keys(localStorage)").await?);
    let backups: Vec<_> = keys.iter().filter(|it| it.contains("backup")).collect();
    assert_eq!(backups.len(), 1, "{backups:?}");
    assert_eq!(
        stored_text(page, OTHER, "quiz:backup:1").await?,
        Some(fit(13))
    );

    tab_and_enter(page, ".earlier summary").await?;
    tab_and_enter(page, ".earlier .delete-earlier").await?;
    page.wait_for("document.querySelector('.earlier') === null")
        .await?;
    assert_eq!(stored_text(page, OTHER, "quiz:backup:1").await?, None);
    // The notice about backups is removed too.
    assert_eq!(texts(page, ".notices p").await?, [""; 0]);
    assert_eq!(progress(page).await?.0, 1);
    Ok(())
}

pub async fn progress_without_answers_is_not_backed_up(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    next_question(page).await?;
    let quiz = stored(page, "quiz").await?;
    let newer = quiz.replacen("\"format\":2", "\"format\":9", 1);
    store_text(page, OTHER, "quiz", &newer).await?;
    reload(page).await?;
    answer_next(page).await?;
    assert_eq!(texts(page, ".notices p").await?, [""; 0]);
    assert_eq!(page.count(".earlier").await?, 0);
    Ok(())
}

pub async fn an_older_tab_does_not_overwrite_a_newer_format(page: &Page) -> Result<(), Failure> {
    rate_and_answer(page).await?;
    let quiz = stored(page, "quiz").await?;
    let newer = quiz.replacen("\"format\":2", "\"format\":9", 1);
    store_text(page, OTHER, "quiz", &newer).await?;
    page.js("dispatchEvent(new StorageEvent('storage'))")
        .await?;
    wait_for_text(page, ".notices p", "Reload the page").await?;
    answer_next(page).await?;
    assert_eq!(progress(page).await?.0, 3);
    assert_eq!(stored(page, "quiz").await?, newer);
    Ok(())
}

/// Opens the other story, rates a proposition and answers two questions.
async fn rate_and_answer(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#you")).await?;
    page.click(".proposition-form label.answer").await?;
    wait_for_text(page, ".rated [role='status']", "1 of").await?;
    go_to(page, "quiz").await?;
    answer_next(page).await?;
    next_question(page).await?;
    answer_next(page).await
}

/// Answers the current question, or the next unanswered one.
async fn answer_next(page: &Page) -> Result<(), Failure> {
    while page.count(".item form").await? == 0 {
        next_question(page).await?;
    }
    answer(page).await
}

async fn check_empty(page: &Page) -> Result<(), Failure> {
    wait_for_text(page, ".progress [role='status']", "0 of").await?;
    assert_eq!(page.count(".verdict").await?, 0);
    go_to(page, "you").await?;
    wait_for_text(page, ".rated [role='status']", "0 of").await?;
    assert_eq!(page.count(".proposition-form :checked").await?, 0);
    go_to(page, "quiz").await
}

/// Adds an answer and a rating. Only these must be shown and stored.
async fn only_new_answers_are_stored(page: &Page) -> Result<(), Failure> {
    answer_next(page).await?;
    assert_eq!(progress(page).await?.0, 1);
    let quiz: Value = serde_json::from_str(&stored(page, "quiz").await?)?;
    assert_eq!(quiz["answers"].as_array().map(Vec::len), Some(1));
    go_to(page, "you").await?;
    rate_all_at_once(page).await?;
    page.click(".proposition-form:nth-of-type(2) label.answer")
        .await?;
    wait_for_text(page, ".rated [role='status']", "1 of").await?;
    let ratings: Value = serde_json::from_str(&stored(page, "ratings").await?)?;
    assert_eq!(
        ratings["ratings"].as_object().map(serde_json::Map::len),
        Some(1)
    );
    reload(page).await?;
    wait_for_text(page, ".rated [role='status']", "1 of").await
}

async fn stored(page: &Page, key: &str) -> Result<String, Failure> {
    Ok(stored_text(page, OTHER, key).await?.unwrap_or_default())
}

/// Clears storage, and stores texts under the keys of earlier versions.
async fn store_without_folder(page: &Page, texts: &[(&str, &str)]) -> Result<(), Failure> {
    page.js("localStorage.clear()").await?;
    for (key, text) in texts {
        let key = Value::from(format!("standpoint:{OTHER}:{key}"));
        let text = Value::from(*text);
        page.js(&format!("localStorage.setItem({key}, {text})"))
            .await?;
    }
    Ok(())
}

/// Three folders on one origin: `a`, its `copy`, and `b`, where the other story has one question
/// less.
struct TwoInstallations {
    server: Server,
    _folder: TempDir,
}

impl TwoInstallations {
    async fn start() -> Result<Self, Failure> {
        let folder = TempDir::new()?;
        let dist = paths::dist()?;
        for name in ["a", "copy"] {
            symlink(&dist, folder.path().join(name))?;
        }
        let b = folder.path().join("b");
        fs::create_dir(&b)?;
        let page = format!("{OTHER}.html");
        link_all_but(&dist, &b, &[&page, "data"])?;
        let data = b.join("data");
        fs::create_dir(&data)?;
        link_all_but(&dist.join("data"), &data, &[OTHER])?;
        let pack = dist.join("data").join(OTHER).join("pack.json");
        let whole = fs::read_to_string(pack)?;
        let mut less: Value = serde_json::from_str(&whole)?;
        less["questions"].as_array_mut().and_then(Vec::pop);
        fs::create_dir(data.join(OTHER))?;
        fs::write(data.join(OTHER).join("pack.json"), less.to_string())?;

        let html = fs::read_to_string(dist.join(&page))?;
        let (before, rest) = split_at(&html, "id=\"pack\"")?;
        let (attributes, rest) = split_at(rest, ">")?;
        let (_, after) = split_at(rest, "</script>")?;
        let less = less.to_string().replace('<', "\\u003c");
        let html = format!("{before}id=\"pack\"{attributes}>{less}</script>{after}");
        fs::write(b.join(&page), html)?;
        let headers = "/*\n  Access-Control-Allow-Origin: *\n";
        fs::write(folder.path().join("_headers"), headers)?;
        let server = Server::start(folder.path()).await?;
        Ok(Self {
            server,
            _folder: folder,
        })
    }
}

fn link_all_but(from: &Path, to: &Path, names: &[&str]) -> Result<(), Failure> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if !names.iter().any(|it| name == *it) {
            symlink(entry.path(), to.join(&name))?;
        }
    }
    Ok(())
}

fn split_at<'t>(text: &'t str, at: &str) -> Result<(&'t str, &'t str), Failure> {
    let found = text.split_once(at);
    found.ok_or_else(|| Failure::new(format!("no `{at}` in the page")))
}
