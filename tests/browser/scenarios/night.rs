//! Browsers and extensions that darken pages by themselves.

use serde_json::json;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::npm;
use standpoint_tests::page::Page;

use crate::host::{self, PLAIN, Standpoint, inside};
use crate::legible;
use crate::reader::{OTHER, open};

/// What is looked at in each view, and what to do first.
const VIEWS: [(&str, &str); 4] = [
    ("story", ""),
    (
        "quiz",
        // The second time it is answered.
        "ROOT.querySelector('.option input')?.click();
         ROOT.querySelector('.check button')?.click()",
    ),
    ("compare", ""),
    (
        "you",
        "ROOT.querySelectorAll('.proposition-form').forEach((form, at) =>
             form.querySelectorAll('.answer input')[at % 5].click())",
    ),
];

pub async fn a_page_says_that_it_is_light_and_dark_by_itself(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html")).await?;
    let scheme = page
        .js(
            "return ['html', '.standpoint', '.not-started, .offline', 'button']
                .map((css) => getComputedStyle(document.querySelector(css)).colorScheme)
                .map((it) => it.split(' ').sort().join(' '))",
        )
        .await?;
    let own = "dark light only";
    assert_eq!(scheme, json!([own, own, own, own]));
    Ok(())
}

pub async fn an_element_says_that_it_is_light_or_dark_by_itself(
    page: &Page,
) -> Result<(), Failure> {
    let _standpoint = host::open_quiz(page, PLAIN).await?;
    let scheme = format!(
        "return ['.root', '.standpoint', 'button'].map((css) => {{
             const element = {}.querySelector(css);
             return getComputedStyle(element).colorScheme.split(' ').sort().join(' ');
         }})",
        "document.querySelector('stand-point').shadowRoot"
    );
    let themes = [("light", "light only"), ("dark", "dark only")];
    for (theme, own) in themes {
        page.js(&format!(
            "document.querySelector('stand-point').setAttribute('theme', '{theme}')"
        ))
        .await?;
        assert_eq!(page.js(&scheme).await?, json!([own, own, own]), "{theme}");
    }
    Ok(())
}

/// Shows each view, and looks whether all can be read.
async fn page_is_legible(page: &Page, about: &str) -> Result<(), Failure> {
    for (view, first) in VIEWS {
        page.js(&format!("location.hash = '{view}'")).await?;
        page.wait_for(&format!("document.querySelector('.{view}') !== null"))
            .await?;
        page.settle().await?;
        page.js(&first.replace("ROOT", "document")).await?;
        legible::check(
            page,
            "document.querySelector('.standpoint')",
            &format!("{about}, {view}"),
        )
        .await?;
    }
    Ok(())
}

async fn element_is_legible(page: &Page, about: &str) -> Result<(), Failure> {
    const ROOT: &str = "document.querySelector('stand-point').shadowRoot";
    for (view, first) in VIEWS {
        page.js(&format!(
            "document.querySelector('stand-point').setAttribute('view', '{view}')"
        ))
        .await?;
        host::wait_for(page, 0, &format!(".{view}")).await?;
        page.settle().await?;
        page.js(&first.replace("ROOT", ROOT)).await?;
        legible::check(page, &inside(0, ".standpoint"), &format!("{about}, {view}")).await?;
    }
    Ok(())
}

pub async fn chromium_darkens_no_text_into_its_ground(page: &Page) -> Result<(), Failure> {
    if page.engine() != Engine::Chromium {
        // No other engine does so.
        return Ok(());
    }
    let scheme = async |scheme: &str| {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        page.chromium(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await
    };
    let forced = json!({ "enabled": true });
    page.chromium("Emulation.setAutoDarkModeOverride", forced)
        .await?;
    for system in ["light", "dark"] {
        scheme(system).await?;
        open(page, &format!("/{OTHER}.html?{system}")).await?;
        page_is_legible(page, &format!("page, {system} system")).await?;
    }
    let standpoint = Standpoint::start(page).await?;
    // Browsers darken pages while the system is dark. While it is light, Chromium would change even
    // what says that it is dark.
    let themes: [(&str, &[&str]); 2] = [
        ("light", &["", "theme=light"]),
        ("dark", &["", "theme=light", "theme=dark"]),
    ];
    for (system, themes) in themes {
        scheme(system).await?;
        for theme in themes {
            let host = PLAIN.replace("id=\"first\"", theme);
            page.server().put("/", standpoint.reply(&host));
            page.open(&format!("/?{system}{}", theme.len())).await?;
            host::wait_for(page, 0, ".quiz").await?;
            element_is_legible(page, &format!("element, {system} system, {theme}")).await?;
        }
        // As in a browser that does not heed what an element says: its colours survive.
        let host = PLAIN.replace("id=\"first\"", "theme=light");
        page.server().put("/", standpoint.reply(&host));
        page.open(&format!("/?{system}-unheeded")).await?;
        host::wait_for(page, 0, ".quiz").await?;
        page.js(&format!(
            "{}.style.colorScheme = 'normal'",
            inside(0, ".root")
        ))
        .await?;
        element_is_legible(page, &format!("element, {system} system, unheeded")).await?;
    }
    Ok(())
}

pub async fn an_extension_darkens_no_text_into_its_ground(page: &Page) -> Result<(), Failure> {
    if page.engine() != Engine::Chromium {
        // It changes colours alike in all; only Chromium gives a picture of a whole page.
        return Ok(());
    }
    // No policy of a page holds for an extension.
    page.chromium("Page.setBypassCSP", json!({ "enabled": true }))
        .await?;
    let extension = npm::script("darkreader/darkreader.js")?;
    let darken = format!("{extension}; DarkReader.setFetchMethod(fetch); DarkReader.enable()");
    for system in ["light", "dark"] {
        let features = json!([{ "name": "prefers-color-scheme", "value": system }]);
        page.chromium(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await?;
        open(page, &format!("/{OTHER}.html?{system}")).await?;
        page.js(&darken).await?;
        page_is_legible(page, &format!("page, {system} system")).await?;
    }
    let standpoint = Standpoint::start(page).await?;
    for theme in ["theme=light", "theme=dark"] {
        let host = PLAIN.replace("id=\"first\"", theme);
        page.server().put("/", standpoint.reply(&host));
        page.open(&format!("/?{}", theme.len())).await?;
        host::wait_for(page, 0, ".quiz").await?;
        page.js(&darken).await?;
        element_is_legible(page, &format!("element, {theme}")).await?;
    }
    Ok(())
}
