//! One visit of a page by a browser that has never been there.

use std::collections::BTreeMap;

use serde_json::json;

use super::conditions;
use crate::cdp;
use crate::engine::Engine;
use crate::failure::Failure;
use crate::session::{Scheme, Session};

/// What was measured, by the names of `report::METRICS`.
pub(crate) type Visit = BTreeMap<String, f64>;

/// Opens `address` with a new profile: nothing in a cache, and no service worker.
pub(crate) async fn measure(address: &str, driver: Option<&str>) -> Result<Visit, Failure> {
    let session = Session::start(Engine::Chromium, Scheme::Light).await?;
    let client = session.client();
    let script = format!("{}\n{}", include_str!("watch.js"), driver.unwrap_or(""));
    for (method, parameters) in [
        ("Page.enable", json!({})),
        ("Performance.enable", json!({})),
        (
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        ),
    ] {
        cdp::send(client, method, parameters).await?;
    }
    conditions::impose(client).await?;
    client.goto(address).await?;
    let told = client
        .execute_async(include_str!("result.js"), Vec::new())
        .await?;
    if let Some(error) = told["error"].as_str() {
        return Err(Failure::new(error));
    }
    let mut visit: Visit = serde_json::from_value(told["value"].clone())?;
    let document = visit.get("document_ms").copied().unwrap_or_default();
    if document < conditions::LATENCY {
        return Err(Failure::new(format!(
            "Chromium does not slow the network: the document was there after {document} ms"
        )));
    }
    let metrics = cdp::send(client, "Performance.getMetrics", json!({})).await?;
    for (name, told_as) in [("ScriptDuration", "script_ms"), ("TaskDuration", "task_ms")] {
        visit.insert(told_as.into(), cdp::metric(&metrics, name)? * 1_000.0);
    }
    Ok(visit)
}
