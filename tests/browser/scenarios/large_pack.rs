//! A story with 500 actors and 60 statements: it fits on the page, and only what is seen is in the
//! document.

use standpoint_tests::failure::Failure;
use standpoint_tests::packs::{self, Size};
use standpoint_tests::page::{Key, Page};

use crate::reader::{
    OTHER, check_no_overflow, find_by_text, numbers, open_in_frame, pack, rate_all_at_once,
    tab_and_enter, text, texts,
};

/// Many more elements than a page of the first pack has would be slow to render.
const MAX_ELEMENTS: usize = 7_000;

pub async fn it_fits_at_any_width(page: &Page) -> Result<(), Failure> {
    put(page)?;
    for width in [320, 390, 704, 1024, 1440] {
        open_in_frame(page, width, &format!("/?pack=large&{width}#compare")).await?;
        for (route, shows) in [
            ("compare", ".statement-row"),
            ("compare/grid", ".positions"),
            ("compare/pair", ".pair .counts"),
            ("compare/1_one", ".statement-row"),
            ("you", ".proposition-form"),
        ] {
            page.js(&format!("location.hash = '{route}'")).await?;
            page.find(shows).await?;
            let context = |failure: Failure| failure.context(format_args!("{route} at {width}"));
            check_no_overflow(page).await.map_err(context)?;
            let elements = page.count("*").await?;
            assert!(elements < MAX_ELEMENTS, "{route} at {width}: {elements}");
        }
    }
    // The story has everything, as it can be read before any code is loaded.
    page.js("location.hash = 'story'").await?;
    page.find(".story .statement-row").await?;
    check_no_overflow(page).await
}

pub async fn a_statement_with_many_voices_has_a_bar_for_each_position(
    page: &Page,
) -> Result<(), Failure> {
    put(page)?;
    open_in_frame(page, 1440, "/?pack=large#compare").await?;
    // A topic at a time.
    assert_eq!(
        page.count(".statement-row").await?,
        Size::MEDIUM.issues / Size::TOPICS
    );
    let bars = texts(page, ".statement-row:nth-of-type(1) .voices-bar").await?;
    assert_eq!(bars.len(), 5, "{bars:?}");
    let row = ".statement-row:nth-of-type(1)";
    let voices: usize = bars.iter().map(|bar| numbers(bar)[0]).sum();
    assert_eq!(
        numbers(&text(page, &format!("{row} .count")).await?)[0],
        voices
    );
    // The three largest of each, and the rest while it is open.
    let step = format!("{row} .step-4");
    let shown = page
        .count(&format!("{step} > li > .voices, {step} > li > .voice"))
        .await?;
    assert!(shown <= 3, "{shown}");
    let more = format!("{step} .more-voices > summary");
    let rest = numbers(&text(page, &more).await?)[0];
    assert_eq!(page.count(&format!("{step} .more-voices li")).await?, 0);
    tab_and_enter(page, &more).await?;
    page.find(&format!("{step} .more-voices li")).await?;
    let listed = page
        .js(&format!(
            "const several = (it) => it.querySelectorAll(':scope > details > ul > li').length || 1;
             return [...document.querySelectorAll('{step} .more-voices > ul > li')]
                 .reduce((sum, it) => sum + several(it), 0)"
        ))
        .await?;
    assert_eq!(listed, rest);
    // The next topic, by keyboard.
    page.tab_to(".topics input:checked").await?;
    page.press(&[Key::Right]).await?;
    page.wait_for("document.querySelector('.lines .topic').textContent === 'Topic 1'")
        .await
}

pub async fn the_grid_shows_the_first_rows_and_then_all(page: &Page) -> Result<(), Failure> {
    put(page)?;
    open_in_frame(page, 1440, "/?pack=large#compare/grid").await?;
    assert_eq!(page.count(".positions tbody tr").await?, 14);
    let more = find_by_text(page, ".grid .button", "more").await?;
    let rest = numbers(&text(page, &more).await?)[0];
    tab_and_enter(page, &more).await?;
    page.wait_for(&format!(
        "document.querySelectorAll('.positions tbody tr').length === {}",
        14 + rest
    ))
    .await?;
    page.press(&[Key::Enter]).await?;
    page.wait_for("document.querySelectorAll('.positions tbody tr').length === 14")
        .await
}

pub async fn a_choice_of_actors_is_complete_and_follows_the_address(
    page: &Page,
) -> Result<(), Failure> {
    put(page)?;
    open_in_frame(page, 1440, "/?pack=large#compare/actor-40/actor-60").await?;
    // Each actor, and each institution with its voices.
    let all = "[...document.querySelectorAll('.actor-selects select')]
         .every((it) => it.options.length >= 500)";
    page.wait_for(all).await?;
    let chosen = "[...document.querySelectorAll('.actor-selects select')].map((it) => it.value)";
    let is = |values: [&str; 2]| format!("String({chosen}) === '{}'", values.join(","));
    page.wait_for(&is(["actor-40", "actor-60"])).await?;
    page.js("location.hash = 'compare/actor-41/actor-499'")
        .await?;
    page.wait_for(&is(["actor-41", "actor-499"])).await?;
    page.wait_for("document.querySelector('.pair .sides h5').textContent.includes('41')")
        .await
}

pub async fn many_people_are_listed_while_the_list_is_open(page: &Page) -> Result<(), Failure> {
    put(page)?;
    open_in_frame(page, 1440, "/?pack=large#story").await?;
    let list = find_by_text(page, ".everything summary", "Who is who").await?;
    assert_eq!(page.count(".people > div").await?, 0);
    tab_and_enter(page, &list).await?;
    let all = format!(
        "document.querySelectorAll('.people > div').length === {}",
        Size::MEDIUM.actors
    );
    page.wait_for(&all).await?;
    page.press(&[Key::Enter]).await?;
    page.wait_for("!document.querySelector('.people > div')")
        .await
}

pub async fn the_result_names_the_first_and_counts_the_rest(page: &Page) -> Result<(), Failure> {
    put(page)?;
    open_in_frame(page, 1440, "/?pack=large#you").await?;
    rate_all_at_once(page).await?;
    page.js(
        "document.querySelectorAll('.proposition-form').forEach((form, at) =>
             form.querySelectorAll('.answer input')[at % 5].click())",
    )
    .await?;
    page.find(".matches .on-side li").await?;
    assert!(page.count(".matches .on-side > li").await? <= 12);
    assert_eq!(page.count(".matches .lines .statement-row").await?, 6);
    let elements = page.count("*").await?;
    assert!(elements < MAX_ELEMENTS, "{elements}");
    Ok(())
}

/// Serves the pack.
fn put(page: &Page) -> Result<(), Failure> {
    page.allow(["favicon.ico"]);
    packs::put(
        page.server(),
        &packs::large(&pack(OTHER)?, "large", Size::MEDIUM),
    );
    Ok(())
}
