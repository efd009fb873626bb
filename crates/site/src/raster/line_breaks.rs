//! Line breaking.

use std::iter;
use std::ops::Range;

/// The text between two line break opportunities.
pub struct Piece<'t> {
    /// The text, without the space after it.
    pub text: &'t str,
    /// The width of the text.
    pub width: f32,
    /// The width of the space after it, which counts unless the piece ends a line.
    pub gap: f32,
}

/// Returns the width of the pieces in one line.
pub fn width(pieces: &[Piece]) -> f32 {
    let last = pieces.last().map_or(0.0, |last| last.gap);
    let all: f32 = pieces.iter().map(|piece| piece.width + piece.gap).sum();
    all - last
}

/// Returns the pieces as one text.
pub fn joined<'p>(pieces: impl IntoIterator<Item = &'p Piece<'p>>) -> String {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(piece.text);
        if piece.gap > 0.0 {
            text.push(' ');
        }
    }
    text.truncate(text.trim_end_matches(' ').len());
    text
}

/// Fills each line with as many pieces as fit into `max_width`. A wider piece gets its own line.
pub fn greedy(pieces: &[Piece], max_width: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for end in 1..=pieces.len() {
        if end - start > 1 && width(&pieces[start..end]) > max_width {
            lines.push(start..end - 1);
            start = end - 1;
        }
    }
    lines.push(start..pieces.len());
    lines
}

/// Finds the best breaks into `count` lines, with their cost: lower if the lines have similar
/// widths and don't split a name. Returns `None` if not all lines fit into `max_width`.
pub fn best(pieces: &[Piece], count: usize, max_width: f32) -> Option<(f32, Vec<Range<usize>>)> {
    let even = width(pieces) / count as f32;
    // For each piece, the cost and the lines of the best breaks before it.
    let mut before: Vec<Option<(f32, Vec<Range<usize>>)>> = vec![None; pieces.len() + 1];
    before[0] = Some((0.0, Vec::new()));
    for _ in 0..count {
        let mut after = vec![None; pieces.len() + 1];
        for (start, breaks) in before.iter().enumerate() {
            let Some((cost, lines)) = breaks else {
                continue;
            };
            for end in start + 1..=pieces.len() {
                let width = width(&pieces[start..end]);
                if width > max_width {
                    break;
                }
                let uneven = (width / even - 1.0).powi(2) / count as f32;
                let cost = cost + uneven + break_cost(&pieces[..end], pieces.get(end));
                if after[end].as_ref().is_none_or(|(least, _)| cost < *least) {
                    let lines = lines
                        .iter()
                        .cloned()
                        .chain(iter::once(start..end))
                        .collect();
                    after[end] = Some((cost, lines));
                }
            }
        }
        before = after;
    }
    before.pop()?
}

/// Punctuation at which a reader pauses.
const PAUSES: &str = ":;,.?!–—：；，、。？！؛،؟";

/// Returns the cost of a break after `line`. Negative at a pause, which is a good place for a
/// break.
fn break_cost(line: &[Piece], next: Option<&Piece>) -> f32 {
    let (Some(last), Some(next)) = (line.last(), next) else {
        return 0.0;
    };
    let is_name = |piece: &Piece| piece.text.starts_with(char::is_uppercase);
    if last.text.ends_with(|c| PAUSES.contains(c)) {
        -0.1
    } else if is_name(last) && is_name(next) {
        0.15
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Breaks text in which each character, also a space, has the width 1.
    fn lines(text: &str, count: usize, width: f32) -> Option<Vec<String>> {
        let pieces: Vec<_> = text.split(' ').map(piece).collect();
        let (_, lines) = best(&pieces, count, width)?;
        Some(
            lines
                .into_iter()
                .map(|line| joined(&pieces[line]))
                .collect(),
        )
    }

    fn piece(text: &str) -> Piece<'_> {
        let width = text.chars().count() as f32;
        Piece {
            text,
            width,
            gap: 1.0,
        }
    }

    #[test]
    fn lines_have_similar_widths() {
        let found = lines("aaaa bbbb cccc dddd eeee ffff", 2, 24.0).expect("lines");
        assert_eq!(found, ["aaaa bbbb cccc", "dddd eeee ffff"]);
        assert_eq!(lines("aaaa bbbb cccc", 2, 8.0), None);
        assert_eq!(lines("aaaa", 2, 8.0), None);
    }

    #[test]
    fn a_name_is_not_split() {
        let found = lines("they say New York has to pay", 2, 18.0).expect("lines");
        assert_eq!(found, ["they say New York", "has to pay"]);
        let found = lines("they say new york has to pay", 2, 18.0).expect("lines");
        assert_eq!(found, ["they say new", "york has to pay"]);
    }

    #[test]
    fn a_line_ends_at_a_pause() {
        let found = lines("their say: who is there to pay", 2, 30.0).expect("lines");
        assert_eq!(found, ["their say:", "who is there to pay"]);
    }

    #[test]
    fn greedy_fills_each_line() {
        let pieces: Vec<_> = "aaaa bb cccccccc d".split(' ').map(piece).collect();
        assert_eq!(greedy(&pieces, 7.0), [0..2, 2..3, 3..4]);
    }
}
