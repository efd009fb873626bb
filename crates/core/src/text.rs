//! Words and letters, in any script, without Unicode's tables.

/// Counts the words in a text: runs of letters and digits, which may contain apostrophes and
/// joiners.
///
/// ```
/// use standpoint_core::pack::words_in;
///
/// assert_eq!(words_in("an “American problem”—China’s words"), 5);
/// ```
pub fn words_in(text: &str) -> usize {
    let in_word =
        |c: char| is_letter_or_digit(c) || matches!(c, '\'' | '’' | '\u{200C}' | '\u{200D}');
    text.split(|c| !in_word(c))
        .filter(|word| word.contains(is_letter_or_digit))
        .count()
}

/// Whether the character is part of a word. Outside ASCII that is everything except white space and
/// the blocks of punctuation and symbols: Unicode's tables would add 3 kB to the compressed page.
pub(crate) fn is_letter_or_digit(c: char) -> bool {
    let is_symbol = matches!(c,
        // Latin-1: symbols, except ª, µ and º.
        '\u{80}'..='\u{A9}' | '\u{AB}'..='\u{B4}' | '\u{B6}'..='\u{B9}' | '\u{BB}'..='\u{BF}' | '×' | '÷'
        // Arabic comma, semicolon, question mark and full stop.
        | '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{6D4}'
        // Devanagari full stops.
        | '\u{964}' | '\u{965}'
        // Hebrew, Armenian, Tibetan and Ethiopic marks between words and sentences.
        | '\u{589}' | '\u{5BE}' | '\u{5C3}' | '\u{66A}'..='\u{66D}' | '\u{F0B}'
        | '\u{1361}'..='\u{1368}'
        // Currencies and letterlike symbols; other forms of punctuation; emoji.
        | '\u{20A0}'..='\u{20CF}' | '\u{2100}'..='\u{214F}' | '\u{FE10}'..='\u{FE1F}'
        | '\u{FE30}'..='\u{FE6F}' | '\u{FFE0}'..='\u{FFEE}' | '\u{1F000}'..='\u{1FAFF}'
        // General punctuation; arrows to dingbats and mathematics.
        | '\u{2000}'..='\u{206F}' | '\u{2190}'..='\u{2BFF}'
        // Chinese, Japanese and Korean punctuation, and full-width symbols.
        | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{FF01}'..='\u{FF0F}'
        | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}'
    );
    c.is_ascii_alphanumeric() || !(c.is_ascii() || c.is_whitespace() || is_symbol)
}

/// Returns the byte offsets at which `needle` occurs in a text, including overlapping ones.
///
/// The standard library's search, fast for long texts, would add 3 kB to the compressed page.
pub(crate) fn find_all(text: &str, needle: &str) -> impl Iterator<Item = usize> {
    let windows = text.as_bytes().windows(needle.len().max(1)).enumerate();
    windows.filter_map(move |(at, window)| (window == needle.as_bytes()).then_some(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_any_script() {
        let cases = [
            ("", 0),
            (" — … “” ", 0),
            ("rock ’n’ roll", 3),
            ("¿Quién paga £5 – y cuándo?", 5),
            ("Кто платит — и когда?", 4),
            ("من يدفع، ومتى؟", 3),
            ("कौन देगा। कब?", 3),
            ("誰が払う。いつ？", 2),
            ("نمی\u{200c}تواند برود", 2),
            ("25 % of 1,000", 4),
            ("5 € pro Tag", 3),
            ("אל־על", 2),
            ("ሰላም፡ለሁሉም", 2),
        ];
        for (text, count) in cases {
            assert_eq!(words_in(text), count, "{text}");
        }
    }
}
