//! The quiz, from the first question to the last.

use std::collections::{BTreeMap, BTreeSet};

use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use crate::interaction::Interaction;
use crate::question::{Feedback, ShownQuestion, answer, next_question, progress, submit_answer};
use crate::reader::{
    COPIES_ONCE, OTHER, find_by_text, numbers, open, reload, strings, tab_and_enter, text, texts,
    wait_for_focus, wait_for_text,
};

pub async fn a_whole_quiz_by_keyboard(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    let (answered, total, right) = progress(page).await?;
    assert_eq!((answered, right), (0, 0));
    listen_to_progress(page).await?;

    let mut interactions = BTreeSet::new();
    let mut rights = 0;
    for number in 1..=total {
        let asked = ShownQuestion::read(page).await?;
        assert_eq!((asked.number, asked.of), (number, total));
        if interactions.insert(asked.interaction) {
            asked.interaction.test_form(page, &asked).await?;
        }
        asked.interaction.enter(page, &asked, number).await?;
        submit_answer(page).await?;
        let feedback = Feedback::read(page).await?;
        feedback.assert_complete(&asked);
        rights += usize::from(feedback.is_right);
        assert_eq!(progress(page).await?, (number, total, rights));
        if number == 1 {
            evidence_comes_back_to_the_feedback(page).await?;
        }
        let next = if number < total {
            ".item h2"
        } else {
            ".summary h2"
        };
        page.tab_to(".next-steps .next").await?;
        page.press(&[if number % 2 == 0 {
            Key::Enter
        } else {
            Key::Space
        }])
        .await?;
        wait_for_focus(page, next).await?;
    }
    let all = Interaction::ALL.len();
    assert!(interactions.len() == all, "not all occur: {interactions:?}");
    assert!(rights > 0 && rights < total, "{rights} of {total} right");

    // Each answer was announced once, and nothing else.
    let announced = strings(&page.js("return window.__announced").await?);
    let answers: Vec<usize> = announced
        .iter()
        .map(|words| numbers(words).first().copied().unwrap_or_default())
        .collect();
    assert_eq!(answers, (1..=total).collect::<Vec<_>>(), "{announced:?}");

    let result = numbers(&text(page, ".summary .result").await?);
    assert_eq!(result[..2], [rights, total]);
    assert_eq!(
        texts(page, ".tables caption").await?,
        ["By skill", "By topic", "By who it is about"]
    );
    for css in ["table:first-child", "table:last-child"] {
        let scores = texts(page, &format!(".tables {css} td:nth-child(2)")).await?;
        assert!(scores.len() > 1, "{scores:?}");
        let scores: Vec<_> = scores.iter().map(|score| numbers(score)).collect();
        assert!(scores.iter().all(|it| it[0] <= it[1]), "{scores:?}");
        assert!(scores.iter().map(|it| it[1]).sum::<usize>() <= total);
    }
    // Each question has one skill; some have no single topic.
    let skills = texts(page, ".tables table:first-child td:nth-child(2)").await?;
    let skills: Vec<_> = skills.iter().map(|score| numbers(score)).collect();
    assert_eq!(skills.iter().map(|it| it[1]).sum::<usize>(), total);
    assert_eq!(skills.iter().map(|it| it[0]).sum::<usize>(), rights);
    Ok(())
}

pub async fn a_number_is_read_as_it_was_typed(page: &Page) -> Result<(), Failure> {
    const READ_AS: &str = ".item .read-as";
    let enter = async |page: &Page, number: &str| {
        page.tab_to(".item .number input").await?;
        page.type_text(number).await
    };
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    let (_, total, _) = progress(page).await?;
    let mut asked = ShownQuestion::read(page).await?;
    while asked.interaction != Interaction::EnterNumber {
        assert!(asked.number < total, "no question asks for a number");
        next_question(page).await?;
        asked = ShownQuestion::read(page).await?;
    }
    let unit = text(page, ".item .number").await?;
    assert_eq!(unit, "million crowns");
    enter(page, "lots").await?;
    assert_eq!(texts(page, READ_AS).await?, [""]);
    page.press(&[Key::Enter]).await?;
    wait_for_text(page, ".check .hint", "Enter a number in digits").await?;
    wait_for_focus(page, ".item .number input").await?;
    page.press_each(&[Key::Backspace; 4]).await?;
    wait_for_text(page, ".check .hint", "").await?;
    // As a reader in Germany writes it.
    enter(page, "1.400.000,5").await?;
    wait_for_text(page, READ_AS, "= 1,400,000.5 million crowns").await?;
    page.press_each(&[Key::Backspace; 11]).await?;
    enter(page, "2,9").await?;
    wait_for_text(page, READ_AS, "= 2.9 million crowns").await?;
    page.press(&[Key::Enter]).await?;
    wait_for_text(page, ".item .verdict", "Partly right: 50%").await?;
    let own = "◐2.9 million crowns Your answer0.5 too high";
    wait_for_text(page, ".outcomes > .own", own).await?;
    reload(page).await?;
    wait_for_text(page, ".outcomes > .own", own).await?;
    // In the result it is neither right nor wrong.
    for _ in asked.number..=total {
        next_question(page).await?;
    }
    wait_for_text(page, ".summary .result", "0 of").await?;
    let headings = texts(page, ".review h3").await?;
    let unanswered = format!("Not answered {}", total - 1);
    assert_eq!(headings, ["Partly right 1", &unanswered]);
    assert_eq!(page.count(".review .partly .given").await?, 1);
    Ok(())
}

pub async fn missed_questions_can_be_repeated_and_then_all(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/?pack={OTHER}#quiz")).await?;
    let (_, total, _) = progress(page).await?;
    let mut right_answers = BTreeMap::new();
    let mut missed = Vec::new();
    for _ in 0..total {
        let asked = ShownQuestion::read(page).await?;
        answer(page).await?;
        let feedback = Feedback::read(page).await?;
        if !feedback.is_right {
            missed.push(asked.question.clone());
        }
        right_answers.insert(asked.question, feedback.right);
        next_question(page).await?;
    }
    wait_for_focus(page, ".summary h2").await?;
    assert!(!missed.is_empty() && missed.len() < total, "{missed:?}");

    let button = find_by_text(page, ".summary button", "missed").await?;
    tab_and_enter(page, &button).await?;
    wait_for_focus(page, ".item h2").await?;
    assert_eq!(progress(page).await?, (0, missed.len(), 0));
    let mut asked_again = Vec::new();
    while page.count(".summary").await? == 0 {
        if page.count(".item form").await? > 0 {
            let asked = ShownQuestion::read(page).await?;
            let right = &right_answers[&asked.question];
            asked.interaction.enter_right(page, &asked, right).await?;
            submit_answer(page).await?;
            assert!(Feedback::read(page).await?.is_right, "{}", asked.question);
            asked_again.push(asked.question);
        }
        next_question(page).await?;
    }
    assert_eq!(asked_again, missed);
    let count = missed.len();
    assert_eq!(progress(page).await?, (count, count, count));
    assert_eq!(
        numbers(&text(page, ".summary .result").await?)[..2],
        [count, count]
    );
    assert!(!page.text_in(".summary").await?.contains("missed"));

    let button = find_by_text(page, ".summary button", "Other questions").await?;
    tab_and_enter(page, &button).await?;
    wait_for_focus(page, ".item h2").await?;
    let (answered, of, right) = progress(page).await?;
    assert_eq!((answered, right), (0, 0));
    let asked = ShownQuestion::read(page).await?;
    assert_eq!((asked.number, asked.of), (1, of));
    reload(page).await?;
    assert_eq!(progress(page).await?.0, 0);
    Ok(())
}

pub async fn what_the_quiz_asks_can_be_chosen(page: &Page) -> Result<(), Failure> {
    page.open(&format!("/{OTHER}.html#quiz")).await?;
    page.tab_to(".quiz-start summary").await?;
    page.press(&[Key::Enter]).await?;
    // How sure the reader is, and all skills but the last.
    page.find(".quiz-start [type=checkbox]").await?;
    let skills = texts(page, ".quiz-start details fieldset:nth-of-type(1) label").await?;
    page.js(
        "const [certainty, ...others] = document.querySelectorAll('.quiz-start [type=checkbox]');
         for (const it of [certainty, ...others.slice(0, 3)]) it.click()",
    )
    .await?;
    // What is chosen stays when it is folded.
    page.press(&[Key::Enter]).await?;
    page.wait_for("!document.querySelector('.quiz-start details').open")
        .await?;
    page.press(&[Key::Enter]).await?;
    page.wait_for("document.querySelector('.quiz-start details').open")
        .await?;
    tab_and_enter(page, ".quiz-start .next-steps .button").await?;
    wait_for_focus(page, ".item h2").await?;
    assert_eq!(texts(page, ".check button").await?, ["Check"]);
    let (_, total, _) = progress(page).await?;
    assert!(total > 0);
    let all = find_by_text(page, ".layout button", "All at once").await?;
    tab_and_enter(page, &all).await?;
    page.wait_for(&format!(
        "document.querySelectorAll('.item').length === {total}"
    ))
    .await?;
    let above = texts(page, ".item .above").await?;
    let last = skills.last().expect("a skill");
    assert!(
        above.iter().all(|it| it.contains(last.as_str())),
        "{above:?}, {last}"
    );
    Ok(())
}

pub async fn a_result_can_be_copied(page: &Page) -> Result<(), Failure> {
    page.server().set_init_script(COPIES_ONCE);
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    answer(page).await?;
    let is_right = Feedback::read(page).await?.is_right;
    let all = find_by_text(page, ".layout button", "All at once").await?;
    tab_and_enter(page, &all).await?;
    wait_for_focus(page, ".item h2").await?;
    let finish = find_by_text(page, ".next-steps .button", "result").await?;
    tab_and_enter(page, &finish).await?;
    wait_for_focus(page, ".summary h2").await?;
    tab_and_enter(page, ".share-result .button").await?;
    wait_for_text(page, ".share-result [role=status]", "Copied").await?;
    let copied = strings(&page.js("return window.__copied").await?);
    let lines: Vec<_> = copied.iter().flat_map(|text| text.lines()).collect();
    let tile = if is_right { '■' } else { '□' };
    assert!(
        lines[1].contains(tile) && lines[1].contains('·'),
        "{lines:?}"
    );
    // Without permission, the reader can still select it.
    tab_and_enter(page, ".share-result .button").await?;
    wait_for_text(page, ".share-result [role=status]", "copy it yourself").await?;
    wait_for_focus(page, ".share-result textarea").await?;
    let selected = "const field = document.querySelector('.share-result textarea');
        return [field.value, field.value.slice(field.selectionStart, field.selectionEnd)]";
    let selected = strings(&page.js(selected).await?);
    assert_eq!(selected, [copied[0].as_str(); 2]);
    Ok(())
}

pub async fn events_on_removed_controls_do_no_harm(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    let uses = [
        "next.click(); old.click()",
        "old.click(); next.click(); old.click(); old.form.requestSubmit()",
        "layout.click(); old.click(); old.form.requestSubmit()",
        "next.click(); await null; old.click(); await null; old.click(); old.form.requestSubmit()",
        "next.click(); await null; next.click(); layout.click(); await null; next.click()",
    ];
    for used in uses {
        page.js("localStorage.clear()").await?;
        reload(page).await?;
        page.js_async(&format!(
            "// A click right after the quiz has started counts as a double click.
            await new Promise((next) => setTimeout(next, 600));
            const old = document.querySelector('.item input');
            const next = document.querySelector('.next-steps .next');
            const layout = document.querySelector('.layout button');
            {used};"
        ))
        .await?;
        // The page still responds.
        let asked = ShownQuestion::read(page).await?;
        page.find(".check button").await?;
        assert!(asked.number >= 1, "{used}");
        page.click("nav a[href='#compare']").await?;
        page.find(".compare").await?;
        page.click("nav a[href='#quiz']").await?;
        page.find(".quiz .item").await?;
    }
    Ok(())
}

pub async fn checking_without_a_choice_shows_a_hint(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    assert_eq!(text(page, ".check .hint[role='alert']").await?, "");
    tab_and_enter(page, ".check button").await?;
    wait_for_text(page, ".check .hint[role='alert']", "Choose an answer first").await?;
    assert_eq!(page.count(".outcomes").await?, 0);
    assert_eq!(progress(page).await?.0, 0);
    page.press(&[Key::Shift, Key::Tab]).await?;
    page.press(&[Key::Space]).await?;
    page.wait_for("document.querySelector('.check .hint').textContent === ''")
        .await?;
    tab_and_enter(page, ".check button").await?;
    wait_for_focus(page, ".verdict").await
}

pub async fn answering_one_of_all_rerenders_only_that_one(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    let (_, total, _) = progress(page).await?;
    page.tab_to(".layout button").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_for(&format!(
        "document.querySelectorAll('.item').length === {total}"
    ))
    .await?;
    assert_eq!(page.count(".item form").await?, total);
    wait_for_focus(page, ".item h2").await?;

    // Chooses an option of the second question, and answers the third.
    page.js("window.__items = [...document.querySelectorAll('.item')];
         [window.__second, window.__third] =
             window.__items.slice(1).filter((it) => it.querySelector('[type=radio]'));
         window.__second.id = 'second';
         window.__third.id = 'third';")
        .await?;
    page.tab_to("#second [type=radio]").await?;
    page.press_each(&[Key::Down, Key::Down]).await?;
    let half = page.focused().await?;
    let is_half = "document.querySelector('#second input:checked') ===
        document.querySelectorAll('#second input')[2]";
    page.wait_for(is_half).await?;
    page.js(
        "window.__rerendered = 0;
         const observer = new MutationObserver((records) => (window.__rerendered += records.length));
         for (const item of window.__items) {
             if (item !== window.__third) observer.observe(item, { childList: true, subtree: true });
         }",
    )
    .await?;
    page.tab_to("#third [type=radio]").await?;
    page.press(&[Key::Space]).await?;
    tab_and_enter(page, "#third .check button").await?;
    wait_for_focus(page, "#third .verdict").await?;
    assert!(page.js("return window.__rerendered").await? == 0);
    page.wait_for(is_half).await?;
    page.wait_for("window.__items.every((it) => it.isConnected)")
        .await?;
    assert_eq!(progress(page).await?.0, 1);

    // Checks the second question with the option chosen before.
    page.tab_to("#second input").await?;
    assert_eq!(page.focused().await?, half);
    tab_and_enter(page, "#second .check button").await?;
    wait_for_focus(page, "#second .verdict").await?;
    let chosen = text(page, "#second .outcomes > .chosen .option-text > [dir]").await?;
    assert!(half.contains(&chosen), "{half} is not {chosen}");
    Ok(())
}

async fn evidence_comes_back_to_the_feedback(page: &Page) -> Result<(), Failure> {
    tab_and_enter(page, ".outcomes .evidence a").await?;
    page.wait_for("document.querySelector('dialog').open")
        .await?;
    page.press(&[Key::Escape]).await?;
    page.wait_for("!document.querySelector('dialog').open")
        .await?;
    wait_for_focus(page, ".outcomes .evidence a").await
}

/// Records the announcements of the progress in `window.__announced`.
async fn listen_to_progress(page: &Page) -> Result<(), Failure> {
    page.js(
        "window.__announced = [];
         const status = document.querySelector('.progress [role=status]');
         // The observer runs once per step, as screen readers announce it.
         const record = () => window.__announced.push(status.textContent);
         new MutationObserver(record).observe(status, { characterData: true, childList: true, subtree: true });",
    )
    .await?;
    Ok(())
}
