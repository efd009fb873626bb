use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use super::Driver;
use crate::modified_dom::ModifiedDom;
use crate::question::ShownQuestion;

pub struct EnterNumber;

const FIELD: &str = ".item .number input";

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
