//! What was drawn, as PNG.

use ::png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::Pixmap;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::iter;

/// The PNG of what was drawn, with what shows through.
///
/// # Errors
///
/// Where it can't be packed.
pub fn png(drawn: Pixmap) -> Result<Vec<u8>, String> {
    let (width, height) = (drawn.width(), drawn.height());
    encoded(width, height, &drawn.take_demultiplied(), |encoder| {
        encoder.set_color(ColorType::Rgba);
        encoder.set_filter(Filter::Adaptive);
    })
}

/// The PNG of what was drawn, in half the bytes: in at most [`COLOURS`], which suits letters on
/// even ground. Nothing may show through.
///
/// # Errors
///
/// Where it can't be packed.
pub fn png_in_few_colours(drawn: &Pixmap) -> Result<Vec<u8>, String> {
    let colours = drawn.pixels().iter();
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
    let kept = kept(&uses);
    let nearest = |colour| {
        let places = kept.iter().zip(0..);
        let nearest = places.min_by_key(|&(kept, _)| apart(*kept, colour));
        nearest.map_or(0, |(_, place)| place)
    };
    let places: BTreeMap<Colour, u8> = uses.keys().map(|&it| (it, nearest(it))).collect();
    let mut data = Vec::with_capacity(colours.len());
    for (colour, length) in runs() {
        data.extend(iter::repeat_n(places[&colour], length));
    }
    encoded(drawn.width(), drawn.height(), &data, |encoder| {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(kept.concat());
        // The others reckon with amounts, and places in a palette are none.
        encoder.set_filter(Filter::NoFilter);
    })
}

/// How many a picture keeps: enough for smooth letters.
const COLOURS: usize = 64;

/// Those there is most of, without any that is so near another that it is not told from it.
fn kept(uses: &BTreeMap<Colour, usize>) -> Vec<Colour> {
    let mut by_use: Vec<_> = uses.iter().collect();
    by_use.sort_by_key(|&(_, count)| Reverse(count));
    let mut near = 0;
    loop {
        let mut kept: Vec<Colour> = Vec::new();
        for &(&colour, _) in &by_use {
            if kept.iter().all(|other| apart(*other, colour) > near) {
                kept.push(colour);
            }
        }
        if kept.len() <= COLOURS {
            return kept;
        }
        near += near / 4 + 1;
    }
}

type Colour = [u8; 3];

fn apart(a: Colour, b: Colour) -> u32 {
    let squares = a
        .into_iter()
        .zip(b)
        .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2));
    squares.sum()
}

fn encoded(
    width: u32,
    height: u32,
    data: &[u8],
    set: impl FnOnce(&mut Encoder<&mut Vec<u8>>),
) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    set(&mut encoder);
    let written = || -> Result<(), EncodingError> {
        let mut writer = encoder.write_header()?;
        writer.write_image_data(data)?;
        writer.finish()
    };
    written().map_err(|error| error.to_string())?;
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
    fn few_colours_are_the_same_to_the_eye() {
        let mut drawn = Pixmap::new(300, 2).expect("a canvas");
        drawn.fill(Color::from_rgba8(251, 250, 246, 255));
        for (pixel, grey) in drawn.pixels_mut().iter_mut().zip(0..=255) {
            *pixel = PremultipliedColorU8::from_rgba(grey, grey, grey, 255).expect("a colour");
        }
        let found = read(&png_in_few_colours(&drawn).expect("a PNG"));
        let wanted = drawn
            .pixels()
            .iter()
            .flat_map(|p| [p.red(), p.green(), p.blue()]);
        assert_eq!(found.len(), 300 * 2 * 3);
        assert_eq!(found.last_chunk(), Some(&[251, 250, 246]));
        for (at, (found, wanted)) in found.iter().zip(wanted).enumerate() {
            assert!(found.abs_diff(wanted) < 8, "{at}: {found} for {wanted}");
        }
    }

    #[test]
    fn what_shows_through_is_kept() {
        let mut drawn = Pixmap::new(2, 1).expect("a canvas");
        drawn.pixels_mut()[0] = PremultipliedColorU8::from_rgba(0, 100, 0, 200).expect("a colour");
        assert_eq!(
            read(&png(drawn).expect("a PNG")),
            [0, 128, 0, 200, 0, 0, 0, 0]
        );
    }
}
