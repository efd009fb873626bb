use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use super::Driver;
use crate::modified_dom::ModifiedDom;
use crate::question::ShownQuestion;
use crate::reader::wait_for_text;

pub struct EnterText;

const FIELD: &str = ".item .typed-text input";

impl Driver for EnterText {
    const FIELD: Option<&'static str> = Some(FIELD);
    const OPTIONS: Option<&'static str> = None;
    const FILL_SCRIPT: &'static str = "const input = form.querySelector('.typed-text input');
        input.value = 'Nobody';
        input.dispatchEvent(new Event('input', { bubbles: true }));";

    async fn enter(page: &Page, _: &ShownQuestion, attempt: usize) -> Result<(), Failure> {
        page.tab_to(FIELD).await?;
        page.type_text(&format!("Nobody {attempt}")).await
    }

    /// In another case, and with a full stop after it: both are forgiven.
    async fn enter_right(page: &Page, _: &ShownQuestion, right: &[String]) -> Result<(), Failure> {
        page.tab_to(FIELD).await?;
        let typed = [&right.concat().to_lowercase(), "."].concat();
        page.type_text(&typed).await
    }

    /// Punctuation alone is no answer. Typing goes on after the hint.
    async fn test_form(page: &Page, _: &ShownQuestion) -> Result<(), Failure> {
        page.tab_to(FIELD).await?;
        page.type_text("…?").await?;
        page.press(&[Key::Enter]).await?;
        wait_for_text(page, ".check .hint", "Type a name or a word first.").await?;
        page.press_each(&[Key::Backspace; 2]).await?;
        wait_for_text(page, ".check .hint", "").await
    }

    async fn test_modified(dom: &ModifiedDom<'_>) -> Result<(), Failure> {
        dom.click(".check button").await?;
        let hints = dom.texts(".hint").await?;
        assert!(!hints[0].is_empty(), "{hints:?}");
        dom.enter(".typed-text input", " Nobody  at all").await?;
        let hints = dom.texts(".hint").await?;
        assert!(hints.concat().is_empty(), "{hints:?}");
        dom.click(".check button").await?;
        let given = dom.texts(".outcomes .chosen").await?;
        assert!(given[0].contains("Nobody at all"), "{given:?}");
        Ok(())
    }
}
