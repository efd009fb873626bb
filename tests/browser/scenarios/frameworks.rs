//! A story in a component of React, and in one of Vue.

use serde_json::Value;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::memory::{Held, held};
use standpoint_tests::npm;
use standpoint_tests::page::Page;
use standpoint_tests::server::Reply;

use crate::host::{Standpoint, answer, click, inside, state, wait_for};
use crate::reader::{FIRST, OTHER};

const REACT: &str = include_str!("../../hosts/react.html");
const VUE: &str = include_str!("../../hosts/vue.html");
const WIDGET: &str = "document.querySelector('stand-point')";

pub async fn react_answers_and_changes(page: &Page) -> Result<(), Failure> {
    let _standpoint = react(page).await?;
    answers_and_changes(page).await
}

pub async fn react_comes_and_goes_without_a_trace(page: &Page) -> Result<(), Failure> {
    let _standpoint = react(page).await?;
    comes_and_goes(page).await
}

pub async fn vue_answers_and_changes(page: &Page) -> Result<(), Failure> {
    let _standpoint = vue(page).await?;
    answers_and_changes(page).await
}

pub async fn vue_comes_and_goes_without_a_trace(page: &Page) -> Result<(), Failure> {
    let _standpoint = vue(page).await?;
    comes_and_goes(page).await
}

/// In the build for development, where `StrictMode` has effect.
async fn react(page: &Page) -> Result<Standpoint, Failure> {
    let script = npm::bundle("hosts/react.jsx")?;
    page.server().put("/react.js", Reply::script(script));
    open(page, REACT).await
}

async fn vue(page: &Page) -> Result<Standpoint, Failure> {
    let script = npm::script("vue/dist/vue.esm-browser.prod.js")?;
    page.server().put("/vue.js", Reply::script(script));
    // It compiles the template in the browser.
    page.allow(["forbids eval"]);
    open(page, VUE).await
}

async fn open(page: &Page, host: &str) -> Result<Standpoint, Failure> {
    let standpoint = Standpoint::start(page).await?;
    page.server().put("/", standpoint.reply(host));
    page.server().run_early(KEEP_MEMORIES);
    page.open("/").await?;
    page.find("stand-point").await?;
    page.settle().await?;
    // Without a story's name it asks for nothing, not even this page once more.
    let visits = page.server().requests();
    assert_eq!(visits.iter().filter(|it| it.path == "/").count(), 1);
    page.click("#first").await?;
    wait_for(page, 0, ".option input").await?;
    Ok(standpoint)
}

async fn answers_and_changes(page: &Page) -> Result<(), Failure> {
    answer(page).await?;
    let all = answers(page, 1).await?;
    assert_eq!(all[0]["version"], 1);
    assert_eq!(all[0]["pack"], OTHER);
    assert_eq!(all[0]["progress"]["answered"], 1);
    assert!(all[0]["right"].is_boolean() && all[0]["item"].is_string());

    page.click("#compare").await?;
    wait_for(page, 0, ".compare").await?;
    assert_eq!(state(page).await?["view"], "compare");
    page.click("#other").await?;
    page.wait_for(&format!("{WIDGET}.state()?.pack === '{FIRST}'"))
        .await?;
    page.click("#quiz").await?;
    wait_for(page, 0, ".option input").await?;
    answer(page).await?;
    let all = answers(page, 2).await?;
    assert_eq!(all[1]["pack"], FIRST);
    Ok(())
}

async fn comes_and_goes(page: &Page) -> Result<(), Failure> {
    answer(page).await?;
    cycle(page, 10).await?;
    // A leak leaves more behind each time; what is merely tidied up late does not.
    let mut growth = None;
    for _ in 0..3 {
        let before = Trace::of(page).await?;
        for _ in 0..5 {
            cycle(page, 10).await?;
        }
        growth = Trace::of(page).await?.beyond(&before);
        if growth.is_none() {
            break;
        }
    }
    assert_eq!(growth, None);
    let roots = format!("return {WIDGET}.shadowRoot.childElementCount");
    assert_eq!(page.js(&roots).await?, 1);

    // The reader goes on where they were, and each answer is told once.
    click(page, 0, ".onward button").await?;
    page.wait_for(&format!("{} === null", inside(0, ".verdict")))
        .await?;
    answer(page).await?;
    let all = answers(page, 2).await?;
    assert_eq!(all[1]["progress"]["answered"], 2);
    Ok(())
}

/// What the component has heard, once that is `many` answers.
async fn answers(page: &Page, many: usize) -> Result<Value, Failure> {
    let all = "JSON.parse(document.querySelector('output').textContent)";
    page.wait_for(&format!("{all}.length >= {many}")).await?;
    page.settle().await?;
    let all = page.js(&format!("return {all}")).await?;
    assert_eq!(all.as_array().map(Vec::len), Some(many), "{all}");
    Ok(all)
}

/// Has the component leave the widget out and take it in again.
async fn cycle(page: &Page, times: usize) -> Result<(), Failure> {
    let script = format!(
        "const until = async (is) => {{
             while (!is()) await new Promise(requestAnimationFrame);
         }};
         const button = document.querySelector('#shown');
         const widget = () => {WIDGET};
         for (let time = 0; time < {times}; time += 1) {{
             button.click();
             await until(() => !widget());
             button.click();
             await until(() => widget()?.shadowRoot.querySelector('.verdict'));
         }}"
    );
    page.js_async(&script).await?;
    Ok(())
}

/// What is left behind.
#[derive(Debug)]
struct Trace {
    /// Bytes of WebAssembly's memory, which no browser counts as the page's.
    wasm: Value,
    /// Only Chromium tells.
    held: Option<Held>,
}

impl Trace {
    async fn of(page: &Page) -> Result<Self, Failure> {
        let wasm = page
            .js("return memories.map((it) => it.buffer.byteLength)")
            .await?;
        let held = match page.engine() {
            Engine::Chromium => Some(held(page).await?),
            Engine::Firefox | Engine::Webkit => None,
        };
        Ok(Self { wasm, held })
    }

    /// What is more than before, if anything.
    fn beyond(&self, before: &Self) -> Option<String> {
        assert_eq!(self.wasm.as_array().map(Vec::len), Some(1), "one program");
        let is_more = match (&self.held, &before.held) {
            (Some(held), Some(before)) => {
                held.nodes > before.nodes
                    || held.listeners > before.listeners
                    || held.heap > before.heap * 1.15
            }
            _ => false,
        };
        (is_more || self.wasm != before.wasm).then(|| format!("{before:?} {self:?}"))
    }
}

/// Each memory that a program brings.
const KEEP_MEMORIES: &str = "
window.memories = [];
for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
        const made = await original(...all);
        const { exports } = made.instance ?? made;
        memories.push(...Object.values(exports).filter((it) => it instanceof WebAssembly.Memory));
        return made;
    };
}
";
