//! Finding passages in the article of a host page, in many kinds of markup.

use std::fs;

use serde_json::json;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;

use crate::host::{Standpoint, click, inside, wait_for};
use crate::reader::{OTHER, pack, strings};

const ARTICLE: &str = include_str!("../../hosts/article.html");
const LOOK: &str = include_str!("host_article.js");

pub async fn all_passages_are_found_in_any_markup(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    page.server().put("/", standpoint.reply(ARTICLE));
    page.open("/").await?;
    page.wait_for("window.articles !== undefined").await?;
    let names = strings(&page.js("return Object.keys(articles)").await?);
    assert!(names.len() > 30, "{names:?}");
    let module = module()?;
    for (turn, name) in names.into_iter().enumerate() {
        let arguments = json!([standpoint.origin, module, name, turn]);
        let look = LOOK.replace("ARGUMENTS", &arguments.to_string());
        let found = page.js_async(&look).await?;
        assert_eq!(strings(&found[1]), Vec::<String>::new(), "{name}");
        assert!(found[0].as_u64() > Some(50), "{found}");
    }
    Ok(())
}

/// Tests the element itself, with a few kinds of markup.
pub async fn a_widget_lists_all_quoted_speakers(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    page.server().put("/", standpoint.reply(ARTICLE));
    let quotes = pack(OTHER)?["quotes"].as_array().map(Vec::len);
    for way in ["breaks", "cap", "advertisements", "sentences_as_blocks"] {
        page.open(&format!("/?{way}")).await?;
        // The element is off-screen and loads lazily.
        page.find("stand-point").await?;
        page.js("document.querySelector('stand-point').scrollIntoView()")
            .await?;
        wait_for(page, 0, ".in-article li button").await?;
        let counts = format!(
            "return [...{}.querySelectorAll('li button')]
                 .map((it) => Number(it.textContent.match(/\\((\\d+)\\)/)[1]))
                 .reduce((sum, count) => sum + count, 0)",
            inside(0, ".in-article")
        );
        assert_eq!(page.js(&counts).await?, json!(quotes), "{way}");

        click(page, 0, ".in-article summary").await?;
        click(page, 0, ".in-article li button").await?;
        let is_marked = "[...CSS.highlights.get('standpoint-passage')].some((it) =>
            it.toString().replace(/\\s/g, '').includes('istired'))";
        page.wait_for(is_marked).await?;
    }
    Ok(())
}

/// Returns the name of the widget's module that finds and highlights passages.
fn module() -> Result<String, Failure> {
    let names = fs::read_dir(paths::dist()?)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with("standpoint-widget-") && name.ends_with(".js"));
    for name in names {
        let script = fs::read_to_string(paths::dist()?.join(&name))?;
        if script.contains("standpoint-passage") {
            return Ok(name);
        }
    }
    Err(Failure::new("no module of the build highlights passages"))
}
