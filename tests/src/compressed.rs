//! A static file server for measurements: compresses with Brotli, applies `_headers`, and serves
//! pages unchanged.

use std::fs::{self, File};
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{io, thread};

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use crate::failure::Failure;
use crate::headers::Headers;

/// Serves a compressed copy of a folder on a free local port until it is dropped.
#[derive(Debug)]
pub struct CompressedServer {
    address: SocketAddr,
    task: JoinHandle<io::Result<()>>,
    _copy: TempDir,
}

impl CompressedServer {
    /// Copies `folder`, compresses the copy, and starts serving it.
    ///
    /// # Errors
    /// Fails if the folder cannot be read or no port is free.
    pub async fn start(folder: &Path) -> Result<Self, Failure> {
        let copy = TempDir::with_prefix("standpoint-")?;
        copy_folder(folder, copy.path()).map_err(|error| {
            Failure::from(error).context(format!("copying {}", folder.display()))
        })?;
        compress_all(text_files(copy.path())?)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let headers = Arc::new(Headers::of(folder));
        let router = Router::new()
            .fallback_service(ServeDir::new(copy.path()).precompressed_br())
            .layer(middleware::from_fn_with_state(headers, with_headers));
        let task = tokio::spawn(axum::serve(listener, router).into_future());
        Ok(Self {
            address,
            task,
            _copy: copy,
        })
    }

    /// Returns the URL of `at`, a path with an optional query and fragment.
    pub fn url(&self, at: &str) -> String {
        format!("http://{}/{}", self.address, at.trim_start_matches('/'))
    }
}

impl Drop for CompressedServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Extensions of the files that hosts compress. Images and fonts are compressed already.
const COMPRESSED: [&str; 8] = ["css", "html", "js", "json", "mjs", "svg", "txt", "wasm"];

async fn with_headers(
    State(headers): State<Arc<Headers>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    headers.apply(&path, response.headers_mut());
    response
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn text_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let extension = path.extension().and_then(|extension| extension.to_str());
            if path.is_dir() {
                folders.push(path);
            } else if extension.is_some_and(|extension| COMPRESSED.contains(&extension)) {
                found.push(path);
            }
        }
    }
    Ok(found)
}

/// Compresses files on all cores: Brotli at its highest quality takes seconds per megabyte.
fn compress_all(mut files: Vec<PathBuf>) -> Result<(), Failure> {
    files.sort_by_key(|file| fs::metadata(file).map_or(0, |metadata| metadata.len()));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let shares = (0..cores).map(|share| files.iter().skip(share).step_by(cores));
    thread::scope(|scope| {
        let workers: Vec<_> = shares
            .map(|mut share| scope.spawn(move || share.try_for_each(|file| compress(file))))
            .collect();
        workers.into_iter().try_for_each(|worker| {
            let done = worker.join();
            done.unwrap_or_else(|_| Err(io::Error::other("brotli panicked")))
        })
    })
    .map_err(|error| Failure::from(error).context("compressing"))
}

/// Writes the compressed file next to the original, with `.br` appended to its name.
fn compress(file: &Path) -> io::Result<()> {
    const BUFFER: usize = 1 << 16;
    const QUALITY: u32 = 11;
    const WINDOW: u32 = 22;
    let content = fs::read(file)?;
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    let out = File::create(&name)?;
    let mut encoder = brotli::CompressorWriter::new(out, BUFFER, QUALITY, WINDOW);
    encoder.write_all(&content)?;
    encoder.flush()
}

#[cfg(test)]
mod tests {
    use axum::body::{self, Body};
    use axum::http::{self, HeaderMap};
    use hyper_util::client::legacy::Client;
    use hyper_util::rt::TokioExecutor;

    use super::*;

    async fn served() -> CompressedServer {
        let home = TempDir::new().expect("a temporary folder");
        let folder = home.path();
        fs::create_dir(folder.join("data")).expect("a folder in it");
        fs::write(folder.join("index.html"), "<p>page</p>".repeat(100)).expect("a page");
        fs::write(folder.join("data/a.json"), "[]").expect("data");
        fs::write(folder.join("a.png"), "picture").expect("a picture");
        fs::write(
            folder.join("_headers"),
            "/data/*\n  Cache-Control: no-cache\n",
        )
        .expect("rules");
        CompressedServer::start(folder).await.expect("a server")
    }

    async fn get(server: &CompressedServer, at: &str) -> (HeaderMap, usize) {
        let request = http::Request::builder()
            .uri(server.url(at))
            .header("accept-encoding", "gzip, br")
            .body(Body::empty())
            .expect("a request");
        let client = Client::builder(TokioExecutor::new()).build_http();
        let response = client.request(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = body::to_bytes(Body::new(body), usize::MAX)
            .await
            .expect("a body");
        (parts.headers, bytes.len())
    }

    #[tokio::test]
    async fn compresses_only_text_and_keeps_its_type() {
        let server = served().await;
        let (headers, length) = get(&server, "/").await;
        assert_eq!(headers["content-encoding"], "br");
        assert_eq!(headers["content-type"], "text/html");
        assert!(length < 100, "{length}");
        let (headers, length) = get(&server, "/a.png").await;
        assert!(!headers.contains_key("content-encoding"));
        assert_eq!(length, 7);
    }

    #[tokio::test]
    async fn sends_the_headers_of_the_folder() {
        let server = served().await;
        let (headers, _) = get(&server, "/data/a.json").await;
        assert_eq!(headers["cache-control"], "no-cache");
        let (headers, _) = get(&server, "/").await;
        assert!(!headers.contains_key("cache-control"));
    }
}
