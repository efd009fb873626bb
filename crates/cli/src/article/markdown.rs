//! Markdown, with the front matter that many site generators use.

use super::Draft;
use super::left_out::Kind;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Reads the paragraphs, block quotes and list items of a Markdown text.
pub(super) fn read(text: &str) -> Draft {
    // Not smart punctuation: the article's quotation marks stay as they are.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.event(event);
    }
    reader.flush();
    let mut draft = reader.draft;
    // The title that a site generator shows.
    draft.title = reader.front_title.or(draft.title);
    draft
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    front_title: Option<String>,
    /// The text of the current block.
    text: String,
    /// How many open elements are left out.
    skipping: usize,
    in_front_matter: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_front_matter => self.front_matter(&text),
            Event::Text(text) | Event::Code(text) => self.push(&text),
            Event::SoftBreak | Event::HardBreak => self.push(" "),
            Event::Html(html) if !html.trim().starts_with("<!--") => {
                self.draft.left_out.add(Kind::Markup);
            }
            Event::InlineHtml(html) if html.starts_with("<br") => self.push(" "),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.skipping == 0 {
            self.text.push_str(text);
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if let Some(kind) = left_out(tag) {
            if self.skipping == 0 {
                self.draft.left_out.add(kind);
            }
            self.skipping += 1;
            return;
        }
        match tag {
            Tag::MetadataBlock(_) => self.in_front_matter = true,
            Tag::Heading { .. }
            | Tag::Paragraph
            | Tag::Item
            | Tag::BlockQuote(_)
            | Tag::List(_) => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image | TagEnd::CodeBlock | TagEnd::Table | TagEnd::FootnoteDefinition => {
                self.skipping = self.skipping.saturating_sub(1);
            }
            TagEnd::Heading(level) => {
                let heading = std::mem::take(&mut self.text);
                let is_first = level == HeadingLevel::H1 || self.draft.paragraphs.is_empty();
                if is_first && self.draft.title.is_none() {
                    self.draft.title = Some(heading);
                } else {
                    self.draft.left_out.add(Kind::Headings);
                }
            }
            TagEnd::MetadataBlock(_) => self.in_front_matter = false,
            TagEnd::Paragraph | TagEnd::Item | TagEnd::BlockQuote(_) => self.flush(),
            _ => {}
        }
    }

    /// Ends the current paragraph.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.draft.paragraphs.push(text);
        }
    }

    /// Takes title and language from lines such as `title: "…"`.
    fn front_matter(&mut self, text: &str) {
        for line in text.lines() {
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim().trim_matches(['"', '\'']).to_owned();
            match key.trim_end().to_ascii_lowercase().as_str() {
                "title" => self.front_title = Some(value).filter(|it| !it.is_empty()),
                "lang" | "language" => self.draft.language = Some(value),
                _ => {}
            }
        }
    }
}

/// Returns what an element is left out as.
fn left_out(tag: &Tag<'_>) -> Option<Kind> {
    match tag {
        Tag::Image { .. } => Some(Kind::Pictures),
        Tag::CodeBlock(_) => Some(Kind::Code),
        Tag::Table(_) => Some(Kind::Tables),
        Tag::FootnoteDefinition(_) => Some(Kind::Footnotes),
        _ => None,
    }
}
