//! The view "Compare": the positions of all actors.

use serde_json::{Value, json};
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};
use standpoint_tests::server::Reply;

use crate::reader::{
    FIRST, OTHER, check_no_overflow, find_by_text, open, open_in_frame, pack, reload, string,
    tab_and_enter, text, texts, wait_for_focus, wait_for_text, wait_until_ready,
};

pub async fn two_actors_are_compared_side_by_side(page: &Page) -> Result<(), Failure> {
    open(page, "/#compare/pair/1_one").await?;
    choose(page, 1, "trump").await?;
    choose(page, 2, "china").await?;
    page.wait_for("location.hash === '#compare/trump/china/1_one'")
        .await?;
    let shown = pair(page).await?;
    assert_eq!(
        shown.headings,
        [
            "They differ 3",
            "Only one of them takes a position 4",
            "How often each pair agrees"
        ]
    );
    assert_eq!(
        texts(page, ".pair .counts").await?,
        ["They agree on 0 and differ on 3."]
    );
    let steps: Vec<u32> = shown.steps.iter().map(|it| steps(it)).collect();
    assert!(
        steps.len() > 1 && steps.is_sorted_by(|a, b| a >= b),
        "{steps:?}"
    );
    let sides = texts(page, ".pair li:first-child .side h5").await?;
    assert_eq!(sides[..2], ["Donald Trump", "Government of China"]);
    the_lines_show_what_the_sides_say(page).await?;
    // The range is folded: the counts say what is known.
    tab_and_enter(page, ".pair .silence > summary").await?;
    wait_for_text(page, ".pair .agreement", "both spoke on").await?;

    // The URL restores the comparison.
    reload(page).await?;
    wait_for_text(page, ".pair h3", "They differ").await?;
    assert_eq!(pair(page).await?, shown);
    open(page, "/?#compare/china/trump/1_one").await?;
    let turned = texts(page, ".pair li:first-child .side h5").await?;
    assert_eq!(turned[..2], ["Government of China", "Donald Trump"]);
    let chosen = "[...document.querySelectorAll('.pair select')].map((it) => it.value).join()";
    page.wait_for(&format!("{chosen} === 'china,trump'")).await
}

/// Checks that each line between two has marks at the steps of their positions, and is thick from the
/// first of these to the last.
async fn the_lines_show_what_the_sides_say(page: &Page) -> Result<(), Failure> {
    let lines = page
        .js("const steps = (marks) => [...new Set([...marks].map((it) => it.className.match(/step-(\\d)/)[1]))].sort();
             return [...document.querySelectorAll('.divergences > li:has(.pair-line)')].map((it) => {
                 const cells = [...it.querySelectorAll('.pair-line > .step')];
                 const at = (name) => cells.findIndex((it) => it.classList.contains(name)) + 1;
                 return {
                     line: steps(it.querySelectorAll('.pair-line .mark')),
                     cells: cells.flatMap((it, at) => (it.querySelector('.mark') ? [String(at + 1)] : [])),
                     sides: steps(it.querySelectorAll('.side .stances .mark')),
                     ends: [at('starts'), at('ends')].map(String),
                 };
             })")
        .await?;
    assert_eq!(
        list(&lines).len(),
        3,
        "one for each statement on which they differ"
    );
    for it in list(&lines) {
        assert_eq!(it["line"], it["sides"], "{it}");
        assert_eq!(it["line"], it["cells"], "{it}");
        let steps = list(&it["line"]);
        assert_eq!(
            list(&it["ends"]),
            [steps[0].clone(), steps[steps.len() - 1].clone()]
        );
    }
    Ok(())
}

pub async fn choosing_the_same_actor_twice_shows_a_hint(page: &Page) -> Result<(), Failure> {
    open(page, "/#compare/trump/china").await?;
    choose(page, 2, "trump").await?;
    wait_for_text(page, ".pair [role='status']", "Choose two different names").await?;
    assert_eq!(page.count(".pair .divergences").await?, 0);
    // The URL still leads to the view.
    page.reload().await?;
    wait_until_ready(page).await?;
    assert_eq!(text(page, "nav [aria-current='page']").await?, "Compare");
    assert_eq!(page.count(".notices p").await?, 0);
    Ok(())
}

pub async fn disputes_list_claims_with_speakers_and_evidence(page: &Page) -> Result<(), Failure> {
    open(page, "/#compare/claims").await?;
    page.find(".dispute").await?;
    let pack = pack(FIRST)?;
    let disputes = page
        .js(
            "const say = (it) => it?.textContent.trim().replace(/\\s+/g, ' ') ?? '';
             const says = (it) => ({
                 who: say(it.querySelector(':scope > .claimant')),
                 what: say(it.querySelector(':scope > .claim')),
                 links: it.querySelectorAll(':scope > .from .evidence a').length,
             });
             return [...document.querySelectorAll('.dispute')].map((it) => ({
                 ...says(it.querySelector('.disputed-claim')),
                 related: [...it.querySelectorAll('.denial, .weaker')].map((it) => ({
                     ...says(it),
                     relation: say(it.querySelector('.relation').lastChild),
                     note: say(it.querySelector(':scope > :last-child')),
                 })),
             }))",
        )
        .await?;
    let groups = page
        .js("return [...document.querySelectorAll('.panel .group')].map((it) => ({
                 title: it.textContent,
                 denied: [...it.nextElementSibling.children].map((it) => it.querySelector('.denial') !== null),
             }))")
        .await?;
    let expected = serde_json::json!([
        { "title": "Denied or ruled out 2", "denied": [true, true] },
        { "title": "Weakened 3", "denied": [false, false, false] },
    ]);
    assert_eq!(groups, expected);
    let claims: Vec<_> = list(&pack["claims"])
        .iter()
        .map(|it| string(&it["text"]))
        .collect();
    let is_claim = |it: &Value| {
        let who = string(&it["who"]);
        assert!(!who.is_empty(), "{it}");
        assert!(claims.contains(&string(&it["what"])), "{it}");
        assert!(it["links"] != 0, "{it}");
    };
    assert!(!list(&disputes).is_empty());
    for dispute in list(&disputes) {
        is_claim(dispute);
        assert!(!list(&dispute["related"]).is_empty(), "{dispute}");
        for claim in list(&dispute["related"]) {
            is_claim(claim);
            let relation = string(&claim["relation"]);
            let known = [
                "Backs it up",
                "Denies it",
                "Can’t both be true",
                "Weakens it",
            ];
            assert!(known.contains(&relation), "{claim}");
            let note = string(&claim["note"]);
            let says_who = ["makes this connection", "is our reading", "comes from"];
            assert!(says_who.iter().any(|it| note.contains(it)), "{claim}");
        }
    }
    // Every relation against a claim is listed.
    let shown = disputes.to_string();
    for relation in list(&pack["relations"]) {
        let note = string(&relation["note"]);
        let note = Value::from(note.trim()).to_string();
        if relation["kind"] != "supports" {
            assert!(shown.contains(note.trim_matches('"')), "{note}");
        }
    }
    Ok(())
}

pub async fn every_tab_has_an_address(page: &Page) -> Result<(), Failure> {
    for width in [1440, 320] {
        open_in_frame(page, width, &format!("/?{width}#compare")).await?;
        let tabs = [
            ("statements", "Statements 16", ".lines .statement-row"),
            ("grid", "Grid", ".positions"),
            ("pair", "Side by side", ".pair select"),
            ("claims", "Claims 5", ".dispute"),
            ("changes", "Changes 1", ".change"),
        ];
        for (name, label, shows) in tabs {
            let tab = format!(".tabs a[href='#compare/{name}']");
            assert_eq!(text(page, &tab).await?, label);
            tab_and_enter(page, &tab).await?;
            page.find(shows).await?;
            assert_eq!(
                text(page, ".tabs [aria-current='true']").await?,
                label,
                "only this tab is current"
            );
            // The focus stays, so the next tab is one key away.
            wait_for_focus(page, &tab).await?;
            check_no_overflow(page).await?;
        }
        page.js("history.back()").await?;
        page.find(".dispute").await?;
    }
    Ok(())
}

pub async fn tabs_without_content_are_hidden(page: &Page) -> Result<(), Failure> {
    page.allow(["favicon.ico"]);
    let mut small = pack(OTHER)?;
    small["id"] = "small".into();
    small["relations"] = json!([]);
    small["questions"] = json!([]);
    let first = small["positions"][0].clone();
    small["positions"] = json!([first]);
    page.server()
        .put("/data/small/pack.json", Reply::json(small.to_string()));
    open(page, "/?pack=small#compare").await?;
    page.find(".statement-row").await?;
    assert_eq!(texts(page, ".tabs a").await?, ["Statements 4", "Grid"]);
    // An address of a hidden tab says that there is nothing.
    page.js("location.hash = 'compare/claims'").await?;
    wait_for_text(page, ".panel", "Nothing to show here").await
}

pub async fn statements_show_what_the_reader_leaves_out(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 1440, "/#compare").await?;
    let pack = pack(FIRST)?;
    assert_eq!(texts(page, ".lines .topic").await?, names(&pack["topics"]));
    let height = page
        .js("return document.documentElement.scrollHeight")
        .await?;
    assert!(height.as_u64().is_some_and(|it| it <= 3200), "{height} px");
    let voices = page.count(".lines a.voice").await?;
    assert!(!page.text().await?.contains("left out by you"));
    let inferred = find_by_text(page, ".grades label", "Our reading").await?;
    page.tab_to(&format!("{inferred} input")).await?;
    page.press(&[Key::Space]).await?;
    wait_for_text(page, ".statement-row .count", "left out by you").await?;
    assert_eq!(page.count(".lines .mark.inferred").await?, 0);
    assert!(page.count(".lines a.voice").await? < voices);
    // Without the positions that we infer, one side of a clash is gone.
    assert!(page.count(".lines .clash").await? < 4);
    page.press(&[Key::Space]).await?;
    page.wait_for(&format!(
        "document.querySelectorAll('.lines a.voice').length === {voices}"
    ))
    .await
}

/// The headings and step counts of the comparison of two actors.
#[derive(Debug, PartialEq)]
struct Pair {
    headings: Vec<String>,
    steps: Vec<String>,
}

async fn pair(page: &Page) -> Result<Pair, Failure> {
    Ok(Pair {
        headings: texts(page, ".pair h3").await?,
        steps: texts(page, ".pair .divergences .distance").await?,
    })
}

async fn choose(page: &Page, which: usize, actor: &str) -> Result<(), Failure> {
    let css = format!(".pair label:nth-child({which}) select");
    page.find(&css).await?.select_by_value(actor).await?;
    page.wait_for(&format!("location.hash.split('/')[{which}] === '{actor}'"))
        .await
}

fn steps(text: &str) -> u32 {
    match text {
        "Same position" => 0,
        "One step apart" => 1,
        _ => text
            .split(' ')
            .next()
            .and_then(|it| it.parse().ok())
            .unwrap_or_default(),
    }
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[][..], Vec::as_slice)
}

pub fn names(value: &Value) -> Vec<&str> {
    list(value).iter().map(|it| string(&it["name"])).collect()
}

pub fn named<'a>(entries: &'a Value, id: &Value) -> &'a Value {
    let found = list(entries).iter().find(|it| it["id"] == *id);
    found.unwrap_or(&Value::Null)
}
