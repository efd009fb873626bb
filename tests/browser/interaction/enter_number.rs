use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use super::Driver;
use crate::modified_dom::ModifiedDom;
use crate::question::ShownQuestion;
use crate::reader::texts;

pub struct EnterNumber;

const FIELD: &str = ".item .number input";
const SLIDER: &str = ".item .slider input";

impl Driver for EnterNumber {
    const FIELD: Option<&'static str> = Some(FIELD);
    const OPTIONS: Option<&'static str> = None;
    const FILL_SCRIPT: &'static str = "const input = form.querySelector('.number input');
        input.value = '1,9';
        input.dispatchEvent(new Event('input', { bubbles: true }));";

    async fn enter(page: &Page, _: &ShownQuestion, attempt: usize) -> Result<(), Failure> {
        page.tab_to(FIELD).await?;
        page.type_text(&attempt.to_string()).await
    }

    /// With its unit, as the feedback shows it.
    async fn enter_right(page: &Page, _: &ShownQuestion, right: &[String]) -> Result<(), Failure> {
        page.tab_to(FIELD).await?;
        page.type_text(&right.concat()).await
    }

    /// The slider, where there is one, sets the field and follows it.
    async fn test_form(page: &Page, _: &ShownQuestion) -> Result<(), Failure> {
        if page.count(SLIDER).await? == 0 {
            return Ok(());
        }
        let ends = texts(page, ".item .slider span").await?;
        let field = Value::from(FIELD);
        let has = |text: &str| {
            let text = Value::from(text);
            format!("document.querySelector({field}).value === {text}")
        };
        page.tab_to(SLIDER).await?;
        for (key, end) in [(Key::Home, &ends[0]), (Key::End, &ends[1])] {
            page.press(&[key]).await?;
            page.wait_for(&format!(
                "{} && document.querySelector('{SLIDER}')
                     .getAttribute('aria-valuetext').startsWith({})",
                has(end),
                Value::from(end.as_str())
            ))
            .await?;
        }
        page.press(&[Key::Left]).await?;
        page.wait_for(&format!("!({})", has(&ends[1]))).await?;
        // A number outside is taken, with the slider at its end. Then the form is as it was.
        for (typed, at_end) in [("999999", false), ("-5", true), ("", true)] {
            let typed = Value::from(typed);
            let is_at_end = page
                .js_async(&format!(
                    "const input = document.querySelector({field});
                     input.value = {typed};
                     input.dispatchEvent(new Event('input', {{ bubbles: true }}));
                     await new Promise((done) => setTimeout(done));
                     return document.querySelector('{SLIDER}').value === '0'"
                ))
                .await?;
            assert_eq!(is_at_end, Value::from(at_end), "{typed}");
        }
        Ok(())
    }

    async fn test_modified(dom: &ModifiedDom<'_>) -> Result<(), Failure> {
        dom.click(".check button").await?;
        let hints = dom.texts(".hint").await?;
        assert!(!hints[0].is_empty(), "{hints:?}");
        dom.enter(".number input", "1,9").await?;
        let read_as = dom.texts(".read-as").await?;
        assert!(read_as[0].contains("1.9"), "{read_as:?}");
        dom.click(".check button").await?;
        let given = dom.texts(".outcomes .chosen").await?;
        assert!(given[0].contains("0.5"), "{given:?}");
        Ok(())
    }
}
