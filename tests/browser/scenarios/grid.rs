//! The grid of "Compare": everybody on every statement.

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use super::compare::{list, named, names};
use crate::reader::{
    FIRST, OTHER, check_no_overflow, open_in_frame, pack, string, tab_and_enter, text, texts,
    wait_for_focus,
};

pub async fn a_wide_page_shows_all_topics(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 1440, "/#compare/grid").await?;
    let pack = pack(FIRST)?;
    assert_eq!(
        texts(page, ".positions .topic").await?,
        names(&pack["topics"])
    );
    let mut issues = Vec::new();
    for topic in list(&pack["topics"]) {
        let all = list(&pack["issues"]).iter();
        issues.extend(
            all.filter(|it| it["topic"] == topic["id"])
                .map(|it| string(&it["name"])),
        );
    }
    assert_eq!(texts(page, ".positions .upright[title]").await?, issues);
    assert!(texts(page, ".topics").await?.is_empty());
    assert!(texts(page, ".on-topic").await?.is_empty());
    // Those who spoke on most come first, and each row has a cell for each statement.
    let spoken = texts(page, ".positions .spoken").await?;
    let spoken: Vec<usize> = spoken.iter().filter_map(|it| it.parse().ok()).collect();
    assert!(spoken.is_sorted_by(|a, b| a >= b), "{spoken:?}");
    let rows = texts(page, ".positions tbody th").await?;
    assert_eq!(rows.len(), spoken.len());
    let cells = texts(page, ".positions .cell").await?;
    assert_eq!(cells.len(), rows.len() * issues.len());
    assert!(cells.iter().all(|cell| !cell.is_empty()));
    check_no_overflow(page).await
}

pub async fn a_narrow_page_shows_a_topic_at_a_time(page: &Page) -> Result<(), Failure> {
    let pack = pack(FIRST)?;
    for width in [320, 390] {
        open_in_frame(page, width, &format!("/?{width}#compare/grid")).await?;
        page.tab_to(".topics input:checked").await?;
        for topic in list(&pack["topics"]) {
            let name = string(&topic["name"]);
            page.wait_for(&format!(
                "[...document.querySelectorAll('.positions .topic')]
                    .filter((it) => it.checkVisibility()).map((it) => it.textContent).join()
                    === {}",
                Value::from(name)
            ))
            .await?;
            let issues = list(&pack["issues"]).iter();
            let of_topic = issues.filter(|it| it["topic"] == topic["id"]);
            let of_topic: Vec<_> = of_topic.map(|it| string(&it["name"])).collect();
            assert_eq!(texts(page, ".positions .upright[title]").await?, of_topic);
            // Rows without a position on it are named below the table.
            let rows = texts(page, ".positions tbody tr").await?;
            let cells = texts(page, ".positions .cell").await?;
            assert_eq!(cells.len(), rows.len() * of_topic.len());
            let silent = texts(page, ".on-topic").await?.concat();
            let hidden = page.count(".positions .silent-on-topic").await?;
            assert_eq!(silent.is_empty(), hidden == 0, "{silent}");
            check_no_overflow(page).await?;
            page.press(&[Key::Right]).await?;
        }
    }
    Ok(())
}

pub async fn an_institution_opens_to_its_voices(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 1440, "/#compare/grid").await?;
    let toggle = ".positions .row:first-child .toggle";
    let label = text(page, toggle).await?;
    let voices: usize = label
        .split(' ')
        .find_map(|word| word.parse().ok())
        .ok_or_else(|| Failure::new(format!("no number of voices in “{label}”")))?;
    assert_eq!(page.count(".positions .member").await?, 0);
    tab_and_enter(page, toggle).await?;
    page.wait_for(&format!(
        "document.querySelectorAll('.positions .member').length === {voices}"
    ))
    .await?;
    wait_for_focus(page, toggle).await?;
    page.press(&[Key::Enter]).await?;
    page.wait_for("!document.querySelector('.positions .member')")
        .await
}

pub async fn a_cell_of_several_voices_opens_all_of_them(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 1440, "/#compare/grid").await?;
    let several = ".positions .row:first-child .voices-button";
    let cell = page
        .js(&format!(
            "const it = document.querySelector({});
             it.id = 'several';
             return it.textContent",
            Value::from(several)
        ))
        .await?;
    assert!(string(&cell).contains("2 voices"), "{cell}");
    tab_and_enter(page, "#several").await?;
    page.wait_for("document.querySelector('dialog').open")
        .await?;
    assert!(texts(page, "dialog .voice-name").await?.len() >= 2);
    assert!(texts(page, "dialog .shown-passage").await?.len() >= 2);
    page.press(&[Key::Escape]).await?;
    wait_for_focus(page, "#several").await
}

pub async fn a_cell_opens_its_evidence(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 1440, "/#compare/grid/1_one").await?;
    let pack = pack(FIRST)?;
    let (position, actor, issue) = list(&pack["positions"])
        .iter()
        .find_map(|it| {
            let words = it["evidence"][0]["selector"]["exact"].is_string();
            (it["grade"] == "own-words" && words && it["date"]["words"].is_string()).then(|| {
                let actor = named(&pack["actors"], &it["actor"]);
                (it, actor, named(&pack["issues"], &it["issue"]))
            })
        })
        .ok_or_else(|| Failure::new("no position with a quote and a dated text"))?;
    let cell = cell(page, string(&actor["name"]), string(&issue["name"])).await?;
    tab_and_enter(page, &cell).await?;
    page.wait_for("document.querySelector('dialog').open")
        .await?;
    assert_eq!(text(page, "dialog h2").await?, string(&actor["name"]));
    assert_eq!(
        text(page, "dialog .proposition").await?.trim(),
        string(&issue["proposition"])
    );
    let stance = string(&position["stance"]).replace('-', " ");
    let shown = text(page, "dialog .mark-and-word .word")
        .await?
        .to_lowercase();
    assert!(
        shown.starts_with(stance.trim_end_matches('e')),
        "{shown} for {stance}"
    );
    let how = text(page, "dialog .how").await?;
    assert!(how.starts_with("Own words"), "{how}");
    assert!(how.contains(string(&position["date"]["words"])), "{how}");
    let shown = text(page, "dialog .position").await?;
    let evidence = &position["evidence"][0];
    let paragraph = usize::try_from(evidence["paragraph"].as_u64().unwrap_or_default())?;
    let digest = &pack["source"]["paragraphs"][paragraph - 1]["digest"];
    for part in [
        string(&position["note"]),
        string(&evidence["selector"]["exact"]),
        string(digest),
        &format!("Paragraph {paragraph}"),
    ] {
        assert!(shown.contains(part), "no “{part}” in “{shown}”");
    }
    page.press(&[Key::Escape]).await?;
    wait_for_focus(page, &cell).await
}

pub async fn a_changed_stance_shows_each_position_in_order(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 1440, &format!("/?pack={OTHER}#compare/grid/1_one")).await?;
    let pack = pack(OTHER)?;
    let mayor: Vec<_> = list(&pack["positions"])
        .iter()
        .filter(|it| it["actor"] == "ilse-varrow" && it["issue"] == "cars-off")
        .collect();
    assert_eq!(mayor.len(), 2, "the pack has changed");
    let issue = string(&named(&pack["issues"], &mayor[0]["issue"])["name"]);
    let cell = cell(page, "Ilse Varrow", issue).await?;
    assert!(text(page, &cell).await?.contains("changed"));
    tab_and_enter(page, &cell).await?;
    page.wait_for("document.querySelector('dialog').open")
        .await?;
    // The dialog shows the latest position first.
    let stances = texts(page, "dialog .position > p:first-child .word").await?;
    assert_eq!(stances, ["Agrees", "Strongly disagrees"]);
    let parts = texts(page, "dialog .position, dialog > h3").await?;
    assert!(parts[0].contains(string(&mayor[1]["note"])), "{parts:?}");
    assert_eq!(parts[1], "Before that");
    assert!(parts[2].contains(string(&mayor[0]["note"])), "{parts:?}");
    page.press(&[Key::Escape]).await?;
    // The list of changes shows the earliest first.
    page.js("location.hash = 'compare/changes'").await?;
    page.find(".change").await?;
    assert_eq!(texts(page, ".change h3").await?, ["Ilse Varrow"]);
    assert_eq!(
        texts(page, ".change li .stance-and-grade").await?,
        ["−− Strongly disagrees Own words", "+ Agrees Reported"]
    );
    Ok(())
}

/// Returns a selector for the link in the cell of an actor and a statement.
async fn cell(page: &Page, actor: &str, issue: &str) -> Result<String, Failure> {
    let script = format!(
        "const heads = [...document.querySelectorAll('.positions .upright[title]')];
         const at = heads.findIndex((it) => it.textContent === {});
         const row = [...document.querySelectorAll('.positions tbody tr')]
             .find((it) => it.querySelector('b')?.textContent === {});
         const link = row?.querySelectorAll('.cell')[at]?.querySelector('a');
         if (!link) return false;
         link.id = 'the-cell';
         return true",
        Value::from(issue),
        Value::from(actor)
    );
    match page.js(&script).await? {
        Value::Bool(true) => Ok("#the-cell".into()),
        _ => Err(Failure::new(format!("no cell of {actor} on {issue}"))),
    }
}
