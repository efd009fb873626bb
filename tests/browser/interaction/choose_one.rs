use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use super::Driver;
use super::choices::{FIELD, FILL_SCRIPT, OPTIONS, check_chosen};
use crate::modified_dom::ModifiedDom;
use crate::question::ShownQuestion;

pub struct ChooseOne;

impl Driver for ChooseOne {
    const FIELD: Option<&'static str> = Some(FIELD);
    const OPTIONS: Option<&'static str> = Some(OPTIONS);
    const FILL_SCRIPT: &'static str = FILL_SCRIPT;

    async fn enter(page: &Page, asked: &ShownQuestion, attempt: usize) -> Result<(), Failure> {
        choose(page, attempt % asked.options.len()).await
    }

    async fn enter_right(
        page: &Page,
        asked: &ShownQuestion,
        right: &[String],
    ) -> Result<(), Failure> {
        let at = asked.options.iter().position(|it| right.contains(it));
        choose(page, at.unwrap_or_default()).await
    }

    async fn test_modified(dom: &ModifiedDom<'_>) -> Result<(), Failure> {
        dom.shows_a_hint_until(".option input").await?;
        check_chosen(dom).await
    }
}

async fn choose(page: &Page, at: usize) -> Result<(), Failure> {
    page.tab_to(FIELD).await?;
    let keys = match at {
        0 => vec![Key::Space],
        _ => vec![Key::Down; at],
    };
    page.press_each(&keys).await
}
