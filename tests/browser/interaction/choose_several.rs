use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use super::Driver;
use super::choices::{FIELD, FILL_SCRIPT, OPTIONS, check_chosen};
use crate::modified_dom::ModifiedDom;
use crate::question::ShownQuestion;

pub struct ChooseSeveral;

impl Driver for ChooseSeveral {
    const FIELD: Option<&'static str> = Some(FIELD);
    const OPTIONS: Option<&'static str> = Some(OPTIONS);
    const FILL_SCRIPT: &'static str = FILL_SCRIPT;

    /// Alternately the first and the last option, and only the first.
    async fn enter(page: &Page, asked: &ShownQuestion, attempt: usize) -> Result<(), Failure> {
        let last = asked.options.len() - 1;
        let is_chosen = |at: usize| at == 0 || (at == last && attempt.is_multiple_of(2));
        check_boxes(page, FIELD, asked, is_chosen).await
    }

    async fn enter_right(
        page: &Page,
        asked: &ShownQuestion,
        right: &[String],
    ) -> Result<(), Failure> {
        check_boxes(page, FIELD, asked, |at| right.contains(&asked.options[at])).await
    }

    async fn test_modified(dom: &ModifiedDom<'_>) -> Result<(), Failure> {
        // The hint appears again after the choice is undone.
        for _ in 0..2 {
            dom.shows_a_hint_until(".option input").await?;
            dom.click(".option input").await?;
        }
        dom.click(".option input").await?;
        check_chosen(dom).await
    }
}

/// Checks these boxes by keyboard, or unchecks them, from the first one on.
pub async fn check_boxes(
    page: &Page,
    first: &str,
    asked: &ShownQuestion,
    is_chosen: impl Fn(usize) -> bool,
) -> Result<(), Failure> {
    page.tab_to(first).await?;
    let mut keys = Vec::new();
    for at in 0..asked.options.len() {
        if at > 0 {
            keys.push(Key::Tab);
        }
        if is_chosen(at) {
            keys.push(Key::Space);
        }
    }
    page.press_each(&keys).await
}
