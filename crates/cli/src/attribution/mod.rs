//! Compares whom a pack gives words with whom the article gives them.

mod paraphrase;
#[cfg(test)]
mod tests;

use crate::candidates::{Candidates, NameCandidate, QuoteCandidate, candidates, knows};
use standpoint_core::Pack;
use standpoint_core::pack::{
    Actor, ActorId, ActorKind, Evidence, Grade, TextQuoteSelector, normalise,
};
use standpoint_core::warnings::{OTHER_SPEAKER, Warning};
use std::ops::Range;

/// Returns a warning for each quote, position, claim and figure whose words the article clearly gives
/// somebody else. `paragraphs` is the article's text; if it is empty, the text in the pack is used.
pub fn warnings(pack: &Pack, paragraphs: &[String]) -> Vec<Warning> {
    let source = pack.source();
    let paragraphs = match paragraphs {
        [] => own_text(pack),
        given => given.to_vec(),
    };
    let found = candidates(&paragraphs, &source.language, &source.published.edtf);
    let attribution = Attribution {
        pack,
        paragraphs,
        found,
    };
    let mut warnings = Vec::new();
    let mut check = |path: String, said: &Said<'_>| {
        let what = attribution.doubt(said);
        warnings.extend(what.map(|what| Warning {
            name: OTHER_SPEAKER,
            path,
            what,
            hint: "check who says it there".into(),
        }));
    };
    for (i, quote) in pack.quotes().iter().enumerate() {
        let said = Said {
            voices: vec![&quote.actor],
            evidence: std::slice::from_ref(&quote.evidence),
            is_reported: false,
        };
        check(format!("quotes[{i}].actor"), &said);
    }
    for (i, position) in pack.positions().iter().enumerate() {
        let mut voices = vec![&position.actor];
        voices.extend(&position.attributed_by);
        let said = Said {
            voices,
            evidence: &position.evidence,
            is_reported: position.grade != Grade::Inferred && !position.stance.is_silent(),
        };
        check(format!("positions[{i}].actor"), &said);
    }
    for (i, claim) in pack.claims().iter().enumerate() {
        let mut voices: Vec<_> = claim.actor.iter().collect();
        voices.extend(&claim.attributed_by);
        let said = Said {
            voices,
            evidence: &claim.evidence,
            is_reported: claim.grade != Grade::Inferred,
        };
        check(format!("claims[{i}].actor"), &said);
    }
    for (i, figure) in pack.figures().iter().enumerate() {
        let said = Said {
            voices: figure.given_by.iter().collect(),
            evidence: &figure.evidence,
            is_reported: true,
        };
        check(format!("figures[{i}].given_by"), &said);
    }
    warnings
}

/// Returns why the check is skipped, if there is a text but its language isn't known.
pub fn skipped(pack: &Pack, paragraphs: &[String]) -> Option<String> {
    let language = &pack.source().language;
    let has_text = !paragraphs.is_empty() || !own_text(pack).is_empty();
    (has_text && !knows(language)).then(|| {
        format!("{OTHER_SPEAKER}: checked in English and German only, and the article is in `{language}`")
    })
}

/// Returns the paragraphs in the pack. Empty if it hasn't all of them.
fn own_text(pack: &Pack) -> Vec<String> {
    let texts = pack.source().paragraphs.iter();
    let texts: Option<Vec<_>> = texts.map(|it| it.text.as_deref().map(normalise)).collect();
    texts.unwrap_or_default()
}

/// What an entry of the pack gives somebody.
struct Said<'p> {
    /// The coded one first.
    voices: Vec<&'p ActorId>,
    evidence: &'p [Evidence],
    /// Whether words without quotation marks must be theirs too. From what others say, a position can be
    /// inferred.
    is_reported: bool,
}

struct Attribution<'p> {
    pack: &'p Pack,
    paragraphs: Vec<String>,
    found: Candidates,
}

impl Attribution<'_> {
    /// Returns what is wrong if all evidence is words that the article gives others than the voices.
    fn doubt(&self, said: &Said<'_>) -> Option<String> {
        let actor = said.voices.first()?;
        let others: Option<Vec<_>> = said
            .evidence
            .iter()
            .map(|it| self.other(it, said))
            .collect();
        let others = others?;
        let (other, passage) = (others.first()?, said.evidence.first()?);
        Some(format!(
            "¶{} gives these words to {other}, not to `{actor}`",
            passage.paragraph
        ))
    }

    /// Returns whom a passage clearly gives its words, if that is none of the voices.
    fn other(&self, passage: &Evidence, said: &Said<'_>) -> Option<String> {
        let text = self.text(passage.paragraph)?;
        let range = match &passage.selector {
            Some(selector) => Some(range_of(selector, text)?),
            None => None,
        };
        let mut quotes = self.found.quotes.iter();
        let quote = quotes.find(|it| {
            let quoted = range_of(&it.passage.selector, text);
            let has = |range: &Range<usize>| {
                quoted.is_some_and(|it| it.start <= range.start && range.end <= it.end)
            };
            it.passage.paragraph == passage.paragraph && range.as_ref().is_some_and(has)
        });
        match (quote, range) {
            (Some(quote), _) => self.other_quoted(quote, &said.voices),
            (None, Some(range)) if said.is_reported => {
                self.other_reported(passage.paragraph, &range, &said.voices)
            }
            (None, None) if said.is_reported => self.only_other(passage.paragraph, &said.voices),
            _ => None,
        }
    }

    /// Returns the text of a paragraph by its number.
    fn text(&self, paragraph: u32) -> Option<&str> {
        let index = usize::try_from(paragraph).ok()?.checked_sub(1)?;
        self.paragraphs.get(index).map(String::as_str)
    }

    /// Returns whom the article clearly gives a quotation, if that is none of the voices.
    fn other_quoted(&self, quote: &QuoteCandidate, voices: &[&ActorId]) -> Option<String> {
        match self.named(quote) {
            Some(name) => {
                let is_it = voices.iter().any(|voice| self.may_be(voice, name));
                (!is_it).then(|| name.name.clone())
            }
            None if !self.has_name(quote) => {
                let description = quote.described.as_ref()?;
                let is_other = self.describes_other(description, voices);
                is_other.then(|| format!("“{description}”"))
            }
            None => None,
        }
    }

    /// Whether somebody with a name may say a quotation.
    fn has_name(&self, quote: &QuoteCandidate) -> bool {
        let speaker = quote.speaker.as_ref();
        let name = speaker.and_then(|it| self.found.names.get(it.name));
        name.is_some_and(|it| !it.is_description)
    }

    /// Returns who clearly says a quotation, by name.
    fn named(&self, quote: &QuoteCandidate) -> Option<&NameCandidate> {
        let speaker = quote.speaker.as_ref().filter(|it| it.is_clear())?;
        let name = self.found.names.get(speaker.name)?;
        // Which of the actors "the spokesman" is only a person can say.
        (!name.is_description).then_some(name)
    }

    /// Whether the noun of a description such as "the vet" is in the name of just one actor, and in
    /// nothing that the pack says of the voices.
    fn describes_other(&self, description: &str, voices: &[&ActorId]) -> bool {
        let Some(noun) = description.split(' ').next_back().map(str::to_lowercase) else {
            return false;
        };
        let has = |text: &String| {
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            words.any(|word| word.to_lowercase() == noun)
        };
        let is_called = |actor: &Actor| has(&actor.name) || actor.short_name.iter().any(has);
        let mut called = self.pack.actors().iter().filter(|it| is_called(it));
        let is_voice = |actor: &Actor| {
            let mut related = voices.iter().flat_map(|voice| self.related(voice));
            related.any(|it| it.id == actor.id)
        };
        let of_voices = voices.iter().flat_map(|voice| self.related(voice));
        let mut of_voices = of_voices.filter(|it| is_called(it) || has(&it.role));
        of_voices.next().is_none()
            && called.next().is_some_and(|it| !is_voice(it))
            && called.next().is_none()
    }

    /// Returns an actor, its members and the one whose member it is.
    fn related(&self, voice: &ActorId) -> impl Iterator<Item = &Actor> {
        let actors = self.pack.actors();
        let own = actors.iter().find(|it| it.id == *voice);
        let of = own.and_then(|own| own.member_of.clone());
        let voice = voice.clone();
        actors.iter().filter(move |it| {
            it.id == voice || it.member_of.as_ref() == Some(&voice) || of.as_ref() == Some(&it.id)
        })
    }

    /// Whether an actor, its members or the one whose member it is may be called like this. Of a role only
    /// the names count: "councillor" or "opposition" may be anybody.
    fn may_be(&self, voice: &ActorId, speaker: &NameCandidate) -> bool {
        let forms = std::iter::once(&speaker.name).chain(&speaker.other_forms);
        let words = forms.flat_map(|form| form.split(' '));
        // "of" and "the" are in many names.
        let words = words.filter(|word| !word.starts_with(char::is_lowercase));
        let words: Vec<String> = words.map(str::to_lowercase).collect();
        let has = |text: &str, counts: &dyn Fn(&str) -> bool| {
            let parts = text.split([' ', '-']);
            let mut parts = parts.map(|it| it.trim_matches(|c: char| !c.is_alphanumeric()));
            parts.any(|it| counts(it) && words.contains(&it.to_lowercase()))
        };
        let is_person = speaker.kind == Some(ActorKind::Person);
        let is_name = |word: &str| !is_person || word.starts_with(char::is_uppercase);
        self.related(voice).any(|actor| {
            let mut names = [Some(&actor.name), actor.short_name.as_ref()]
                .into_iter()
                .flatten();
            names.any(|it| has(it, &|_| true)) || has(&actor.role, &is_name)
        })
    }
}

/// Returns where the words of a selector are in a paragraph's text.
fn range_of(selector: &TextQuoteSelector, text: &str) -> Option<Range<usize>> {
    let [before, exact, _] = selector.split(text)?;
    Some(before.len()..before.len() + exact.len())
}
