//! A page or an element while another program modifies its DOM.

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use crate::interaction;
use crate::reader::{numbers, strings};

const ALTER: &str = include_str!("alter.js");

/// A page or an element whose DOM another program modifies.
pub struct ModifiedDom<'p> {
    pub page: &'p Page,
}

impl<'p> ModifiedDom<'p> {
    /// Starts the program `kind` of `alter.js` in the JavaScript expression `root`.
    pub async fn begin(page: &'p Page, root: &str, kind: &str) -> Result<Self, Failure> {
        let kind = Value::from(kind);
        let script = format!(
            "{ALTER}
             window.altered = {root};
             alter({root}, {kind});
             // The text without the marks that the program adds.
             window.read = (it) => it?.textContent.replace(/[«»]/g, '').replace(/\\s+/g, ' ').trim();
             window.all = (css) => [...altered.querySelectorAll(css)];
             window.calm = () => new Promise((done) => setTimeout(() => setTimeout(done)));"
        );
        page.js(&script).await?;
        Ok(Self { page })
    }

    pub async fn texts(&self, css: &str) -> Result<Vec<String>, Failure> {
        let script = format!("await calm(); return all({}).map(read)", Value::from(css));
        Ok(strings(&self.page.js_async(&script).await?))
    }

    /// Returns the first number in the text of the only element that matches `css`.
    pub async fn number(&self, css: &str) -> Result<Option<usize>, Failure> {
        let texts = self.texts(css).await?;
        let [text] = texts.as_slice() else {
            return Err(Failure::new(format!("not one `{css}` but {texts:?}")));
        };
        Ok(numbers(text).first().copied())
    }

    pub async fn click(&self, css: &str) -> Result<(), Failure> {
        let script = format!("all({})[0].click(); await calm()", Value::from(css));
        self.page.js_async(&script).await?;
        Ok(())
    }

    /// Enters a text into an input.
    pub async fn enter(&self, css: &str, text: &str) -> Result<(), Failure> {
        let (css, text) = (Value::from(css), Value::from(text));
        let script = format!(
            "const input = all({css})[0];
             input.value = {text};
             input.dispatchEvent(new Event('input', {{ bubbles: true }}));
             await calm()"
        );
        self.page.js_async(&script).await?;
        Ok(())
    }

    pub async fn count(&self, css: &str) -> Result<usize, Failure> {
        Ok(self.texts(css).await?.len())
    }

    /// Answers the current question in any way, and goes on.
    pub async fn answer_and_go_on(&self) -> Result<(), Failure> {
        let script = format!(
            "{} all('.check button')[0].click(); await calm();
             all('.next-steps .next')[0].click(); await calm()",
            interaction::fill_script("all('.item form')[0]")
        );
        self.page.js_async(&script).await?;
        Ok(())
    }

    /// Checks the answer before there is one, which shows a hint, until a click on `css`.
    pub async fn shows_a_hint_until(&self, css: &str) -> Result<(), Failure> {
        self.click(".check button").await?;
        let hints = self.texts(".hint").await?;
        assert!(!hints[0].is_empty(), "{hints:?}");
        self.click(css).await?;
        assert_eq!(self.texts(".hint").await?, [""]);
        Ok(())
    }
}
