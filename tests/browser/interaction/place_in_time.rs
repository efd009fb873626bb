use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use super::Driver;
use crate::modified_dom::ModifiedDom;
use crate::question::ShownQuestion;
use crate::reader::string;

pub struct PlaceInTime;

const SLIDER: &str = ".item .answer-time .slider input";
const LIST: &str = ".item .answer-time select";

impl Driver for PlaceInTime {
    const FIELD: Option<&'static str> = Some(SLIDER);
    const OPTIONS: Option<&'static str> = None;
    const FILL_SCRIPT: &'static str = "const list = form.querySelector('select');
        list.value = '0';
        list.dispatchEvent(new Event('input', { bubbles: true }));";

    /// One of the first steps, by the slider.
    async fn enter(page: &Page, _: &ShownQuestion, attempt: usize) -> Result<(), Failure> {
        slide_to(page, attempt % 5).await
    }

    /// `right` is what the feedback shows: a year or month, or two of them.
    async fn enter_right(page: &Page, _: &ShownQuestion, right: &[String]) -> Result<(), Failure> {
        let right = right.concat();
        let first = right.split(" to ").next().unwrap_or_default();
        let script = format!(
            "const options = [...document.querySelector({}).options];
             return options.findIndex((it) => it.text === {}) - 1",
            Value::from(LIST),
            Value::from(first)
        );
        let step = page.js(&script).await?.as_u64();
        let step = step.ok_or_else(|| Failure::new(format!("no step `{first}`")))?;
        slide_to(page, usize::try_from(step)?).await
    }

    /// The list follows the slider, and the slider the list. Then nothing is chosen again.
    async fn test_form(page: &Page, _: &ShownQuestion) -> Result<(), Failure> {
        shows(page, "0", "").await?;
        slide_to(page, 1).await?;
        page.press(&[Key::End]).await?;
        shows(page, "list.options.length - 1", "slider.max").await?;
        for value in ["3", ""] {
            page.js(&format!(
                "const list = document.querySelector('{LIST}');
                 list.value = '{value}';
                 list.dispatchEvent(new Event('input', {{ bubbles: true }}))"
            ))
            .await?;
            let (index, step) = if value.is_empty() {
                ("0", "")
            } else {
                ("4", "'3'")
            };
            shows(page, index, step).await?;
        }
        Ok(())
    }

    async fn test_modified(dom: &ModifiedDom<'_>) -> Result<(), Failure> {
        dom.click(".check button").await?;
        let hints = dom.texts(".hint").await?;
        assert!(!hints[0].is_empty(), "{hints:?}");
        // The first step is never right.
        dom.enter("form select", "0").await?;
        assert_eq!(dom.texts(".hint").await?, [""]);
        let first = dom.texts("form select option").await?.swap_remove(1);
        let said = "return all('.slider input')[0].getAttribute('aria-valuetext')";
        assert_eq!(string(&dom.page.js(said).await?), first);
        dom.click(".check button").await?;
        let given = dom.texts(".outcomes .chosen").await?;
        assert!(given[0].contains(&first), "{given:?}");
        Ok(())
    }
}

/// Moves the slider to a step, by keyboard.
async fn slide_to(page: &Page, step: usize) -> Result<(), Failure> {
    page.tab_to(SLIDER).await?;
    page.press(&[Key::Home]).await?;
    page.press_each(&vec![Key::Right; step]).await?;
    shows(page, &(step + 1).to_string(), &format!("'{step}'")).await
}

/// Waits until the option at an index of the list is chosen, and is what the slider says. With a
/// `step`, the slider is also at it. Both are JavaScript expressions.
async fn shows(page: &Page, index: &str, step: &str) -> Result<(), Failure> {
    let at = if step.is_empty() {
        "slider.value"
    } else {
        step
    };
    page.wait_for(&format!(
        "((list, slider) => list.selectedIndex === {index}
             && slider.getAttribute('aria-valuetext') === list.options[{index}].text
             && slider.value === {at})
         (document.querySelector('{LIST}'), document.querySelector('{SLIDER}'))"
    ))
    .await
}
