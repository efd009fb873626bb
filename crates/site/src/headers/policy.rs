//! The content security policies of the pages. Each allows only what its page needs.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Returns the policy of pages with these inline scripts and this inline style.
/// `'wasm-unsafe-eval'` allows compiling wasm, and no other evaluation.
pub fn policy_of_page(scripts: &[&str], style: &str) -> String {
    [
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval' {}", hashes(scripts)),
        &format!("style-src {}", hash(style)),
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        // Only for the URL of the service worker.
        "trusted-types standpoint",
    ]
    .join("; ")
}

/// Returns the policy of the page for a frame, with this inline script and style.
pub fn policy_of_frame(script: &str, style: &str) -> String {
    let script = hash(script);
    [
        "default-src 'none'",
        // 'strict-dynamic' for the scripts that this one adds: in WebKit, 'self' matches nothing in
        // a sandboxed frame.
        &format!("script-src 'self' 'strict-dynamic' 'wasm-unsafe-eval' {script}"),
        &format!("style-src {}", hash(style)),
        "connect-src *",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types standpoint",
    ]
    .join("; ")
}

/// Returns the policy of the snippet generator's folder, with its inline script and style.
pub fn policy_of_snippet_generator(script: &str, style: &str) -> String {
    [
        "default-src 'none'",
        &format!("script-src {}", hash(script)),
        &format!("style-src {}", hash(style)),
        "img-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}

/// Returns the policy of the catalogue, which has no script.
pub fn policy_of_catalogue(style: &str) -> String {
    [
        "default-src 'none'",
        &format!("style-src {}", hash(style)),
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}

/// Returns the policy of the page in a package for an LMS, with this inline style. `connects` is
/// where it may send requests.
pub fn policy_of_package(connects: &str, style: &str) -> String {
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        &format!("style-src {}", hash(style)),
        "img-src 'self'",
        &format!("connect-src {connects}"),
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    .join("; ")
}

/// Returns the policy of a single-file page, which requests nothing.
pub fn self_contained_policy(scripts: &[&str], style: &str) -> String {
    [
        "default-src 'none'",
        &format!("script-src 'wasm-unsafe-eval' {}", hashes(scripts)),
        &format!("style-src {}", hash(style)),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}

fn hashes(texts: &[&str]) -> String {
    let hashes: Vec<_> = texts.iter().map(|text| hash(text)).collect();
    hashes.join(" ")
}

/// Returns the hash source of an inline script or style: W3C Content Security Policy Level 3,
/// §2.3.1.
fn hash(text: &str) -> String {
    let digest = STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!("'sha256-{digest}'")
}
