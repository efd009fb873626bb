//! HTML, XML and other markup, with every text escaped.

use crate::describe::passage;
use crate::words::{Words, direction};
use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use standpoint_core::Pack;
use standpoint_core::pack::Evidence;

/// Escapes a text for HTML, inside of elements and of quoted attributes.
pub(crate) fn html(text: &str) -> String {
    escape(text).into_owned()
}

/// The attributes for text of the pack.
pub(crate) fn of_pack(pack: &Pack) -> String {
    let language = pack.language();
    format!(
        "lang=\"{}\" dir=\"{}\"",
        html(language),
        direction(language)
    )
}

/// The attributes for words of the article, which can be in another language.
pub(crate) fn of_article(pack: &Pack) -> String {
    let language = &pack.source().language;
    format!(
        "lang=\"{}\" dir=\"{}\"",
        html(language),
        direction(language)
    )
}

/// Passages, the article's words marked with its language.
pub(crate) fn passages_html<'e>(
    pack: &Pack,
    words: &Words,
    evidence: impl IntoIterator<Item = &'e Evidence>,
) -> String {
    let each = evidence.into_iter().map(|it| match &it.selector {
        Some(_) => {
            let text = html(&passage(words, it));
            format!("<span {}>{text}</span>", of_article(pack))
        }
        None => passage(words, it),
    });
    each.collect::<Vec<_>>().join("; ")
}

/// A reason and its passages, in the pack's language.
pub(crate) fn reason_html(
    pack: &Pack,
    words: &Words,
    reason: &str,
    evidence: &[Evidence],
) -> String {
    let passages = passages_html(pack, words, evidence);
    let between = if passages.is_empty() { "" } else { " " };
    format!("{}{between}{passages}", html(reason))
}

/// An XML document that is being written.
pub(crate) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

impl Xml {
    /// Starts a document with its declaration.
    pub fn new() -> Self {
        let mut xml = Self {
            writer: Writer::new_with_indent(Vec::new(), b' ', 1),
            open: Vec::new(),
        };
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.write(Event::Start(start(name, attributes)));
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.write(Event::End(BytesEnd::new(name)));
        }
    }

    /// Writes an element with a text.
    pub fn leaf(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.write(Event::Start(start(name, attributes)));
        self.write(Event::Text(BytesText::new(text)));
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// Writes an element with nothing in it.
    pub fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// Closes all elements and returns the document.
    pub fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing to memory can't fail.
        let _ = self.writer.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: &[(&'a str, &'a str)]) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}

/// Returns a text on one line, with a backslash before each special character. `is_special` gets what
/// comes before the character, the character, and what comes after it.
pub(crate) fn on_one_line(text: &str, is_special: impl Fn(&str, char, &str) -> bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        if is_special(before, c, after) {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' || c == '\r' { ' ' } else { c });
    }
    escaped
}
