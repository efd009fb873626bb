//! Translators, highlighters and extensions modify the DOM while the page is in use. What is shown,
//! announced to screen readers and graded must stay the same.

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use crate::host;
use crate::reader::{OTHER, open, string, strings, wait_until_ready};

const ALTER: &str = include_str!("../alter.js");

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
    ModifiedDom::begin(page, "document.body", kind).await?;
    // Not reloaded: the page has hydrated the HTML of the build.
    page.js("location.hash = 'quiz'").await?;
    page.wait_for("document.querySelector('.item h2') !== null")
        .await?;
    a_quiz(&ModifiedDom(page)).await?;
    page.js("location.hash = 'you'").await?;
    page.wait_for("document.querySelector('.proposition-form') !== null")
        .await?;
    ratings(&ModifiedDom(page)).await?;
    page.js("location.hash = 'compare'").await?;
    page.wait_for("document.querySelector('.pair select') !== null")
        .await?;
    a_pair(&ModifiedDom(page)).await?;

    // The element uses the same storage keys.
    page.js("localStorage.clear()").await?;
    let root = "document.querySelector('stand-point').shadowRoot";
    let standpoint = host::open_quiz(page, host::PLAIN).await?;
    ModifiedDom::begin(page, root, kind).await?;
    a_quiz(&ModifiedDom(page)).await?;
    page.js("document.querySelector('stand-point').setAttribute('view', 'you')")
        .await?;
    host::wait_for(page, 0, ".proposition-form").await?;
    ratings(&ModifiedDom(page)).await?;
    drop(standpoint);
    page.open(&format!("/{OTHER}.html")).await?;
    wait_until_ready(page).await
}

/// A page or an element whose DOM another program modifies.
struct ModifiedDom<'p>(&'p Page);

impl ModifiedDom<'_> {
    async fn begin(page: &Page, root: &str, kind: &str) -> Result<(), Failure> {
        let kind = Value::from(kind);
        let script = format!(
            "{ALTER}
             window.altered = {root};
             alter({root}, {kind});
             // The text without the marks that the program adds.
             window.read = (it) => it?.textContent.replace(/[«»]/g, '').replace(/\\s+/g, ' ').trim();
             window.all = (css) => [...altered.querySelectorAll(css)];
             window.calm = () => new Promise((done) => setTimeout(() => setTimeout(done)));"
        );
        page.js(&script).await?;
        Ok(())
    }

    async fn texts(&self, css: &str) -> Result<Vec<String>, Failure> {
        let script = format!("await calm(); return all({}).map(read)", Value::from(css));
        Ok(strings(&self.0.js_async(&script).await?))
    }

    /// Returns the first number in the text of the only element that matches `css`.
    async fn number(&self, css: &str) -> Result<Option<usize>, Failure> {
        let texts = self.texts(css).await?;
        let [text] = texts.as_slice() else {
            return Err(Failure::new(format!("not one `{css}` but {texts:?}")));
        };
        Ok(numbers(text).first().copied())
    }

    async fn click(&self, css: &str) -> Result<(), Failure> {
        let script = format!("all({})[0].click(); await calm()", Value::from(css));
        self.0.js_async(&script).await?;
        Ok(())
    }

    /// Enters a text into an input.
    async fn enter(&self, css: &str, text: &str) -> Result<(), Failure> {
        let (css, text) = (Value::from(css), Value::from(text));
        let script = format!(
            "const input = all({css})[0];
             input.value = {text};
             input.dispatchEvent(new Event('input', {{ bubbles: true }}));
             await calm()"
        );
        self.0.js_async(&script).await?;
        Ok(())
    }

    async fn count(&self, css: &str) -> Result<usize, Failure> {
        Ok(self.texts(css).await?.len())
    }
}

fn numbers(text: &str) -> Vec<usize> {
    text.split(|it: char| !it.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect()
}

async fn a_number(altered: &ModifiedDom<'_>) -> Result<(), Failure> {
    altered.click(".check button").await?;
    let hints = altered.texts(".hint").await?;
    assert!(!hints[0].is_empty(), "{hints:?}");
    altered.enter(".number input", "1,9").await?;
    let read_as = altered.texts(".read-as").await?;
    assert!(read_as[0].contains("1.9"), "{read_as:?}");
    altered.click(".check button").await?;
    let given = altered.texts(".outcomes .chosen").await?;
    assert!(given[0].contains("0.5"), "{given:?}");
    Ok(())
}

async fn a_quiz(altered: &ModifiedDom<'_>) -> Result<(), Failure> {
    const PROGRESS: &str = ".toolbar .progress [role=status]";
    let total = numbers(&altered.texts(PROGRESS).await?.concat())[1];
    let mut orders = 0;
    for number in 1..=total {
        assert_eq!(altered.number(".item .above").await?, Some(number));
        if altered.count(".sequence").await? > 0 {
            orders += 1;
            an_order(altered).await?;
        } else if altered.count(".number").await? > 0 {
            a_number(altered).await?;
        } else {
            // Without a choice there is one hint.
            altered.click(".check button").await?;
            let hints = altered.texts(".hint").await?;
            assert!(!hints[0].is_empty(), "{number}: {hints:?}");
            altered.click(".option input").await?;
            let hints = altered.texts(".hint").await?;
            assert_eq!(hints, [""], "{number}");
            if altered.count(".option [type=checkbox]").await? > 0 {
                // The hint appears again after the choice is undone.
                altered.click(".option input").await?;
                altered.click(".check button").await?;
                let hints = altered.texts(".hint").await?;
                assert!(!hints[0].is_empty(), "{number}: {hints:?}");
                altered.click(".option input").await?;
            }
            let chosen = altered.texts(".option:has(:checked)").await?;
            altered.click(".check button").await?;
            let shown = altered.texts(".outcomes .chosen .option-text").await?;
            let starts = shown.len() == 1 && shown[0].contains(&chosen[0]);
            assert!(
                starts || shown[0].contains("chose"),
                "{shown:?}: {chosen:?}"
            );
        }
        assert_eq!(altered.number(PROGRESS).await?, Some(number), "{number}");
        evidence(altered).await?;
        altered.click(".next-steps button:last-child").await?;
    }
    assert!(orders > 0, "no ordering question");
    let result = altered.texts(".summary .result").await?;
    assert_eq!(numbers(&result[0]).get(1), Some(&total), "{result:?}");
    Ok(())
}

/// Moves rows: the event in each row must be the one that is announced and graded there.
async fn an_order(altered: &ModifiedDom<'_>) -> Result<(), Failure> {
    const ROWS: &str = ".sequence .event";
    let mut rows = altered.texts(ROWS).await?;
    for row in [0, 1, rows.len() - 2, 0] {
        altered
            .click(&format!(
                ".sequence li:nth-child({}) .moves button:last-child",
                row + 1
            ))
            .await?;
        rows.swap(row, row + 1);
        assert_eq!(altered.texts(ROWS).await?, rows);
        let said = altered.texts("fieldset [role=status]").await?;
        assert!(said[0].contains(&rows[row + 1]), "{said:?}: {rows:?}");
        assert!(numbers(&said[0]).contains(&(row + 2)), "{said:?}");
        let labels = "return all('.moves button:last-child').map((it) => it.ariaLabel)";
        let labels = strings(&altered.0.js(labels).await?);
        let names = labels.iter().zip(&rows);
        assert!(names.clone().all(|(label, row)| label.contains(row)));
    }
    altered.click(".check button").await?;
    let graded = altered.texts(".outcomes li .option-text").await?;
    assert_eq!(graded.len(), rows.len());
    for (right, outcome) in graded.iter().enumerate() {
        let at = rows.iter().position(|row| outcome.contains(row));
        let at = at.ok_or_else(|| Failure::new(format!("{outcome} is none of {rows:?}")))?;
        // The line of a misplaced event ends with its given position.
        let given = numbers(outcome).last().map_or(right, |at| at - 1);
        assert_eq!(given, at, "{outcome}: {rows:?}");
    }
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
    for (at, css) in ["form", "form ~ form"].iter().enumerate() {
        altered
            .click(&format!("{css} .answer:first-child input"))
            .await?;
        assert_eq!(altered.number(RATED).await?, Some(at + 1));
        assert_eq!(altered.count(".matches .empty").await?, 0);
        assert_eq!(altered.count(".matches .order").await?, 1);
    }
    altered.click(".rated button").await?;
    assert_eq!(altered.number(RATED).await?, Some(0));
    assert_eq!(altered.count(".ranking").await?, 0);
    Ok(())
}

async fn a_pair(altered: &ModifiedDom<'_>) -> Result<(), Failure> {
    const STATUS: &str = ".pair [role=status]";
    let choose = "const select = all('.pair select')[0];
         select.selectedIndex = all('.pair select')[1].selectedIndex;
         select.dispatchEvent(new Event('change', { bubbles: true }));";
    altered.0.js(choose).await?;
    let said = altered.texts(STATUS).await?;
    assert_eq!(altered.texts(".pair .empty").await?, said);
    assert!(numbers(&said[0]).is_empty(), "{said:?}");
    Ok(())
}
