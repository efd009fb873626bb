//! What readers see of an embedded story under each policy of the host page:
//! `docs/embed-matrix.md`.

use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::server::Reply;

use crate::host::Standpoint;
use crate::matrix::{self, Level, POLICIES};
use crate::reader::{OTHER, string};

use super::snippet_generator::{GENERATOR, Snippet, choose};

/// JavaScript that returns what is visible, in the page or in the iframe.
const SEEN: &str = include_str!("embed_matrix.js");

pub async fn no_element_is_blank(page: &Page) -> Result<(), Failure> {
    none_is_blank(page, Level::Element).await
}

pub async fn no_iframe_is_blank(page: &Page) -> Result<(), Failure> {
    none_is_blank(page, Level::Frame).await
}

pub async fn no_script_only_iframe_is_blank(page: &Page) -> Result<(), Failure> {
    none_is_blank(page, Level::ScriptsOnly).await
}

pub async fn no_scriptless_iframe_is_blank(page: &Page) -> Result<(), Failure> {
    none_is_blank(page, Level::NothingAllowed).await
}

pub async fn no_plain_html_is_blank(page: &Page) -> Result<(), Failure> {
    none_is_blank(page, Level::Plain).await
}

async fn none_is_blank(page: &Page, level: Level) -> Result<(), Failure> {
    let standpoint = match level {
        Level::Plain => Standpoint::without_requests(page).await?,
        _ => Standpoint::start(page).await?,
    };
    // Every browser words its policy violations differently.
    page.allow([""]);
    let snippet = snippet(page, &standpoint, level).await?;
    let host = format!(
        "<!doctype html><html lang=en><title>An article</title><h1>An article</h1>{snippet}"
    );
    let mut cells = Vec::new();
    for (at, policy) in POLICIES.iter().enumerate() {
        let host = Reply::html(host.clone());
        let host = match policy.header(&standpoint.origin) {
            Some((name, lines)) => host.with_header(name, &lines),
            None => host,
        };
        page.server().put("/", host);
        page.open(&format!("/?{at}")).await?;
        let expected = matrix::cell(page.engine(), policy.name, level)?;
        cells.push((policy.name, seen(page, level, &expected).await?));
    }
    for (policy, seen) in &cells {
        assert_ne!(seen, matrix::BLANK, "{policy}");
    }
    matrix::compare(page.engine(), level, &cells)
}

/// Returns what is visible: waits up to 5 s for the expected result.
async fn seen(page: &Page, level: Level, expected: &str) -> Result<String, Failure> {
    let mut seen = String::new();
    for _ in 0..25 {
        seen = look(page, level).await?;
        if seen == expected {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    Ok(seen)
}

async fn look(page: &Page, level: Level) -> Result<String, Failure> {
    if level.is_frame() {
        page.enter_frame().await?;
        // Fails if scripts are blocked in the iframe.
        let inner = page.js(SEEN).await.ok();
        page.leave_frame().await?;
        if let Some(inner) = inner
            && inner != matrix::BLANK
        {
            return Ok(string(&inner).to_owned());
        }
    }
    Ok(string(&page.js(SEEN).await?).to_owned())
}

/// Returns the snippet from the generator.
async fn snippet(page: &Page, standpoint: &Standpoint, level: Level) -> Result<String, Failure> {
    let (choice, sign) = match level {
        Level::Element => ("element", "view=\"quiz\""),
        Level::Plain => ("plain", "<table"),
        _ => ("frame", "view=quiz"),
    };
    page.open_url(&standpoint.server.url(GENERATOR)).await?;
    choose(page, "#pack", OTHER).await?;
    choose(page, "#view", "quiz").await?;
    page.click(&format!("[value={choice}]")).await?;
    let snippet = Snippet::read(page, sign).await?.snippet;
    Ok(match level {
        Level::ScriptsOnly => sandboxed(&snippet, "allow-scripts"),
        Level::NothingAllowed => sandboxed(&snippet, ""),
        _ => snippet,
    })
}

fn sandboxed(snippet: &str, what: &str) -> String {
    snippet.replace("<iframe ", &format!("<iframe sandbox=\"{what}\" "))
}
