//! A text file of flashcards for Anki: a question on the front, the answer with its reason and
//! passages on the back.
//!
//! The format, with the file headers that say which column is what, is described at
//! <https://docs.ankiweb.net/importing/text-files.html>. Each note has a GUID made from the ids of
//! pack and question, so importing a later version of the pack updates the notes and keeps what the
//! learner has done.

use crate::describe::citation;
use crate::exercise::{
    Choosable, Exercise, Matching, Number, Step, Task, Text, in_right_order, letter,
};
use crate::left_out;
use crate::markup::{html, of_article, of_pack, reason_html};
use crate::words::Words;
use crate::{Exported, Format};
use csv::{Terminator, WriterBuilder};
use standpoint_core::Pack;

pub(crate) const FORMAT: Format = Format {
    name: "anki",
    about: "Anki: a flashcard for each question, as a text file to import",
    export,
};

fn export(pack: &Pack) -> Exported {
    let exercises = Exercise::all(pack);
    let cards = Cards {
        pack,
        words: Words::of(pack),
    };
    let deck = deck(pack.title());
    let headers = format!(
        "#separator:tab\n#html:true\n#notetype:Basic\n#deck:{}\n#guid column:1\n#tags column:4\n",
        deck
    );
    let mut left_out = left_out::all_but_questions(pack);
    let mut notes = WriterBuilder::new();
    let notes = notes.delimiter(b'\t').terminator(Terminator::Any(b'\n'));
    let mut notes = notes.from_writer(headers.into_bytes());
    for exercise in &exercises {
        // Memory takes every record of the same length.
        if let Err(error) = notes.write_record(cards.note(exercise)) {
            left_out.push(format!("{error}."));
        }
    }
    left_out.extend(left_out::running_text(&exercises));
    left_out.push(
        "A flashcard isn’t scored: points, tolerances and half points are left to the learner."
            .into(),
    );
    let bytes = notes.into_inner().unwrap_or_default();
    Exported::bytes(pack, "anki.txt", bytes, left_out)
}

/// The name of the deck. Two colons would make a deck inside of another, and a number is taken for
/// the id of one.
fn deck(title: &str) -> String {
    let name = title.replace("::", ": ").replace(['\n', '\r'], " ");
    match name.trim() {
        number if number.parse::<i64>().is_ok() => ["Standpoint: ", number].concat(),
        name => name.into(),
    }
}

struct Cards<'p> {
    pack: &'p Pack,
    words: &'static Words,
}

impl Cards<'_> {
    /// GUID, front, back, tags.
    fn note(&self, exercise: &Exercise<'_>) -> [String; 4] {
        let pack = self.pack.id();
        let guid = format!("standpoint:{pack}:{}", exercise.id);
        let topic = exercise.topic.id.as_str();
        let tags = format!("{pack} {topic} {}", exercise.skill.as_str());
        let source = html(&citation(self.words, self.pack.source()));
        let source = format!("<p><small>{source}</small></p>");
        let back = [self.back(exercise), source].concat();
        [
            guid,
            self.side(&self.front(exercise)),
            self.side(&back),
            tags,
        ]
    }

    /// One side of a card. Anki takes a bracket for the start of a sound or a formula, and has no
    /// escape of its own.
    fn side(&self, html: &str) -> String {
        let html = html.replace('[', "&#91;");
        format!("<div {}>{html}</div>", of_pack(self.pack))
    }

    fn front(&self, exercise: &Exercise<'_>) -> String {
        let mut front = format!("<p>{}</p>", html(exercise.prompt));
        if let Some(about) = &exercise.about {
            let language = if about.is_quote {
                of_article(self.pack)
            } else {
                of_pack(self.pack)
            };
            front += &format!("<blockquote {language}>{}</blockquote>", html(&about.text));
        }
        let words = self.words;
        let (instruction, items) = match &exercise.task {
            Task::ChooseOne(options) => (words.choose_one, lettered(options)),
            Task::ChooseSeveral(options) => (words.choose_several, lettered(options)),
            Task::MarkSentences(sentences) => (words.mark_sentences, lettered(sentences)),
            Task::PutInOrder(steps) => {
                let items = steps.iter().map(|step| item(&html(&step.text)));
                let items: String = items.collect();
                (words.put_in_order, format!("<ul>{items}</ul>"))
            }
            Task::EnterNumber(number) => {
                let unit = html(&number.unit);
                (words.enter_number, format!("<p>… {unit}</p>"))
            }
            Task::MatchPairs(matching) => {
                let rows = matching.rows.iter().map(|row| item(&html(&row.text)));
                let options = matching.options.iter().map(|it| item(&html(it)));
                let (rows, options): (String, String) = (rows.collect(), options.collect());
                let lists = format!("<ul>{rows}</ul><ol type=\"A\">{options}</ol>");
                (words.matching(matching.reuse), lists)
            }
            Task::EnterText(_) => (words.enter_text, String::new()),
        };
        [&front, "<p>", instruction, "</p>", &items].concat()
    }

    fn back(&self, exercise: &Exercise<'_>) -> String {
        match &exercise.task {
            Task::ChooseOne(options)
            | Task::ChooseSeveral(options)
            | Task::MarkSentences(options) => self.options(options),
            Task::PutInOrder(steps) => self.steps(steps),
            Task::EnterNumber(number) => self.number(number),
            Task::MatchPairs(matching) => self.pairs(matching),
            Task::EnterText(text) => self.text(text),
        }
    }

    /// The right options, and then why the others aren't.
    fn options(&self, options: &[Choosable]) -> String {
        let lettered = options.iter().enumerate();
        let (right, other): (Vec<_>, Vec<_>) = lettered.partition(|(_, it)| it.is_right());
        let right = right.into_iter().map(|(index, option)| {
            let text = html(&option.text);
            let reason = reason_html(self.pack, self.words, &option.reason, &option.passages);
            format!("<p><b>{}. {text}</b></p><p>{reason}</p>", letter(index))
        });
        let other = other.into_iter().map(|(index, option)| {
            let verdict = self.words.verdict(option.verdict);
            let reason = reason_html(self.pack, self.words, &option.reason, &option.passages);
            let text = html(&option.text);
            item(&format!("{}. {text} ({verdict}): {reason}", letter(index)))
        });
        let (right, other): (String, String) = (right.collect(), other.collect());
        format!("{right}<ul>{other}</ul>")
    }

    fn steps(&self, steps: &[Step]) -> String {
        let items = in_right_order(steps).into_iter().map(|step| {
            let reason = reason_html(self.pack, self.words, &step.reason, &step.passages);
            item(&format!("<b>{}</b><br>{reason}", html(&step.text)))
        });
        let items: String = items.collect();
        format!("<ol>{items}</ol>")
    }

    fn pairs(&self, matching: &Matching) -> String {
        let items = matching.rows.iter().map(|row| {
            let reason = reason_html(self.pack, self.words, &row.reason, &row.passages);
            let (left, right) = (html(&row.text), html(matching.right(row)));
            item(&format!("{left} – <b>{right}</b><br>{reason}"))
        });
        let items: String = items.collect();
        format!("<ul>{items}</ul>")
    }

    fn number(&self, number: &Number) -> String {
        let value = html(&self.words.quantity(number.value, &number.unit));
        let reason = reason_html(self.pack, self.words, &number.reason, &number.passages);
        format!("<p><b>{value}</b></p><p>{reason}</p>")
    }

    fn text(&self, text: &Text) -> String {
        let spellings: Vec<_> = text.spellings().map(html).collect();
        let reason = reason_html(self.pack, self.words, &text.reason, &text.passages);
        format!("<p><b>{}</b></p><p>{reason}</p>", spellings.join(" / "))
    }
}

fn item(html: &str) -> String {
    ["<li>", html, "</li>"].concat()
}

fn lettered(options: &[Choosable]) -> String {
    let items = options.iter().map(|option| item(&html(&option.text)));
    let items: String = items.collect();
    format!("<ol type=\"A\">{items}</ol>")
}
