//! Renders SVG to PNG, with the same glyphs on every machine.
//!
//! The font is embedded in this program. System fonts are only used for characters that it lacks:
//! such a picture depends on the machine that renders it.

mod line_breaks;
mod lines;
mod png;

pub use lines::{Lines, Space};
pub use png::{png, png_in_few_colours};

use crate::escape::escaped;
use resvg::tiny_skia::Pixmap;
use resvg::usvg::fontdb::{Database, FaceInfo, ID, Source};
use resvg::usvg::{FontResolver, Node, Options, Transform, Tree};
use skrifa::{FontRef, MetadataProvider as _};
use std::sync::{Arc, LazyLock};

/// Parses an SVG and lays out its text.
///
/// # Errors
///
/// If the SVG is invalid.
pub fn tree(svg: &str) -> Result<Tree, String> {
    let options = Options {
        fontdb: EMBEDDED.clone(),
        font_resolver: FontResolver {
            select_font: FontResolver::default_font_selector(),
            select_fallback: Box::new(|c, used, fonts| {
                fallback(c, used, fonts).or_else(|| {
                    *fonts = ALL.clone();
                    fallback(c, used, fonts)
                })
            }),
        },
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|error| error.to_string())
}

/// Measures the width of each text, with these attributes of an SVG `text` element.
///
/// # Errors
///
/// See [`tree`].
pub fn widths(attributes: &str, texts: &[&str]) -> Result<Vec<f32>, String> {
    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">");
    for (id, text) in texts.iter().enumerate() {
        let text = escaped(text);
        svg.push_str(&format!("<text id=\"{id}\" {attributes}>{text}</text>"));
    }
    svg.push_str("</svg>");

    // Empty texts are not in the tree: their width stays 0.
    let mut widths = vec![0.0; texts.len()];
    for node in tree(&svg)?.root().children() {
        let id = node.id().parse::<usize>().ok();
        if let (Node::Text(text), Some(width)) = (node, id.and_then(|id| widths.get_mut(id))) {
            *width = text.bounding_box().width();
        }
    }
    Ok(widths)
}

/// Creates a transparent image.
///
/// # Errors
///
/// If it would have no pixels, or too many.
pub fn canvas(width: u32, height: u32) -> Result<Pixmap, String> {
    Pixmap::new(width, height)
        .ok_or_else(|| format!("can't create an image of {width}×{height} pixels"))
}

/// Renders the SVG onto the image.
pub fn render(tree: &Tree, transform: Transform, on: &mut Pixmap) {
    resvg::render(tree, transform, &mut on.as_mut());
}

/// Returns whether the embedded font has the character.
pub fn is_embedded(c: char) -> bool {
    find(c, &EMBEDDED, |_| ()).is_some()
}

/// Returns whether the embedded font or a system font has the character.
pub fn has_glyph(c: char) -> bool {
    is_embedded(c) || find(c, &ALL, |_| ()).is_some()
}

/// The embedded font: Latin, Greek, Cyrillic and Hebrew, upright and italic, in three weights.
const FONT: &str = "Libertinus Serif";

static EMBEDDED: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for font in typst_assets::fonts() {
        fonts.load_font_source(Source::Binary(Arc::new(font)));
    }
    let is_other = |face: &&FaceInfo| face.families.iter().all(|(name, _)| name != FONT);
    let others: Vec<_> = fonts.faces().filter(is_other).map(|face| face.id).collect();
    for id in others {
        fonts.remove_face(id);
    }
    Arc::new(fonts)
});

/// The embedded font and the system's fonts. A copy, so that the embedded faces keep their ids.
static ALL: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::clone(&EMBEDDED);
    fonts.load_system_fonts();
    Arc::new(fonts)
});

/// Returns the font with the character that is most similar to the first font in `used`, and not in
/// `used`.
fn fallback(c: char, used: &[ID], fonts: &Database) -> Option<ID> {
    let wanted = fonts.face(*used.first()?)?;
    let difference = |face: &FaceInfo| {
        // Finally by name, so that the result doesn't depend on the system's font paths.
        let name = face.post_script_name.clone();
        (
            used.contains(&face.id),
            face.style != wanted.style,
            face.monospaced,
            !name.contains("Serif"),
            face.weight.0.abs_diff(wanted.weight.0),
            name,
        )
    };
    find(c, fonts, difference).filter(|id| !used.contains(id))
}

/// Returns the first font in this order that has the character.
fn find<K: Ord>(c: char, fonts: &Database, order: impl Fn(&FaceInfo) -> K) -> Option<ID> {
    let has_glyph = |data: &[u8], index| {
        let font = FontRef::from_index(data, index).ok();
        font.is_some_and(|font| font.charmap().map(c).is_some())
    };
    let mut faces: Vec<_> = fonts.faces().collect();
    faces.sort_by_cached_key(|face| order(face));
    let mut ids = faces.into_iter().map(|face| face.id);
    ids.find(|&id| fonts.with_face_data(id, has_glyph) == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_font_has_european_scripts_in_three_weights() {
        assert!("Aéßøłğŵ Ωά Жђ שּׁ „“«»–—…№€½†".chars().all(is_embedded));
        assert!(!is_embedded('橋'));
        let mut weights: Vec<_> = EMBEDDED.faces().map(|face| face.weight.0).collect();
        weights.sort_unstable();
        assert_eq!(weights, [400, 400, 600, 600, 700, 700]);
    }

    #[test]
    fn widths_match_the_glyphs() {
        let attributes = "font-family=\"Libertinus Serif\" font-size=\"100\"";
        let widths = widths(attributes, &["n", "nn", "", "<&>", "i"]).expect("widths");
        let [n, nn, none, signs, i] = *widths else {
            panic!("five: {widths:?}");
        };
        assert!(
            (nn - 2.0 * n).abs() < 1.0 && i < n && n < signs,
            "{widths:?}"
        );
        assert_eq!(none, 0.0);
    }
}
