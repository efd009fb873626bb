//! What the interactions with options have in common.

use standpoint_tests::failure::Failure;

use crate::modified_dom::ModifiedDom;

pub const FIELD: &str = ".item .option input";
pub const OPTIONS: &str = ".option";
pub const FILL_SCRIPT: &str = "form.querySelector('.option input').click()";

/// Checks the chosen option, which must be the one that is shown as chosen.
pub async fn check_chosen(dom: &ModifiedDom<'_>) -> Result<(), Failure> {
    let chosen = dom.texts(".option:has(:checked)").await?;
    dom.click(".check button").await?;
    let shown = dom.texts(".outcomes .chosen .option-text").await?;
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert!(shown[0].contains(&chosen[0]), "{shown:?}: {chosen:?}");
    Ok(())
}
