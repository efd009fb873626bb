//! The page before scripts run, without scripts, and without WebAssembly.

use std::fs;
use std::time::Duration;

use axum::http::StatusCode;
use serde_json::Value;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::fault::Fault;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use standpoint_tests::server::Reply;

use crate::reader::{
    FIRST, OTHER, go_to, open, pack, string, strings, wait_for_text, wait_until_ready,
};

pub async fn everything_is_readable_without_scripts(page: &Page) -> Result<(), Failure> {
    read_all(page, 1000).await
}

pub async fn everything_is_readable_without_scripts_at_320(page: &Page) -> Result<(), Failure> {
    read_all(page, 320).await
}

async fn read_all(page: &Page, width: u32) -> Result<(), Failure> {
    for (path, id) in [("/", FIRST), (&*format!("/{OTHER}.html"), OTHER)] {
        page.open_without_scripts(width, path).await?;
        let pack = pack(id)?;
        let texts = async |css: &str| {
            let script = format!(
                "return [...page.document.querySelectorAll({})].map((it) => it.textContent)",
                Value::from(css)
            );
            Ok::<_, Failure>(strings(&page.js_from_parent(&script).await?))
        };
        // The story view.
        assert_eq!(texts("h1").await?, [string(&pack["title"])]);
        let paragraphs = pack["source"]["paragraphs"].as_array().map_or(0, Vec::len);
        assert_eq!(texts(".paragraphs > li").await?.len(), paragraphs);
        // There is a table for each proposition with a position.
        let issues = pack["issues"].as_array().cloned().unwrap_or_default();
        let positions = pack["positions"].as_array().cloned().unwrap_or_default();
        let tables = texts("#compare caption").await?;
        for issue in &issues {
            let of_it = positions.iter().filter(|it| it["issue"] == issue["id"]);
            let has_some = of_it.count() > 0;
            let proposition = string(&issue["proposition"]).to_owned();
            assert_eq!(tables.contains(&proposition), has_some, "{proposition}");
        }
        // Each authored question has a closed answer.
        let asked = texts("#quiz > ol > li > h3").await?;
        for question in pack["questions"].as_array().into_iter().flatten() {
            assert!(asked.iter().any(|it| it == string(&question["prompt"])));
        }
        let answers = texts("#quiz details:not([open]) > summary").await?;
        assert_eq!(answers.len(), asked.len());
        let rights = texts("#quiz details ol > li > strong").await?;
        assert!(rights.iter().filter(|it| *it == "Right").count() >= asked.len() / 2);
        // A voice leads to its paragraph, which is folded at first.
        page.js_from_parent("page.document.querySelector('.statement-row a.voice').click()")
            .await?;
        page.wait_for(
            "document.querySelector('iframe').contentDocument.querySelector(':target') !== null",
        )
        .await?;
        page.settle().await?;
        let at = page
            .js_from_parent(
                "const { top, height } = page.document.querySelector(':target').getBoundingClientRect();
                 return height > 0 && top >= 0 && top < page.innerHeight",
            )
            .await?;
        assert_eq!(at, true, "the paragraph is visible");
        // Links have targets.
        let dead = page
            .js_from_parent(
                "return [...page.document.querySelectorAll('a[href^=\"#\"]')]
                    .map((it) => it.getAttribute('href').slice(1))
                    .filter((id) => page.document.getElementById(id) === null)",
            )
            .await?;
        assert_eq!(strings(&dead), [""; 0]);
        // A line says what does not work, and nothing overflows.
        let said = page
            .js_from_parent(
                "const line = page.document.querySelector('.not-started');
                 return page.getComputedStyle(line).visibility",
            )
            .await?;
        assert!(said == "visible", "{said}");
        let wide = page
            .js_from_parent(
                "const { scrollWidth, clientWidth } = page.document.documentElement;
                 return scrollWidth - clientWidth",
            )
            .await?;
        assert!(wide == 0, "{wide} pixels too wide");
    }
    Ok(())
}

pub async fn everything_is_readable_without_wasm(page: &Page) -> Result<(), Failure> {
    let missing = "delete globalThis.WebAssembly;";
    let blocked = "for (const name of ['instantiate', 'instantiateStreaming']) {
        WebAssembly[name] = () => Promise.reject(new WebAssembly.CompileError('blocked'));
    }";
    for (at, early) in [missing, blocked].into_iter().enumerate() {
        page.server().set_init_script(early);
        page.open(&format!("/?without={at}")).await?;
        page.wait_for(
            "getComputedStyle(document.querySelector('.not-started')).visibility === 'visible'",
        )
        .await?;
        let words = ["WebAssembly is turned off", "check your connection"][at];
        wait_for_text(page, ".not-started", words).await?;
        page.click("nav a[href='#compare']").await?;
        page.wait_for(
            "Math.abs(document.getElementById('compare').getBoundingClientRect().top) < 5",
        )
        .await?;
        let summary = "#quiz li:first-child details summary";
        page.js(&format!(
            "document.querySelector('{summary}').scrollIntoView({{ block: 'center' }})"
        ))
        .await?;
        page.click(summary).await?;
        page.wait_for("document.querySelector('#quiz details').open")
            .await?;
    }
    page.expect("console.warn");
    Ok(())
}

pub async fn a_fragment_scrolls_to_its_view_without_wasm(page: &Page) -> Result<(), Failure> {
    page.server()
        .put(&wasm()?, Reply::html("").with_status(StatusCode::NOT_FOUND));
    for address in ["/#compare", "/#you", &format!("/{OTHER}.html#quiz")] {
        page.open("/data/packs.json?away").await?;
        page.open(address).await?;
        wait_for_text(page, ".not-started", "a fault on this site").await?;
        page.wait_for(
            "(() => {
                 const { top } = document.querySelector(location.hash).getBoundingClientRect();
                 const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
                 return Math.abs(top) < 5 || (isAtEnd && top > 0 && top < innerHeight);
             })()",
        )
        .await?;
        assert!(!page.js(IS_SKIP_SHOWN).await?.as_bool().unwrap_or(true));
    }
    page.expect("console.warn");
    page.expect("answered 404");
    Ok(())
}

const IS_SKIP_SHOWN: &str = "return document.querySelector('.skip').checkVisibility()";

pub async fn a_linked_paragraph_stays_visible_during_hydration(page: &Page) -> Result<(), Failure> {
    let slow = Fault::Slow(Duration::from_millis(200));
    page.server().add_fault(&wasm()?, slow);
    page.open("/").await?;
    let link = "a[href='#story/9']";
    page.js(&format!("document.querySelector(\"{link}\").click()"))
        .await?;
    assert!(
        page.js("return document.querySelector('.plain') !== null")
            .await?
            == true
    );
    wait_until_ready(page).await?;
    page.settle().await?;
    page.wait_for(
        "(() => { const { top } = document.querySelector('.target').getBoundingClientRect();
         return top >= 0 && top < innerHeight })()",
    )
    .await
}

pub async fn a_truncated_page_says_so(page: &Page) -> Result<(), Failure> {
    let html = fs::read_to_string(paths::dist()?.join("index.html"))?;
    // Cut inside the part for readers without scripts.
    let (before, plain) = html.split_once("class=\"plain\"").unwrap_or_default();
    let part = plain.chars().take(1_000).collect::<String>();
    let cut = [before, "class=\"plain\"", &part].concat();
    page.server().put("/", Reply::html(cut));
    page.open("/").await?;
    page.wait_for(
        "document.documentElement.classList.contains('start-failed')
         && document.querySelector('.plain') !== null",
    )
    .await?;
    page.expect("console.warn");
    Ok(())
}

/// Returns the path of the page's WebAssembly file.
fn wasm() -> Result<String, Failure> {
    Ok(format!(
        "/{}",
        paths::built("standpoint-page-", "_bg.wasm")?
    ))
}

pub async fn a_view_opens_at_its_heading(page: &Page) -> Result<(), Failure> {
    for address in ["/#compare", "/harbour-bridge.html#quiz", "/?again#you"] {
        open(page, address).await?;
        page.wait_for(
            "scrollY === 0 && document.querySelector('h1').getBoundingClientRect().top > 0",
        )
        .await?;
    }
    Ok(())
}

pub async fn html_changed_before_hydration_is_rerendered(page: &Page) -> Result<(), Failure> {
    let html = fs::read_to_string(paths::dist()?.join(format!("{OTHER}.html")))?;
    // As translators do.
    let changed = html
        .replacen("<h2>", "<h2><font>", 1)
        .replacen("</h2>", "</font></h2>", 1);
    assert_ne!(html, changed);
    page.server()
        .put(&format!("/{OTHER}.html"), Reply::html(changed));
    open(page, &format!("/{OTHER}.html")).await?;
    page.wait_for("document.querySelector('font') === null")
        .await?;
    for view in ["quiz", "compare", "story"] {
        go_to(page, view).await?;
    }
    Ok(())
}

pub async fn hydration_causes_no_layout_shift(page: &Page) -> Result<(), Failure> {
    if page.engine() != Engine::Chromium {
        // No other engine reports layout shifts.
        return Ok(());
    }
    page.server().set_init_script(
        "window.__shift = 0;
         new PerformanceObserver((list) => {
             for (const { value } of list.getEntries()) window.__shift += value;
         }).observe({ type: 'layout-shift', buffered: true });",
    );
    for address in [
        "/",
        "/#story/17",
        "/#quiz",
        "/#compare",
        "/harbour-bridge.html",
    ] {
        page.open("/data/packs.json?away").await?;
        // The quiz isn't started: that would shift the page.
        page.open(address).await?;
        page.wait_for("document.querySelector('#page:defined main h1') !== null")
            .await?;
        page.settle().await?;
        let shift = page.js("return window.__shift").await?;
        assert!(
            shift.as_f64().is_some_and(|it| it <= 0.02),
            "{address}: {shift}"
        );
    }
    page.allow(["/favicon.ico"]);
    Ok(())
}
