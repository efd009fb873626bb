//! Encodes rendered images as PNG.

use ::png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::Pixmap;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::iter;

/// Encodes an image as PNG, with transparency.
///
/// # Errors
///
/// If encoding fails.
pub fn png(image: Pixmap) -> Result<Vec<u8>, String> {
    let (width, height) = (image.width(), image.height());
    encode(width, height, &image.take_demultiplied(), |encoder| {
        encoder.set_color(ColorType::Rgba);
        encoder.set_filter(Filter::Adaptive);
    })
}

/// Encodes an opaque image as PNG with a palette of at most [`MAX_COLOURS`]. This halves the size
/// and suits text on a uniform background.
///
/// # Errors
///
/// If encoding fails.
pub fn png_in_few_colours(image: &Pixmap) -> Result<Vec<u8>, String> {
    let colours = image.pixels().iter();
    let colours = colours.map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
    let colours: Vec<Colour> = colours.collect();
    let runs = || {
        colours
            .chunk_by(|a, b| a == b)
            .filter_map(|run| Some((*run.first()?, run.len())))
    };

    let mut uses = BTreeMap::<Colour, usize>::new();
    for (colour, length) in runs() {
        *uses.entry(colour).or_default() += length;
    }
    let palette = palette(&uses);
    let nearest = |colour| {
        let entries = palette.iter().zip(0..);
        let nearest = entries.min_by_key(|&(entry, _)| distance(*entry, colour));
        nearest.map_or(0, |(_, index)| index)
    };
    let indices: BTreeMap<Colour, u8> = uses.keys().map(|&c| (c, nearest(c))).collect();
    let mut data = Vec::with_capacity(colours.len());
    for (colour, length) in runs() {
        data.extend(iter::repeat_n(indices[&colour], length));
    }
    encode(image.width(), image.height(), &data, |encoder| {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette.concat());
        // Other filters compute differences, which don't make sense for palette indices.
        encoder.set_filter(Filter::NoFilter);
    })
}

/// The maximum size of the palette: enough for anti-aliased text.
const MAX_COLOURS: usize = 64;

/// Returns the most frequent colours, without those that are too close to a more frequent one.
fn palette(uses: &BTreeMap<Colour, usize>) -> Vec<Colour> {
    let mut by_use: Vec<_> = uses.iter().collect();
    by_use.sort_by_key(|&(_, count)| Reverse(count));
    let mut min_distance = 0;
    loop {
        let mut palette: Vec<Colour> = Vec::new();
        for &(&colour, _) in &by_use {
            if palette
                .iter()
                .all(|other| distance(*other, colour) > min_distance)
            {
                palette.push(colour);
            }
        }
        if palette.len() <= MAX_COLOURS {
            return palette;
        }
        min_distance += min_distance / 4 + 1;
    }
}

type Colour = [u8; 3];

/// Returns the squared distance in RGB.
fn distance(a: Colour, b: Colour) -> u32 {
    let squares = a
        .into_iter()
        .zip(b)
        .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2));
    squares.sum()
}

fn encode(
    width: u32,
    height: u32,
    data: &[u8],
    configure: impl FnOnce(&mut Encoder<&mut Vec<u8>>),
) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    configure(&mut encoder);
    let write = || -> Result<(), EncodingError> {
        let mut writer = encoder.write_header()?;
        writer.write_image_data(data)?;
        writer.finish()
    };
    write().map_err(|error| error.to_string())?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::png::{Decoder, Transformations};
    use resvg::tiny_skia::{Color, PremultipliedColorU8};
    use std::io::Cursor;

    fn read(png: &[u8]) -> Vec<u8> {
        let mut decoder = Decoder::new(Cursor::new(png));
        decoder.set_transformations(Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("a header");
        let mut data = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut data).expect("a picture");
        data
    }

    #[test]
    fn few_colours_look_the_same() {
        let mut image = Pixmap::new(300, 2).expect("an image");
        image.fill(Color::from_rgba8(251, 250, 246, 255));
        for (pixel, grey) in image.pixels_mut().iter_mut().zip(0..=255) {
            *pixel = PremultipliedColorU8::from_rgba(grey, grey, grey, 255).expect("a colour");
        }
        let found = read(&png_in_few_colours(&image).expect("a PNG"));
        let wanted = image
            .pixels()
            .iter()
            .flat_map(|p| [p.red(), p.green(), p.blue()]);
        assert_eq!(found.len(), 300 * 2 * 3);
        assert_eq!(found.last_chunk(), Some(&[251, 250, 246]));
        for (index, (found, wanted)) in found.iter().zip(wanted).enumerate() {
            assert!(found.abs_diff(wanted) < 8, "{index}: {found} for {wanted}");
        }
    }

    #[test]
    fn transparency_is_preserved() {
        let mut image = Pixmap::new(2, 1).expect("an image");
        image.pixels_mut()[0] = PremultipliedColorU8::from_rgba(0, 100, 0, 200).expect("a colour");
        assert_eq!(
            read(&png(image).expect("a PNG")),
            [0, 128, 0, 200, 0, 0, 0, 0]
        );
    }
}
