//! Parts of the model in words. Whatever is said of an actor names who says so.

use crate::words::Words;
use standpoint_core::Pack;
use standpoint_core::pack::{
    ActorId, Claim, Decimal, Evidence, Figure, Grade, Position, Relation, Source,
};

/// A passage: `¶7: “words”`, or `¶7` if it is the whole paragraph.
pub(crate) fn passage(words: &Words, evidence: &Evidence) -> String {
    let paragraph = format!("¶{}", evidence.paragraph);
    match &evidence.selector {
        Some(selector) => [&paragraph, ": ", &words.quoted(&selector.exact)].concat(),
        None => paragraph,
    }
}

/// Several passages, separated by a semicolon.
pub(crate) fn passages<'e>(
    words: &Words,
    evidence: impl IntoIterator<Item = &'e Evidence>,
) -> String {
    let each = evidence.into_iter().map(|it| passage(words, it));
    each.collect::<Vec<_>>().join("; ")
}

/// A reason with its passages in brackets after it.
pub(crate) fn with_passages(words: &Words, reason: &str, evidence: &[Evidence]) -> String {
    match (reason, evidence) {
        (reason, []) => reason.into(),
        ("", evidence) => passages(words, evidence),
        (reason, evidence) => [reason, " (", &passages(words, evidence), ")"].concat(),
    }
}

/// Who says so.
pub(crate) fn who_says_so(
    pack: &Pack,
    words: &Words,
    grade: Grade,
    attributed_by: Option<&ActorId>,
) -> String {
    words.grade(grade, attributed_by.map(|id| pack[id].name.as_str()))
}

/// The name of who asserts a claim: an actor, or the article.
pub(crate) fn claimant<'p>(pack: &'p Pack, words: &'static Words, claim: &Claim) -> &'p str {
    match &claim.actor {
        Some(actor) => &pack[actor].name,
        None => words.the_article,
    }
}

/// What an actor does with a statement, on whose word, and why: without the statement.
pub(crate) fn position_sentence(pack: &Pack, words: &Words, position: &Position) -> String {
    let name = &pack[&position.actor].name;
    let stance = words.stance(position.stance);
    let by = position.attributed_by.as_ref();
    let source = who_says_so(pack, words, position.grade, by);
    let date = words.date(&position.date);
    format!("{name}: {stance} ({source}; {date}). {}", position.note)
}

/// The same with the statement before it.
pub(crate) fn position_on_issue(pack: &Pack, words: &Words, position: &Position) -> String {
    let proposition = words.quoted(&pack[&position.issue].proposition);
    let sentence = position_sentence(pack, words, position);
    [&proposition, " – ", &sentence].concat()
}

/// A claim, with who asserts it and on whose word.
pub(crate) fn claim_sentence(pack: &Pack, words: &'static Words, claim: &Claim) -> String {
    let date = words.date(&claim.date);
    let source = claim_source(pack, words, claim);
    format!("{} ({source}; {date})", claim.text)
}

/// Who asserts a claim, and on whose word that rests.
fn claim_source(pack: &Pack, words: &'static Words, claim: &Claim) -> String {
    let source = who_says_so(pack, words, claim.grade, claim.attributed_by.as_ref());
    [claimant(pack, words, claim), ": ", &source].concat()
}

/// How two claims are related, and who says so: without the claims.
pub(crate) fn relation_note(pack: &Pack, words: &Words, relation: &Relation) -> String {
    let by = relation.attributed_by.as_ref();
    let source = who_says_so(pack, words, relation.grade, by);
    format!("{} ({source})", relation.note)
}

/// What a claim does to another, and who says so.
pub(crate) fn relation_sentence(pack: &Pack, words: &'static Words, relation: &Relation) -> String {
    let [from, to] = [&relation.from, &relation.to].map(|id| {
        let claim = &pack[id];
        let text = words.quoted(&claim.text);
        format!("{text} ({})", claim_source(pack, words, claim))
    });
    let verb = words.relation(relation.kind);
    let note = relation_note(pack, words, relation);
    format!("{from} {verb} {to}. {note}")
}

/// A figure with its value and who gives it.
pub(crate) fn figure_sentence(pack: &Pack, words: &Words, figure: &Figure) -> String {
    let value = figure_value(words, figure, figure.value);
    let date = words.date(&figure.date);
    let by = figure.given_by.as_ref();
    let by = by.map(|actor| ["; ", &words.given_by(&pack[actor].name)].concat());
    format!(
        "{}: {value} ({date}{})",
        figure.label,
        by.unwrap_or_default()
    )
}

/// A text about a figure's number, with who gives it: a number that only an actor gives must not pass for
/// the article's.
pub(crate) fn with_giver(pack: &Pack, words: &Words, figure: &Figure, text: &str) -> String {
    match &figure.given_by {
        Some(actor) => [text, " (", &words.given_by(&pack[actor].name), ")"].concat(),
        None => text.to_owned(),
    }
}

/// A number with a figure's unit and how exact the figure is.
pub(crate) fn figure_value(words: &Words, figure: &Figure, value: Decimal) -> String {
    let number = words.quantity(value, &figure.unit);
    words.qualified(figure.qualifier, &number)
}

/// What the article is, in one line: its headline, publisher, date and address.
pub(crate) fn citation(words: &Words, source: &Source) -> String {
    let mut parts = Vec::new();
    if let Some(title) = &source.title {
        parts.push(words.quoted(title));
    }
    parts.push(source.publisher.clone());
    parts.push(words.date(&source.published));
    if let Some(link) = &source.link {
        parts.push(link.as_str().to_owned());
    }
    parts.join(", ")
}
