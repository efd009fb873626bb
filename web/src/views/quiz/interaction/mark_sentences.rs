use super::answer_form::{answer_form, on_enter};
#[cfg(feature = "ssr")]
use super::choices::texts;
use super::choices::{check, why};
use super::{Context, InteractionView, ResultEntry, Submit};
#[cfg(feature = "ssr")]
use super::{Plain, lettered};
use crate::node::{NodeRef, *};
use crate::views::evidence::evidence_links;
use crate::views::names::list;
#[cfg(feature = "ssr")]
use crate::views::names::sentence;
#[cfg(feature = "ssr")]
use crate::views::plain::passage_links;
use crate::views::quiz::state::QuizState;
use crate::views::quiz::wording::{in_voice_of_label, label_text};
use crate::words::quiz;
use leptos::prelude::*;
use standpoint_core::quiz::{Choice, ChoiceResult, Label, MarkSentences, Response};

/// A sentence that says what the reader marked has at most so many characters.
const MOST_CHARACTERS: usize = 36;

impl InteractionView for MarkSentences {
    type Feedback = Vec<ChoiceResult>;

    const IS_LAZY: bool = true;

    /// The paragraph as running text, in which each sentence is the label of a checkbox.
    fn form(&self, context: &Context<'_>, state: QuizState, submit: Submit) -> Element {
        let shared = context.shared;
        let words = shared.words.quiz();
        let is_hint_due = RwSignal::new(false);
        let reference = NodeRef::new();
        let check = check(context, reference, is_hint_due, Response::Sentences, submit);
        let sentences: Vec<_> = self
            .0
            .iter()
            .map(|it| sentence_field(it, context))
            .collect();
        let language = shared.pack().source().language.clone();
        let paragraph = p(sentences)
            .class("sentences")
            .attribute("lang", language)
            .dir_auto();
        let fields = fieldset((legend(words.mark_sentences()), paragraph))
            .node_ref(reference)
            .on("change", move |_| is_hint_due.set(false));
        let fields = on_enter(fields, check.clone());
        answer_form(
            shared,
            state,
            fields,
            words.mark_first(),
            is_hint_due,
            check,
        )
    }

    /// All sentences in the paragraph's order.
    fn results(&self, context: &Context<'_>, results: &Self::Feedback) -> Element {
        let entries = self.0.iter().zip(results);
        let entries = entries.map(|(choice, result)| entry(choice, context, *result));
        ul(entries.collect::<Vec<_>>())
    }

    fn solution(&self) -> Self::Feedback {
        let (chosen, right) = (false, false);
        vec![ChoiceResult { chosen, right }; self.0.len()]
    }

    fn scoring(words: &'static quiz::Part, _: &Self::Feedback) -> &'static str {
        words.by_marks()
    }

    /// The beginnings of the marked sentences.
    fn given_text(&self, context: &Context<'_>, results: &Self::Feedback) -> Option<String> {
        let marked = self.0.iter().zip(results).filter(|(_, it)| it.chosen);
        let texts: Vec<_> = marked
            .map(|(choice, _)| shortened(&text(choice, context)))
            .collect();
        (!texts.is_empty()).then(|| list(context.shared.words, &texts))
    }

    #[cfg(feature = "ssr")]
    fn plain(&self, context: &Context<'_>) -> Plain {
        let (shared, words) = (context.shared, context.shared.words);
        let option = |choice: &Choice| li(text(choice, context));
        let result = |choice: &Choice| {
            let passages = choice
                .is_right()
                .then(|| passage_links(shared, &choice.evidence));
            li((
                strong(words.model().verdict(choice.verdict)),
                ": ",
                sentence(shared, &why(choice, context).text()),
                passages,
            ))
        };
        Plain {
            options: lettered(self.0.iter().map(option).collect()),
            // The letters are those of the sentences.
            answer: lettered(self.0.iter().map(result).collect()),
        }
    }

    #[cfg(feature = "ssr")]
    fn option_texts(&self, context: &Context<'_>) -> Option<[Vec<String>; 2]> {
        Some(texts(&self.0, context))
    }
}

/// A sentence to mark, and the white space after it.
fn sentence_field(choice: &Choice, context: &Context<'_>) -> Node {
    let text = text(choice, context);
    let is_apart = match &choice.label {
        Label::Sentence(sentence) => sentence.len() > text.len(),
        _ => true,
    };
    let checkbox = input()
        .attribute("type", "checkbox")
        .attribute("name", "sentence")
        .class("visually-hidden");
    let field = label((checkbox, span(text))).class("sentence");
    nodes((field, is_apart.then_some(" ")))
}

fn entry(choice: &Choice, context: &Context<'_>, result: ChoiceResult) -> Element {
    let (shared, words) = (context.shared, context.shared.words);
    let (class, sign) = match choice.is_right() {
        true => ("right", "✓"),
        false => ("wrong", "✗"),
    };
    let given = match (result.chosen, result.right) {
        (true, _) => Some(words.quiz().chosen()),
        (false, true) => Some(words.quiz().missed()),
        (false, false) => None,
    };
    // A wrong sentence is not the passage of anything.
    let links = choice
        .is_right()
        .then(|| evidence_links(shared, &choice.evidence));
    let text = span(text(choice, context)).class("sentence");
    let entry = ResultEntry {
        sign,
        text: in_voice_of_label(&shared, &choice.label, text),
        truth: words.model().verdict(choice.verdict).to_owned(),
        given: given.map(str::to_owned),
        reason: p((why(choice, context).view(shared, ""), " ", links)),
    };
    entry.render().class(if result.chosen {
        [class, " chosen"].concat()
    } else {
        class.into()
    })
}

fn text(choice: &Choice, context: &Context<'_>) -> String {
    let words = context.shared.words;
    label_text(words, context.pack, context.item, &choice.label)
}

/// Returns the beginning of a text, up to a space if it has any there.
fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(MOST_CHARACTERS) else {
        return text.to_owned();
    };
    let beginning = text.get(..end).unwrap_or_default();
    let words = beginning
        .rsplit_once(' ')
        .map_or(beginning, |(words, _)| words);
    [words, "…"].concat()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::prerender::PrerenderNavigation;
    use crate::shared::Shared;
    use crate::store::Memory;
    use crate::words::words_for;
    use standpoint_core::quiz::{Feedback, Interaction, Item, display_order};
    use std::sync::Arc;

    /// Renders a part of the small pack's question, without attributes.
    fn rendered(
        language: &str,
        part: impl FnOnce(&MarkSentences, &Context<'_>) -> Element,
    ) -> String {
        let bytes = include_bytes!("../../../../../data/harbour-bridge/pack.json");
        let pack = Arc::new(standpoint_core::read(bytes).expect("the small pack is sound"));
        let asked = pack.questions().iter();
        let mut items = asked.map(|question| Item::of(question, &pack));
        let item = items.find(|item| item.kind == "mark-the-sentence");
        let item = item.expect("a question");
        let Interaction::MarkSentences(asked) = &item.interaction else {
            panic!("no sentences");
        };
        Owner::new().with(|| {
            let (navigation, store) = (Arc::new(PrerenderNavigation), Arc::new(Memory::default()));
            let words = words_for(language);
            let context = Context {
                shared: Shared::new(pack.clone(), words, navigation, store),
                pack: &pack,
                item: &item,
                order: display_order(&item, 1),
            };
            nodes(part(asked, &context)).to_html()
        })
    }

    fn results(language: &str, marked: &[usize]) -> Vec<String> {
        let html = rendered(language, |asked, context| {
            let interaction = Interaction::from(asked.clone());
            let score = interaction.score(&Response::Sentences(marked.to_vec()));
            match score.expect("a score").feedback {
                Feedback::MarkSentences(feedback) => asked.results(context, &feedback),
                other => panic!("{other:?}"),
            }
        });
        html.split("</li>").map(text_of).collect()
    }

    /// The text of HTML, with a bar between elements.
    fn text_of(html: &str) -> String {
        let parts = html.split('>').filter_map(|it| it.split('<').next());
        let parts: Vec<_> = parts.map(str::trim).filter(|it| !it.is_empty()).collect();
        parts.join("|")
    }

    #[test]
    fn sentences_are_one_text() {
        let html = rendered("en", |asked, context| {
            asked.form(context, QuizState::new(context.shared), Arc::new(|_, _| {}))
        });
        let (_, paragraph) = html
            .split_once("<p class=\"sentences\"")
            .expect("a paragraph");
        assert!(
            paragraph.starts_with(" lang=\"en-GB\" dir=\"auto\">"),
            "{paragraph}"
        );
        let (paragraph, _) = paragraph.split_once("</p>").expect("an end");
        assert_eq!(paragraph.matches("type=\"checkbox\"").count(), 5);
        let text: String = paragraph
            .split('>')
            .filter_map(|it| it.split('<').next())
            .collect();
        assert!(
            text.contains("sets his watch by it. “Another ten years"),
            "{text}"
        );
    }

    #[test]
    fn what_is_marked_missed_and_wrong_is_said() {
        let entries = results("en", &[1, 2]);
        assert!(
            entries[1].starts_with("✓|“Another ten years"),
            "{entries:?}"
        );
        assert!(
            entries[1].contains("|Right|Your answer|Pellow was told"),
            "{entries:?}"
        );
        assert!(entries[1].ends_with("|¶\u{a0}13"), "{entries:?}");
        let wrong =
            "✗|Fenn makes an argument of it.|Wrong|Your answer|This sentence says something else.";
        assert_eq!(entries[2], wrong);
        assert!(entries[3].contains("|Right|Missed|"), "{entries:?}");
        assert!(entries[4].contains("|Wrong|This sentence"), "{entries:?}");
        assert!(results("de", &[1])[3].contains("|Übersehen|"));
        assert!(results("zh", &[1])[3].contains("|漏标|"));
    }

    #[test]
    fn long_sentences_are_shortened() {
        for (text, short) in [
            ("They went.", "They went."),
            (
                "They have been burying that bridge since the coal barge.",
                "They have been burying that bridge…",
            ),
            (
                "市议会反对全民投票镇上要求全民投票市议会反对全民投票镇上要求全民投票市议会反对。",
                "市议会反对全民投票镇上要求全民投票市议会反对全民投票镇上要求全民投票市议…",
            ),
        ] {
            assert_eq!(shortened(text), short);
        }
    }
}
