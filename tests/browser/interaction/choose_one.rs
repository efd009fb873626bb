use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use super::Driver;
use crate::modified_dom::ModifiedDom;
use crate::question::ShownQuestion;

pub struct ChooseOne;

impl Driver for ChooseOne {
    const FIELD: Option<&'static str> = Some(".item .option input");
    const OPTIONS: Option<&'static str> = Some(".option");
    const FILL_SCRIPT: &'static str = "form.querySelector('.option input').click()";

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
        let chosen = dom.texts(".option:has(:checked)").await?;
        dom.click(".check button").await?;
        let shown = dom.texts(".outcomes .chosen .option-text").await?;
        assert_eq!(shown.len(), 1, "{shown:?}");
        assert!(shown[0].contains(&chosen[0]), "{shown:?}: {chosen:?}");
        Ok(())
    }
}

async fn choose(page: &Page, at: usize) -> Result<(), Failure> {
    page.tab_to(".item .option input").await?;
    let keys = match at {
        0 => vec![Key::Space],
        _ => vec![Key::Down; at],
    };
    page.press_each(&keys).await
}
