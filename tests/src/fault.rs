//! Network faults for single files: truncated, slow or redirected responses.

use std::io;
use std::time::Duration;

use axum::body::{self, Body, Bytes};
use axum::http::header::{CONTENT_LENGTH, LOCATION};
use axum::http::response::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::time::sleep;

/// A fault of the response for one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The connection ends after half of the file.
    Truncated,
    /// The file arrives in eight pieces, with this delay before each.
    Slow(Duration),
    /// The first response redirects to another URL, which has the file.
    Redirected,
}

/// The query of the URL to which [`Fault::Redirected`] redirects.
const REDIRECTED_QUERY: &str = "redirected";

impl Fault {
    /// Returns the redirect that answers the request, if this fault is one.
    pub(crate) fn redirect(self, path: &str, query: Option<&str>) -> Option<Response> {
        (self == Self::Redirected && query != Some(REDIRECTED_QUERY)).then(|| {
            let there = format!("{path}?{REDIRECTED_QUERY}");
            (StatusCode::FOUND, [(LOCATION, there)]).into_response()
        })
    }

    /// Applies the fault to the response that has the file.
    pub(crate) async fn apply(self, response: Response) -> Response {
        let (mut parts, bytes) = match into_parts_and_bytes(response).await {
            Ok(both) => both,
            Err(failed) => return failed,
        };
        // The full length, also if the body is cut off.
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

/// Splits a response into its head and its whole body.
///
/// # Errors
/// Returns an error response if the body can't be read.
pub(crate) async fn into_parts_and_bytes(response: Response) -> Result<(Parts, Bytes), Response> {
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
