//! Moodle XML, which carries all that Moodle's own kinds of question can.
//!
//! The format is described at <https://docs.moodle.org/en/Moodle_XML_format>. Texts are HTML, so
//! that they can name their language. Events to put in order become a matching question: the kind
//! "ordering" is part of Moodle only since 4.4, and older ones refuse the whole file.

use crate::describe::citation;
use crate::exercise::{Choosable, Exercise, Matching, Number, Step, Task, Text, in_right_order};
use crate::gift::{category, percentage, without_wildcards};
use crate::left_out;
use crate::markup::{Xml, html, of_article, of_pack, passages_html, reason_html};
use crate::words::Words;
use crate::{Exported, Format};
use standpoint_core::Pack;
use standpoint_core::pack::Topic;

pub(crate) const FORMAT: Format = Format {
    name: "moodle-xml",
    about: "Moodle XML: the questions with all feedback, for Moodle's question bank",
    export,
};

const HTML: &[(&str, &str)] = &[("format", "html")];

fn export(pack: &Pack) -> Exported {
    let exercises = Exercise::all(pack);
    let mut document = Document {
        pack,
        words: Words::of(pack),
        xml: Xml::new(),
    };
    document.xml.open("quiz", &[]);
    for (topic, exercises) in Exercise::by_topic(pack, &exercises) {
        document.category(topic);
        for exercise in exercises {
            document.question(exercise);
        }
    }
    let mut left_out = left_out::all_but_questions(pack);
    left_out.extend(left_out::scoring_of_order(
        &exercises,
        "Moodle has them matched with their places, with points for each one in its place",
    ));
    left_out.extend(left_out::forgiven_spellings(&exercises));
    left_out.extend(left_out::running_text(&exercises));
    left_out.extend(left_out::overlap(&exercises));
    Exported::bytes(pack, "moodle.xml", document.xml.finish(), left_out)
}

struct Document<'p> {
    pack: &'p Pack,
    words: &'static Words,
    xml: Xml,
}

impl Document<'_> {
    /// Writes where the questions after it go.
    fn category(&mut self, topic: &Topic) {
        let path = category(self.pack, topic);
        self.xml.open("question", &[("type", "category")]);
        self.text("category", &[], &path);
        self.xml.close();
    }

    fn question(&mut self, exercise: &Exercise<'_>) {
        let kind = match &exercise.task {
            Task::ChooseOne(_) | Task::ChooseSeveral(_) | Task::MarkSentences(_) => "multichoice",
            Task::PutInOrder(_) | Task::MatchPairs(_) => "matching",
            Task::EnterNumber(_) => "numerical",
            Task::EnterText(_) => "shortanswer",
        };
        self.xml.open("question", &[("type", kind)]);
        self.text("name", &[], exercise.id);
        self.text("questiontext", HTML, &self.question_html(exercise));
        let article = html(&citation(self.words, self.pack.source()));
        let article = self.paragraph(&format!("{}: {article}", self.words.source));
        let feedback = [self.general_feedback(exercise), article].concat();
        self.text("generalfeedback", HTML, &feedback);
        self.xml.leaf("defaultgrade", &[], "1");
        let id = [self.pack.id().as_str(), "/", exercise.id].concat();
        self.xml.leaf("idnumber", &[], &id);
        let is_shuffled = if exercise.keeps_order { "0" } else { "1" };
        match &exercise.task {
            Task::ChooseOne(options) => {
                self.choice("true", is_shuffled);
                self.options(options, "0");
            }
            Task::ChooseSeveral(options) | Task::MarkSentences(options) => {
                let right = options.iter().filter(|option| option.is_right()).count();
                let cost = ["-", &percentage(right)].concat();
                self.choice("false", is_shuffled);
                self.options(options, &cost);
            }
            Task::PutInOrder(steps) => self.order(steps),
            Task::EnterNumber(number) => self.number(number),
            Task::MatchPairs(matching) => self.pairs(matching, is_shuffled),
            Task::EnterText(text) => self.typed(text),
        }
        self.xml.open("tags", &[]);
        self.text("tag", &[], exercise.skill.as_str());
        self.xml.close();
        self.xml.close();
    }

    fn question_html(&self, exercise: &Exercise<'_>) -> String {
        let mut text = format!("<p {}>{}</p>", of_pack(self.pack), html(exercise.prompt));
        if let Some(about) = &exercise.about {
            let language = if about.is_quote {
                of_article(self.pack)
            } else {
                of_pack(self.pack)
            };
            text += &format!("<blockquote {language}>{}</blockquote>", html(&about.text));
        }
        match &exercise.task {
            Task::PutInOrder(_) => text += &self.paragraph(&html(self.words.put_in_order)),
            Task::EnterNumber(number) => text += &self.paragraph(&html(&number.unit)),
            Task::MatchPairs(matching) => {
                text += &self.paragraph(&html(self.words.matching(matching.reuse)));
            }
            Task::MarkSentences(_) => text += &self.paragraph(&html(self.words.mark_sentences)),
            Task::ChooseOne(_) | Task::ChooseSeveral(_) | Task::EnterText(_) => {}
        }
        text
    }

    /// The passages, and before them what Moodle has no other place for.
    fn general_feedback(&self, exercise: &Exercise<'_>) -> String {
        match &exercise.task {
            Task::ChooseOne(_) | Task::ChooseSeveral(_) | Task::MarkSentences(_) => {
                let passages = exercise.passages();
                self.paragraph(&passages_html(self.pack, self.words, passages))
            }
            // Moodle has no other feedback for a wrong number but that for the answer `*`, which
            // some programs that read this format take for an error.
            Task::EnterNumber(number) => self.paragraph(&reason_html(
                self.pack,
                self.words,
                &number.reason,
                &number.passages,
            )),
            // For any answer, also a wrong one.
            Task::EnterText(text) => {
                let reason = reason_html(self.pack, self.words, &text.reason, &text.passages);
                let answer = html(&text.answer);
                self.paragraph(&format!("<strong>{answer}</strong>: {reason}"))
            }
            Task::PutInOrder(steps) => {
                let items = in_right_order(steps).into_iter().map(|step| {
                    let reason = reason_html(self.pack, self.words, &step.reason, &step.passages);
                    format!("<li>{}: {reason}</li>", html(&step.text))
                });
                let items: String = items.collect();
                format!("<ol {}>{items}</ol>", of_pack(self.pack))
            }
            Task::MatchPairs(matching) => {
                let items = matching.rows.iter().map(|row| {
                    let reason = reason_html(self.pack, self.words, &row.reason, &row.passages);
                    let (left, right) = (html(&row.text), html(matching.right(row)));
                    format!("<li>{left} – {right}: {reason}</li>")
                });
                let items: String = items.collect();
                format!("<ul {}>{items}</ul>", of_pack(self.pack))
            }
        }
    }

    fn choice(&mut self, is_single: &str, is_shuffled: &str) {
        self.xml.leaf("single", &[], is_single);
        self.xml.leaf("shuffleanswers", &[], is_shuffled);
        self.xml.leaf("answernumbering", &[], "abc");
    }

    /// Writes the options. Right ones share the points; a wrong one gets `wrong` per cent.
    fn options(&mut self, options: &[Choosable], wrong: &str) {
        let right = options.iter().filter(|option| option.is_right()).count();
        let right = percentage(right);
        for option in options {
            let fraction = if option.is_right() { &right } else { wrong };
            let answer = self.paragraph(&html(&option.text));
            let reason = option.explanation(self.words);
            let reason = reason_html(self.pack, self.words, &reason, &option.passages);
            self.xml
                .open("answer", &[("fraction", fraction), ("format", "html")]);
            self.xml.leaf("text", &[], &answer);
            self.text("feedback", HTML, &self.paragraph(&reason));
            self.xml.close();
        }
    }

    fn order(&mut self, steps: &[Step]) {
        self.xml.leaf("shuffleanswers", &[], "1");
        for step in steps {
            let text = self.paragraph(&html(&step.text));
            self.subquestion(&text, &step.place.to_string());
        }
    }

    /// Writes the pairs, and the options of no row as answers without a question.
    fn pairs(&mut self, matching: &Matching, is_shuffled: &str) {
        self.xml.leaf("shuffleanswers", &[], is_shuffled);
        for row in &matching.rows {
            let text = self.paragraph(&html(&row.text));
            self.subquestion(&text, matching.right(row));
        }
        for option in matching.distractors() {
            self.subquestion("", option);
        }
    }

    fn subquestion(&mut self, text: &str, answer: &str) {
        self.xml.open("subquestion", HTML);
        self.xml.leaf("text", &[], text);
        self.text("answer", &[], answer);
        self.xml.close();
    }

    fn number(&mut self, number: &Number) {
        let half = number.half_point_within;
        let answers = [
            Some(("100", number.tolerance)),
            half.map(|within| ("50", within)),
        ];
        for (fraction, tolerance) in answers.into_iter().flatten() {
            self.xml.open(
                "answer",
                &[("fraction", fraction), ("format", "plain_text")],
            );
            self.xml.leaf("text", &[], &number.value.to_string());
            self.xml.leaf("tolerance", &[], &tolerance.to_string());
            self.xml.close();
        }
        // No unit is asked for: the question names it.
        self.xml.leaf("unitgradingtype", &[], "0");
        self.xml.leaf("showunits", &[], "3");
    }

    fn typed(&mut self, text: &Text) {
        self.xml.leaf("usecase", &[], "0");
        for spelling in text.spellings() {
            self.xml
                .open("answer", &[("fraction", "100"), ("format", "plain_text")]);
            self.xml.leaf("text", &[], &without_wildcards(spelling));
            self.xml.close();
        }
    }

    fn paragraph(&self, html: &str) -> String {
        format!("<p {}>{html}</p>", of_pack(self.pack))
    }

    /// Writes an element with a text in an element `text`, as Moodle has most of them.
    fn text(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.xml.open(name, attributes);
        self.xml.leaf("text", &[], text);
        self.xml.close();
    }
}
