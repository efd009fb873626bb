//! What Chromium prints, read from the PDF that it makes.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc};
use serde_json::json;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use unicode_normalization::UnicodeNormalization as _;

use crate::reader::strings;

/// A size of paper.
pub struct Paper {
    pub name: &'static str,
    /// Width and height in inches.
    inches: (f64, f64),
}

pub const PAPERS: [Paper; 2] = [
    Paper {
        name: "A4",
        inches: (8.27, 11.69),
    },
    Paper {
        name: "letter",
        inches: (8.5, 11.0),
    },
];

/// At each edge of the paper, in inches. Chromium's default.
const MARGIN: f64 = 0.4;

/// A printed sheet.
pub struct Sheet {
    /// All texts, in the order of the page.
    text: String,
}

impl Sheet {
    /// Returns whether a text is on the sheet.
    pub fn has(&self, text: &str) -> bool {
        self.text.contains(&without_spaces(text))
    }
}

/// Prints the page. Works only in Chromium.
///
/// # Errors
/// Fails also if something is wider than the paper.
pub async fn print(page: &Page, paper: &Paper) -> Result<Vec<Sheet>, Failure> {
    check_width(page, paper).await?;
    let (width, height) = paper.inches;
    let options = json!({ "paperWidth": width, "paperHeight": height });
    let printed = page.cdp("Page.printToPDF", options).await?;
    let bytes = BASE64_STANDARD
        .decode(printed["data"].as_str().unwrap_or_default())
        .map_err(|error| Failure::new(format!("the PDF is not Base64: {error}")))?;
    let unreadable = |error: OutputError| Failure::new(format!("the PDF can't be read: {error}"));
    let document = Document::load_mem(&bytes).map_err(|error| unreadable(error.into()))?;
    let mut sheets = Sheets(Vec::new());
    output_doc(&document, &mut sheets).map_err(unreadable)?;
    Ok(sheets.0)
}

/// Checks on screen, with print styles, that nothing is cut at the edge of the paper: the PDF doesn't
/// tell how wide all letters are.
async fn check_width(page: &Page, paper: &Paper) -> Result<(), Failure> {
    let width = ((paper.inches.0 - 2.0 * MARGIN) * 96.0).floor();
    let print = json!({ "media": "print" });
    page.cdp("Emulation.setEmulatedMedia", print).await?;
    let metrics =
        json!({ "width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": false });
    page.cdp("Emulation.setDeviceMetricsOverride", metrics)
        .await?;
    page.settle().await?;
    let cut = page
        .js(
            "const hides = (it) => getComputedStyle(it).overflowX !== 'visible';
             return [...document.querySelectorAll('html, body *')]
                 .filter((it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 1)
                 .filter((it) => it === document.documentElement || hides(it))
                 .filter((it) => it.checkVisibility())
                 .map((it) => `${it.outerHTML.slice(0, 80)}: ${it.scrollWidth} > ${it.clientWidth}`)",
        )
        .await?;
    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" }))
        .await?;
    page.cdp("Emulation.clearDeviceMetricsOverride", json!({}))
        .await?;
    let cut = strings(&cut);
    if cut.is_empty() {
        Ok(())
    } else {
        let cut = cut.join("\n  ");
        Err(Failure::new(format!("cut on {}:\n  {cut}", paper.name)))
    }
}

/// Without isolate characters and ligatures too. In a PDF, spaces are only distances.
fn without_spaces(text: &str) -> String {
    let letters = text.nfkc();
    letters
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{2066}'..='\u{2069}'))
        .collect()
}

struct Sheets(Vec<Sheet>);

impl OutputDev for Sheets {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        let text = String::new();
        self.0.push(Sheet { text });
        Ok(())
    }

    fn output_character(
        &mut self,
        _: &Transform,
        _: f64,
        _: f64,
        _: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        if let Some(sheet) = self.0.last_mut() {
            sheet.text.push_str(&without_spaces(text));
        }
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
