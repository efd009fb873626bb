//! The core's comparison in a pack of 20,000 actors, natively and as wasm in Chromium.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::engine::Engine;
use crate::failure::Failure;
use crate::page::Page;
use crate::server::{Reply, Server};
use crate::session::{Build, Scheme, Session};

/// Milliseconds by the name of the function.
pub(super) type Times = BTreeMap<String, f64>;

/// Both builds of `standpoint-core-bench`.
pub(super) struct Core {
    native: PathBuf,
    page: Page,
    /// The times of the first calls in the browser, before it has optimized the code.
    pub(super) first: Times,
}

impl Core {
    /// Starts the wasm of a folder in a page of its own, and calls each function once.
    pub(super) async fn start(native: &Path, wasm: &Path) -> Result<Self, Failure> {
        let server = Server::start(wasm).await?;
        server.put("/", Reply::html("<!doctype html><title>Core</title>"));
        let session = Session::start(Engine::Chromium, Scheme::Light, Build::Complete).await?;
        let page = Page::new(Engine::Chromium, session, server);
        page.open("/").await?;
        page.js_async(
            "window.core = await import('/core.js');
             await core.default();
             core.prepare()",
        )
        .await?;
        let mut core = Self {
            native: native.to_owned(),
            page,
            first: Times::new(),
        };
        core.first = core.call(1).await?;
        Ok(core)
    }

    /// Measures both once: natively and in the browser.
    pub(super) async fn measure(&self) -> Result<[Times; 2], Failure> {
        // A browser's clock is too coarse for one call of the fast function.
        Ok([self.run_native()?, self.call(10).await?])
    }

    fn run_native(&self) -> Result<Times, Failure> {
        let name = self.native.display();
        let output = Command::new(&self.native)
            .output()
            .map_err(|error| Failure::from(error).context(format!("starting {name}")))?;
        if !output.status.success() {
            let message = String::from_utf8_lossy(&output.stderr);
            return Err(Failure::new(format!(
                "{name}: {}: {message}",
                output.status
            )));
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    async fn call(&self, calls: u32) -> Result<Times, Failure> {
        let script = format!(
            "const time = (calls, run) => {{
                 const started = performance.now();
                 for (let call = 0; call < calls; call++) run();
                 return (performance.now() - started) / calls;
             }};
             return {{ agreements: time({calls}, core.agreements), robustness: time(1, core.robustness) }}"
        );
        Ok(serde_json::from_value(self.page.js_async(&script).await?)?)
    }
}
