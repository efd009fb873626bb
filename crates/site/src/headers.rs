//! The HTTP headers that a host must send, in the `_headers` format that several hosts read.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Returns the headers for pages with these inline scripts and this inline style. `others` are the
/// entries of pages with other policies. `hashed` are the prefixes of file names that contain a
/// hash of the content: these files can be cached forever.
///
/// All files allow cross-origin requests, as widgets need them, also in host pages with a
/// `Cross-Origin-Embedder-Policy`.
///
/// The policy allows only what the pages need. `'wasm-unsafe-eval'` allows compiling wasm, and no
/// other evaluation. Who may frame the pages is up to the host.
pub fn headers(scripts: &[&str], style: &str, others: &[String], hashed: &[&str]) -> String {
    let policy = [
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
    .join("; ");
    format!(
        "/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n  Cache-Control: no-cache\n  \
         Access-Control-Allow-Origin: *\n  \
         Cross-Origin-Resource-Policy: cross-origin\n\
         {}{}",
        others.concat(),
        hashed.iter().map(immutable).collect::<String>()
    )
}

/// Returns the entry of the page for a frame, with this inline script and style.
pub fn policy_of_frame(page: &str, script: &str, style: &str) -> String {
    let script = hash(script);
    let policy = [
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
    ];
    // A host page with a Cross-Origin-Embedder-Policy requires one of its frames too.
    [
        &*with_policy(page, &policy),
        "  Cross-Origin-Embedder-Policy: require-corp\n",
    ]
    .concat()
}

/// Returns the entry of the snippet generator's folder, with its inline script and style.
pub fn policy_of_snippet_generator(pages: &str, script: &str, style: &str) -> String {
    let policy = [
        "default-src 'none'",
        &format!("script-src {}", hash(script)),
        &format!("style-src {}", hash(style)),
        "img-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ];
    with_policy(pages, &policy)
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

/// Returns an entry for pages with their own policy. `!` removes the general policy, on hosts that
/// support it; the others send only the header of the most specific path.
pub fn with_policy(pages: &str, policy: &[&str]) -> String {
    let policy = policy.join("; ");
    format!("/{pages}\n  ! Content-Security-Policy\n  Content-Security-Policy: {policy}\n")
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

fn immutable(start: &&str) -> String {
    format!("/{start}*\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n")
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
