//! Copies of a page that readers save with the browser and open from disk.

use std::fs;
use std::path::PathBuf;

use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use tempfile::TempDir;

use super::offline::wait_for_status;
use crate::question::{answer, next_question};
use crate::reader::{OTHER, go_to, open, pack, string, text, texts, wait_until_ready};

pub async fn a_saved_page_says_that_it_is_a_copy(page: &Page) -> Result<(), Failure> {
    let folder = TempDir::new()?;
    let copies = copies(page, &folder).await?;
    page.server().stop().await;
    for (view, file) in ["story", "quiz", "you"].iter().zip(copies) {
        page.open_file(&file).await?;
        is_a_copy(page).await?;
        // The copy has the plain HTML of all views, whichever was shown.
        for part in ["compare", "quiz", "you"] {
            assert_eq!(page.count(&format!(".plain #{part}")).await?, 1, "{view}");
        }
    }
    page.allow(["console."]);
    Ok(())
}

pub async fn a_saved_page_without_scripts_says_so_too(page: &Page) -> Result<(), Failure> {
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

/// Removes scripts, as some programs that save pages do.
fn without_scripts(html: &str) -> String {
    let mut parts = html.split("<script");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        all + part.split_once("</script>").map_or("", |(_, rest)| rest)
    })
}

/// Saves the other story's page in three views.
async fn copies(page: &Page, folder: &TempDir) -> Result<Vec<PathBuf>, Failure> {
    page.server().allow_service_workers();
    open(page, &format!("/{OTHER}.html?saved")).await?;
    wait_for_status(page, "ready").await?;
    let mut copies = vec![saved(page, folder, "story").await?];
    go_to(page, "quiz").await?;
    for _ in 0..2 {
        answer(page).await?;
        next_question(page).await?;
    }
    copies.push(saved(page, folder, "quiz").await?);
    go_to(page, "you").await?;
    copies.push(saved(page, folder, "you").await?);
    Ok(copies)
}

/// Writes the current DOM to a file.
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

/// Checks that the page says that it is a copy, links to the original, is readable, and has neither
/// an offline status nor buttons.
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

pub async fn a_saved_single_file_page_works_again(page: &Page) -> Result<(), Failure> {
    let folder = TempDir::new()?;
    let name = format!("standpoint-{OTHER}.html");
    let mut file = folder.path().join(&name);
    fs::copy(paths::dist()?.join(&name), &file)?;
    let mut lengths = Vec::new();
    for (view, saving) in ["quiz", "compare", "quiz"].iter().zip(1..) {
        page.open_file(&file).await?;
        wait_until_ready(page).await?;
        go_to(page, "you").await?;
        page.click(".proposition-form label.answer").await?;
        page.click(".to-result").await?;
        page.find(".matches .few").await?;
        // The decompressed pack and the plain HTML are not in the DOM: they would be saved too.
        let parts = page
            .js(
                "return ['#compressed', '#pack', '#packs', '.plain', '#plain-template', '.not-started', '#page']
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
