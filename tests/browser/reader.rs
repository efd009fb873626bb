//! What a reader does on the page, whatever view it is.

use std::fs;

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};
use standpoint_tests::paths;

/// The pack that the page opens first.
pub const FIRST: &str = "fentanyl-tariffs";

/// The pack whose text is its own.
pub const OTHER: &str = "harbour-bridge";

/// A pack as it lies beside the page.
pub fn pack(id: &str) -> Result<Value, Failure> {
    let file = paths::dist()?.join("data").join(id).join("pack.json");
    let text = fs::read_to_string(&file)
        .map_err(|error| Failure::from(error).context(format!("reading {}", file.display())))?;
    Ok(serde_json::from_str(&text)?)
}

/// Opens `at` and waits for the view.
pub async fn open(page: &Page, at: &str) -> Result<(), Failure> {
    page.open(at).await?;
    is_shown(page).await
}

/// Opens `at` in a frame `width` CSS pixels wide and waits for the view.
pub async fn open_in_frame(page: &Page, width: u32, at: &str) -> Result<(), Failure> {
    page.open_in_frame(width, at).await?;
    is_shown(page).await
}

/// Loads the page anew and waits for the view.
pub async fn reload(page: &Page) -> Result<(), Failure> {
    page.reload().await?;
    is_shown(page).await
}

/// Waits until the page is alive, with a view or why there is none.
pub async fn is_shown(page: &Page) -> Result<(), Failure> {
    page.wait_for("document.querySelector('#page:defined main h1') !== null")
        .await
}

/// Goes to a view by its link.
pub async fn go_to(page: &Page, view: &str) -> Result<(), Failure> {
    page.click(&format!("nav a[href='#{view}']")).await?;
    page.wait_for(&format!(
        "document.querySelector(\"nav a[href='#{view}']\").ariaCurrent === 'page'"
    ))
    .await
}

/// The texts of all elements that match `css` and are not hidden.
pub async fn texts(page: &Page, css: &str) -> Result<Vec<String>, Failure> {
    let script = format!(
        "return [...document.querySelectorAll({})]
            .filter((it) => it.checkVisibility({{ visibilityProperty: true }}))
            .map((it) => it.textContent.trim().replace(/\\s+/g, ' '))",
        Value::from(css)
    );
    let found = page.js(&script).await?;
    Ok(strings(&found))
}

/// The text of the one element that matches `css` and is not hidden.
pub async fn text(page: &Page, css: &str) -> Result<String, Failure> {
    match texts(page, css).await?.as_slice() {
        [text] => Ok(text.clone()),
        texts => Err(Failure::new(format!("not one `{css}` but {texts:?}"))),
    }
}

/// A selector for the first element that matches `css`, is not hidden and says `words`.
pub async fn saying(page: &Page, css: &str, words: &str) -> Result<String, Failure> {
    let script = format!(
        "const says = (it) => (it.ariaLabel ?? it.textContent).includes({});
         const found = [...document.querySelectorAll({})]
            .find((it) => says(it) && it.checkVisibility({{ visibilityProperty: true }}));
         if (!found) return null;
         window.__said = (window.__said ?? 0) + 1;
         found.setAttribute('data-said', window.__said);
         return `[data-said='${{window.__said}}']`",
        Value::from(words),
        Value::from(css)
    );
    match page.js(&script).await? {
        Value::String(css) => Ok(css),
        _ => {
            let texts = texts(page, css).await?;
            Err(Failure::new(format!(
                "no `{css}` says “{words}” but {texts:?}"
            )))
        }
    }
}

/// Waits until what matches `css` says `words`.
pub async fn wait_for_words(page: &Page, css: &str, words: &str) -> Result<(), Failure> {
    page.wait_for(&format!(
        "[...document.querySelectorAll({})].some((it) => it.textContent.includes({}))",
        Value::from(css),
        Value::from(words)
    ))
    .await
}

/// Waits until the focus is on what matches `css`.
pub async fn has_focus(page: &Page, css: &str) -> Result<(), Failure> {
    let is_there = format!("document.activeElement.matches({})", Value::from(css));
    match page.wait_for(&is_there).await {
        Ok(()) => Ok(()),
        Err(_) => Err(Failure::new(format!(
            "the focus is not on `{css}` but on {}",
            page.focused().await?
        ))),
    }
}

/// Tabs to what matches `css` and presses Enter.
pub async fn enter(page: &Page, css: &str) -> Result<(), Failure> {
    page.tab_to(css).await?;
    page.press(&[Key::Enter]).await
}

/// Fails where a part of the page sticks out sideways.
pub async fn fits_its_width(page: &Page) -> Result<(), Failure> {
    let script = "const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return [];
        const sticksOut = (it) =>
            it.getBoundingClientRect().left + Math.max(it.offsetWidth, it.scrollWidth) > clientWidth + 1;
        return [...document.querySelectorAll('body *')]
            .filter((it) => sticksOut(it) && ![...it.children].some(sticksOut))
            .slice(0, 5)
            .map((it) => `<${it.localName} class='${it.className}'> ${it.textContent.trim().slice(0, 40)}`)
            .concat(`${scrollWidth} > ${clientWidth}`)";
    let out = strings(&page.js(script).await?);
    if out.is_empty() {
        Ok(())
    } else {
        let out = out.join("\n  ");
        let at = page.url().await?;
        Err(Failure::new(format!("{at} scrolls sideways:\n  {out}")))
    }
}

/// The key under which a page stores what it calls `key`, of the pack `id`, as JavaScript.
pub fn key_of(id: &str, key: &str) -> String {
    let folder = "${location.origin}${location.pathname.replace(/[^/]*$/, '')}";
    format!("`standpoint:{id}@{folder}:{key}`")
}

/// What is kept on the device under `key`, for the pack `id`.
pub async fn kept(page: &Page, id: &str, key: &str) -> Result<Option<String>, Failure> {
    let key = key_of(id, key);
    let kept = page
        .js(&format!("return localStorage.getItem({key})"))
        .await?;
    Ok(kept.as_str().map(str::to_owned))
}

/// Puts `text` in the place of what is kept.
pub async fn keep(page: &Page, id: &str, key: &str, text: &str) -> Result<(), Failure> {
    let key = key_of(id, key);
    let text = Value::from(text);
    page.js(&format!("localStorage.setItem({key}, {text})"))
        .await?;
    Ok(())
}

/// A list of strings from a script.
pub fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().map_or(&[][..], Vec::as_slice);
    list.iter()
        .map(|it| it.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// A text of a pack.
pub fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
