//! How much script runs between an answer and its feedback, at the full speed of this machine.

use std::collections::BTreeMap;

use fantoccini::Client;
use serde_json::{Value, json};

use super::goal::median;
use crate::cdp;
use crate::compressed::CompressedServer;
use crate::engine::Engine;
use crate::failure::Failure;
use crate::packs::OTHER;
use crate::session::{Build, Scheme, Session};

/// Answers all questions of a story that has every kind of form. Returns the median for each, in
/// milliseconds.
pub(crate) async fn measure(server: &CompressedServer) -> Result<BTreeMap<String, f64>, Failure> {
    let session = Session::start(Engine::Chromium, Scheme::Light, Build::Complete).await?;
    let client = session.client();
    cdp::send(client, "Performance.enable", json!({})).await?;
    let address = server.url(&format!("{OTHER}.html#quiz"));
    client.goto(&address).await?;
    run(client, "await startQuiz(-1);").await?;
    let mut times: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    loop {
        let form = run(
            client,
            "const item = await find('.quiz .item, .summary');
             if (item.matches('.item')) fill(item);
             await pause();
             return item.querySelector('form')?.className;",
        );
        let Value::String(form) = form.await? else {
            break;
        };
        let before = script_ms(client).await?;
        run(
            client,
            "await click('.check button');
             await find('.verdict');
             // So that the feedback is painted.
             for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);",
        )
        .await?;
        let time = script_ms(client).await? - before;
        times.entry(form).or_default().push(time);
        run(client, "await pause(); await click('.next-steps .next');").await?;
    }
    let medians = times.into_iter();
    let medians = medians.filter_map(|(form, times)| Some((form, median(times.into_iter())?)));
    Ok(medians.collect())
}

async fn script_ms(client: &Client) -> Result<f64, Failure> {
    let metrics = cdp::send(client, "Performance.getMetrics", json!({})).await?;
    Ok(cdp::metric(&metrics, "ScriptDuration")? * 1_000.0)
}

async fn run(client: &Client, script: &str) -> Result<Value, Failure> {
    let script = format!(
        "{}
         const done = arguments[arguments.length - 1];
         (async () => {{ {script} }})().then(
             (value) => done({{ value }}),
             (error) => done({{ error: String(error) }}),
         );",
        include_str!("../helpers.js")
    );
    let result = client.execute_async(&script, Vec::new()).await?;
    match result["error"].as_str() {
        Some(error) => Err(Failure::new(error)),
        None => Ok(result["value"].clone()),
    }
}
