//! A pack in which not all positions were looked for.

use serde_json::json;
use standpoint_tests::axe;
use standpoint_tests::failure::Failure;
use standpoint_tests::packs::{PARTLY_CODED, put_states};
use standpoint_tests::page::Page;

use crate::reader::{
    OTHER, check_no_overflow, open, pack, rate_all_at_once, string, text, texts, wait_for_text,
};

const NOTICE: &str = "We haven’t checked every voice";
const NOT_CHECKED: &str = "Not checked";
const SILENT: &str = "Not in the article";

pub async fn what_was_not_checked_is_never_called_silence(page: &Page) -> Result<(), Failure> {
    put_states(page.server())?;
    let pack = pack(OTHER)?;
    let coded = &pack["actors"][0];
    let name =
        |it: &serde_json::Value| string(it.get("short_name").unwrap_or(&it["name"])).to_owned();
    assert_eq!(coded["id"], PARTLY_CODED);
    let at = |view: &str| format!("/?pack=partly-coded#{view}");

    open(page, &at("story")).await?;
    wait_for_text(page, ".story .intro", NOTICE).await?;
    assert!(
        !text(page, ".story")
            .await?
            .contains("take no side in the article")
    );

    // Voice by voice, only one row has empty cells for which the article is silent.
    open(page, &at("compare/grid/1_one_")).await?;
    wait_for_text(page, ".panel", NOTICE).await?;
    let rows = texts(page, ".positions tbody tr").await?;
    let of_coded =
        |row: &&String| row.starts_with(&name(coded)) || row.starts_with(string(&coded["name"]));
    let (of_coded, others): (Vec<_>, Vec<_>) = rows.iter().partition(of_coded);
    assert_eq!(of_coded.len(), 1, "{rows:?}");
    assert!(of_coded[0].contains(SILENT) && !of_coded[0].contains(NOT_CHECKED));
    assert!(others.iter().all(|row| !row.contains(SILENT)), "{others:?}");
    assert!(others.iter().any(|row| row.contains(NOT_CHECKED)));
    assert!(page.count(".positions .not-coded").await? > 0);
    check_no_overflow(page).await?;
    axe::check(page).await?;

    open(page, &at("compare/odo-fenn/ilse-varrow")).await?;
    wait_for_text(page, ".standfirst", "we haven’t checked one of them").await?;
    axe::check(page).await?;

    open(page, &at("you")).await?;
    rate_all_at_once(page).await?;
    page.js(
        "document.querySelectorAll('.proposition-form').forEach((form) =>
        form.querySelectorAll('.answer input')[3].click())",
    )
    .await?;
    wait_for_text(page, ".matches", NOTICE).await?;
    wait_for_text(page, ".on-side", "Not checked on").await?;
    wait_for_text(page, ".matches .key-of-marks", NOT_CHECKED).await?;
    axe::check(page).await?;

    // The pack as it is says so nowhere.
    for view in ["story", "compare/grid", "you"] {
        open(page, &format!("/{OTHER}.html#{view}")).await?;
        let all = page
            .js("return document.querySelector('main').textContent")
            .await?;
        let all = string(&all);
        assert!(
            !all.contains(NOTICE) && !all.contains(NOT_CHECKED),
            "{view}"
        );
    }
    assert_eq!(
        pack["coded"],
        json!([{"actors": "all", "issues": "all", "paragraphs": "all"}])
    );
    Ok(())
}
