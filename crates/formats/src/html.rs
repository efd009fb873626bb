//! One self-contained page to print or to open without a network: the questions with fields to fill
//! in, and after them the answers with reasons and passages.
//!
//! HTML as in the [Living Standard](https://html.spec.whatwg.org/). The page has no script and loads
//! nothing, which its policy forbids too. It is well-formed XML, so that more programs can read it. When it is printed, the answers start a new page.

use crate::describe::citation;
use crate::exercise::{
    Choosable, Exercise, Matching, Number, Step, Task, Text, in_right_order, letter,
};
use crate::left_out;
use crate::markup::{html, of_article, of_pack, reason_html};
use crate::words::Words;
use crate::{Exported, Format};
use standpoint_core::Pack;
use std::fmt::Write as _;

pub(crate) const FORMAT: Format = Format {
    name: "html",
    about: "Web page (HTML): the questions and answers as one page to print",
    export,
};

const STYLE: &str = include_str!("html.css");

fn export(pack: &Pack) -> Exported {
    let exercises = Exercise::all(pack);
    let mut page = Page {
        pack,
        words: Words::of(pack),
        html: String::new(),
    };
    page.write(&exercises);
    let mut left_out = left_out::all_but_questions(pack);
    left_out.extend(left_out::running_text(&exercises));
    left_out.push("Points: the page has no script that could score answers.".into());
    Exported::text(pack, "questions.html", page.html, left_out)
}

struct Page<'p> {
    pack: &'p Pack,
    words: &'static Words,
    html: String,
}

impl Page<'_> {
    fn write(&mut self, exercises: &[Exercise<'_>]) {
        let title = html(self.pack.title());
        let source = html(&citation(self.words, self.pack.source()));
        let (questions, answers) = (self.ui(self.words.questions), self.ui(self.words.answers));
        let _ = write!(
            self.html,
            "<!DOCTYPE html>\n<html {}>\n<head>\n<meta charset=\"utf-8\"/>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
             <meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
             <h1>{title}</h1>\n<p>{}: {source}</p>\n\
             <nav><a href=\"#answers\">{answers}</a></nav>\n\
             <section>\n<h2>{questions}</h2>\n",
            of_pack(self.pack),
            self.ui(self.words.source),
        );
        let topics = Exercise::by_topic(self.pack, exercises);
        let mut number = 0;
        for (topic, exercises) in &topics {
            let _ = writeln!(self.html, "<h3>{}</h3>", html(&topic.name));
            for exercise in exercises {
                number += 1;
                self.question(number, exercise);
            }
        }
        let _ = write!(
            self.html,
            "</section>\n<section class=\"answers\" id=\"answers\">\n<h2>{answers}</h2>\n"
        );
        let exercises = topics.iter().flat_map(|(_, exercises)| exercises);
        for (exercise, number) in exercises.zip(1..) {
            self.answer(number, exercise);
        }
        self.html
            .push_str("</section>\n</main>\n</body>\n</html>\n");
    }

    /// Text that isn't the pack's: marked if it is in another language.
    fn ui(&self, text: &str) -> String {
        let words = self.words.language;
        let language = self.pack.language().to_ascii_lowercase();
        if language.split('-').next() == Some(words) {
            html(text)
        } else {
            format!("<span lang=\"{words}\" dir=\"ltr\">{}</span>", html(text))
        }
    }

    fn question(&mut self, number: usize, exercise: &Exercise<'_>) {
        let prompt = html(exercise.prompt);
        let _ = write!(
            self.html,
            "<fieldset>\n<legend>{number}. {prompt}</legend>\n"
        );
        if let Some(about) = &exercise.about {
            let language = if about.is_quote {
                of_article(self.pack)
            } else {
                of_pack(self.pack)
            };
            let about = html(&about.text);
            let _ = writeln!(self.html, "<blockquote {language}>{about}</blockquote>");
        }
        match &exercise.task {
            Task::ChooseOne(options) => {
                self.options(number, "radio", self.words.choose_one, options);
            }
            Task::ChooseSeveral(options) => {
                self.options(number, "checkbox", self.words.choose_several, options);
            }
            Task::PutInOrder(steps) => {
                let _ = writeln!(self.html, "<p>{}</p>", self.ui(self.words.put_in_order));
                for step in steps {
                    let _ = writeln!(
                        self.html,
                        "<label><input type=\"text\" inputmode=\"numeric\"/> {}</label>",
                        html(&step.text)
                    );
                }
            }
            Task::EnterNumber(number) => {
                let _ = writeln!(
                    self.html,
                    "<label>{} <input type=\"text\" inputmode=\"decimal\"/> {}</label>",
                    self.ui(self.words.enter_number),
                    html(&number.unit)
                );
            }
            Task::MatchPairs(matching) => self.pairs_form(matching),
            Task::MarkSentences(sentences) => {
                self.options(number, "checkbox", self.words.mark_sentences, sentences);
            }
            Task::EnterText(_) => {
                let _ = writeln!(
                    self.html,
                    "<label>{} <input type=\"text\"/></label>",
                    self.ui(self.words.enter_text)
                );
            }
        }
        self.html.push_str("</fieldset>\n");
    }

    fn options(&mut self, number: usize, field: &str, instruction: &str, options: &[Choosable]) {
        let _ = writeln!(self.html, "<p>{}</p>", self.ui(instruction));
        for (index, option) in options.iter().enumerate() {
            let _ = writeln!(
                self.html,
                "<label><input type=\"{field}\" name=\"q{number}\"/> {}. {}</label>",
                letter(index),
                html(&option.text)
            );
        }
    }

    fn answer(&mut self, number: usize, exercise: &Exercise<'_>) {
        let question = html(&exercise.question(self.words));
        let _ = writeln!(self.html, "<h3>{number}. {question}</h3>");
        match &exercise.task {
            Task::ChooseOne(options)
            | Task::ChooseSeveral(options)
            | Task::MarkSentences(options) => self.verdicts(options),
            Task::PutInOrder(steps) => self.order(steps),
            Task::EnterNumber(number) => self.number(number),
            Task::MatchPairs(matching) => self.pairs(matching),
            Task::EnterText(text) => self.text(text),
        }
    }

    fn verdicts(&mut self, options: &[Choosable]) {
        self.html.push_str("<ul>\n");
        for (index, option) in options.iter().enumerate() {
            let class = if option.is_right() {
                " class=\"right\""
            } else {
                ""
            };
            let _ = writeln!(
                self.html,
                "<li><span{class}>{}. {}</span> – {}: {}</li>",
                letter(index),
                html(&option.text),
                self.ui(self.words.verdict(option.verdict)),
                reason_html(self.pack, self.words, &option.reason, &option.passages)
            );
        }
        self.html.push_str("</ul>\n");
    }

    fn order(&mut self, steps: &[Step]) {
        self.html.push_str("<ol>\n");
        for step in in_right_order(steps) {
            let text = html(&step.text);
            let reason = reason_html(self.pack, self.words, &step.reason, &step.passages);
            let _ = writeln!(
                self.html,
                "<li><span class=\"right\">{text}</span> – {reason}</li>"
            );
        }
        self.html.push_str("</ol>\n");
    }

    /// The options with letters, and a field for a letter in each row.
    fn pairs_form(&mut self, matching: &Matching) {
        let instruction = self.ui(self.words.matching(matching.reuse));
        let _ = writeln!(self.html, "<p>{instruction}</p>\n<ol type=\"A\">");
        for option in &matching.options {
            let _ = writeln!(self.html, "<li>{}</li>", html(option));
        }
        self.html.push_str("</ol>\n");
        for row in &matching.rows {
            let _ = writeln!(
                self.html,
                "<label><input type=\"text\"/> {}</label>",
                html(&row.text)
            );
        }
    }

    fn pairs(&mut self, matching: &Matching) {
        self.html.push_str("<ul>\n");
        for row in &matching.rows {
            let _ = writeln!(
                self.html,
                "<li>{} – <span class=\"right\">{}. {}</span> – {}</li>",
                html(&row.text),
                letter(row.right),
                html(matching.right(row)),
                reason_html(self.pack, self.words, &row.reason, &row.passages)
            );
        }
        self.html.push_str("</ul>\n");
    }

    fn number(&mut self, number: &Number) {
        let value = html(&self.words.quantity(number.value, &number.unit));
        let reason = reason_html(self.pack, self.words, &number.reason, &number.passages);
        let tolerance = match number.tolerance.hundredths() {
            0 => String::new(),
            _ => format!(" ({}: {})", self.ui(self.words.tolerance), number.tolerance),
        };
        let _ = writeln!(
            self.html,
            "<p><span class=\"right\">{value}</span>{tolerance} – {reason}</p>"
        );
    }

    fn text(&mut self, text: &Text) {
        let spellings: Vec<_> = text.spellings().map(html).collect();
        let reason = reason_html(self.pack, self.words, &text.reason, &text.passages);
        let _ = writeln!(
            self.html,
            "<p><span class=\"right\">{}</span> – {reason}</p>",
            spellings.join(" / ")
        );
    }
}
