//! The picture that stands for a story where a link to it is shared.

use crate::drawing::{Lines, Space, canvas, draw, is_embedded, is_known, png_in_few_colours, tree};
use crate::escape::escaped;
use crate::problem::Problem;
use resvg::usvg::Transform;
use standpoint_core::Pack;
use standpoint_web::words::words_for;
use unicode_bidi::{Direction, get_base_direction};

/// How wide it is, in pixels.
pub const WIDTH: u32 = 1200;

/// How high it is.
pub const HEIGHT: u32 = 630;

/// The picture of a pack, as PNG: its title, and whose article it is made from.
///
/// A title for whose letters this machine has no font is left out.
///
/// # Errors
///
/// Where it can't be drawn.
pub fn picture(pack: &Pack) -> Result<Vec<u8>, Problem> {
    let words = words_for(pack.language());
    let source = words.story.source(&pack.source().publisher);
    drawn(words.page.name(), pack.title(), &source).map_err(|why| Problem::Picture {
        what: format!("the picture of {}", pack.id()),
        why,
        hint: "try a plainer title, and report this one",
    })
}

fn drawn(name: &str, title: &str, source: &str) -> Result<Vec<u8>, String> {
    let mut picture = canvas(WIDTH, HEIGHT)?;
    let svg = svg(name, title, source)?;
    draw(&tree(&svg)?, Transform::identity(), &mut picture);
    png_in_few_colours(&picture)
}

const PAPER: &str = "#fbfaf6";
const INK: &str = "#1d1b18";
const FADED: &str = "#5d574f";

/// From one end of the scale to the other, as on the page.
const STEPS: [&str; 5] = ["#a3500a", "#fbc98d", "#e9e6df", "#d1cbe7", "#5a3b96"];

/// How high the strip of steps is, at the lower edge.
const STRIP: u32 = 24;

/// Beside the texts.
const MARGIN: f32 = 84.0;

/// One of the texts, which stand one below the other.
struct Text {
    space: Space,
    colour: &'static str,
    /// Where its last line stands.
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

/// What the letters of other fonts may need between lines.
const WIDE_LEADING: f32 = 1.35;

fn svg(name: &str, title: &str, source: &str) -> Result<String, String> {
    // Without its letters a title is none.
    let title = known(title, is_known);
    let above = if title.is_some() { name } else { "" };
    let title = title.unwrap_or_else(|| name.into());
    let source = known(source, is_known).unwrap_or_default();
    let mut space = TITLE.space;
    if !title.chars().all(is_embedded) {
        space.leading = WIDE_LEADING;
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
    /// As elements of SVG, a line each.
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
        let line = |(at, line): (usize, &String)| {
            let y = y - (last - at) as f32 * size * space.leading;
            let line = escaped(line);
            // Else what is drawn is laid out from the left, whatever it begins with.
            let line = if is_right_to_left {
                format!("{RIGHT_TO_LEFT}{line}{END}")
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

const RIGHT_TO_LEFT: char = '\u{2067}';
const END: char = '\u{2069}';

fn is_right_to_left(text: &str) -> bool {
    get_base_direction(text) == Direction::Rtl
}

fn strip(is_mirrored: bool) -> String {
    let mut colours = STEPS;
    if is_mirrored {
        colours.reverse();
    }
    let width = WIDTH / 5;
    let steps = colours.iter().zip(0_u32..).map(|(colour, at)| {
        format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{STRIP}\" fill=\"{colour}\"/>",
            at * width,
            HEIGHT - STRIP
        )
    });
    steps.collect()
}

/// The text without signs that no font has. None if it lacks a letter.
fn known(text: &str, is_known: fn(char) -> bool) -> Option<String> {
    let is_lacking = |c: char| !c.is_whitespace() && !is_known(c);
    if text.chars().any(|c| c.is_alphanumeric() && is_lacking(c)) {
        return None;
    }
    Some(text.chars().filter(|c| !is_lacking(*c)).collect())
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

    /// The lines of its texts: where, how large and what.
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
    fn packs_have_a_picture_as_large_as_it_says_and_the_same_each_time() {
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
    fn lines_of_the_packs_end_where_one_pauses() {
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
    fn nothing_leaves_its_place() {
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
                    line.y() > above && line.bottom() < (HEIGHT - STRIP) as f32,
                    "{line:?}: {text:.40}"
                );
                above = line.y();
                count += 1;
            }
            assert!(count >= 3, "{text:.40}");
        }
    }

    #[test]
    fn markup_in_a_title_is_drawn_as_text() {
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
        let drawn: String = lines(&svg).into_iter().map(|(.., text)| text).collect();
        let wanted = format!("N{title}<rect width=\"9\"/>");
        assert_eq!(drawn.replace(' ', ""), wanted.replace(' ', ""));
        assert!(super::drawn("N", title, "").is_ok());
    }

    #[test]
    fn a_title_from_right_to_left_mirrors_the_picture() {
        let title = "האם לסגור את הגשר לתנועת מכוניות?";
        let svg = svg("N", title, "From an article by הארץ").expect("an SVG");
        for (x, ..) in lines(&svg) {
            assert_eq!(x, "1116");
        }
        assert!(svg.find(STEPS[4]) < svg.find(STEPS[0]));
        let lines = title_lines(title);
        assert!(
            lines
                .iter()
                .all(|line| line.starts_with(RIGHT_TO_LEFT) && line.ends_with(END))
        );
        assert!(drawn("N", title, "").is_ok());
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
    fn signs_that_no_font_has_are_left_out_and_so_is_a_text_without_its_letters() {
        let is_known = |c: char| c.is_ascii();
        assert_eq!(
            known("a bridge → or \u{ffff}not", is_known).as_deref(),
            Some("a bridge  or not")
        );
        assert_eq!(known("橋 or not", is_known), None);
    }
}
