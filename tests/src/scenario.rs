//! One thing that a reader does, and how it is tried in an engine.

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
use crate::session::{Scheme, Session};

/// A function from a page to an outcome, with what it needs around it.
#[derive(Clone, Copy)]
pub struct Scenario {
    name: &'static str,
    act: Act,
    folder: fn() -> Result<PathBuf, Failure>,
    scheme: Scheme,
    shares_browser: bool,
    is_asked_for: fn() -> bool,
}

/// A browser of one engine that scenarios use one after another: to start one takes longer than most
/// of them.
#[derive(Debug, Default)]
pub struct Browser {
    session: Option<Session>,
    scenarios: u32,
}

/// What a scenario's function comes down to; the macro [`scenario!`](crate::scenario!) makes it.
pub type Act = for<'a> fn(&'a Page) -> Pin<Box<dyn Future<Output = Result<(), Failure>> + 'a>>;

/// Makes an `async fn(&Page) -> Result<(), Failure>` a [`Scenario`](crate::scenario::Scenario)
/// named by its path.
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
    /// A scenario on the built page, in light colours.
    pub fn new(name: &'static str, act: Act) -> Self {
        Self {
            name: name.trim_start_matches(':'),
            act,
            folder: paths::dist,
            scheme: Scheme::Light,
            shares_browser: true,
            is_asked_for: || true,
        }
    }

    /// The same on the fixtures of the harness.
    pub fn on_fixtures(self) -> Self {
        Self {
            folder: || Ok(paths::fixtures()),
            ..self
        }
    }

    /// The same in dark colours.
    pub fn in_the_dark(self) -> Self {
        Self {
            scheme: Scheme::Dark,
            ..self.in_its_own_browser()
        }
    }

    /// The same in a browser that no other scenario has used or uses afterwards: for what outlives a
    /// window, such as what is stored for files or what the browser as a whole is set to.
    pub fn in_its_own_browser(self) -> Self {
        Self {
            shares_browser: false,
            ..self
        }
    }

    /// The same, where one has asked for it.
    pub fn if_asked_for(self, is_asked_for: fn() -> bool) -> Self {
        Self {
            is_asked_for,
            ..self
        }
    }

    /// Whether a run has it.
    pub fn is_asked_for(&self) -> bool {
        (self.is_asked_for)()
    }

    /// The path of its function.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Tries it with a server of its own, in `browser` or in a browser of its own.
    ///
    /// # Errors
    /// Where it fails, panics, hangs, or leaves a problem behind that it did not expect.
    pub async fn run(&self, engine: Engine, browser: &mut Browser) -> Result<(), Failure> {
        match self.try_once(engine, browser).await {
            Err(failure) if engine == Engine::Webkit => {
                let told = failure.to_string();
                let Some(bug) = WEBKIT_BUG.iter().find(|bug| told.contains(**bug)) else {
                    return Err(failure);
                };
                eprintln!("{engine}::{}: {bug}; tried once more", self.name);
                self.try_once(engine, browser).await
            }
            outcome => outcome,
        }
    }

    async fn try_once(&self, engine: Engine, browser: &mut Browser) -> Result<(), Failure> {
        // The one of an earlier run would mislead; as a rule there is none.
        let _ = fs::remove_file(self.picture(engine));
        let server = Server::start(&(self.folder)()?).await?;
        let session = match self.shares_browser {
            true => browser.take(engine, self.scheme).await?,
            false => Session::start(engine, self.scheme).await?,
        };
        let page = Page::new(engine, session, server);
        let outcome = timeout(LIMIT, async {
            self.act(&page).await?;
            page.check().await
        });
        let outcome = outcome.await.unwrap_or_else(|_| {
            Err(Failure::new(format!(
                "not done after {} s",
                LIMIT.as_secs()
            )))
        });
        match outcome {
            Ok(()) => {
                if self.shares_browser {
                    browser.session = page.into_session();
                }
                Ok(())
            }
            // Its browser is not used again.
            Err(failure) => Err(self.with_evidence(failure, &page).await),
        }
    }

    /// Lets a failed assertion be a failure, so that there is a picture of it too.
    async fn act(&self, page: &Page) -> Result<(), Failure> {
        keep_panics();
        let mut act = (self.act)(page);
        future::poll_fn(|context| {
            let polled = catch_unwind(AssertUnwindSafe(|| act.as_mut().poll(context)));
            polled.unwrap_or_else(|_| {
                Poll::Ready(Err(Failure::new(PANIC.take().unwrap_or_default())))
            })
        })
        .await
    }

    fn picture(&self, engine: Engine) -> PathBuf {
        let name = format!("{engine}-{}.png", self.name.replace("::", "-"));
        paths::screenshots().join(name)
    }

    async fn with_evidence(&self, failure: Failure, page: &Page) -> Failure {
        let file = self.picture(page.engine());
        let evidence = timeout(EVIDENCE_LIMIT, async {
            let url = page
                .url()
                .await
                .unwrap_or_else(|failure| failure.to_string());
            let problems = page.problems().await.unwrap_or_default();
            let picture = match page.screenshot(&file).await {
                Ok(()) => file.display().to_string(),
                Err(failure) => format!("none: {failure}"),
            };
            let url: String = url.chars().take(200).collect();
            let mut lines = vec![format!("at {url}"), format!("picture {picture}")];
            lines.extend(last(&problems).map(|problem| format!("log {problem}")));
            lines
        });
        let mut lines = evidence
            .await
            .unwrap_or_else(|_| vec!["the browser hangs".into()]);
        let visits = page.server().requests();
        lines.extend(last(&visits).map(|visit| format!("request {visit}")));
        Failure::new(format!("{failure}\n  {}", lines.join("\n  ")))
    }
}

impl Browser {
    /// The browser with one empty window; a new one where there is none, it does not answer, or it
    /// has been used for long.
    async fn take(&mut self, engine: Engine, scheme: Scheme) -> Result<Session, Failure> {
        self.scenarios += 1;
        if let Some(session) = self.session.take()
            && !self.scenarios.is_multiple_of(SCENARIOS)
            && session.clear(engine, scheme).await.is_ok()
        {
            return Ok(session);
        }
        Session::start(engine, scheme).await
    }
}

/// So many scenarios share a browser, which takes more memory with each.
const SCENARIOS: u32 = 40;

impl fmt::Debug for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scenario")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// What WebKitGTK throws now and then at WebAssembly that is sound, on a page just opened:
/// <https://bugs.webkit.org/show_bug.cgi?id=259441>. What is not sound fails again.
const WEBKIT_BUG: [&str; 2] = [
    "Out of bounds memory access",
    "Unreachable code should not be executed",
];

/// What a scenario gets, once its browser is up.
const LIMIT: Duration = Duration::from_secs(90);

const EVIDENCE_LIMIT: Duration = Duration::from_secs(15);

thread_local! {
    static PANIC: Cell<Option<String>> = const { Cell::new(None) };
}

/// Keeps what a panic says for the report of its trial, where it stands beside the picture.
fn keep_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| panic::set_hook(Box::new(|info| PANIC.set(Some(info.to_string())))));
}

fn last<T>(lines: &[T]) -> impl Iterator<Item = &T> {
    lines.iter().skip(lines.len().saturating_sub(10))
}
