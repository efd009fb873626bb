//! A text in lines.

use super::breaks::{Piece, best, greedy, joined, length};
use super::widths;
use std::iter;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation as _;

/// Where a text is to go.
#[derive(Clone, Copy)]
pub struct Space {
    /// How the letters look: attributes of a text in SVG, without their size.
    pub font: &'static str,
    /// How large they may be, the largest first.
    pub sizes: &'static [f32],
    /// From one line to the next, in sizes.
    pub leading: f32,
    /// How wide a line may be.
    pub width: f32,
    /// How high all of them may be, each as high as its leading.
    pub height: f32,
}

/// A text in lines.
#[derive(Debug, PartialEq)]
pub struct Lines {
    /// The lines, the last with an ellipsis where the text was too long.
    pub lines: Vec<String>,
    /// How large the letters are.
    pub size: f32,
}

impl Space {
    /// The text in lines that end where a reader would pause, as large as that allows. What does
    /// not fit in at the smallest size is cut off.
    ///
    /// # Errors
    ///
    /// Where the text can't be measured.
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
        let text: String = text.chars().take(LONGEST).collect();
        let pieces = self.pieces(&text, self.width / smallest)?;

        let mut ways = Vec::new();
        for &size in self.sizes {
            for count in 1..=self.count(size) {
                let way = best(&pieces, count, self.width / size);
                ways.extend(way.map(|(cost, lines)| (cost - LARGE * size.ln(), size, lines)));
            }
        }
        ways.sort_by(|(a, ..), (b, ..)| a.total_cmp(b));
        for (_, size, lines) in ways {
            let lines = lines.into_iter().map(|line| joined(&pieces[line]));
            let lines: Vec<_> = lines.collect();
            if self.holds(&lines, size)? {
                return Ok(Lines { lines, size });
            }
        }

        let mut width = self.width / smallest;
        loop {
            let lines = self.cut(&pieces, smallest, width)?;
            if width < 1.0 || self.holds(&lines, smallest)? {
                return Ok(Lines {
                    lines,
                    size: smallest,
                });
            }
            width *= 0.9;
        }
    }

    /// How many lines there is room for.
    fn count(&self, size: f32) -> usize {
        (self.height / (size * self.leading)).floor().max(1.0) as usize
    }

    /// Whether the lines are as narrow as their pieces made out. A letter that the font lacks can
    /// have all of a line set in another one.
    fn holds(&self, lines: &[String], size: f32) -> Result<bool, String> {
        let lines: Vec<_> = lines.iter().map(String::as_str).collect();
        let widths = self.measure(&lines)?;
        Ok(widths.iter().all(|width| width * size <= self.width))
    }

    /// As many lines as there is room for, of a text for which that is too few.
    fn cut(&self, pieces: &[Piece], size: f32, width: f32) -> Result<Vec<String>, String> {
        let mut lines = greedy(pieces, width);
        lines.truncate(self.count(size));
        let texts = lines.iter().map(|line| joined(&pieces[line.clone()]));
        let mut texts: Vec<_> = texts.collect();
        if let (Some(text), Some(line)) = (texts.last_mut(), lines.pop()) {
            let ellipsis: f32 = self.measure(&[ELLIPSIS])?.into_iter().sum();
            let starts = (line.start..=line.end)
                .rev()
                .map(|end| &pieces[line.start..end]);
            let mut starts = starts.skip_while(|start| length(start) + ellipsis > width);
            let kept = joined(starts.next().unwrap_or_default());
            let kept = kept.trim_end_matches(|c: char| !c.is_alphanumeric());
            *text = [kept, ELLIPSIS].concat();
        }
        Ok(texts)
    }

    /// The text in pieces between which lines may end. None is wider than that, in sizes.
    fn pieces<'t>(&self, text: &'t str, width: f32) -> Result<Vec<Piece<'t>>, String> {
        let ends: Vec<_> = linebreaks(text).map(|(end, _)| end).collect();
        let starts = iter::once(&0).chain(&ends);
        let texts = starts
            .zip(&ends)
            .filter_map(|(&start, &end)| text.get(start..end));
        let texts: Vec<_> = texts.collect();
        let pieces = self.measured(&texts)?;
        if pieces.iter().all(|piece| piece.width <= width) {
            return Ok(pieces);
        }
        // Long addresses, and languages that put nothing between their words.
        let mut parts = Vec::new();
        for (&text, piece) in texts.iter().zip(&pieces) {
            if piece.width > width {
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

    /// How wide the texts are, in sizes.
    fn measure(&self, texts: &[&str]) -> Result<Vec<f32>, String> {
        let attributes = format!("{} font-size=\"{MEASURED}\"", self.font);
        let widths = widths(&attributes, texts)?.into_iter();
        Ok(widths.map(|width| width / MEASURED).collect())
    }
}

const ELLIPSIS: &str = "…";

/// The size at which letters are measured. Larger ones are wider in proportion.
const MEASURED: f32 = 100.0;

/// What a larger size is worth, against what [`best`] tells.
const LARGE: f32 = 0.5;

/// How many characters are looked at: more than there is room for.
const LONGEST: usize = 600;

/// The words, parted by white space at which a line may end.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_kept = |c| "\u{a0}\u{2007}\u{202f}".contains(c);
    let words = text.split(move |c: char| c.is_whitespace() && !is_kept(c));
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
            SPACE.holds(&lines.lines, lines.size).expect("widths"),
            "{lines:?}"
        );
        (lines.size, lines.lines)
    }

    #[test]
    fn what_fits_is_there_in_full_and_large() {
        assert_eq!(fill(""), (40.0, vec![]));
        assert_eq!(fill("Short"), (60.0, vec!["Short".into()]));
        let (size, lines) = fill("  As many words\n as go into two\tlines ");
        assert!(size > 40.0);
        assert_eq!(lines.join(" "), "As many words as go into two lines");
    }

    #[test]
    fn what_does_not_fit_is_cut_off_at_a_word() {
        let (size, lines) = fill(&"one, two; ".repeat(2_000));
        assert_eq!((size, lines.len()), (40.0, 3));
        let last = lines.last().expect("a line");
        assert!(last.ends_with("one…") || last.ends_with("two…"), "{last}");
    }

    #[test]
    fn a_word_longer_than_a_line_goes_on_in_the_next() {
        let word = "Donaudampfschifffahrtsgesellschaft".repeat(2);
        assert_eq!(fill(&word).1.concat(), word);
        let (_, lines) = fill(&"W".repeat(20_000));
        assert!(
            lines.len() == 3 && lines.concat().ends_with("W…"),
            "{lines:?}"
        );
    }

    #[test]
    fn words_that_hold_together_stay_in_a_line() {
        let (_, lines) = fill("One hundred and 25\u{a0}000\u{a0}000\u{a0}people went");
        assert!(
            lines
                .iter()
                .any(|line| line.contains("25\u{a0}000\u{a0}000\u{a0}people")),
            "{lines:?}"
        );
    }
}
