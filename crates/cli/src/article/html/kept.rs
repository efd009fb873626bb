//! Which elements are part of an article's text.

use crate::article::is_byline;
use crate::article::left_out::Kind;
use scraper::ElementRef;
use standpoint_core::pack::normalise;

/// Why an element is left out.
pub(super) enum Reason {
    /// It is no text at all: scripts, styles, metadata.
    NoText,
    /// It is left out, and listed for the author.
    Kind(Kind),
}

/// A box with an advertisement or links is shorter than this, in bytes. A longer element with such
/// a class is around the article.
const MAX_BOX: usize = 600;

/// Returns why an element is left out. `None`: it isn't.
pub(super) fn why_left_out(element: ElementRef<'_>) -> Option<Reason> {
    let kind = match element.value().name() {
        "head" | "script" | "style" | "noscript" | "template" | "link" | "meta" | "source" => {
            return Some(Reason::NoText);
        }
        "nav" | "aside" | "footer" | "header" => Kind::Surroundings,
        "figure" | "figcaption" | "picture" | "img" | "video" | "audio" | "svg" | "canvas"
        | "iframe" | "object" | "embed" => Kind::Pictures,
        "form" | "button" | "select" | "textarea" | "input" | "dialog" => Kind::Forms,
        "table" => Kind::Tables,
        "pre" => Kind::Code,
        "sup" if is_footnote(element) => Kind::Footnotes,
        _ if is_hidden(element) => Kind::Hidden,
        _ => match element.attr("role") {
            Some("navigation" | "complementary" | "banner" | "contentinfo" | "search") => {
                Kind::Surroundings
            }
            _ => by_class(element)?,
        },
    };
    Some(Reason::Kind(kind))
}

fn is_hidden(element: ElementRef<'_>) -> bool {
    let is_hidden_by_style = has_style(element, &["display:none", "visibility:hidden"]);
    element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || is_hidden_by_style
}

/// Whether the element's own style has one of these declarations.
pub(super) fn has_style(element: ElementRef<'_>, declarations: &[&str]) -> bool {
    let Some(style) = element.attr("style") else {
        return false;
    };
    let style: String = style.split_whitespace().collect();
    declarations.iter().any(|it| style.contains(it))
}

fn is_footnote(element: ElementRef<'_>) -> bool {
    let mut links = element.child_elements().filter_map(|it| it.attr("href"));
    links.any(|href| href.starts_with('#'))
}

/// Recognises what pages mark by a class or an id alone.
fn by_class(element: ElementRef<'_>) -> Option<Kind> {
    let names = [element.attr("class"), element.attr("id")];
    let names = names.into_iter().flatten().flat_map(str::split_whitespace);
    let parts = names.flat_map(|name| name.split(['-', '_']));
    for part in parts {
        let kind = match part.to_ascii_lowercase().as_str() {
            "ad" | "ads" | "advert" | "advertisement" | "anzeige" | "sponsored" | "promo"
            | "newsletter" | "subscribe" | "share" | "sharing" | "social" | "related"
            | "recommended" | "paywall" => Kind::Advertisements,
            "comments" | "breadcrumb" | "breadcrumbs" => Kind::Surroundings,
            "caption" | "credit" => Kind::Pictures,
            "byline" | "author" => {
                let text = normalise(&element.text().collect::<String>());
                return is_byline(&text).then_some(Kind::Byline(text));
            }
            _ => continue,
        };
        let length: usize = element.text().map(str::len).sum();
        return (length <= MAX_BOX).then_some(kind);
    }
    None
}
