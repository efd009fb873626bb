//! Answers requests for the preview.

use super::preview::{Preview, Shown};
use tiny_http::{Header, Method, Request, Response, ResponseBox};

/// Where the page asks whether anything has changed.
const VERSION: &str = "/-/version";
/// Where the problems are listed.
const PROBLEMS: &str = "/-/problems";

/// The page reloads when the number of changes is another one. After the program is stopped, it
/// waits for the next start.
const RELOAD: &str = include_str!("reload.js");

/// A service worker that removes itself, and with it one of a site that was served here before.
const NO_WORKER: &str = "addEventListener(\"install\",()=>skipWaiting());\
    addEventListener(\"activate\",()=>registration.unregister());\n";

/// Answers a request.
pub fn answer(request: &Request, preview: &Preview<'_>) -> ResponseBox {
    if !is_to_this_machine(request) {
        let what = "This preview is only at localhost and 127.0.0.1.\n";
        return respond(403, "text/plain; charset=utf-8", what);
    }
    if !matches!(request.method(), Method::Get | Method::Head) {
        return respond(405, "text/plain; charset=utf-8", "Only GET and HEAD.\n");
    }
    let url = request.url();
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let shown = preview.shown();
    let version = preview.version();
    match path {
        VERSION => respond(200, "text/plain; charset=utf-8", &version.to_string()),
        "/sw.js" => respond(200, "text/javascript; charset=utf-8", NO_WORKER),
        PROBLEMS => html(200, &problems(&shown, version)),
        path => file(path, &shown, version),
    }
}

/// Whether a request names this machine. A website can let its own name lead here, and would then read
/// what isn't published yet.
fn is_to_this_machine(request: &Request) -> bool {
    let mut headers = request.headers().iter();
    let host = headers.find(|header| header.field.equiv("Host"));
    host.is_none_or(|host| {
        let host = host.value.as_str();
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        name.eq_ignore_ascii_case("localhost") || name == "127.0.0.1"
    })
}

fn file(path: &str, shown: &Shown, version: usize) -> ResponseBox {
    let name = path.trim_start_matches('/');
    let name = match name.is_empty() || name.ends_with('/') {
        true => [name, "index.html"].concat(),
        false => name.to_owned(),
    };
    let is_page = name.ends_with(".html");
    if is_page && shown.files.is_empty() {
        return html(500, &problems(shown, version));
    }
    let Some(content) = shown.files.get(&name) else {
        return respond(404, "text/plain; charset=utf-8", "There is no such file.\n");
    };
    if is_page && !name.starts_with("standpoint-") {
        let page = String::from_utf8_lossy(content);
        return html(
            200,
            &[&page, footer(shown).as_str(), &reload(version)].concat(),
        );
    }
    let media_type = mime_guess::from_path(&name).first_or_octet_stream();
    let media_type = match media_type.type_() {
        mime_guess::mime::TEXT => format!("{media_type}; charset=utf-8"),
        _ => media_type.to_string(),
    };
    with_type(Response::from_data(content.clone()).boxed(), &media_type)
}

/// Returns a line below the page that leads to the warnings and drafts.
fn footer(shown: &Shown) -> String {
    match shown.summary.is_empty() {
        true => String::new(),
        false => format!(
            "<p style=\"position:fixed;inset-block-end:0;inset-inline-end:0;margin:0;padding:.3rem .6rem;\
             background:#333;color:#fff;font:.875rem system-ui,sans-serif;z-index:9\">\
             <a style=\"color:inherit\" href=\"{PROBLEMS}\">{}</a></p>",
            shown.summary
        ),
    }
}

/// Returns a page with what is wrong.
fn problems(shown: &Shown, version: usize) -> String {
    let text = match shown.problems.is_empty() {
        true => "Nothing is wrong.",
        false => &shown.problems,
    };
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>What to fix</title>\
         <style>body{{max-width:80rem;margin:auto;padding:1rem;font:1rem/1.5 system-ui,sans-serif}}\
         pre{{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.9rem}}\
         pre.excerpt{{white-space:pre;overflow-x:auto}}</style>\
         <h1>What to fix</h1><p>The page comes back when the file is saved. \
         <a href=\"/\">To the stories</a></p>{}{}",
        blocks(text),
        reload(version)
    )
}

/// Renders a report. In an excerpt a mark stands below what it is about, so its lines don't wrap: it
/// scrolls sideways, and can have the focus so that keys scroll it too.
fn blocks(report: &str) -> String {
    let lines: Vec<&str> = report.lines().collect();
    let blocks = lines.chunk_by(|one, other| is_excerpt(one) == is_excerpt(other));
    let blocks = blocks.map(|block| {
        let attributes = match block.first().is_some_and(|line| is_excerpt(line)) {
            true => " class=\"excerpt\" tabindex=\"0\"",
            false => "",
        };
        let text = block.join("\n");
        let text = text.replace('&', "&amp;");
        let text = text.replace('<', "&lt;").replace('>', "&gt;");
        // A line break right after the tag would be dropped.
        format!("<pre{attributes}>\n{text}</pre>")
    });
    blocks.collect()
}

/// Whether a line of a report shows a place in a file: after the line's number, if it has one.
fn is_excerpt(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit());
    ["|", "-->", "...", ":::"]
        .iter()
        .any(|it| rest.starts_with(it))
}

fn reload(version: usize) -> String {
    format!(
        "<script>{}</script>",
        RELOAD.replace("VERSION", &version.to_string())
    )
}

fn html(status: u16, page: &str) -> ResponseBox {
    respond(status, "text/html; charset=utf-8", page)
}

fn respond(status: u16, media_type: &str, text: &str) -> ResponseBox {
    with_type(
        Response::from_data(text).with_status_code(status).boxed(),
        media_type,
    )
}

fn with_type(mut response: ResponseBox, media_type: &str) -> ResponseBox {
    // Not cached, so that a reload shows the new state.
    for (name, value) in [("Content-Type", media_type), ("Cache-Control", "no-store")] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_excerpts_scroll() {
        let report = "error[invalid]: `a` < `b`\n --> x/pack.json:7:3\n  |\n7 |  \"a\"\n  |  ^^^ here\n  |\nhelp: write 1 or 2\n\n2 errors";
        let page = blocks(report);
        assert_eq!(
            page,
            "<pre>\nerror[invalid]: `a` &lt; `b`</pre>\
             <pre class=\"excerpt\" tabindex=\"0\">\n --&gt; x/pack.json:7:3\n  |\n7 |  \"a\"\n  |  ^^^ here\n  |</pre>\
             <pre>\nhelp: write 1 or 2\n\n2 errors</pre>"
        );
    }
}
