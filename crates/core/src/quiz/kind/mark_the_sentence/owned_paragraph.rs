use crate::Pack;
use crate::pack::{Evidence, normalise};
use crate::sentences::sentences;
use std::ops::Range;

/// A paragraph whose text the pack has.
pub(super) struct OwnedParagraph {
    pub number: u32,
    text: String,
    /// Where each sentence is in the text, with the white space after it.
    sentences: Vec<Range<usize>>,
}

impl OwnedParagraph {
    /// Returns a paragraph. `None`: the pack doesn't have its text.
    pub fn find(pack: &Pack, number: u32) -> Option<Self> {
        let text = normalise(pack.find_paragraph(number)?.text.as_deref()?);
        let mut end = 0;
        let place = |sentence: &str| {
            let start = end;
            end += sentence.len();
            start..end
        };
        let sentences = sentences(&text, &pack.source.language);
        Some(Self {
            number,
            sentences: sentences.into_iter().map(place).collect(),
            text,
        })
    }

    pub fn sentences(&self) -> impl ExactSizeIterator<Item = &str> {
        let places = self.sentences.iter();
        places.map(|place| self.text.get(place.clone()).unwrap_or_default())
    }

    /// Returns the indices of the sentences in which a passage has words. `None`: it has no words, or
    /// they aren't in this paragraph.
    pub fn sentences_of(&self, passage: &Evidence) -> Option<Range<usize>> {
        let selector = passage.selector.as_ref();
        let selector = selector.filter(|_| passage.paragraph == self.number)?;
        let [before, exact, _] = selector.split(&self.text)?;
        let end = before.len() + exact.len();
        let first = self.sentences.partition_point(|it| it.end <= before.len());
        let after_last = self.sentences.partition_point(|it| it.start < end);
        Some(first..after_last)
    }
}
