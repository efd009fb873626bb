//! Copies of a page that the reader saves from the browser, and opens from there.

use std::fs;
use std::path::PathBuf;

use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use tempfile::TempDir;

use super::offline::says;
use super::quiz::{Asked, give, go_on};
use crate::reader::{OTHER, go_to, is_shown, open, pack, string, text, texts};

pub async fn a_saved_page_says_what_it_is(page: &Page) -> Result<(), Failure> {
    let folder = TempDir::new()?;
    let copies = copies(page, &folder).await?;
    page.server().stop().await;
    for (view, file) in ["story", "quiz", "you"].iter().zip(copies) {
        page.open_file(&file).await?;
        is_a_copy(page).await?;
        // All that can be read without the program is there, whatever was shown.
        for part in ["compare", "quiz", "you"] {
            assert_eq!(page.count(&format!(".plain #{part}")).await?, 1, "{view}");
        }
    }
    page.allow(["console."]);
    Ok(())
}

pub async fn a_saved_page_without_its_scripts_says_so_too(page: &Page) -> Result<(), Failure> {
    let folder = TempDir::new()?;
    let copies = copies(page, &folder).await?;
    page.server().stop().await;
    for file in copies {
        let html = fs::read_to_string(&file)?;
        fs::write(&file, without_scripts(&html))?;
        page.open_file(&file).await?;
        is_a_copy(page).await?;
    }
    Ok(())
}

/// As programs that save pages do it.
fn without_scripts(html: &str) -> String {
    let mut parts = html.split("<script");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        all + part.split_once("</script>").map_or("", |(_, rest)| rest)
    })
}

/// The other story's page, saved in three of its views.
async fn copies(page: &Page, folder: &TempDir) -> Result<Vec<PathBuf>, Failure> {
    page.server().allow_workers();
    open(page, &format!("/{OTHER}.html?saved")).await?;
    says(page, "ready").await?;
    let mut copies = vec![saved(page, folder, "story").await?];
    go_to(page, "quiz").await?;
    for _ in 0..2 {
        let asked = Asked::read(page).await?;
        give(page, &asked, &[0]).await?;
        go_on(page).await?;
    }
    copies.push(saved(page, folder, "quiz").await?);
    go_to(page, "you").await?;
    copies.push(saved(page, folder, "you").await?);
    Ok(copies)
}

/// What is in the window, as a file.
async fn saved(page: &Page, folder: &TempDir, name: &str) -> Result<PathBuf, Failure> {
    let html = page.js("return document.documentElement.outerHTML").await?;
    let file = folder.path().join(format!("{name}.html"));
    let html = html.as_str().unwrap_or_default();
    fs::write(
        &file,
        ["<!doctype html><meta charset=utf-8>", html].concat(),
    )?;
    Ok(file)
}

/// It says that it is a copy and leads to the page; it can be read, promises nothing, and shows no
/// button.
async fn is_a_copy(page: &Page) -> Result<(), Failure> {
    page.wait_for(
        "getComputedStyle(document.querySelector('.not-started')).visibility === 'visible'",
    )
    .await?;
    let said = text(page, ".not-started").await?;
    assert!(said.starts_with("You’re reading a saved copy."), "{said}");
    let link = page
        .js("return document.querySelector('.not-started a').href")
        .await?;
    let from = page.server().url(&format!("/{OTHER}.html?saved"));
    assert!(string(&link).starts_with(&from), "{link}");
    assert_eq!(texts(page, ".offline").await?.concat(), "");
    assert_eq!(texts(page, "button").await?, [""; 0]);
    let read = page.text().await?;
    assert!(read.contains(string(&pack(OTHER)?["title"])), "{read}");
    Ok(())
}

pub async fn a_single_file_saved_while_alive_is_alive_again(page: &Page) -> Result<(), Failure> {
    let folder = TempDir::new()?;
    let mut file = paths::dist()?.join(format!("standpoint-{OTHER}.html"));
    let mut lengths = Vec::new();
    for (view, saving) in ["quiz", "compare", "quiz"].iter().zip(1..) {
        page.open_file(&file).await?;
        is_shown(page).await?;
        go_to(page, "you").await?;
        page.click(".proposition-form label.answer").await?;
        page.find(".ranking li").await?;
        // Nothing stands there that has to be put in again.
        let parts = page
            .js(
                "return ['#packed', '#pack', '#packs', '.plain', '#store', '.not-started', '#page']
                     .map((it) => document.querySelectorAll(it).length)",
            )
            .await?;
        assert_eq!(parts, serde_json::json!([1, 0, 1, 0, 1, 1, 1]), "{saving}");
        let scripts = page.count("script").await?;
        go_to(page, view).await?;
        file = saved(page, &folder, &format!("{saving}")).await?;
        lengths.push((scripts, fs::metadata(&file)?.len()));
    }
    // The first and the third show the same view.
    let (first, third) = (lengths[0], lengths[2]);
    assert_eq!(first.0, third.0, "{lengths:?}");
    assert!(third.1 <= first.1 + 500, "{lengths:?}");
    Ok(())
}
