//! Detects the language of a text.

use isolang::Language;

/// Returns the BCP 47 tag of the language, if it is clear.
pub fn of(paragraphs: &[String]) -> Option<String> {
    let info = whatlang::detect(&paragraphs.join("\n"))?;
    let language = Language::from_639_3(info.lang().code()).filter(|_| info.is_reliable())?;
    // whatlang has the codes of Mandarin and Iranian Persian, which tags don't use.
    Some(match (info.lang(), language.to_639_1()) {
        (whatlang::Lang::Cmn, _) => "zh".to_owned(),
        (whatlang::Lang::Pes, _) => "fa".to_owned(),
        (_, Some(short)) => short.to_owned(),
        (_, None) => language.to_639_3().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_clear_language_has_its_short_tag() {
        let cases = [
            (
                "The council wants to close the library on Sundays, and many readers of the town are against it.",
                Some("en"),
            ),
            (
                "Der Stadtrat will die Bücherei am Sonntag schließen, und viele Leserinnen und Leser sind dagegen.",
                Some("de"),
            ),
            (
                "市议会希望图书馆星期天关门，许多读者反对这个计划。",
                Some("zh"),
            ),
            ("12 34", None),
        ];
        for (text, tag) in cases {
            assert_eq!(of(&[text.to_owned()]).as_deref(), tag, "{text}");
        }
    }
}
