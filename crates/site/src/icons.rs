//! The icons that a web app manifest names.

use crate::drawing::{canvas, draw, png, tree};
use crate::problem::Problem;
use resvg::tiny_skia::{Color, Pixmap};
use resvg::usvg::{Transform, Tree};

/// An icon as PNG, as wide as it is high.
pub struct Icon {
    /// What its file is to be called.
    pub name: &'static str,
    /// How long a side is, in pixels.
    pub side: u32,
    /// What the manifest calls its purpose.
    pub purpose: &'static str,
    /// What its file holds.
    pub png: Vec<u8>,
}

/// The icons, drawn from the SVG of the page's own.
///
/// # Errors
///
/// Where it can't be drawn.
pub fn icons(svg: &str) -> Result<Vec<Icon>, Problem> {
    drawn(svg).map_err(|why| Problem::Picture {
        what: "web/icon.svg".into(),
        why,
        hint: "make it an SVG, as wide as it is high, that names no other file",
    })
}

fn drawn(svg: &str) -> Result<Vec<Icon>, String> {
    let tree = tree(svg)?;
    let icon = |name, side, purpose, drawn| {
        let png = png(drawn)?;
        Ok(Icon {
            name,
            side,
            purpose,
            png,
        })
    };
    [
        icon("app-192.png", 192, "any", at_scale(&tree, 192, 1.0, None)?),
        icon("app-512.png", 512, "any", at_scale(&tree, 512, 1.0, None)?),
        icon(
            "app-maskable-512.png",
            512,
            "maskable",
            maskable(&tree, 512)?,
        ),
    ]
    .into_iter()
    .collect()
}

/// How much of a maskable icon no device cuts off: a circle of this width.
const SAFE: f32 = 0.8;

/// One whose ground goes on to the edges, for a device to cut to its own shape.
fn maskable(tree: &Tree, side: u32) -> Result<Pixmap, String> {
    // The colour of the tile, at the middle of its upper edge. Its corners are round.
    let top = at_scale(tree, side, 1.0, None)?.pixel(side / 2, side / 32);
    let ground = top
        .filter(|top| top.is_opaque())
        .map_or(Color::WHITE, |top| {
            Color::from_rgba8(top.red(), top.green(), top.blue(), 255)
        });
    at_scale(tree, side, SAFE, Some(ground))
}

/// In the middle, that part of a side wide, perhaps on a ground.
fn at_scale(tree: &Tree, side: u32, part: f32, ground: Option<Color>) -> Result<Pixmap, String> {
    let mut icon = canvas(side, side)?;
    if let Some(ground) = ground {
        icon.fill(ground);
    }
    let (side, size) = (side as f32, tree.size());
    let scale = side * part / size.width().max(size.height());
    let [x, y] = [size.width(), size.height()].map(|length| (side - length * scale) / 2.0);
    draw(
        tree,
        Transform::from_scale(scale, scale).post_translate(x, y),
        &mut icon,
    );
    Ok(icon)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = include_str!("../../../web/icon.svg");

    #[test]
    fn each_is_as_large_as_it_says_and_the_same_each_time() {
        let all = icons(SVG).expect("icons");
        let told: Vec<_> = all
            .iter()
            .map(|icon| (icon.name, icon.side, icon.purpose))
            .collect();
        assert_eq!(
            told,
            [
                ("app-192.png", 192, "any"),
                ("app-512.png", 512, "any"),
                ("app-maskable-512.png", 512, "maskable"),
            ]
        );
        for (icon, again) in all.iter().zip(icons(SVG).expect("icons")) {
            let pixels = Pixmap::decode_png(&icon.png).expect("a PNG");
            assert_eq!((pixels.width(), pixels.height()), (icon.side, icon.side));
            assert!(
                icon.png.len() < 20_000 && icon.png == again.png,
                "{}",
                icon.name
            );
        }
    }

    #[test]
    fn only_the_maskable_one_has_a_ground_up_to_the_edges() {
        let tree = tree(SVG).expect("an SVG");
        let plain = at_scale(&tree, 512, 1.0, None).expect("an icon");
        assert!(plain.pixel(0, 0).is_some_and(|corner| corner.alpha() == 0));
        let maskable = maskable(&tree, 512).expect("an icon");
        let ground = plain.pixel(256, 40).expect("its ground");
        for y in 0..512 {
            for x in 0..512 {
                let is_far = (x as f32 - 255.5).hypot(y as f32 - 255.5) > 512.0 * SAFE / 2.0;
                let is_ground = maskable.pixel(x, y) == Some(ground);
                assert!(is_ground || !is_far, "something at {x}, {y}");
            }
        }
    }

    #[test]
    fn what_is_no_svg_is_told() {
        let problem = icons("<svg")
            .map(|icons| icons.len())
            .expect_err("a problem");
        assert!(
            problem
                .to_string()
                .starts_with("web/icon.svg can't be drawn: "),
            "{problem}"
        );
    }
}
