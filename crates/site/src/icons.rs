//! Renders the icons that the web app manifest lists.

use crate::error::BuildError;
use crate::raster::{canvas, png, render, tree};
use resvg::tiny_skia::{Color, Pixmap};
use resvg::usvg::{Transform, Tree};

/// A square icon as PNG.
pub struct Icon {
    /// The file name.
    pub name: &'static str,
    /// The width and height in pixels.
    pub side: u32,
    /// The `purpose` in the manifest.
    pub purpose: &'static str,
    /// The content of the file.
    pub png: Vec<u8>,
}

/// Renders the icons from the SVG of the page's icon.
///
/// # Errors
///
/// If the SVG is invalid or can't be rendered.
pub fn icons(svg: &[u8]) -> Result<Vec<Icon>, BuildError> {
    rendered(svg).map_err(|cause| BuildError::Picture {
        what: "web/icon.svg".into(),
        cause,
        hint: "use a valid, square SVG that references no other file",
    })
}

fn rendered(svg: &[u8]) -> Result<Vec<Icon>, String> {
    let svg = str::from_utf8(svg).map_err(|error| error.to_string())?;
    let tree = tree(svg)?;
    let icon = |name, side, purpose, pixmap| {
        let png = png(pixmap)?;
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

/// The diameter of a maskable icon's safe zone, as a fraction of the icon's width. Devices may crop
/// what is outside it.
const SAFE_ZONE: f32 = 0.8;

/// Renders a maskable icon: its background extends to the edges, so that a device can crop it to
/// its own shape.
fn maskable(tree: &Tree, side: u32) -> Result<Pixmap, String> {
    // The background colour, sampled at the middle of the upper edge: the corners are rounded.
    let top = at_scale(tree, side, 1.0, None)?.pixel(side / 2, side / 32);
    let background = top
        .filter(|top| top.is_opaque())
        .map_or(Color::WHITE, |top| {
            Color::from_rgba8(top.red(), top.green(), top.blue(), 255)
        });
    at_scale(tree, side, SAFE_ZONE, Some(background))
}

/// Renders the image in the centre of an icon, scaled to the fraction `part` of the icon's width,
/// on an optional background.
fn at_scale(
    tree: &Tree,
    side: u32,
    part: f32,
    background: Option<Color>,
) -> Result<Pixmap, String> {
    let mut icon = canvas(side, side)?;
    if let Some(background) = background {
        icon.fill(background);
    }
    let (side, size) = (side as f32, tree.size());
    let scale = side * part / size.width().max(size.height());
    let [x, y] = [size.width(), size.height()].map(|length| (side - length * scale) / 2.0);
    render(
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
    fn icons_have_their_size_and_are_reproducible() {
        let all = icons(SVG.as_bytes()).expect("icons");
        let found: Vec<_> = all
            .iter()
            .map(|icon| (icon.name, icon.side, icon.purpose))
            .collect();
        assert_eq!(
            found,
            [
                ("app-192.png", 192, "any"),
                ("app-512.png", 512, "any"),
                ("app-maskable-512.png", 512, "maskable"),
            ]
        );
        for (icon, again) in all.iter().zip(icons(SVG.as_bytes()).expect("icons")) {
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
    fn only_the_maskable_icon_has_a_background_up_to_the_edges() {
        let tree = tree(SVG).expect("an SVG");
        let plain = at_scale(&tree, 512, 1.0, None).expect("an icon");
        assert!(plain.pixel(0, 0).is_some_and(|corner| corner.alpha() == 0));
        let maskable = maskable(&tree, 512).expect("an icon");
        let background = plain.pixel(256, 40).expect("its background");
        for y in 0..512 {
            for x in 0..512 {
                let is_far = (x as f32 - 255.5).hypot(y as f32 - 255.5) > 512.0 * SAFE_ZONE / 2.0;
                let is_background = maskable.pixel(x, y) == Some(background);
                assert!(is_background || !is_far, "something at {x}, {y}");
            }
        }
    }

    #[test]
    fn an_invalid_svg_is_reported() {
        let error = icons(b"<svg")
            .map(|icons| icons.len())
            .expect_err("an error");
        assert!(
            error.to_string().starts_with("can't render web/icon.svg: "),
            "{error}"
        );
    }
}
