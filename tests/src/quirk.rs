//! What a host does to every file that it sends, by how it is set up or by what stands before it.

use axum::extract::Request;
use axum::http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, LAST_MODIFIED, LOCATION, PRAGMA, WWW_AUTHENTICATE,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::fault::taken_apart;

/// Something that a host does. An ending is the end of a file's name.
#[derive(Clone, Debug)]
pub enum Quirk {
    /// The folder stands at this path, such as `/stories`, and nothing outside of it.
    Below(&'static str),
    /// The same, and the path answers itself, without sending the reader to `/stories/`.
    BelowWithoutSlash(&'static str),
    /// `/stories/` sends the reader to `/stories`.
    TakesSlashAway(&'static str),
    /// Files of this ending have this type.
    Type(&'static str, &'static str),
    /// Files of this ending are missing.
    Missing(&'static str),
    /// Instead of a file of this ending comes the first page, as hosts of single-page apps do it.
    PageInstead(&'static str),
    /// Files of this ending have the line ends of Windows.
    LineEnds(&'static str),
    /// Every answer has this header.
    Header(&'static str, String),
    /// No answer has this header.
    Without(&'static str),
    /// Browsers may use files of this ending for ten minutes without asking.
    Cached(&'static str),
    /// A cache on the way has this page still at `/`, and asks the host for another only where it
    /// is told to.
    OldPage(String),
    /// Only those who say this name and password get anything.
    Password(&'static str),
    /// This stands at the start of each page's head.
    InHead(&'static str),
}

/// Changes a request by what the host does. Returns what to answer instead of the file.
pub(crate) fn before(quirks: &[Quirk], request: &mut Request) -> Option<Response> {
    quirks
        .iter()
        .find_map(|quirk| quirk.before(request))
        .map(IntoResponse::into_response)
}

/// Changes an answer by what the host does.
pub(crate) async fn after(quirks: &[Quirk], path: &str, mut response: Response) -> Response {
    for quirk in quirks {
        response = quirk.after(path, response).await;
    }
    response
}

/// Whether browsers may keep what is at a path.
pub(crate) fn is_cached(quirks: &[Quirk], path: &str) -> bool {
    let mut quirks = quirks.iter();
    quirks.any(|it| matches!(it, Quirk::Cached(ending) if is_of(path, ending)))
}

impl Quirk {
    fn before(&self, request: &mut Request) -> Option<Response> {
        let path = request.uri().path().to_owned();
        match self {
            Self::Below(folder) if path == *folder => Some(sent_to(&format!("{folder}/"))),
            Self::Below(folder) | Self::BelowWithoutSlash(folder) => {
                match path.strip_prefix(*folder) {
                    Some(rest) if rest.is_empty() || rest.starts_with('/') => {
                        go_to(request, if rest.is_empty() { "/" } else { rest })
                    }
                    _ => Some(StatusCode::NOT_FOUND.into_response()),
                }
            }
            Self::TakesSlashAway(folder) if path == format!("{folder}/") => {
                let query = request.uri().query().map(|query| format!("?{query}"));
                Some(sent_to(&[*folder, &query.unwrap_or_default()].concat()))
            }
            Self::OldPage(page) if path == "/" && !goes_past_caches(request.headers()) => {
                Some(([(CONTENT_TYPE, "text/html")], page.clone()).into_response())
            }
            Self::Missing(ending) if is_of(&path, ending) => {
                Some(StatusCode::NOT_FOUND.into_response())
            }
            Self::PageInstead(ending) if is_of(&path, ending) => go_to(request, "/"),
            Self::Password(password) => {
                let expected = format!("Basic {}", STANDARD.encode(password));
                let said = request.headers().get(AUTHORIZATION);
                (said.map(HeaderValue::as_bytes) != Some(expected.as_bytes())).then(|| {
                    let ask = [(WWW_AUTHENTICATE, "Basic realm=\"stories\"")];
                    (StatusCode::UNAUTHORIZED, ask).into_response()
                })
            }
            _ => None,
        }
    }

    async fn after(&self, path: &str, mut response: Response) -> Response {
        let headers = response.headers_mut();
        match self {
            Self::Type(ending, media_type) if is_of(path, ending) => {
                // A browser that has asked before keeps the type of the first answer.
                headers.remove(LAST_MODIFIED);
                headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
            }
            Self::Header(name, value) => {
                if let Ok(value) = value.parse() {
                    headers.insert(HeaderName::from_static(name), value);
                }
            }
            Self::Without(name) => {
                headers.remove(*name);
            }
            Self::Cached(ending) if is_of(path, ending) => {
                headers.insert(CACHE_CONTROL, HeaderValue::from_static("max-age=600"));
            }
            Self::LineEnds(ending) if is_of(path, ending) => {
                return rewritten(response, |text| text.replace('\n', "\r\n")).await;
            }
            Self::InHead(markup) if is_of(path, ".html") => {
                let head = format!("<head>{markup}");
                return rewritten(response, |text| text.replacen("<head>", &head, 1)).await;
            }
            _ => {}
        }
        response
    }
}

/// As a reload does.
fn goes_past_caches(headers: &HeaderMap) -> bool {
    headers.contains_key(CACHE_CONTROL) || headers.contains_key(PRAGMA)
}

/// Whether what is at a path ends so. What a folder opens is a page.
fn is_of(path: &str, ending: &str) -> bool {
    path.ends_with(ending) || (ending == ".html" && path.ends_with('/'))
}

fn sent_to(address: &str) -> Response {
    let there = [(LOCATION, address.to_owned())];
    (StatusCode::MOVED_PERMANENTLY, there).into_response()
}

fn go_to(request: &mut Request, path: &str) -> Option<Response> {
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
    let (mut parts, bytes) = match taken_apart(response).await {
        Ok(both) => both,
        Err(failed) => return failed,
    };
    // It is another file than the folder's.
    parts.headers.remove(LAST_MODIFIED);
    parts.headers.remove("content-length");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Response::from_parts(parts, rewrite(text).into())
}
