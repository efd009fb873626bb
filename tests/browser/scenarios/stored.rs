//! What is stored on the device is the reader's: what is deleted stays deleted, in every tab, and
//! two installations on one origin leave each other's alone.

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

use super::quiz::{Asked, give, go_on, progress};
use crate::host::{self, PLAIN, Standpoint};
use crate::reader::{
    FIRST, OTHER, enter, go_to, is_shown, keep, kept, open, reload, strings, texts, wait_for_words,
};

/// Ways in which a reader deletes what is stored, in another tab.
const WAYS: [&str; 3] = [
    "localStorage.clear()",
    "for (const key of Object.keys(localStorage)) localStorage.removeItem(key)",
    "Object.keys(localStorage).filter((it) => /:(quiz|ratings)$/.test(it))
        .forEach((it) => delete localStorage[it])",
];

pub async fn what_is_deleted_in_another_tab_is_gone(page: &Page) -> Result<(), Failure> {
    page.open("/?blank").await?;
    page.open_in_tab("/").await?;
    for way in WAYS {
        page.go_to_tab(0).await?;
        fill(page).await?;
        page.go_to_tab(1).await?;
        page.js(way).await?;
        page.go_to_tab(0).await?;
        is_empty(page).await?;
        one_more_is_all_there_is(page).await?;
        page.js("localStorage.clear()").await?;
        page.open("/?blank").await?;
    }
    Ok(())
}

pub async fn what_is_deleted_unheard_is_not_written_back(page: &Page) -> Result<(), Failure> {
    // As in a tab that the browser has put to sleep, or where it tells nobody.
    page.server().run_early(
        "for (const name of ['storage', 'focus', 'visibilitychange', 'pageshow']) {
             addEventListener(name, (it) => it.stopImmediatePropagation(), true);
         }",
    );
    for way in WAYS {
        page.open("/?blank").await?;
        fill(page).await?;
        page.js(way).await?;
        assert_eq!(progress(page).await?.0, 2, "it has not heard of it");
        one_more_is_all_there_is(page).await?;
        page.js("localStorage.clear()").await?;
    }
    Ok(())
}

pub async fn what_was_never_stored_is_not_deleted(page: &Page) -> Result<(), Failure> {
    page.server().run_early(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };",
    );
    fill(page).await?;
    page.js("dispatchEvent(new StorageEvent('storage')); dispatchEvent(new Event('focus'))")
        .await?;
    answer_next(page).await?;
    assert_eq!(progress(page).await?.0, 3);
    Ok(())
}

pub async fn a_summary_of_deleted_answers_gives_way_to_the_questions(
    page: &Page,
) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    answer_next(page).await?;
    let all = "document.querySelectorAll('.layout input')[1]";
    page.js(&format!("{all}.click()")).await?;
    page.click(".quiz > div > .onward button").await?;
    page.find(".summary").await?;
    page.js("localStorage.clear(); dispatchEvent(new Event('focus'))")
        .await?;
    page.find(".item form").await?;
    assert_eq!(progress(page).await?.0, 0);
    Ok(())
}

pub async fn back_from_memory_it_shows_what_is_stored(page: &Page) -> Result<(), Failure> {
    page.server()
        .run_early("addEventListener('pageshow', (it) => { window.__persisted = it.persisted; });");
    open(page, &format!("/{OTHER}.html#you")).await?;
    page.click(".proposition-form label.answer").await?;
    go_to(page, "quiz").await?;
    answer_next(page).await?;
    page.js(&format!("location.href = '{FIRST}.html'")).await?;
    page.wait_for(&format!("location.pathname.includes('{FIRST}')"))
        .await?;
    is_shown(page).await?;

    // In another tab the reader goes on, and deletes the ratings.
    page.open_in_tab(&format!("/{OTHER}.html#quiz")).await?;
    is_shown(page).await?;
    for _ in 0..2 {
        go_on(page).await?;
        answer_next(page).await?;
    }
    go_to(page, "you").await?;
    page.click(".rated button").await?;
    page.go_to_tab(0).await?;
    page.js("history.back()").await?;
    page.wait_for(&format!("location.pathname.includes('{OTHER}')"))
        .await?;
    // An automated Firefox loads the page again.
    if page.engine() != Engine::Firefox {
        page.wait_for("window.__persisted === true").await?;
    }
    wait_for_words(page, ".progress [role='status']", "3 of").await?;
    go_to(page, "you").await?;
    wait_for_words(page, ".rated [role='status']", "0 of").await
}

pub async fn a_widget_shows_what_is_stored_as_it_comes_back(page: &Page) -> Result<(), Failure> {
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
        host::wait_for(page, 0, ".option input").await?;
        assert_eq!(host::state(page).await?["progress"]["answered"], 0);
        host::answer(page).await?;
        assert_eq!(host::state(page).await?["progress"]["answered"], 1);
    }
    Ok(())
}

pub async fn two_installations_leave_each_others_alone(page: &Page) -> Result<(), Failure> {
    let two = TwoInstallations::start().await?;
    let open_in = async |folder: &str| {
        let url = two.server.url(&format!("{folder}/{OTHER}.html#quiz"));
        page.open_elsewhere(&url).await?;
        is_shown(page).await?;
        page.find(".progress [role='status']").await.map(|_| ())
    };
    open_in("a").await?;
    for _ in 0..3 {
        answer_next(page).await?;
        go_on(page).await?;
    }
    let (_, in_a, _) = progress(page).await?;
    // Another version of it, and a copy.
    for (folder, total) in [("b", in_a - 1), ("copy", in_a)] {
        open_in(folder).await?;
        assert_eq!(progress(page).await?, (0, total, 0), "{folder}");
        assert_eq!(texts(page, ".notices p").await?, [""; 0]);
        answer_next(page).await?;
    }
    open_in("a").await?;
    wait_for_words(page, ".progress [role='status']", "3 of").await?;
    assert_eq!(texts(page, ".notices p").await?, [""; 0]);
    open_in("b").await?;
    wait_for_words(page, ".progress [role='status']", "1 of").await?;
    assert_eq!(page.count(".earlier").await?, 0);

    // However a page of it is asked for, it is the same installation.
    for name in [
        format!("index.html?pack={OTHER}#quiz"),
        format!("standpoint-{OTHER}.html#quiz"),
        format!("./{OTHER}.html?utm_source=x#quiz"),
        format!("%2E/{OTHER}.html#quiz"),
    ] {
        page.open_elsewhere(&two.server.url(&format!("a/{name}")))
            .await?;
        wait_for_words(page, ".progress [role='status']", "3 of").await?;
    }
    let keys = page.js("return Object.keys(localStorage)").await?;
    let keys = strings(&keys);
    assert!(
        !keys.iter().any(|key| key.contains("set-aside")),
        "{keys:?}"
    );
    Ok(())
}

pub async fn widgets_from_two_installations_leave_each_others_alone(
    page: &Page,
) -> Result<(), Failure> {
    let two = TwoInstallations::start().await?;
    let source = |folder: &str| two.server.url(&format!("{folder}/data/{OTHER}/pack.json"));
    let standpoint = Standpoint::start(page).await?;
    page.expect(&two.server.url(""));
    let host = standpoint.reply(&PLAIN.replace(OTHER, &source("a")));
    page.server().put("/", host);
    page.open("/").await?;
    for (folder, answered) in [("a", 0), ("b", 0), ("a", 1), ("b", 1)] {
        page.js(&format!(
            "told.length = 0;
             const story = document.querySelector('stand-point');
             story.removeAttribute('pack');
             story.setAttribute('pack', '{}')",
            source(folder)
        ))
        .await?;
        let ready = host::told(page, "ready").await?;
        assert_eq!(ready["progress"]["answered"], answered, "{folder}");
        let notices = format!("return {}.textContent", host::inside(0, ".notices"));
        assert_eq!(page.js(&notices).await?, "");
        if answered == 0 {
            host::answer(page).await?;
        }
    }
    Ok(())
}

pub async fn what_an_earlier_version_stored_is_taken_up(page: &Page) -> Result<(), Failure> {
    fill(page).await?;
    let (quiz, ratings) = (stored(page, "quiz").await?, stored(page, "ratings").await?);
    // As it was stored: for all installations of the origin, the fingerprint as a number.
    let number = quiz.replacen("\"fingerprint\":\"", "\"fingerprint\":", 1);
    let number = number.replacen("\",\"plan\"", ",\"plan\"", 1);
    put_anywhere(page, &[("quiz", &number), ("ratings", &ratings)]).await?;
    reload(page).await?;
    wait_for_words(page, ".progress [role='status']", "2 of").await?;
    assert_eq!(texts(page, ".notices p").await?, [""; 0]);
    go_to(page, "you").await?;
    wait_for_words(page, ".rated [role='status']", "1 of").await?;
    // It has moved, so that it does not come back once it is deleted.
    let keys = strings(&page.js("return Object.keys(localStorage)").await?);
    assert!(
        keys.len() == 2 && keys.iter().all(|key| key.contains('@')),
        "{keys:?}"
    );
    page.js("localStorage.clear()").await?;
    reload(page).await?;
    wait_for_words(page, ".rated [role='status']", "0 of").await?;
    assert_eq!(page.count(".earlier").await?, 0);

    // What does not fit may be another installation's, and stays where it is.
    let other = quiz.replacen("\"fingerprint\":\"", "\"fingerprint\":\"1", 1);
    put_anywhere(page, &[("quiz", &other)]).await?;
    reload(page).await?;
    wait_for_words(page, ".notices p", "saved separately").await?;
    let left = format!("return localStorage.getItem('standpoint:{OTHER}:quiz')");
    assert_eq!(page.js(&left).await?, Value::from(other));
    page.find(".earlier").await?;
    reload(page).await?;
    assert_eq!(texts(page, ".notices p").await?, [""; 0]);
    Ok(())
}

pub async fn earlier_answers_can_be_downloaded_and_deleted(page: &Page) -> Result<(), Failure> {
    fill(page).await?;
    assert_eq!(page.count(".earlier").await?, 0);
    let quiz = stored(page, "quiz").await?;
    let fit = |version: usize| quiz.replacen("\"format\":1", &format!("\"format\":{version}"), 1);
    // As many as are kept, each twice, and one to many.
    for version in (2..=12).flat_map(|it| [it, it]) {
        keep(page, OTHER, "quiz", &fit(version)).await?;
        reload(page).await?;
        page.find(".notices p").await?;
    }
    wait_for_words(page, ".notices p", "until you delete some").await?;
    let keys = strings(&page.js("return Object.keys(localStorage)").await?);
    let backups = keys.iter().filter(|it| it.contains("set-aside")).count();
    assert_eq!(backups, 10);
    // Nothing is written over the one that there was no room for.
    answer_next(page).await?;
    assert_eq!(stored(page, "quiz").await?, fit(12));

    enter(page, ".earlier summary").await?;
    enter(page, ".earlier .take-along").await?;
    let field = "return document.querySelector('.earlier textarea').value";
    let file: Value = serde_json::from_str(page.js(field).await?.as_str().unwrap_or_default())?;
    let earlier = file["earlier"].as_array().cloned().unwrap_or_default();
    assert_eq!(earlier.len(), 10);
    for (at, backup) in earlier.iter().enumerate() {
        let version = fit(at + 2);
        assert!(earlier.iter().any(|it| it["text"] == *version), "{backup}");
    }
    enter(page, ".earlier .delete-earlier").await?;
    // There is room again: for what was left, and for what has been answered since.
    wait_for_words(page, ".notices p", "saved separately").await?;
    assert_eq!(texts(page, ".notices p").await?.len(), 1);
    let now: Value = serde_json::from_str(&stored(page, "quiz").await?)?;
    assert_eq!(now["responses"].as_array().map(Vec::len), Some(1));
    let keys = strings(&page.js("return Object.keys(localStorage)").await?);
    let backups: Vec<_> = keys.iter().filter(|it| it.contains("set-aside")).collect();
    assert_eq!(backups.len(), 1, "{backups:?}");
    assert_eq!(kept(page, OTHER, "quiz:set-aside:1").await?, Some(fit(12)));

    enter(page, ".earlier summary").await?;
    enter(page, ".earlier .delete-earlier").await?;
    page.wait_for("document.querySelector('.earlier') === null")
        .await?;
    assert_eq!(kept(page, OTHER, "quiz:set-aside:1").await?, None);
    // Nothing says any more that they are there.
    assert_eq!(texts(page, ".notices p").await?, [""; 0]);
    assert_eq!(progress(page).await?.0, 1);
    Ok(())
}

pub async fn nothing_is_backed_up_where_nothing_was_answered(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    go_on(page).await?;
    let quiz = stored(page, "quiz").await?;
    let newer = quiz.replacen("\"format\":1", "\"format\":9", 1);
    keep(page, OTHER, "quiz", &newer).await?;
    reload(page).await?;
    answer_next(page).await?;
    assert_eq!(texts(page, ".notices p").await?, [""; 0]);
    assert_eq!(page.count(".earlier").await?, 0);
    Ok(())
}

pub async fn a_tab_with_an_older_version_leaves_the_newer_one_alone(
    page: &Page,
) -> Result<(), Failure> {
    fill(page).await?;
    let quiz = stored(page, "quiz").await?;
    let newer = quiz.replacen("\"format\":1", "\"format\":9", 1);
    keep(page, OTHER, "quiz", &newer).await?;
    page.js("dispatchEvent(new StorageEvent('storage'))")
        .await?;
    wait_for_words(page, ".notices p", "Reload the page").await?;
    answer_next(page).await?;
    assert_eq!(progress(page).await?.0, 3);
    assert_eq!(stored(page, "quiz").await?, newer);
    Ok(())
}

/// Opens the other story, rates a proposition and answers two questions.
async fn fill(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#you")).await?;
    page.click(".proposition-form label.answer").await?;
    wait_for_words(page, ".rated [role='status']", "1 of").await?;
    go_to(page, "quiz").await?;
    answer_next(page).await?;
    go_on(page).await?;
    answer_next(page).await
}

/// Answers the question that is shown, or the next that is not answered.
async fn answer_next(page: &Page) -> Result<(), Failure> {
    while page.count(".item form").await? == 0 {
        go_on(page).await?;
    }
    let asked = Asked::read(page).await?;
    give(page, &asked, &[0]).await
}

async fn is_empty(page: &Page) -> Result<(), Failure> {
    wait_for_words(page, ".progress [role='status']", "0 of").await?;
    assert_eq!(page.count(".verdict").await?, 0);
    go_to(page, "you").await?;
    wait_for_words(page, ".rated [role='status']", "0 of").await?;
    assert_eq!(page.count(".proposition-form :checked").await?, 0);
    go_to(page, "quiz").await
}

/// After one more answer and one more rating these are shown and stored, and nothing else.
async fn one_more_is_all_there_is(page: &Page) -> Result<(), Failure> {
    answer_next(page).await?;
    assert_eq!(progress(page).await?.0, 1);
    let quiz: Value = serde_json::from_str(&stored(page, "quiz").await?)?;
    assert_eq!(quiz["responses"].as_array().map(Vec::len), Some(1));
    go_to(page, "you").await?;
    page.click(".proposition-form:nth-of-type(2) label.answer")
        .await?;
    wait_for_words(page, ".rated [role='status']", "1 of").await?;
    let ratings: Value = serde_json::from_str(&stored(page, "ratings").await?)?;
    assert_eq!(
        ratings["ratings"].as_object().map(serde_json::Map::len),
        Some(1)
    );
    reload(page).await?;
    wait_for_words(page, ".rated [role='status']", "1 of").await
}

async fn stored(page: &Page, key: &str) -> Result<String, Failure> {
    Ok(kept(page, OTHER, key).await?.unwrap_or_default())
}

/// Stores texts as earlier versions did, and nothing else.
async fn put_anywhere(page: &Page, texts: &[(&str, &str)]) -> Result<(), Failure> {
    page.js("localStorage.clear()").await?;
    for (key, text) in texts {
        let key = Value::from(format!("standpoint:{OTHER}:{key}"));
        let text = Value::from(*text);
        page.js(&format!("localStorage.setItem({key}, {text})"))
            .await?;
    }
    Ok(())
}

/// Folders of one origin: `a`, a `copy` of it, and `b`, where the other story has one question less.
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
