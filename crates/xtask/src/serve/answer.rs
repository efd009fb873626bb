//! Answers a request with a file from the folder.

use std::fs::File;
use std::path::{Path, PathBuf};

use tiny_http::{Header, Method, Request, Response, ResponseBox};

pub fn respond(request: &Request, folder: &Path) -> ResponseBox {
    if !matches!(request.method(), Method::Get | Method::Head) {
        let refusal = text_response(405, "This server only answers GET and HEAD.\n");
        return with_headers(refusal, &[("Allow", "GET, HEAD")]);
    }
    let found = file_for(request.url(), folder).and_then(|path| {
        let file = File::open(&path).ok()?;
        Some((media_type(&path), file))
    });
    let Some((media_type, file)) = found else {
        return text_response(404, "There is no such file. The page is at /\n");
    };
    // Not cached, so that a reload shows a new build.
    let headers = [("Content-Type", media_type), ("Cache-Control", "no-cache")];
    with_headers(Response::from_file(file).boxed(), &headers)
}

fn text_response(status: u16, text: &str) -> ResponseBox {
    let response = Response::from_data(text).with_status_code(status);
    with_headers(
        response.boxed(),
        &[("Content-Type", "text/plain; charset=utf-8")],
    )
}

fn with_headers(mut response: ResponseBox, headers: &[(&str, &str)]) -> ResponseBox {
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(*name, *value) {
            response.add_header(header);
        }
    }
    response
}

/// Returns the file that a request target names, if it is inside the folder.
fn file_for(target: &str, folder: &Path) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let mut path = percent_decoded(path)?;
    if path.ends_with('/') {
        path.push_str("index.html");
    }
    // Resolves symbolic links, so that none leads out of the folder.
    let file = folder
        .join(path.trim_start_matches('/'))
        .canonicalize()
        .ok()?;
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? * 16 + hex(rest.next()?)?,
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| value.try_into().ok())
}

fn media_type(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch;

    #[test]
    fn only_files_in_the_folder_are_found() {
        let files = [
            "dist/index.html",
            "dist/app.wasm",
            "dist/data/a b.json",
            "secret.txt",
        ];
        let dist = scratch::folder("serve-names", &files.map(|file| (file, ""))).join("dist");
        for (target, file) in [
            ("/", Some("index.html")),
            ("/?q=1", Some("index.html")),
            ("/app.wasm", Some("app.wasm")),
            ("/data/a%20b.json", Some("data/a b.json")),
            ("/data", None),
            ("/data/", None),
            ("/missing.js", None),
            ("/../secret.txt", None),
            ("/%2e%2e/secret.txt", None),
            ("/..%2fsecret.txt", None),
            ("//etc/passwd", None),
            ("/%00", None),
            ("/%zz", None),
            ("/%", None),
        ] {
            let expected = file.map(|file| dist.join(file));
            assert_eq!(file_for(target, &dist), expected, "{target}");
        }
    }
}
