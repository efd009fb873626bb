//! Plain text. What a paragraph is depends on how the text was written: a line each, blocks between
//! blank lines, or lines wrapped at some width.

use super::left_out::Kind;
use super::{Draft, is_byline};
use standpoint_core::pack::{normalise, words_in};

/// The longest line, in characters, that a program or a person may have wrapped.
const MAX_WRAPPED: usize = 120;

/// The longest headline, in words.
const MAX_HEADLINE: usize = 20;

/// Splits a plain text into paragraphs.
pub(super) fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    // A text has one kind of line ending, so `\r\n` makes no empty lines.
    let ending: &[char] = if text.contains('\n') {
        &['\n']
    } else {
        &['\r']
    };
    let lines = text.split(ending).map(str::trim_end);
    let mut blocks: Vec<Vec<&str>> = vec![Vec::new()];
    let mut underlined = None;
    for line in lines {
        if line.trim().is_empty() {
            blocks.push(Vec::new());
        } else if is_rule(line) {
            // Below the first line of a block it makes that line a heading.
            let heading = blocks.last().filter(|block| block.len() == 1);
            if heading.is_some() && blocks.iter().flatten().count() == 1 {
                underlined = heading.map(|block| normalise(block[0]));
                blocks.pop();
            } else {
                draft.left_out.add(Kind::Rules);
            }
            blocks.push(Vec::new());
        } else if let Some(block) = blocks.last_mut() {
            block.push(line);
            // Between a headline and a byline there is often no blank line.
            if is_byline(line) {
                block.pop();
                blocks.extend([vec![line], Vec::new()]);
            }
        }
    }
    blocks.retain(|block| !block.is_empty());
    let several = blocks.iter().filter(|block| block.len() > 1).flatten();
    let width = several.map(|line| length(line)).max().unwrap_or(0);
    let is_list = blocks.iter().flatten().filter(|it| is_bullet(it)).count() > 1;
    draft.title = underlined;
    if draft.title.is_none()
        && let Some(title) = headline(&blocks)
    {
        draft.title = Some(title);
        blocks.remove(0);
    }
    for block in blocks {
        let block = without_reply_marks(block);
        draft.paragraphs.extend(paragraphs(&block, width, is_list));
    }
    draft
}

fn length(line: &str) -> usize {
    line.chars().count()
}

/// Whether a line consists of dashes, stars or the like, as between sections.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let first = signs.next();
    first.is_some_and(|c| "-=*_~#–—".contains(c))
        && signs.clone().count() > 1
        && signs.all(|c| Some(c) == first)
}

/// Whether a line starts a list item with a sign. Numbers can also start a sentence.
fn is_bullet(line: &str) -> bool {
    let line = line.trim_start();
    ["- ", "* ", "• ", "· "]
        .iter()
        .any(|it| line.starts_with(it))
}

/// Returns the first line if it is clearly a headline: it stands alone, is short and no sentence,
/// and longer text follows.
fn headline(blocks: &[Vec<&str>]) -> Option<String> {
    let [first, rest @ ..] = blocks else {
        return None;
    };
    let [line] = first.as_slice() else {
        return None;
    };
    let line = normalise(line);
    // "# Headline", as in Markdown.
    let marks = line.len() - line.trim_start_matches('#').len();
    let line = match line.get(marks..).and_then(|it| it.strip_prefix(' ')) {
        Some(marked) if marks > 0 => marked.trim().to_owned(),
        _ => line,
    };
    let is_sentence = line.ends_with(['.', ':', ';', ',', '…']) || is_bullet(&line);
    let is_quoted = line.starts_with(['“', '"', '„', '«', '»', '–', '—', '>']);
    let longer = rest.iter().filter(|block| {
        let length: usize = block.iter().map(|line| length(line)).sum();
        length > self::length(&line)
    });
    let is_headline = !is_sentence
        && !is_quoted
        && words_in(&line) <= MAX_HEADLINE
        && longer.count() * 2 > rest.len();
    is_headline.then_some(line)
}

/// Removes the marks `>` of a mail if all lines of the block have them.
fn without_reply_marks(block: Vec<&str>) -> Vec<&str> {
    let marked = block.iter().all(|line| line.trim_start().starts_with('>'));
    if !marked {
        return block;
    }
    let lines = block.into_iter();
    let lines = lines.map(|line| line.trim_start_matches([' ', '\t', '>']));
    lines.filter(|line| !line.is_empty()).collect()
}

/// Splits the lines between two blank lines into paragraphs.
fn paragraphs(block: &[&str], width: usize, is_list: bool) -> Vec<String> {
    if is_list && block.iter().any(|line| is_bullet(line)) {
        return items(block);
    }
    let ends = if is_wrapped(block, width) {
        ends_of_wrapped(block, width)
    } else if is_verse(block) {
        vec![block.len()]
    } else {
        (1..=block.len()).collect()
    };
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for end in ends {
        paragraphs.push(block.get(start..end).unwrap_or_default().join(" "));
        start = end;
    }
    paragraphs
}

/// Joins each list item with the lines below it.
fn items(block: &[&str]) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in block {
        let line = line.trim();
        match items.last_mut() {
            _ if is_bullet(line) => {
                items.push(
                    line.trim_start_matches(['-', '*', '•', '·', ' '])
                        .to_owned(),
                );
            }
            Some(item) if !item.ends_with(':') => {
                item.push(' ');
                item.push_str(line);
            }
            _ => items.push(line.to_owned()),
        }
    }
    items
}

/// Whether the lines were wrapped: those that end inside a sentence had no space for the first word
/// of the next line. A line that ends with a sentence shows nothing.
fn is_wrapped(block: &[&str], width: usize) -> bool {
    let pairs = block.iter().zip(block.iter().skip(1));
    let inside = pairs.filter(|(line, _)| !ends_sentence(line));
    let (full, short): (Vec<_>, Vec<_>) =
        inside.partition(|(line, next)| !has_space(line, next, width));
    width <= MAX_WRAPPED && full.len() > short.len() * 3
}

/// Whether a line clearly has space for the first word of the next. Some programs wrap a few
/// characters before the width.
fn has_space(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    length(line) + 1 + length(word) + 4 <= width
}

/// Returns after which lines the paragraphs of a wrapped block end: after a sentence on a line that
/// has space left, and before an indented line.
fn ends_of_wrapped(block: &[&str], width: usize) -> Vec<usize> {
    let pairs = block.iter().zip(block.iter().skip(1)).enumerate();
    let ends = pairs.filter(|(_, (line, next))| {
        let is_indented = next.starts_with([' ', '\t']) && !line.starts_with([' ', '\t']);
        is_indented || has_space(line, next, width) && ends_sentence(line)
    });
    let mut ends: Vec<usize> = ends.map(|(at, _)| at + 1).collect();
    ends.push(block.len());
    ends
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', '\'', '»', '«', '“', ')'])
        .ends_with(['.', '!', '?', '…', ':'])
}

/// Whether the lines belong together as in a poem: short, and most of them no whole sentence.
fn is_verse(block: &[&str]) -> bool {
    const MAX_VERSE: usize = 60;
    let inner = block.len().saturating_sub(1);
    let open = block.iter().take(inner).filter(|it| !ends_sentence(it));
    block.iter().all(|line| length(line) <= MAX_VERSE) && open.count() * 2 > inner
}
