//! Names are sorted by the pack's language, and joined into lists by the page's language.

use serde_json::{Value, json};
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::server::Reply;

use crate::host::{PLAIN, Standpoint, click, inside, wait_for};
use crate::reader::{OTHER, pack, string, strings};

pub async fn in_english(page: &Page) -> Result<(), Failure> {
    in_language(page, "en", "latin-first").await
}

pub async fn in_german(page: &Page) -> Result<(), Failure> {
    in_language(page, "de", "latin-first").await
}

pub async fn in_chinese(page: &Page) -> Result<(), Failure> {
    in_language(page, "zh", "by-pinyin").await
}

pub async fn a_name_with_a_comma_stays_one_item(page: &Page) -> Result<(), Failure> {
    const MINISTRY: &str = "Ministry of Food, Agriculture and Rural Affairs";
    for (language, between) in [("en", "; "), ("de", "; "), ("zh", "；")] {
        let mut names = names("names")?;
        names[0] = MINISTRY.to_owned();
        let _standpoint = open(page, language, &names).await?;
        let (listed, sentence) = closest_match(page).await?;
        assert_eq!(listed.len(), names.len());
        assert!(listed.iter().any(|name| name == MINISTRY));
        assert!(
            sentence.contains(&listed.join(between)),
            "{language}: {sentence}"
        );
    }
    Ok(())
}

async fn in_language(page: &Page, language: &str, order: &str) -> Result<(), Failure> {
    let expected = names(order)?;
    let _standpoint = open(page, language, &names("names")?).await?;
    // All agree, so only the names decide.
    let listed = found(page, "[...ROOT.querySelectorAll('.on-side .who .name')]").await?;
    assert_eq!(listed, expected);
    let (listed, sentence) = closest_match(page).await?;
    assert_eq!(listed, expected);
    let names = json!(expected);
    let tag = Value::from(language);
    let of_browser = format!("new Intl.ListFormat({tag}).format({names})");
    let of_browser = page.js(&format!("return {of_browser}")).await?;
    assert!(
        sentence.contains(string(&of_browser)),
        "`{sentence}` does not contain `{of_browser}`"
    );
    let sorted =
        format!("return {names}.sort(new Intl.Collator({tag}, {{ numeric: true }}).compare)");
    assert_eq!(strings(&page.js(&sorted).await?), expected);

    for (tab, css) in [
        (
            "grid",
            "[...ROOT.querySelectorAll('.positions tbody th b')]",
        ),
        (
            "pair",
            "[...ROOT.querySelectorAll('.actor-selects select')[1].options]",
        ),
    ] {
        page.js(&format!(
            "document.querySelector('stand-point').goto('compare/{tab}')"
        ))
        .await?;
        let shown = if tab == "grid" {
            ".positions"
        } else {
            ".actor-selects"
        };
        wait_for(page, 0, shown).await?;
        assert_eq!(found(page, css).await?, expected, "{css}");
    }
    Ok(())
}

/// Returns a name for each actor of the small pack, unsorted or in an expected order. The tests of
/// the plain HTML use the same names.
fn names(key: &str) -> Result<Vec<String>, Failure> {
    let cases: Value = serde_json::from_str(include_str!("../../../web/tests/names.json"))?;
    Ok(strings(&cases[key]))
}

/// Opens the small pack with another language, these names and the same position for all actors, in
/// a widget with the same UI language. Then agrees with them.
async fn open(page: &Page, language: &str, names: &[String]) -> Result<Standpoint, Failure> {
    let mut story = pack(OTHER)?;
    story["language"] = language.into();
    let issue = story["issues"][0]["id"].clone();
    let actors = story["actors"].as_array_mut();
    let actors = actors.ok_or_else(|| Failure::new("the pack has no actors"))?;
    assert_eq!(actors.len(), names.len());
    let mut positions = Vec::new();
    for (actor, name) in actors.iter_mut().zip(names) {
        actor["name"] = name.as_str().into();
        positions.push(json!({
            "id": format!("of-{}", string(&actor["id"])),
            "actor": actor["id"],
            "issue": issue,
            "stance": "agree",
            "date": {"edtf": "2024", "basis": "stated"},
            "grade": "reported",
            "note": "They agree.",
            "evidence": [{"paragraph": 1}],
        }));
    }
    story["positions"] = positions.into();
    story["questions"] = json!([]);

    let standpoint = Standpoint::start(page).await?;
    let reply = Reply::json(story.to_string()).with_header("access-control-allow-origin", "*");
    standpoint
        .server
        .put("/data/harbour-bridge/pack.json", reply);
    let view = format!("view=\"you\" lang=\"{language}\"");
    let host = PLAIN.replace("view=\"quiz\"", &view);
    page.server().put("/", standpoint.reply(&host));
    page.open("/").await?;
    let agree = ".proposition-form .answer:nth-child(4) input";
    wait_for(page, 0, agree).await?;
    click(page, 0, agree).await?;
    click(page, 0, ".to-result").await?;
    wait_for(page, 0, ".matches .few").await?;
    page.js(&format!("{}.open = true", inside(0, ".matches .few")))
        .await?;
    wait_for(page, 0, ".on-side .name").await?;
    click(page, 0, ".filters .switch label:nth-child(2) input").await?;
    let all = format!(
        "{}.querySelectorAll('.on-side .who').length === {}",
        inside(0, ".matches"),
        names.len()
    );
    page.wait_for(&all).await?;
    Ok(standpoint)
}

/// Returns the names in the line with the closest matches, and the whole line.
async fn closest_match(page: &Page) -> Result<(Vec<String>, String), Failure> {
    wait_for(page, 0, ".other-measures bdi").await?;
    let line = inside(0, ".other-measures");
    let names = found(page, &format!("[...{line}.querySelectorAll('bdi')]")).await?;
    let line = page.js(&format!("return {line}.textContent")).await?;
    Ok((names, string(&line).to_owned()))
}

/// Returns the texts of elements of the widget. `elements` is a JavaScript expression for the list,
/// with ROOT as the placeholder for the shadow root.
async fn found(page: &Page, elements: &str) -> Result<Vec<String>, Failure> {
    let root = "document.querySelector('stand-point').shadowRoot";
    let elements = elements.replace("ROOT", root);
    let texts = page
        .js(&format!(
            "return {elements}.map((it) => it.textContent.trim())"
        ))
        .await?;
    Ok(strings(&texts))
}
