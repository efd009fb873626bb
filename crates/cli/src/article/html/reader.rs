//! Walks through an element and collects its paragraphs.

use super::kept::{Reason, has_style, why_left_out};
use crate::article::Draft;
use crate::article::left_out::Kind;
use scraper::{ElementRef, Node};
use standpoint_core::pack::normalise;

/// Stands for `br` until the block ends: two of them separate paragraphs, one is a space.
const LINE_BREAK: char = '\u{2028}';

/// The least text, in bytes, that is worth mentioning if it is outside of paragraphs.
const MIN_LOOSE: usize = 40;

/// Elements nested deeper than this are skipped, so that no page exhausts the stack.
const MAX_DEPTH: usize = 256;

/// A run of text with nothing between it but inline elements.
struct Block {
    text: String,
    /// Whether it is in a `p`, `li` or `blockquote`. The text of a `div` is only used if there are
    /// hardly any of these.
    in_paragraph: bool,
}

#[derive(Default)]
pub(super) struct Reader {
    draft: Draft,
    blocks: Vec<Block>,
    text: String,
    in_paragraph: bool,
    /// Whether nothing but left-out elements has come since the last paragraph.
    is_cut: bool,
}

impl Reader {
    /// Reads the text inside an element.
    pub fn read(root: ElementRef<'_>) -> Draft {
        let mut reader = Self::default();
        reader.children(root, 0);
        reader.flush();
        reader.finish()
    }

    fn children(&mut self, element: ElementRef<'_>, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                self.text.push_str(text);
            } else if let Some(child) = ElementRef::wrap(child) {
                self.element(child, depth + 1);
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, depth: usize) {
        match why_left_out(element) {
            Some(Reason::NoText) => return,
            Some(Reason::Kind(kind)) => {
                self.draft.left_out.add(kind);
                self.is_cut |= self.text.trim().is_empty() && !self.blocks.is_empty();
                return;
            }
            None => {}
        }
        match element.value().name() {
            "br" => self.text.push(LINE_BREAK),
            "wbr" => {}
            "p" if element.children().next().is_none() => self.end_of_cut_paragraph(),
            "p" | "li" | "blockquote" | "dd" => self.block(element, true, depth),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                // The first one is the title.
                if element.value().name() != "h1" {
                    self.draft.left_out.add(Kind::Headings);
                }
            }
            "article" | "body" | "dl" | "div" | "dt" | "fieldset" | "hr" | "html" | "main"
            | "ol" | "section" | "ul" => self.block(element, false, depth),
            _ => {
                let is_block = has_style(element, &["display:block", "display:inline-block"]);
                if is_block && !self.text.ends_with(char::is_whitespace) && !is_drop_cap(element) {
                    self.text.push(' ');
                }
                self.children(element, depth);
                if is_block && !is_drop_cap(element) {
                    self.text.push(' ');
                }
            }
        }
    }

    fn block(&mut self, element: ElementRef<'_>, is_paragraph: bool, depth: usize) {
        self.flush();
        let outside = self.in_paragraph;
        self.in_paragraph |= is_paragraph;
        self.is_cut = false;
        self.children(element, depth);
        self.flush();
        self.in_paragraph = outside;
    }

    /// Ends the current block.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        for text in paragraphs(&text) {
            self.blocks.push(Block {
                text,
                in_paragraph: self.in_paragraph,
            });
        }
    }

    /// Joins a paragraph that an advertisement has cut in two. A `div` ends the paragraph around it,
    /// so the rest of its text is outside, and its end tag becomes an empty paragraph.
    fn end_of_cut_paragraph(&mut self) {
        let is_rest = self.is_cut && !self.in_paragraph;
        self.is_cut = false;
        if is_rest && let Some(block) = self.blocks.last_mut().filter(|it| it.in_paragraph) {
            let rest = std::mem::take(&mut self.text);
            block.text.push_str(&rest);
        } else {
            self.flush();
        }
    }

    /// Takes the paragraphs, or all blocks if most of the text is outside of paragraphs.
    fn finish(mut self) -> Draft {
        let amount = |in_paragraph: bool| -> usize {
            let blocks = self.blocks.iter();
            let blocks = blocks.filter(|it| it.in_paragraph == in_paragraph);
            blocks.map(|it| it.text.len()).sum()
        };
        let takes_all = amount(false) > amount(true);
        for block in self.blocks {
            if block.in_paragraph || takes_all {
                self.draft.paragraphs.push(block.text);
            } else if block.text.len() >= MIN_LOOSE {
                self.draft.left_out.add(Kind::Loose);
            }
        }
        self.draft
    }
}

/// Whether the element is the large first letter of a paragraph.
fn is_drop_cap(element: ElementRef<'_>) -> bool {
    let text: String = element.text().collect();
    text.trim().chars().count() == 1
}

/// Splits the text of a block at empty lines. White space at the ends stays, for a paragraph that
/// goes on after an advertisement.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    let mut breaks = 0;
    for line in text.split(LINE_BREAK) {
        let is_blank = line.trim().is_empty();
        match paragraphs.last_mut() {
            Some(last) if breaks < 2 || last.trim().is_empty() => {
                if breaks > 0 {
                    last.push(' ');
                }
                last.push_str(line);
            }
            _ => paragraphs.push(line.to_owned()),
        }
        breaks = if is_blank { breaks + 1 } else { 1 };
    }
    paragraphs.retain(|paragraph| !normalise(paragraph).is_empty());
    paragraphs
}
