//! SVG to PNG, with letters that are the same on every machine.
//!
//! They come from a font that is part of this program. A system's own fonts serve only for
//! letters that it lacks: such a picture hangs on the machine that draws it.

mod breaks;
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

/// An SVG that has been read, its texts laid out.
///
/// # Errors
///
/// What is wrong with it.
pub fn tree(svg: &str) -> Result<Tree, String> {
    let options = Options {
        fontdb: EMBEDDED.clone(),
        font_resolver: FontResolver {
            select_font: FontResolver::default_font_selector(),
            select_fallback: Box::new(|letter, used, fonts| {
                nearest(letter, used, fonts).or_else(|| {
                    *fonts = ALL.clone();
                    nearest(letter, used, fonts)
                })
            }),
        },
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|error| error.to_string())
}

/// How wide each text is, set with these attributes of a text in SVG.
///
/// # Errors
///
/// As [`tree`].
pub fn widths(attributes: &str, texts: &[&str]) -> Result<Vec<f32>, String> {
    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">");
    for (id, text) in texts.iter().enumerate() {
        let text = escaped(text);
        svg.push_str(&format!("<text id=\"{id}\" {attributes}>{text}</text>"));
    }
    svg.push_str("</svg>");

    // One without anything to see is not in the tree.
    let mut widths = vec![0.0; texts.len()];
    for node in tree(&svg)?.root().children() {
        let id = node.id().parse::<usize>().ok();
        if let (Node::Text(text), Some(width)) = (node, id.and_then(|id| widths.get_mut(id))) {
            *width = text.bounding_box().width();
        }
    }
    Ok(widths)
}

/// Something to draw on, clear all over.
///
/// # Errors
///
/// Where it has no pixels, or too many.
pub fn canvas(width: u32, height: u32) -> Result<Pixmap, String> {
    Pixmap::new(width, height)
        .ok_or_else(|| format!("there is no room for {width}×{height} pixels"))
}

/// Draws on it.
pub fn draw(tree: &Tree, transform: Transform, on: &mut Pixmap) {
    resvg::render(tree, transform, &mut on.as_mut());
}

/// Whether the font has the letter that is the same on every machine.
pub fn is_embedded(letter: char) -> bool {
    find(letter, &EMBEDDED, |_| ()).is_some()
}

/// Whether that one has it, or another of this machine.
pub fn is_known(letter: char) -> bool {
    is_embedded(letter) || find(letter, &ALL, |_| ()).is_some()
}

/// Has Latin, Greek, Cyrillic and Hebrew, upright and italic, in three weights.
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

/// The system's fonts besides. A copy, so that those already in use keep their ids.
static ALL: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::clone(&EMBEDDED);
    fonts.load_system_fonts();
    Arc::new(fonts)
});

/// Of the fonts that have the letter, the one most like the first of those used.
fn nearest(letter: char, used: &[ID], fonts: &Database) -> Option<ID> {
    let wanted = fonts.face(*used.first()?)?;
    let unlike = |face: &FaceInfo| {
        // Last by name, so that it does not hang on where the system keeps its fonts.
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
    find(letter, fonts, unlike).filter(|id| !used.contains(id))
}

/// The first font in this order that has the letter.
fn find<K: Ord>(letter: char, fonts: &Database, order: impl Fn(&FaceInfo) -> K) -> Option<ID> {
    let has_letter = |data: &[u8], index| {
        let font = FontRef::from_index(data, index).ok();
        font.is_some_and(|font| font.charmap().map(letter).is_some())
    };
    let mut faces: Vec<_> = fonts.faces().collect();
    faces.sort_by_cached_key(|face| order(face));
    let mut ids = faces.into_iter().map(|face| face.id);
    ids.find(|&id| fonts.with_face_data(id, has_letter) == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_font_has_the_letters_of_europe_in_three_weights() {
        assert!("Aéßøłğŵ Ωά Жђ שּׁ „“«»–—…№€½†".chars().all(is_embedded));
        assert!(!is_embedded('橋'));
        let mut weights: Vec<_> = EMBEDDED.faces().map(|face| face.weight.0).collect();
        weights.sort_unstable();
        assert_eq!(weights, [400, 400, 600, 600, 700, 700]);
    }

    #[test]
    fn widths_are_those_of_the_letters() {
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
