//! A question fits on a small screen, with all of its options and the buttons that check it.

use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use crate::reader::{FIRST, OTHER, find_by_text, open_in_frame, strings};

/// An element in an article, and a small phone: width and height in CSS pixels.
const SCREENS: [(u32, u32); 2] = [(640, 600), (320, 568)];

pub async fn each_question_fits_on_a_small_screen(page: &Page) -> Result<(), Failure> {
    for (width, height) in SCREENS {
        for story in [FIRST, OTHER] {
            open_in_frame(page, width, &format!("/{story}.html#quiz")).await?;
            // With all at once, questions have no tiles above them.
            page.js("window.__above = document.querySelector('.chrome').offsetHeight")
                .await?;
            let all = find_by_text(page, ".layout button", "All at once").await?;
            page.click(&all).await?;
            page.wait_for(
                "document.querySelectorAll('.item').length > 1
                    && [...document.querySelectorAll('.item')].every((it) => it.querySelector('.check'))",
            )
            .await?;
            let tall = page
                .js(&format!(
                    "const height = (item) => {{
                        const above = item.querySelector('.chrome').getBoundingClientRect();
                        const below = item.querySelector('.check').getBoundingClientRect();
                        return Math.ceil(below.bottom - above.bottom + Math.max(above.height, __above));
                    }};
                    return [...document.querySelectorAll('.item')]
                        .filter((item) => height(item) > {height})
                        .map((item) => `${{height(item)}} px: ${{item.innerText}}`)"
                ))
                .await?;
            let tall = strings(&tall);
            assert!(tall.is_empty(), "{story}, {width} px wide: {tall:#?}");
        }
    }
    Ok(())
}
