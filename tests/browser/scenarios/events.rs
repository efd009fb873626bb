//! Events that the host page receives, and the reports it derives from them.

use serde_json::{Value, json};
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::server::Reply;

use crate::host::{
    PLAIN, Standpoint, answer, click, event, inside, open, open_quiz, state, wait_for,
};
use crate::reader::{OTHER, string};

const REPORTED: &str = include_str!("../../hosts/reported.html");
const VISITS: &str = include_str!("../../hosts/visits.html");

pub async fn ratings_are_sent_only_with_consent(page: &Page) -> Result<(), Failure> {
    let host = PLAIN.replace("view=\"quiz\"", "view=\"you\"");
    let _standpoint = open(page, &host).await?;
    wait_for(page, 0, ".answer input").await?;
    let consent = inside(0, ".consent input");
    let is_asked = format!("return {consent} !== null");
    assert_eq!(page.js(&is_asked).await?, false);
    click(page, 0, ".answer input").await?;
    check_no_answer(&event(page, "rated").await?);

    page.js("document.querySelector('stand-point').setAttribute('ratings', 'ask')")
        .await?;
    page.wait_for(&format!("{consent}?.checked === false"))
        .await?;
    rate_again(page).await?;
    check_no_answer(&event(page, "rated").await?);

    click(page, 0, ".consent input").await?;
    rate_again(page).await?;
    let rated = event(page, "rated").await?;
    assert_eq!(rated["answer"], "strongly-disagree");
    assert_eq!(rated["weight"], "single");
    click(page, 0, ".rating-options .double input:enabled").await?;
    page.wait_for("received.findLast((it) => it.name === 'rated').weight === 'double'")
        .await?;

    // Consent can be withdrawn, and ends with a reset or a change of storage.
    click(page, 0, ".consent input").await?;
    rate_again(page).await?;
    check_no_answer(&event(page, "rated").await?);
    click(page, 0, ".consent input").await?;
    page.js("document.querySelector('stand-point').reset()")
        .await?;
    rate_again(page).await?;
    check_no_answer(&event(page, "rated").await?);
    page.js("document.querySelector('stand-point').setAttribute('storage', 'none')")
        .await?;
    page.wait_for(&format!("{consent}?.checked === false"))
        .await
}

/// Skips and rates the first proposition again, and waits for both events.
async fn rate_again(page: &Page) -> Result<(), Failure> {
    page.js("received.length = 0").await?;
    for answer in [".skip-answer input", ".answer input"] {
        click(page, 0, answer).await?;
    }
    page.wait_for("received.filter((it) => it.name === 'rated').length === 2")
        .await
}

fn check_no_answer(rated: &Value) {
    assert!(rated["issue"].is_string() && rated["rated"] == 1, "{rated}");
    assert!(rated.get("answer").is_none() && rated.get("weight").is_none());
}

pub async fn data_layer_and_xapi_receive_events(page: &Page) -> Result<(), Failure> {
    let standpoint = open_quiz(page, REPORTED).await?;
    answer(page).await?;
    page.wait_for("statements.some((it) => it.verb.display['en-US'] === 'answered')")
        .await?;

    let statements = page.js("return statements").await?;
    let names = |it: &Value| string(&it["verb"]["display"]["en-US"]).to_owned();
    let statements = statements.as_array().map_or(&[][..], Vec::as_slice);
    let verbs: Vec<_> = statements.iter().map(names).collect();
    assert_eq!(verbs, ["initialized", "experienced", "answered"]);
    let story = format!("{}/{OTHER}.html", standpoint.origin);
    for statement in statements {
        assert_eq!(statement["actor"]["mbox"], "mailto:reader@example.org");
        let verb = string(&statement["verb"]["id"]);
        assert!(
            verb.starts_with("http://adlnet.gov/expapi/verbs/"),
            "{verb}"
        );
        let activity = string(&statement["object"]["id"]);
        assert!(activity.starts_with(&story), "{activity}");
        assert!(statement["timestamp"].is_string());
    }
    assert!(statements[2]["result"]["success"].is_boolean());

    let layer = page.js("return dataLayer.filter((it) => it.event)").await?;
    let layer = layer.as_array().map_or(&[][..], Vec::as_slice);
    let events: Vec<_> = layer.iter().map(|it| string(&it["event"])).collect();
    let expected = ["ready", "view", "answered"].map(|name| format!("standpoint_{name}"));
    assert_eq!(events, expected);
    assert_eq!(layer[2]["standpoint"]["pack"], OTHER);

    // Only the story's files are requested.
    let visits = standpoint.server.requests();
    let asked: Vec<_> = visits.iter().map(|visit| &*visit.path).collect();
    let is_of_story = |path: &&str| path.ends_with(".js") || path.ends_with(".wasm");
    let rest: Vec<_> = asked.iter().filter(|path| !is_of_story(path)).collect();
    assert_eq!(rest, [&format!("/data/{OTHER}/pack.json")]);
    Ok(())
}

/// A site with client-side navigation replaces the document's content and runs its scripts at each
/// visit.
pub async fn each_client_side_navigation_is_reported_once(page: &Page) -> Result<(), Failure> {
    let _standpoint = open(page, VISITS).await?;
    for number in 1..=3 {
        page.js(&format!("visit({number})")).await?;
        page.wait_for(&format!(
            "ready === {number} && statements.length >= {number}"
        ))
        .await?;
    }
    page.settle().await?;
    page.js("statements.length = 0; dataLayer.length = 0")
        .await?;
    answer(page).await?;
    page.settle().await?;
    let reported = "return [
        statements.map((it) => [it.verb.display['en-US'], it.actor.name]),
        dataLayer.filter((it) => it.event).map((it) => it.event),
    ]";
    assert_eq!(
        page.js(reported).await?,
        json!([[["answered", "Reader 3"]], ["standpoint_answered"]])
    );

    // The next visit reports its start, and has the saved answer.
    page.js("statements.length = 0; visit(4)").await?;
    page.wait_for("ready === 4").await?;
    page.settle().await?;
    let verbs = "return statements.map((it) => it.verb.display['en-US'])";
    assert_eq!(page.js(verbs).await?, json!(["initialized", "experienced"]));
    assert_eq!(state(page).await?["progress"]["answered"], 1);
    Ok(())
}

pub async fn ready_reports_the_saved_progress(page: &Page) -> Result<(), Failure> {
    let _standpoint = open_quiz(page, PLAIN).await?;
    answer(page).await?;
    event(page, "answered").await?;
    page.open("/?again").await?;
    let ready = event(page, "ready").await?;
    assert_eq!(ready["progress"]["answered"], 1, "{ready}");
    let first = page.js("return received[0].name").await?;
    assert_eq!(first, "ready");
    Ok(())
}

pub async fn items_and_seed_change_the_quiz(page: &Page) -> Result<(), Failure> {
    let _standpoint = open_quiz(page, PLAIN).await?;
    let whole = event(page, "ready").await?["progress"]["total"].as_u64();
    assert!(whole > Some(5), "{whole:?}");
    answer(page).await?;
    event(page, "answered").await?;

    let mut firsts = Vec::new();
    for seed in 1..=4 {
        page.js(&format!(
            "received.length = 0;
             const story = document.querySelector('stand-point');
             story.setAttribute('items', 3);
             story.setAttribute('seed', {seed})"
        ))
        .await?;
        let ready = event(page, "ready").await?;
        assert_eq!(ready["progress"]["total"], 3);
        // The earlier answer belongs to another quiz.
        assert_eq!(ready["progress"]["answered"], 0);
        crate::host::start_quiz(page, 0).await?;
        let first = format!("return {}.textContent", inside(0, ".item h2"));
        firsts.push(page.js(&first).await?.to_string());
    }
    firsts.sort();
    firsts.dedup();
    assert!(firsts.len() > 1, "{firsts:?}");

    page.js("received.length = 0;
         for (const name of ['items', 'seed']) {
             document.querySelector('stand-point').removeAttribute(name);
         }")
        .await?;
    let ready = event(page, "ready").await?;
    assert_eq!(ready["progress"]["total"].as_u64(), whole);
    assert_eq!(ready["progress"]["answered"], 1);
    Ok(())
}

pub async fn a_pack_by_url_can_be_navigated(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    let pack = format!("/data/{OTHER}/pack.json");
    let host = PLAIN.replace(OTHER, &format!("{}{pack}", standpoint.origin));
    page.server()
        .put("/", standpoint.reply(&host.replace("view=\"quiz\"", "")));
    page.open("/").await?;
    assert_eq!(event(page, "ready").await?["pack"], OTHER);
    for (view, css) in [("compare", ".compare"), ("quiz", ".quiz-start")] {
        click(page, 0, &format!("nav a[href$='#{view}']")).await?;
        wait_for(page, 0, css).await?;
    }
    // From a single view a link opens the whole story, with its navigation.
    page.js("document.querySelector('stand-point').setAttribute('view', 'compare')")
        .await?;
    wait_for(page, 0, ".compare a.voice").await?;
    let is_alone = format!(
        "{}.checkVisibility() === false",
        inside(0, "nav a[href='#quiz']")
    );
    page.wait_for(&is_alone).await?;
    click(page, 0, ".compare a.voice").await?;
    wait_for(page, 0, "dialog a[href^='#story']").await?;
    click(page, 0, "dialog a[href^='#story']").await?;
    wait_for(page, 0, ".story").await?;
    page.wait_for(&format!("!({is_alone})")).await?;

    // A pack without CORS headers.
    let blocked = Reply::html("{}");
    standpoint.server.put("/blocked.json", blocked);
    page.allow([
        "blocked",
        "Failed",
        "NetworkError",
        "closed",
        "stand-point: ",
    ]);
    page.js(&format!(
        "document.querySelector('stand-point').setAttribute('pack', '{}/blocked.json')",
        standpoint.origin
    ))
    .await?;
    assert!(event(page, "failed").await?["reason"].is_string());
    let line = format!("{}.textContent.includes('can’t be shown')", inside(0, "p"));
    page.wait_for(&line).await
}

/// Browsers report an error if the size of an observed element changes again during the callback.
pub async fn a_listener_may_change_the_layout(page: &Page) -> Result<(), Failure> {
    let _standpoint = open_quiz(page, PLAIN).await?;
    event(page, "resized").await?;
    page.js("const main = document.querySelector('main');
         let width = 700;
         document.addEventListener('standpoint-resized', () => {
             if (width > 400) main.style.inlineSize = `${width -= 100}px`;
         });
         main.style.inlineSize = '800px'")
        .await?;
    page.wait_for("document.querySelector('main').style.inlineSize === '400px'")
        .await?;
    page.settle().await
}
