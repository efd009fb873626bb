//! Saving pictures and tables.

use roxmltree::Document;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use super::answer_download::RECORD_DOWNLOAD;
use crate::reader::{
    FIRST, OTHER, find_by_text, numbers, open, pack, rate_all_at_once, string, strings,
    tab_and_enter, text, texts, wait_for_text, wait_until_ready,
};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Returns the letters and digits of a text.
fn letters(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).collect()
}

/// Presses a button of a save menu (a CSS selector), and returns the file's name and text.
async fn save(page: &Page, menu: &str, button: &str) -> Result<(String, String), Failure> {
    page.js(RECORD_DOWNLOAD).await?;
    page.js("window.__file = undefined").await?;
    let is_open = page
        .js(&format!("return document.querySelector('{menu}').open"))
        .await?;
    if is_open == false {
        tab_and_enter(page, &format!("{menu} > summary")).await?;
    }
    let buttons = format!("{menu} button");
    wait_for_text(page, &buttons, button).await?;
    let button = find_by_text(page, &buttons, button).await?;
    tab_and_enter(page, &button).await?;
    page.wait_for("window.__file !== undefined").await?;
    wait_for_text(page, &format!("{menu} [role=status]"), "Look for the file").await?;
    let file = page
        .js_async("return [window.__file.download, await window.__blob.text()]")
        .await?;
    Ok((string(&file[0]).to_owned(), string(&file[1]).to_owned()))
}

pub async fn each_picture_can_be_saved_as_svg(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    rate_all_at_once(page).await?;
    page.js(
        "document.querySelectorAll('.proposition-form').forEach((form, at) =>
            form.querySelectorAll('[type=radio]')[at % 5].click())",
    )
    .await?;
    page.find(".on-side").await?;
    let title = pack(FIRST)?["title"].clone();
    for (hash, picture, name) in [
        ("story", ".story .glance", "clashes"),
        ("story", ".story .disputes", "claims"),
        ("story", ".story .over-time", "changes"),
        ("compare", ".panel :has(> .lines)", "statements"),
        ("compare/grid", ".panel .grid", "grid"),
        ("compare/pair", ".pair > :has(.divergences)", "pair"),
        ("compare/pair", ".pair .scroll:has(.everyone)", "everyone"),
        ("compare/claims", ".panel :has(> .disputes)", "claims"),
        ("compare/changes", ".panel :has(> .changes)", "changes"),
        ("you", ".matches :has(> .on-side)", "your-view"),
        ("you", ".matches > .lines", "among"),
    ] {
        open(page, &format!("/?{name}#{hash}")).await?;
        if hash == "you" {
            page.click(".to-result").await?;
        }
        page.find(&format!("{picture} + .save")).await?;
        page.js(&format!(
            "document.querySelector('{picture} + .save').classList.add('tried')"
        ))
        .await?;
        let (file, svg) = save(page, ".save.tried", "SVG").await?;
        assert_eq!(file, format!("standpoint-{FIRST}-{name}.svg"));
        let shown = page
            .js(&format!(
                "const shown = [];
                 const root = document.querySelector('{picture}');
                 const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
                 for (let node; (node = walker.nextNode()); ) {{
                     const {{ parentElement: of }} = node;
                     const range = document.createRange();
                     range.selectNodeContents(node);
                     const {{ width, height }} = range.getBoundingClientRect();
                     let isHidden = of.closest('[data-no-picture], option') ||
                         !of.checkVisibility({{ visibilityProperty: true }});
                     for (let it = of; it; it = it.parentElement) {{
                         isHidden ||= getComputedStyle(it).clipPath === 'inset(50%)';
                     }}
                     if (!isHidden && width > 2 && height > 2) shown.push(node.data);
                 }}
                 return shown"
            ))
            .await?;
        let shown = strings(&shown);
        let context = format!("{hash} {picture}");
        let picture = Document::parse(&svg).map_err(|error| Failure::new(error.to_string()))?;
        let root = picture.root_element();
        assert!(root.has_tag_name((SVG, "svg")), "{context}");
        let texts = root.descendants().filter(roxmltree::Node::is_text);
        let text: String = texts.filter_map(|it| it.text()).collect();
        assert!(text.starts_with(string(&title)), "{context}: {text}");
        assert!(text.contains("Made with Standpoint"), "{context}");
        // A line can break anywhere.
        let drawn = letters(&text);
        assert!(shown.len() > 4, "{context}: {shown:?}");
        for text in shown {
            assert!(drawn.contains(&letters(&text)), "{context}: {text}");
        }
        // Programs that edit pictures show only these.
        for element in root.descendants().filter(roxmltree::Node::is_element) {
            let name = element.tag_name().name();
            let known = [
                "svg", "title", "desc", "g", "rect", "path", "circle", "line", "text",
            ];
            assert!(known.contains(&name), "{context}: {name}");
        }
    }
    Ok(())
}

pub async fn a_picture_can_be_saved_as_png(page: &Page) -> Result<(), Failure> {
    open(page, "/#compare/grid/1_ewr").await?;
    page.find(".positions").await?;
    let (file, _) = save(page, ".grid + .save", "PNG").await?;
    assert_eq!(file, format!("standpoint-{FIRST}-grid.png"));
    let size = page
        .js_async(
            "const { width, height } = await createImageBitmap(window.__blob);
             const { offsetWidth, offsetHeight } = document.querySelector('.panel .grid');
             return [width, height, offsetWidth, offsetHeight, window.__blob.type]",
        )
        .await?;
    let number = |at: usize| size[at].as_u64().unwrap_or_default();
    assert!(
        number(0) >= 2 * number(2) && number(1) >= 2 * number(3),
        "{size}"
    );
    assert_eq!(size[4], "image/png");
    // The picture says which evidence is filtered out.
    let (_, svg) = save(page, ".grid + .save", "SVG").await?;
    assert!(
        svg.contains("2 of 4 kinds of evidence"),
        "the choices are not below it"
    );
    Ok(())
}

pub async fn tables_have_what_the_view_shows(page: &Page) -> Result<(), Failure> {
    let pack = pack(OTHER)?;
    let count = pack["positions"].as_array().map_or(0, Vec::len);
    open(page, &format!("/{OTHER}.html#compare/grid")).await?;
    let (file, csv) = save(page, ".grid + .save", "Table").await?;
    assert_eq!(file, format!("standpoint-{OTHER}-grid.csv"));
    // Spreadsheets recognise UTF-8 by it; `text()` drops it.
    let first = page
        .js_async("return [...new Uint8Array(await window.__blob.slice(0, 3).arrayBuffer())]")
        .await?;
    assert_eq!(first, serde_json::json!([0xEF, 0xBB, 0xBF]));
    let all = csv.lines().count() - 1;
    assert!(all > 0 && all <= count, "{csv}");
    // Fewer with less evidence.
    let inferred = find_by_text(page, ".grades label", "Our reading").await?;
    page.click(&format!("{inferred} input")).await?;
    let (_, fewer) = save(page, ".grid + .save", "Table").await?;
    assert!(fewer.lines().count() - 1 < all, "{fewer}");
    assert!(!fewer.contains(",inferred,"), "{fewer}");
    let json = page
        .js_async(
            "const link = document.querySelector('.save a');
             return [link.download, (await (await fetch(link.href)).json()).id]",
        )
        .await?;
    assert_eq!(json[0], format!("standpoint-{OTHER}-pack.json"));
    assert_eq!(json[1], OTHER);
    Ok(())
}

pub async fn a_picture_that_cannot_be_made_is_reported(page: &Page) -> Result<(), Failure> {
    open(page, "/#compare/grid").await?;
    page.find(".positions").await?;
    page.js("HTMLCanvasElement.prototype.toBlob = (done) => done(null)")
        .await?;
    tab_and_enter(page, ".grid + .save > summary").await?;
    wait_for_text(page, ".save button", "PNG").await?;
    let button = find_by_text(page, ".save button", "PNG").await?;
    tab_and_enter(page, &button).await?;
    wait_for_text(page, ".save [role=status]", "couldn’t make the picture").await?;
    // The other format still works.
    save(page, ".grid + .save", "SVG").await?;
    Ok(())
}

pub async fn the_single_file_page_saves_pictures(page: &Page) -> Result<(), Failure> {
    page.open(&format!("/standpoint-{OTHER}.html#compare/grid"))
        .await?;
    wait_until_ready(page).await?;
    page.find(".positions").await?;
    let before = page.server().requests().len();
    let (file, svg) = save(page, ".grid + .save", "SVG").await?;
    assert_eq!(file, format!("standpoint-{OTHER}-grid.svg"));
    assert!(svg.starts_with("<svg") || svg.starts_with("<?xml"), "{svg}");
    assert_eq!(page.server().requests().len(), before, "it made a request");
    // It has no file with the data.
    assert!(texts(page, ".save a").await?.is_empty());
    assert!(numbers(&text(page, ".grid + .save").await?).is_empty());
    Ok(())
}
