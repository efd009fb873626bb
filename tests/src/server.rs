//! A static host that watches: it sends what `_headers` says, logs each request, and makes each
//! page tell what went wrong.

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
use crate::fault::{Fault, taken_apart};
use crate::headers::Headers;
use crate::hook;
use crate::quirk::{self, Quirk};

/// Serves a folder on a free port of this machine, until stopped or dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    folder: PathBuf,
    watch: Arc<Watch>,
    serving: Mutex<Option<Serving>>,
}

/// What serves, and by what it is stopped.
#[derive(Debug)]
struct Serving {
    task: JoinHandle<io::Result<()>>,
    stop: oneshot::Sender<()>,
}

impl Server {
    /// Starts to serve `folder`.
    ///
    /// # Errors
    /// Where the folder is missing or no port is free.
    pub async fn start(folder: &Path) -> Result<Self, Failure> {
        if !folder.is_dir() {
            return Err(Failure::new(format!(
                "no folder to serve at {}",
                folder.display()
            )));
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let watch = Arc::new(Watch {
            headers: Headers::of(folder),
            ..Watch::default()
        });
        let server = Self {
            address,
            folder: folder.to_owned(),
            watch,
            serving: Mutex::default(),
        };
        server.serve(listener);
        Ok(server)
    }

    /// From now on nobody listens, as where there is no network.
    pub async fn stop(&self) {
        let serving = lock(&self.serving).take();
        if let Some(Serving { mut task, stop }) = serving {
            // Fails where it has ended by itself.
            let _ = stop.send(());
            // What hangs would go on for ever.
            if timeout(GRACE, &mut task).await.is_err() {
                task.abort();
            }
        }
    }

    /// Serves again, at the same address.
    ///
    /// # Errors
    /// Where another program has taken the port.
    pub async fn start_again(&self) -> Result<(), Failure> {
        self.stop().await;
        self.serve(TcpListener::bind(self.address).await?);
        Ok(())
    }

    fn serve(&self, listener: TcpListener) {
        let watch = Arc::clone(&self.watch);
        let router = Router::new()
            .fallback_service(ServeDir::new(&self.folder))
            .layer(middleware::from_fn_with_state(watch, answer));
        let (stop, stopped) = oneshot::channel::<()>();
        let stopped = async {
            // Dropped without a word, it stops as well.
            let _ = stopped.await;
        };
        let serve = axum::serve(listener, router).with_graceful_shutdown(stopped);
        let task = tokio::spawn(serve.into_future());
        *lock(&self.serving) = Some(Serving { task, stop });
    }

    /// The address of `at`, a path with an optional query and fragment.
    pub fn url(&self, at: &str) -> String {
        format!("http://{}/{}", self.address, at.trim_start_matches('/'))
    }

    /// The address of `at` with a name and a password in it, such as `user:secret`.
    pub fn url_with_password(&self, password: &str, at: &str) -> String {
        self.url(at).replacen("//", &format!("//{password}@"), 1)
    }

    /// From now on does so with every request, along with what it does already.
    pub fn has(&self, quirk: Quirk) {
        lock(&self.watch.quirks).push(quirk);
    }

    /// From now on has no [`Quirk`] any more.
    pub fn has_no_quirks(&self) {
        lock(&self.watch.quirks).clear();
    }

    /// From now on answers `path` with `reply`, whatever the folder holds there.
    pub fn put(&self, path: &str, reply: Reply) {
        lock(&self.watch.replies).insert(path.to_owned(), reply);
    }

    /// From now on answers as well with the files of another folder, which come first.
    ///
    /// # Errors
    /// Where one of them cannot be read.
    pub fn put_folder(&self, folder: &Path) -> Result<(), Failure> {
        self.put_files(folder, "/")
    }

    fn put_files(&self, folder: &Path, at: &str) -> Result<(), Failure> {
        for entry in fs::read_dir(folder)? {
            let file = entry?.path();
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            if file.is_dir() {
                self.put_files(&file, &format!("{at}{name}/"))?;
            } else {
                self.put(&format!("{at}{name}"), Reply::file(&file)?);
            }
        }
        Ok(())
    }

    /// From now on answers `path` from the folder again.
    pub fn take_back(&self, path: &str) {
        lock(&self.watch.replies).remove(path);
        lock(&self.watch.faults).remove(path);
    }

    /// From now on the file at `path` suffers `fault` on its way.
    pub fn spoil(&self, path: &str, fault: Fault) {
        lock(&self.watch.faults).insert(path.to_owned(), fault);
    }

    /// From now on pages may have service workers. Without it they find none, since what a worker
    /// answers with tells nothing of what went wrong. What a page asked for is the promise
    /// `window.__registering`.
    pub fn allow_workers(&self) {
        *lock(&self.watch.workers) = true;
    }

    /// From now on runs `script` in each document before any script of its own.
    pub fn run_early(&self, script: &str) {
        *lock(&self.watch.early) = Some(script.to_owned());
    }

    /// The requests so far, in order.
    pub fn requests(&self) -> Vec<Visit> {
        lock(&self.watch.visits).clone()
    }

    /// What documents that have been left had logged, each told once.
    pub(crate) fn take_reports(&self) -> Vec<String> {
        mem::take(&mut lock(&self.watch.reports))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(serving) = lock(&self.serving).take() {
            serving.task.abort();
        }
    }
}

/// One request, and how it was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// `GET`, as a rule.
    pub method: String,
    /// The path and the query.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
}

impl fmt::Display for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} answered {}", self.method, self.path, self.status)
    }
}

/// What a test puts at a path.
#[derive(Clone, Debug)]
pub struct Reply {
    status: StatusCode,
    content_type: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    hangs: bool,
}

impl Reply {
    /// A document.
    pub fn html(body: impl Into<String>) -> Self {
        Self {
            status: StatusCode::OK,
            content_type: "text/html",
            headers: Vec::new(),
            body: body.into().into_bytes(),
            hangs: false,
        }
    }

    /// A script.
    pub fn script(body: impl Into<String>) -> Self {
        Self {
            content_type: "text/javascript",
            ..Self::html(body)
        }
    }

    /// Data, well-formed or not.
    pub fn json(body: impl Into<String>) -> Self {
        Self {
            content_type: "application/json",
            ..Self::html(body)
        }
    }

    /// A file, as a host sends it that goes by the end of its name.
    ///
    /// # Errors
    /// Where it cannot be read.
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

    /// None, however long one waits. The log does not show the request.
    pub fn never() -> Self {
        Self {
            hangs: true,
            ..Self::html("")
        }
    }

    /// The same with a header besides.
    pub fn with_header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// The same with another status.
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

/// The harness's own paths, which no log shows.
pub(crate) const OWN: &str = "/__standpoint/";

/// A document that holds the page of its query's `at` in a frame of its query's `width`.
pub(crate) const FRAME: &str = "/__standpoint/frame.html";

/// Where the hook leaves the log of a document that goes away.
const LOG: &str = "/__standpoint/log";

/// Forbids nothing, but has every request that would leave the origin reported to the hook.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' data: blob:; \
     form-action 'self'; base-uri 'self'",
);

#[derive(Debug, Default)]
struct Watch {
    headers: Headers,
    replies: Mutex<BTreeMap<String, Reply>>,
    faults: Mutex<BTreeMap<String, Fault>>,
    quirks: Mutex<Vec<Quirk>>,
    workers: Mutex<bool>,
    early: Mutex<Option<String>>,
    visits: Mutex<Vec<Visit>>,
    reports: Mutex<Vec<String>>,
}

async fn answer(State(watch): State<Arc<Watch>>, mut request: Request, next: Next) -> Response {
    match request.uri().path() {
        LOG => return take_report(&watch, request.into_body()).await,
        FRAME => return Reply::html(include_str!("frame.html")).into_response(),
        _ => {}
    }
    let method = request.method().to_string();
    let target = request.uri().to_string();
    let for_reading = is_for_reading(request.headers());
    let quirks = lock(&watch.quirks).clone();
    let refusal = quirk::before(&quirks, &mut request);
    let path = request.uri().path().to_owned();
    let reply = lock(&watch.replies).get(&path).cloned();
    let fault = lock(&watch.faults).get(&path).copied();
    let instead = fault.and_then(|fault| fault.instead(&path, request.uri().query()));
    let instead = refusal.or(instead);
    let response = match (reply, instead) {
        (_, Some(instead)) => instead,
        (Some(reply), _) if reply.hangs => future::pending().await,
        (Some(reply), _) => reply.into_response(),
        (None, None) => {
            if fault.is_some() {
                // “Not modified” could not go wrong.
                for condition in [IF_MODIFIED_SINCE, IF_NONE_MATCH] {
                    request.headers_mut().remove(condition);
                }
            }
            let mut response = next.run(request).await;
            watch.headers.apply(&path, response.headers_mut());
            match fault {
                Some(fault) => fault.spoil(response).await,
                None => response,
            }
        }
    };
    let response = quirk::after(&quirks, &path, response).await;
    let status = response.status().as_u16();
    lock(&watch.visits).push(Visit {
        method,
        path: target,
        status,
    });
    if is_html(&response) && for_reading {
        let early = lock(&watch.early).clone().unwrap_or_default();
        let workers = *lock(&watch.workers);
        let workers = if workers { WATCH_WORKERS } else { NO_WORKERS };
        let early = [workers, &early].concat();
        with_hook(response, &early, quirk::is_cached(&quirks, &path)).await
    } else {
        response
    }
}

async fn take_report(watch: &Watch, body: Body) -> Response {
    let report = body::to_bytes(body, 1 << 20)
        .await
        .map_err(|error| error.to_string())
        .and_then(|bytes| {
            serde_json::from_slice::<Vec<String>>(&bytes).map_err(|error| error.to_string())
        });
    match report {
        Ok(lines) => lock(&watch.reports).extend(lines),
        Err(error) => lock(&watch.reports).push(format!("a log that cannot be read: {error}")),
    }
    StatusCode::NO_CONTENT.into_response()
}

/// Whether a reader will see the answer; a service worker must get the bytes as they are.
fn is_for_reading(headers: &HeaderMap) -> bool {
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

/// Lets a test know what has become of the worker for which the page has asked.
const WATCH_WORKERS: &str = "
const { register } = ServiceWorkerContainer.prototype;
ServiceWorkerContainer.prototype.register = function (...all) {
    return (window.__registering = register.apply(this, all));
};
";

/// What a request that is under way gets when the server stops.
const GRACE: Duration = Duration::from_millis(500);

async fn with_hook(response: Response, early: &str, is_cached: bool) -> Response {
    let (mut parts, bytes) = match taken_apart(response).await {
        Ok(both) => both,
        Err(failed) => return failed,
    };
    parts
        .headers
        .insert(CONTENT_SECURITY_POLICY_REPORT_ONLY, POLICY);
    if !is_cached {
        // A cache would hand the changed page to those who want its bytes as they are.
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
    let html = hook::inject(&String::from_utf8_lossy(&bytes), early);
    Response::from_parts(parts, html.into())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
