//! A page as a reader has it: to look at, to press keys on, and to listen to.

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
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
use crate::server::{FRAME, OWN, Server};
use crate::session::{Ending, Scheme, Session};

/// How long a page may take for anything that a test waits for.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// One browser window on one server.
///
/// All that waits does so for [`PATIENCE`] at most, and says what it waited for.
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
    /// A window of `session` that opens what `server` serves.
    pub fn new(engine: Engine, session: Session, server: Server) -> Self {
        Self::on(engine, session, Arc::new(server))
    }

    /// Ends the browser and starts it again on the same profile: the page in it is another.
    ///
    /// # Errors
    /// Where it does not come up, and in WebKit, which can't.
    pub async fn restart_browser(&self, ending: Ending) -> Result<Self, Failure> {
        self.collect().await?;
        self.is_closed.set(true);
        let session = self
            .session
            .restart(ending, self.engine, Scheme::Light)
            .await?;
        Ok(Self::on(self.engine, session, Arc::clone(&self.server)))
    }

    fn on(engine: Engine, session: Session, server: Arc<Server>) -> Self {
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

    /// The browser, unless it has been ended.
    pub(crate) fn into_session(self) -> Option<Session> {
        (!self.is_closed.get()).then_some(self.session)
    }

    /// The engine, for what one of them cannot do.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The server, to put replies on and to ask for its requests.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Opens `at`, a path with an optional query and fragment.
    ///
    /// As in the address bar, a change of the fragment alone loads nothing anew.
    ///
    /// # Errors
    /// Where the browser cannot load it.
    pub async fn open(&self, at: &str) -> Result<(), Failure> {
        self.goto(&self.server.url(at)).await?;
        self.in_frame.set(false);
        Ok(())
    }

    /// Opens `at` in a tab of its own, beside those that there are, and stays in it.
    ///
    /// # Errors
    /// Where the browser cannot open or load it.
    pub async fn open_in_tab(&self, at: &str) -> Result<(), Failure> {
        let client = self.client();
        let here = client.window().await?;
        let new = client.new_window(true).await?.handle;
        {
            let mut tabs = self.tabs.borrow_mut();
            if tabs.is_empty() {
                tabs.push(here);
            }
            // Engines list tabs in orders of their own.
            tabs.push(new.clone());
        }
        client.switch_to_window(new).await?;
        self.open(at).await
    }

    /// Goes to a tab, counted from 0 in the order in which they were opened.
    ///
    /// # Errors
    /// Where there is no such tab.
    pub async fn go_to_tab(&self, number: usize) -> Result<(), Failure> {
        let tab = self.tabs.borrow().get(number).cloned();
        let tab = tab.ok_or_else(|| Failure::new(format!("there is no tab {number}")))?;
        self.in_frame.set(false);
        Ok(self.client().switch_to_window(tab).await?)
    }

    /// Opens an address of another server. What the page logs as it goes away is lost.
    ///
    /// # Errors
    /// Where the browser cannot load it.
    pub async fn open_elsewhere(&self, url: &str) -> Result<(), Failure> {
        self.goto(url).await?;
        self.in_frame.set(false);
        Ok(())
    }

    /// Opens `at` with a name and a password in the address, such as `user:secret`.
    ///
    /// # Errors
    /// Where the browser cannot load it.
    pub async fn open_with_password(&self, password: &str, at: &str) -> Result<(), Failure> {
        let url = self.server.url_with_password(password, at);
        self.open_elsewhere(&url).await
    }

    /// Opens a file of this machine.
    ///
    /// # Errors
    /// Where the browser cannot load it.
    pub async fn open_file(&self, file: &Path) -> Result<(), Failure> {
        let url = Url::from_file_path(file)
            .map_err(|()| Failure::new(format!("{} is no whole path", file.display())))?;
        self.open_elsewhere(url.as_str()).await
    }

    /// Opens `at` in a frame `width` CSS pixels wide, and stays within that frame.
    ///
    /// No window of Firefox or WebKit gets as narrow as 320 pixels; a frame does.
    ///
    /// # Errors
    /// Where the browser cannot load it.
    pub async fn open_in_frame(&self, width: u32, at: &str) -> Result<(), Failure> {
        self.open_frame(width, None, at).await?;
        self.in_frame.set(true);
        self.enter_frame().await
    }

    /// The same with a frame that may do only what `sandbox` allows, one thing at least being to
    /// run scripts.
    ///
    /// # Errors
    /// Where the browser cannot load it.
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
        let url = Url::parse_with_params(&self.server.url(FRAME), query)?;
        self.goto(url.as_str()).await?;
        self.in_frame.set(false);
        Ok(())
    }

    /// Opens `at` where no script runs, in a frame `width` CSS pixels wide, and stays beside
    /// it: [`Page::js_beside`] looks into it.
    ///
    /// # Errors
    /// Where the browser cannot load it.
    pub async fn open_without_scripts(&self, width: u32, at: &str) -> Result<(), Failure> {
        self.open_frame(width, Some("allow-same-origin"), at)
            .await?;
        self.wait_for("document.querySelector('iframe').contentDocument?.readyState === 'complete'")
            .await
    }

    /// Runs `script` as the body of a function beside the page that was opened without scripts,
    /// whose window is `page`.
    ///
    /// # Errors
    /// Where it throws.
    pub async fn js_beside(&self, script: &str) -> Result<Value, Failure> {
        let page = "const page = document.querySelector('iframe').contentWindow;";
        self.js(&format!("{page} {script}")).await
    }

    /// Goes into the first frame of the page that is open.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn enter_frame(&self) -> Result<(), Failure> {
        self.find("iframe").await?.enter_frame().await?;
        Ok(())
    }

    /// Goes back to the page around the frame.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn leave_frame(&self) -> Result<(), Failure> {
        Ok(self.client().clone().enter_parent_frame().await?)
    }

    /// Loads the page anew.
    ///
    /// # Errors
    /// Where the browser cannot load it.
    pub async fn reload(&self) -> Result<(), Failure> {
        if self.in_frame.get() {
            let at = self
                .js("return location.pathname + location.search + location.hash")
                .await?;
            let width = self.js("return innerWidth").await?;
            let (Some(at), Some(width)) = (at.as_str(), width.as_u64()) else {
                return Err(Failure::new("the frame does not say where it is"));
            };
            return self.open_in_frame(u32::try_from(width)?, at).await;
        }
        self.client().refresh().await?;
        Ok(())
    }

    /// The address of the document.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn url(&self) -> Result<String, Failure> {
        Ok(text_of(self.js("return location.href").await?))
    }

    /// All text that a reader sees.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn text(&self) -> Result<String, Failure> {
        self.text_in("body").await
    }

    /// The text that a reader sees in the first element that matches `css`.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn text_in(&self, css: &str) -> Result<String, Failure> {
        Ok(self.find(css).await?.text().await?)
    }

    /// The first element that matches `css`, once there is one.
    ///
    /// # Errors
    /// Where none appears.
    pub async fn find(&self, css: &str) -> Result<Element, Failure> {
        let deadline = Instant::now() + PATIENCE;
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

    /// How many elements match `css` now.
    ///
    /// # Errors
    /// Where the selector is malformed.
    pub async fn count(&self, css: &str) -> Result<usize, Failure> {
        Ok(self.client().find_all(Locator::Css(css)).await?.len())
    }

    /// Clicks the first element that matches `css`, once there is one.
    ///
    /// # Errors
    /// Where there is none, or it cannot be clicked.
    pub async fn click(&self, css: &str) -> Result<(), Failure> {
        let clicked = self.find(css).await?.click().await;
        clicked.map_err(|error| Failure::from(error).context(format!("clicking `{css}`")))
    }

    /// Double-clicks the middle of the first element that matches `css`, once there is one.
    ///
    /// # Errors
    /// Where there is none, or the browser has no pointer.
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

    /// Presses one key, or several held together: `&[Key::Shift, Key::Tab]`.
    ///
    /// # Errors
    /// Where the browser does not take keys.
    pub async fn press(&self, keys: &[Key]) -> Result<(), Failure> {
        let keys: Vec<char> = keys.iter().map(|key| char::from(*key)).collect();
        let down = keys.iter().map(|value| KeyAction::Down { value: *value });
        let up = keys
            .iter()
            .rev()
            .map(|value| KeyAction::Up { value: *value });
        self.perform(down.chain(up)).await
    }

    /// Presses keys one after the other.
    ///
    /// # Errors
    /// Where the browser does not take keys.
    pub async fn press_each(&self, keys: &[Key]) -> Result<(), Failure> {
        let keys = keys.iter().map(|key| char::from(*key));
        let presses = keys.flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        self.perform(presses).await
    }

    /// Presses Tab, or Shift and Tab, until the focus is on an element that matches `css`.
    ///
    /// # Errors
    /// Where the focus does not get there.
    pub async fn tab_to(&self, css: &str) -> Result<(), Failure> {
        let script = include_str!("tabs.js").replace("CSS", &Value::from(css).to_string());
        let deadline = Instant::now() + PATIENCE;
        loop {
            let tabs = self.js(&script).await?;
            match tabs.as_i64() {
                Some(0) => return Ok(()),
                Some(tabs) if tabs > 0 => {
                    self.press_each(&vec![Key::Tab; usize::try_from(tabs)?])
                        .await?;
                }
                Some(_) => self.press(&[Key::Shift, Key::Tab]).await?,
                None => sleep(POLL).await,
            }
            if Instant::now() > deadline {
                let focused = self.focused().await?;
                let message = format!("tabbed in vain to `{css}`: the focus is on {focused}");
                return Err(Failure::new(message));
            }
        }
    }

    /// Types `text`, a key after the other, into what has the focus.
    ///
    /// # Errors
    /// Where the browser does not take keys.
    pub async fn type_text(&self, text: &str) -> Result<(), Failure> {
        let keys = text
            .chars()
            .flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        self.perform(keys).await
    }

    /// What has the focus: `button#next "Next question"`, or `body` where nothing has it.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn focused(&self) -> Result<String, Failure> {
        Ok(text_of(self.js(include_str!("focused.js")).await?))
    }

    /// Runs `script` as the body of a function and hands back what it returns.
    ///
    /// # Errors
    /// Where it throws.
    pub async fn js(&self, script: &str) -> Result<Value, Failure> {
        let value = self.client().execute(script, Vec::new()).await;
        value.map_err(|error| Failure::from(error).context(format!("running `{}`", start(script))))
    }

    /// Runs `script` as the body of an async function and hands back what its promise holds.
    ///
    /// # Errors
    /// Where it throws.
    pub async fn js_async(&self, script: &str) -> Result<Value, Failure> {
        let wrapped = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {script} }})().then(
                 (value) => done({{ value: value ?? null }}),
                 (error) => done({{ error: String(error) }}),
             );"
        );
        let doing = || format!("running `{}`", start(script));
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

    /// Waits until the expression `js` is true.
    ///
    /// # Errors
    /// Where it does not become so.
    pub async fn wait_for(&self, js: &str) -> Result<(), Failure> {
        let script = format!("return ({js})");
        let deadline = Instant::now() + PATIENCE;
        loop {
            let last = match self.js(&script).await {
                Ok(Value::Bool(true)) => return Ok(()),
                Ok(value) => format!("it is {value}"),
                Err(failure) => failure.to_string(),
            };
            if Instant::now() > deadline {
                return Err(Failure::new(format!("waited in vain for `{js}`: {last}")));
            }
            sleep(POLL).await;
        }
    }

    /// Waits until the page is loaded and has left its document alone for a moment.
    ///
    /// # Errors
    /// Where it never comes to rest.
    pub async fn settle(&self) -> Result<(), Failure> {
        self.js_async(include_str!("settle.js")).await?;
        Ok(())
    }

    /// Writes what the window shows to `file`, as PNG.
    ///
    /// # Errors
    /// Where the file cannot be written.
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
    /// Where Chromium refuses it, and in the other engines, which have none.
    pub async fn chromium(&self, method: &str, params: Value) -> Result<Value, Failure> {
        cdp::send(self.client(), method, params).await
    }

    /// Allows problems that mention `part`; that none does is a failure then.
    pub fn expect(&self, part: &str) {
        self.expected.borrow_mut().push(part.to_owned());
    }

    /// Allows problems that mention one of `parts`, which not every engine reports.
    pub fn allow<const N: usize>(&self, parts: [&str; N]) {
        self.allowed.borrow_mut().extend(parts.map(String::from));
    }

    /// All that a reader's console would have shown so far, and each request that failed.
    ///
    /// # Errors
    /// Where the browser does not answer.
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

    /// Fails where there is a problem that is not expected, or an expected one that is not there.
    ///
    /// # Errors
    /// As said.
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
            .map(|part| format!("expected a problem that mentions `{part}`, and there is none"));
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
        let opened = self.client().goto(url).await;
        opened.map_err(|error| Failure::from(error).context(format!("opening {url}")))
    }

    async fn perform(&self, keys: impl Iterator<Item = KeyAction>) -> Result<(), Failure> {
        let actions = keys.fold(KeyActions::new("keyboard".into()), KeyActions::then);
        self.client().perform_actions(actions).await?;
        Ok(())
    }

    /// Moves what the browser and the server have logged into `problems`.
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
        problems.extend(self.server.take_reports());
        problems.extend(log.as_array().into_iter().flatten().cloned().map(text_of));
        problems.extend(warnings);
        problems.retain(|problem| !problem.contains(OWN));
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

/// Enough of a script to know it by.
fn start(script: &str) -> String {
    let line = script.trim().lines().next().unwrap_or_default();
    line.chars().take(120).collect()
}
