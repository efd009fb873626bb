//! The current question of the quiz, and how a reader answers it.

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use crate::interaction::{self, Interaction};
use crate::reader::{numbers, string, strings, tab_and_enter, texts, wait_for_focus};

/// The current question on the page.
pub struct ShownQuestion {
    pub number: usize,
    pub of: usize,
    pub question: String,
    pub interaction: Interaction,
    pub options: Vec<String>,
}

impl ShownQuestion {
    pub async fn read(page: &Page) -> Result<Self, Failure> {
        page.find(".item form").await?;
        let asked = page
            .js(&format!(
                "const item = document.querySelector('.item:has(form)');
                 const say = (it) => it?.textContent.trim().replace(/\\s+/g, ' ') ?? '';
                 const options = [...item.querySelectorAll('form :is({})')];
                 const rows = [...item.querySelectorAll('.pairs label > :first-child')];
                 return {{
                     above: say(item.querySelector('.above')),
                     question: [item.querySelector('h2'), item.querySelector('.statement, blockquote')]
                         .map(say).concat(rows.map(say), options.map(say).sort()).join(' / '),
                     form: item.querySelector('form').className,
                     options: options.map(say),
                 }};",
                interaction::options()
            ))
            .await?;
        let above = numbers(string(&asked["above"]));
        Ok(Self {
            number: above[0],
            of: above[1],
            question: string(&asked["question"]).to_owned(),
            interaction: Interaction::of(string(&asked["form"]))?,
            options: strings(&asked["options"]),
        })
    }
}

/// The feedback on an answer.
pub struct Feedback {
    pub is_right: bool,
    verdict: String,
    /// Whether the outcomes are a sequence, pairs or sentences, which say more than the verdict can.
    says_more: bool,
    pub outcomes: Vec<Value>,
    /// The texts of the right options, all events in the right order, or each row with its option.
    pub right: Vec<String>,
}

impl Feedback {
    pub async fn read(page: &Page) -> Result<Self, Failure> {
        let feedback = page
            .js("const item = document.querySelector('.item');
                 const say = (it) => it?.textContent.trim().replace(/\\s+/g, ' ') ?? '';
                 const outcomes = [...item.querySelectorAll('.outcomes > li:not(.own)')].map((it) => ({
                     option: say(it.querySelector('.option-text > [dir]')),
                     tag: say(it.querySelector('.tag')),
                     reason: say(it.querySelector('.reason')).replace(/¶ \\d+/g, '').trim(),
                     links: it.querySelectorAll('.evidence a').length,
                 }));
                 const isList = item.querySelector('ol.outcomes') !== null;
                 const saysMore = isList || item.querySelector('.outcomes .sentence') !== null;
                 return { verdict: say(item.querySelector('.verdict')), outcomes, isList, saysMore };")
            .await?;
        let outcomes = feedback["outcomes"].as_array().cloned().unwrap_or_default();
        let right = outcomes
            .iter()
            .filter(|it| feedback["isList"] == true || it["tag"] == "Right")
            .map(|it| string(&it["option"]).to_owned())
            .collect();
        let verdict = string(&feedback["verdict"]).to_owned();
        Ok(Self {
            is_right: verdict.contains("That’s right."),
            verdict,
            says_more: feedback["saysMore"] == true,
            outcomes,
            right,
        })
    }

    /// Checks that each option has a reason, and each right one has evidence, and that the verdict on a
    /// wrong answer says what is right.
    #[track_caller]
    pub fn assert_complete(&self, asked: &ShownQuestion) {
        let question = &asked.question;
        let mut options: Vec<_> = self
            .outcomes
            .iter()
            .map(|it| string(&it["option"]))
            .collect();
        let mut offered: Vec<_> = asked.options.iter().map(String::as_str).collect();
        options.sort_unstable();
        offered.sort_unstable();
        if asked.interaction.options().is_some() {
            assert_eq!(options, offered, "{question}");
        }
        assert!(!self.right.is_empty(), "{question}");
        if self.verdict.contains("Not quite") && !self.says_more {
            let says = |right: &String| self.verdict.contains(right);
            assert!(self.right.iter().all(says), "{question}: {}", self.verdict);
        }
        for outcome in &self.outcomes {
            let option = string(&outcome["option"]);
            assert!(
                outcome["reason"] != "",
                "{question}: {option} has no reason"
            );
            // The article has no passage for what is not in it.
            let has_passage =
                option != "Not in the article" && !option.ends_with("Doesn’t dispute it");
            if has_passage && self.right.iter().any(|right| right == option) {
                assert!(
                    outcome["links"] != 0,
                    "{question}: {option} has no evidence"
                );
            }
        }
    }
}

/// A script that defines `until(find)`, which waits until a function finds something.
pub const UNTIL: &str = "const until = async (find) => {
    for (let turn = 0; turn < 200; turn++) {
        const found = find();
        if (found) return found;
        await new Promise((next) => setTimeout(next, 25));
    }
    throw new Error(`not found: ${find}`);
};";

/// Answers the current question by a script, for scenarios about something else.
pub async fn answer(page: &Page) -> Result<(), Failure> {
    page.js_async(&format!(
        "{UNTIL}
         const form = await until(() => document.querySelector('.item form'));
         {}
         form.querySelector('.check button').click();
         await until(() => document.querySelector('.item .verdict'))",
        interaction::fill_script("form")
    ))
    .await?;
    Ok(())
}

/// Presses *I’m sure* by keyboard, and waits for the feedback.
pub async fn submit_answer(page: &Page) -> Result<(), Failure> {
    page.tab_to(".item .check button").await?;
    page.press(&[Key::Enter]).await?;
    wait_for_focus(page, ".item .verdict").await
}

/// Goes to the next question, or to the summary.
pub async fn next_question(page: &Page) -> Result<(), Failure> {
    let above = texts(page, ".item .above").await?.concat();
    tab_and_enter(page, ".next-steps .next").await?;
    page.wait_for(&format!(
        "document.querySelector('.item .above')?.textContent.trim() !== {}",
        Value::from(above)
    ))
    .await
}

/// Returns the numbers of answered questions, of all, and of right answers, from the status line
/// that says them.
pub async fn progress(page: &Page) -> Result<(usize, usize, usize), Failure> {
    let says = texts(page, "[role='status']").await?;
    let says: Vec<_> = says.iter().filter(|it| it.contains("answered")).collect();
    match says.as_slice() {
        [says] => match numbers(says)[..] {
            [answered, total, right] => Ok((answered, total, right)),
            _ => Err(Failure::new(format!("no progress in “{says}”"))),
        },
        _ => Err(Failure::new(format!(
            "not one status line with the progress: {says:?}"
        ))),
    }
}
