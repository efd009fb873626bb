//! Scenarios: one test of the page each, run once per engine.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Once;
use std::task::Poll;
use std::time::Duration;
use std::{fmt, fs, future};

use tokio::time::timeout;

use crate::engine::Engine;
use crate::failure::Failure;
use crate::page::Page;
use crate::paths;
use crate::server::Server;
use crate::session::{Build, Scheme, Session};

/// A test function, with the folder to serve and the browser settings that it needs.
#[derive(Clone, Copy)]
pub struct Scenario {
    name: &'static str,
    act: ScenarioFn,
    folder: fn() -> Result<PathBuf, Failure>,
    scheme: Scheme,
    browser: BrowserChoice,
    is_enabled: fn() -> bool,
}

/// In which browser a scenario runs.
#[derive(Clone, Copy, Debug)]
enum BrowserChoice {
    Shared,
    Own,
    Complete,
}

/// The browsers of one engine, shared by scenarios that run one after another. Starting a browser
/// takes longer than most scenarios.
#[derive(Debug, Default)]
pub struct Browsers {
    light: SharedBrowser,
    dark: SharedBrowser,
    retries: u32,
}

#[derive(Debug, Default)]
struct SharedBrowser {
    session: Option<Session>,
    scenarios: u32,
}

/// A scenario's function, boxed by the macro [`scenario!`](crate::scenario!).
pub type ScenarioFn =
    for<'a> fn(&'a Page) -> Pin<Box<dyn Future<Output = Result<(), Failure>> + 'a>>;

/// Turns an `async fn(&Page) -> Result<(), Failure>` into a
/// [`Scenario`](crate::scenario::Scenario), named after the function's path.
#[macro_export]
macro_rules! scenario {
    ($($act:ident)::+) => {
        $crate::scenario::Scenario::new(
            concat!($("::", stringify!($act)),+),
            |page| Box::pin($($act)::+(page)),
        )
    };
}

impl Scenario {
    /// Creates a scenario that serves the built page and uses the light colour scheme.
    pub fn new(name: &'static str, act: ScenarioFn) -> Self {
        Self {
            name: name.trim_start_matches(':'),
            act,
            folder: paths::dist,
            scheme: Scheme::Light,
            browser: BrowserChoice::Shared,
            is_enabled: || true,
        }
    }

    /// Serves the harness's fixtures instead of the built page.
    pub fn on_fixtures(self) -> Self {
        Self {
            folder: || Ok(paths::fixtures()),
            ..self
        }
    }

    /// Uses the dark colour scheme.
    pub fn in_dark_mode(self) -> Self {
        Self {
            scheme: Scheme::Dark,
            ..self
        }
    }

    /// Starts a new browser that no other scenario uses, in its complete build. For what outlives a
    /// window, such as counts of the browser's processes. In Firefox this costs as much as five
    /// scenarios.
    pub fn in_its_own_browser(self) -> Self {
        Self {
            browser: BrowserChoice::Own,
            ..self
        }
    }

    /// Runs in a complete build of the browser, for what [`Build::Headless`] lacks.
    pub fn in_a_complete_browser(self) -> Self {
        Self {
            browser: BrowserChoice::Complete,
            ..self
        }
    }

    /// Marks the scenario as ignored unless `is_enabled` returns true.
    pub fn run_if(self, is_enabled: fn() -> bool) -> Self {
        Self { is_enabled, ..self }
    }

    /// Returns false if the scenario is ignored in this run.
    pub fn is_enabled(&self) -> bool {
        (self.is_enabled)()
    }

    /// Returns the path of its function, such as `quiz::a_whole_quiz_by_keyboard`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Runs the scenario with a new server, in one of `browsers` or in a browser of its own. If it
    /// fails, the failure is printed and it runs once more, up to [`MAX_RETRIES`] times per engine:
    /// of many hundred runs on a busy machine, a few fail for no fault of the page. If it fails in a
    /// way of [`WEBKIT_BUGS`], it runs up to [`MAX_TRIES_IN_WEBKIT`] times.
    ///
    /// # Errors
    /// Fails if the scenario fails, panics or takes longer than 150 s, or if the page reported a
    /// problem that the scenario did not expect.
    pub async fn run(&self, engine: Engine, browsers: &mut Browsers) -> Result<(), Failure> {
        let mut tries = 1;
        while let Err(failure) = self.try_once(engine, browsers).await {
            let message = failure.to_string();
            if engine == Engine::Webkit && WEBKIT_BUGS.iter().any(|bug| message.contains(bug)) {
                if tries == MAX_TRIES_IN_WEBKIT {
                    return Err(failure);
                }
            } else {
                if tries > 1 || browsers.retries == MAX_RETRIES {
                    return Err(failure);
                }
                browsers.retries += 1;
            }
            tries += 1;
            eprintln!("{engine}::{} failed and runs again: {message}", self.name);
        }
        Ok(())
    }

    async fn try_once(&self, engine: Engine, browsers: &mut Browsers) -> Result<(), Failure> {
        // A screenshot of an earlier run would mislead. Usually there is none, so errors are
        // ignored.
        let _ = fs::remove_file(self.screenshot_path(engine));
        let server = Server::start(&(self.folder)()?).await?;
        let browser = browsers.of(engine, self.scheme);
        let shares_browser = match self.browser {
            BrowserChoice::Shared => true,
            BrowserChoice::Own => false,
            // Only Chromium has another build.
            BrowserChoice::Complete => engine != Engine::Chromium,
        };
        let session = match shares_browser {
            true => browser.acquire(engine, self.scheme).await?,
            false => Session::start(engine, self.scheme, Build::Complete).await?,
        };
        let page = Page::new(engine, session, server);
        let outcome = timeout(TIMEOUT, async {
            self.act(&page).await?;
            page.check().await
        });
        let outcome = outcome.await.unwrap_or_else(|_| {
            Err(Failure::new(format!(
                "not done after {} s",
                TIMEOUT.as_secs()
            )))
        });
        match outcome {
            Ok(()) => {
                if shares_browser {
                    browser.session = page.into_session();
                }
                Ok(())
            }
            // The browser of a failed scenario is not reused.
            Err(failure) => Err(self.with_evidence(failure, &page).await),
        }
    }

    /// Turns a panic into a failure, so that a failed assertion gets a screenshot too.
    async fn act(&self, page: &Page) -> Result<(), Failure> {
        capture_panics();
        let mut act = (self.act)(page);
        future::poll_fn(|context| {
            let polled = catch_unwind(AssertUnwindSafe(|| act.as_mut().poll(context)));
            polled.unwrap_or_else(|_| {
                Poll::Ready(Err(Failure::new(PANIC.take().unwrap_or_default())))
            })
        })
        .await
    }

    fn screenshot_path(&self, engine: Engine) -> PathBuf {
        let name = format!("{engine}-{}.png", self.name.replace("::", "-"));
        paths::screenshots().join(name)
    }

    async fn with_evidence(&self, failure: Failure, page: &Page) -> Failure {
        let file = self.screenshot_path(page.engine());
        let url = answer(page.url()).await;
        let url = url.unwrap_or_else(|failure| failure.to_string());
        let url: String = url.chars().take(200).collect();
        let problems = answer(page.problems()).await;
        let problems = problems.unwrap_or_else(|failure| vec![failure.to_string()]);
        // A screenshot may wait for one.
        let frame = match answer(page.js_async(FRAME)).await {
            Ok(_) => String::new(),
            Err(failure) => format!(", without a new frame: {failure}"),
        };
        let screenshot = match answer(page.screenshot(&file)).await {
            Ok(()) => file.display().to_string(),
            Err(failure) => format!("none: {failure}"),
        };
        let mut lines = vec![
            format!("at {url}"),
            format!("screenshot {screenshot}{frame}"),
        ];
        lines.extend(last(&problems).map(|problem| format!("log {problem}")));
        let visits = page.server().requests();
        lines.extend(last(&visits).map(|visit| format!("request {visit}")));
        Failure::new(format!("{failure}\n  {}", lines.join("\n  ")))
    }
}

impl Browsers {
    fn of(&mut self, engine: Engine, scheme: Scheme) -> &mut SharedBrowser {
        match (engine, scheme) {
            // The scheme of a window can be changed only in Chromium.
            (Engine::Chromium, _) | (_, Scheme::Light) => &mut self.light,
            (_, Scheme::Dark) => &mut self.dark,
        }
    }
}

impl SharedBrowser {
    /// Returns the browser with one empty window. Starts a new one if there is none, if it
    /// does not respond, or after [`MAX_SCENARIOS`] scenarios.
    async fn acquire(&mut self, engine: Engine, scheme: Scheme) -> Result<Session, Failure> {
        self.scenarios += 1;
        if let Some(session) = self.session.take()
            && !self.scenarios.is_multiple_of(MAX_SCENARIOS)
            && session.clear(engine, scheme).await.is_ok()
        {
            return Ok(session);
        }
        Session::start(engine, scheme, Build::Headless).await
    }
}

/// Scenarios per browser process: its memory grows with each.
const MAX_SCENARIOS: u32 = 80;

impl fmt::Debug for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scenario")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// Scenarios per engine that may fail once. More failures than that have a cause.
const MAX_RETRIES: u32 = 2;

/// What WebKitGTK sometimes does with valid WebAssembly on a page that has just opened: it throws
/// errors (<https://bugs.webkit.org/show_bug.cgi?id=259441>), and then gives no screenshot either. This
/// doesn't count as a retry: a fault of the page fails in each try.
const WEBKIT_BUGS: [&str; 3] = [
    "Out of bounds memory access",
    "Unreachable code should not be executed",
    NO_ANSWER,
];

/// How often a scenario is tried if it fails each time in one of these ways.
const MAX_TRIES_IN_WEBKIT: u32 = 3;

const NO_ANSWER: &str = "the browser does not answer";

/// Time limit of a scenario, not counting the start of its browser.
const TIMEOUT: Duration = Duration::from_secs(150);

/// Waits for the next frame.
const FRAME: &str = "await new Promise(requestAnimationFrame)";

/// Returns what the browser answers, or a failure after 5 s.
async fn answer<T>(answer: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let answer = timeout(Duration::from_secs(5), answer).await;
    answer.unwrap_or_else(|_| Err(Failure::new(NO_ANSWER)))
}

thread_local! {
    static PANIC: Cell<Option<String>> = const { Cell::new(None) };
}

/// Installs a panic hook that stores the message, so that it is reported with the trial's
/// screenshot.
fn capture_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| panic::set_hook(Box::new(|info| PANIC.set(Some(info.to_string())))));
}

fn last<T>(lines: &[T]) -> impl Iterator<Item = &T> {
    lines.iter().skip(lines.len().saturating_sub(10))
}
