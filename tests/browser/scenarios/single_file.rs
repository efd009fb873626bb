//! The single-file page: opened from disk, as a mail attachment, or in a sandboxed iframe.

use std::fs;

use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use standpoint_tests::server::Reply;
use tempfile::TempDir;

use crate::question::{Feedback, ShownQuestion, answer, next_question, progress};
use crate::reader::{
    FIRST, OTHER, go_to, pack, string, text, texts, wait_for_focus, wait_until_ready,
};

pub async fn opens_from_a_file_url(page: &Page) -> Result<(), Failure> {
    let folder = TempDir::new()?;
    for id in [FIRST, OTHER] {
        // As browsers name a second download.
        let file = folder.path().join(format!("{id} (1).html"));
        fs::copy(paths::dist()?.join(name(id)), &file)?;
        page.open_file(&file).await?;
        works(page, id).await?;
        assert_eq!(texts(page, ".notices p").await?, [""; 0]);
        // A fragment opens its view after a reload.
        go_to(page, "compare").await?;
        page.js("location.reload()").await?;
        page.wait_for("document.querySelector('.compare .lines') !== null")
            .await?;
    }
    assert!(page.server().requests().is_empty(), "it made a request");
    Ok(())
}

pub async fn opens_in_a_sandboxed_iframe(page: &Page) -> Result<(), Failure> {
    page.open_in_sandbox(800, "allow-scripts", &format!("/{}", name(FIRST)))
        .await?;
    works(page, FIRST).await?;
    let notices = texts(page, ".notices p").await?;
    assert!(
        notices.len() == 1 && notices[0].contains("can’t save your answers"),
        "{notices:?}"
    );
    let asked = page.server().requests();
    assert_eq!(asked.len(), 1, "{asked:?}");
    Ok(())
}

pub async fn opens_in_a_srcdoc_iframe(page: &Page) -> Result<(), Failure> {
    page.server().put(
        "/around.html",
        Reply::html("<!doctype html><title>Around</title>"),
    );
    page.open("/around.html").await?;
    page.js_async(&format!(
        "const frame = document.createElement('iframe');
         frame.srcdoc = await (await fetch('/{}')).text();
         frame.width = 900;
         frame.height = 900;
         document.body.append(frame)",
        name(OTHER)
    ))
    .await?;
    page.enter_frame().await?;
    wait_until_ready(page).await?;
    for view in ["quiz", "compare", "story"] {
        go_to(page, view).await?;
    }
    page.leave_frame().await?;
    page.allow(["favicon.ico"]);
    Ok(())
}

pub async fn is_readable_without_decompression_stream(page: &Page) -> Result<(), Failure> {
    page.server()
        .set_init_script("delete globalThis.DecompressionStream;");
    page.open(&format!("/{}", name(FIRST))).await?;
    page.wait_for(
        "getComputedStyle(document.querySelector('.not-started')).visibility === 'visible'",
    )
    .await?;
    assert_eq!(text(page, "h1").await?, string(&pack(FIRST)?["title"]));
    page.click("nav a[href='#quiz']").await?;
    page.wait_for("Math.abs(document.getElementById('quiz').getBoundingClientRect().top) < 5")
        .await?;
    page.expect("console.warn");
    Ok(())
}

fn name(id: &str) -> String {
    format!("standpoint-{id}.html")
}

/// Checks the title, answers two questions, and rates a proposition.
async fn works(page: &Page, id: &str) -> Result<(), Failure> {
    wait_until_ready(page).await?;
    assert_eq!(text(page, "h1").await?, string(&pack(id)?["title"]));
    assert_eq!(page.count(".story-menu").await?, 0);
    go_to(page, "quiz").await?;
    for number in 1..=2 {
        let asked = ShownQuestion::read(page).await?;
        answer(page).await?;
        wait_for_focus(page, ".verdict").await?;
        Feedback::read(page).await?.assert_complete(&asked);
        assert_eq!(progress(page).await?.0, number);
        next_question(page).await?;
    }
    go_to(page, "you").await?;
    page.click(".proposition-form label.answer").await?;
    page.click(".to-result").await?;
    page.find(".matches .few").await?;
    Ok(())
}
