//! What a host is to send with the files, in the form of `_headers` that several hosts read.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The headers for pages with these inline scripts and this one inline style.
///
/// The policy allows what the pages need and no more. `'wasm-unsafe-eval'` allows wasm to be
/// compiled, and nothing else to be evaluated. Who may frame the pages is left to the host.
pub fn headers(scripts: &[&str], style: &str) -> String {
    let scripts: Vec<_> = scripts.iter().map(|script| hash(script)).collect();
    let policy = [
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval' {}", scripts.join(" ")),
        &format!("style-src {}", hash(style)),
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    .join("; ");
    format!(
        "/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n  Cache-Control: no-cache\n\
         /standpoint-page-*\n  ! Cache-Control\n  Cache-Control: {FOR_EVER}\n\
         /icon-*\n  ! Cache-Control\n  Cache-Control: {FOR_EVER}\n"
    )
}

/// Their names change with what they are.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// As a policy names an inline script or style: W3C Content Security Policy Level 3, §2.3.1.
fn hash(text: &str) -> String {
    let digest = STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!("'sha256-{digest}'")
}
