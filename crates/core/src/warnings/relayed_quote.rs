//! Words that the article has only from somebody else: “Garrity said an inspector had told him that
//! the brook was ‘full’”. The article quotes Garrity there, not the inspector.
//!
//! Also words that somebody quotes: of “He told us, ‘You have my word,’ and left”, said Garrity, the inner
//! ones alone would be shown as Garrity's own.
//!
//! Knows English, German and Chinese, and only plain forms of reported speech. Quotations in others are
//! found in every language.

use super::marks::quoted;
use super::speaker_not_near::ActorWords;
use super::words::{Word, primary_language};
use super::{CheckInput, Warnings};
use crate::pack::{Actor, Quote};
use std::ops::Range;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let language = primary_language(&checked.pack.source.language);
    for (i, quote) in checked.pack.quotes.iter().enumerate() {
        let Some(actor) = checked.pack.find_actor(quote.actor.as_str()) else {
            continue;
        };
        if is_quoted_by_speaker(checked, quote) {
            let (id, number) = (&actor.id, quote.evidence.paragraph);
            warnings.add(
                format!("quotes[{i}].evidence.selector"),
                format!("these words are quoted inside a quotation in ¶{number}, so they are not `{id}` speaking"),
                "quote words around them that show who speaks, or code what is said of somebody else as a claim or a position with `attributed_by`",
            );
            continue;
        }
        let Some(reporter) = reporter(checked, quote, actor, &language) else {
            continue;
        };
        let by = match reporter {
            Some(reporter) => format!("`{}`", reporter.id),
            None => "somebody else".to_owned(),
        };
        let (id, number) = (&actor.id, quote.evidence.paragraph);
        warnings.add(
            format!("quotes[{i}].actor"),
            format!("in ¶{number} it is {by} who says that `{id}` said so"),
            "give the quote to whoever the article quotes; what they say about somebody else can be a claim or a position with `attributed_by`",
        );
    }
}

/// Whether the words of a quote are all in quotation marks inside a quotation. A single word may only be a
/// term.
fn is_quoted_by_speaker(checked: &CheckInput<'_>, quote: &Quote) -> bool {
    let selector = quote.evidence.selector.as_ref();
    let text = checked.paragraph(quote.evidence.paragraph);
    let Some((selector, text)) = selector.zip(text) else {
        return false;
    };
    let Some([before, exact, _]) = selector.split(text) else {
        return false;
    };
    let place = before.len()..before.len() + exact.len();
    let is_around = |range: &Range<usize>| range.start <= place.start && place.end <= range.end;
    let outer = quoted(text).into_iter().find(|it| is_around(&it.inner));
    let inner = outer.and_then(|it| Some((it.inner.start, text.get(it.inner)?)));
    inner.is_some_and(|(start, words)| {
        let mut inside = quoted(words).into_iter();
        inside.any(|it| is_around(&(start + it.outer.start..start + it.outer.end)))
    }) && super::words::words(exact).len() > 1
}

/// What reported speech consists of in a language with spaces.
struct Speech {
    language: &'static str,
    /// Verbs that report speech.
    reporting: &'static [&'static str],
    /// Other verbs of the reported clause.
    reported: &'static [&'static str],
    /// Words that join clauses, so that neither is reported by the other.
    joining: &'static [&'static str],
    /// Words with which a clause starts that reports nothing: "When Lee said so, Fox …".
    starting: &'static [&'static str],
}

const SPEECH: [Speech; 2] = [
    Speech {
        language: "en",
        reporting: &[
            "added",
            "alleged",
            "claimed",
            "claims",
            "explained",
            "insisted",
            "maintained",
            "recalled",
            "remembered",
            "reported",
            "reports",
            "revealed",
            "said",
            "say",
            "says",
            "tell",
            "tells",
            "testified",
            "told",
            "writes",
            "wrote",
        ],
        reported: &[
            "admitted",
            "asked",
            "called",
            "conceded",
            "denied",
            "described",
            "had",
            "has",
            "have",
            "promised",
            "replied",
            "warned",
        ],
        joining: &[
            "after", "and", "as", "before", "but", "nor", "or", "when", "while",
        ],
        starting: &[
            "after", "although", "as", "asked", "because", "before", "if", "once", "since", "that",
            "though", "what", "when", "where", "which", "while",
        ],
    },
    Speech {
        language: "de",
        reporting: &[
            "behauptet",
            "behauptete",
            "berichtet",
            "berichtete",
            "erinnerte",
            "erklärt",
            "erklärte",
            "erzählt",
            "erzählte",
            "sagt",
            "sagte",
            "sagten",
            "schreibt",
            "schrieb",
            "versichert",
            "versicherte",
        ],
        reported: &[
            "gesagt", "habe", "haben", "hat", "hatte", "hätte", "hätten", "nannte", "nenne",
            "nennt", "sei", "solle",
        ],
        joining: &[
            "aber", "als", "bevor", "doch", "nachdem", "oder", "sondern", "und", "während",
        ],
        starting: &[
            "als", "bevor", "da", "dass", "nachdem", "obwohl", "was", "während", "weil", "wenn",
        ],
    },
];

/// Returns who reports to the article what the actor said: `Some(None)` if that is no actor of the pack.
/// `None`: nobody but the actor.
fn reporter<'p>(
    checked: &CheckInput<'p>,
    quote: &Quote,
    actor: &Actor,
    language: &str,
) -> Option<Option<&'p Actor>> {
    let number = quote.evidence.paragraph;
    let text = checked.paragraph(number)?;
    let [before, exact, _] = quote.evidence.selector.as_ref()?.split(text)?;
    let words = before.len()..before.len() + exact.len();
    let all = quoted(text);
    let around = all
        .iter()
        .find(|it| it.outer.start <= words.start && words.end <= it.outer.end);
    let place = around.map_or(words, |it| it.outer.clone());
    let sentence = sentence(text, &place);
    let clause = Clause {
        text,
        words: checked.words(number)?,
        name: &ActorWords::of(actor, &checked.pack.actors),
    };
    let named_in = match language {
        "zh" => clause.chinese(sentence.start..place.start),
        _ => {
            let speech = SPEECH.iter().find(|it| it.language == language)?;
            let lead = sentence.start..place.start;
            let tail = place.end..sentence.end;
            clause
                .reporter_before(speech, &lead)
                .or_else(|| clause.reporter_after(speech, &lead, &tail))
        }
    }?;
    let mentions = checked.mentions(number);
    let mut named = mentions
        .iter()
        .filter(|it| named_in.start <= it.start && it.end <= named_in.end);
    // Without spaces between words, names are not found as words.
    let part = text.get(named_in.clone()).unwrap_or_default();
    let has_name = |it: &&Actor| language == "zh" && part.contains(it.name.as_str());
    let unspaced = || checked.pack.actors.iter().find(has_name);
    Some(named.next_back().map(|it| it.actor).or_else(unspaced))
}

/// Returns the sentence around a place, by its full stops outside that place.
fn sentence(text: &str, place: &Range<usize>) -> Range<usize> {
    let before = text.get(..place.start).unwrap_or_default();
    let is_end = |(at, c): &(usize, char)| match c {
        '。' | '！' | '？' => true,
        '.' | '!' | '?' => {
            let word = before.get(..*at).unwrap_or_default();
            let word = word.rsplit(char::is_whitespace).next().unwrap_or_default();
            let rest = before.get(at + 1..).unwrap_or_default();
            let is_abbreviation =
                *c == '.' && word.starts_with(char::is_uppercase) && word.chars().count() <= 3;
            let rest = rest.trim_start_matches(['”', '"', '“', '’', '»', '«']);
            (rest.is_empty() || rest.starts_with(' ')) && !is_abbreviation
        }
        _ => false,
    };
    let start = before.char_indices().rfind(is_end);
    let start = start.map_or(0, |(at, c)| at + c.len_utf8());
    let after = text.get(place.end..).unwrap_or_default();
    let end = after.find(['.', '!', '?', '。', '！', '？']);
    start..end.map_or(text.len(), |at| place.end + at)
}

/// A paragraph, and the actor whose quote is looked at.
struct Clause<'c> {
    text: &'c str,
    words: &'c [Word],
    name: &'c ActorWords,
}

impl Clause<'_> {
    fn part(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    fn words_in(&self, range: &Range<usize>) -> &[Word] {
        let start = self.words.partition_point(|it| it.start < range.start);
        let end = self.words.partition_point(|it| it.end <= range.end);
        self.words.get(start..end.max(start)).unwrap_or_default()
    }

    fn names_actor(&self, range: Range<usize>) -> bool {
        let words = self.words_in(&range);
        self.name.is_in(self.part(range), words)
    }

    /// Finds where the actor is named first.
    fn first_name(&self, range: &Range<usize>) -> Option<usize> {
        let words = self.words_in(range);
        let first = words.iter().find(|it| self.names_actor(it.start..it.end));
        first.map(|it| it.start)
    }

    /// Finds who reports it before the quotation: "Lee said Fox had called it “…”", "according to Lee,
    /// Fox said “…”". Returns where the reporter is named.
    fn reporter_before(&self, speech: &Speech, lead: &Range<usize>) -> Option<Range<usize>> {
        let words = self.words_in(lead);
        let has = |list: &[&str], word: &Word| list.contains(&word.key.as_str());
        let starts = words.first().is_some_and(|it| has(speech.starting, it));
        for (at, word) in words.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| words.get(at));
            let before = before.map_or("", |it| it.key.as_str());
            let cites = match speech.language {
                "en" => word.key == "to" && before == "according",
                _ => word.key == "laut",
            };
            if !cites && (starts || !has(speech.reporting, word)) {
                continue;
            }
            // “Yes,” said Lee.
            let is_inverted = self
                .part(lead.start..word.start)
                .trim_end()
                .ends_with(['”', '"', '“', '«', '»']);
            // "Lee said, …" and in German "sagte Lee, …"
            let rest = self.part(word.end..lead.end);
            let is_comma_next = rest.starts_with([',', ':']);
            if self.names_actor(lead.start..word.start)
                || is_inverted
                || speech.language == "en" && !cites && is_comma_next
            {
                continue;
            }
            let Some(name) = self.first_name(&(word.end..lead.end)) else {
                continue;
            };
            let between = self.part(word.end..name);
            let is_joined = between.contains([';', ':', '“', '„', '"', '«', '»', '–', '—'])
                || (self.words_in(&(word.end..name)).iter()).any(|it| has(speech.joining, it));
            // In German a comma has to be before the reported clause; in English it starts another
            // one, unless only the name is inserted.
            let has_comma = between.contains(',');
            let is_apart = match speech.language {
                _ if cites => false,
                "de" => !has_comma,
                _ => has_comma && !self.is_inserted(name..lead.end),
            };
            if is_joined || is_apart {
                continue;
            }
            let after = self.words_in(&(name..lead.end));
            let mut after = after.iter().skip(1);
            // The reporter of "according to" is named after it, and in German the verb comes first.
            let reporter = match cites {
                true => word.end..name,
                false => lead.start..word.start,
            };
            let between = self.words_in(&(word.end..name)).iter();
            let is_inverted = cites && between.clone().any(|it| has(speech.reporting, it));
            // "according to Lee, Fox said", but not "according to the mayor, Ann Lee, it had".
            let is_other =
                !cites || between.len() > 0 && (is_inverted || !self.is_inserted(name..lead.end));
            if is_other
                && (is_inverted
                    || after.any(|it| has(speech.reported, it) || has(speech.reporting, it)))
            {
                return Some(reporter);
            }
        }
        None
    }

    /// Whether a comma follows the actor's name, with which a range begins.
    fn is_inserted(&self, range: Range<usize>) -> bool {
        let words = self.words_in(&range).iter();
        let mut own = words.take_while(|it| self.names_actor(it.start..it.end));
        let last = own.by_ref().last();
        let end = last.map_or(range.start, |it| it.end);
        self.part(end..range.end).starts_with(',')
    }

    /// Finds who reports it after the quotation: "Fox called it “…”, according to Lee".
    fn reporter_after(
        &self,
        speech: &Speech,
        lead: &Range<usize>,
        tail: &Range<usize>,
    ) -> Option<Range<usize>> {
        const MOST_BETWEEN: usize = 6;
        let rest = self.part(tail.clone());
        let marker = match speech.language {
            "en" => " according to ",
            _ => " laut ",
        };
        let at = tail.start + rest.find(marker)?;
        let reporter = at + marker.len()..tail.end;
        // Right after the quotation, or after "“…”, Fox said".
        let lead = match self.words_in(&(tail.start..at)).len() {
            0 => lead.clone(),
            1..=MOST_BETWEEN => tail.start..at,
            _ => return None,
        };
        let name = self.first_name(&lead)?;
        let has = |word: &Word| {
            let key = word.key.as_str();
            speech.reported.contains(&key) || speech.reporting.contains(&key)
        };
        // "said Fox" or "Fox said"
        let range = match lead.start >= tail.start {
            true => lead,
            false => name..lead.end,
        };
        let is_reported = self.words_in(&range).iter().any(has);
        (is_reported && !self.names_actor(reporter.clone())).then_some(reporter)
    }

    /// The same in Chinese, before the quotation: “李明说，王洪曾告诉他”, “据李明说，王洪表示”.
    fn chinese(&self, lead: Range<usize>) -> Option<Range<usize>> {
        const REPORTING: [&str; 8] = ["说", "表示", "称", "透露", "指出", "写道", "回忆", "介绍"];
        const REPORTED: [&str; 9] = [
            "告诉他",
            "告诉她",
            "告诉我",
            "曾告诉",
            "曾说",
            "曾表示",
            "曾称",
            "对他说",
            "对她说",
        ];
        let text = self.part(lead.clone());
        let found = |it: &&str| text.find(*it).map(|at| (at, it.len()));
        let (at, length) = REPORTING.iter().filter_map(found).min()?;
        let (start, end) = (lead.start + at, lead.start + at + length);
        if self.names_actor(lead.start..start) {
            return None;
        }
        let name = self.first_name(&(end..lead.end))?;
        let clause = self.part(name..lead.end);
        let is_reported = REPORTED.iter().any(|it| clause.contains(it))
            || text.trim_start().starts_with('据')
                && REPORTING.iter().any(|it| clause.contains(it));
        is_reported.then_some(lead.start..start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample::{from, harbour};
    use serde_json::json;

    /// Whether a quote that is coded for Fox is found to be reported by somebody else, and by whom.
    fn found(language: &str, text: &str) -> Option<String> {
        let mut pack = harbour();
        let actor = |id: &str, name: &str| {
            from(&json!({"id": id, "name": name, "kind": "person", "role": "r", "evidence": []}))
        };
        pack.actors = match language {
            "zh" => vec![actor("lee", "李明"), actor("fox", "王洪")],
            _ => vec![actor("lee", "Ann Lee"), actor("fox", "Bo Fox")],
        };
        pack.source.language = language.into();
        let exact = match language {
            "zh" => "太晚了",
            _ => "too late",
        };
        let mut quote = pack.quotes[0].clone();
        quote.actor = from(&json!("fox"));
        quote.evidence = from(&json!({"paragraph": 1, "selector": {"exact": exact}}));
        pack.quotes = vec![quote];
        let checked = CheckInput::new(&pack, &[text.to_owned()]);
        let mut warnings = Warnings::default();
        check(&checked, &mut warnings);
        warnings.found.first().map(|it| it.what.clone())
    }

    #[test]
    fn relayed_words_are_found() {
        for (language, text) in [
            (
                "en",
                "Ann Lee, a baker, said Bo Fox had told her privately that it was “too late, far too late”.",
            ),
            (
                "en",
                "It rained. According to Ann Lee, Bo Fox said it was “too late”.",
            ),
            (
                "en",
                "Bo Fox had called it “too late”, according to Ann Lee.",
            ),
            (
                "en",
                "Ann Lee said the mayor, Bo Fox, had described it as “too late”.",
            ),
            ("en", "“It is too late,” Bo Fox said, according to Ann Lee."),
            ("de", "„Es ist too late“, sagte Bo Fox laut Ann Lee."),
            (
                "en",
                "Dr. Ann Lee said that Fox, who left, has described it as “too late”.",
            ),
            (
                "de",
                "Ann Lee sagte, Bo Fox habe ihr gesagt, es sei „too late“.",
            ),
            ("de", "Laut Ann Lee sagte Bo Fox, es sei „too late“."),
            ("zh", "下雨了。李明说，王洪曾告诉他，“太晚了”。"),
            ("zh", "据李明介绍，王洪表示：“太晚了”。"),
        ] {
            let what = found(language, text);
            assert_eq!(
                what.as_deref(),
                Some("in ¶1 it is `lee` who says that `fox` said so"),
                "{text}"
            );
        }
        let unknown = found("en", "A boy said Bo Fox had called it “too late”.");
        assert_eq!(
            unknown.as_deref(),
            Some("in ¶1 it is somebody else who says that `fox` said so")
        );
    }

    #[test]
    fn words_that_the_speaker_quotes_are_found() {
        for (language, text) in [
            (
                "en",
                "“She told us, ‘It is too late.’ Then she left,” said Bo Fox.",
            ),
            (
                "en",
                "'She told us, \"It is too late,\" and left,' said Bo Fox.",
            ),
            (
                "de",
                "„Sie sagte: ‚Es ist too late.‘ Und jetzt das“, sagte Bo Fox.",
            ),
            ("fr", "« Elle a dit “too late” hier », said Bo Fox."),
        ] {
            let what = found(language, text);
            let expected =
                "these words are quoted inside a quotation in ¶1, so they are not `fox` speaking";
            assert_eq!(what.as_deref(), Some(expected), "{text}");
        }
        for text in [
            "“It’s too late for the ‘friends’ of the bakers’ union,” said Bo Fox.",
            "“Never say ‘no’; it is too late,” said Bo Fox, “‘yes’ is better.”",
        ] {
            assert_eq!(found("en", text), None, "{text}");
        }
    }

    #[test]
    fn own_words_are_not() {
        for (language, text) in [
            ("en", "“It is too late,” said Bo Fox, who had met Ann Lee."),
            ("en", "Ann Lee said no, but Bo Fox said it was “too late”."),
            ("en", "Ann Lee said no, Bo Fox had called it “too late”."),
            (
                "en",
                "When Ann Lee said no, Bo Fox had called it “too late”.",
            ),
            ("en", "Bo Fox said Ann Lee had told him it was “too late”."),
            (
                "en",
                "Ann Lee said it was early. Bo Fox has called it “too late”.",
            ),
            ("en", "Ann Lee told Bo Fox: “It is too late.”"),
            ("en", "According to Bo Fox, it had been “too late”."),
            (
                "en",
                "According to the mayor, Bo Fox, it had been “too late”.",
            ),
            ("de", "Am Montag sagte Bo Fox, es sei „too late“."),
            (
                "de",
                "Ann Lee sagte nichts, und Bo Fox hat gesagt: „too late“.",
            ),
            ("zh", "李明说不行，王洪表示：“太晚了”。"),
            ("zh", "王洪说，李明曾告诉他，“太晚了”。"),
        ] {
            assert_eq!(found(language, text), None, "{text}");
        }
    }
}
