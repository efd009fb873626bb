//! Parts of the model in words. Whatever is said of an actor names who says so.

use crate::words::Words;
use standpoint_core::Pack;
use standpoint_core::pack::{
    ActorId, Claim, Date, Decimal, Evidence, Figure, Grade, Position, Relation, Source,
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
    let date = date_text(&position.date);
    format!("{name}: {stance} ({source}; {date}). {}", position.note)
}

/// A claim, with who asserts it and on whose word.
pub(crate) fn claim_sentence(pack: &Pack, words: &'static Words, claim: &Claim) -> String {
    let name = claimant(pack, words, claim);
    let source = who_says_so(pack, words, claim.grade, claim.attributed_by.as_ref());
    let date = date_text(&claim.date);
    format!("{name}: {} ({source}; {date})", claim.text)
}

/// What a claim does to another, and who says so: without the two claims.
pub(crate) fn relation_sentence(pack: &Pack, words: &Words, relation: &Relation) -> String {
    let by = relation.attributed_by.as_ref();
    let source = who_says_so(pack, words, relation.grade, by);
    format!("{} ({source})", relation.note)
}

/// A number with a figure's unit and how exact the figure is.
pub(crate) fn figure_value(words: &Words, figure: &Figure, value: Decimal) -> String {
    let number = with_unit(value, &figure.unit);
    words.qualified(figure.qualifier, &number)
}

/// A number with its unit: `5%`, `12 tons`.
pub(crate) fn with_unit(value: Decimal, unit: &str) -> String {
    let space = if unit == "%" { "" } else { " " };
    [&value.to_string(), space, unit].concat()
}

/// A date for people: EDTF without the signs that only programs know. `[2025-05..2025-12]`, some time
/// between the two, becomes `2025-05–2025-12`, and `1987~`, about 1987, `≈1987`.
pub(crate) fn date_text(date: &Date) -> String {
    let edtf = &date.edtf;
    let bare = edtf.as_str().trim_matches(['[', ']']);
    let bare = bare.replace("..", "–").replace('/', "–").replace(',', ", ");
    let bare = bare.replace(['~', '?', '%'], "").replace("––", "–");
    let about = if edtf.approximate { "≈" } else { "" };
    let uncertain = if edtf.uncertain { "?" } else { "" };
    [about, &bare, uncertain].concat()
}

/// What the article is, in one line: its headline, publisher, date and address.
pub(crate) fn citation(words: &Words, source: &Source) -> String {
    let mut parts = Vec::new();
    if let Some(title) = &source.title {
        parts.push(words.quoted(title));
    }
    parts.push(source.publisher.clone());
    parts.push(date_text(&source.published));
    if let Some(link) = &source.link {
        parts.push(link.as_str().to_owned());
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::date_text;
    use standpoint_core::pack::{Basis, Date};

    #[test]
    fn dates_have_no_signs_that_only_programs_know() {
        let cases = [
            ("2025-03-04", "2025-03-04"),
            ("1987~", "≈1987"),
            ("2019?", "2019?"),
            ("2019-05%", "≈2019-05?"),
            ("2024-02/2025", "2024-02–2025"),
            ("2025/..", "2025–"),
            ("[..2025]", "–2025"),
            ("[2025-05..2025-12]", "2025-05–2025-12"),
            ("[2024-09,2025-09]", "2024-09, 2025-09"),
        ];
        for (edtf, text) in cases {
            let date = Date {
                edtf: edtf.to_owned().try_into().expect("a date"),
                words: None,
                basis: Basis::Stated,
            };
            assert_eq!(date_text(&date), text, "{edtf}");
        }
    }
}
