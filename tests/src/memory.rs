//! What a page in Chromium holds on to.

use serde_json::json;

use crate::cdp;
use crate::failure::Failure;
use crate::page::Page;

/// How much there is of each, once all that nothing holds is gone.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    /// Bytes of JavaScript's heap.
    pub heap: f64,
    /// Nodes, in a document or not.
    pub nodes: f64,
    /// Listeners for events.
    pub listeners: f64,
}

/// Has the garbage collected and looks at what is left.
///
/// # Errors
/// Where the browser is not Chromium.
pub async fn held(page: &Page) -> Result<Held, Failure> {
    let client = page.client();
    cdp::send(client, "Performance.enable", json!({})).await?;
    // What is let go of by a finalizer is garbage only the next time.
    for _ in 0..3 {
        cdp::send(client, "HeapProfiler.collectGarbage", json!({})).await?;
    }
    let metrics = cdp::send(client, "Performance.getMetrics", json!({})).await?;
    Ok(Held {
        heap: cdp::metric(&metrics, "JSHeapUsedSize")?,
        nodes: cdp::metric(&metrics, "Nodes")?,
        listeners: cdp::metric(&metrics, "JSEventListeners")?,
    })
}
