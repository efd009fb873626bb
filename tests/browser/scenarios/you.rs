//! Where the reader stands.

use serde_json::{Value, json};
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use crate::reader::{
    FIRST, enter, has_focus, keep, kept, open, pack, reload, saying, string, text, texts,
    wait_for_words,
};

pub async fn rated_by_keyboard_it_ranks_who_is_near(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    let pack = pack(FIRST)?;
    let count = pack["issues"].as_array().map_or(0, Vec::len);
    is_rated(page, 0, count).await?;
    assert_eq!(page.count(".ranking").await?, 0);
    assert!(
        text(page, ".nearest .empty")
            .await?
            .contains("Rate a proposition")
    );

    // The first issue, by Space and by an arrow.
    name_forms(page).await?;
    page.tab_to("#form-0 [type=radio]").await?;
    page.press(&[Key::Space]).await?;
    is_rated(page, 1, count).await?;
    assert_eq!(chosen(page, 0).await?, "Strongly agree");
    page.press(&[Key::Down]).await?;
    is_rated(page, 1, count).await?;
    assert_eq!(chosen(page, 0).await?, "Agree");
    has_focus(page, "#form-0 [type=radio]:checked").await?;

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
    let apart = texts(page, ".nearest .apart bdi").await?;
    for actor in pack["actors"].as_array().map_or(&[][..], Vec::as_slice) {
        let (id, name) = (&actor["id"], string(&actor["name"]));
        let is_ranked = ranked.iter().any(|it| it == name);
        assert_eq!(is_ranked, has_spoken(id, Some(issue)), "{name}");
        if has_spoken(id, None) && !is_ranked {
            assert!(
                apart.iter().any(|it| it == name),
                "{name} is not in {apart:?}"
            );
        }
    }
    let heading = texts(page, ".nearest h3").await?;
    assert_eq!(heading, ["Not comparable"]);

    // Another one, counted double, and a third one skipped.
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

    let ratings: Value =
        serde_json::from_str(&kept(page, FIRST, "ratings").await?.unwrap_or_default())?;
    let ratings = ratings.to_string();
    for part in ["double", "skipped"] {
        assert!(ratings.contains(part), "{ratings}");
    }
    for (css, parts) in [(".interval", "%"), (".coverage", "spoke on ")] {
        let said = texts(page, &format!(".ranking {css}")).await?;
        assert_eq!(said.len(), page.count(".ranking > li").await?);
        assert!(said.iter().all(|it| it.contains(parts)), "{said:?}");
    }
    // What is certain comes first; what is skipped is of no weight.
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
    name_forms(page).await?;
    page.tab_to("#form-0 [type=radio]").await?;
    page.press(&[Key::Space]).await?;
    enter(page, ".ranking summary").await?;
    page.find(".ranking details[open] .breakdown tbody tr")
        .await?;
    has_focus(page, ".ranking summary").await?;
    let name = text(page, ".ranking li:has(details[open]) .name").await?;
    let labels = page
        .js("return [...document.querySelectorAll('.breakdown tr:first-child td')].map((it) => it.dataset.label)")
        .await?;
    assert_eq!(labels, json!(["You", "They", "Effect"]));
    let rows = texts(page, ".breakdown tbody tr").await?.len();

    // From before it: WebKit enters a group from behind at its end.
    page.tab_to("#form-0 [type=radio]").await?;
    page.tab_to("#form-1 [type=radio]").await?;
    page.press(&[Key::Space]).await?;
    wait_for_words(page, ".rated", "2 of").await?;
    assert_eq!(
        text(page, ".ranking li:has(details[open]) .name").await?,
        name
    );
    assert!(texts(page, ".breakdown tbody tr").await?.len() >= rows);
    has_focus(page, "#form-1 [type=radio]:checked").await?;
    page.press(&[Key::Down]).await?;
    has_focus(page, "#form-1 [type=radio]:checked").await?;
    assert_eq!(chosen(page, 1).await?, "Agree");
    assert_eq!(page.count(".ranking details[open]").await?, 1);
    enter(page, ".ranking details[open] summary").await?;
    page.wait_for("document.querySelector('.ranking details[open]') === null")
        .await
}

pub async fn what_is_left_out_is_said_to_be(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    page.click(".proposition-form label.answer").await?;
    page.find(".ranking li").await?;
    page.js("document.querySelectorAll('.nearest fieldset :checked').forEach((it) => it.click())")
        .await?;
    wait_for_words(page, ".nearest .empty", "You’ve left out all positions").await?;
    page.click(".nearest fieldset input").await?;
    page.wait_for(
        "document.querySelector('.nearest .empty, .ranking') !== null
            && !document.querySelector('.nearest').textContent.includes('No one in this story')",
    )
    .await
}

pub async fn what_is_skipped_counts_single_again(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    name_forms(page).await?;
    page.click("#form-0 label.answer").await?;
    page.click("#form-0 .double input").await?;
    let stored = async || Ok::<_, Failure>(kept(page, FIRST, "ratings").await?.unwrap_or_default());
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

pub async fn ratings_survive_a_reload_until_they_are_cleared(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    name_forms(page).await?;
    for (form, downs) in [(0, 0), (1, 2), (3, 4)] {
        page.tab_to(&format!("#form-{form} [type=radio]")).await?;
        page.press(&[Key::Space]).await?;
        page.press_each(&vec![Key::Down; downs]).await?;
    }
    wait_for_words(page, ".rated", "3 of").await?;
    let intervals = texts(page, ".ranking .interval").await?;
    reload(page).await?;
    wait_for_words(page, ".rated", "3 of").await?;
    name_forms(page).await?;
    assert_eq!(chosen(page, 0).await?, "Strongly agree");
    assert_eq!(chosen(page, 1).await?, "Neutral");
    assert_eq!(chosen(page, 3).await?, "Strongly disagree");
    assert_eq!(texts(page, ".ranking .interval").await?, intervals);

    let clear = saying(page, ".rated button", "Clear my ratings").await?;
    enter(page, &clear).await?;
    wait_for_words(page, ".rated", "0 of").await?;
    page.wait_for("document.querySelector('.proposition-form :checked') === null")
        .await?;
    assert_eq!(page.count(".ranking").await?, 0);
    reload(page).await?;
    wait_for_words(page, ".rated", "0 of").await?;
    assert_eq!(page.count(".notices p").await?, 0);

    // What can't be read is set aside here too.
    keep(page, FIRST, "ratings", "{\"half").await?;
    reload(page).await?;
    wait_for_words(page, ".notices p", "saved separately").await?;
    let aside = kept(page, FIRST, "ratings:set-aside:1").await?;
    assert_eq!(aside.as_deref(), Some("{\"half"));
    Ok(())
}

/// So that they can be told apart: `#form-0` and so on.
async fn name_forms(page: &Page) -> Result<(), Failure> {
    page.js(
        "document.querySelectorAll('.proposition-form').forEach((it, at) => (it.id = `form-${at}`))",
    )
    .await?;
    Ok(())
}

/// The answer that is chosen for an issue.
async fn chosen(page: &Page, form: usize) -> Result<String, Failure> {
    text(
        page,
        &format!("#form-{form} label:has([type=radio]:checked)"),
    )
    .await
}

async fn is_rated(page: &Page, rated: usize, count: usize) -> Result<(), Failure> {
    wait_for_words(
        page,
        ".rated [role='status']",
        &format!("{rated} of {count} rated"),
    )
    .await
}
