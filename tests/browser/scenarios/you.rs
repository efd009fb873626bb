//! The view "You": rating propositions and ranking actors.

use serde_json::{Value, json};
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use crate::reader::{
    FIRST, find_by_text, open, pack, reload, store_text, stored_text, string, tab_and_enter, text,
    texts, wait_for_focus, wait_for_text,
};

pub async fn ratings_by_keyboard_rank_the_actors(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    let pack = pack(FIRST)?;
    let count = pack["issues"].as_array().map_or(0, Vec::len);
    wait_for_rated(page, 0, count).await?;
    assert_eq!(page.count(".ranking").await?, 0);
    assert!(
        text(page, ".matches .empty")
            .await?
            .contains("Rate a statement")
    );

    // Rates the first issue with Space and an arrow key.
    set_form_ids(page).await?;
    page.tab_to("#form-0 [type=radio]").await?;
    page.press(&[Key::Space]).await?;
    wait_for_rated(page, 1, count).await?;
    assert_eq!(chosen(page, 0).await?, "Strongly agree");
    page.press(&[Key::Down]).await?;
    wait_for_rated(page, 1, count).await?;
    assert_eq!(chosen(page, 0).await?, "Agree");
    wait_for_focus(page, "#form-0 [type=radio]:checked").await?;

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
    let ranked = texts(page, ".ranking .name").await?;
    let not_comparable = texts(page, ".matches .not-comparable bdi").await?;
    for actor in pack["actors"].as_array().map_or(&[][..], Vec::as_slice) {
        let (id, name) = (&actor["id"], string(&actor["name"]));
        let is_ranked = ranked.iter().any(|it| it == name);
        assert_eq!(is_ranked, has_spoken(id, Some(issue)), "{name}");
        if has_spoken(id, None) && !is_ranked {
            assert!(
                not_comparable.iter().any(|it| it == name),
                "{name} is not in {not_comparable:?}"
            );
        }
    }
    let heading = texts(page, ".matches h3").await?;
    assert_eq!(heading, ["Can’t be compared"]);

    // Rates another one with double weight, and skips a third.
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
    for (css, parts) in [(".interval", "%"), (".coverage", "spoke on ")] {
        let said = texts(page, &format!(".ranking {css}")).await?;
        assert_eq!(said.len(), page.count(".ranking > li").await?);
        assert!(said.iter().all(|it| it.contains(parts)), "{said:?}");
    }
    // Sorted by certain agreement; skipped issues don't count.
    let lows = texts(page, ".ranking .interval").await?;
    let lows: Vec<u32> = lows
        .iter()
        .map(|it| it.split(['–', '%']).next().unwrap_or_default().parse())
        .collect::<Result<_, _>>()?;
    assert!(lows.is_sorted_by(|a, b| a >= b), "{lows:?}");
    let coverage = texts(page, ".ranking .coverage").await?;
    assert!(
        coverage.iter().all(|it| it.ends_with(" of 2")),
        "{coverage:?}"
    );
    Ok(())
}

pub async fn a_breakdown_stays_open(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    set_form_ids(page).await?;
    page.tab_to("#form-0 [type=radio]").await?;
    page.press(&[Key::Space]).await?;
    tab_and_enter(page, ".ranking summary").await?;
    page.find(".ranking details[open] .breakdown tbody tr")
        .await?;
    wait_for_focus(page, ".ranking summary").await?;
    let name = text(page, ".ranking li:has(details[open]) .name").await?;
    let labels = page
        .js("return [...document.querySelectorAll('.breakdown tr:first-child td')].map((it) => it.dataset.label)")
        .await?;
    assert_eq!(labels, json!(["You", "They", "Effect"]));
    let rows = texts(page, ".breakdown tbody tr").await?.len();

    // Approaches from before: backwards, WebKit enters a radio group at its end.
    page.tab_to("#form-0 [type=radio]").await?;
    page.tab_to("#form-1 [type=radio]").await?;
    page.press(&[Key::Space]).await?;
    wait_for_text(page, ".rated", "2 of").await?;
    assert_eq!(
        text(page, ".ranking li:has(details[open]) .name").await?,
        name
    );
    assert!(texts(page, ".breakdown tbody tr").await?.len() >= rows);
    wait_for_focus(page, "#form-1 [type=radio]:checked").await?;
    page.press(&[Key::Down]).await?;
    wait_for_focus(page, "#form-1 [type=radio]:checked").await?;
    assert_eq!(chosen(page, 1).await?, "Agree");
    assert_eq!(page.count(".ranking details[open]").await?, 1);
    tab_and_enter(page, ".ranking details[open] summary").await?;
    page.wait_for("document.querySelector('.ranking details[open]') === null")
        .await
}

pub async fn leaving_out_all_grades_shows_a_notice(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    page.click(".proposition-form label.answer").await?;
    page.find(".ranking li").await?;
    page.js("document.querySelectorAll('.matches fieldset :checked').forEach((it) => it.click())")
        .await?;
    wait_for_text(page, ".matches .empty", "You’ve left out all positions").await?;
    page.click(".matches fieldset input").await?;
    page.wait_for(
        "document.querySelector('.matches .empty, .ranking') !== null
            && !document.querySelector('.matches').textContent.includes('No one in this story')",
    )
    .await
}

pub async fn skipping_resets_double_weight(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
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
    open(page, "/#you").await?;
    set_form_ids(page).await?;
    for (form, downs) in [(0, 0), (1, 2), (3, 4)] {
        page.tab_to(&format!("#form-{form} [type=radio]")).await?;
        page.press(&[Key::Space]).await?;
        page.press_each(&vec![Key::Down; downs]).await?;
    }
    wait_for_text(page, ".rated", "3 of").await?;
    let intervals = texts(page, ".ranking .interval").await?;
    reload(page).await?;
    wait_for_text(page, ".rated", "3 of").await?;
    set_form_ids(page).await?;
    assert_eq!(chosen(page, 0).await?, "Strongly agree");
    assert_eq!(chosen(page, 1).await?, "Neutral");
    assert_eq!(chosen(page, 3).await?, "Strongly disagree");
    assert_eq!(texts(page, ".ranking .interval").await?, intervals);

    let clear = find_by_text(page, ".rated button", "Clear my ratings").await?;
    tab_and_enter(page, &clear).await?;
    wait_for_text(page, ".rated", "0 of").await?;
    page.wait_for("document.querySelector('.proposition-form :checked') === null")
        .await?;
    assert_eq!(page.count(".ranking").await?, 0);
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
        &format!("#form-{form} label:has([type=radio]:checked)"),
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
