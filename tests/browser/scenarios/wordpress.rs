//! A story in a post of WordPress, in the block for HTML.

use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use standpoint_tests::server::Server;
use standpoint_tests::wordpress;

use crate::host::{answer, inside, wait_for};
use crate::reader::OTHER;

const POST: &str = include_str!("../../hosts/wordpress/post.html");

pub async fn a_post_holds_a_story_whatever_the_theme(page: &Page) -> Result<(), Failure> {
    let missing = wordpress::missing();
    if !missing.is_empty() {
        let missing = missing.join(" ");
        eprintln!(
            "{}::wordpress: skipped: not installed: {missing}",
            page.engine()
        );
        return Ok(());
    }
    let standpoint = Server::start(&paths::dist()?).await?;
    let post = POST.replace("STANDPOINT", standpoint.url("").trim_end_matches('/'));
    page.open_elsewhere(&wordpress::publish(&post)?).await?;
    page.js("window.told = [];
         addEventListener('standpoint-answered', ({ detail }) => told.push(detail))")
        .await?;
    wait_for(page, 0, ".option input").await?;

    // The theme's styles hide all such elements outside.
    for css in [".option", ".option input", ".check button"] {
        let is_seen = format!(
            "const it = {};
             it.scrollIntoView({{ block: 'center' }});
             const {{ x, y, width, height }} = it.getBoundingClientRect();
             const root = it.getRootNode();
             const top = root.elementFromPoint(x + width / 2, y + height / 2);
             return width > 0 && height > 0 && it.contains(top)
                 && it.checkVisibility({{ visibilityProperty: true }})
                 && getComputedStyle(it).color !== 'rgba(0, 0, 0, 0)'",
            inside(0, css)
        );
        assert_eq!(page.js(&is_seen).await?, true, "`{css}` is not seen");
    }
    let hidden = "return getComputedStyle(document.querySelector('.hidden-by-theme')).display";
    let outside = "document.body.insertAdjacentHTML('beforeend', '<button class=hidden-by-theme>')";
    page.js(outside).await?;
    assert_eq!(page.js(hidden).await?, "none", "the theme has its styles");

    answer(page).await?;
    page.wait_for("told.length === 1").await?;
    let answered = page.js("return told[0]").await?;
    assert_eq!(answered["pack"], OTHER);
    assert_eq!(answered["progress"]["answered"], 1);
    Ok(())
}
