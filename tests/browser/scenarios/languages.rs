//! UI texts of the page and the widget in other languages than English.

use serde_json::{Value, json};
use standpoint_tests::axe;
use standpoint_tests::failure::Failure;
use standpoint_tests::packs::{page_in_language, texts_file};
use standpoint_tests::page::Page;
use standpoint_tests::quirk::Quirk;
use standpoint_tests::server::Reply;

use crate::host::{PLAIN, Standpoint, answer, event, inside, open_quiz, start_quiz, wait_for};
use crate::reader::{OTHER, pack, string, text, wait_until_ready};

const CHECK: &str = ".check button:not(.secondary)";

pub async fn a_widget_uses_its_lang_attribute(page: &Page) -> Result<(), Failure> {
    let both = "view=\"quiz\" lang=\"de-CH\"></stand-point>\
                <stand-point lang=\"de\" pack=\"fentanyl-tariffs\" view=\"quiz\"";
    let standpoint = open_quiz(page, &PLAIN.replace("view=\"quiz\"", both)).await?;
    start_quiz(page, 1).await?;
    for at in [0, 1] {
        assert_eq!(says(page, at, CHECK).await?, "Ich bin sicher");
    }
    let language = pack(OTHER)?["language"].clone();
    for (css, expected) in [
        ("legend", Value::from("de")),
        ("h2", language.clone()),
        (".option span", language),
    ] {
        let of = format!("return {}.closest('[lang]').lang", inside(0, css));
        assert_eq!(page.js(&of).await?, expected, "{css}");
    }
    answer(page).await?;
    let verdict = says(page, 0, ".verdict").await?;
    assert!(verdict.ends_with("Sie waren sicher."), "{verdict}");
    axe::check(page).await?;
    let visits = standpoint.server.requests();
    let texts = visits.iter().filter(|it| it.path.ends_with(".txt"));
    assert_eq!(texts.count(), 1);

    for (language, expected) in [("en", "Start"), ("de", "Los"), ("tlh", "Start")] {
        let set = format!("document.querySelectorAll('stand-point')[1].lang = '{language}'");
        page.js(&set).await?;
        let button = inside(1, ".quiz-start .next-steps button");
        page.wait_for(&format!("{button}?.textContent === '{expected}'"))
            .await?;
    }
    Ok(())
}

pub async fn ui_texts_with_changed_line_endings_are_read(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    standpoint.server.add_quirk(Quirk::CrlfLineEndings(".txt"));
    let host = PLAIN.replace("view=", "lang=\"de\" view=");
    page.server().put("/", standpoint.reply(&host));
    page.open("/").await?;
    start_quiz(page, 0).await?;
    let html = format!(
        "return {}.outerHTML.includes('\\r')",
        inside(0, ".standpoint")
    );
    assert_eq!(page.js(&html).await?, false);
    let of = format!("return {}.lang", inside(0, ".standpoint"));
    assert_eq!(page.js(&of).await?, "de");
    Ok(())
}

pub async fn a_widget_without_its_texts_falls_back_to_english(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    let cors = |reply: Reply| reply.with_header("access-control-allow-origin", "*");
    standpoint.server.put(
        &format!("/{}", texts_file("de")?),
        cors(Reply::json("of\nanother")),
    );
    let host = PLAIN.replace("view=", "lang=\"de\" view=");
    page.server().put("/", standpoint.reply(&host));
    page.open("/").await?;
    start_quiz(page, 0).await?;
    assert_eq!(says(page, 0, CHECK).await?, "I’m sure");
    page.expect("has texts of another language");
    Ok(())
}

pub async fn an_unknown_language_falls_back_to_english(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    let mut story = pack(OTHER)?;
    story["language"] = json!("fr");
    let reply = Reply::json(story.to_string()).with_header("access-control-allow-origin", "*");
    standpoint
        .server
        .put("/data/harbour-bridge/pack.json", reply);
    page.server().put(
        "/",
        standpoint.reply(&PLAIN.replace("view=", "lang=\"tlh\" view=")),
    );
    page.open("/").await?;
    start_quiz(page, 0).await?;
    assert_eq!(says(page, 0, CHECK).await?, "I’m sure");
    let of = format!("return {}.closest('[lang]').lang", inside(0, "h2"));
    assert_eq!(page.js(&of).await?, "fr");

    // The error message falls back too.
    page.js("document.querySelector('stand-point').setAttribute('pack', 'missing')")
        .await?;
    wait_for(page, 0, "p[lang=en]").await?;
    page.allow(["404", "Failed", "stand-point: "]);
    Ok(())
}

pub async fn a_load_error_is_in_the_language_of_the_host_page(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    let host = PLAIN
        .replace("pack=\"harbour-bridge\"", "pack=\"missing\"")
        .replace("<html lang=\"en\">", "<html lang=\"de\">");
    page.server().put("/", standpoint.reply(&host));
    page.open("/").await?;
    event(page, "failed").await?;
    let line = says(page, 0, "p[lang=de]").await?;
    assert!(line.starts_with("Dieses Dossier kann hier nicht"), "{line}");
    page.allow(["404", "Failed", "stand-point: "]);
    Ok(())
}

/// Changes a built page into one with a German pack.
pub async fn a_page_uses_the_language_of_its_pack(page: &Page) -> Result<(), Failure> {
    let html = page_in_language("de")?;
    page.server().put("/", Reply::html(html));
    page.open("/#quiz").await?;
    wait_until_ready(page).await?;
    page.wait_for(&format!("document.querySelector('{CHECK}') !== null"))
        .await?;
    assert_eq!(text(page, CHECK).await?, "Ich bin sicher");
    axe::check(page).await
}

async fn says(page: &Page, at: usize, css: &str) -> Result<String, Failure> {
    let text = page
        .js(&format!("return {}.textContent", inside(at, css)))
        .await?;
    Ok(string(&text).to_owned())
}
