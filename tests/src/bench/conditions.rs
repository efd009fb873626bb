//! The simulated slow phone: network, CPU and screen emulation in Chromium.

use fantoccini::Client;
use serde_json::{Value, json};

use crate::cdp;
use crate::failure::Failure;

/// Time from a request to its first byte, in milliseconds.
pub(crate) const LATENCY: f64 = 150.0;
const KILOBITS_DOWN: f64 = 1_600.0;
const KILOBITS_UP: f64 = 750.0;
/// How many times slower the CPU is than this machine's.
const CPU_SLOWDOWN: f64 = 4.0;
const WIDTH: u32 = 412;
const HEIGHT: u32 = 823;

/// Returns the conditions for the report.
pub(crate) fn to_json() -> Value {
    json!({
        "latency_ms": LATENCY,
        "kilobits_down": KILOBITS_DOWN,
        "kilobits_up": KILOBITS_UP,
        "cpu_slowdown": CPU_SLOWDOWN,
        "width": WIDTH,
        "height": HEIGHT,
    })
}

/// Applies the conditions to the next page that `client` opens.
pub(crate) async fn apply(client: &Client) -> Result<(), Failure> {
    let screen =
        json!({ "width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1.75, "mobile": true });
    let network = json!({
        "offline": false,
        "latency": LATENCY,
        "downloadThroughput": KILOBITS_DOWN * 1_000.0 / 8.0,
        "uploadThroughput": KILOBITS_UP * 1_000.0 / 8.0,
    });
    let cpu = json!({ "rate": CPU_SLOWDOWN });
    for (method, parameters) in [
        ("Emulation.setDeviceMetricsOverride", screen),
        ("Network.enable", json!({})),
        ("Network.emulateNetworkConditions", network),
        ("Emulation.setCPUThrottlingRate", cpu),
    ] {
        cdp::send(client, method, parameters).await?;
    }
    Ok(())
}
