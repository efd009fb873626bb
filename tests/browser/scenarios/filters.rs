//! What a reader chooses to compare: evidence, voices and a date.

use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use crate::reader::{
    check_no_overflow, find_by_text, go_to, numbers, open, open_in_frame, reload, tab_and_enter,
    text, texts, wait_for_focus, wait_for_text,
};

pub async fn positions_can_be_filtered_by_grade(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 1440, "/#compare/grid").await?;
    let before = page.count(".positions .mark.inferred").await?;
    assert!(before > 0);
    let inferred = find_by_text(page, ".grades label", "Our reading").await?;
    let checkbox = format!("{inferred} input");
    page.tab_to(&checkbox).await?;
    page.press(&[Key::Space]).await?;
    page.wait_for("!document.querySelector('.positions .mark.inferred')")
        .await?;
    assert!(page.count(".positions .mark").await? > 0);
    // Hidden positions are marked as such, and not as silence.
    let left_out = texts(page, ".positions .cell").await?;
    assert!(
        left_out.iter().any(|it| it.contains("Left out by you")),
        "{left_out:?}"
    );
    wait_for_focus(page, &checkbox).await?;
    page.wait_for("location.hash === '#compare/grid/1_ewra'")
        .await?;
    page.press(&[Key::Space]).await?;
    page.wait_for(&format!(
        "document.querySelectorAll('.positions .mark.inferred').length === {before}"
    ))
    .await?;
    page.wait_for("location.hash === '#compare/grid'").await
}

pub async fn a_date_shows_what_was_certainly_said_by_then(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 1440, "/#compare").await?;
    let all = page.count(".lines .voice").await?;
    let known = numbers(&text(page, ".as-of legend").await?);
    assert_eq!(known[0], known[1], "everything is known");
    page.tab_to(".as-of input:checked").await?;
    let mut least = all;
    for _ in 1..texts(page, ".dates label").await?.len() {
        page.press(&[Key::Left]).await?;
        wait_for_text(page, ".later", "certainly taken by").await?;
        let shown = page.count(".lines .voice").await?;
        assert!(shown <= least, "{shown} after {least}");
        least = shown;
        // The sentence counts what the legend doesn't.
        let legend = numbers(&text(page, ".as-of legend").await?);
        let [.., count, of] = legend[..] else {
            return Err(Failure::new(format!("{legend:?}")));
        };
        let later = numbers(&text(page, ".later").await?);
        assert_eq!(later.last(), Some(&(of - count)));
        check_no_overflow(page).await?;
    }
    assert!(least < all);
    // The address restores it.
    page.wait_for("location.hash.startsWith('#compare/1_')")
        .await?;
    reload(page).await?;
    wait_for_text(page, ".later", "certainly taken by").await?;
    assert_eq!(page.count(".lines .voice").await?, least);
    // Another tab keeps it, and so does its address.
    tab_and_enter(page, ".tabs a[href='#compare/changes']").await?;
    wait_for_text(page, ".panel", "Nothing to show here").await?;
    page.wait_for("location.hash.startsWith('#compare/changes/1_')")
        .await?;
    // The story shows everything in any case.
    go_to(page, "story").await?;
    page.find(".story .mark").await?;
    assert_eq!(page.js("return location.hash").await?, "#story");
    go_to(page, "compare").await?;
    tab_and_enter(page, ".later .link").await?;
    wait_for_focus(page, ".as-of label:last-child input").await?;
    page.wait_for(&format!(
        "document.querySelectorAll('.lines .voice').length === {all}"
    ))
    .await?;
    page.wait_for("location.hash === '#compare'").await
}

pub async fn voices_can_be_counted_one_by_one(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 1440, "/#compare").await?;
    assert!(page.count(".lines .mark.several").await? > 0);
    page.tab_to(".switch input:checked").await?;
    page.press(&[Key::Right]).await?;
    page.wait_for("!document.querySelector('.lines .mark.several')")
        .await?;
    wait_for_focus(page, ".switch input:checked").await?;
    page.wait_for("location.hash === '#compare/1_one'").await?;
    // Your view follows the same choice.
    go_to(page, "you").await?;
    page.wait_for("location.hash === '#you/1_one'").await?;
    page.click(".to-result").await?;
    // There they are folded on wide pages too.
    wait_for_text(page, ".filters-toggle", "Voice by voice").await?;
    Ok(())
}

pub async fn narrow_pages_fold_the_choices(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 320, "/#compare/1_20250331").await?;
    tab_and_enter(page, ".later .link").await?;
    wait_for_focus(page, ".filters-toggle").await?;
    open_in_frame(page, 320, "/?narrow#compare/1_one_ewr").await?;
    assert!(texts(page, ".filter-fields").await?.is_empty());
    assert_eq!(
        text(page, ".filters-toggle").await?,
        "Filters Voice by voice, 2 of 4 kinds of evidence, all dates"
    );
    tab_and_enter(page, ".filters-toggle").await?;
    page.find(".filter-fields").await?;
    check_no_overflow(page).await?;
    wait_for_focus(page, ".filters-toggle").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_for("!document.querySelector('.filter-fields').checkVisibility()")
        .await
}

/// Newsletters and chats encode addresses and add to them.
pub async fn a_shared_address_survives(page: &Page) -> Result<(), Failure> {
    for hash in [
        "compare/trump/china/1_one_ewr_20251231",
        "compare%2Ftrump%2Fchina%2F1%5Fone%5Fewr%5F20251231",
        "Compare/Trump/China/1_ONE_EWR_20251231?utm_source=x",
    ] {
        open(page, &format!("/?{}#{hash}", hash.len())).await?;
        wait_for_text(page, ".pair .counts", "They agree on").await?;
        assert_eq!(
            text(page, ".switch label:has(:checked)").await?,
            "Voice by voice"
        );
        let counting = ".grades label:has(:checked)";
        assert_eq!(texts(page, counting).await?, ["Own words", "Reported"]);
        wait_for_text(page, ".later", "certainly taken by the end of 2025").await?;
    }
    Ok(())
}
