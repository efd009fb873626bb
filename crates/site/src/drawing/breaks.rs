//! Where lines end.

use std::iter;
use std::ops::Range;

/// What stands between two places where a line may end.
pub struct Piece<'t> {
    /// Without the space after it.
    pub text: &'t str,
    /// How wide it is.
    pub width: f32,
    /// How wide the space after it is, where another one follows in the line.
    pub gap: f32,
}

/// How long they are in a line.
pub fn length(pieces: &[Piece]) -> f32 {
    let last = pieces.last().map_or(0.0, |last| last.gap);
    let all: f32 = pieces.iter().map(|piece| piece.width + piece.gap).sum();
    all - last
}

/// The text of a line.
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

/// As much in each line as fits in.
pub fn greedy(pieces: &[Piece], width: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for end in 1..=pieces.len() {
        if end - start > 1 && length(&pieces[start..end]) > width {
            lines.push(start..end - 1);
            start = end - 1;
        }
    }
    lines.push(start..pieces.len());
    lines
}

/// So many lines, and what speaks against them: that they are of unequal length, and that they
/// divide a name. None where there are none so narrow.
pub fn best(pieces: &[Piece], count: usize, width: f32) -> Option<(f32, Vec<Range<usize>>)> {
    let even = length(pieces) / count as f32;
    // For each piece the best lines before it, and what speaks against those.
    let mut before: Vec<Option<(f32, Vec<Range<usize>>)>> = vec![None; pieces.len() + 1];
    before[0] = Some((0.0, Vec::new()));
    for _ in 0..count {
        let mut after = vec![None; pieces.len() + 1];
        for (start, way) in before.iter().enumerate() {
            let Some((cost, lines)) = way else { continue };
            for end in start + 1..=pieces.len() {
                let length = length(&pieces[start..end]);
                if length > width {
                    break;
                }
                let uneven = (length / even - 1.0).powi(2) / count as f32;
                let cost = cost + uneven + at_end(&pieces[..end], pieces.get(end));
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

/// Signs at which a reader pauses.
const PAUSES: &str = ":;,.?!–—：；，、。？！؛،؟";

/// What speaks against ending a line there; below zero, what speaks for it.
fn at_end(line: &[Piece], next: Option<&Piece>) -> f32 {
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

    /// Each letter and space one wide.
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
    fn lines_are_about_equally_long() {
        let found = lines("aaaa bbbb cccc dddd eeee ffff", 2, 24.0).expect("lines");
        assert_eq!(found, ["aaaa bbbb cccc", "dddd eeee ffff"]);
        assert_eq!(lines("aaaa bbbb cccc", 2, 8.0), None);
        assert_eq!(lines("aaaa", 2, 8.0), None);
    }

    #[test]
    fn a_name_is_not_divided() {
        let found = lines("they say New York has to pay", 2, 18.0).expect("lines");
        assert_eq!(found, ["they say New York", "has to pay"]);
        let found = lines("they say new york has to pay", 2, 18.0).expect("lines");
        assert_eq!(found, ["they say new", "york has to pay"]);
    }

    #[test]
    fn a_line_ends_where_one_pauses() {
        let found = lines("their say: who is there to pay", 2, 30.0).expect("lines");
        assert_eq!(found, ["their say:", "who is there to pay"]);
    }

    #[test]
    fn as_much_goes_into_a_line_as_fits() {
        let pieces: Vec<_> = "aaaa bb cccccccc d".split(' ').map(piece).collect();
        assert_eq!(greedy(&pieces, 7.0), [0..2, 2..3, 3..4]);
    }
}
