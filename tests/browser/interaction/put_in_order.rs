use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use super::Driver;
use crate::modified_dom::ModifiedDom;
use crate::question::ShownQuestion;
use crate::reader::{numbers, strings, texts, wait_for_text};

pub struct PutInOrder;

const EVENTS: &str = ".sequence .event";

impl Driver for PutInOrder {
    const FIELD: Option<&'static str> = None;
    const OPTIONS: Option<&'static str> = Some(EVENTS);
    const FILL_SCRIPT: &'static str = "";

    /// The events are in some order already.
    async fn enter(_: &Page, _: &ShownQuestion, _: usize) -> Result<(), Failure> {
        Ok(())
    }

    async fn enter_right(
        page: &Page,
        asked: &ShownQuestion,
        right: &[String],
    ) -> Result<(), Failure> {
        let mut events = asked.options.clone();
        for (place, event) in right.iter().enumerate() {
            let at = events.iter().position(|it| it == event);
            let at = at.ok_or_else(|| Failure::new(format!("no event `{event}`")))?;
            if at > place {
                let up = format!(".sequence li:nth-child({}) button:first-child", at + 1);
                page.tab_to(&up).await?;
                page.press_each(&vec![Key::Enter; at - place]).await?;
                let event = events.remove(at);
                events.insert(place, event);
                page.wait_for(&format!(
                    "document.querySelectorAll('{EVENTS}')[{place}].textContent === {}",
                    Value::from(right[place].as_str())
                ))
                .await?;
            }
        }
        assert_eq!(texts(page, EVENTS).await?, right);
        Ok(())
    }

    /// Moves the first event to the end and back, and checks the announcements and the focus.
    async fn test_form(page: &Page, asked: &ShownQuestion) -> Result<(), Failure> {
        let count = asked.options.len();
        let first = &asked.options[0];
        let says = |place: usize| format!("{first}: now {place} of {count}");
        page.tab_to(".sequence button").await?;
        for place in 2..=count {
            let key = if place % 2 == 0 {
                Key::Enter
            } else {
                Key::Space
            };
            page.press(&[key]).await?;
            wait_for_text(page, ".item [role='status']", &says(place)).await?;
            let focused = page.focused().await?;
            let way = if place < count { "later" } else { "earlier" };
            let label = format!("Move {way}: {first}");
            let label: String = label.chars().take(60).collect();
            assert!(focused.contains(&label), "{focused}");
            let events = texts(page, EVENTS).await?;
            assert_eq!(&events[place - 1], first);
        }
        for place in (1..count).rev() {
            page.press(&[Key::Space]).await?;
            wait_for_text(page, ".item [role='status']", &says(place)).await?;
        }
        assert_eq!(texts(page, EVENTS).await?, asked.options);
        Ok(())
    }

    /// Moves rows: the event in each row must be the one that is announced and graded there.
    async fn test_modified(dom: &ModifiedDom<'_>) -> Result<(), Failure> {
        let mut rows = dom.texts(EVENTS).await?;
        for row in [0, 1, rows.len() - 2, 0] {
            let down = format!(
                ".sequence li:nth-child({}) .moves button:last-child",
                row + 1
            );
            dom.click(&down).await?;
            rows.swap(row, row + 1);
            assert_eq!(dom.texts(EVENTS).await?, rows);
            let said = dom.texts("fieldset [role=status]").await?;
            assert!(said[0].contains(&rows[row + 1]), "{said:?}: {rows:?}");
            assert!(numbers(&said[0]).contains(&(row + 2)), "{said:?}");
            let labels = "return all('.moves button:last-child').map((it) => it.ariaLabel)";
            let labels = strings(&dom.page.js(labels).await?);
            let names = labels.iter().zip(&rows);
            assert!(names.clone().all(|(label, row)| label.contains(row)));
        }
        dom.click(".check button").await?;
        let graded = dom.texts(".outcomes li .option-text").await?;
        assert_eq!(graded.len(), rows.len());
        for (right, outcome) in graded.iter().enumerate() {
            let at = rows.iter().position(|row| outcome.contains(row));
            let at = at.ok_or_else(|| Failure::new(format!("{outcome} is none of {rows:?}")))?;
            // The line of a misplaced event ends with its given position.
            let given = numbers(outcome).last().map_or(right, |at| at - 1);
            assert_eq!(given, at, "{outcome}: {rows:?}");
        }
        Ok(())
    }
}
