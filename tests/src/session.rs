//! A browser with its own profile, controlled over WebDriver.

use std::cell::Cell;
use std::fs::{self, Permissions};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{self, Body};
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::{self, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::{sleep, timeout};

use crate::cdp;
use crate::engine::Engine;
use crate::failure::Failure;
use crate::process::ProcessGroup;
use crate::programs::{geckodriver, mini_browser, on_path};

/// The colour scheme that the browser prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// Returns the value of the CSS feature `prefers-color-scheme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Which build of a browser runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// The one that readers have.
    Complete,
    /// One without a user interface, which takes a third less CPU time but lacks a few features,
    /// such as bfcache. Only Chromium has one; the other engines run the complete build.
    Headless,
}

/// How a browser ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Closed by its user.
    Closed,
    /// Killed.
    Crashed,
}

/// A running browser. Its processes end and its profile is deleted when it is dropped.
// The fields are dropped in this order: the browser before its display, all before their files.
#[derive(Debug)]
pub struct Session {
    client: Client,
    window_is_altered: Cell<bool>,
    driver: ProcessGroup,
    _display: Option<Display>,
    home: Arc<TempDir>,
}

impl Session {
    /// Starts the driver and the browser of `engine`.
    ///
    /// # Errors
    /// Fails if one of them is not installed or does not start.
    pub async fn start(engine: Engine, scheme: Scheme, build: Build) -> Result<Self, Failure> {
        Self::start_in(Arc::new(home()?), engine, scheme, build).await
    }

    /// Ends the browser, and starts it again with the same profile.
    ///
    /// # Errors
    /// Fails if the browser does not end or start, and always in WebKit, where automated browsers
    /// have no persistent profile.
    pub async fn restart(
        &self,
        ending: Ending,
        engine: Engine,
        scheme: Scheme,
    ) -> Result<Self, Failure> {
        if engine == Engine::Webkit {
            return Err(Failure::new("an automated WebKit keeps no profile"));
        }
        match ending {
            Ending::Closed => self.client.clone().close().await?,
            Ending::Crashed => self.driver.crash(),
        }
        Self::start_in(Arc::clone(&self.home), engine, scheme, Build::Complete).await
    }

    /// Leaves one window with an empty document, as after [`Session::start`]. Does not clear
    /// storage: each server has its own origin.
    ///
    /// # Errors
    /// Fails if the browser does not answer.
    pub(crate) async fn clear(&self, engine: Engine, scheme: Scheme) -> Result<(), Failure> {
        let client = &self.client;
        match client.windows().await?.as_slice() {
            // A new window starts a new content process, which costs more than most scenarios.
            [only] if !self.window_is_altered.get() => {
                client.switch_to_window(only.clone()).await?;
                client.goto("about:blank").await?;
            }
            windows => self.replace_windows(windows).await?,
        }
        if engine == Engine::Chromium {
            emulate_scheme(client, scheme).await?;
            cdp::take_warnings(client).await?;
        }
        Ok(())
    }

    async fn replace_windows(&self, windows: &[WindowHandle]) -> Result<(), Failure> {
        let client = &self.client;
        let new = client.new_window(true).await?.handle;
        for window in windows {
            client.switch_to_window(window.clone()).await?;
            client.close_window().await?;
        }
        client.switch_to_window(new).await?;
        client.set_window_size(WIDTH, HEIGHT).await?;
        self.window_is_altered.set(false);
        Ok(())
    }

    /// Marks the window as changed by a command whose effect a new document does not undo, so that
    /// the next scenario gets a new one.
    pub(crate) fn set_window_is_altered(&self) {
        self.window_is_altered.set(true);
    }

    async fn start_in(
        home: Arc<TempDir>,
        engine: Engine,
        scheme: Scheme,
        build: Build,
    ) -> Result<Self, Failure> {
        let started = match engine {
            Engine::Chromium => Self::chromium(home, scheme, build).await,
            Engine::Firefox => Self::firefox(home, scheme).await,
            Engine::Webkit => Self::webkit(home, scheme).await,
        };
        started.map_err(|failure| {
            Failure::new(format!(
                "{failure}\nif {engine} is missing: {}",
                engine.install_hint()
            ))
        })
    }

    /// Returns the WebDriver client.
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    async fn chromium(home: Arc<TempDir>, scheme: Scheme, build: Build) -> Result<Self, Failure> {
        let port = free_port()?;
        let mut command = isolated_command(&on_path("chromedriver")?, home.path());
        command.arg(format!("--port={port}"));
        let mut options = json!({ "args": chromium_flags(home.path()) });
        if build == Build::Headless {
            options["binary"] = json!(headless_shell(home.path())?);
        }
        let capabilities = [
            ("goog:chromeOptions", options),
            ("goog:loggingPrefs", json!({ "browser": "WARNING" })),
        ];
        let session = Self::connect(command, port, &capabilities, None, home).await?;
        emulate_scheme(&session.client, scheme).await?;
        Ok(session)
    }

    async fn firefox(home: Arc<TempDir>, scheme: Scheme) -> Result<Self, Failure> {
        let port = free_port()?;
        let mut command = isolated_command(&geckodriver()?, home.path());
        command.arg("--port").arg(port.to_string());
        // By default the port is fixed, so that two sessions would conflict.
        command
            .arg("--websocket-port")
            .arg(free_port()?.to_string());
        let profile = profile(home.path());
        fs::create_dir_all(&profile)?;
        let options = json!({
            "args": ["-headless", "-profile", profile],
            "prefs": {
                "layout.css.prefers-color-scheme.content-override": match scheme {
                    Scheme::Dark => 0,
                    Scheme::Light => 1,
                },
                // Without a GPU, drawing frames takes much of the CPU time.
                "layout.frame_rate": 20,
                // geckodriver relaxes it, which would hide errors that readers get.
                "security.fileuri.strict_origin_policy": true,
                // The panel would receive the keys pressed after a download.
                "browser.download.alwaysOpenPanel": false,
            },
        });
        let capabilities = [("moz:firefoxOptions", options)];
        Self::connect(command, port, &capabilities, None, home).await
    }

    async fn webkit(home: Arc<TempDir>, scheme: Scheme) -> Result<Self, Failure> {
        let port = free_port()?;
        let driver_program = on_path("WebKitWebDriver")?;
        let browser = mini_browser()?;
        let display = Display::start(home.path()).await?;
        let mut command = isolated_command(&driver_program, home.path());
        command
            .arg(format!("--port={port}"))
            .env("DISPLAY", &display.name)
            .env("GDK_BACKEND", "x11")
            .env(
                "GTK_THEME",
                match scheme {
                    Scheme::Dark => "Adwaita:dark",
                    Scheme::Light => "Adwaita",
                },
            )
            // Without a GPU, compositing means drawing everything once more on the CPU.
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            // No scenario runs long enough for the optimizing compiler to pay off.
            .env("JSC_useOMGJIT", "0")
            // Over D-Bus the user's desktop settings would apply.
            .env_remove("DBUS_SESSION_BUS_ADDRESS");
        let options = json!({
            "binary": browser,
            "args": ["--automation"],
        });
        let capabilities = [("webkitgtk:browserOptions", options)];
        Self::connect(command, port, &capabilities, Some(display), home).await
    }

    async fn connect(
        command: Command,
        port: u16,
        capabilities: &[(&str, Value)],
        display: Option<Display>,
        home: Arc<TempDir>,
    ) -> Result<Self, Failure> {
        let mut driver = ProcessGroup::start(command, home.path(), "driver.log")?;
        let address = format!("http://{}:{port}", Ipv4Addr::LOCALHOST);
        let client = timeout(START_TIMEOUT, async {
            ready(&mut driver, &address).await?;
            open(&address, capabilities).await
        });
        let client = client.await.unwrap_or_else(|_| {
            Err(Failure::new(format!(
                "no browser started within {} s",
                START_TIMEOUT.as_secs()
            )))
        });
        match client {
            Ok(client) => Ok(Self {
                client,
                window_is_altered: Cell::new(false),
                driver,
                _display: display,
                home,
            }),
            Err(failure) => Err(Failure::new(format!(
                "{failure}\noutput of the driver: {}",
                driver.output().trim()
            ))),
        }
    }
}

/// Makes Chromium prefer `scheme`.
pub(crate) async fn emulate_scheme(client: &Client, scheme: Scheme) -> Result<(), Failure> {
    let features = json!([{ "name": "prefers-color-scheme", "value": scheme.name() }]);
    cdp::send(
        client,
        "Emulation.setEmulatedMedia",
        json!({ "features": features }),
    )
    .await?;
    Ok(())
}

/// How long a driver or a browser may take to start.
const START_TIMEOUT: Duration = Duration::from_secs(60);

const POLL: Duration = Duration::from_millis(20);

/// Size of the window in CSS pixels, in all engines: wide enough for two columns.
const WIDTH: u32 = 1280;
const HEIGHT: u32 = 900;

/// A virtual X display for WebKit. It has no window manager that could size the window.
#[derive(Debug)]
struct Display {
    name: String,
    _server: ProcessGroup,
}

impl Display {
    async fn start(home: &Path) -> Result<Self, Failure> {
        let mut command = Command::new(on_path("Xvfb")?);
        // With `-displayfd` it picks a free display and prints its number once it is ready.
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1600x1200x24",
            "-nolisten",
            "tcp",
        ]);
        let mut server = ProcessGroup::start(command, home, "display.log")?;
        let deadline = Instant::now() + START_TIMEOUT;
        loop {
            let output = server.output();
            let number = output.lines().find(|line| line.parse::<u32>().is_ok());
            match number {
                Some(number) if output.ends_with('\n') => {
                    return Ok(Self {
                        name: format!(":{number}"),
                        _server: server,
                    });
                }
                _ if server.ended()?.is_some() || Instant::now() > deadline => {
                    return Err(Failure::new(format!(
                        "Xvfb does not start: {}",
                        output.trim()
                    )));
                }
                _ => sleep(POLL).await,
            }
        }
    }
}

/// Creates a temporary home for one session: profile, caches, settings and temporary files.
pub(crate) fn home() -> Result<TempDir, Failure> {
    let home = TempDir::with_prefix("standpoint-")?;
    for folder in ["tmp", "run"] {
        fs::create_dir(home.path().join(folder))?;
    }
    fs::set_permissions(home.path().join("run"), Permissions::from_mode(0o700))?;
    Ok(home)
}

/// Returns the flags for Chromium in all tests: headless, with a profile in `home`, and without
/// background requests.
pub(crate) fn chromium_flags(home: &Path) -> Vec<String> {
    const FLAGS: [&str; 8] = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    let profile = format!("--user-data-dir={}", profile(home).display());
    FLAGS
        .map(String::from)
        .into_iter()
        .chain([profile])
        .collect()
}

/// Writes a script that starts Chromium's headless build with a window, which chromedriver needs
/// and only opens in the complete build.
fn headless_shell(home: &Path) -> Result<PathBuf, Failure> {
    let script = home.join("headless-shell");
    let program = on_path("chromium-headless-shell")?;
    fs::write(
        &script,
        format!(
            "#!/bin/sh\nexec '{}' \"$@\" about:blank\n",
            program.display()
        ),
    )?;
    fs::set_permissions(&script, Permissions::from_mode(0o700))?;
    Ok(script)
}

/// Returns the folder of the browser's profile.
pub(crate) fn profile(home: &Path) -> PathBuf {
    home.join("profile")
}

/// Creates a command for a program that doesn't see the user's own settings.
pub(crate) fn isolated_command(program: &Path, home: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(home)
        .env("HOME", home)
        .env("TMPDIR", home.join("tmp"))
        .env("XDG_RUNTIME_DIR", home.join("run"))
        .env_remove("XDG_CACHE_HOME")
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_DATA_HOME");
    command
}

pub(crate) fn free_port() -> Result<u16, Failure> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

async fn ready(driver: &mut ProcessGroup, address: &str) -> Result<(), Failure> {
    while !answers(address).await {
        if let Some(status) = driver.ended()? {
            return Err(Failure::new(format!("the driver ended with {status}")));
        }
        sleep(POLL).await;
    }
    Ok(())
}

async fn answers(address: &str) -> bool {
    let client = legacy::Client::builder(TokioExecutor::new()).build_http::<Body>();
    let Ok(uri) = format!("{address}/status").parse() else {
        return false;
    };
    let Ok(response) = client.get(uri).await else {
        return false;
    };
    let Ok(bytes) = body::to_bytes(Body::new(response.into_body()), 1 << 16).await else {
        return false;
    };
    serde_json::from_slice(&bytes).is_ok_and(|status: Value| status["value"]["ready"] == true)
}

async fn open(address: &str, capabilities: &[(&str, Value)]) -> Result<Client, Failure> {
    let capabilities = capabilities
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()));
    let mut connector = HttpConnector::new();
    // Otherwise each command waits about 45 ms for the driver's delayed ACK.
    connector.set_nodelay(true);
    let mut builder = ClientBuilder::new(connector);
    builder.capabilities(capabilities.collect());
    let client = builder.connect(address).await?;
    client.set_window_size(WIDTH, HEIGHT).await?;
    Ok(client)
}
