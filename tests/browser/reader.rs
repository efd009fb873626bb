//! Helpers for what readers do on the page: open views, find texts, move the focus, read storage.

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

pub use standpoint_tests::packs::{FIRST, OTHER, built as pack};

/// Opens `at` and waits for the view.
pub async fn open(page: &Page, at: &str) -> Result<(), Failure> {
    page.open(at).await?;
    wait_until_ready(page).await
}

/// Opens `at` in a frame `width` CSS pixels wide and waits for the view.
pub async fn open_in_frame(page: &Page, width: u32, at: &str) -> Result<(), Failure> {
    page.open_in_frame(width, at).await?;
    wait_until_ready(page).await
}

/// Reloads the page and waits for the view.
pub async fn reload(page: &Page) -> Result<(), Failure> {
    page.reload().await?;
    wait_until_ready(page).await
}

/// Waits until the page is hydrated and shows a view or an error. Starts a quiz with all questions.
pub async fn wait_until_ready(page: &Page) -> Result<(), Failure> {
    page.wait_for("document.querySelector('#page:defined main h1') !== null")
        .await?;
    wait_for_quiz(page).await?;
    start_quiz(page).await
}

/// Waits until the quiz is displayed, if the address leads to it: the page may still have the story's
/// HTML, or the quiz waits for code.
async fn wait_for_quiz(page: &Page) -> Result<(), Failure> {
    page.wait_for(
        "location.hash !== '#quiz' || document.querySelector(
             '.quiz-start, .quiz :is(.item, .summary, .empty), [role=alert]') !== null",
    )
    .await
}

/// A script that starts a quiz as it is set, if what it asks can be chosen in `root`.
pub const START_QUIZ: &str = "const start = root.querySelector('.quiz-start');
    start?.querySelector('.next-steps button').click();";

/// A script that chooses all questions.
const CHOOSE_ALL: &str =
    "[...document.querySelectorAll('.quiz-start [name=length]')].at(-1)?.click();";

/// Starts a quiz with all questions, if the page shows the choice of what to ask.
pub async fn start_quiz(page: &Page) -> Result<(), Failure> {
    let script = format!(
        "const root = document;
         if (!root.querySelector('.quiz-start')) return;
         // Again if the page goes over to another story meanwhile.
         for (let turn = 0; turn < 100 && !root.querySelector('.quiz .item'); turn++) {{
             {CHOOSE_ALL}
             root.querySelector('.quiz-start .next-steps button')?.click();
             await new Promise((next) => setTimeout(next, 100));
         }}"
    );
    page.js_async(&script).await?;
    Ok(())
}

/// An init script: the page may copy one text, which is then in `window.__copied`, and no more.
pub const COPIES_ONCE: &str = "window.__copied = [];
    const writeText = async (text) => {
        if (window.__copied.length > 0) throw new Error('not allowed');
        window.__copied.push(text);
    };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });";

/// Opens a view by its link in the navigation.
pub async fn go_to(page: &Page, view: &str) -> Result<(), Failure> {
    // Firefox clicks a link of which only the lower edge is in view, and misses it.
    page.js("scrollTo(0, 0)").await?;
    page.click(&format!("nav a[href='#{view}']")).await?;
    page.wait_for(&format!(
        "document.querySelector(\"nav a[href='#{view}']\").ariaCurrent === 'page'"
    ))
    .await?;
    wait_for_quiz(page).await?;
    start_quiz(page).await
}

/// Shows all statements of *Your view* at once, with the result.
pub async fn rate_all_at_once(page: &Page) -> Result<(), Failure> {
    page.click(".manner .switch label ~ label input").await?;
    page.click(".manner [type=checkbox]:checked").await
}

/// Returns the texts of all visible elements that match `css`, with white space collapsed.
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

/// Opens all folded lists of the story.
pub async fn unfold(page: &Page) -> Result<(), Failure> {
    page.find(".story .folded").await?;
    page.js("document.querySelectorAll('.folded').forEach((it) => (it.open = true))")
        .await?;
    Ok(())
}

/// Returns the text of the only visible element that matches `css`.
pub async fn text(page: &Page, css: &str) -> Result<String, Failure> {
    match texts(page, css).await?.as_slice() {
        [text] => Ok(text.clone()),
        texts => Err(Failure::new(format!("not one `{css}` but {texts:?}"))),
    }
}

/// Returns a selector for the first visible element that matches `css` and whose label or text
/// contains `words`.
pub async fn find_by_text(page: &Page, css: &str, words: &str) -> Result<String, Failure> {
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
                "no `{css}` contains “{words}” but {texts:?}"
            )))
        }
    }
}

/// Waits until an element that matches `css` contains `words`.
pub async fn wait_for_text(page: &Page, css: &str, words: &str) -> Result<(), Failure> {
    page.wait_for(&format!(
        "[...document.querySelectorAll({})].some((it) => it.textContent.includes({}))",
        Value::from(css),
        Value::from(words)
    ))
    .await
}

/// Waits until an element that matches `css` has the focus.
pub async fn wait_for_focus(page: &Page, css: &str) -> Result<(), Failure> {
    let is_there = format!("document.activeElement.matches({})", Value::from(css));
    match page.wait_for(&is_there).await {
        Ok(()) => Ok(()),
        Err(_) => Err(Failure::new(format!(
            "the focus is not on `{css}` but on {}",
            page.focused().await?
        ))),
    }
}

/// Tabs to an element that matches `css` and presses Enter.
pub async fn tab_and_enter(page: &Page, css: &str) -> Result<(), Failure> {
    page.tab_to(css).await?;
    page.press(&[Key::Enter]).await
}

/// Fails if the page overflows horizontally, with the elements that overflow.
pub async fn check_no_overflow(page: &Page) -> Result<(), Failure> {
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
        Err(Failure::new(format!(
            "{at} overflows horizontally:\n  {out}"
        )))
    }
}

/// Returns the localStorage key of `key` for the pack `id`, as a JavaScript template literal.
pub fn storage_key(id: &str, key: &str) -> String {
    let folder = "${location.origin}${location.pathname.replace(/[^/]*$/, '')}";
    format!("`standpoint:{id}@{folder}:{key}`")
}

/// Returns the text in localStorage under `key` for the pack `id`.
pub async fn stored_text(page: &Page, id: &str, key: &str) -> Result<Option<String>, Failure> {
    let key = storage_key(id, key);
    let text = page
        .js(&format!("return localStorage.getItem({key})"))
        .await?;
    Ok(text.as_str().map(str::to_owned))
}

/// Replaces the text in localStorage under `key` for the pack `id`.
pub async fn store_text(page: &Page, id: &str, key: &str, text: &str) -> Result<(), Failure> {
    let key = storage_key(id, key);
    let text = Value::from(text);
    page.js(&format!("localStorage.setItem({key}, {text})"))
        .await?;
    Ok(())
}

/// Waits until answers to at least `count` questions of all stories are recorded in the reviews, and
/// returns how many are.
pub async fn recorded(page: &Page, count: usize) -> Result<usize, Failure> {
    let key = storage_key("", "reviews");
    let script = format!(
        "(() => {{
             const text = localStorage.getItem({key}) ?? '';
             const stories = text.startsWith('{{') ? JSON.parse(text).stories : {{}};
             return Object.values(stories).flat().length;
         }})()"
    );
    page.wait_for(&format!("{script} >= {count}")).await?;
    let found = page.js(&format!("return {script}")).await?;
    Ok(found.as_u64().unwrap_or_default() as usize)
}

/// Converts a JSON array to strings.
pub fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().map_or(&[][..], Vec::as_slice);
    list.iter()
        .map(|it| it.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Returns a JSON string, or an empty string for other values.
pub fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Returns the whole numbers in a text.
pub fn numbers(text: &str) -> Vec<usize> {
    text.split(|it: char| !it.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect()
}
