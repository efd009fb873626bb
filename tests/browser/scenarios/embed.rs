//! The element `<stand-point>` in host pages.

use axum::http::StatusCode;
use standpoint_tests::axe;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};
use standpoint_tests::paths;
use standpoint_tests::server::Reply;

use crate::host::{
    PLAIN, Standpoint, answer, click, event, focus, inside, open, open_quiz, state, tab_to,
    wait_for, wait_for_title,
};
use crate::reader::{OTHER, pack, string};

const FRAME: &str = include_str!("../../hosts/frame.html");
const HOSTILE: &str = include_str!("../../hosts/hostile.html");

pub async fn works_under_a_strict_csp(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    let origin = &standpoint.origin;
    let policy = format!(
        "default-src 'none'; script-src 'nonce-host' {origin} 'wasm-unsafe-eval'; \
         connect-src {origin}; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    );
    let host = standpoint.reply(PLAIN);
    page.server()
        .put("/", host.with_header("content-security-policy", &policy));
    page.open("/").await?;
    crate::host::start_quiz(page, 0).await?;
    let here = page.url().await?;
    let title = page.js("return document.title").await?;

    answer(page).await?;
    let answered = event(page, "answered").await?;
    assert_eq!(answered["version"], 1);
    assert_eq!(answered["pack"], OTHER);
    assert_eq!(answered["progress"]["answered"], 1);
    assert!(answered["right"].is_boolean() && answered["item"].is_string());
    assert_eq!(event(page, "ready").await?["view"], "quiz");
    assert!(event(page, "resized").await?["height"].as_f64() > Some(100.0));

    // The host page is unchanged.
    assert_eq!(page.url().await?, here);
    assert_eq!(page.js("return document.title").await?, title);
    let outside =
        "return document.querySelectorAll('style, [id]:not(#first), [style], dialog').length";
    assert_eq!(page.js(outside).await?, 0);
    axe::check(page).await
}

pub async fn host_styles_do_not_leak_in(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    let looks = "const root = document.querySelector('stand-point').shadowRoot;
         return ['.standpoint', '.item .above', '.option', '.check button', '.progress', 'legend'].map((css) => {
             const element = root.querySelector(css);
             const style = getComputedStyle(element);
             const all = ['color', 'fontSize', 'letterSpacing', 'wordSpacing', 'lineHeight', 'direction',
                 'textAlign', 'textTransform', 'whiteSpace', 'position', 'display', 'visibility'];
             return [css, ...all.map((name) => style[name])].join(' | ');
         })";
    let mut seen = Vec::new();
    for host in [PLAIN, HOSTILE] {
        page.server().put("/", standpoint.reply(host));
        page.open(&format!("/?{}", seen.len())).await?;
        crate::host::start_quiz(page, 0).await?;
        seen.push(page.js(looks).await?);
    }
    assert_eq!(seen[0], seen[1]);
    let width = "const { width } = document.querySelector('stand-point').shadowRoot
             .querySelector('.quiz').getBoundingClientRect();
         return width > 300 && width <= innerWidth";
    assert_eq!(page.js(width).await?, true);
    Ok(())
}

pub async fn key_events_do_not_reach_the_host(page: &Page) -> Result<(), Failure> {
    let _standpoint = open_quiz(page, HOSTILE).await?;
    focus(page, 0, ".option input").await?;
    page.press_each(&[Key::Space, Key::Down]).await?;
    let chosen = format!("{} !== null", inside(0, ".option input:checked"));
    page.wait_for(&chosen).await?;
    focus(page, 0, ".check button").await?;
    page.press_each(&[Key::Space]).await?;
    wait_for(page, 0, ".verdict").await?;
    assert_eq!(page.js("return keys").await?, serde_json::json!([]));

    // The host page handles its own keys.
    page.js("const field = document.createElement('input');
         document.body.append(field);
         field.style.cssText = 'all: revert';
         field.focus()")
        .await?;
    page.press_each(&[Key::Space]).await?;
    page.wait_for("keys.length > 0").await
}

pub async fn the_skip_button_is_visible_on_focus_inside_the_element(
    page: &Page,
) -> Result<(), Failure> {
    let _standpoint = open(page, &PLAIN.replace("view=\"quiz\"", "")).await?;
    wait_for(page, 0, "h1").await?;
    let skip = inside(0, ".skip");
    let seen = format!(
        "const skip = {skip};
         const {{ top, left, width, height }} = skip.getBoundingClientRect();
         const story = document.querySelector('stand-point');
         const root = story.shadowRoot;
         return [root.elementFromPoint(left + width / 2, top + height / 2) === skip,
             top >= story.getBoundingClientRect().top]"
    );
    assert_eq!(page.js(&seen).await?[0], false);
    tab_to(page, ".skip").await?;
    page.settle().await?;
    assert_eq!(page.js(&seen).await?, serde_json::json!([true, true]));
    Ok(())
}

pub async fn buttons_of_a_view_stay_in_the_element(page: &Page) -> Result<(), Failure> {
    let host = PLAIN.replace("view=\"quiz\"", "view=\"you\"");
    let _standpoint = open(page, &host).await?;
    wait_for(page, 0, ".rating-steps .back").await?;
    let positions = page
        .js(
            "const root = document.querySelector('stand-point').shadowRoot;
             return [...root.querySelectorAll('button')]
                 .filter((button) => getComputedStyle(button).position === 'fixed')
                 .map((button) => button.textContent)",
        )
        .await?;
    assert_eq!(positions, serde_json::json!([]));
    Ok(())
}

pub async fn many_elements_share_one_program_and_load_lazily(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    let more =
        "<div style='height:9000px'></div><stand-point pack='fentanyl-tariffs'></stand-point>";
    let host = PLAIN
        .replace(
            "<p>What it says besides.</p>",
            &"<stand-point pack='harbour-bridge' view='you'></stand-point>".repeat(19),
        )
        .replace("</main>", &[more, "</main>"].concat());
    page.server().put("/", standpoint.reply(&host));
    page.open("/").await?;
    for at in 0..20 {
        wait_for(page, at, "h1").await?;
    }
    assert_eq!(
        page.js(&format!("return {} === null", inside(20, "h1")))
            .await?,
        true
    );
    let asked = |part: &str| {
        let visits = standpoint.server.requests();
        visits
            .iter()
            .filter(|visit| visit.path.contains(part))
            .count()
    };
    assert_eq!(asked("fentanyl-tariffs"), 0, "it is off-screen");
    page.js("document.querySelectorAll('stand-point')[20].scrollIntoView()")
        .await?;
    wait_for(page, 20, "h1").await?;
    assert_eq!(asked("_bg.wasm"), 1);
    assert_eq!(asked("fentanyl-tariffs"), 1);
    Ok(())
}

pub async fn can_be_moved_changed_removed_and_reinserted(page: &Page) -> Result<(), Failure> {
    let _standpoint = open_quiz(page, PLAIN).await?;
    answer(page).await?;

    // Moving the element keeps its state.
    page.js("document.querySelector('main').prepend(document.querySelector('stand-point'))")
        .await?;
    page.js_async("await new Promise(requestAnimationFrame)")
        .await?;
    wait_for(page, 0, ".verdict").await?;
    assert_eq!(state(page).await?["progress"]["answered"], 1);

    // Changing the view, by attribute and by method, doesn't move the focus.
    page.js("document.querySelector('stand-point').setAttribute('view', 'compare')")
        .await?;
    wait_for(page, 0, ".compare").await?;
    assert_eq!(event(page, "view").await?["view"], "compare");
    page.js("document.querySelector('stand-point').goto('compare/ilse-varrow/odo-fenn')")
        .await?;
    assert_eq!(
        page.js("return document.activeElement === document.body")
            .await?,
        true
    );
    let thrown = page
        .js(
            "try { document.querySelector('stand-point').goto('nowhere') }
         catch (error) { return error.name }",
        )
        .await?;
    assert_eq!(thrown, "RangeError");

    // `reset` deletes the answers.
    page.js("document.querySelector('stand-point').reset()")
        .await?;
    assert_eq!(state(page).await?["progress"]["answered"], 0);

    // Changing the story.
    page.js("const it = document.querySelector('stand-point');
         it.setAttribute('view', 'story');
         it.setAttribute('pack', 'fentanyl-tariffs')")
        .await?;
    wait_for_title(page, "fentanyl-tariffs").await?;

    // Removing and reinserting it repeatedly.
    page.js("window.element = document.querySelector('stand-point')")
        .await?;
    for _ in 0..10 {
        page.js("element.remove()").await?;
        page.wait_for("element.shadowRoot.querySelector('.standpoint') === null")
            .await?;
        page.js("document.querySelector('main').append(element)")
            .await?;
        wait_for(page, 0, "h1").await?;
    }
    assert_eq!(
        page.js("return document.querySelector('stand-point').shadowRoot.childElementCount")
            .await?,
        1
    );
    Ok(())
}

pub async fn a_dialog_stays_modal_when_its_element_is_moved(page: &Page) -> Result<(), Failure> {
    let _standpoint = open_quiz(page, PLAIN).await?;
    answer(page).await?;
    click(page, 0, ".reason a").await?;
    wait_for(page, 0, "dialog:modal h2").await?;
    page.js("document.querySelector('main').prepend(document.querySelector('stand-point'))")
        .await?;
    wait_for(page, 0, "dialog:modal h2").await?;
    page.press_each(&[Key::Escape]).await?;
    let closed = format!("{} === null", inside(0, "dialog[open]"));
    page.wait_for(&closed).await?;

    // A modal dialog in a hidden element would make the page inert.
    click(page, 0, ".reason a").await?;
    wait_for(page, 0, "dialog:modal h2").await?;
    page.js("const folded = document.createElement('details');
         document.body.append(folded);
         folded.append(document.querySelector('stand-point'))")
        .await?;
    page.wait_for(&closed).await
}

pub async fn a_failed_program_download_is_retried(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    let program = format!("/{}", paths::built("standpoint-widget-", "_bg.wasm")?);
    standpoint.server.put(
        &program,
        Reply::html("").with_status(StatusCode::SERVICE_UNAVAILABLE),
    );
    page.server().put("/", standpoint.reply(PLAIN));
    page.open("/").await?;
    event(page, "failed").await?;
    shows_fallback_and_error(page).await?;
    standpoint.server.restore(&program);
    page.js("document.querySelector('stand-point').setAttribute('pack', 'fentanyl-tariffs')")
        .await?;
    crate::host::start_quiz(page, 0).await?;
    page.allow([
        "503",
        "stand-point: ",
        "CORS",
        "cross-origin",
        "Access-Control",
    ]);
    Ok(())
}

pub async fn failures_emit_an_event_and_keep_the_fallback(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    standpoint.server.put(
        "/data/bad/pack.json",
        Reply::json("{}").with_header("access-control-allow-origin", "*"),
    );
    standpoint
        .server
        .put("/data/closed/pack.json", Reply::json("{}"));
    let packs = ["missing", "bad", "closed", "http://127.0.0.1:1/pack.json"];
    for (at, name) in packs.into_iter().enumerate() {
        let host = PLAIN.replace("pack=\"harbour-bridge\"", &format!("pack=\"{name}\""));
        page.server().put("/", standpoint.reply(&host));
        page.open(&format!("/?{at}")).await?;
        let failed = event(page, "failed").await?;
        assert!(!string(&failed["reason"]).is_empty(), "{name}: {failed}");
        shows_fallback_and_error(page).await?;
    }
    page.js("document.querySelector('stand-point').setAttribute('pack', 'harbour-bridge')")
        .await?;
    wait_for(page, 0, "h1").await?;

    // A policy that blocks WebAssembly.
    let origin = &standpoint.origin;
    let policy = format!("default-src 'self' 'nonce-host' {origin}");
    let host = standpoint
        .reply(PLAIN)
        .with_header("content-security-policy", &policy);
    page.server().put("/", host);
    page.open("/?wasm").await?;
    event(page, "failed").await?;
    shows_fallback_and_error(page).await?;

    // A policy that blocks the script.
    let host = standpoint
        .reply(PLAIN)
        .with_header("content-security-policy", "script-src 'nonce-host'");
    page.server().put("/", host);
    page.open("/?script").await?;
    let words = "document.querySelector('stand-point').innerText.includes('a page of their own')";
    page.wait_for(words).await?;
    page.allow([
        "answered 404",
        "Failed",
        "closed",
        "127.0.0.1:1/",
        "not loaded",
        "policy",
        "stand-point: ",
    ]);
    Ok(())
}

pub async fn follows_the_color_scheme_of_the_host_page(page: &Page) -> Result<(), Failure> {
    let _standpoint = open_quiz(page, PLAIN).await?;
    let ground = "return getComputedStyle(document.querySelector('stand-point').shadowRoot
             .querySelector('.standpoint')).backgroundColor";
    let (light, dark) = ("rgb(251, 250, 246)", "rgb(23, 22, 20)");
    // The system's scheme is dark, the host page's is not.
    assert_eq!(page.js(ground).await?, light);
    for (change, expected) in [
        (
            "document.documentElement.style.colorScheme = 'light dark'",
            dark,
        ),
        (
            "document.documentElement.style.colorScheme = 'light'",
            light,
        ),
        ("document.documentElement.style.colorScheme = 'dark'", dark),
        ("document.documentElement.style.colorScheme = ''", light),
        (
            "document.head.insertAdjacentHTML('beforeend', '<meta name=color-scheme content=\"light dark\">')",
            dark,
        ),
        (
            "document.querySelector('stand-point').setAttribute('theme', 'light')",
            light,
        ),
        (
            "document.querySelector('stand-point').setAttribute('theme', 'dark')",
            dark,
        ),
    ] {
        page.js(change).await?;
        // The widget reads the page's style when an attribute changes.
        page.js("document.querySelector('stand-point').setAttribute('font', Math.random())")
            .await?;
        assert_eq!(page.js(ground).await?, expected, "{change}");
    }
    Ok(())
}

pub async fn contrast_is_sufficient_for_any_host_colours(page: &Page) -> Result<(), Failure> {
    let _standpoint = open_quiz(page, PLAIN).await?;
    let weakest = page.js(include_str!("contrast.js")).await?;
    let weakest = weakest.as_array().map_or(&[][..], Vec::as_slice);
    assert_eq!(weakest.len(), 10);
    for pair in weakest {
        assert!(
            pair["contrast"].as_f64() >= pair["least"].as_f64(),
            "{pair}"
        );
    }
    // The settings do change the colours.
    let changed = weakest[0]["changed"].as_u64();
    assert!(changed > Some(100), "{changed:?} different accents");
    Ok(())
}

/// A voice that is not folded.
const VOICE: &str = ".camp > ul > li > a.voice";

pub async fn highlights_passages_in_the_host_article(page: &Page) -> Result<(), Failure> {
    let _standpoint = open(page, &article()?).await?;
    wait_for(page, 0, ".in-article summary").await?;
    let document = "const copy = document.body.cloneNode(true);
         copy.querySelector('stand-point').remove();
         return copy.innerHTML";
    let before = page.js(document).await?;

    let is_back_seen = format!(
        "(() => {{ const {{ top, bottom }} = {}.getBoundingClientRect();
         return bottom > top && top >= 0 && bottom <= innerHeight }})()",
        inside(0, ".back-to-reading")
    );
    assert_eq!(
        page.js(&format!(
            "return {}.checkVisibility()",
            inside(0, ".back-to-reading")
        ))
        .await?,
        false
    );

    // The list of speakers: highlights all quotes of the first.
    click(page, 0, ".in-article summary").await?;
    focus(page, 0, ".in-article li button").await?;
    page.press(&[Key::Enter]).await?;
    let quotes = highlighted(page).await?;
    assert!(quotes.starts_with("She is tired, not dying"), "{quotes}");
    let is_seen =
        "(() => { const { top, bottom } = document.querySelector('#p4').getBoundingClientRect();
         return bottom > 0 && top < innerHeight })()";
    page.wait_for(is_seen).await?;
    page.wait_for(&is_back_seen).await?;
    focus(page, 0, ".back-to-reading").await?;
    page.press(&[Key::Enter]).await?;
    let is_back = format!("{}.matches(':focus')", inside(0, ".in-article li button"));
    page.wait_for(&is_back).await?;
    assert_eq!(highlighted(page).await?, "");

    // A position's passage, from its dialog.
    focus(page, 0, VOICE).await?;
    page.press(&[Key::Enter]).await?;
    wait_for(page, 0, "dialog[open] [role=status]").await?;
    focus(page, 0, "dialog .button").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_for(&format!("{} === null", inside(0, "dialog[open]")))
        .await?;
    let words = highlighted(page).await?;
    assert!(words.split(' ').count() > 1, "{words}");
    click(page, 0, ".back-to-reading").await?;
    page.wait_for(&format!("{}.matches(':focus')", inside(0, VOICE)))
        .await?;
    assert_eq!(
        page.js(document).await?,
        before,
        "the host document is unchanged"
    );

    // A passage that is not in the article.
    page.js("document.querySelector('article').replaceChildren()")
        .await?;
    click(page, 0, VOICE).await?;
    wait_for(page, 0, "dialog[open] [role=status]").await?;
    click(page, 0, "dialog .button").await?;
    let said = format!(
        "{}.textContent.includes('not found')",
        inside(0, "dialog [role=status]")
    );
    page.wait_for(&said).await
}

pub async fn removed_while_highlighting_it_can_be_reinserted(page: &Page) -> Result<(), Failure> {
    let _standpoint = open(page, &article()?).await?;
    wait_for(page, 0, ".in-article summary").await?;
    click(page, 0, ".in-article summary").await?;
    click(page, 0, ".in-article li button").await?;
    assert_ne!(highlighted(page).await?, "");
    page.js("window.element = document.querySelector('stand-point'); element.remove()")
        .await?;
    assert_eq!(highlighted(page).await?, "");
    page.js("document.body.append(element)").await?;
    wait_for(page, 0, "h1").await
}

pub async fn without_the_highlight_api_a_passage_is_selected(page: &Page) -> Result<(), Failure> {
    page.server().set_init_script("delete globalThis.Highlight");
    let _standpoint = open(page, &article()?).await?;
    wait_for(page, 0, ".in-article summary").await?;
    click(page, 0, ".in-article summary").await?;
    click(page, 0, ".in-article li button").await?;
    let selected = "getSelection().toString().split(/\\s+/).join(' ')";
    page.wait_for(&format!("{selected}.startsWith('She is tired, not dying')"))
        .await?;
    click(page, 0, ".back-to-reading").await?;
    page.wait_for(&format!("{selected} === ''")).await
}

/// Returns a host page with the text of the other story's article as a site may format it: with
/// other quotation marks, inline elements and no-break spaces.
fn article() -> Result<String, Failure> {
    let pack = pack(OTHER)?;
    let paragraphs = pack["source"]["paragraphs"].as_array().cloned();
    let mut text = String::new();
    for (at, paragraph) in paragraphs.unwrap_or_default().iter().enumerate() {
        let words = string(&paragraph["text"]);
        let words = match at % 2 {
            0 => words.to_owned(),
            _ => words
                .replace(['“', '”'], "\"")
                .replacen(" is ", " <em>is</em>&nbsp;", 1)
                .replacen(", ", ",\n  ", 1),
        };
        text.push_str(&format!("<p id=\"p{}\">{words}</p>\n", at + 1));
    }
    let widget = "<stand-point id=\"first\" article=\"article\" view=\"compare\"";
    Ok(PLAIN
        .replace(
            "<p>What the article says.</p>",
            &format!("<article>{text}</article>"),
        )
        .replace("view=\"quiz\"", "")
        .replace("<stand-point id=\"first\"", widget))
}

/// Returns the highlighted text in the article, or the selected text without the Highlight API.
async fn highlighted(page: &Page) -> Result<String, Failure> {
    let marked = page
        .js("const marked = CSS.highlights?.get('standpoint-passage');
             const ranges = globalThis.Highlight ? [...(marked ?? [])] : [getSelection()];
             return ranges.map((range) => range.toString().split(/\\s+/).join(' ')).join(' | ')")
        .await?;
    Ok(string(&marked).to_owned())
}

pub async fn an_iframe_is_resized_and_emits_events(page: &Page) -> Result<(), Failure> {
    check_iframe(page, "").await?;
    page.enter_frame().await?;
    let has_stored = "return Object.keys(localStorage).length > 0";
    assert_eq!(page.js(has_stored).await?, true);
    page.leave_frame().await
}

pub async fn a_sandboxed_iframe_is_resized_and_emits_events(page: &Page) -> Result<(), Failure> {
    check_iframe(page, "sandbox=\"allow-scripts\"").await?;
    page.enter_frame().await?;
    let said = format!(
        "{}.textContent.includes('can’t save your answers')",
        inside(0, ".notices")
    );
    page.wait_for(&said).await?;
    page.leave_frame().await
}

/// Answers a question in an iframe; the host page must resize it and receive the event.
async fn check_iframe(page: &Page, sandbox: &str) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    let origin = &standpoint.origin;
    // Everything that the host page has to allow.
    let policy = format!(
        "default-src 'none'; script-src 'nonce-host' {origin}; frame-src {origin}; \
         style-src 'unsafe-inline'"
    );
    let host = standpoint.reply(&FRAME.replace("SANDBOX", sandbox));
    page.server()
        .put("/", host.with_header("content-security-policy", &policy));
    page.open("/").await?;
    // The iframe is off-screen and loads lazily.
    page.js("document.querySelector('iframe').scrollIntoView()")
        .await?;
    event(page, "ready").await?;
    let grown = "document.querySelector('iframe').offsetHeight > 500
        && document.querySelector('iframe').offsetHeight < 4000 && window.lied === true";
    page.wait_for(grown).await?;

    page.enter_frame().await?;
    crate::host::start_quiz(page, 0).await?;
    let fits = "document.documentElement.scrollHeight <= innerHeight + 1";
    page.wait_for(fits).await?;
    answer(page).await?;
    page.wait_for(fits).await?;
    page.leave_frame().await?;
    let answered = event(page, "answered").await?;
    assert_eq!(answered["progress"]["answered"], 1);
    let heights = page
        .js("return received.filter((it) => it.name === 'resized').length")
        .await?;
    assert!(heights.as_u64() < Some(20), "{heights} `resized` events");
    Ok(())
}

/// Waits until the element shows its fallback content and the error message.
async fn shows_fallback_and_error(page: &Page) -> Result<(), Failure> {
    page.wait_for(
        "document.querySelector('stand-point p').getBoundingClientRect().height > 0
         && document.querySelector('stand-point').shadowRoot.textContent.includes('can’t be shown')",
    )
    .await
}
