//! Keys, as a reader presses them.

use std::time::Instant;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::Value;
use tokio::time::sleep;

use super::{Key, POLL, Page, TIMEOUT};
use crate::failure::Failure;

impl Page {
    /// Presses one key, or several together: `&[Key::Shift, Key::Tab]`.
    ///
    /// # Errors
    /// Fails if the browser does not take keys.
    pub async fn press(&self, keys: &[Key]) -> Result<(), Failure> {
        let keys: Vec<char> = keys.iter().map(|key| char::from(*key)).collect();
        let down = keys.iter().map(|value| KeyAction::Down { value: *value });
        let up = keys
            .iter()
            .rev()
            .map(|value| KeyAction::Up { value: *value });
        self.perform(down.chain(up)).await
    }

    /// Presses keys one after another.
    ///
    /// # Errors
    /// Fails if the browser does not take keys.
    pub async fn press_each(&self, keys: &[Key]) -> Result<(), Failure> {
        let keys = keys.iter().map(|key| char::from(*key));
        let presses = keys.flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        self.perform(presses).await
    }

    /// Presses Tab, or Shift+Tab, until an element that matches `css` has the focus.
    ///
    /// # Errors
    /// Fails if no such element gets the focus.
    pub async fn tab_to(&self, css: &str) -> Result<(), Failure> {
        let script = include_str!("../tabs.js").replace("CSS", &Value::from(css).to_string());
        let deadline = Instant::now() + TIMEOUT;
        loop {
            let tabs = self.js(&script).await?;
            match tabs.as_i64() {
                Some(0) => return Ok(()),
                Some(tabs) if tabs > 0 => {
                    self.press_each(&vec![Key::Tab; usize::try_from(tabs)?])
                        .await?;
                }
                Some(_) => self.press(&[Key::Shift, Key::Tab]).await?,
                None => sleep(POLL).await,
            }
            if Instant::now() > deadline {
                let focused = self.focused().await?;
                let message = format!("Tab does not reach `{css}`: the focus is on {focused}");
                return Err(Failure::new(message));
            }
        }
    }

    /// Types `text`, one key per character, into the focused element.
    ///
    /// # Errors
    /// Fails if the browser does not take keys.
    pub async fn type_text(&self, text: &str) -> Result<(), Failure> {
        let keys = text
            .chars()
            .flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        self.perform(keys).await
    }

    async fn perform(&self, keys: impl Iterator<Item = KeyAction>) -> Result<(), Failure> {
        let actions = keys.fold(KeyActions::new("keyboard".into()), KeyActions::then);
        self.client().perform_actions(actions).await?;
        Ok(())
    }
}
