//! Compares whom a pack gives quoted words with whom the article gives them.

use crate::candidates::{Candidates, NameCandidate, QuoteCandidate, candidates, knows};
use standpoint_core::Pack;
use standpoint_core::pack::{Actor, ActorId, Evidence, normalise};
use standpoint_core::warnings::{OTHER_SPEAKER, Warning};

/// Returns a warning for each quote, position and claim whose words the article clearly gives somebody
/// else.
pub fn warnings(pack: &Pack, paragraphs: &[String]) -> Vec<Warning> {
    let source = pack.source();
    let found = candidates(paragraphs, &source.language, &source.published.edtf);
    let attribution = Attribution { pack, found };
    let mut warnings = Vec::new();
    let mut check = |path: String, voices: &[&ActorId], evidence: &[Evidence]| {
        let what = attribution.doubt(voices, evidence);
        warnings.extend(what.map(|what| Warning {
            name: OTHER_SPEAKER,
            path,
            what,
            hint: "check who says it there".into(),
        }));
    };
    for (i, quote) in pack.quotes().iter().enumerate() {
        let evidence = std::slice::from_ref(&quote.evidence);
        check(format!("quotes[{i}].actor"), &[&quote.actor], evidence);
    }
    for (i, position) in pack.positions().iter().enumerate() {
        let mut voices = vec![&position.actor];
        voices.extend(&position.attributed_by);
        check(format!("positions[{i}].actor"), &voices, &position.evidence);
    }
    for (i, claim) in pack.claims().iter().enumerate() {
        let mut voices: Vec<_> = claim.actor.iter().collect();
        voices.extend(&claim.attributed_by);
        check(format!("claims[{i}].actor"), &voices, &claim.evidence);
    }
    warnings
}

/// Returns why the check is skipped, if the article's language isn't known.
pub fn skipped(pack: &Pack) -> Option<String> {
    let language = &pack.source().language;
    (!knows(language)).then(|| {
        format!("{OTHER_SPEAKER}: checked in English and German only, and the article is in `{language}`")
    })
}

struct Attribution<'p> {
    pack: &'p Pack,
    found: Candidates,
}

impl Attribution<'_> {
    /// Returns what is wrong if all evidence is words that the article gives others than the voices, of
    /// whom the first is the coded one.
    fn doubt(&self, voices: &[&ActorId], evidence: &[Evidence]) -> Option<String> {
        let actor = voices.first()?;
        let others: Option<Vec<_>> = evidence.iter().map(|it| self.other(it, voices)).collect();
        let others = others?;
        let (other, passage) = (others.first()?, evidence.first()?);
        Some(format!(
            "¶{} gives these words to {other}, not to `{actor}`",
            passage.paragraph
        ))
    }

    /// Returns whom a passage clearly gives its words, if that is none of the voices.
    fn other(&self, passage: &Evidence, voices: &[&ActorId]) -> Option<String> {
        let words = normalise(&passage.selector.as_ref()?.exact);
        let mut quotes = self.found.quotes.iter();
        let quote = quotes.find(|it| {
            it.passage.paragraph == passage.paragraph && it.passage.selector.exact.contains(&words)
        })?;
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

    /// Whether an actor, its members or the one whose member it is may be called like this.
    fn may_be(&self, voice: &ActorId, speaker: &NameCandidate) -> bool {
        self.related(voice).any(|actor| {
            let texts = [
                Some(&actor.name),
                actor.short_name.as_ref(),
                Some(&actor.role),
            ];
            let texts: Vec<String> = texts
                .into_iter()
                .flatten()
                .map(|it| it.to_lowercase())
                .collect();
            let forms = std::iter::once(&speaker.name).chain(&speaker.other_forms);
            let words = forms.flat_map(|form| form.split(' '));
            // "of" and "the" are in many names.
            let mut words = words.filter(|word| !word.starts_with(char::is_lowercase));
            words.any(|word| {
                let word = word.to_lowercase();
                let is_word = |it: &str| it.trim_matches(|c: char| !c.is_alphanumeric()) == word;
                texts.iter().any(|text| text.split([' ', '-']).any(is_word))
            })
        })
    }
}
