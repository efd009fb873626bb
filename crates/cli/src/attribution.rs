//! Compares whom a pack gives quoted words with whom the article gives them.

use crate::candidates::{Candidates, NameCandidate, candidates};
use standpoint_core::Pack;
use standpoint_core::pack::{Actor, ActorId, Evidence, normalise};

/// Returns the path of each quote, position and claim whose words the article clearly gives somebody
/// else, with what is wrong.
pub fn doubts(pack: &Pack, paragraphs: &[String]) -> Vec<(String, String)> {
    let source = pack.source();
    let found = candidates(paragraphs, &source.language, &source.published.edtf);
    let attribution = Attribution { pack, found };
    let mut doubts = Vec::new();
    let mut check = |path: String, voices: &[&ActorId], evidence: &[Evidence]| {
        doubts.extend(attribution.doubt(voices, evidence).map(|what| (path, what)));
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
    doubts
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
        let speakers: Option<Vec<_>> = evidence.iter().map(|it| self.speaker(it)).collect();
        let speakers = speakers?;
        let is_other = |speaker: &&NameCandidate| {
            let mut voices = voices.iter();
            !voices.any(|voice| self.may_be(voice, speaker))
        };
        if !speakers.iter().all(is_other) {
            return None;
        }
        let (speaker, passage) = (speakers.first()?, evidence.first()?);
        Some(format!(
            "¶{} gives these words to {}, not to `{actor}`",
            passage.paragraph, speaker.name
        ))
    }

    /// Returns whom the paragraph of a passage clearly gives its words, by name.
    fn speaker(&self, passage: &Evidence) -> Option<&NameCandidate> {
        let words = normalise(&passage.selector.as_ref()?.exact);
        let mut quotes = self.found.quotes.iter();
        let quote = quotes.find(|it| {
            it.passage.paragraph == passage.paragraph && it.passage.selector.exact.contains(&words)
        })?;
        let speaker = quote.speaker.as_ref().filter(|it| it.is_clear())?;
        let name = self.found.names.get(speaker.name)?;
        // Which of the actors "the spokesman" is only a person can say.
        (!name.is_description).then_some(name)
    }

    /// Whether an actor, its members or the one whose member it is may be called like this.
    fn may_be(&self, voice: &ActorId, speaker: &NameCandidate) -> bool {
        let actors = self.pack.actors();
        let own = actors.iter().find(|it| it.id == *voice);
        let related = |it: &&Actor| {
            it.id == *voice
                || it.member_of.as_ref() == Some(voice)
                || own.is_some_and(|own| own.member_of.as_ref() == Some(&it.id))
        };
        actors.iter().filter(related).any(|actor| {
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
