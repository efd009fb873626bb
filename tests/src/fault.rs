//! What can go wrong between a host and a browser, with a file that is there.

use std::io;
use std::time::Duration;

use axum::body::{self, Body, Bytes};
use axum::http::header::{CONTENT_LENGTH, LOCATION};
use axum::http::response::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::time::sleep;

/// A fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The connection ends after half of the file.
    Truncated,
    /// The file comes in eight pieces, with a wait before each.
    Slow(Duration),
    /// The file is to be found at another address.
    Redirected,
}

/// In the query of an address to which a fault has redirected.
const THERE: &str = "redirected";

impl Fault {
    /// Instead of the file, where the fault comes before it.
    pub(crate) fn instead(self, path: &str, query: Option<&str>) -> Option<Response> {
        (self == Self::Redirected && query != Some(THERE)).then(|| {
            let there = format!("{path}?{THERE}");
            (StatusCode::FOUND, [(LOCATION, there)]).into_response()
        })
    }

    /// What becomes of the file.
    pub(crate) async fn spoil(self, response: Response) -> Response {
        let (mut parts, bytes) = match taken_apart(response).await {
            Ok(both) => both,
            Err(failed) => return failed,
        };
        // The browser is told of all of it.
        parts
            .headers
            .insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
        let body = match self {
            Self::Slow(wait) => slow(bytes, wait),
            Self::Truncated => half(bytes),
            Self::Redirected => bytes.into(),
        };
        Response::from_parts(parts, body)
    }
}

/// A response's head, and all of its body; or what to answer where the body does not come.
pub(crate) async fn taken_apart(response: Response) -> Result<(Parts, Bytes), Response> {
    let (parts, body) = response.into_parts();
    match body::to_bytes(body, usize::MAX).await {
        Ok(bytes) => Ok((parts, bytes)),
        Err(error) => Err((StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()),
    }
}

fn half(bytes: Bytes) -> Body {
    let half = bytes.slice(..bytes.len() / 2);
    let cut = Err(io::Error::from(io::ErrorKind::ConnectionReset));
    Body::from_stream(stream::iter([Ok(half), cut]))
}

fn slow(bytes: Bytes, wait: Duration) -> Body {
    let piece = bytes.len().div_ceil(8).max(1);
    Body::from_stream(stream::unfold(bytes, move |mut rest| async move {
        if rest.is_empty() {
            return None;
        }
        sleep(wait).await;
        let next = rest.split_to(piece.min(rest.len()));
        Some((Ok::<_, io::Error>(next), rest))
    }))
}
