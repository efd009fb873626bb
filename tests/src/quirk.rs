//! Server misconfigurations and proxies: changes to every request and response of the test server.

use axum::extract::Request;
use axum::http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, LAST_MODIFIED, LOCATION, PRAGMA, WWW_AUTHENTICATE,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::fault::into_parts_and_bytes;

/// A change to all requests and responses. A "suffix" is the end of a file name.
#[derive(Clone, Debug)]
pub enum Quirk {
    /// Serves the folder below this path, such as `/stories`, and nothing else. Redirects
    /// `/stories` to `/stories/`.
    MountedAt(&'static str),
    /// Like [`Quirk::MountedAt`], but answers `/stories` without a redirect.
    MountedWithoutRedirect(&'static str),
    /// Redirects `/stories/` to `/stories`.
    StripsSlash(&'static str),
    /// Sends files with this suffix with this content type.
    ContentType(&'static str, &'static str),
    /// Answers 404 for files with this suffix.
    Missing(&'static str),
    /// Sends the first page instead of files with this suffix, as hosts of single-page apps do.
    SpaFallback(&'static str),
    /// Sends files with this suffix with CRLF line endings.
    CrlfLineEndings(&'static str),
    /// Sets this header on every response.
    Header(&'static str, String),
    /// Removes this header from every response.
    RemovesHeader(&'static str),
    /// Lets browsers cache files with this suffix for ten minutes.
    Cached(&'static str),
    /// Answers `/` with this old page, as a stale proxy cache does, unless the request bypasses
    /// caches.
    StalePage(String),
    /// Requires this name and password, `user:secret`.
    BasicAuth(&'static str),
    /// Inserts this markup at the start of each page's head.
    InjectsIntoHead(&'static str),
}

/// Applies quirks to a request. Returns a response if one of them answers instead of the file.
pub(crate) fn on_request(quirks: &[Quirk], request: &mut Request) -> Option<Response> {
    quirks
        .iter()
        .find_map(|quirk| quirk.on_request(request))
        .map(IntoResponse::into_response)
}

/// Applies quirks to a response.
pub(crate) async fn on_response(quirks: &[Quirk], path: &str, mut response: Response) -> Response {
    for quirk in quirks {
        response = quirk.on_response(path, response).await;
    }
    response
}

/// Returns true if browsers may cache the file at `path`.
pub(crate) fn is_cached(quirks: &[Quirk], path: &str) -> bool {
    let mut quirks = quirks.iter();
    quirks.any(|it| matches!(it, Quirk::Cached(suffix) if has_suffix(path, suffix)))
}

impl Quirk {
    fn on_request(&self, request: &mut Request) -> Option<Response> {
        let path = request.uri().path().to_owned();
        match self {
            Self::MountedAt(folder) if path == *folder => Some(redirect_to(&format!("{folder}/"))),
            Self::MountedAt(folder) | Self::MountedWithoutRedirect(folder) => {
                match path.strip_prefix(*folder) {
                    Some(rest) if rest.is_empty() || rest.starts_with('/') => {
                        rewrite_path(request, if rest.is_empty() { "/" } else { rest })
                    }
                    _ => Some(StatusCode::NOT_FOUND.into_response()),
                }
            }
            Self::StripsSlash(folder) if path == format!("{folder}/") => {
                let query = request.uri().query().map(|query| format!("?{query}"));
                Some(redirect_to(&[*folder, &query.unwrap_or_default()].concat()))
            }
            Self::StalePage(page) if path == "/" && !bypasses_caches(request.headers()) => {
                Some(([(CONTENT_TYPE, "text/html")], page.clone()).into_response())
            }
            Self::Missing(suffix) if has_suffix(&path, suffix) => {
                Some(StatusCode::NOT_FOUND.into_response())
            }
            Self::SpaFallback(suffix) if has_suffix(&path, suffix) => rewrite_path(request, "/"),
            Self::BasicAuth(password) => {
                let expected = format!("Basic {}", STANDARD.encode(password));
                let sent = request.headers().get(AUTHORIZATION);
                (sent.map(HeaderValue::as_bytes) != Some(expected.as_bytes())).then(|| {
                    let ask = [(WWW_AUTHENTICATE, "Basic realm=\"stories\"")];
                    (StatusCode::UNAUTHORIZED, ask).into_response()
                })
            }
            _ => None,
        }
    }

    async fn on_response(&self, path: &str, mut response: Response) -> Response {
        let headers = response.headers_mut();
        match self {
            Self::ContentType(suffix, media_type) if has_suffix(path, suffix) => {
                // On a 304 response the browser would use the cached content type.
                headers.remove(LAST_MODIFIED);
                headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
            }
            Self::Header(name, value) => {
                if let Ok(value) = value.parse() {
                    headers.insert(HeaderName::from_static(name), value);
                }
            }
            Self::RemovesHeader(name) => {
                headers.remove(*name);
            }
            Self::Cached(suffix) if has_suffix(path, suffix) => {
                headers.insert(CACHE_CONTROL, HeaderValue::from_static("max-age=600"));
            }
            Self::CrlfLineEndings(suffix) if has_suffix(path, suffix) => {
                return rewritten(response, |text| text.replace('\n', "\r\n")).await;
            }
            Self::InjectsIntoHead(markup) if has_suffix(path, ".html") => {
                let head = format!("<head>{markup}");
                return rewritten(response, |text| text.replacen("<head>", &head, 1)).await;
            }
            _ => {}
        }
        response
    }
}

/// Returns true for requests that bypass caches, as a reload does.
fn bypasses_caches(headers: &HeaderMap) -> bool {
    headers.contains_key(CACHE_CONTROL) || headers.contains_key(PRAGMA)
}

/// Returns true if `path` has this suffix. The path of a folder counts as `.html`.
fn has_suffix(path: &str, suffix: &str) -> bool {
    path.ends_with(suffix) || (suffix == ".html" && path.ends_with('/'))
}

fn redirect_to(address: &str) -> Response {
    let there = [(LOCATION, address.to_owned())];
    (StatusCode::MOVED_PERMANENTLY, there).into_response()
}

fn rewrite_path(request: &mut Request, path: &str) -> Option<Response> {
    let query = request.uri().query().map(|query| format!("?{query}"));
    let target = [path, &query.unwrap_or_default()].concat();
    match target.parse::<Uri>() {
        Ok(uri) => {
            *request.uri_mut() = uri;
            None
        }
        Err(_) => Some(StatusCode::BAD_REQUEST.into_response()),
    }
}

async fn rewritten(response: Response, rewrite: impl FnOnce(String) -> String) -> Response {
    let (mut parts, bytes) = match into_parts_and_bytes(response).await {
        Ok(both) => both,
        Err(failed) => return failed,
    };
    // These headers describe the original file, not the rewritten one.
    parts.headers.remove(LAST_MODIFIED);
    parts.headers.remove("content-length");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Response::from_parts(parts, rewrite(text).into())
}
