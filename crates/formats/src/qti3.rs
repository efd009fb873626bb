//! QTI 3.0, the standard of exam systems: a package with a test and a file for each question.
//!
//! The standard is at <https://www.imsglobal.org/spec/qti/v3p0/impl>; the manifest follows the
//! examples at <https://github.com/1EdTech/qti-examples>. A package is a zip archive of the files,
//! with `imsmanifest.xml` at its root.
//!
//! Points are those of the page: a wrong choice cancels a right one, and a close number gets half.
//! Only an order is all or nothing. After an answer the reader sees why each option is right or not.

use crate::describe::{citation, with_passages};
use crate::exercise::{
    Choosable, Exercise, Matching, Number, Step, Task, Text, in_right_order, letter,
};
use crate::left_out;
use crate::markup::Xml;
use crate::words::{Words, direction};
use crate::{Exported, Format};
use standpoint_core::Pack;
use standpoint_core::pack::Decimal;

pub(crate) const FORMAT: Format = Format {
    name: "qti3",
    about: "QTI 3.0 package: the questions for exam systems",
    export,
};

const QTI: &str = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
const SCHEMA: &str = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0 \
    https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd";
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";
const PACKAGE: &str = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";

/// The variable with the reader's answer, and those that an answer sets.
const RESPONSE: &str = "RESPONSE";
const SCORE: &str = "SCORE";
const FEEDBACK: &str = "FEEDBACK";
/// The value of `FEEDBACK` once there is an answer.
const EXPLANATION: &str = "explanation";

fn export(pack: &Pack) -> Exported {
    let exercises = Exercise::all(pack);
    let words = Words::of(pack);
    let mut files = vec![
        ("imsmanifest.xml".into(), manifest(pack, &exercises)),
        ("test.xml".into(), test(pack, &exercises)),
    ];
    for exercise in &exercises {
        let item = ItemFile {
            pack,
            words,
            exercise,
        };
        files.push((file_of(exercise), item.write()));
    }
    let mut left_out = left_out::all_but_questions(pack);
    left_out.extend(left_out::scoring_of_order(
        &exercises,
        "here an order is right or wrong as a whole",
    ));
    left_out.extend(left_out::forgiven_spellings(&exercises));
    Exported { files, left_out }
}

fn item_id(exercise: &Exercise<'_>) -> String {
    ["item-", exercise.id].concat()
}

fn file_of(exercise: &Exercise<'_>) -> String {
    [&item_id(exercise), ".xml"].concat()
}

fn manifest(pack: &Pack, exercises: &[Exercise<'_>]) -> Vec<u8> {
    let mut xml = Xml::new();
    let id = ["package-", pack.id().as_str()].concat();
    xml.open("manifest", &[("xmlns", PACKAGE), ("identifier", &id)]);
    xml.open("metadata", &[]);
    xml.leaf("schema", &[], "QTI Package");
    xml.leaf("schemaversion", &[], "3.0.0");
    xml.close();
    xml.empty("organizations", &[]);
    xml.open("resources", &[]);
    xml.open(
        "resource",
        &[
            ("identifier", "test"),
            ("type", "imsqti_test_xmlv3p0"),
            ("href", "test.xml"),
        ],
    );
    xml.empty("file", &[("href", "test.xml")]);
    for exercise in exercises {
        xml.empty("dependency", &[("identifierref", &item_id(exercise))]);
    }
    xml.close();
    for exercise in exercises {
        let (id, file) = (item_id(exercise), file_of(exercise));
        xml.open(
            "resource",
            &[
                ("identifier", &id),
                ("type", "imsqti_item_xmlv3p0"),
                ("href", &file),
            ],
        );
        xml.empty("file", &[("href", &file)]);
        xml.close();
    }
    xml.finish()
}

/// A test with a section for each topic.
fn test(pack: &Pack, exercises: &[Exercise<'_>]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "qti-assessment-test",
        &[
            ("xmlns", QTI),
            ("xmlns:xsi", INSTANCE),
            ("xsi:schemaLocation", SCHEMA),
            ("identifier", "test"),
            ("title", pack.title()),
            ("xml:lang", pack.language()),
        ],
    );
    xml.open(
        "qti-test-part",
        &[
            ("identifier", "part"),
            ("navigation-mode", "nonlinear"),
            ("submission-mode", "individual"),
        ],
    );
    for (topic, exercises) in Exercise::by_topic(pack, exercises) {
        let id = ["section-", topic.id.as_str()].concat();
        xml.open(
            "qti-assessment-section",
            &[
                ("identifier", &id),
                ("title", &topic.name),
                ("visible", "true"),
            ],
        );
        for exercise in exercises {
            let (id, file) = (item_id(exercise), file_of(exercise));
            xml.empty(
                "qti-assessment-item-ref",
                &[("identifier", &id), ("href", &file)],
            );
        }
        xml.close();
    }
    xml.finish()
}

/// What is written of one question.
struct ItemFile<'e> {
    pack: &'e Pack,
    words: &'static Words,
    exercise: &'e Exercise<'e>,
}

impl ItemFile<'_> {
    fn write(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open(
            "qti-assessment-item",
            &[
                ("xmlns", QTI),
                ("xmlns:xsi", INSTANCE),
                ("xsi:schemaLocation", SCHEMA),
                ("identifier", &item_id(self.exercise)),
                ("title", self.exercise.prompt),
                ("adaptive", "false"),
                ("time-dependent", "false"),
                ("xml:lang", self.pack.language()),
            ],
        );
        match &self.exercise.task {
            Task::ChooseOne(options) => self.choice(&mut xml, options, "single"),
            Task::ChooseSeveral(options) => self.choice(&mut xml, options, "multiple"),
            Task::MarkSentences(sentences) => self.sentences(&mut xml, sentences),
            Task::PutInOrder(steps) => self.order(&mut xml, steps),
            Task::EnterNumber(number) => self.number(&mut xml, number),
            Task::MatchPairs(matching) => self.pairs(&mut xml, matching),
            Task::EnterText(text) => self.text(&mut xml, text),
        }
        self.feedback(&mut xml);
        xml.finish()
    }

    fn choice(&self, xml: &mut Xml, options: &[Choosable], cardinality: &str) {
        let lettered: Vec<_> = (0..)
            .zip(options)
            .map(|(index, option)| (letter(index).to_string(), option))
            .collect();
        let right = lettered.iter().filter(|(_, option)| option.is_right());
        let right: Vec<_> = right.map(|(letter, _)| letter.as_str()).collect();
        open_response(xml, cardinality, "identifier", &right);
        // A wrong choice cancels a right one, but no sum is below 0.
        xml.open(
            "qti-mapping",
            &[("default-value", "0"), ("lower-bound", "0")],
        );
        for (letter, option) in &lettered {
            let points = if option.is_right() { "1" } else { "-1" };
            xml.empty(
                "qti-map-entry",
                &[("map-key", letter), ("mapped-value", points)],
            );
        }
        xml.close();
        xml.close();
        declare_outcomes(xml);

        self.open_body(xml);
        let most = if cardinality == "single" { "1" } else { "0" };
        xml.open(
            "qti-choice-interaction",
            &[
                ("response-identifier", RESPONSE),
                ("max-choices", most),
                ("shuffle", self.shuffle()),
            ],
        );
        xml.leaf("qti-prompt", &[], &self.exercise.question(self.words));
        for (letter, option) in &lettered {
            xml.leaf("qti-simple-choice", &[("identifier", letter)], &option.text);
        }
        close_body(xml);

        score_share(xml, right.len().max(1));
    }

    /// The points are the sentences that are marked and right, as a share of those that are either.
    fn sentences(&self, xml: &mut Xml, sentences: &[Choosable]) {
        let lettered = (0..).zip(sentences);
        let lettered = lettered.map(|(index, it)| (letter(index).to_string(), it));
        let lettered: Vec<_> = lettered.collect();
        let right = lettered.iter().filter(|(_, sentence)| sentence.is_right());
        let right: Vec<_> = right.map(|(letter, _)| letter.as_str()).collect();
        open_response(xml, "multiple", "identifier", &right);
        xml.open("qti-mapping", &[("default-value", "0")]);
        for letter in &right {
            xml.empty(
                "qti-map-entry",
                &[("map-key", letter), ("mapped-value", "1")],
            );
        }
        xml.close();
        xml.close();
        declare_outcomes(xml);

        self.open_body(xml);
        xml.open(
            "qti-hottext-interaction",
            &[("response-identifier", RESPONSE), ("max-choices", "0")],
        );
        xml.leaf("qti-prompt", &[], &self.exercise.question(self.words));
        xml.open("p", &[]);
        for (letter, sentence) in &lettered {
            xml.leaf("qti-hottext", &[("identifier", letter)], &sentence.text);
        }
        xml.close();
        close_body(xml);

        let is_both = |xml: &mut Xml| xml.empty("qti-map-response", &[("identifier", RESPONSE)]);
        open_processing(xml);
        xml.open("qti-set-outcome-value", &[("identifier", SCORE)]);
        xml.open("qti-divide", &[]);
        is_both(xml);
        xml.open("qti-subtract", &[]);
        xml.open("qti-sum", &[]);
        float(xml, &right.len().to_string());
        xml.open("qti-container-size", &[]);
        xml.empty("qti-variable", &[("identifier", RESPONSE)]);
        xml.close();
        xml.close();
        is_both(xml);
        for _ in 0..4 {
            xml.close();
        }
    }

    fn order(&self, xml: &mut Xml, steps: &[Step]) {
        let id = |step: &Step| ["event-", &step.place.to_string()].concat();
        let right: Vec<_> = in_right_order(steps).into_iter().map(id).collect();
        let right: Vec<_> = right.iter().map(String::as_str).collect();
        open_response(xml, "ordered", "identifier", &right);
        xml.close();
        declare_outcomes(xml);

        self.open_body(xml);
        xml.open(
            "qti-order-interaction",
            &[("response-identifier", RESPONSE), ("shuffle", "true")],
        );
        xml.leaf("qti-prompt", &[], &self.exercise.question(self.words));
        for step in steps {
            xml.leaf(
                "qti-simple-choice",
                &[("identifier", &id(step))],
                &step.text,
            );
        }
        close_body(xml);

        open_processing(xml);
        xml.open("qti-response-condition", &[]);
        xml.open("qti-response-if", &[]);
        xml.open("qti-match", &[]);
        xml.empty("qti-variable", &[("identifier", RESPONSE)]);
        xml.empty("qti-correct", &[("identifier", RESPONSE)]);
        xml.close();
        set_score(xml, "1");
        xml.close();
        xml.close();
        xml.close();
    }

    /// Each right pair earns its share of the points.
    fn pairs(&self, xml: &mut Xml, matching: &Matching) {
        let row_id = |index: usize| format!("row-{}", index + 1);
        let option_id = |index: usize| letter(index).to_string();
        let rows = matching.rows.iter().enumerate();
        let right = rows.map(|(index, row)| [&row_id(index), " ", &option_id(row.right)].concat());
        let right: Vec<_> = right.collect();
        let pairs: Vec<_> = right.iter().map(String::as_str).collect();
        open_response(xml, "multiple", "directedPair", &pairs);
        xml.open("qti-mapping", &[("default-value", "0")]);
        for pair in &pairs {
            xml.empty("qti-map-entry", &[("map-key", pair), ("mapped-value", "1")]);
        }
        xml.close();
        xml.close();
        declare_outcomes(xml);

        self.open_body(xml);
        let count = matching.rows.len().to_string();
        xml.open(
            "qti-match-interaction",
            &[
                ("response-identifier", RESPONSE),
                ("max-associations", &count),
                ("shuffle", self.shuffle()),
            ],
        );
        let question = self.exercise.question(self.words);
        let instruction = self.words.matching(matching.reuse);
        xml.leaf("qti-prompt", &[], &[&question, " ", instruction].concat());
        xml.open("qti-simple-match-set", &[]);
        for (index, row) in matching.rows.iter().enumerate() {
            match_choice(xml, &row_id(index), "1", &row.text);
        }
        xml.close();
        xml.open("qti-simple-match-set", &[]);
        let most = if matching.reuse { &count } else { "1" };
        for (index, option) in matching.options.iter().enumerate() {
            match_choice(xml, &option_id(index), most, option);
        }
        xml.close();
        close_body(xml);

        score_share(xml, matching.rows.len());
    }

    fn number(&self, xml: &mut Xml, number: &Number) {
        open_response(xml, "single", "float", &[&number.value.to_string()]);
        xml.close();
        declare_outcomes(xml);

        self.open_entry(xml, "16");
        xml.leaf("span", &[], &number.unit);
        close_body(xml);

        open_processing(xml);
        xml.open("qti-response-condition", &[]);
        xml.open("qti-response-if", &[]);
        within(xml, number.tolerance);
        set_score(xml, "1");
        xml.close();
        if let Some(most) = number.half_point_within {
            xml.open("qti-response-else-if", &[]);
            within(xml, most);
            set_score(xml, "0.5");
            xml.close();
        }
        xml.close();
        xml.close();
    }

    fn text(&self, xml: &mut Xml, text: &Text) {
        open_response(xml, "single", "string", &[&text.answer]);
        xml.open("qti-mapping", &[("default-value", "0")]);
        for spelling in text.spellings() {
            xml.empty(
                "qti-map-entry",
                &[
                    ("map-key", spelling),
                    ("mapped-value", "1"),
                    ("case-sensitive", "false"),
                ],
            );
        }
        xml.close();
        xml.close();
        declare_outcomes(xml);

        self.open_entry(xml, "32");
        close_body(xml);

        open_processing(xml);
        xml.open("qti-set-outcome-value", &[("identifier", SCORE)]);
        xml.empty("qti-map-response", &[("identifier", RESPONSE)]);
        xml.close();
        xml.close();
    }

    fn shuffle(&self) -> &'static str {
        if self.exercise.keeps_order {
            "false"
        } else {
            "true"
        }
    }

    /// Opens a body that asks the question and has a field for the answer, and leaves its paragraph
    /// open.
    fn open_entry(&self, xml: &mut Xml, expected_length: &str) {
        self.open_body(xml);
        xml.leaf("p", &[], &self.exercise.question(self.words));
        xml.open("p", &[]);
        xml.empty(
            "qti-text-entry-interaction",
            &[
                ("response-identifier", RESPONSE),
                ("expected-length", expected_length),
            ],
        );
    }

    fn open_body(&self, xml: &mut Xml) {
        xml.open("qti-item-body", &[]);
        xml.open("div", &[("dir", direction(self.pack.language()))]);
    }

    /// Says of each part why it is right or wrong, and where the article shows it.
    fn feedback(&self, xml: &mut Xml) {
        let direction = direction(self.pack.language());
        xml.open(
            "qti-modal-feedback",
            &[
                ("identifier", EXPLANATION),
                ("outcome-identifier", FEEDBACK),
                ("show-hide", "show"),
            ],
        );
        xml.open("qti-content-body", &[]);
        let words = self.words;
        match &self.exercise.task {
            Task::ChooseOne(options)
            | Task::ChooseSeveral(options)
            | Task::MarkSentences(options) => {
                xml.open("ul", &[("dir", direction)]);
                for option in options {
                    let verdict = words.verdict(option.verdict);
                    let reason = with_passages(words, &option.reason, &option.passages);
                    let text = format!("{} – {verdict}: {reason}", option.text);
                    xml.leaf("li", &[], &text);
                }
            }
            Task::PutInOrder(steps) => {
                xml.open("ol", &[("dir", direction)]);
                for step in in_right_order(steps) {
                    let reason = with_passages(words, &step.reason, &step.passages);
                    xml.leaf("li", &[], &format!("{} – {reason}", step.text));
                }
            }
            Task::EnterNumber(number) => {
                xml.open("div", &[("dir", direction)]);
                let reason = with_passages(words, &number.reason, &number.passages);
                let value = words.quantity(number.value, &number.unit);
                xml.leaf("p", &[], &format!("{value} – {reason}"));
            }
            Task::MatchPairs(matching) => {
                xml.open("ul", &[("dir", direction)]);
                for row in &matching.rows {
                    let reason = with_passages(words, &row.reason, &row.passages);
                    let right = matching.right(row);
                    xml.leaf("li", &[], &format!("{} – {right}: {reason}", row.text));
                }
                xml.close();
            }
            Task::EnterText(text) => {
                xml.open("div", &[("dir", direction)]);
                let reason = with_passages(words, &text.reason, &text.passages);
                xml.leaf("p", &[], &format!("{} – {reason}", text.answer));
            }
        }
        xml.close();
        let article = citation(words, self.pack.source());
        let article = format!("{}: {article}", words.source);
        xml.leaf("p", &[("dir", direction)], &article);
    }
}

/// Opens the declaration of the response, with what is right.
fn open_response(xml: &mut Xml, cardinality: &str, base_type: &str, right: &[&str]) {
    xml.open(
        "qti-response-declaration",
        &[
            ("identifier", RESPONSE),
            ("cardinality", cardinality),
            ("base-type", base_type),
        ],
    );
    xml.open("qti-correct-response", &[]);
    for value in right {
        xml.leaf("qti-value", &[], value);
    }
    xml.close();
}

fn declare_outcomes(xml: &mut Xml) {
    xml.open(
        "qti-outcome-declaration",
        &[
            ("identifier", SCORE),
            ("cardinality", "single"),
            ("base-type", "float"),
            ("normal-maximum", "1"),
            ("normal-minimum", "0"),
        ],
    );
    xml.open("qti-default-value", &[]);
    xml.leaf("qti-value", &[], "0");
    xml.close();
    xml.close();
    xml.empty(
        "qti-outcome-declaration",
        &[
            ("identifier", FEEDBACK),
            ("cardinality", "single"),
            ("base-type", "identifier"),
        ],
    );
}

fn match_choice(xml: &mut Xml, id: &str, most: &str, text: &str) {
    let attributes = [("identifier", id), ("match-max", most)];
    xml.leaf("qti-simple-associable-choice", &attributes, text);
}

/// Closes the last element in the body, its `div` and the body.
fn close_body(xml: &mut Xml) {
    for _ in 0..3 {
        xml.close();
    }
}

/// Scores the sum of the mapped points, as a share of `most`.
fn score_share(xml: &mut Xml, most: usize) {
    open_processing(xml);
    xml.open("qti-set-outcome-value", &[("identifier", SCORE)]);
    xml.open("qti-divide", &[]);
    xml.empty("qti-map-response", &[("identifier", RESPONSE)]);
    float(xml, &most.to_string());
    xml.close();
    xml.close();
    xml.close();
}

fn open_processing(xml: &mut Xml) {
    xml.open("qti-response-processing", &[]);
    xml.open("qti-set-outcome-value", &[("identifier", FEEDBACK)]);
    let base_type = [("base-type", "identifier")];
    xml.leaf("qti-base-value", &base_type, EXPLANATION);
    xml.close();
}

fn set_score(xml: &mut Xml, points: &str) {
    xml.open("qti-set-outcome-value", &[("identifier", SCORE)]);
    float(xml, points);
    xml.close();
}

fn float(xml: &mut Xml, number: &str) {
    xml.leaf("qti-base-value", &[("base-type", "float")], number);
}

/// Writes the condition that the response is no further than this from the right number.
fn within(xml: &mut Xml, tolerance: Decimal) {
    let tolerance = format!("{tolerance} {tolerance}");
    xml.open(
        "qti-equal",
        &[("tolerance-mode", "absolute"), ("tolerance", &tolerance)],
    );
    xml.empty("qti-variable", &[("identifier", RESPONSE)]);
    xml.empty("qti-correct", &[("identifier", RESPONSE)]);
    xml.close();
}
