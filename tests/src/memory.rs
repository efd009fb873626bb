//! Memory usage of a page in Chromium.

use serde_json::json;

use crate::cdp;
use crate::failure::Failure;
use crate::page::Page;

/// Memory usage after garbage collection.
#[derive(Clone, Copy, Debug)]
pub struct MemoryUsage {
    /// Bytes of the JavaScript heap.
    pub heap: f64,
    /// DOM nodes, attached or detached.
    pub nodes: f64,
    /// Event listeners.
    pub listeners: f64,
}

/// Collects garbage and returns the memory usage.
///
/// # Errors
/// Fails if the browser is not Chromium.
pub async fn memory_usage(page: &Page) -> Result<MemoryUsage, Failure> {
    let client = page.client();
    cdp::send(client, "Performance.enable", json!({})).await?;
    // Objects released by a finalizer are collected only the next time.
    for _ in 0..3 {
        cdp::send(client, "HeapProfiler.collectGarbage", json!({})).await?;
    }
    let metrics = cdp::send(client, "Performance.getMetrics", json!({})).await?;
    Ok(MemoryUsage {
        heap: cdp::metric(&metrics, "JSHeapUsedSize")?,
        nodes: cdp::metric(&metrics, "Nodes")?,
        listeners: cdp::metric(&metrics, "JSEventListeners")?,
    })
}
