//! The script that makes a page tell what its console would.

/// By which a policy can allow the scripts that are put in.
pub(crate) const NONCE: &str = "hook";

/// `html` with the hook as the first script of its head, and `early` after it.
pub(crate) fn inject(html: &str, early: Option<&str>) -> String {
    let at = head_start(html);
    let script = |text| format!("<script nonce=\"{NONCE}\">\n{text}</script>");
    format!(
        "{}{}{}{}",
        &html[..at],
        script(SCRIPT),
        early.map_or(String::new(), script),
        &html[at..]
    )
}

const SCRIPT: &str = include_str!("hook.js");

/// Just after `<head …>`; else after the doctype, since markup before it means quirks mode.
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
        let injected = inject(html, None);
        let (start, rest) = injected.split_once("<script ").expect("the hook");
        let (_, end) = rest.split_once("</script>").expect("the end of the hook");
        assert_eq!(start, before);
        assert_eq!(format!("{start}{end}"), html);
    }

    #[test]
    fn stands_first_in_the_head() {
        check(
            "<!doctype html><HEAD lang=en><title>x</title></HEAD>",
            "<!doctype html><HEAD lang=en>",
        );
    }

    #[test]
    fn a_header_is_no_head() {
        check("<!doctype html><header>x</header>", "<!doctype html>");
    }

    #[test]
    fn stands_first_where_there_is_neither() {
        check("<p>x</p>", "");
    }

    #[test]
    fn an_early_script_comes_after_it() {
        let injected = inject("<head><script src=page.js>", Some("early()"));
        assert!(
            injected.ends_with(
                "</script><script nonce=\"hook\">\nearly()</script><script src=page.js>"
            ),
            "{injected}"
        );
    }
}
