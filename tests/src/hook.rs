//! Injects the hook: a script that records a page's console messages and errors.

/// The nonce of the injected script, which the server adds to the page's policy.
pub(crate) const NONCE: &str = "hook";

/// Returns `html` with the hook as the first script of its head, followed by `init_script`.
pub(crate) fn inject(html: &str, init_script: &str) -> String {
    let at = head_start(html);
    let (before, after) = html.split_at(at);
    format!("{before}<script nonce=\"{NONCE}\">\n{SCRIPT}{init_script}</script>{after}")
}

const SCRIPT: &str = include_str!("hook.js");

/// Returns the offset after `<head …>`, or else after the doctype: markup before that would mean
/// quirks mode.
fn head_start(html: &str) -> usize {
    after_tag(html, "<head")
        .or_else(|| after_tag(html, "<!doctype"))
        .unwrap_or(0)
}

fn after_tag(html: &str, open: &str) -> Option<usize> {
    let lower = html.to_ascii_lowercase();
    let (start, _) = lower.match_indices(open).find(|(at, _)| {
        let next = lower[at + open.len()..].chars().next();
        next.is_some_and(|next| next == '>' || next.is_ascii_whitespace())
    })?;
    Some(start + html[start..].find('>')? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, before: &str) {
        let injected = inject(html, "");
        let (start, rest) = injected.split_once("<script ").expect("the hook");
        let (_, end) = rest.split_once("</script>").expect("the end of the hook");
        assert_eq!(start, before);
        assert_eq!(format!("{start}{end}"), html);
    }

    #[test]
    fn is_first_in_the_head() {
        check(
            "<!doctype html><HEAD lang=en><title>x</title></HEAD>",
            "<!doctype html><HEAD lang=en>",
        );
    }

    #[test]
    fn a_header_element_is_not_the_head() {
        check("<!doctype html><header>x</header>", "<!doctype html>");
    }

    #[test]
    fn is_first_without_head_or_doctype() {
        check("<p>x</p>", "");
    }

    #[test]
    fn the_init_script_follows_the_hook() {
        let injected = inject("<head><script src=page.js>", "early()");
        assert!(
            injected.ends_with("early()</script><script src=page.js>"),
            "{injected}"
        );
    }
}
