use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use super::Driver;
use super::choose_several::check_boxes;
use crate::modified_dom::ModifiedDom;
use crate::question::ShownQuestion;
use crate::reader::texts;

pub struct MarkSentences;

const FIELD: &str = ".item .sentence input";
const FIRST: &str = ".item .sentence:first-child input";
const MARKED: &str = ".item .sentence:has(:checked)";

impl Driver for MarkSentences {
    const FIELD: Option<&'static str> = Some(FIELD);
    const OPTIONS: Option<&'static str> = Some(".sentence");
    const FILL_SCRIPT: &'static str = "form.querySelector('.sentence input').click()";

    /// One sentence, a different one for each attempt.
    async fn enter(page: &Page, asked: &ShownQuestion, attempt: usize) -> Result<(), Failure> {
        let wanted = attempt % asked.options.len();
        check_boxes(page, FIRST, asked, |at| at == wanted).await
    }

    async fn enter_right(
        page: &Page,
        asked: &ShownQuestion,
        right: &[String],
    ) -> Result<(), Failure> {
        check_boxes(page, FIRST, asked, |at| right.contains(&asked.options[at])).await
    }

    /// The sentences are running text, and a mark can be taken back. Then none is marked again.
    async fn test_form(page: &Page, asked: &ShownQuestion) -> Result<(), Failure> {
        let paragraph = texts(page, ".item .sentences").await?.concat();
        assert_eq!(paragraph, asked.options.join(" "));
        check_boxes(page, FIRST, asked, |at| at < 2).await?;
        assert_eq!(texts(page, MARKED).await?, asked.options[..2]);
        check_boxes(page, FIRST, asked, |at| at < 2).await?;
        assert!(texts(page, MARKED).await?.is_empty());
        Ok(())
    }

    async fn test_modified(dom: &ModifiedDom<'_>) -> Result<(), Failure> {
        // The hint appears again after the mark is taken back.
        for _ in 0..2 {
            dom.shows_a_hint_until(".sentence input").await?;
            dom.click(".sentence input").await?;
        }
        dom.click(".sentence input").await?;
        let marked = dom.texts(".sentence:has(:checked)").await?;
        dom.click(".check button").await?;
        let shown = dom.texts(".outcomes .chosen .option-text").await?;
        assert_eq!(shown.len(), 1, "{shown:?}");
        assert!(shown[0].contains(&marked[0]), "{shown:?}: {marked:?}");
        Ok(())
    }
}
