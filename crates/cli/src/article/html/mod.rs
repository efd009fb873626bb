//! HTML: the paragraphs of the article in a page, without what surrounds it.

mod kept;
mod reader;

use super::Draft;
use kept::why_left_out;
use reader::Reader;
use scraper::{ElementRef, Html, Selector};
use standpoint_core::pack::normalise;

/// Reads the article of a page: the text of `article`, else of `main`, else of the element with the
/// most text in paragraphs.
pub(super) fn read(text: &str) -> Draft {
    let page = Html::parse_document(text);
    let root = article(&page);
    let mut draft = Reader::read(root);
    draft.title = title(&page, root);
    draft.language = language(root);
    draft
}

fn all<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    // Only a mistake in our own selectors fails.
    Selector::parse(selector)
        .map(|selector| page.select(&selector).collect())
        .unwrap_or_default()
}

/// Returns how much text an element has in paragraphs, in bytes.
fn amount(element: ElementRef<'_>) -> usize {
    let draft = Reader::read(element);
    draft.paragraphs.iter().map(String::len).sum()
}

/// Returns the element that contains the article.
fn article(page: &Html) -> ElementRef<'_> {
    let total = amount(page.root_element());
    for selector in ["article", "main, [role=main]"] {
        let elements = all(page, selector).into_iter();
        let visible = elements.filter(|it| why_left_out(*it).is_none());
        let most = visible.map(|it| (amount(it), it)).max_by_key(|it| it.0);
        // Some pages have the text elsewhere, and `article` only around teasers.
        if let Some((most, element)) = most
            && most * 3 >= total
            && most > 0
        {
            return element;
        }
    }
    most_text(page).unwrap_or_else(|| page.root_element())
}

/// Returns the element whose own paragraphs have the most text, or the one around it if the text
/// is spread over several.
fn most_text(page: &Html) -> Option<ElementRef<'_>> {
    let paragraphs = all(page, "p").into_iter().filter(|p| {
        let ancestors = p.ancestors().filter_map(ElementRef::wrap);
        ancestors.into_iter().all(|it| why_left_out(it).is_none())
    });
    let mut parents: Vec<(ElementRef<'_>, usize)> = Vec::new();
    for paragraph in paragraphs {
        let parent = paragraph.parent().and_then(ElementRef::wrap)?;
        let length = normalise(&paragraph.text().collect::<String>()).len();
        match parents.iter_mut().find(|(it, _)| *it == parent) {
            Some((_, sum)) => *sum += length,
            None => parents.push((parent, length)),
        }
    }
    let (mut best, most) = parents.iter().copied().max_by_key(|it| it.1)?;
    while let Some(parent) = best.parent().and_then(ElementRef::wrap)
        && amount(parent) * 2 > most * 3
        && amount(best) * 5 < amount(parent) * 4
    {
        best = parent;
    }
    Some(best)
}

fn title(page: &Html, root: ElementRef<'_>) -> Option<String> {
    let text = |element: &ElementRef<'_>| normalise(&element.text().collect::<String>());
    let h1 = all(page, "h1");
    let inside = h1.iter().find(|h1| h1.ancestors().any(|it| it == *root));
    let open_graph = all(page, "meta[property=\"og:title\"]");
    let open_graph = open_graph.iter().find_map(|it| it.attr("content"));
    let candidates = [
        inside.map(text),
        open_graph.map(normalise),
        h1.first().map(text),
        all(page, "title").first().map(text),
    ];
    candidates.into_iter().flatten().find(|it| !it.is_empty())
}

/// Returns the language of an element: its own, or that of the nearest one around it.
fn language(root: ElementRef<'_>) -> Option<String> {
    let around = root.ancestors().filter_map(ElementRef::wrap);
    let mut languages = std::iter::once(root)
        .chain(around)
        .filter_map(|it| it.attr("lang").or(it.attr("xml:lang")));
    languages
        .find(|lang| !lang.trim().is_empty())
        .map(|lang| lang.trim().to_owned())
}
