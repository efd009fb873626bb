//! What is printed, on A4 and on letter paper. Only Chromium makes PDFs in a test.

use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use crate::pdf::{PAPERS, Sheet, print};
use crate::reader::{OTHER, START_QUIZ, open, strings};

/// JavaScript with a function that returns the texts of an element.
const TEXTS: &str = "
    const texts = (element) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
            const { data, parentElement } = walker.currentNode;
            if (data.trim() && !parentElement.closest('.visually-hidden')) found.push(data);
        }
        return found;
    };";

pub async fn a_quiz_is_a_worksheet_and_a_key(page: &Page) -> Result<(), Failure> {
    if page.engine() != Engine::Chromium {
        return Ok(());
    }
    page.open("/#quiz").await?;
    page.find(".quiz-start .next-steps button").await?;
    page.js(&format!("const root = document; {START_QUIZ}"))
        .await?;
    page.find(".item").await?;
    // The worksheet is there as soon as its code is loaded.
    page.wait_for(
        "(dispatchEvent(new Event('beforeprint')), document.querySelector('.paper') !== null)",
    )
    .await?;
    let read = |elements: &str| {
        format!(
            "{TEXTS}
             return [...document.querySelectorAll('{elements}')].map((it) => {{
                 const seen = it.cloneNode(true);
                 const hidden = seen.querySelectorAll('.check, .moves, option, [role=status]');
                 hidden.forEach((it) => it.remove());
                 return texts(seen);
             }})"
        )
    };
    let questions = lists(&page.js(&read(".paper .item")).await?);
    let answers = lists(&page.js(&read(".paper .key > ol > li")).await?);
    assert_eq!((questions.len(), answers.len()), (10, 10));
    page.js("dispatchEvent(new Event('afterprint'))").await?;

    for paper in &PAPERS {
        let sheets = print(page, paper).await?;
        assert!(sheets[0].has("Name"), "no line for a name");
        let key = sheets.iter().position(|sheet| sheet.has("Answers"));
        let key = key.expect("a key");
        let (worksheet, key) = sheets.split_at(key);
        for question in &questions {
            // It isn't cut in two, and it can't be looked up on the same sheet.
            assert_on_one(worksheet, question, paper.name);
        }
        for answer in &answers {
            for text in answer {
                assert!(key.iter().any(|it| it.has(text)), "{}: {text}", paper.name);
            }
        }
    }
    Ok(())
}

pub async fn views_are_printed_whole(page: &Page) -> Result<(), Failure> {
    if page.engine() != Engine::Chromium {
        return Ok(());
    }
    for story in ["/", &format!("/{OTHER}.html")] {
        for view in [
            "",
            "compare",
            "compare/grid",
            "compare/pair",
            "compare/claims",
            "compare/changes",
            "you",
        ] {
            let at = format!("{story}#{view}");
            open(page, &at).await?;
            let script = format!(
                "{TEXTS}
                 const rows = [...document.querySelectorAll('main tr')];
                 const folded = [...document.querySelectorAll('main .folded')];
                 return [...rows, ...folded.flatMap((it) => [...it.querySelectorAll('li, p')])]
                     .filter((it) => !it.closest('.save, .filter-fields'))
                     .map(texts)"
            );
            let whole = lists(&page.js(&script).await?);
            for paper in &PAPERS {
                let about = format!("{at}, {}", paper.name);
                let sheets = print(page, paper).await;
                let sheets = sheets.map_err(|failure| failure.context(&about))?;
                for part in &whole {
                    assert_on_one(&sheets, part, &about);
                }
            }
        }
    }
    Ok(())
}

fn assert_on_one(sheets: &[Sheet], texts: &[String], about: &str) {
    let has_all = |sheet: &Sheet| texts.iter().all(|text| sheet.has(text));
    assert!(sheets.iter().any(has_all), "{about}: {texts:?}");
}

fn lists(value: &serde_json::Value) -> Vec<Vec<String>> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .map(strings)
        .collect()
}
