//! Other packs: whole ones, broken ones, and hostile ones.

use serde_json::{Value, json};
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};
use standpoint_tests::server::Reply;

use crate::reader::{
    FIRST, OTHER, enter, fits_its_width, go_to, has_focus, open, open_in_frame, pack, saying,
    string, text, texts, wait_for_words,
};

pub async fn the_chooser_leads_to_the_other_story(page: &Page) -> Result<(), Failure> {
    open(page, "/").await?;
    enter(page, ".chooser summary").await?;
    let link = format!(".chooser a[href='{OTHER}.html']");
    page.wait_for("document.querySelector('.chooser').open")
        .await?;
    enter(page, &link).await?;
    let pack = pack(OTHER)?;
    let title = string(&pack["title"]);
    wait_for_words(page, "h1", title).await?;
    assert!(page.url().await?.ends_with(&format!("/{OTHER}.html")));
    assert_eq!(
        text(page, ".chooser [aria-current='true']").await.ok(),
        None,
        "the chooser is closed again"
    );
    // Its author owns the text, so evidence shows it, with the words marked.
    page.click(".timeline .evidence a").await?;
    page.wait_for("document.querySelector('dialog').open")
        .await?;
    let quoted = text(page, "dialog q").await?;
    assert_eq!(text(page, "dialog mark").await?, quoted);
    let told = texts(page, "dialog dd").await?;
    let paragraphs = pack["source"]["paragraphs"].as_array().cloned();
    let holds = |it: &Value| told.iter().any(|told| told == string(&it["text"]));
    assert!(paragraphs.unwrap_or_default().iter().any(holds), "{told:?}");
    Ok(())
}

pub async fn a_story_that_is_asked_for_by_name_has_a_page(page: &Page) -> Result<(), Failure> {
    open(page, &format!("/?pack={OTHER}#quiz")).await?;
    page.find(".quiz .item").await?;
    assert!(page.url().await?.ends_with(&format!("/{OTHER}.html#quiz")));
    Ok(())
}

pub async fn a_name_that_was_passed_on_leads_where_it_did(page: &Page) -> Result<(), Failure> {
    page.allow(["favicon.ico"]);
    let title = string(&pack(OTHER)?["title"]).to_owned();
    for name in [
        "Harbour-Bridge",
        "harbour-bridge.",
        "harbour-bridge)%20",
        "harbour-bridge/",
        "harbour-bridge.html",
        "harbour-bridge%3Futm_source%3Dx",
        "%E2%80%8Bharbour-bridge",
    ] {
        open(page, &format!("/?pack={name}#quiz")).await?;
        page.find(".quiz .item").await?;
        assert!(page.url().await?.ends_with(&format!("/{OTHER}.html#quiz")));
        page.open(&format!("/embed.html?pack={name}")).await?;
        let heading = "document.querySelector('stand-point').shadowRoot?.querySelector('h1')";
        page.wait_for(&format!("{heading}?.textContent === {}", json!(title)))
            .await?;
    }
    for none in ["?pack=", "?pack", "?pack=%20"] {
        open(page, &format!("/{none}")).await?;
        assert_eq!(text(page, "h1").await?, string(&pack(FIRST)?["title"]));
    }
    Ok(())
}

pub async fn a_story_that_takes_long_can_be_asked_for_again(page: &Page) -> Result<(), Failure> {
    let path = "/data/broken/pack.json";
    page.server().put(path, Reply::never());
    page.open("/?pack=broken").await?;
    wait_for_words(page, "main [role='status']", "This takes long").await?;
    let found = pack(OTHER)?;
    put(page, &found);
    let again = saying(page, "main button", "Try again").await?;
    enter(page, &again).await?;
    wait_for_words(page, "h1", string(&found["title"])).await
}

pub async fn a_page_that_cannot_start_says_so(page: &Page) -> Result<(), Failure> {
    let words = "taking a while to start";
    page.server().run_early(
        "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => new Promise(() => {});",
    );
    page.open("/").await?;
    wait_for_words(page, ".not-started", words).await?;
    page.wait_for(
        "getComputedStyle(document.querySelector('.not-started')).visibility === 'visible'",
    )
    .await
}

pub async fn a_pack_by_another_name_is_told(page: &Page) -> Result<(), Failure> {
    let found = pack(OTHER)?.to_string();
    page.server()
        .put("/data/elsewhere/pack.json", Reply::json(found));
    open(page, "/?pack=elsewhere").await?;
    is_trouble(page, "data/elsewhere/pack.json arrived with a problem").await?;
    assert_eq!(text(page, "tbody th").await?, "id");
    Ok(())
}

pub async fn a_name_that_is_no_story_is_told(page: &Page) -> Result<(), Failure> {
    open(page, "/?pack=nothing").await?;
    is_trouble(page, "There is nothing at data/nothing/pack.json").await?;
    page.expect("/data/nothing/pack.json answered 404");
    // It may come later.
    let again = saying(page, "main button", "Try again").await?;
    let mut found = pack(OTHER)?;
    found["id"] = json!("nothing");
    page.server()
        .put("/data/nothing/pack.json", Reply::json(found.to_string()));
    page.click(&again).await?;
    wait_for_words(page, "h1", string(&found["title"])).await?;

    for name in ["../x", "..%2Fx", "A%20b", "https:%2F%2Fexample.org"] {
        open(page, &format!("/?pack={name}")).await?;
        is_trouble(page, "can’t be the name of a story").await?;
    }
    let asked = page.server().requests();
    let outside = asked
        .iter()
        .filter(|it| it.path.contains("/x") || it.path.contains("example"));
    let outside: Vec<_> = outside.filter(|it| !it.path.starts_with("/?")).collect();
    assert!(outside.is_empty(), "{outside:?}");
    leads_back(page).await
}

pub async fn all_problems_of_a_broken_pack_are_listed(page: &Page) -> Result<(), Failure> {
    let mut broken = pack(OTHER)?;
    broken["positions"][0]["evidence"] = json!([{ "paragraph": 99 }]);
    broken["positions"][1]["actor"] = json!("nobody");
    broken["claims"][0]["evidence"] =
        json!([{ "paragraph": 1, "selector": { "exact": "not there" } }]);
    put(page, &broken);
    open(page, "/?pack=broken").await?;
    is_trouble(page, "data/broken/pack.json arrived with ").await?;
    let places = texts(page, ".problems tbody th").await?;
    for place in ["positions", "claims"] {
        assert!(places.iter().any(|it| it.contains(place)), "{places:?}");
    }
    is_listed(page, 3).await?;
    leads_back(page).await?;

    // What does not even have the shape, all at once as well.
    let mut broken = pack(OTHER)?;
    broken["positions"][0]["stance"] = json!("maybe");
    broken["events"][0]["date"]["edtf"] = json!("2024-13-45");
    broken["colour"] = json!("red");
    put(page, &broken);
    open(page, "/?pack=broken").await?;
    is_listed(page, 3).await?;
    leads_back(page).await
}

pub async fn what_is_no_pack_at_all_is_told(page: &Page) -> Result<(), Failure> {
    let whole = pack(OTHER)?.to_string();
    let half: String = whole.chars().take(whole.len() / 2).collect();
    for reply in [
        Reply::json(half),
        Reply::json(""),
        Reply::json("[]"),
        Reply::html("<!doctype html><title>Sign in</title><script>window.__ran = 1</script>"),
    ] {
        page.server().put("/data/broken/pack.json", reply);
        open(page, "/?pack=broken").await?;
        is_trouble(page, "data/broken/pack.json arrived with a problem").await?;
        is_listed(page, 1).await?;
        assert!(page.js("return window.__ran ?? 0").await? == 0);
        leads_back(page).await?;
    }
    Ok(())
}

pub async fn a_hostile_pack_is_shown_as_it_is_written(page: &Page) -> Result<(), Failure> {
    // Short enough for every name.
    const HOSTILE: &str = "<img src=x onerror=__ran=1>{{x}}";
    let more = "</title><script>window.__ran=1</script><style>*{display:none}</style>&amp;";
    put(page, &spoilt(&format!("{HOSTILE}{more}"), HOSTILE)?);
    open(page, "/?pack=broken").await?;
    assert_eq!(texts(page, ".problems tbody tr").await?, [""; 0]);
    assert_eq!(text(page, "h1").await?, HOSTILE);
    assert!(string(&page.js("return document.title").await?).starts_with(HOSTILE));
    visit_all(page, HOSTILE, false).await?;
    assert!(page.js("return window.__ran ?? 0").await? == 0);
    let strangers = "main script, main img, main iframe, main object, dialog script, dialog img";
    assert_eq!(page.count(strangers).await?, 0);
    let asked = page.server().requests();
    assert!(asked.iter().all(|it| !it.path.ends_with("/x")), "{asked:?}");
    Ok(())
}

pub async fn a_word_of_ten_thousand_letters_does_not_break_the_page(
    page: &Page,
) -> Result<(), Failure> {
    let word = "W".repeat(10_000);
    // Names have less room, and the reader says so.
    put(page, &spoilt(&word, &word[..40])?);
    open_in_frame(page, 320, "/?pack=broken").await?;
    visit_all(page, &word, true).await
}

/// The other pack, with `text` wherever an author writes freely, and `name` in each name.
fn spoilt(text: &str, name: &str) -> Result<Value, Failure> {
    let mut spoilt = pack(OTHER)?;
    for pointer in [
        "/title",
        "/summary",
        "/source/publisher",
        "/source/title",
        "/source/paragraphs/0/digest",
        "/topics/0/name",
        "/issues/0/name",
        "/issues/0/proposition",
        "/positions/0/note",
        "/positions/3/note",
        "/claims/0/text",
        "/relations/0/note",
        "/events/0/title",
        "/figures/0/label",
        "/questions/0/prompt",
        "/questions/0/ask/single-choice/options/0/text",
        "/questions/0/ask/single-choice/options/1/reason",
    ] {
        let at = spoilt.pointer_mut(pointer);
        let is_name = pointer.ends_with("/name") || pointer.ends_with("title");
        *at.ok_or_else(|| Failure::new(format!("the pack has no {pointer}")))? =
            Value::from(if is_name { name } else { text });
    }
    // Everyone has a name of their own.
    let actors = spoilt["actors"].as_array_mut();
    for (at, actor) in actors.into_iter().flatten().enumerate() {
        actor["name"] = Value::from(format!("{name}{at}"));
        actor["role"] = Value::from(text);
    }
    Ok(spoilt)
}

fn put(page: &Page, pack: &Value) {
    let mut pack = pack.clone();
    pack["id"] = json!("broken");
    page.server()
        .put("/data/broken/pack.json", Reply::json(pack.to_string()));
}

/// Goes through all views; `words` is in each, and where it `fits` nothing sticks out.
async fn visit_all(page: &Page, words: &str, fits: bool) -> Result<(), Failure> {
    assert_eq!(texts(page, ".problems tbody tr").await?, [""; 0]);
    let check = async || {
        let shown = page.js("return document.body.textContent").await?;
        assert!(string(&shown).contains(words));
        if fits {
            fits_its_width(page).await?;
        }
        Ok::<(), Failure>(())
    };
    check().await?;
    page.js("document.querySelector('.people').open = true")
        .await?;
    check().await?;
    page.click(".paragraphs li").await?;
    page.js("document.querySelector('.people .evidence a').click()")
        .await?;
    page.wait_for("document.querySelector('dialog').open")
        .await?;
    check().await?;
    page.press(&[Key::Escape]).await?;
    go_to(page, "quiz").await?;
    check().await?;
    page.click(".item .option input").await?;
    page.click(".check button").await?;
    has_focus(page, ".verdict").await?;
    check().await?;
    go_to(page, "compare").await?;
    check().await?;
    page.js(
        "[...document.querySelectorAll('.standing')].find((it) => it.checkVisibility()).click()",
    )
    .await?;
    page.wait_for("document.querySelector('dialog').open")
        .await?;
    check().await?;
    page.press(&[Key::Escape]).await?;
    go_to(page, "you").await?;
    check().await?;
    page.click(".proposition-form input").await?;
    page.find(".ranking li").await?;
    page.js("document.querySelectorAll('.ranking details').forEach((it) => (it.open = true))")
        .await?;
    page.wait_for("document.querySelector('.breakdown') !== null")
        .await?;
    check().await
}

/// Why there is no story, in words.
async fn is_trouble(page: &Page, words: &str) -> Result<(), Failure> {
    wait_for_words(page, "main [role='alert']", words).await?;
    assert_eq!(text(page, "h1").await?, "This story can’t be shown");
    assert!(page.js("return document.title").await? == "This story can’t be shown · Standpoint");
    Ok(())
}

/// At least so many problems, each with where, what and how to fix it.
async fn is_listed(page: &Page, at_least: usize) -> Result<(), Failure> {
    page.find(".problems").await?;
    let cells = texts(page, ".problems tbody :is(th, td)").await?;
    assert!(cells.len() >= at_least * 3, "{cells:?}");
    assert!(cells.chunks(3).all(|row| row.len() == 3), "{cells:?}");
    for row in cells.chunks(3) {
        assert!(!row[1].is_empty() && !row[2].is_empty(), "{row:?}");
    }
    Ok(())
}

/// By keyboard to a story that works.
async fn leads_back(page: &Page) -> Result<(), Failure> {
    let link = format!("main a[href='{OTHER}.html']");
    enter(page, &link).await?;
    wait_for_words(page, "h1", string(&pack(OTHER)?["title"])).await
}
