//! The preview picture of a story for shared links.

use crate::error::BuildError;
use crate::escape::escaped;
use crate::raster::{
    Lines, Space, canvas, has_glyph, is_embedded, png_in_few_colours, render, tree,
};
use resvg::usvg::Transform;
use standpoint_core::Pack;
use standpoint_web::words::words_for;
use unicode_bidi::{Direction, get_base_direction};

/// The width in pixels.
pub const WIDTH: u32 = 1200;

/// The height in pixels.
pub const HEIGHT: u32 = 630;

/// Renders the picture of a pack as PNG: its title and the publisher of its article.
///
/// A title with letters for which this machine has no font is left out.
///
/// # Errors
///
/// If it can't be rendered.
pub fn picture(pack: &Pack) -> Result<Vec<u8>, BuildError> {
    let words = words_for(pack.language());
    let source = words.story().source(&pack.source().publisher);
    rendered(words.page.name(), pack.title(), &source).map_err(|cause| BuildError::Picture {
        what: format!("the picture of {}", pack.id()),
        cause,
        hint: "use a simpler title, and report this one as a bug",
    })
}

fn rendered(name: &str, title: &str, source: &str) -> Result<Vec<u8>, String> {
    let mut picture = canvas(WIDTH, HEIGHT)?;
    let svg = svg(name, title, source)?;
    render(&tree(&svg)?, Transform::identity(), &mut picture);
    png_in_few_colours(&picture)
}

const PAPER: &str = "#fbfaf6";
const INK: &str = "#1d1b18";
const FADED: &str = "#5d574f";

/// The colours of the scale, from one end to the other, as on the page.
const SCALE: [&str; 5] = ["#a3500a", "#fbc98d", "#e9e6df", "#d1cbe7", "#5a3b96"];

/// The height of the strip of colours at the lower edge.
const STRIP_HEIGHT: u32 = 24;

/// The margin to the left and right of the text.
const MARGIN: f32 = 84.0;

/// One of the texts. They are placed one below the other.
struct Text {
    space: Space,
    colour: &'static str,
    /// The baseline of the last line.
    y: f32,
}

const NAME: Text = Text {
    space: Space {
        font: "font-family=\"Libertinus Serif\" font-weight=\"600\"",
        sizes: &[38.0],
        leading: 1.0,
        width: WIDTH as f32 - 2.0 * MARGIN,
        height: 38.0,
    },
    colour: INK,
    y: 96.0,
};

const TITLE: Text = Text {
    space: Space {
        sizes: &[
            128.0, 120.0, 112.0, 104.0, 96.0, 90.0, 84.0, 78.0, 72.0, 66.0, 60.0, 54.0,
        ],
        leading: 1.07,
        height: 340.0,
        ..NAME.space
    },
    colour: INK,
    y: 464.0,
};

const SOURCE: Text = Text {
    space: Space {
        font: "font-family=\"Libertinus Serif\" font-style=\"italic\"",
        sizes: &[34.0],
        ..NAME.space
    },
    colour: FADED,
    y: 548.0,
};

/// The line height for text in fallback fonts, whose glyphs can be taller.
const FALLBACK_LEADING: f32 = 1.35;

fn svg(name: &str, title: &str, source: &str) -> Result<String, String> {
    let title = displayable(title, has_glyph);
    let above = if title.is_some() { name } else { "" };
    let title = title.unwrap_or_else(|| name.into());
    let source = displayable(source, has_glyph).unwrap_or_default();
    let mut space = TITLE.space;
    if !title.chars().all(is_embedded) {
        space.leading = FALLBACK_LEADING;
    }

    let is_mirrored = is_right_to_left(&title);
    let texts = [
        NAME.lines(above, is_mirrored)?,
        Text { space, ..TITLE }.lines(&title, is_mirrored)?,
        SOURCE.lines(&source, is_mirrored)?,
    ];
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{PAPER}\"/>{}{}</svg>",
        strip(is_mirrored),
        texts.concat()
    ))
}

impl Text {
    /// Renders the text as SVG `text` elements, one per line.
    fn lines(&self, text: &str, is_mirrored: bool) -> Result<String, String> {
        let Self { space, colour, y } = self;
        let (x, anchor) = if is_mirrored {
            (WIDTH as f32 - MARGIN, "end")
        } else {
            (MARGIN, "start")
        };
        let Lines { lines, size } = space.fill(text)?;
        let is_right_to_left = is_right_to_left(text);
        let (font, last) = (space.font, lines.len().saturating_sub(1));
        let line = |(index, line): (usize, &String)| {
            let y = y - (last - index) as f32 * size * space.leading;
            let line = escaped(line);
            // resvg lays out text from left to right unless it is isolated.
            let line = if is_right_to_left {
                format!("{RIGHT_TO_LEFT_ISOLATE}{line}{POP_ISOLATE}")
            } else {
                line
            };
            format!(
                "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" {font} font-size=\"{size}\" \
                 fill=\"{colour}\">{line}</text>"
            )
        };
        Ok(lines.iter().enumerate().map(line).collect())
    }
}

const RIGHT_TO_LEFT_ISOLATE: char = '\u{2067}';
const POP_ISOLATE: char = '\u{2069}';

fn is_right_to_left(text: &str) -> bool {
    get_base_direction(text) == Direction::Rtl
}

fn strip(is_mirrored: bool) -> String {
    let mut colours = SCALE;
    if is_mirrored {
        colours.reverse();
    }
    let width = WIDTH / 5;
    let steps = colours.iter().zip(0_u32..).map(|(colour, index)| {
        format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{STRIP_HEIGHT}\" fill=\"{colour}\"/>",
            index * width,
            HEIGHT - STRIP_HEIGHT
        )
    });
    steps.collect()
}

/// Removes symbols that no font has. Returns `None` if a letter or digit has no glyph.
fn displayable(text: &str, has_glyph: fn(char) -> bool) -> Option<String> {
    let is_missing = |c: char| !c.is_whitespace() && !has_glyph(c);
    if text.chars().any(|c| c.is_alphanumeric() && is_missing(c)) {
        return None;
    }
    Some(text.chars().filter(|c| !is_missing(*c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::usvg::{Node, roxmltree};
    use standpoint_core::read::read;
    use std::fs;
    use std::path::Path;

    fn pack(name: &str) -> Pack {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let json = fs::read(data.join(name).join("pack.json")).expect("a pack");
        read(&json).expect("a sound pack")
    }

    /// Returns the lines in an SVG: `x`, font size and text.
    fn lines(svg: &str) -> Vec<(String, String, String)> {
        let document = roxmltree::Document::parse(svg).expect("XML");
        let texts = document
            .descendants()
            .filter(|node| node.has_tag_name("text"));
        let line = |node: roxmltree::Node<'_, '_>| {
            let [x, size] = ["x", "font-size"].map(|name| node.attribute(name).expect(name).into());
            (x, size, node.text().expect("a text").into())
        };
        texts.map(line).collect()
    }

    fn title_lines(title: &str) -> Vec<String> {
        let lines = lines(&svg("N", title, "").expect("an SVG"));
        lines.into_iter().skip(1).map(|(.., text)| text).collect()
    }

    #[test]
    fn pictures_have_their_size_and_are_reproducible() {
        for name in ["fentanyl-tariffs", "harbour-bridge"] {
            let png = picture(&pack(name)).expect("a picture");
            assert_eq!(png.get(..8), Some(b"\x89PNG\r\n\x1a\n".as_slice()));
            let size = [WIDTH.to_be_bytes(), HEIGHT.to_be_bytes()].concat();
            assert_eq!(png.get(16..24), Some(size.as_slice()));
            assert!(png.len() < 40_000, "{name}: {} bytes", png.len());
            assert!(png == picture(&pack(name)).expect("a picture"), "{name}");
        }
    }

    #[test]
    fn titles_of_the_packs_break_at_pauses() {
        assert_eq!(
            title_lines(pack("fentanyl-tariffs").title()),
            [
                "Fentanyl and tariffs:",
                "China and the United States",
                "blame each other"
            ]
        );
        assert_eq!(
            title_lines(pack("harbour-bridge").title()),
            ["Should the", "Halyard Bridge", "be closed to cars?"]
        );
    }

    #[test]
    fn text_stays_within_the_margins() {
        let texts = [
            "?",
            "Ban it?",
            &"Ministers of nine countries can't agree. ".repeat(500),
            &"W".repeat(20_000),
            &"ÄÖÜ ".repeat(60),
            &"שלום ".repeat(100),
            "هل ينبغي إغلاق جسر Halyard أمام السيارات في عام 2024؟",
            "Halyard Bridge Halyard Bridge Halyard جسر",
        ];
        for text in texts {
            let tree = tree(&svg("Standpoint", text, text).expect("an SVG")).expect("a tree");
            let mut above = 0.0;
            let mut count = 0;
            for node in tree.root().children() {
                let Node::Text(line) = node else { continue };
                let line = line.bounding_box();
                let is_within =
                    line.left() > MARGIN - 1.5 && line.right() < WIDTH as f32 - MARGIN + 1.5;
                assert!(is_within, "{line:?}: {text:.40}");
                assert!(
                    line.y() > above && line.bottom() < (HEIGHT - STRIP_HEIGHT) as f32,
                    "{line:?}: {text:.40}"
                );
                above = line.y();
                count += 1;
            }
            assert!(count >= 3, "{text:.40}");
        }
    }

    #[test]
    fn markup_in_a_title_is_rendered_as_text() {
        let title = "</text><script>alert('1')</script> & \"quotes\" &lt;";
        let svg = svg("N", title, "<rect width=\"9\"/>").expect("an SVG");
        let document = roxmltree::Document::parse(&svg).expect("XML");
        let elements = document.descendants().filter(|node| node.is_element());
        let count = |name: &str| {
            elements
                .clone()
                .filter(|node| node.has_tag_name(name))
                .count()
        };
        assert_eq!((count("svg"), count("rect"), count("script")), (1, 6, 0));
        let text: String = lines(&svg).into_iter().map(|(.., text)| text).collect();
        let wanted = format!("N{title}<rect width=\"9\"/>");
        assert_eq!(text.replace(' ', ""), wanted.replace(' ', ""));
        assert!(rendered("N", title, "").is_ok());
    }

    #[test]
    fn a_right_to_left_title_mirrors_the_picture() {
        let title = "האם לסגור את הגשר לתנועת מכוניות?";
        let svg = svg("N", title, "From an article by הארץ").expect("an SVG");
        for (x, ..) in lines(&svg) {
            assert_eq!(x, "1116");
        }
        assert!(svg.find(SCALE[4]) < svg.find(SCALE[0]));
        let lines = title_lines(title);
        assert!(
            lines
                .iter()
                .all(|line| line.starts_with(RIGHT_TO_LEFT_ISOLATE) && line.ends_with(POP_ISOLATE))
        );
        assert!(rendered("N", title, "").is_ok());
    }

    #[test]
    fn a_short_title_is_large_and_a_long_one_is_cut_off() {
        let size = |title| {
            lines(&svg("N", title, "").expect("an SVG"))
                .swap_remove(1)
                .1
        };
        assert_eq!(size("Ban it?"), "128");
        let long = "Ministers of nine countries can't agree. ".repeat(9);
        assert_eq!(size(&long), "54");
        assert!(
            title_lines(&long)
                .last()
                .is_some_and(|line| line.ends_with('…'))
        );
    }

    #[test]
    fn symbols_without_a_glyph_are_removed_but_letters_are_required() {
        let has_glyph = |c: char| c.is_ascii();
        assert_eq!(
            displayable("a bridge → or \u{ffff}not", has_glyph).as_deref(),
            Some("a bridge  or not")
        );
        assert_eq!(displayable("橋 or not", has_glyph), None);
    }
}
