//! Finds in an article what its author may want to code, for `standpoint new`. Nothing is invented:
//! each candidate has words that are found in its paragraph exactly once, and the author decides.
//!
//! English and German have a [`lexicon`]; in other languages only what needs no knowledge of the
//! language is found.

mod dated;
mod dates;
mod lexicon;
mod names;
mod numbers;
mod passage;
mod quotes;
#[cfg(test)]
mod tests;
mod text;

pub use dates::DateCandidate;
pub use names::NameCandidate;
pub use numbers::{NumberCandidate, RangeEnd};
pub use passage::Passage;
#[cfg(test)]
use quotes::NamedIn;
pub use quotes::{QuoteCandidate, ReportedCandidate, Speaker};

use dated::Dated;
use lexicon::Lexicon;
use standpoint_core::pack::Edtf;
use standpoint_core::warnings::quoted as quoted_in;
use text::Paragraph;

/// What is found in an article, each list in the article's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidates {
    /// The quotations.
    pub quotes: Vec<QuoteCandidate>,
    /// Words that sentences give somebody without quotation marks. `new` has no drafts for them; `check`
    /// compares them with a pack.
    pub reported: Vec<ReportedCandidate>,
    /// The persons and organisations, by their first mentions.
    pub names: Vec<NameCandidate>,
    /// The numbers, without those in dates.
    pub numbers: Vec<NumberCandidate>,
    /// The dates.
    pub dates: Vec<DateCandidate>,
}

/// Whether the words of a language are known, by its BCP 47 tag. Of others no names and speakers are found.
pub fn knows(language: &str) -> bool {
    Lexicon::of(language).is_some()
}

/// Finds candidates in the paragraphs of an article. `language` is a BCP 47 tag; dates are worked
/// out from the date of publication.
pub fn candidates(paragraphs: &[String], language: &str, published: &Edtf) -> Candidates {
    let lexicon = Lexicon::of(language);
    let numbered = (1..).zip(paragraphs);
    let paragraphs: Vec<_> = numbered
        .map(|(number, text)| Paragraph::new(number, text, lexicon))
        .collect();
    let quoted: Vec<_> = paragraphs.iter().map(|it| quoted_in(it.text)).collect();
    let (names, mentions) = names::find(&paragraphs, lexicon, &quoted);
    let dates = dates::find(&paragraphs, lexicon, published);
    let dated = Dated::new(&paragraphs, &quoted, &dates, lexicon);
    let (mut quotes, reported) = quotes::find(&paragraphs, lexicon, &quoted, &names, &mentions);
    for quote in &mut quotes {
        quote.date = dated.of_quote(&quote.passage);
    }
    let mut numbers = numbers::find(&paragraphs, lexicon, language, &dates);
    for number in &mut numbers {
        number.date = dated.of_number(&number.passage);
    }
    Candidates {
        quotes,
        reported,
        names,
        numbers,
        dates,
    }
}
