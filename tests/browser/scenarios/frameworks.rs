//! Stories in React and Vue components.

use serde_json::Value;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::memory::{MemoryUsage, memory_usage};
use standpoint_tests::npm;
use standpoint_tests::page::Page;
use standpoint_tests::server::Reply;

use crate::host::{Standpoint, answer, click, inside, state, wait_for};
use crate::reader::{FIRST, OTHER};

const REACT: &str = include_str!("../../hosts/react.html");
const VUE: &str = include_str!("../../hosts/vue.html");
const WIDGET: &str = "document.querySelector('stand-point')";

pub async fn react_receives_events_and_changes_attributes(page: &Page) -> Result<(), Failure> {
    let _standpoint = react(page).await?;
    receives_events_and_changes_attributes(page).await
}

pub async fn react_unmounts_without_leaks(page: &Page) -> Result<(), Failure> {
    let _standpoint = react(page).await?;
    unmounts_without_leaks(page).await
}

pub async fn vue_receives_events_and_changes_attributes(page: &Page) -> Result<(), Failure> {
    let _standpoint = vue(page).await?;
    receives_events_and_changes_attributes(page).await
}

pub async fn vue_unmounts_without_leaks(page: &Page) -> Result<(), Failure> {
    let _standpoint = vue(page).await?;
    unmounts_without_leaks(page).await
}

/// Opens the React page, in the development build, where `StrictMode` has an effect.
async fn react(page: &Page) -> Result<Standpoint, Failure> {
    let script = npm::bundle("hosts/react.jsx")?;
    page.server().put("/react.js", Reply::script(script));
    open(page, REACT).await
}

async fn vue(page: &Page) -> Result<Standpoint, Failure> {
    let script = npm::script("vue/dist/vue.esm-browser.prod.js")?;
    page.server().put("/vue.js", Reply::script(script));
    // Vue compiles the template in the browser, with eval.
    page.allow(["forbids eval"]);
    open(page, VUE).await
}

async fn open(page: &Page, host: &str) -> Result<Standpoint, Failure> {
    let standpoint = Standpoint::start(page).await?;
    page.server().put("/", standpoint.reply(host));
    page.server().set_init_script(RECORD_MEMORIES);
    page.open("/").await?;
    page.find("stand-point").await?;
    page.settle().await?;
    // Without a `pack` it requests nothing, not even this page again.
    let visits = page.server().requests();
    assert_eq!(visits.iter().filter(|it| it.path == "/").count(), 1);
    page.click("#first").await?;
    crate::host::start_quiz(page, 0).await?;
    Ok(standpoint)
}

async fn receives_events_and_changes_attributes(page: &Page) -> Result<(), Failure> {
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
    crate::host::start_quiz(page, 0).await?;
    answer(page).await?;
    let all = answers(page, 2).await?;
    assert_eq!(all[1]["pack"], FIRST);
    Ok(())
}

async fn unmounts_without_leaks(page: &Page) -> Result<(), Failure> {
    answer(page).await?;
    remount(page, 10).await?;
    // A leak grows in each round; memory that is only freed late does not.
    let mut growth = None;
    for _ in 0..3 {
        let before = Memory::of(page).await?;
        for _ in 0..5 {
            remount(page, 10).await?;
        }
        growth = Memory::of(page).await?.beyond(&before);
        if growth.is_none() {
            break;
        }
    }
    assert_eq!(growth, None);
    let roots = format!("return {WIDGET}.shadowRoot.childElementCount");
    assert_eq!(page.js(&roots).await?, 1);

    continues_after_the_first_answer(page).await
}

/// Checks that the reader continues where they were, and that each answer emits one event.
pub async fn continues_after_the_first_answer(page: &Page) -> Result<(), Failure> {
    click(page, 0, ".next-steps button").await?;
    page.wait_for(&format!("{} === null", inside(0, ".verdict")))
        .await?;
    answer(page).await?;
    let all = answers(page, 2).await?;
    assert_eq!(all[1]["progress"]["answered"], 2);
    Ok(())
}

/// Waits until the component has received `many` answers, and returns them.
pub async fn answers(page: &Page, many: usize) -> Result<Value, Failure> {
    let all = "JSON.parse(document.querySelector('output').textContent)";
    page.wait_for(&format!("{all}.length >= {many}")).await?;
    page.settle().await?;
    let all = page.js(&format!("return {all}")).await?;
    assert_eq!(all.as_array().map(Vec::len), Some(many), "{all}");
    Ok(all)
}

/// Unmounts and mounts the widget `times` times.
async fn remount(page: &Page, times: usize) -> Result<(), Failure> {
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

/// The memory in use, to find leaks.
#[derive(Debug)]
struct Memory {
    /// Bytes of WebAssembly memory, which no browser includes in the page's memory.
    wasm: Value,
    /// Measured only in Chromium.
    held: Option<MemoryUsage>,
}

impl Memory {
    async fn of(page: &Page) -> Result<Self, Failure> {
        let wasm = page
            .js("return memories.map((it) => it.buffer.byteLength)")
            .await?;
        let held = match page.engine() {
            Engine::Chromium => Some(memory_usage(page).await?),
            Engine::Firefox | Engine::Webkit => None,
        };
        Ok(Self { wasm, held })
    }

    /// Describes the growth since `before`, or returns `None`.
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

/// JavaScript that collects each WebAssembly memory in `memories`.
const RECORD_MEMORIES: &str = "
window.memories = [];
for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
        const result = await original(...all);
        const { exports } = result.instance ?? result;
        for (const it of Object.values(exports)) {
            // The modules of a program share one.
            if (it instanceof WebAssembly.Memory && !memories.includes(it)) memories.push(it);
        }
        return result;
    };
}
";
