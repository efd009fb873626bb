//! Print styles. Only Chromium can print in a test, so the print rules are applied on screen and
//! the page gets a `beforeprint` event.

use serde_json::json;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use crate::host::{self, PLAIN};
use crate::reader::{OTHER, open, pack, rate_all_at_once, string, strings};

/// JavaScript that swaps the media `print` and `screen` in all rules, and dispatches `beforeprint`.
const PRINT: &str = "
    const turn = (rules) => {
        for (const rule of rules) {
            const media = rule.media?.mediaText;
            if (/print/.test(media)) rule.media.mediaText = media.replace('print', 'screen');
            else if (/screen/.test(media)) rule.media.mediaText = media.replace('screen', 'print');
            if (rule.cssRules && !rule.selectorText) turn(rule.cssRules);
        }
    };
    const root = ROOT;
    // In WebKit `styleSheets` includes the adopted ones.
    const sheets = new Set([...root.styleSheets, ...root.adoptedStyleSheets]);
    for (const sheet of sheets) turn(sheet.cssRules);
    dispatchEvent(new Event('beforeprint'));
    // The code for the quiz on paper loads when the page is idle.
    const deadline = performance.now() + 10000;
    do await new Promise((done) => setTimeout(done, 50));
    while (root.querySelector('.quiz') && !root.querySelector('.paper') && performance.now() < deadline);";

/// JavaScript that returns all visible texts, from top to bottom.
const SEEN: &str = "
    const texts = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode, parent = text.parentElement;
        const range = document.createRange();
        range.selectNodeContents(text);
        const { top, width } = range.getBoundingClientRect();
        const isSeen = parent.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
        if (text.data.trim() && width > 1 && isSeen) texts.push([top, text.data]);
    }
    texts.sort(([one], [other]) => one - other);
    return texts.map(([, text]) => text.trim().replace(/\\s+/g, ' '))";

const IN_ELEMENT: &str = "document.querySelector('stand-point').shadowRoot";

async fn printed(page: &Page, root: &str) -> Result<Vec<String>, Failure> {
    let script = [PRINT.replace("ROOT", root), SEEN.to_owned()].concat();
    Ok(strings(&page.js_async(&script).await?))
}

pub async fn a_story_prints_all_actors_and_roles(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html")).await?;
    page.click(".evidence a").await?;
    page.find(".evidence-dialog[open]").await?;
    let on_paper = printed(page, "document").await?;
    check_actors(&on_paper)?;
    no_controls_are_printed(page, "document").await?;

    let _standpoint = host::open(page, &PLAIN.replace("view=\"quiz\"", "theme=\"dark\"")).await?;
    host::wait_for(page, 0, "h1").await?;
    host::click(page, 0, ".evidence a").await?;
    host::wait_for(page, 0, ".evidence-dialog[open]").await?;
    let on_paper = printed(page, IN_ELEMENT).await?;
    check_actors(&on_paper)?;
    no_controls_are_printed(page, IN_ELEMENT).await
}

fn check_actors(on_paper: &[String]) -> Result<(), Failure> {
    let pack = pack(OTHER)?;
    for actor in pack["actors"].as_array().into_iter().flatten() {
        for text in [string(&actor["name"]), string(&actor["role"])] {
            let is_there = on_paper.iter().any(|it| it == text);
            assert!(is_there, "{text} is not on paper: {on_paper:?}");
        }
    }
    Ok(())
}

/// Checks that no button, navigation or dialog is printed, except for buttons that show a stance.
async fn no_controls_are_printed(page: &Page, root: &str) -> Result<(), Failure> {
    let dead = format!(
        "return [...{root}.querySelectorAll('.button, button:not(.voices-button, .toggle, .filters-toggle), nav, dialog, .story-menu')]
            .filter((it) => it.getClientRects().length > 0)
            .map((it) => it.outerHTML.slice(0, 80))"
    );
    assert_eq!(strings(&page.js(&dead).await?), [""; 0]);
    Ok(())
}

pub async fn a_quiz_prints_all_questions_then_the_answers(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    let on_paper = printed(page, "document").await?;
    questions_come_before_answers(&on_paper)?;
    no_controls_are_printed(page, "document").await?;
    // Afterwards the page is restored.
    page.js("dispatchEvent(new Event('afterprint'))").await?;
    page.wait_for("document.querySelector('.paper') === null && document.querySelector('.item form') !== null")
        .await?;

    let _standpoint = host::open_whole_quiz(page, PLAIN).await?;
    let on_paper = printed(page, IN_ELEMENT).await?;
    questions_come_before_answers(&on_paper)?;
    no_controls_are_printed(page, IN_ELEMENT).await
}

/// Checks that all authored questions are printed before all reasons of their options.
fn questions_come_before_answers(on_paper: &[String]) -> Result<(), Failure> {
    let find = |text: &str| {
        let at = on_paper.iter().position(|it| it.contains(text));
        at.ok_or_else(|| Failure::new(format!("{text} is not on paper: {on_paper:?}")))
    };
    let pack = pack(OTHER)?;
    let (mut last_question, mut first_answer) = (0, usize::MAX);
    for question in pack["questions"].as_array().into_iter().flatten() {
        last_question = last_question.max(find(string(&question["prompt"]))?);
        let options = question["kind"]["single-choice"]["options"].as_array();
        for option in options.into_iter().flatten() {
            first_answer = first_answer.min(find(string(&option["reason"]))?);
        }
    }
    assert!(first_answer < usize::MAX && last_question > 0);
    assert!(last_question < first_answer, "{on_paper:?}");
    Ok(())
}

pub async fn without_scripts_answers_print_after_all_questions(page: &Page) -> Result<(), Failure> {
    page.open_without_scripts(700, &format!("/{OTHER}.html"))
        .await?;
    let print = PRINT.replace("ROOT", "page.document");
    let look = SEEN.replace("document.", "page.document.");
    let script =
        format!("const page = document.querySelector('iframe').contentWindow; {print} {look}");
    let on_paper = strings(&page.js_async(&script).await?);
    check_actors(&on_paper)?;
    questions_come_before_answers(&on_paper)?;
    // Questions and answers have the same numbers.
    let numbers = page
        .js_from_parent(
            "const of = (css) => [...page.document.querySelectorAll('#quiz > ol > li > ' + css)]
                 .map((it) => page.getComputedStyle(it, '::before').content);
             return [of('h3'), of('details > summary')]",
        )
        .await?;
    assert_eq!(numbers[0], numbers[1]);
    assert!(numbers[0][0].as_str().is_some_and(|it| it != "none"));
    Ok(())
}

/// The voices of an institution are folded on screen, and their mark is the line that opens them.
pub async fn a_result_prints_the_voices_of_institutions(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#you")).await?;
    rate_all_at_once(page).await?;
    page.js(
        "document.querySelectorAll('.proposition-form').forEach((form) =>
            form.querySelectorAll('.answer input')[3].click())",
    )
    .await?;
    page.click(".on-side > li:first-child summary").await?;
    page.find(".by-statement .voices").await?;
    let on_paper = printed(page, "document").await?;
    let council = on_paper.iter().filter(|it| *it == "Town council").count();
    assert!(council > 1, "{on_paper:?}");
    // What the reader hasn't opened stays out.
    let is_folded = |it: &&String| it.contains("Spoke on only one or two");
    assert_eq!(on_paper.iter().find(is_folded), None);
    Ok(())
}

/// Texts must be dark, because browsers don't print the page's background.
pub async fn a_dark_element_prints_dark_on_white(page: &Page) -> Result<(), Failure> {
    for view in ["story", "you", "compare"] {
        let host = PLAIN.replace("view=\"quiz\"", &format!("view={view} theme=dark"));
        let _standpoint = host::open(page, &host).await?;
        host::wait_for(page, 0, &format!(".{view}")).await?;
        printed(page, IN_ELEMENT).await?;
        check_contrast(page, IN_ELEMENT).await?;
    }
    Ok(())
}

pub async fn in_dark_mode_the_page_prints_dark_on_white(page: &Page) -> Result<(), Failure> {
    for view in ["story", "quiz", "compare", "you"] {
        open(page, &format!("/{OTHER}.html?{view}#{view}")).await?;
        printed(page, "document").await?;
        check_contrast(page, "document").await?;
    }
    Ok(())
}

/// Checks that each text has a contrast of at least 4.5 to 1 with its own background, or else with
/// white: the page's background is not printed.
async fn check_contrast(page: &Page, root: &str) -> Result<(), Failure> {
    let script = format!(
        "const root = {root};
         const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
         const channel = (it) => (it <= 10 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4);
         const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
         const groundOf = (it) => {{
             for (; !it.matches('.standpoint'); it = it.parentElement) {{
                 const ground = numbers(getComputedStyle(it).backgroundColor);
                 if (ground[3] !== 0) return ground;
             }}
             return [255, 255, 255];
         }};
         const pale = [];
         for (const it of root.querySelectorAll('.standpoint *')) {{
             const says = [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
             if (!says || !it.checkVisibility() || it.closest('.visually-hidden, option')) continue;
             const [one, other] = [light(numbers(getComputedStyle(it).color)), light(groundOf(it))];
             const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
             if (contrast < 4.5) pale.push(`${{contrast}}: ${{it.outerHTML.slice(0, 90)}}`);
         }}
         return pale"
    );
    assert_eq!(page.js(&script).await?, json!([]));
    Ok(())
}
