//! Fits text into a box.

use super::line_breaks::{Piece, best, greedy, joined, width};
use super::widths;
use std::iter;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation as _;

/// A box for text, and its font.
#[derive(Clone, Copy)]
pub struct Space {
    /// The font, as attributes of an SVG `text` element, without `font-size`.
    pub font: &'static str,
    /// The allowed font sizes, largest first.
    pub sizes: &'static [f32],
    /// The line height, in font sizes.
    pub leading: f32,
    /// The maximum width of a line.
    pub width: f32,
    /// The maximum height of all lines.
    pub height: f32,
}

/// Text broken into lines.
#[derive(Debug, PartialEq)]
pub struct Lines {
    /// The lines. The last ends with an ellipsis if the text was cut off.
    pub lines: Vec<String>,
    /// The font size.
    pub size: f32,
}

impl Space {
    /// Breaks the text into lines that preferably end at a pause, in the largest font size that
    /// fits. Cuts off what doesn't fit at the smallest size.
    ///
    /// # Errors
    ///
    /// If the text can't be measured.
    pub fn fill(&self, text: &str) -> Result<Lines, String> {
        let smallest = self.sizes.last().copied().unwrap_or(MEASURED);
        let text = words(text).collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            let lines = Vec::new();
            return Ok(Lines {
                lines,
                size: smallest,
            });
        }
        let text: String = text.chars().take(MAX_CHARS).collect();
        let pieces = self.pieces(&text, self.width / smallest)?;

        let mut candidates = Vec::new();
        for &size in self.sizes {
            for count in 1..=self.max_lines(size) {
                let breaks = best(&pieces, count, self.width / size);
                candidates.extend(
                    breaks.map(|(cost, lines)| (cost - SIZE_BONUS * size.ln(), size, lines)),
                );
            }
        }
        candidates.sort_by(|(a, ..), (b, ..)| a.total_cmp(b));
        for (_, size, lines) in candidates {
            let lines = lines.into_iter().map(|line| joined(&pieces[line]));
            let lines: Vec<_> = lines.collect();
            if self.fits(&lines, size)? {
                return Ok(Lines { lines, size });
            }
        }

        let mut max_width = self.width / smallest;
        loop {
            let lines = self.cut(&pieces, smallest, max_width)?;
            if max_width < 1.0 || self.fits(&lines, smallest)? {
                return Ok(Lines {
                    lines,
                    size: smallest,
                });
            }
            max_width *= 0.9;
        }
    }

    /// Returns how many lines of this font size fit.
    fn max_lines(&self, size: f32) -> usize {
        (self.height / (size * self.leading)).floor().max(1.0) as usize
    }

    /// Returns whether the lines really fit. A line can be wider than the sum of its pieces: one
    /// character that the font lacks can put the whole line in another font.
    fn fits(&self, lines: &[String], size: f32) -> Result<bool, String> {
        let lines: Vec<_> = lines.iter().map(String::as_str).collect();
        let widths = self.measure(&lines)?;
        Ok(widths.iter().all(|width| width * size <= self.width))
    }

    /// As many lines as fit of a text that is too long, with an ellipsis.
    fn cut(&self, pieces: &[Piece], size: f32, max_width: f32) -> Result<Vec<String>, String> {
        let mut lines = greedy(pieces, max_width);
        lines.truncate(self.max_lines(size));
        let texts = lines.iter().map(|line| joined(&pieces[line.clone()]));
        let mut texts: Vec<_> = texts.collect();
        if let (Some(text), Some(line)) = (texts.last_mut(), lines.pop()) {
            let ellipsis: f32 = self.measure(&[ELLIPSIS])?.into_iter().sum();
            let starts = (line.start..=line.end)
                .rev()
                .map(|end| &pieces[line.start..end]);
            let mut starts = starts.skip_while(|start| width(start) + ellipsis > max_width);
            let start = joined(starts.next().unwrap_or_default());
            let start = start.trim_end_matches(|c: char| !c.is_alphanumeric());
            *text = [start, ELLIPSIS].concat();
        }
        Ok(texts)
    }

    /// Splits the text at line break opportunities. No piece is wider than `max_width`, in font
    /// sizes: wider ones are split into graphemes.
    fn pieces<'t>(&self, text: &'t str, max_width: f32) -> Result<Vec<Piece<'t>>, String> {
        let ends: Vec<_> = linebreaks(text).map(|(end, _)| end).collect();
        let starts = iter::once(&0).chain(&ends);
        let texts = starts
            .zip(&ends)
            .filter_map(|(&start, &end)| text.get(start..end));
        let texts: Vec<_> = texts.collect();
        let pieces = self.measured(&texts)?;
        if pieces.iter().all(|piece| piece.width <= max_width) {
            return Ok(pieces);
        }
        // For example long URLs, and languages without spaces between words.
        let mut parts = Vec::new();
        for (&text, piece) in texts.iter().zip(&pieces) {
            if piece.width > max_width {
                parts.extend(text.graphemes(true));
            } else {
                parts.push(text);
            }
        }
        self.measured(&parts)
    }

    fn measured<'t>(&self, texts: &[&'t str]) -> Result<Vec<Piece<'t>>, String> {
        let space = match *self.measure(&["nn", "n n"])? {
            [without, with] => with - without,
            _ => 0.0,
        };
        let trimmed: Vec<_> = texts
            .iter()
            .map(|text| text.trim_end_matches(' '))
            .collect();
        let widths = self.measure(&trimmed)?;
        let pieces = texts.iter().zip(trimmed).zip(widths);
        let pieces = pieces.map(|((whole, text), width)| {
            let gap = if text.len() < whole.len() { space } else { 0.0 };
            Piece { text, width, gap }
        });
        Ok(pieces.collect())
    }

    /// Returns the widths of the texts, in font sizes.
    fn measure(&self, texts: &[&str]) -> Result<Vec<f32>, String> {
        let attributes = format!("{} font-size=\"{MEASURED}\"", self.font);
        let widths = widths(&attributes, texts)?.into_iter();
        Ok(widths.map(|width| width / MEASURED).collect())
    }
}

const ELLIPSIS: &str = "…";

/// The font size for measuring. Widths scale linearly.
const MEASURED: f32 = 100.0;

/// The weight of a larger font size against the cost that [`best`] returns.
const SIZE_BONUS: f32 = 0.5;

/// How many characters are considered: more than fit into any box.
const MAX_CHARS: usize = 600;

/// Splits the text at white space, except non-breaking spaces.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_non_breaking = |c| "\u{a0}\u{2007}\u{202f}".contains(c);
    let words = text.split(move |c: char| c.is_whitespace() && !is_non_breaking(c));
    words.filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPACE: Space = Space {
        font: "font-family=\"Libertinus Serif\"",
        sizes: &[60.0, 50.0, 40.0],
        leading: 1.0,
        width: 500.0,
        height: 120.0,
    };

    fn fill(text: &str) -> (f32, Vec<String>) {
        let lines = SPACE.fill(text).expect("lines");
        assert!(
            lines.lines.len() as f32 * lines.size <= SPACE.height,
            "{lines:?}"
        );
        assert!(
            SPACE.fits(&lines.lines, lines.size).expect("widths"),
            "{lines:?}"
        );
        (lines.size, lines.lines)
    }

    #[test]
    fn short_text_is_large_and_complete() {
        assert_eq!(fill(""), (40.0, vec![]));
        assert_eq!(fill("Short"), (60.0, vec!["Short".into()]));
        let (size, lines) = fill("  As many words\n as go into two\tlines ");
        assert!(size > 40.0);
        assert_eq!(lines.join(" "), "As many words as go into two lines");
    }

    #[test]
    fn long_text_is_cut_off_at_a_word() {
        let (size, lines) = fill(&"one, two; ".repeat(2_000));
        assert_eq!((size, lines.len()), (40.0, 3));
        let last = lines.last().expect("a line");
        assert!(last.ends_with("one…") || last.ends_with("two…"), "{last}");
    }

    #[test]
    fn a_word_longer_than_a_line_is_split() {
        let word = "Donaudampfschifffahrtsgesellschaft".repeat(2);
        assert_eq!(fill(&word).1.concat(), word);
        let (_, lines) = fill(&"W".repeat(20_000));
        assert!(
            lines.len() == 3 && lines.concat().ends_with("W…"),
            "{lines:?}"
        );
    }

    #[test]
    fn lines_do_not_break_at_non_breaking_spaces() {
        let (_, lines) = fill("One hundred and 25\u{a0}000\u{a0}000\u{a0}people went");
        assert!(
            lines
                .iter()
                .any(|line| line.contains("25\u{a0}000\u{a0}000\u{a0}people")),
            "{lines:?}"
        );
    }
}
