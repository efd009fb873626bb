//! Automatic dark modes of browsers and extensions.

use serde_json::json;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::npm;
use standpoint_tests::page::Page;

use crate::host::{self, PLAIN, Standpoint, inside};
use crate::pixel_contrast;
use crate::reader::{OTHER, open};

/// The views to check, and a script to run first in each.
const VIEWS: [(&str, &str); 4] = [
    ("story", ""),
    (
        "quiz",
        // On the second visit the question is already answered.
        "ROOT.querySelector('.option input')?.click();
         ROOT.querySelector('.check button')?.click()",
    ),
    ("compare", ""),
    (
        "you",
        "ROOT.querySelectorAll('.manner input')[1].click();
         ROOT.querySelector('.manner [type=checkbox]:checked')?.click();
         ROOT.querySelectorAll('.proposition-form').forEach((form, at) =>
             form.querySelectorAll('.answer input')[at % 5].click())",
    ),
];

pub async fn a_page_declares_its_color_schemes(page: &Page) -> Result<(), Failure> {
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

pub async fn an_element_declares_its_color_scheme(page: &Page) -> Result<(), Failure> {
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

/// Opens each view and checks the contrast of its texts.
async fn page_is_legible(page: &Page, about: &str) -> Result<(), Failure> {
    for (view, first) in VIEWS {
        page.js(&format!("location.hash = '{view}'")).await?;
        page.wait_for(&format!("document.querySelector('.{view}') !== null"))
            .await?;
        if !first.is_empty() {
            page.settle().await?;
            page.js(&first.replace("ROOT", "document")).await?;
        }
        pixel_contrast::check(
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
        if !first.is_empty() {
            page.settle().await?;
            page.js(&first.replace("ROOT", ROOT)).await?;
        }
        pixel_contrast::check(page, &inside(0, ".standpoint"), &format!("{about}, {view}")).await?;
    }
    Ok(())
}

pub async fn page_stays_legible_in_chromium_auto_dark_mode(page: &Page) -> Result<(), Failure> {
    if page.engine() != Engine::Chromium {
        // No other engine has an automatic dark mode.
        return Ok(());
    }
    darken_automatically(page).await?;
    for system in ["light", "dark"] {
        set_system(page, system).await?;
        open(page, &format!("/{OTHER}.html?{system}")).await?;
        page_is_legible(page, &format!("page, {system} system")).await?;
    }
    Ok(())
}

pub async fn element_stays_legible_in_chromium_auto_dark_mode_of_a_light_system(
    page: &Page,
) -> Result<(), Failure> {
    element_stays_legible_in_auto_dark_mode(page, "light", &["", "theme=light"]).await
}

pub async fn element_stays_legible_in_chromium_auto_dark_mode_of_a_dark_system(
    page: &Page,
) -> Result<(), Failure> {
    element_stays_legible_in_auto_dark_mode(page, "dark", &["", "theme=light", "theme=dark"]).await
}

/// Browsers darken pages only in a dark system. In a light one, Chromium would change even elements
/// that declare a dark scheme.
async fn element_stays_legible_in_auto_dark_mode(
    page: &Page,
    system: &str,
    themes: &[&str],
) -> Result<(), Failure> {
    if page.engine() != Engine::Chromium {
        return Ok(());
    }
    darken_automatically(page).await?;
    let standpoint = Standpoint::start(page).await?;
    set_system(page, system).await?;
    for theme in themes {
        let host = PLAIN.replace("id=\"first\"", theme);
        page.server().put("/", standpoint.reply(&host));
        page.open(&format!("/?{system}{}", theme.len())).await?;
        host::wait_for(page, 0, ".quiz").await?;
        element_is_legible(page, &format!("element, {system} system, {theme}")).await?;
    }
    // As in a browser that ignores the element's `color-scheme`: the texts stay legible.
    let host = PLAIN.replace("id=\"first\"", "theme=light");
    page.server().put("/", standpoint.reply(&host));
    page.open(&format!("/?{system}-unheeded")).await?;
    host::wait_for(page, 0, ".quiz").await?;
    page.js(&format!(
        "{}.style.colorScheme = 'normal'",
        inside(0, ".root")
    ))
    .await?;
    element_is_legible(page, &format!("element, {system} system, unheeded")).await
}

async fn darken_automatically(page: &Page) -> Result<(), Failure> {
    let forced = json!({ "enabled": true });
    page.cdp("Emulation.setAutoDarkModeOverride", forced)
        .await
        .map(drop)
}

/// Makes the system `light` or `dark`.
async fn set_system(page: &Page, scheme: &str) -> Result<(), Failure> {
    let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
    let media = json!({ "features": features });
    page.cdp("Emulation.setEmulatedMedia", media)
        .await
        .map(drop)
}

pub async fn text_stays_legible_with_dark_reader(page: &Page) -> Result<(), Failure> {
    if page.engine() != Engine::Chromium {
        // The extension works the same in all; only Chromium can take screenshots of whole pages.
        return Ok(());
    }
    // Page policies don't apply to extensions.
    page.cdp("Page.setBypassCSP", json!({ "enabled": true }))
        .await?;
    let extension = npm::script("darkreader/darkreader.js")?;
    let darken = format!("{extension}; DarkReader.setFetchMethod(fetch); DarkReader.enable()");
    for system in ["light", "dark"] {
        set_system(page, system).await?;
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
