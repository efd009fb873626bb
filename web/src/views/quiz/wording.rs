//! The text of an item: the author's words, or UI text for generated items.

use crate::node::*;
use crate::shared::Shared;
use crate::views::names::{isolated, sentence};
use crate::views::stance::stance_word;
use crate::words::Words;
use standpoint_core::Pack;
use standpoint_core::pack::{ActorId, Decimal, Figure, Side, Verdict};
use standpoint_core::quiz::{Item, Label, Material, Prompt, Reason, TimeUnit};

/// Returns the text of the question.
pub fn prompt_text(words: &'static Words, item: &Item) -> String {
    let prompts = words.prompts();
    let side = match &item.material {
        Some(Material::Side { side, .. }) => *side,
        _ => Side::For,
    };
    match &item.prompt {
        Prompt::Authored(text) => return text.clone(),
        Prompt::WhoSaidIt => prompts.who_said_it(),
        Prompt::WhoHoldsIt => prompts.who_holds_it(side),
        Prompt::AllWhoHoldIt => prompts.several_hold_it(side),
        Prompt::OrderOfEvents => prompts.order(),
        Prompt::InTheArticle => prompts.presence(),
        Prompt::WhatNumber => prompts.figure(),
        Prompt::WhoSaidWhat => prompts.who_said_what(),
        Prompt::WhichNumber => prompts.which_number(),
        Prompt::WhoDisputes => prompts.who_disputes(),
        Prompt::WhenWasIt(TimeUnit::Year) => prompts.year(),
        Prompt::WhenWasIt(TimeUnit::Month) => prompts.month(),
        Prompt::TypeTheName => match &item.material {
            Some(Material::Quote(_)) => prompts.type_who_said_it(),
            _ => prompts.type_who_gives_it(),
        },
        Prompt::FindThePassage => match &item.material {
            Some(Material::Figure(_)) => prompts.find_the_figure(),
            _ => prompts.find_the_passage(),
        },
        Prompt::MarkTheSentence => match &item.material {
            Some(Material::Figure(_)) => prompts.mark_the_figure(),
            _ => prompts.mark_the_sentence(),
        },
    }
    .into()
}

/// Renders what the question is about, if it isn't in the prompt.
pub fn material_view(shared: Shared, item: &Item) -> Option<Element> {
    let pack = shared.pack();
    let text = material_text(shared.words, &pack, item)?;
    let element = match item.material {
        Some(Material::Gap(_)) => p(with_blank(shared, &text))
            .class("statement")
            .lang_of_pack(&shared),
        Some(Material::Quote(_)) => {
            let language = pack.source().language.clone();
            blockquote(text).attribute("lang", language).dir_auto()
        }
        _ => p(sentence(shared, &text))
            .class("statement")
            .lang_of_pack(&shared),
    };
    Some(element)
}

/// Renders a sentence so that its gap is read out.
fn with_blank(shared: Shared, text: &str) -> Vec<Node> {
    let mut parts = Vec::new();
    for (index, part) in text.split("___").enumerate() {
        if index > 0 {
            let blank = span("___")
                .attribute("role", "img")
                .attribute("aria-label", shared.words.quiz().blank());
            parts.push(nodes(blank));
        }
        parts.push(nodes(part.to_owned()));
    }
    parts
}

/// Returns the text of what the question is about, with names in isolate characters.
pub fn material_text(words: &'static Words, pack: &Pack, item: &Item) -> Option<String> {
    Some(match item.material.as_ref()? {
        Material::Quote(quote) => pack[quote].words().to_owned(),
        Material::Side { issue, .. } => pack[issue].proposition.clone(),
        Material::Statement(text) => text.clone(),
        Material::Value { figure, value } => {
            let value = figure_text(words, &pack[figure], *value);
            let statement = words.prompts().labelled(&pack[figure].label, &value);
            if item.prompt == Prompt::TypeTheName {
                // Who gives it is the question.
                return Some(statement);
            }
            with_giver(words, pack, &pack[figure], statement)
        }
        Material::Figure(figure) => {
            with_giver(words, pack, &pack[figure], pack[figure].label.clone())
        }
        Material::Event(event) => pack[event].title.clone(),
        Material::Gap(sentence) => sentence.clone(),
        Material::Position(position) => {
            let position = &pack[position];
            let stance = stance_word(words, position.stance);
            let holds = words
                .reasons()
                .holds(&isolated(&pack[&position.actor].name), stance);
            [&pack[&position.issue].proposition, " ", &holds].concat()
        }
        Material::Claim(claim) => {
            let claim = &pack[claim];
            match &claim.actor {
                Some(actor) => words
                    .prompts()
                    .labelled(&isolated(&pack[actor].name), &claim.text),
                None => claim.text.clone(),
            }
        }
    })
}

/// Returns the text of an option.
pub fn label_text(words: &'static Words, pack: &Pack, item: &Item, label: &Label) -> String {
    match label {
        Label::Text(text) => text.clone(),
        Label::Sentence(sentence) => sentence.trim_end().to_owned(),
        Label::Actor(actor) => pack[actor].name.clone(),
        Label::Presence(presence) => words.model().presence(*presence).into(),
        Label::Number(value) => match &item.material {
            Some(Material::Figure(figure)) => figure_text(words, &pack[figure], *value),
            _ => words.number(*value),
        },
        Label::Quote(quote) => pack[quote].words().to_owned(),
        Label::Figure(figure) => pack[figure].label.clone(),
        Label::Value(figure) => words.figure(&pack[figure]),
        Label::Relation(kind) => words.model().relation(*kind).into(),
        Label::Undisputed => words.model().undisputed().into(),
        Label::Paragraph(number) => {
            let digest = pack.find_paragraph(*number).map_or("", |it| &it.digest);
            let number = words.evidence.paragraph_short(*number);
            words.prompts().labelled(&number, digest)
        }
    }
}

/// Marks an element with the text of an option as text of the pack, of the article or as UI text.
pub fn in_voice_of_label(shared: &Shared, label: &Label, element: Element) -> Element {
    if matches!(label, Label::Quote(_) | Label::Sentence(_)) {
        let language = shared.pack().source().language.clone();
        return element.attribute("lang", language).dir_auto();
    }
    let is_of_pack = matches!(
        label,
        Label::Text(_) | Label::Actor(_) | Label::Figure(_) | Label::Paragraph(_)
    );
    element.lang_of_pack_if(is_of_pack, shared)
}

/// The reason why an option is right, wrong or not stated: UI text, text of the pack, or both.
#[derive(Default)]
pub struct ReasonText<'p> {
    /// UI text.
    pub own: Option<String>,
    /// Text of the pack.
    pub authored: Option<&'p str>,
}

impl<'p> ReasonText<'p> {
    /// Creates the text of the reason for an option, or for the place of an event.
    pub fn of(
        words: &'static Words,
        pack: &'p Pack,
        label: Option<&Label>,
        verdict: Verdict,
        reason: &'p Reason,
    ) -> Self {
        let say = words.reasons();
        let name = |actor: &ActorId| isolated(&pack[actor].name);
        let of_label = || match label {
            Some(Label::Actor(actor)) => name(actor),
            _ => String::new(),
        };
        let (own, authored) = match reason {
            Reason::Dated => return Self::default(),
            Reason::Authored(text) => (None, Some(text.as_str())),
            Reason::Disputes { relation, reason } => {
                let note = || Some(pack.relations().get(*relation)?.note.as_str());
                (None, reason.as_deref().or_else(note))
            }
            Reason::HoldsIt(position) | Reason::HoldsOther(position) => {
                let position = &pack[position];
                let stance = stance_word(words, position.stance);
                let holds = say.holds(&name(&position.actor), stance);
                (Some(holds), Some(position.note.as_str()))
            }
            Reason::SaidIt(quote) => (Some(say.said_it(&name(&pack[quote].actor))), None),
            Reason::SaidElse(quote) => {
                let quote = &pack[quote];
                (
                    Some(say.said_else(&name(&quote.actor), quote.words())),
                    None,
                )
            }
            Reason::Passage => {
                let text = match (verdict, label) {
                    (Verdict::Right, _) => say.in_passage(),
                    (_, Some(Label::Sentence(_))) => say.not_in_sentence(),
                    (Verdict::Wrong | Verdict::NotStated, _) => say.not_in_passage(),
                };
                (Some(text.into()), None)
            }
            Reason::NoPosition => (Some(say.no_position(&of_label())), None),
            Reason::Figure(figure) => {
                let figure = &pack[figure];
                let value = words.figure(figure);
                let given = match &figure.given_by {
                    Some(giver) => say.figure_by(&figure.label, &value, &name(giver)),
                    None => say.figure(&figure.label, &value),
                };
                let given = match (label, verdict) {
                    (Some(Label::Number(_)), Verdict::Wrong) => {
                        [say.no_figure(), " ", &given].concat()
                    }
                    _ => given,
                };
                (Some(given), None)
            }
            Reason::OtherFigure(figure) => {
                let figure = &pack[figure];
                let value = with_giver(words, pack, figure, words.figure(figure));
                let other = say.other_figure(&figure.label, &value);
                (Some(other), None)
            }
        };
        Self { own, authored }
    }

    /// Renders the reason, preceded by `before`. `None` if there is no reason.
    pub fn view(self, shared: Shared, before: &'static str) -> Option<Node> {
        let between = self.own.is_some().then_some(" ");
        let authored = self
            .authored
            .map(|text| span(text.to_owned()).lang_of_pack(&shared));
        let is_said = self.own.is_some() || authored.is_some();
        is_said.then(|| {
            nodes((
                before,
                self.own.map(|own| sentence(shared, &own)),
                between.filter(|_| authored.is_some()),
                authored,
            ))
        })
    }

    /// Returns the reason as plain text.
    #[cfg(feature = "ssr")]
    pub fn text(self) -> String {
        let parts = [self.own.as_deref(), self.authored];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        parts.join(" ")
    }
}

/// Adds who gives a figure's number: what only an actor says must not pass for the article's own.
fn with_giver(words: &'static Words, pack: &Pack, figure: &Figure, text: String) -> String {
    match &figure.given_by {
        Some(giver) => {
            let name = isolated(&pack[giver].name);
            words.prompts().according_to(&text, &name)
        }
        None => text,
    }
}

fn figure_text(words: &'static Words, figure: &Figure, value: Decimal) -> String {
    let figure = Figure {
        value,
        words: None,
        ..figure.clone()
    };
    words.figure(&figure)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::words::words_for;
    use standpoint_core::quiz::{Interaction, generate};

    /// Returns the statements and reasons of the generated items about a figure, without isolate
    /// characters.
    fn texts(language: &str, figure: &str) -> Vec<String> {
        let bytes = include_bytes!("../../../../data/harbour-bridge/pack.json");
        let pack = standpoint_core::read(bytes).expect("a valid pack");
        let words = words_for(language);
        let mut texts = Vec::new();
        for item in (0..20).flat_map(|seed| generate(&pack, seed, 200, &[])) {
            let is_asked = match &item.material {
                Some(Material::Figure(id) | Material::Value { figure: id, .. }) => {
                    id.as_str() == figure
                }
                _ => false,
            };
            if let (true, Interaction::ChooseOne(it)) = (is_asked, &item.interaction) {
                texts.extend(material_text(words, &pack, &item));
                let right = it.0.iter().find(|choice| choice.is_right());
                let right = right.expect("a right option");
                let label = Some(&right.label);
                let reason = ReasonText::of(words, &pack, label, right.verdict, &right.reason);
                texts.push(reason.text());
            }
        }
        let plain = |text: &String| text.replace(['\u{2068}', '\u{2069}'], "");
        texts.iter().map(plain).collect()
    }

    #[test]
    fn a_number_is_said_to_be_of_whoever_gives_it() {
        for (language, asked, reason) in [
            (
                "en",
                "What new bearings would cost (according to Priya Holm)",
                "In the article, Priya Holm gives 2,400,000 crowns (What new bearings would cost).",
            ),
            (
                "de",
                "What new bearings would cost (laut Priya Holm)",
                "Im Artikel nennt Priya Holm diese Zahl: 2.400.000 crowns (What new bearings would cost).",
            ),
            (
                "zh",
                "What new bearings would cost（据Priya Holm）",
                "文中Priya Holm给出的数字是2,400,000\u{202f}crowns（What new bearings would cost）。",
            ),
        ] {
            let texts = texts(language, "bearings-cost");
            for expected in [asked, reason] {
                assert!(texts.iter().any(|it| it == expected), "{texts:?}");
            }
            let names = |text: &String| text.contains("Priya Holm");
            assert!(texts.iter().all(names), "{texts:?}");
        }
        let of_article = texts("en", "votes-against");
        let reason = "The article gives nine (Votes against a vote of the town, of 17).";
        assert!(of_article.iter().any(|it| it == reason), "{of_article:?}");
    }
}
