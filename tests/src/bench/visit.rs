//! One visit to a page with a fresh browser profile.

use std::collections::BTreeMap;

use serde_json::json;

use super::conditions;
use crate::cdp;
use crate::engine::Engine;
use crate::failure::Failure;
use crate::session::{Build, Scheme, Session};

/// Measured values by metric, with the keys of `report::METRICS`.
pub(crate) type Visit = BTreeMap<String, f64>;

/// Opens `address` with a new profile, so without cache and service worker, and measures it.
pub(crate) async fn measure(address: &str, driver: Option<&str>) -> Result<Visit, Failure> {
    let session = Session::start(Engine::Chromium, Scheme::Light, Build::Complete).await?;
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
    conditions::apply(client).await?;
    client.goto(address).await?;
    let result = client
        .execute_async(include_str!("result.js"), Vec::new())
        .await?;
    if let Some(error) = result["error"].as_str() {
        return Err(Failure::new(error));
    }
    let mut visit: Visit = serde_json::from_value(result["value"].clone())?;
    let document = visit.get("document_ms").copied().unwrap_or_default();
    if document < conditions::LATENCY {
        return Err(Failure::new(format!(
            "network throttling has no effect: the document arrived after {document} ms"
        )));
    }
    let metrics = cdp::send(client, "Performance.getMetrics", json!({})).await?;
    for (name, key) in [("ScriptDuration", "script_ms"), ("TaskDuration", "task_ms")] {
        visit.insert(key.into(), cdp::metric(&metrics, name)? * 1_000.0);
    }
    Ok(visit)
}
