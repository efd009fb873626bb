//! What a host is to send with the files, in the form of `_headers` that several hosts read.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The headers for pages with these inline scripts and this one inline style. Files whose names
/// begin as one of `hashed` does are named by what they are, and may be kept for ever. `others` is
/// for pages with other policies.
/// Pages of other sites may ask for all of it: widgets do, in pages too that let in only what says
/// so (`Cross-Origin-Embedder-Policy`).
///
/// The policy allows what the pages need and no more. `'wasm-unsafe-eval'` allows wasm to be
/// compiled, and nothing else to be evaluated. Who may frame the pages is left to the host.
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
        // For the address of the service worker alone.
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
        hashed.iter().map(for_ever).collect::<String>()
    )
}

/// For the page that other sites hold in a frame, with this inline script and style.
pub fn policy_of_frame(page: &str, script: &str, style: &str) -> String {
    let script = hash(script);
    let policy = [
        "default-src 'none'",
        // What this script adds: 'self' is nothing to a sandboxed frame in WebKit.
        &format!("script-src 'self' 'strict-dynamic' 'wasm-unsafe-eval' {script}"),
        &format!("style-src {}", hash(style)),
        "connect-src *",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types standpoint",
    ];
    // A page that lets in only what says so wants the frames in it to do the same.
    [
        &*with_policy(page, &policy),
        "  Cross-Origin-Embedder-Policy: require-corp\n",
    ]
    .concat()
}

/// For the page on which one makes HTML for other sites, with this inline script and style.
pub fn policy_of_maker(pages: &str, script: &str, style: &str) -> String {
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

/// For pages with a policy of their own. The general one is taken back first, where the host knows
/// how; others send the one of the most specific path.
pub fn with_policy(pages: &str, policy: &[&str]) -> String {
    let policy = policy.join("; ");
    format!("/{pages}\n  ! Content-Security-Policy\n  Content-Security-Policy: {policy}\n")
}

/// The policy that a page of one file has in itself: it asks for nothing at all.
pub fn policy_of_one_file(scripts: &[&str], style: &str) -> String {
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

fn for_ever(start: &&str) -> String {
    format!("/{start}*\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n")
}

fn hashes(texts: &[&str]) -> String {
    let hashes: Vec<_> = texts.iter().map(|text| hash(text)).collect();
    hashes.join(" ")
}

/// As a policy names an inline script or style: W3C Content Security Policy Level 3, §2.3.1.
fn hash(text: &str) -> String {
    let digest = STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!("'sha256-{digest}'")
}
