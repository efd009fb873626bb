//! Ratings in links.

use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use crate::reader::{
    COPIES_ONCE, FIRST, check_no_overflow, find_by_text, numbers, open, open_in_frame,
    rate_all_at_once, stored_text, string, tab_and_enter, text, texts, wait_for_focus,
    wait_for_text,
};

/// Rates the first four statements: strongly agree, disagree, skip, and agree with double weight.
async fn rate_some(page: &Page) -> Result<(), Failure> {
    rate_all_at_once(page).await?;
    for (statement, answer) in [(1, 5), (2, 2), (3, 6), (4, 4)] {
        page.js(&format!(
            "const form = document.querySelectorAll('.proposition-form')[{statement} - 1];
             form.querySelectorAll('[type=radio]')[{answer} - 1].click()"
        ))
        .await?;
    }
    page.js("document.querySelectorAll('.proposition-form')[3].querySelector('[type=checkbox]').click()")
        .await?;
    page.find(".on-side").await?;
    Ok(())
}

/// Opens the link's panel by keyboard and returns the link.
async fn link(page: &Page) -> Result<String, Failure> {
    tab_and_enter(page, ".share > .button").await?;
    page.find(".share textarea").await?;
    let link = page
        .js("return document.querySelector('.share textarea').value")
        .await?;
    Ok(string(&link).to_owned())
}

pub async fn a_link_has_ratings_only_when_the_reader_asks(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    rate_some(page).await?;
    let counts = texts(page, ".on-side .counts").await?;
    // Neither the address nor any link of the page has them.
    let addresses = page
        .js("return [location.href, ...[...document.links].map((it) => it.href)].join(' ')")
        .await?;
    assert!(!string(&addresses).contains("_r"), "{addresses}");
    let link = link(page).await?;
    wait_for_text(page, ".share", "Anyone who has it can see how you rated").await?;
    let (before, fragment) = link.split_once('#').unwrap_or((&link, ""));
    assert!(page.url().await?.starts_with(before), "{link}");
    assert!(fragment.starts_with("you/1_r529d0"), "{link}");
    page.wait_for("location.hash === '#you'").await?;

    // Somebody else opens it: their own ratings stay as they are.
    let own = r#"{"format":2,"ratings":{}}"#;
    page.js("localStorage.clear()").await?;
    open(page, &format!("/?other#{fragment}")).await?;
    assert_eq!(text(page, "h1").await?, "Ratings from a link");
    assert_eq!(texts(page, ".on-side .counts").await?, counts);
    assert_eq!(page.count(".proposition-form").await?, 0);
    page.js("document.querySelector('.shared-ratings').open = true")
        .await?;
    let ratings = texts(page, ".shared-ratings .how").await?;
    let [first, second, third, fourth] = &ratings[..] else {
        return Err(Failure::new(format!("{ratings:?}")));
    };
    assert!(first.ends_with("Strongly agree"), "{first}");
    assert!(second.ends_with("Disagree"), "{second}");
    assert_eq!(third, "Skipped");
    assert!(fourth.ends_with("Agree, Matters more to me"), "{fourth}");
    let stored = stored_text(page, FIRST, "ratings").await?;
    assert!(stored.is_none_or(|it| it == own));
    // The filters keep them in the address.
    page.js("document.querySelector('.filters [name=voices]:not(:checked)').click()")
        .await?;
    page.wait_for("location.hash.startsWith('#you/1_one_r529d0')")
        .await?;

    tab_and_enter(page, ".next-steps .button").await?;
    wait_for_focus(page, "h1").await?;
    assert_eq!(text(page, "h1").await?, "Where do you stand?");
    page.wait_for("location.hash === '#you/1_one'").await?;
    page.find(".proposition-form").await?;
    wait_for_text(page, ".rated", "0 of").await
}

pub async fn somebody_without_ratings_can_keep_them(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    rate_some(page).await?;
    let link = link(page).await?;
    let (_, fragment) = link.split_once('#').unwrap_or_default();
    // Not if they would replace the reader's own.
    open(page, &format!("/?own#{fragment}")).await?;
    assert_eq!(texts(page, ".next-steps .button").await?.len(), 1);
    page.js("localStorage.clear()").await?;
    open(page, &format!("/?none#{fragment}")).await?;
    let keep = find_by_text(page, ".next-steps .button", "Use these").await?;
    tab_and_enter(page, &keep).await?;
    wait_for_focus(page, "h1").await?;
    page.find(".proposition-form").await?;
    let rated = numbers(&text(page, ".rated [role=status]").await?);
    assert_eq!((rated[0], rated[2]), (3, 1));
    let stored = stored_text(page, FIRST, "ratings")
        .await?
        .unwrap_or_default();
    assert!(
        stored.contains("double") && stored.contains("skipped"),
        "{stored}"
    );
    Ok(())
}

/// Chats and newsletters change links. What can't be trusted isn't shown.
pub async fn a_changed_link_shows_all_or_nothing(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    rate_some(page).await?;
    let link = link(page).await?;
    let (_, fragment) = link.split_once('#').unwrap_or_default();
    for fragment in [
        fragment.to_uppercase(),
        fragment.replace('/', "%2F").replace('_', "%5F"),
        format!("{fragment}?utm_source=x"),
        format!("{fragment})."),
    ] {
        open(page, &format!("/?{}#{fragment}", fragment.len())).await?;
        assert_eq!(text(page, "h1").await?, "Ratings from a link", "{fragment}");
        page.find(".on-side").await?;
    }
    let shorter = &fragment[..fragment.len() - 1];
    for (at, fragment) in [shorter.to_owned(), fragment.replace("_r5", "_r1")]
        .into_iter()
        .enumerate()
    {
        open(page, &format!("/?damaged{at}#{fragment}")).await?;
        wait_for_text(
            page,
            ".you [role=status]",
            "can’t show the ratings in the link",
        )
        .await?;
        assert_eq!(text(page, "h1").await?, "Where do you stand?");
        page.find(".proposition-form").await?;
    }
    Ok(())
}

pub async fn the_link_can_be_copied(page: &Page) -> Result<(), Failure> {
    page.server().set_init_script(COPIES_ONCE);
    open_in_frame(page, 320, "/#you").await?;
    rate_some(page).await?;
    let link = link(page).await?;
    check_no_overflow(page).await?;
    tab_and_enter(page, ".share p .button").await?;
    wait_for_text(page, ".share [role=status]", "Link copied.").await?;
    let copied = page.js("return window.__copied").await?;
    assert_eq!(copied, serde_json::json!([link]));
    // Without permission, the reader can still select it.
    tab_and_enter(page, ".share p .button").await?;
    wait_for_text(page, ".share [role=status]", "copy it yourself").await?;
    wait_for_focus(page, ".share textarea").await
}
