//! Dialogs scroll even if the host page locks its own scrolling.

use serde_json::json;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use crate::host::{self, PLAIN, inside};

/// A scroll lock as in common libraries: cancels gestures outside of scrollable elements.
const LOCK: &str = "<script nonce=host>
    window.cancelled = 0;
    const scrolls = (it) => {
        const { overflowX, overflowY } = getComputedStyle(it);
        return (it.scrollHeight > it.clientHeight && /auto|scroll/.test(overflowY)) ||
            (it.scrollWidth > it.clientWidth && /auto|scroll/.test(overflowX));
    };
    const lock = (event) => {
        for (let it = event.target; it && it !== document.documentElement; it = it.parentElement) {
            if (scrolls(it)) return;
        }
        event.preventDefault();
        cancelled += 1;
    };
    for (const type of ['touchmove', 'wheel']) {
        document.addEventListener(type, lock, { passive: false, capture: true });
    }
</script>";

/// Returns a JavaScript expression: whether a gesture on an element of the widget is cancelled.
fn is_cancelled(css: &str, event: &str) -> String {
    format!(
        "(() => {{
             const event = new Event('{event}', {{ bubbles: true, cancelable: true, composed: true }});
             return !{}.dispatchEvent(event);
         }})()",
        inside(0, css)
    )
}

pub async fn a_long_dialog_scrolls_in_a_scroll_locked_page(page: &Page) -> Result<(), Failure> {
    let host = PLAIN
        .replace("<script type", &[LOCK, "<script type"].concat())
        .replace("view=\"quiz\"", "view=\"compare\"");
    let _standpoint = host::open(page, &host).await?;
    host::wait_for(page, 0, "a.voice").await?;
    // The lock cancels gestures on elements that don't scroll.
    for event in ["touchmove", "wheel"] {
        let heading = format!("return {}", is_cancelled("h1", event));
        assert_eq!(page.js(&heading).await?, true, "{event}");
    }
    host::click(page, 0, "a.voice").await?;
    host::wait_for(page, 0, ".evidence-dialog[open] .position").await?;
    // Makes the dialog long enough to scroll.
    page.js(&format!(
        "{}.style.paddingBottom = '2000px'",
        inside(0, ".evidence-dialog .position")
    ))
    .await?;
    for event in ["touchmove", "wheel"] {
        let in_dialog = format!("return {}", is_cancelled(".evidence-dialog h2", event));
        assert_eq!(page.js(&in_dialog).await?, false, "{event}");
    }
    // Scrolling does not chain to the page.
    let behavior = format!(
        "return getComputedStyle({}).overscrollBehaviorY",
        inside(0, ".evidence-dialog")
    );
    assert_eq!(page.js(&behavior).await?, "contain");
    if page.engine() == Engine::Chromium {
        swipe(page).await?;
    }
    // In a dialog that fits, gestures stay cancelled, so that the page behind it doesn't scroll.
    page.js(&format!(
        "{}.replaceChildren('Short.')",
        inside(0, ".evidence-dialog")
    ))
    .await?;
    let short = format!("return {}", is_cancelled(".evidence-dialog", "touchmove"));
    assert_eq!(page.js(&short).await?, true);
    Ok(())
}

/// Scrolls the dialog by touch, which only Chromium can emulate.
async fn swipe(page: &Page) -> Result<(), Failure> {
    let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
    page.cdp("Emulation.setTouchEmulationEnabled", touch)
        .await?;
    let before = page.js("return cancelled").await?;
    let at = page
        .js(&format!(
            "const {{ left, top, width, height }} = {}.getBoundingClientRect();
             return [left + width / 2, top + height * 0.8]",
            inside(0, ".evidence-dialog")
        ))
        .await?;
    let x = at[0].as_f64().unwrap_or_default();
    let y = at[1].as_f64().unwrap_or_default();
    let touch = async |name: &str, points: &[(f64, f64)]| {
        let points = points.iter().map(|(x, y)| json!({ "x": x, "y": y }));
        let points: Vec<_> = points.collect();
        let event = json!({ "type": name, "touchPoints": points });
        page.cdp("Input.dispatchTouchEvent", event).await
    };
    touch("touchStart", &[(x, y)]).await?;
    for step in 1..=15 {
        touch("touchMove", &[(x, y - 14.0 * f64::from(step))]).await?;
    }
    touch("touchEnd", &[]).await?;
    page.wait_for(&format!(
        "{}.scrollTop > 100",
        inside(0, ".evidence-dialog")
    ))
    .await?;
    assert_eq!(page.js("return cancelled").await?, before);
    Ok(())
}
