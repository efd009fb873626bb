//! A static file server for tests: applies `_headers`, logs each request, and injects a script that
//! records each page's problems. Tests can replace files and simulate faults.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{fmt, fs, future, io, mem};

use axum::Router;
use axum::body::{self, Body};
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY_REPORT_ONLY,
    CONTENT_TYPE, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tower_http::services::ServeDir;

use crate::failure::Failure;
use crate::fault::{Fault, into_parts_and_bytes};
use crate::headers::Headers;
use crate::hook;
use crate::quirk::{self, Quirk};

/// Serves a folder on a free local port until it is stopped or dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    folder: PathBuf,
    state: Arc<ServerState>,
    serving: Mutex<Option<Serving>>,
}

/// A running server task, and the channel that stops it.
#[derive(Debug)]
struct Serving {
    task: JoinHandle<io::Result<()>>,
    stop: oneshot::Sender<()>,
}

impl Server {
    /// Starts a server for `folder`.
    ///
    /// # Errors
    /// Fails if the folder is missing or no port is free.
    pub async fn start(folder: &Path) -> Result<Self, Failure> {
        if !folder.is_dir() {
            return Err(Failure::new(format!(
                "no folder to serve at {}",
                folder.display()
            )));
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let state = Arc::new(ServerState {
            headers: Headers::of(folder),
            ..ServerState::default()
        });
        let server = Self {
            address,
            folder: folder.to_owned(),
            state,
            serving: Mutex::default(),
        };
        server.serve(listener);
        Ok(server)
    }

    /// Closes the port, so that requests fail as without a network.
    pub async fn stop(&self) {
        let serving = lock(&self.serving).take();
        if let Some(Serving { mut task, stop }) = serving {
            // Fails if the task has already ended.
            let _ = stop.send(());
            // A hanging reply would keep the task running for ever.
            if timeout(GRACE, &mut task).await.is_err() {
                task.abort();
            }
        }
    }

    /// Starts serving again on the same port.
    ///
    /// # Errors
    /// Fails if another program has taken the port.
    pub async fn restart(&self) -> Result<(), Failure> {
        self.stop().await;
        self.serve(TcpListener::bind(self.address).await?);
        Ok(())
    }

    fn serve(&self, listener: TcpListener) {
        let state = Arc::clone(&self.state);
        let router = Router::new()
            .fallback_service(ServeDir::new(&self.folder))
            .layer(middleware::from_fn_with_state(state, handle));
        let (stop, stopped) = oneshot::channel::<()>();
        let stopped = async {
            // A dropped sender stops the server too.
            let _ = stopped.await;
        };
        let serve = axum::serve(listener, router).with_graceful_shutdown(stopped);
        let task = tokio::spawn(serve.into_future());
        *lock(&self.serving) = Some(Serving { task, stop });
    }

    /// Returns the URL of `at`, a path with an optional query and fragment.
    pub fn url(&self, at: &str) -> String {
        format!("http://{}/{}", self.address, at.trim_start_matches('/'))
    }

    /// Returns the URL of `at` with `password`, such as `user:secret`, in it.
    pub fn url_with_credentials(&self, password: &str, at: &str) -> String {
        self.url(at).replacen("//", &format!("//{password}@"), 1)
    }

    /// Adds a [`Quirk`] to those that apply to every request.
    pub fn add_quirk(&self, quirk: Quirk) {
        lock(&self.state.quirks).push(quirk);
    }

    /// Removes all quirks.
    pub fn clear_quirks(&self) {
        lock(&self.state.quirks).clear();
    }

    /// Answers requests for `path` with `reply` instead of the folder's file.
    pub fn put(&self, path: &str, reply: Reply) {
        lock(&self.state.replies).insert(path.to_owned(), reply);
    }

    /// Serves the files of another folder too, below the path `at`, which ends with `/`, in
    /// preference to the server's own folder.
    ///
    /// # Errors
    /// Fails if one of them cannot be read.
    pub fn put_folder(&self, folder: &Path, at: &str) -> Result<(), Failure> {
        for entry in fs::read_dir(folder)? {
            let file = entry?.path();
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            if file.is_dir() {
                self.put_folder(&file, &format!("{at}{name}/"))?;
            } else {
                self.put(&format!("{at}{name}"), Reply::file(&file)?);
                if name == "index.html" {
                    self.put(at, Reply::file(&file)?);
                }
            }
        }
        Ok(())
    }

    /// Removes the reply and the fault of `path`, so that the folder's file is served again.
    pub fn restore(&self, path: &str) {
        lock(&self.state.replies).remove(path);
        lock(&self.state.faults).remove(path);
    }

    /// Applies `fault` to the file at `path`.
    pub fn add_fault(&self, path: &str, fault: Fault) {
        lock(&self.state.faults).insert(path.to_owned(), fault);
    }

    /// Lets pages register service workers, and stores the promise of the registration in
    /// `window.__registering`. By default pages have no service workers: responses from a worker
    /// don't contain the script that records problems.
    pub fn allow_service_workers(&self) {
        *lock(&self.state.workers) = true;
    }

    /// Runs `script` in each document before the document's own scripts. Replaces an earlier one.
    pub fn set_init_script(&self, script: &str) {
        *lock(&self.state.init_script) = Some(script.to_owned());
    }

    /// Returns the requests so far, in the order in which they were answered. Requests of the harness
    /// itself are not logged.
    pub fn requests(&self) -> Vec<LoggedRequest> {
        lock(&self.state.requests).clone()
    }

    /// Returns and clears the problems that documents sent as they unloaded.
    pub(crate) fn take_page_logs(&self) -> Vec<String> {
        mem::take(&mut lock(&self.state.page_logs))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(serving) = lock(&self.serving).take() {
            serving.task.abort();
        }
    }
}

/// A request, and the status of its response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedRequest {
    /// The HTTP method.
    pub method: String,
    /// The path and query.
    pub path: String,
    /// The status code of the response.
    pub status: u16,
}

impl fmt::Display for LoggedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} answered {}", self.method, self.path, self.status)
    }
}

/// A response that a test sets for a path.
#[derive(Clone, Debug)]
pub struct Reply {
    status: StatusCode,
    content_type: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    hangs: bool,
}

impl Reply {
    /// Creates a reply of type `text/html` with status 200.
    pub fn html(body: impl Into<String>) -> Self {
        Self {
            status: StatusCode::OK,
            content_type: "text/html",
            headers: Vec::new(),
            body: body.into().into_bytes(),
            hangs: false,
        }
    }

    /// Creates a reply of type `text/javascript`.
    pub fn script(body: impl Into<String>) -> Self {
        Self {
            content_type: "text/javascript",
            ..Self::html(body)
        }
    }

    /// Creates a reply of type `application/json`; the body may be malformed.
    pub fn json(body: impl Into<String>) -> Self {
        Self {
            content_type: "application/json",
            ..Self::html(body)
        }
    }

    /// Creates a reply from a file, with a content type by its extension.
    ///
    /// # Errors
    /// Fails if it cannot be read.
    pub fn file(file: &Path) -> Result<Self, Failure> {
        let ending = file.extension().unwrap_or_default();
        let content_type = match ending.to_str().unwrap_or_default() {
            "css" => "text/css",
            "html" => "text/html",
            "js" => "text/javascript",
            "png" => "image/png",
            "svg" => "image/svg+xml",
            "wasm" => "application/wasm",
            "woff2" => "font/woff2",
            _ => "application/octet-stream",
        };
        let body = fs::read(file)
            .map_err(|error| Failure::from(error).context(format!("reading {}", file.display())))?;
        Ok(Self {
            content_type,
            body,
            ..Self::html("")
        })
    }

    /// Creates a reply that never arrives. The request is not logged.
    pub fn hanging() -> Self {
        Self {
            hangs: true,
            ..Self::html("")
        }
    }

    /// Adds a header.
    pub fn with_header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// Sets the status.
    pub fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let kind = [(CONTENT_TYPE, self.content_type)];
        let mut response = (self.status, kind, self.body).into_response();
        for (name, value) in self.headers {
            if let Ok(value) = value.parse() {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

/// Prefix of the harness's own paths. Requests and problems with it are not reported.
pub(crate) const HARNESS_PREFIX: &str = "/__standpoint/";

/// A document with an iframe that loads the query's `at`, `width` CSS pixels wide.
pub(crate) const FRAME_PATH: &str = "/__standpoint/frame.html";

/// The hook sends the log of a document here as it unloads.
const LOG_PATH: &str = "/__standpoint/log";

/// A report-only policy: the browser reports every cross-origin request to the hook, and blocks
/// none.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' data: blob:; \
     form-action 'self'; base-uri 'self'",
);

#[derive(Debug, Default)]
struct ServerState {
    headers: Headers,
    replies: Mutex<BTreeMap<String, Reply>>,
    faults: Mutex<BTreeMap<String, Fault>>,
    quirks: Mutex<Vec<Quirk>>,
    workers: Mutex<bool>,
    init_script: Mutex<Option<String>>,
    requests: Mutex<Vec<LoggedRequest>>,
    page_logs: Mutex<Vec<String>>,
}

async fn handle(
    State(state): State<Arc<ServerState>>,
    mut request: Request,
    next: Next,
) -> Response {
    match request.uri().path() {
        LOG_PATH => return receive_page_log(&state, request.into_body()).await,
        FRAME_PATH => return Reply::html(include_str!("frame.html")).into_response(),
        _ => {}
    }
    let method = request.method().to_string();
    let target = request.uri().to_string();
    let is_navigation = is_navigation(request.headers());
    let quirks = lock(&state.quirks).clone();
    let refusal = quirk::on_request(&quirks, &mut request);
    let path = request.uri().path().to_owned();
    let reply = lock(&state.replies).get(&path).cloned();
    let fault = lock(&state.faults).get(&path).copied();
    let replacement = fault.and_then(|fault| fault.redirect(&path, request.uri().query()));
    let replacement = refusal.or(replacement);
    let response = match (reply, replacement) {
        (_, Some(replacement)) => replacement,
        (Some(reply), _) if reply.hangs => future::pending().await,
        (Some(reply), _) => reply.into_response(),
        (None, None) => {
            if fault.is_some() {
                // Without this the answer could be 304, which has no body to apply the fault to.
                for condition in [IF_MODIFIED_SINCE, IF_NONE_MATCH] {
                    request.headers_mut().remove(condition);
                }
            }
            let mut response = next.run(request).await;
            state.headers.apply(&path, response.headers_mut());
            match fault {
                Some(fault) => fault.apply(response).await,
                None => response,
            }
        }
    };
    let response = quirk::on_response(&quirks, &path, response).await;
    let status = response.status().as_u16();
    lock(&state.requests).push(LoggedRequest {
        method,
        path: target,
        status,
    });
    if is_html(&response) && is_navigation {
        let init_script = lock(&state.init_script).clone().unwrap_or_default();
        let workers = *lock(&state.workers);
        let workers = if workers {
            EXPOSE_REGISTRATION
        } else {
            NO_WORKERS
        };
        let init_script = [workers, &init_script].concat();
        with_hook(response, &init_script, quirk::is_cached(&quirks, &path)).await
    } else {
        response
    }
}

async fn receive_page_log(state: &ServerState, body: Body) -> Response {
    let report = body::to_bytes(body, 1 << 20)
        .await
        .map_err(|error| error.to_string())
        .and_then(|bytes| {
            serde_json::from_slice::<Vec<String>>(&bytes).map_err(|error| error.to_string())
        });
    match report {
        Ok(lines) => lock(&state.page_logs).extend(lines),
        Err(error) => lock(&state.page_logs).push(format!("a page sent a malformed log: {error}")),
    }
    StatusCode::NO_CONTENT.into_response()
}

/// Returns true if the response will be displayed. Only then is the hook injected: a service worker
/// must get the original bytes.
fn is_navigation(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-dest").is_none_or(|dest| {
        ["document", "iframe", "frame"]
            .iter()
            .any(|shown| dest == shown)
    })
}

fn is_html(response: &Response) -> bool {
    let content_type = response
        .headers()
        .get(CONTENT_TYPE)
        .map(HeaderValue::as_bytes);
    content_type.is_some_and(|content_type| content_type.starts_with(b"text/html"))
}

const NO_WORKERS: &str = "delete Navigator.prototype.serviceWorker;\n";

/// Exposes the promise of the page's service worker registration to tests.
const EXPOSE_REGISTRATION: &str = "
const { register } = ServiceWorkerContainer.prototype;
ServiceWorkerContainer.prototype.register = function (...all) {
    return (window.__registering = register.apply(this, all));
};
";

/// How long running requests may take after the server is stopped.
const GRACE: Duration = Duration::from_millis(500);

async fn with_hook(response: Response, init_script: &str, is_cached: bool) -> Response {
    let (mut parts, bytes) = match into_parts_and_bytes(response).await {
        Ok(both) => both,
        Err(failed) => return failed,
    };
    parts
        .headers
        .insert(CONTENT_SECURITY_POLICY_REPORT_ONLY, POLICY);
    if !is_cached {
        // The page now has the hook. From a cache, a service worker could get it too.
        let never = HeaderValue::from_static("no-store");
        parts.headers.insert(CACHE_CONTROL, never);
    }
    parts.headers.remove(LAST_MODIFIED);
    parts.headers.remove(CONTENT_LENGTH);
    if let Some(policy) = parts.headers.get_mut(CONTENT_SECURITY_POLICY)
        && let Ok(text) = policy.to_str()
        && let Ok(with_hook) = text
            .replace(
                "script-src ",
                &format!("script-src 'nonce-{}' ", hook::NONCE),
            )
            .parse()
    {
        *policy = with_hook;
    }
    let html = hook::inject(&String::from_utf8_lossy(&bytes), init_script);
    Response::from_parts(parts, html.into())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
