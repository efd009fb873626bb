use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use super::Driver;
use crate::modified_dom::ModifiedDom;
use crate::question::ShownQuestion;
use crate::reader::{strings, texts};

pub struct MatchPairs;

const ROWS: &str = ".pairs label > :first-child";
const DRAGGABLE: &str = ".draggable li";

impl Driver for MatchPairs {
    /// Enter in a select chooses an option.
    const FIELD: Option<&'static str> = None;
    /// The feedback lists each row with its option.
    const OPTIONS: Option<&'static str> = None;
    /// The first entry of a select says that nothing is chosen.
    const FILL_SCRIPT: &'static str =
        "form.querySelectorAll('.pairs select').forEach((it, row) => {
            it.selectedIndex = 1 + row % (it.options.length - 1);
            it.dispatchEvent(new Event('change', { bubbles: true }));
        });";

    async fn enter(page: &Page, _: &ShownQuestion, attempt: usize) -> Result<(), Failure> {
        let (rows, options) = (texts(page, ROWS).await?, texts(page, DRAGGABLE).await?);
        for row in 0..rows.len() {
            choose(page, row, &options[(row + attempt) % options.len()]).await?;
        }
        Ok(())
    }

    async fn enter_right(page: &Page, _: &ShownQuestion, right: &[String]) -> Result<(), Failure> {
        let rows = texts(page, ROWS).await?;
        assert_eq!(rows.len(), right.len());
        for (row, (left, pair)) in rows.iter().zip(right).enumerate() {
            let option = pair.strip_prefix(&format!("{left} – "));
            let option = option.ok_or_else(|| Failure::new(format!("`{pair}` isn't `{left}`")))?;
            choose(page, row, option).await?;
        }
        Ok(())
    }

    /// Drags the first option into the first row and then into the second.
    async fn test_form(page: &Page, _: &ShownQuestion) -> Result<(), Failure> {
        let dragged = page
            .js_async(&format!(
                "const [first] = document.querySelectorAll('{DRAGGABLE}');
                 const rows = document.querySelectorAll('.pairs li');
                 const selects = [...document.querySelectorAll('.pairs select')];
                 const options = {{ isPrimary: true, pointerId: 1, cancelable: true }};
                 const send = (to, type, bubbles) =>
                     to.dispatchEvent(new PointerEvent(type, {{ ...options, bubbles }}));
                 const chosen = () => selects.map((it) => it.selectedOptions[0].textContent.trim());
                 const rendered = () => new Promise((done) => setTimeout(done));
                 const drag = async (row) => {{
                     send(first, 'pointerdown', true);
                     send(rows[row], 'pointerenter', false);
                     await rendered();
                     const isMarked = rows[row].className === 'target';
                     send(rows[row], 'pointerup', true);
                     await rendered();
                     return isMarked && document.querySelector('.dragged, .target') === null;
                 }};
                 const marks = [await drag(0)];
                 const once = chosen();
                 marks.push(await drag(1));
                 const twice = chosen();
                 // Without a drag, a row takes nothing.
                 send(rows[0], 'pointerup', true);
                 const unchanged = chosen();
                 selects.forEach((it) => it.value = '');
                 const legend = document.querySelector('.item legend').textContent;
                 return {{ marks, once, twice, unchanged, legend }};"
            ))
            .await?;
        let option = texts(page, DRAGGABLE).await?.remove(0);
        let (once, twice) = (strings(&dragged["once"]), strings(&dragged["twice"]));
        assert_eq!(dragged["marks"], serde_json::json!([true, true]));
        assert_eq!(once[0], option, "{dragged}");
        assert_ne!(once[1], option, "{dragged}");
        assert_eq!(twice[1], option, "{dragged}");
        let can_reuse = dragged["legend"].to_string().contains("more than once");
        assert_eq!(twice[0] == option, can_reuse, "{dragged}");
        assert_eq!(dragged["unchanged"], dragged["twice"]);
        Ok(())
    }

    /// What is chosen in each row must be what is graded there.
    async fn test_modified(dom: &ModifiedDom<'_>) -> Result<(), Failure> {
        dom.click(".check button").await?;
        let hints = dom.texts(".hint").await?;
        assert!(!hints[0].is_empty(), "{hints:?}");
        let fill = format!("const form = all('.item form')[0]; {}", Self::FILL_SCRIPT);
        dom.page.js(&fill).await?;
        assert_eq!(dom.texts(".hint").await?, [""]);
        let rows = dom.texts(ROWS).await?;
        let chosen = "return all('.pairs select').map((it) => read(it.selectedOptions[0]))";
        let chosen = strings(&dom.page.js(chosen).await?);
        dom.click(".check button").await?;
        let graded = dom.texts(".outcomes li .option-text").await?;
        assert_eq!(graded.len(), rows.len());
        for ((row, option), outcome) in rows.iter().zip(&chosen).zip(&graded) {
            assert!(
                outcome.contains(row) && outcome.contains(option),
                "{outcome}: {row}, {option}"
            );
        }
        Ok(())
    }
}

/// Goes to the select of a row by keyboard, and chooses the option with this text by a script: how keys
/// choose in a native menu differs from engine to engine.
async fn choose(page: &Page, row: usize, option: &str) -> Result<(), Failure> {
    let css = format!(".pairs li:nth-child({}) select", row + 1);
    page.tab_to(&css).await?;
    let is_chosen = page
        .js(&format!(
            "const select = document.querySelector('{css}');
             const say = (it) => it.textContent.trim().replace(/\\s+/g, ' ');
             const option = [...select.options].find((it) => say(it) === {});
             if (!option) return false;
             select.value = option.value;
             select.dispatchEvent(new Event('change', {{ bubbles: true }}));
             return true",
            Value::from(option)
        ))
        .await?;
    if is_chosen == true {
        Ok(())
    } else {
        Err(Failure::new(format!("no option `{option}`")))
    }
}
