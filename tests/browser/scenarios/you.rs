//! *Your view*: rating statements, and who is on the reader's side.

use serde_json::{Value, json};
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use crate::reader::{
    FIRST, check_no_overflow, find_by_text, open, open_in_frame, pack, rate_all_at_once, reload,
    store_text, stored_text, string, tab_and_enter, text, texts, wait_for_focus, wait_for_text,
};

pub async fn ratings_by_keyboard_show_who_is_on_the_readers_side(
    page: &Page,
) -> Result<(), Failure> {
    open_all(page).await?;
    let pack = pack(FIRST)?;
    let count = pack["issues"].as_array().map_or(0, Vec::len);
    wait_for_rated(page, 0, count).await?;
    assert_eq!(page.count(".on-side").await?, 0);
    wait_for_text(page, ".matches .empty", "Rate a statement").await?;

    // Rates the first issue with Space and an arrow key.
    set_form_ids(page).await?;
    page.tab_to("#form-0 [type=radio]").await?;
    page.press(&[Key::Space]).await?;
    wait_for_rated(page, 1, count).await?;
    assert_eq!(chosen(page, 0).await?, "Strongly disagree");
    page.press(&[Key::Down]).await?;
    wait_for_rated(page, 1, count).await?;
    assert_eq!(chosen(page, 0).await?, "Disagree");
    wait_for_focus(page, "#form-0 [type=radio]:checked").await?;

    // One by one, everybody with a position on it is listed, and everybody else with one is silent.
    tab_and_enter(page, ".filters-toggle").await?;
    page.tab_to(".matches .switch input:checked").await?;
    page.press(&[Key::Right]).await?;
    wait_for_text(page, ".matches .few > summary", "only one or two").await?;
    wait_for_text(page, ".matches .empty", "three or more").await?;
    page.js("document.querySelector('.matches .few').open = true")
        .await?;
    page.find(".matches .few .on-side").await?;
    let issue = &pack["issues"][0];
    let has_spoken = |actor: &Value, issue: Option<&Value>| {
        let positions = pack["positions"].as_array().map_or(&[][..], Vec::as_slice);
        positions.iter().any(|it| {
            let is_there = string(&it["stance"]).contains("agree") || it["stance"] == "neutral";
            it["actor"] == *actor
                && is_there
                && issue.is_none_or(|issue| it["issue"] == issue["id"])
        })
    };
    let listed = texts(page, ".on-side .who .name").await?;
    let silent = texts(page, ".silent-voices bdi").await?;
    for actor in pack["actors"].as_array().map_or(&[][..], Vec::as_slice) {
        let (id, name) = (&actor["id"], string(&actor["name"]));
        let is_listed = listed.iter().any(|it| it == name);
        assert_eq!(is_listed, has_spoken(id, Some(issue)), "{name}");
        if has_spoken(id, None) && !is_listed {
            assert!(silent.iter().any(|it| it == name), "{name}: {silent:?}");
        }
    }
    let counts = texts(page, ".on-side .counts").await?;
    assert_eq!(counts.len(), listed.len());
    assert!(
        counts
            .iter()
            .all(|it| it == "On your side on 0 of the 1 you both spoke on"),
        "all who spoke agree with it: {counts:?}"
    );

    // Rates another one with double weight, and skips a third. Approaches from before: backwards,
    // WebKit enters a radio group at its end.
    page.tab_to("#form-0 [type=radio]").await?;
    page.tab_to("#form-1 [type=radio]").await?;
    page.press(&[Key::Space]).await?;
    page.tab_to("#form-1 [type=checkbox]").await?;
    page.press(&[Key::Space]).await?;
    page.wait_for("document.querySelector('#form-1 [type=checkbox]').checked")
        .await?;
    page.tab_to("#form-2 [type=radio]").await?;
    page.press(&[Key::Space]).await?;
    page.press_each(&[Key::Down; 5]).await?;
    page.wait_for("document.querySelector('#form-2 .skip-answer input').checked")
        .await?;
    assert_eq!(chosen(page, 2).await?, "Skip");
    page.wait_for("document.querySelector('#form-2 [type=checkbox]').disabled")
        .await?;

    let ratings: Value = serde_json::from_str(
        &stored_text(page, FIRST, "ratings")
            .await?
            .unwrap_or_default(),
    )?;
    let ratings = ratings.to_string();
    for part in ["double", "skipped"] {
        assert!(ratings.contains(part), "{ratings}");
    }
    // A tile for each of the two rated statements; the skipped one has none.
    let tiles = page
        .js("return [...document.querySelectorAll('.on-side .tiles')].map((it) => it.children.length)")
        .await?;
    let tiles = tiles.as_array().cloned().unwrap_or_default();
    assert!(
        !tiles.is_empty() && tiles.iter().all(|it| *it == 2),
        "{tiles:?}"
    );
    Ok(())
}

/// Rates everything as an institution stands, and finds it at the top.
pub async fn an_institution_is_on_the_side_of_who_rates_as_it_does(
    page: &Page,
) -> Result<(), Failure> {
    open_all(page).await?;
    // The government's own positions; on the chemicals and precursors it has none.
    for (proposition, answer) in [
        ("American demand is the main cause", 4),
        ("China supports the fentanyl trade", 1),
        ("China deserves credit", 5),
        ("The fentanyl tariffs help", 2),
    ] {
        let form = find_by_text(page, ".proposition-form", proposition).await?;
        page.click(&format!("{form} .answer:nth-child({answer}) input"))
            .await?;
    }
    wait_for_text(page, ".rated", "4 of").await?;
    let first = ".matches > div > .on-side > li:first-child";
    wait_for_text(page, &format!("{first} .who"), "Government of China").await?;
    wait_for_text(page, &format!("{first} .who"), "voices").await?;
    assert_eq!(
        text(page, &format!("{first} .counts")).await?,
        "On your side on 4 of the 4 you both spoke on"
    );
    assert_eq!(page.count(&format!("{first} .tile.agree")).await?, 4);
    assert_eq!(
        text(page, ".matches .largest-share").await?,
        "Largest share on your side, where you both spoke: Government of China (4 of 4)."
    );
    // Each statement names the voices, and each voice opens its passage.
    tab_and_enter(page, &format!("{first} details > summary")).await?;
    page.find(&format!("{first} .by-statement .mark.reader"))
        .await?;
    page.js("document.querySelectorAll('.by-statement details').forEach((it) => (it.open = true))")
        .await?;
    page.click(&format!("{first} .by-statement a.voice"))
        .await?;
    page.find("dialog[open] .position").await?;
    Ok(())
}

pub async fn open_statements_stay_open(page: &Page) -> Result<(), Failure> {
    open_all(page).await?;
    set_form_ids(page).await?;
    for form in [0, 1, 2] {
        page.tab_to(&format!("#form-{form} [type=radio]")).await?;
        page.press(&[Key::Space]).await?;
    }
    page.js("document.querySelector('.matches .few').open = true")
        .await?;
    page.find(".matches .few .on-side").await?;
    tab_and_enter(page, ".on-side summary").await?;
    page.find(".on-side details[open] .by-statement tbody tr")
        .await?;
    wait_for_focus(page, ".on-side details[open] summary").await?;
    let name = text(page, ".on-side li:has(details[open]) .who .name").await?;
    let labels = page
        .js("return [...document.querySelectorAll('.by-statement tr:first-child td')].map((it) => it.dataset.label)")
        .await?;
    assert_eq!(labels, json!(["You", "They"]));
    let rows = texts(page, ".by-statement tbody tr").await?.len();
    assert_eq!(rows, 3);

    // Approaches from before: backwards, WebKit enters a radio group at its end.
    page.tab_to("#form-2 [type=radio]").await?;
    page.tab_to("#form-3 [type=radio]").await?;
    page.press(&[Key::Space]).await?;
    wait_for_text(page, ".rated", "4 of").await?;
    let open = ".on-side li:has(details[open])";
    page.wait_for(&format!("document.querySelector('{open}') !== null"))
        .await?;
    let still = page
        .js(&format!(
            "return document.querySelector('{open} .who .name').textContent"
        ))
        .await?;
    assert_eq!(string(&still), name);
    wait_for_focus(page, "#form-3 [type=radio]:checked").await?;
    page.press(&[Key::Down]).await?;
    wait_for_focus(page, "#form-3 [type=radio]:checked").await?;
    assert_eq!(chosen(page, 3).await?, "Disagree");
    assert_eq!(page.count(".on-side details[open]").await?, 1);
    Ok(())
}

pub async fn leaving_out_all_grades_shows_a_notice(page: &Page) -> Result<(), Failure> {
    open_all(page).await?;
    page.click(".proposition-form label.answer").await?;
    page.find(".matches .few").await?;
    page.js("document.querySelectorAll('.matches .grades :checked').forEach((it) => it.click())")
        .await?;
    wait_for_text(page, ".matches .empty", "Your filters hide every position").await?;
    page.click(".filters-toggle").await?;
    page.click(".matches .grades input").await?;
    page.wait_for(
        "document.querySelector('.matches .empty, .on-side') !== null
            && !document.querySelector('.matches').textContent.includes('No one in this story')",
    )
    .await
}

pub async fn skipping_resets_double_weight(page: &Page) -> Result<(), Failure> {
    open_all(page).await?;
    set_form_ids(page).await?;
    page.click("#form-0 label.answer").await?;
    page.click("#form-0 .double input").await?;
    let stored = async || {
        Ok::<_, Failure>(
            stored_text(page, FIRST, "ratings")
                .await?
                .unwrap_or_default(),
        )
    };
    assert!(stored().await?.contains("double"));
    page.click("#form-0 .skip-answer input").await?;
    let skipped = stored().await?;
    assert!(
        skipped.contains("skipped") && !skipped.contains("double"),
        "{skipped}"
    );
    page.click("#form-0 label.answer").await?;
    page.wait_for("!document.querySelector('#form-0 .double input').checked")
        .await?;
    assert!(!stored().await?.contains("double"));
    Ok(())
}

pub async fn ratings_survive_a_reload_until_cleared(page: &Page) -> Result<(), Failure> {
    open_all(page).await?;
    set_form_ids(page).await?;
    for (form, downs) in [(0, 0), (1, 2), (3, 4)] {
        page.tab_to(&format!("#form-{form} [type=radio]")).await?;
        page.press(&[Key::Space]).await?;
        page.press_each(&vec![Key::Down; downs]).await?;
    }
    wait_for_text(page, ".rated", "3 of").await?;
    let counts = texts(page, ".on-side .counts").await?;
    reload(page).await?;
    wait_for_text(page, ".rated", "3 of").await?;
    // Nobody is named again before the reader asks.
    assert_eq!(page.count(".on-side").await?, 0);
    rate_all_at_once(page).await?;
    page.find(".on-side .counts").await?;
    set_form_ids(page).await?;
    assert_eq!(chosen(page, 0).await?, "Strongly disagree");
    assert_eq!(chosen(page, 1).await?, "Neutral");
    assert_eq!(chosen(page, 3).await?, "Strongly agree");
    assert_eq!(texts(page, ".on-side .counts").await?, counts);

    let clear = find_by_text(page, ".rated button", "Start over").await?;
    tab_and_enter(page, &clear).await?;
    wait_for_text(page, ".rated", "0 of").await?;
    page.wait_for("document.querySelector('.proposition-form :checked') === null")
        .await?;
    assert_eq!(page.count(".on-side").await?, 0);
    reload(page).await?;
    wait_for_text(page, ".rated", "0 of").await?;
    assert_eq!(page.count(".notices p").await?, 0);

    // Unreadable ratings are backed up too.
    store_text(page, FIRST, "ratings", "{\"half").await?;
    reload(page).await?;
    wait_for_text(page, ".notices p", "saved separately").await?;
    let backup = stored_text(page, FIRST, "ratings:backup:1").await?;
    assert_eq!(backup.as_deref(), Some("{\"half"));
    Ok(())
}

pub async fn statements_are_rated_one_by_one_without_names(page: &Page) -> Result<(), Failure> {
    for width in [1440, 320] {
        open_in_frame(page, width, &format!("/?{width}#you")).await?;
        let pack = pack(FIRST)?;
        let count = pack["issues"].as_array().map_or(0, Vec::len);
        page.js("localStorage.clear(); sessionStorage.clear()")
            .await?;
        reload(page).await?;
        let shown = ".proposition-form:not([hidden])";
        for number in 1..=3 {
            let about = format!("Statement {number} of {count}");
            wait_for_text(page, &format!("{shown} .about-statement"), &about).await?;
            page.tab_to(&format!("{shown} [type=radio]")).await?;
            page.press(&[Key::Space]).await?;
            // Nobody is named before the reader asks.
            let matches = text(page, ".matches").await?;
            assert!(matches.contains("we hide who stands where"), "{matches}");
            for actor in pack["actors"].as_array().map_or(&[][..], Vec::as_slice) {
                assert!(!matches.contains(string(&actor["name"])), "{matches}");
            }
            tab_and_enter(page, ".next").await?;
            wait_for_focus(page, &format!("{shown} fieldset")).await?;
            check_no_overflow(page).await?;
        }
        wait_for_text(page, ".rated", "3 of").await?;
        tab_and_enter(page, ".back").await?;
        wait_for_text(page, &format!("{shown} .about-statement"), "Statement 3").await?;
        // The list of all goes to any of them.
        let last = ".overview ul:last-child li:last-child .to-statement";
        tab_and_enter(page, last).await?;
        let about = format!("Statement {count} of {count}");
        wait_for_text(page, &format!("{shown} .about-statement"), &about).await?;
        // The last step is the result.
        tab_and_enter(page, ".next").await?;
        page.find(".matches .few, .matches .on-side").await?;
        wait_for_focus(page, ".matches > h2").await?;
        check_no_overflow(page).await?;
        // The reader stands on the lines with everybody else.
        assert_eq!(page.count(".matches .lines .voice.own").await?, 3);
        // Ratings that names have changed are counted.
        assert!(
            !text(page, ".matches")
                .await?
                .contains("after seeing where others stand")
        );
        tab_and_enter(
            page,
            ".overview ul:first-of-type li:first-child .to-statement",
        )
        .await?;
        page.tab_to(&format!("{shown} [type=radio]:checked"))
            .await?;
        page.press(&[Key::Down]).await?;
        wait_for_text(page, ".matches", "after seeing where others stand: 1").await?;
    }
    Ok(())
}

pub async fn rating_all_at_once_leads_to_the_result(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    page.tab_to(".manner .switch input:checked").await?;
    page.press(&[Key::Right]).await?;
    page.wait_for("!document.querySelector('.rating-steps .button').checkVisibility()")
        .await?;
    for number in 0..2 {
        page.js(&format!(
            "document.querySelectorAll('.proposition-form')[{number}].querySelector('input').click()"
        ))
        .await?;
    }
    tab_and_enter(page, ".to-result").await?;
    page.find(".matches .few, .matches .on-side").await?;
    wait_for_focus(page, ".matches > h2").await
}

pub async fn what_would_change_who_is_first(page: &Page) -> Result<(), Failure> {
    open_all(page).await?;
    set_form_ids(page).await?;
    for (form, answer) in [4, 2, 5, 4, 4, 1, 3, 4, 4].iter().enumerate() {
        page.click(&format!("#form-{form} .answer:nth-child({answer}) input"))
            .await?;
    }
    wait_for_text(page, ".matches", "Rate this statement next").await?;
    let title = "What would put someone else first";
    let changes = find_by_text(page, ".robust summary", title).await?;
    tab_and_enter(page, &changes).await?;
    wait_for_text(page, ".robust[open]", "This would be enough to put").await?;
    assert!(page.count(".rating-changes li").await? > 0);
    wait_for_text(page, ".other-measures", "Closest to you most often").await
}

/// Opens the view with all statements at once, and without hiding the result.
async fn open_all(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    rate_all_at_once(page).await
}

/// Gives the forms ids: `form-0` and so on.
async fn set_form_ids(page: &Page) -> Result<(), Failure> {
    page.js(
        "document.querySelectorAll('.proposition-form').forEach((it, at) => (it.id = `form-${at}`))",
    )
    .await?;
    Ok(())
}

/// Returns the label of the chosen answer in a form.
async fn chosen(page: &Page, form: usize) -> Result<String, Failure> {
    text(
        page,
        &format!("#form-{form} label:has([type=radio]:checked) > :last-child"),
    )
    .await
}

async fn wait_for_rated(page: &Page, rated: usize, count: usize) -> Result<(), Failure> {
    wait_for_text(
        page,
        ".rated [role='status']",
        &format!("{rated} of {count} rated"),
    )
    .await
}
