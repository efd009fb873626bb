//! The few words that the files need and no author wrote.
//!
//! They are in the pack's language if that is English, German or Chinese, and otherwise in English,
//! like the text around a story on the page.

use standpoint_core::Pack;
use standpoint_core::pack::{
    Absence, Date, Decimal, EdtfValue, Grade, Moment, Precision, Qualifier, RelationKind, Stance,
    Step, Verdict,
};
use standpoint_core::quiz::kind::Presence;

/// The words of one language.
pub(crate) struct Words {
    /// The BCP 47 tag.
    pub language: &'static str,
    /// Opening and closing quotation mark.
    quotes: [&'static str; 2],
    right: &'static str,
    wrong: &'static str,
    not_stated: &'static str,
    stated: &'static str,
    contradicted: &'static str,
    not_in_the_article: &'static str,
    strongly_disagrees: &'static str,
    disagrees: &'static str,
    neutral: &'static str,
    agrees: &'static str,
    strongly_agrees: &'static str,
    said_nothing: &'static str,
    declined_to_comment: &'static str,
    unclear: &'static str,
    own_words: &'static str,
    reported: &'static str,
    /// With `{name}`.
    attributed: &'static str,
    inferred: &'static str,
    /// With `{name}`.
    given_by: &'static str,
    supports: &'static str,
    disputes: &'static str,
    contradicts: &'static str,
    undercuts: &'static str,
    /// What an actor does to a claim, as an answer, like the next three.
    way_disputes: &'static str,
    way_contradicts: &'static str,
    way_undercuts: &'static str,
    pub undisputed: &'static str,
    /// With `{value}`, like the next two.
    /// An amount of money: `{sign}` and `{value}`.
    currency: &'static str,
    over: &'static str,
    about: &'static str,
    multiples_of: &'static str,
    /// Said of an actor whose position on the asked statement the article doesn't give.
    pub no_position: &'static str,
    /// Said of a sentence that doesn't say what is asked for.
    pub other_sentence: &'static str,
    /// Spring to winter.
    seasons: [&'static str; 4],
    /// With `{season}` and `{year}`.
    season_of_year: &'static str,
    pub claims: &'static str,
    pub the_article: &'static str,
    pub choose_one: &'static str,
    pub choose_several: &'static str,
    pub mark_sentences: &'static str,
    pub put_in_order: &'static str,
    pub enter_number: &'static str,
    match_each: &'static str,
    match_once: &'static str,
    /// The unit of a year that is to be entered.
    pub year: &'static str,
    pub enter_text: &'static str,
    pub tolerance: &'static str,
    pub questions: &'static str,
    pub answers: &'static str,
    pub name: &'static str,
    pub date: &'static str,
    pub source: &'static str,
}

const ENGLISH: Words = Words {
    language: "en",
    quotes: ["“", "”"],
    right: "Right",
    wrong: "Wrong",
    not_stated: "Not stated",
    stated: "The article says this",
    contradicted: "The article contradicts this",
    not_in_the_article: "Not in the article",
    strongly_disagrees: "strongly disagrees",
    disagrees: "disagrees",
    neutral: "neutral",
    agrees: "agrees",
    strongly_agrees: "strongly agrees",
    said_nothing: "has not said",
    declined_to_comment: "would not comment",
    unclear: "side unclear",
    own_words: "own words",
    reported: "reported",
    attributed: "second-hand, by {name}",
    inferred: "the author’s reading",
    given_by: "given by {name}",
    supports: "backs up",
    disputes: "denies",
    contradicts: "can’t be true together with",
    undercuts: "weakens the reasons for",
    way_disputes: "Denies it",
    way_contradicts: "Can’t both be true",
    way_undercuts: "Weakens it",
    undisputed: "Doesn’t dispute it",
    currency: "{sign}{value}",
    over: "over {value}",
    about: "about {value}",
    multiples_of: "multiples of {value}",
    no_position: "The article doesn’t say where they stand on this.",
    other_sentence: "This sentence says something else.",
    seasons: ["spring", "summer", "autumn", "winter"],
    season_of_year: "{season} {year}",
    claims: "Claims",
    the_article: "The article",
    choose_one: "Choose one.",
    choose_several: "Choose all that apply.",
    mark_sentences: "Mark one sentence or more.",
    put_in_order: "Number these from the earliest (1) to the latest.",
    enter_number: "Enter a number.",
    match_each: "Choose one for each. You can use an answer more than once.",
    match_once: "Choose one for each. Each answer goes with one of them at most.",
    year: "year",
    enter_text: "Type your answer.",
    tolerance: "accepted within",
    questions: "Questions",
    answers: "Answers",
    name: "Name",
    date: "Date",
    source: "Article",
};

const GERMAN: Words = Words {
    language: "de",
    quotes: ["„", "“"],
    right: "Richtig",
    wrong: "Falsch",
    not_stated: "Keine Angabe",
    stated: "Der Artikel sagt das",
    contradicted: "Der Artikel widerspricht dem",
    not_in_the_article: "Nicht im Artikel",
    strongly_disagrees: "entschiedene Ablehnung",
    disagrees: "Ablehnung",
    neutral: "neutral",
    agrees: "Zustimmung",
    strongly_agrees: "entschiedene Zustimmung",
    said_nothing: "keine Äußerung",
    declined_to_comment: "kein Kommentar",
    unclear: "Haltung unklar",
    own_words: "eigene Worte",
    reported: "berichtet",
    attributed: "aus zweiter Hand, von: {name}",
    inferred: "Lesart der Redaktion",
    given_by: "genannt von: {name}",
    supports: "stützt",
    disputes: "bestreitet",
    contradicts: "kann nicht zugleich stimmen mit",
    undercuts: "schwächt die Gründe für",
    way_disputes: "Bestreitet das",
    way_contradicts: "Beides kann nicht stimmen",
    way_undercuts: "Schwächt das",
    undisputed: "Widerspricht dem nicht",
    currency: "{value}\u{a0}{sign}",
    over: "über {value}",
    about: "etwa {value}",
    multiples_of: "ein Vielfaches von {value}",
    no_position: "Der Artikel nennt dazu keine Position.",
    other_sentence: "In diesem Satz steht etwas anderes.",
    seasons: ["Frühling", "Sommer", "Herbst", "Winter"],
    season_of_year: "{season} {year}",
    claims: "Behauptungen",
    the_article: "Der Artikel",
    choose_one: "Wählen Sie eine Antwort.",
    choose_several: "Wählen Sie alle richtigen Antworten.",
    mark_sentences: "Markieren Sie einen Satz oder mehrere.",
    put_in_order: "Nummerieren Sie vom Frühesten (1) zum Spätesten.",
    enter_number: "Geben Sie eine Zahl ein.",
    match_each: "Wählen Sie für jede Zeile. Antworten dürfen mehrmals vorkommen.",
    match_once: "Wählen Sie für jede Zeile. Jede Antwort passt höchstens einmal.",
    year: "Jahr",
    enter_text: "Geben Sie Ihre Antwort ein.",
    tolerance: "zulässige Abweichung",
    questions: "Fragen",
    answers: "Lösungen",
    name: "Name",
    date: "Datum",
    source: "Artikel",
};

const CHINESE: Words = Words {
    language: "zh",
    quotes: ["“", "”"],
    right: "正确",
    wrong: "错误",
    not_stated: "文中未说明",
    stated: "文章这样说",
    contradicted: "文章的说法与此相反",
    not_in_the_article: "文中未提及",
    strongly_disagrees: "非常不同意",
    disagrees: "不同意",
    neutral: "中立",
    agrees: "同意",
    strongly_agrees: "非常同意",
    said_nothing: "未表态",
    declined_to_comment: "拒绝置评",
    unclear: "立场不明",
    own_words: "原话",
    reported: "文章报道",
    attributed: "{name}转述",
    inferred: "作者的解读",
    given_by: "{name}提供",
    supports: "支持",
    disputes: "否认",
    contradicts: "不可能同时成立于",
    undercuts: "削弱其理由：",
    way_disputes: "否认这一说法",
    way_contradicts: "两者不可能都成立",
    way_undercuts: "削弱这一说法",
    undisputed: "未对此提出异议",
    currency: "{sign}{value}",
    over: "超过{value}",
    about: "约{value}",
    multiples_of: "数个{value}",
    no_position: "文章没有说明其对此的立场。",
    other_sentence: "这一句说的是别的事。",
    seasons: ["春季", "夏季", "秋季", "冬季"],
    season_of_year: "{year}年{season}",
    claims: "说法",
    the_article: "文章",
    choose_one: "请选一项。",
    choose_several: "请选出所有正确的选项。",
    mark_sentences: "请标出一句或几句。",
    put_in_order: "请按时间先后编号，最早的为1。",
    enter_number: "请输入一个数字。",
    match_each: "请为每一行选一个答案，同一答案可以多次使用。",
    match_once: "请为每一行选一个答案，每个答案最多用一次。",
    year: "年",
    enter_text: "请输入你的答案。",
    tolerance: "允许误差",
    questions: "题目",
    answers: "答案",
    name: "姓名",
    date: "日期",
    source: "文章",
};

/// All languages. The first is used for packs in any other.
const LANGUAGES: [&Words; 3] = [&ENGLISH, &GERMAN, &CHINESE];

impl Words {
    /// Returns the words for a pack.
    pub fn of(pack: &Pack) -> &'static Self {
        let language = primary(pack.language());
        let words = LANGUAGES.into_iter().find(|it| it.language == language);
        words.unwrap_or(&ENGLISH)
    }

    /// Puts a text in quotation marks.
    pub fn quoted(&self, text: &str) -> String {
        let [open, close] = self.quotes;
        [open, text, close].concat()
    }

    /// The word for a verdict on an option.
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Right => self.right,
            Verdict::Wrong => self.wrong,
            Verdict::NotStated => self.not_stated,
        }
    }

    /// The option that says what the article does with a statement.
    pub fn presence(&self, presence: Presence) -> &'static str {
        match presence {
            Presence::Stated => self.stated,
            Presence::Contradicted => self.contradicted,
            Presence::NotInTheArticle => self.not_in_the_article,
        }
    }

    /// What an actor does with a statement.
    pub fn stance(&self, stance: Stance) -> &'static str {
        match stance {
            Stance::Step(Step::StronglyDisagree) => self.strongly_disagrees,
            Stance::Step(Step::Disagree) => self.disagrees,
            Stance::Step(Step::Neutral) => self.neutral,
            Stance::Step(Step::Agree) => self.agrees,
            Stance::Step(Step::StronglyAgree) => self.strongly_agrees,
            Stance::Absence(Absence::SaidNothing) => self.said_nothing,
            Stance::Absence(Absence::DeclinedToComment) => self.declined_to_comment,
            Stance::Absence(Absence::Unclear) => self.unclear,
        }
    }

    /// Who says so, for something with this grade. `by` is the name of the actor who attributes it.
    pub fn grade(&self, grade: Grade, by: Option<&str>) -> String {
        match grade {
            Grade::OwnWords => self.own_words.into(),
            Grade::Reported => self.reported.into(),
            Grade::Attributed => self.attributed.replace("{name}", by.unwrap_or_default()),
            Grade::Inferred => self.inferred.into(),
        }
    }

    /// Who gives a number.
    pub fn given_by(&self, name: &str) -> String {
        self.given_by.replace("{name}", name)
    }

    /// What one claim does to another.
    pub fn relation(&self, kind: RelationKind) -> &'static str {
        match kind {
            RelationKind::Supports => self.supports,
            RelationKind::Disputes => self.disputes,
            RelationKind::Contradicts => self.contradicts,
            RelationKind::Undercuts => self.undercuts,
        }
    }

    /// The instruction for matching.
    pub fn matching(&self, reuse: bool) -> &'static str {
        if reuse {
            self.match_each
        } else {
            self.match_once
        }
    }

    /// What an actor whose claim is related like this does to the other claim, as an answer.
    pub fn way(&self, kind: RelationKind) -> &'static str {
        match kind {
            RelationKind::Disputes => self.way_disputes,
            RelationKind::Contradicts => self.way_contradicts,
            RelationKind::Undercuts => self.way_undercuts,
            // No claim that supports another is an answer.
            RelationKind::Supports => self.undisputed,
        }
    }

    /// A number with its unit: `5%`, `12 tons`. The sign of a currency is where the language has it: `£12`.
    pub fn quantity(&self, value: Decimal, unit: &str) -> String {
        let value = value.to_string();
        match unit {
            "%" => [&value, unit].concat(),
            "£" | "$" | "€" | "¥" => {
                let amount = value.trim_start_matches(['-', '−']);
                let minus = value.strip_suffix(amount).unwrap_or_default();
                let money = self.currency.replace("{sign}", unit);
                [minus, &money.replace("{value}", amount)].concat()
            }
            _ => [&value, " ", unit].concat(),
        }
    }

    /// A number with how exact it is.
    pub fn qualified(&self, qualifier: Qualifier, value: &str) -> String {
        let template = match qualifier {
            Qualifier::Exactly => "{value}",
            Qualifier::Over => self.over,
            Qualifier::About => self.about,
            Qualifier::MultiplesOf => self.multiples_of,
        };
        template.replace("{value}", value)
    }

    /// A date with its precision, the largest unit first: `2025-03-04`.
    pub fn moment(&self, moment: Moment) -> String {
        let year = moment.year;
        match moment.precision {
            Precision::Century => format!("{year}–{}", year + 99),
            Precision::Decade => format!("{year}–{}", year + 9),
            Precision::Year => year.to_string(),
            Precision::Season(season) => {
                let season = self.seasons.get(usize::from(season));
                let text = self.season_of_year.replace("{year}", &year.to_string());
                text.replace("{season}", season.unwrap_or(&""))
            }
            Precision::Month(month) => format!("{year}-{month:02}"),
            Precision::Day(month, day) => format!("{year}-{month:02}-{day:02}"),
        }
    }

    /// A date for people. `[2025-05..2025-12]`, some time between the two, is `2025-05–2025-12`, and
    /// `1987~`, about 1987, is `≈1987`.
    pub fn date(&self, date: &Date) -> String {
        let edtf = &date.edtf;
        let end = |moment: &Option<Moment>| moment.map(|it| self.moment(it)).unwrap_or_default();
        let text = match &edtf.value {
            EdtfValue::On(moment) => self.moment(*moment),
            EdtfValue::Span(from, to) | EdtfValue::Within(from, to) => {
                [end(from), end(to)].join("–")
            }
            EdtfValue::OneOf(moments) => {
                let moments = moments.iter().map(|moment| self.moment(*moment));
                moments.collect::<Vec<_>>().join(" / ")
            }
        };
        let about = if edtf.approximate { "≈" } else { "" };
        let uncertain = if edtf.uncertain { "?" } else { "" };
        [about, &text, uncertain].concat()
    }

    /// Removes the word for "not stated" that an exporter put before a reason, in any language.
    pub fn without_not_stated(text: &str) -> Option<&str> {
        let mut words = LANGUAGES.iter();
        words.find_map(|words| text.strip_prefix(words.not_stated)?.strip_prefix(": "))
    }
}

/// The language of a BCP 47 tag, without script and region, in lower case.
fn primary(tag: &str) -> String {
    tag.split('-')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

/// The direction of text in a language, for the attribute `dir`.
///
/// A script in the tag decides, such as `Arab` in `az-Arab`, otherwise the language's usual one.
pub(crate) fn direction(tag: &str) -> &'static str {
    const SCRIPTS: [&str; 6] = ["adlm", "arab", "hebr", "nkoo", "syrc", "thaa"];
    const LANGUAGES: [&str; 11] = [
        "ar", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi",
    ];
    let script = tag.split('-').skip(1).find(|part| part.len() == 4);
    let is_rtl = match script {
        Some(script) => SCRIPTS.contains(&&*script.to_ascii_lowercase()),
        None => LANGUAGES.contains(&&*primary(tag)),
    };
    if is_rtl { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_decides_the_direction() {
        for tag in ["ar", "fa-IR", "he", "az-Arab", "ur-PK"] {
            assert_eq!(direction(tag), "rtl", "{tag}");
        }
        for tag in ["en", "de-CH", "zh-Hant", "ku-Latn", "ar-Latn"] {
            assert_eq!(direction(tag), "ltr", "{tag}");
        }
    }

    #[test]
    fn money_has_its_sign_where_the_language_has_it() {
        let value =
            |text: &str| Decimal::from_hundredths(text.parse().expect("a number")).expect("it");
        let cases = [
            (&ENGLISH, "210000000", "£", "£2100000"),
            (&ENGLISH, "-1250", "€", "-€12.5"),
            (&GERMAN, "1250", "€", "12.5\u{a0}€"),
            (&ENGLISH, "500", "%", "5%"),
            (&ENGLISH, "500", "tons", "5 tons"),
        ];
        for (words, hundredths, unit, expected) in cases {
            assert_eq!(words.quantity(value(hundredths), unit), expected);
        }
    }

    #[test]
    fn dates_have_no_signs_that_only_programs_know() {
        let cases = [
            ("2025-03-04", "2025-03-04"),
            ("2021-21", "spring 2021"),
            ("202X", "2020–2029"),
            ("1987~", "≈1987"),
            ("2019-05%", "≈2019-05?"),
            ("2024-02/2025", "2024-02–2025"),
            ("2025/..", "2025–"),
            ("[..2025]", "–2025"),
            ("[2025-05..2025-12]", "2025-05–2025-12"),
            ("[2024-09,2025-09]", "2024-09 / 2025-09"),
        ];
        for (edtf, text) in cases {
            let date = Date {
                edtf: edtf.to_owned().try_into().expect("a date"),
                words: None,
                basis: standpoint_core::pack::Basis::Stated,
            };
            assert_eq!(ENGLISH.date(&date), text, "{edtf}");
        }
    }

    #[test]
    fn templates_have_their_placeholder() {
        for words in LANGUAGES {
            for template in [words.attributed, words.given_by] {
                assert!(template.contains("{name}"), "{template}");
            }
            for template in [words.over, words.about, words.multiples_of] {
                assert!(template.contains("{value}"), "{template}");
            }
        }
    }
}
