//! Commands of the Chrome DevTools Protocol, which only chromedriver accepts.

use axum::http::Method;
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::failure::Failure;

/// Sends a command of the Chrome DevTools Protocol and returns its result.
pub(crate) async fn send(client: &Client, method: &str, params: Value) -> Result<Value, Failure> {
    let body = json!({ "cmd": method, "params": params });
    let answer = client
        .issue_cmd(Command::new("goog/cdp/execute", &body))
        .await;
    answer.map_err(|error| Failure::from(error).context(format!("Chromium's {method}")))
}

/// Returns a value from the result of `Performance.getMetrics`.
pub(crate) fn metric(metrics: &Value, name: &str) -> Result<f64, Failure> {
    let metrics = metrics["metrics"].as_array().map_or(&[][..], Vec::as_slice);
    metrics
        .iter()
        .find(|metric| metric["name"] == name)
        .and_then(|metric| metric["value"].as_f64())
        .ok_or_else(|| Failure::new(format!("Chromium reports no {name}")))
}

/// Returns and clears the console messages of Chromium itself.
///
/// Messages of scripts are recorded by the hook, and failed requests by the server.
pub(crate) async fn take_warnings(client: &Client) -> Result<Vec<String>, Failure> {
    let log = client
        .issue_cmd(Command::new("se/log", &json!({ "type": "browser" })))
        .await?;
    let logged_elsewhere = ["console-api", "javascript", "network", "security"];
    let entries = log.as_array().map_or(&[][..], Vec::as_slice).iter();
    let own = entries.filter(|entry| {
        !logged_elsewhere
            .iter()
            .any(|source| entry["source"] == *source)
    });
    Ok(own
        .map(|entry| format!("Chromium: {}", entry["message"]))
        .collect())
}

#[derive(Debug)]
struct Command {
    path: &'static str,
    body: String,
}

impl Command {
    fn new(path: &'static str, body: &Value) -> Self {
        Self {
            path,
            body: body.to_string(),
        }
    }
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.clone()))
    }
}
