//! A browser window: navigation, input, queries, and the problems that its pages report.

mod keyboard;

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, Locator};
use serde_json::Value;
use tokio::time::sleep;
use url::Url;

pub use fantoccini::key::Key;

use crate::cdp;
use crate::engine::Engine;
use crate::failure::Failure;
use crate::server::{FRAME_PATH, HARNESS_PREFIX, Server};
use crate::session::{Ending, Scheme, Session};

/// How long tests wait for a condition before they fail.
pub const TIMEOUT: Duration = Duration::from_secs(10);

/// A browser window that opens pages of one server.
///
/// Methods that wait give up after [`TIMEOUT`], with an error that says what they waited for.
#[derive(Debug)]
pub struct Page {
    engine: Engine,
    session: Session,
    server: Arc<Server>,
    is_closed: Cell<bool>,
    in_frame: Cell<bool>,
    tabs: RefCell<Vec<WindowHandle>>,
    problems: RefCell<Vec<String>>,
    expected: RefCell<Vec<String>>,
    allowed: RefCell<Vec<String>>,
}

impl Page {
    /// Creates a page in the window of `session` that opens what `server` serves.
    pub fn new(engine: Engine, session: Session, server: Server) -> Self {
        Self::with_server(engine, session, Arc::new(server))
    }

    /// Ends the browser and starts it again with the same profile. Use the returned page from then
    /// on.
    ///
    /// # Errors
    /// Fails if the browser does not start, and always in WebKit, which saves no profile.
    pub async fn restart_browser(&self, ending: Ending) -> Result<Self, Failure> {
        self.collect().await?;
        self.is_closed.set(true);
        let session = self
            .session
            .restart(ending, self.engine, Scheme::Light)
            .await?;
        Ok(Self::with_server(
            self.engine,
            session,
            Arc::clone(&self.server),
        ))
    }

    fn with_server(engine: Engine, session: Session, server: Arc<Server>) -> Self {
        Self {
            engine,
            session,
            server,
            is_closed: Cell::new(false),
            in_frame: Cell::new(false),
            tabs: RefCell::default(),
            problems: RefCell::default(),
            expected: RefCell::default(),
            allowed: RefCell::default(),
        }
    }

    /// Returns the session, or `None` if [`Page::restart_browser`] has replaced it.
    pub(crate) fn into_session(self) -> Option<Session> {
        (!self.is_closed.get()).then_some(self.session)
    }

    /// Returns the engine, for tests that one engine can't run.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Returns the server, to set replies and to read its request log.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Opens `at`, a path with an optional query and fragment.
    ///
    /// As in the address bar, changing only the fragment does not reload the page.
    ///
    /// # Errors
    /// Fails if the browser cannot load it.
    pub async fn open(&self, at: &str) -> Result<(), Failure> {
        self.goto(&self.server.url(at)).await?;
        self.in_frame.set(false);
        Ok(())
    }

    /// Opens `at` in a new tab and switches to it.
    ///
    /// # Errors
    /// Fails if the browser cannot open or load it.
    pub async fn open_in_tab(&self, at: &str) -> Result<(), Failure> {
        let client = self.client();
        let here = client.window().await?;
        let new = client.new_window(true).await?.handle;
        {
            let mut tabs = self.tabs.borrow_mut();
            if tabs.is_empty() {
                tabs.push(here);
            }
            // Recorded here, since each engine lists tabs in a different order.
            tabs.push(new.clone());
        }
        client.switch_to_window(new).await?;
        self.open(at).await
    }

    /// Switches to a tab, counted from 0 in the order in which they were opened.
    ///
    /// # Errors
    /// Fails if there is no such tab.
    pub async fn go_to_tab(&self, number: usize) -> Result<(), Failure> {
        let tab = self.tabs.borrow().get(number).cloned();
        let tab = tab.ok_or_else(|| Failure::new(format!("there is no tab {number}")))?;
        self.in_frame.set(false);
        Ok(self.client().switch_to_window(tab).await?)
    }

    /// Opens an absolute URL, which may be on another server. Messages that the current page logs
    /// while it unloads are lost.
    ///
    /// # Errors
    /// Fails if the browser cannot load it.
    pub async fn open_url(&self, url: &str) -> Result<(), Failure> {
        self.goto(url).await?;
        self.in_frame.set(false);
        Ok(())
    }

    /// Opens `at` with credentials in the URL: `password` is `user:secret`, for example.
    ///
    /// # Errors
    /// Fails if the browser cannot load it.
    pub async fn open_with_credentials(&self, password: &str, at: &str) -> Result<(), Failure> {
        let url = self.server.url_with_credentials(password, at);
        self.open_url(&url).await
    }

    /// Opens a local file by its `file:` URL.
    ///
    /// # Errors
    /// Fails if the browser cannot load it.
    pub async fn open_file(&self, file: &Path) -> Result<(), Failure> {
        let url = Url::from_file_path(file)
            .map_err(|()| Failure::new(format!("{} is not an absolute path", file.display())))?;
        self.open_url(url.as_str()).await
    }

    /// Opens `at` in an iframe `width` CSS pixels wide and enters it.
    ///
    /// Windows of Firefox and WebKit can't be as narrow as 320 pixels; an iframe can.
    ///
    /// # Errors
    /// Fails if the browser cannot load it.
    pub async fn open_in_frame(&self, width: u32, at: &str) -> Result<(), Failure> {
        self.open_frame(width, None, at).await?;
        self.in_frame.set(true);
        self.enter_frame().await
    }

    /// Opens `at` in an iframe with this `sandbox` attribute, which must include `allow-scripts`,
    /// and enters it.
    ///
    /// # Errors
    /// Fails if the browser cannot load it.
    pub async fn open_in_sandbox(
        &self,
        width: u32,
        sandbox: &str,
        at: &str,
    ) -> Result<(), Failure> {
        self.open_frame(width, Some(sandbox), at).await?;
        self.enter_frame().await
    }

    async fn open_frame(&self, width: u32, sandbox: Option<&str>, at: &str) -> Result<(), Failure> {
        let mut query = vec![("width", width.to_string()), ("at", at.to_owned())];
        query.extend(sandbox.map(|sandbox| ("sandbox", sandbox.to_owned())));
        let url = Url::parse_with_params(&self.server.url(FRAME_PATH), query)?;
        self.goto(url.as_str()).await?;
        self.in_frame.set(false);
        Ok(())
    }

    /// Opens `at` without scripts, in an iframe `width` CSS pixels wide, and stays in the parent
    /// document: [`Page::js_from_parent`] reads the iframe's content.
    ///
    /// # Errors
    /// Fails if the browser cannot load it.
    pub async fn open_without_scripts(&self, width: u32, at: &str) -> Result<(), Failure> {
        self.open_frame(width, Some("allow-same-origin"), at)
            .await?;
        self.wait_for("document.querySelector('iframe').contentDocument?.readyState === 'complete'")
            .await
    }

    /// Runs `script` as the body of a function in the parent document of
    /// [`Page::open_without_scripts`], where `page` is the iframe's window.
    ///
    /// # Errors
    /// Fails if it throws.
    pub async fn js_from_parent(&self, script: &str) -> Result<Value, Failure> {
        let page = "const page = document.querySelector('iframe').contentWindow;";
        self.js(&format!("{page} {script}")).await
    }

    /// Enters the first iframe of the current document.
    ///
    /// # Errors
    /// Fails if there is none.
    pub async fn enter_frame(&self) -> Result<(), Failure> {
        self.find("iframe").await?.enter_frame().await?;
        Ok(())
    }

    /// Leaves an iframe for its parent document.
    ///
    /// # Errors
    /// Fails if the browser does not answer.
    pub async fn leave_frame(&self) -> Result<(), Failure> {
        Ok(self.client().clone().enter_parent_frame().await?)
    }

    /// Reloads the page, or the page in the iframe after [`Page::open_in_frame`].
    ///
    /// # Errors
    /// Fails if the browser cannot load it.
    pub async fn reload(&self) -> Result<(), Failure> {
        if self.in_frame.get() {
            let at = self
                .js("return location.pathname + location.search + location.hash")
                .await?;
            let width = self.js("return innerWidth").await?;
            let (Some(at), Some(width)) = (at.as_str(), width.as_u64()) else {
                return Err(Failure::new("the iframe has no location or width"));
            };
            return self.open_in_frame(u32::try_from(width)?, at).await;
        }
        self.client().refresh().await?;
        Ok(())
    }

    /// Returns the URL of the document.
    ///
    /// # Errors
    /// Fails if the browser does not answer.
    pub async fn url(&self) -> Result<String, Failure> {
        Ok(text_of(self.js("return location.href").await?))
    }

    /// Returns all visible text.
    ///
    /// # Errors
    /// Fails if the browser does not answer.
    pub async fn text(&self) -> Result<String, Failure> {
        self.text_in("body").await
    }

    /// Returns the visible text of the first element that matches `css`.
    ///
    /// # Errors
    /// Fails if there is none.
    pub async fn text_in(&self, css: &str) -> Result<String, Failure> {
        Ok(self.find(css).await?.text().await?)
    }

    /// Waits for an element that matches `css` and returns the first one.
    ///
    /// # Errors
    /// Fails if none appears.
    pub async fn find(&self, css: &str) -> Result<Element, Failure> {
        let deadline = Instant::now() + TIMEOUT;
        loop {
            match self.client().find(Locator::Css(css)).await {
                Err(error) if error.is_no_such_element() && Instant::now() < deadline => {
                    sleep(POLL).await;
                }
                found => {
                    return found.map_err(|error| {
                        Failure::from(error).context(format!("looking for `{css}`"))
                    });
                }
            }
        }
    }

    /// Returns how many elements match `css` now.
    ///
    /// # Errors
    /// Fails if the selector is malformed.
    pub async fn count(&self, css: &str) -> Result<usize, Failure> {
        Ok(self.client().find_all(Locator::Css(css)).await?.len())
    }

    /// Waits for an element that matches `css` and clicks the first one.
    ///
    /// # Errors
    /// Fails if there is none, or it cannot be clicked.
    pub async fn click(&self, css: &str) -> Result<(), Failure> {
        let clicked = self.find(css).await?.click().await;
        clicked.map_err(|error| Failure::from(error).context(format!("clicking `{css}`")))
    }

    /// Waits for an element that matches `css` and double-clicks the middle of the first one.
    ///
    /// # Errors
    /// Fails if there is none, or if the browser has no pointer.
    pub async fn double_click(&self, css: &str) -> Result<(), Failure> {
        let element = self.find(css).await?;
        self.js(&format!(
            "document.querySelector({}).scrollIntoView({{ block: 'center' }})",
            Value::from(css)
        ))
        .await?;
        let button = MOUSE_BUTTON_LEFT;
        let to = PointerAction::MoveToElement {
            element,
            duration: None,
            x: 0.0,
            y: 0.0,
        };
        let click = [PointerAction::Down { button }, PointerAction::Up { button }];
        let moved = MouseActions::new("mouse".into()).then(to);
        let clicks = click.iter().cycle().take(4).cloned();
        let mouse = clicks.fold(moved, MouseActions::then);
        self.client().perform_actions(mouse).await?;
        Ok(())
    }

    /// Describes the focused element, such as `button#next "Next question"`, or `body` if there is
    /// none.
    ///
    /// # Errors
    /// Fails if the browser does not answer.
    pub async fn focused(&self) -> Result<String, Failure> {
        Ok(text_of(self.js(include_str!("focused.js")).await?))
    }

    /// Runs `script` as the body of a function and returns its result.
    ///
    /// # Errors
    /// Fails if it throws.
    pub async fn js(&self, script: &str) -> Result<Value, Failure> {
        let value = self.client().execute(script, Vec::new()).await;
        value.map_err(|error| {
            Failure::from(error).context(format!("running `{}`", first_line(script)))
        })
    }

    /// Runs `script` as the body of an async function and returns its resolved value.
    ///
    /// # Errors
    /// Fails if it throws.
    pub async fn js_async(&self, script: &str) -> Result<Value, Failure> {
        let wrapped = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {script} }})().then(
                 (value) => done({{ value: value ?? null }}),
                 (error) => done({{ error: String(error) }}),
             );"
        );
        let doing = || format!("running `{}`", first_line(script));
        let mut answer = self
            .client()
            .execute_async(&wrapped, Vec::new())
            .await
            .map_err(|error| Failure::from(error).context(doing()))?;
        match answer.get("error") {
            Some(error) => Err(Failure::new(text_of(error.clone())).context(doing())),
            None => Ok(answer["value"].take()),
        }
    }

    /// Waits until the JavaScript expression `js` is `true`.
    ///
    /// # Errors
    /// Fails if it does not become `true` in time. The error has its last value.
    pub async fn wait_for(&self, js: &str) -> Result<(), Failure> {
        let script = format!("return ({js})");
        let deadline = Instant::now() + TIMEOUT;
        loop {
            let last = match self.js(&script).await {
                Ok(Value::Bool(true)) => return Ok(()),
                Ok(value) => format!("it is {value}"),
                Err(failure) => failure.to_string(),
            };
            if Instant::now() > deadline {
                return Err(Failure::new(format!(
                    "timed out waiting for `{js}`: {last}"
                )));
            }
            sleep(POLL).await;
        }
    }

    /// Waits until the page has loaded, its document has not changed for 300 ms, and fonts and
    /// finite animations are done.
    ///
    /// # Errors
    /// Fails if the document keeps changing for 10 s.
    pub async fn settle(&self) -> Result<(), Failure> {
        self.js_async(include_str!("settle.js")).await?;
        Ok(())
    }

    /// Writes a screenshot of the window to `file`, as PNG.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    pub async fn screenshot(&self, file: &Path) -> Result<(), Failure> {
        let png = self.client().screenshot().await?;
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, png)
            .map_err(|error| Failure::from(error).context(format!("writing {}", file.display())))
    }

    /// Sends a command of the Chrome DevTools Protocol.
    ///
    /// # Errors
    /// Fails if Chromium refuses the command, and always in the other engines.
    pub async fn cdp(&self, method: &str, params: Value) -> Result<Value, Failure> {
        self.session.set_window_is_altered();
        cdp::send(self.client(), method, params).await
    }

    /// Requires a problem that contains `part`: [`Page::check`] fails if there is none.
    pub fn expect(&self, part: &str) {
        self.expected.borrow_mut().push(part.to_owned());
    }

    /// Allows problems that contain one of `parts`. For messages that not every engine reports.
    pub fn allow<const N: usize>(&self, parts: [&str; N]) {
        self.allowed.borrow_mut().extend(parts.map(String::from));
    }

    /// Returns all problems so far: console errors and warnings, and requests answered with a
    /// status of 400 or more.
    ///
    /// # Errors
    /// Fails if the browser does not answer.
    pub async fn problems(&self) -> Result<Vec<String>, Failure> {
        self.collect().await?;
        let failed = self
            .server
            .requests()
            .into_iter()
            .filter(|visit| visit.status >= 400);
        let mut problems: Vec<String> = failed.map(|visit| visit.to_string()).collect();
        problems.extend(self.problems.borrow().iter().cloned());
        Ok(problems)
    }

    /// Checks that all expected problems were reported, and no others except allowed ones.
    ///
    /// # Errors
    /// Fails if there is a problem that is neither expected nor allowed, or if an expected one is
    /// missing.
    pub async fn check(&self) -> Result<(), Failure> {
        let problems = self.problems().await?;
        let (expected, allowed) = (self.expected.borrow(), self.allowed.borrow());
        let surprises = problems
            .iter()
            .filter(|problem| {
                let mut parts = expected.iter().chain(allowed.iter());
                !parts.any(|part| problem.contains(part))
            })
            .cloned();
        let missing = expected
            .iter()
            .filter(|part| !problems.iter().any(|problem| problem.contains(*part)))
            .map(|part| format!("expected a problem that contains `{part}`, but there is none"));
        let complaints: Vec<String> = surprises.chain(missing).collect();
        if complaints.is_empty() {
            Ok(())
        } else {
            Err(Failure::new(complaints.join("\n")))
        }
    }

    pub(crate) fn client(&self) -> &Client {
        self.session.client()
    }

    async fn goto(&self, url: &str) -> Result<(), Failure> {
        let leaves = self.engine == Engine::Firefox && url.contains('#') && self.leave(url).await?;
        let opened = self.client().goto(url).await;
        opened.map_err(|error| Failure::from(error).context(format!("opening {url}")))?;
        if leaves {
            self.wait_for("window.__left === undefined").await?;
        }
        Ok(())
    }

    /// Marks the document unless `url` leads to a part of it: Firefox's driver does not wait for
    /// another document if the URL has a fragment.
    async fn leave(&self, url: &str) -> Result<bool, Failure> {
        let script = format!(
            "const [to, from] = [new URL({}), new URL(location)];
             to.hash = from.hash = '';
             return window.__left = to.href !== from.href || undefined",
            Value::from(url)
        );
        Ok(self.js(&script).await? == true)
    }

    /// Moves new log entries of the browser and the server into `problems`.
    async fn collect(&self) -> Result<(), Failure> {
        if self.is_closed.get() {
            return Ok(());
        }
        let log = self.js(include_str!("log.js")).await?;
        let warnings = match self.engine {
            Engine::Chromium => cdp::take_warnings(self.client()).await?,
            Engine::Firefox | Engine::Webkit => Vec::new(),
        };
        let mut problems = self.problems.borrow_mut();
        problems.extend(self.server.take_page_logs());
        problems.extend(log.as_array().into_iter().flatten().cloned().map(text_of));
        problems.extend(warnings);
        problems.retain(|problem| !problem.contains(HARNESS_PREFIX));
        Ok(())
    }
}

const POLL: Duration = Duration::from_millis(50);

fn text_of(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// Returns the first line of a script, up to 120 characters, for error messages.
fn first_line(script: &str) -> String {
    let line = script.trim().lines().next().unwrap_or_default();
    line.chars().take(120).collect()
}
