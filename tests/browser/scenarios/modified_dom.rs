//! Translators, highlighters and extensions modify the DOM while the page is in use. What is shown,
//! announced to screen readers and graded must stay the same.

use std::collections::BTreeSet;

use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use crate::host;
use crate::interaction::Interaction;
use crate::modified_dom::ModifiedDom;
use crate::reader::{OTHER, numbers, open, start_quiz, string, wait_until_ready};

pub async fn a_translator_that_replaces_text_nodes(page: &Page) -> Result<(), Failure> {
    works_while_modified(page, "replaces").await
}

pub async fn a_translator_that_reorders_child_nodes(page: &Page) -> Result<(), Failure> {
    works_while_modified(page, "reorders").await
}

pub async fn a_highlighter_that_splits_text_nodes(page: &Page) -> Result<(), Failure> {
    works_while_modified(page, "cuts").await
}

pub async fn an_extension_that_merges_text_nodes_and_adds_elements(
    page: &Page,
) -> Result<(), Failure> {
    works_while_modified(page, "joins").await
}

/// Some extensions replace whole blocks, as `innerHTML` does, and so the inputs in them.
pub async fn an_extension_that_replaces_the_option_inputs(page: &Page) -> Result<(), Failure> {
    const WRITE: &str = "for (const input of document.querySelectorAll('.option input')) {
            const other = input.cloneNode();
            other.checked = false;
            input.replaceWith(other);
        }";
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    page.find(".option input").await?;
    let click = async |at: usize| {
        let option = format!("document.querySelectorAll('.option input')[{at}].click()");
        page.js(&option).await
    };
    click(0).await?;
    page.js(WRITE).await?;
    click(1).await?;
    let seen = page
        .js("return document.querySelector('.option:has(:checked) span').textContent")
        .await?;
    page.click(".check button").await?;
    page.find(".verdict").await?;
    let graded = page
        .js("return document.querySelector('.outcomes li.chosen .option-text').textContent")
        .await?;
    assert!(string(&graded).contains(string(&seen)), "{graded}: {seen}");
    Ok(())
}

/// Runs through the views of the page and of the element while the program `kind` modifies the DOM.
async fn works_while_modified(page: &Page, kind: &str) -> Result<(), Failure> {
    open(page, &format!("/{OTHER}.html")).await?;
    let dom = ModifiedDom::begin(page, "document.body", kind).await?;
    // Not reloaded: the page has hydrated the HTML of the build.
    page.js("location.hash = 'quiz'").await?;
    page.find(".quiz-start").await?;
    start_quiz(page).await?;
    a_quiz(&dom).await?;
    page.js("location.hash = 'you'").await?;
    page.wait_for("document.querySelector('.proposition-form') !== null")
        .await?;
    ratings(&dom).await?;
    page.js("location.hash = 'compare/pair'").await?;
    page.wait_for("document.querySelector('.pair select') !== null")
        .await?;
    a_pair(&dom).await?;

    // The element uses the same storage keys.
    page.js("localStorage.clear()").await?;
    let root = "document.querySelector('stand-point').shadowRoot";
    let standpoint = host::open_whole_quiz(page, host::PLAIN).await?;
    let dom = ModifiedDom::begin(page, root, kind).await?;
    a_quiz(&dom).await?;
    page.js("document.querySelector('stand-point').setAttribute('view', 'you')")
        .await?;
    host::wait_for(page, 0, ".proposition-form").await?;
    ratings(&dom).await?;
    drop(standpoint);
    page.open(&format!("/{OTHER}.html")).await?;
    wait_until_ready(page).await
}

async fn a_quiz(altered: &ModifiedDom<'_>) -> Result<(), Failure> {
    const PROGRESS: &str = ".progress [role=status]";
    let total = numbers(&altered.texts(PROGRESS).await?.concat())[1];
    let mut seen = BTreeSet::new();
    for number in 1..=total {
        assert_eq!(altered.number(".item .above").await?, Some(number));
        let form = altered
            .page
            .js("return all('.item form')[0].className")
            .await?;
        let interaction = Interaction::of(string(&form))?;
        // The first question of each interaction is tested, the others only answered.
        if seen.insert(interaction) {
            interaction.test_modified(altered).await?;
            assert_eq!(altered.number(PROGRESS).await?, Some(number), "{number}");
            evidence(altered).await?;
            altered.click(".next-steps .next").await?;
        } else {
            altered.answer_and_go_on().await?;
        }
    }
    assert_eq!(
        seen.len(),
        Interaction::ALL.len(),
        "not all occur: {seen:?}"
    );
    let result = altered.texts(".summary .result").await?;
    assert_eq!(numbers(&result[0]).get(1), Some(&total), "{result:?}");
    Ok(())
}

async fn evidence(altered: &ModifiedDom<'_>) -> Result<(), Failure> {
    let links = altered.texts(".outcomes .evidence a").await?;
    let Some(link) = links.first() else {
        return Ok(());
    };
    altered.click(".outcomes .evidence a").await?;
    let heading = altered.number(".evidence-dialog[open] h2").await?;
    assert_eq!(heading, numbers(link).first().copied());
    altered.click(".evidence-dialog .close").await?;
    assert_eq!(altered.count(".evidence-dialog[open]").await?, 0);
    Ok(())
}

async fn ratings(altered: &ModifiedDom<'_>) -> Result<(), Failure> {
    const RATED: &str = ".rated [role=status]";
    assert_eq!(altered.number(RATED).await?, Some(0));
    altered.click(".manner label ~ label [name=manner]").await?;
    altered.click(".manner [type=checkbox]").await?;
    for (at, css) in [".proposition-form", ".proposition-form ~ .proposition-form"]
        .iter()
        .enumerate()
    {
        altered
            .click(&format!("{css} .answer:first-child input"))
            .await?;
        assert_eq!(altered.number(RATED).await?, Some(at + 1));
        assert!(altered.count(".matches .few").await? > 0);
    }
    altered.click(".rated button").await?;
    assert_eq!(altered.number(RATED).await?, Some(0));
    assert_eq!(altered.count(".on-side").await?, 0);
    Ok(())
}

async fn a_pair(altered: &ModifiedDom<'_>) -> Result<(), Failure> {
    const STATUS: &str = ".pair > [role=status]:not(.later)";
    let choose = "const select = all('.pair select')[0];
         select.selectedIndex = all('.pair select')[1].selectedIndex;
         select.dispatchEvent(new Event('change', { bubbles: true }));";
    altered.page.js(choose).await?;
    let said = altered.texts(STATUS).await?;
    assert_eq!(altered.texts(".pair .empty").await?, said);
    assert!(numbers(&said[0]).is_empty(), "{said:?}");
    Ok(())
}
