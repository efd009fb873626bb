//! Other packs: valid, broken and hostile ones.

use serde_json::{Value, json};
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};
use standpoint_tests::server::Reply;

use crate::reader::{
    FIRST, OTHER, check_no_overflow, find_by_text, go_to, open, open_in_frame, pack, string,
    tab_and_enter, text, texts, unfold, wait_for_focus, wait_for_text,
};

pub async fn the_story_menu_links_to_the_other_story(page: &Page) -> Result<(), Failure> {
    open(page, "/").await?;
    tab_and_enter(page, ".story-menu summary").await?;
    let link = format!(".story-menu a[href='{OTHER}.html']");
    page.wait_for("document.querySelector('.story-menu').open")
        .await?;
    tab_and_enter(page, &link).await?;
    let pack = pack(OTHER)?;
    let title = string(&pack["title"]);
    wait_for_text(page, "h1", title).await?;
    assert!(page.url().await?.ends_with(&format!("/{OTHER}.html")));
    assert_eq!(
        text(page, ".story-menu [aria-current='true']").await.ok(),
        None,
        "the menu is closed again"
    );
    // This pack includes the article's text, so evidence shows it with the quote highlighted.
    unfold(page).await?;
    page.click(".timeline .evidence a").await?;
    page.wait_for("document.querySelector('dialog').open")
        .await?;
    let quoted = text(page, "dialog q").await?;
    assert_eq!(text(page, "dialog mark").await?, quoted);
    let shown = texts(page, "dialog dd").await?;
    let paragraphs = pack["source"]["paragraphs"].as_array().cloned();
    let holds = |it: &Value| shown.iter().any(|shown| shown == string(&it["text"]));
    assert!(
        paragraphs.unwrap_or_default().iter().any(holds),
        "{shown:?}"
    );
    Ok(())
}

pub async fn a_pack_parameter_redirects_to_the_page_of_its_story(
    page: &Page,
) -> Result<(), Failure> {
    open(page, &format!("/?pack={OTHER}#quiz")).await?;
    page.find(".quiz .item").await?;
    assert!(page.url().await?.ends_with(&format!("/{OTHER}.html#quiz")));
    Ok(())
}

pub async fn a_mangled_pack_name_still_works(page: &Page) -> Result<(), Failure> {
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
    }
    // The page for a frame reads it with the same function.
    for name in ["Harbour-Bridge", "%E2%80%8Bharbour-bridge"] {
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

pub async fn a_slow_pack_can_be_retried(page: &Page) -> Result<(), Failure> {
    let path = "/data/broken/pack.json";
    page.server().put(path, Reply::hanging());
    page.open("/?pack=broken").await?;
    wait_for_text(page, "main [role='status']", "This is taking a while.").await?;
    let found = pack(OTHER)?;
    put(page, &found);
    let again = find_by_text(page, "main button", "Try again").await?;
    tab_and_enter(page, &again).await?;
    wait_for_text(page, "h1", string(&found["title"])).await
}

pub async fn a_page_that_does_not_start_says_so(page: &Page) -> Result<(), Failure> {
    let words = "taking a while to start";
    page.server().set_init_script(
        "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => new Promise(() => {});",
    );
    const IS_SHOWN: &str =
        "getComputedStyle(document.querySelector('.not-started')).visibility === 'visible'";
    page.open("/").await?;
    wait_for_text(page, ".not-started", words).await?;
    page.wait_for(IS_SHOWN).await?;
    // Where the address asks for the quiz, the story is not shown meanwhile.
    page.open("/?late#quiz").await?;
    assert_eq!(
        page.js("return document.querySelector('.story').getClientRects().length")
            .await?,
        0
    );
    page.wait_for(IS_SHOWN).await?;
    page.wait_for("Math.abs(document.getElementById('quiz').getBoundingClientRect().top) < 5")
        .await
}

pub async fn a_page_whose_program_traps_starts_once_more(page: &Page) -> Result<(), Failure> {
    const TRAPS: &str = "WebAssembly.instantiateStreaming = WebAssembly.instantiate =
         async () => { throw new WebAssembly.RuntimeError('out of bounds') };";
    let opened = |page: &Page| {
        let asked = page.server().requests();
        asked.iter().filter(|it| it.path == "/").count()
    };
    let traps_at_first =
        format!("if (performance.getEntriesByType('navigation')[0].type !== 'reload') {TRAPS}");
    page.server().set_init_script(&traps_at_first);
    open(page, "/").await?;
    assert_eq!(opened(page), 2);
    // If it traps again, the reader decides.
    page.server().set_init_script(TRAPS);
    page.open("/?again").await?;
    page.wait_for("document.querySelector('.start-failed .not-started a') !== null")
        .await?;
    assert_eq!(page.count(".start-failed").await?, 1);
    page.expect("the page can't start: RuntimeError");
    Ok(())
}

pub async fn a_pack_whose_id_is_not_its_name_is_reported(page: &Page) -> Result<(), Failure> {
    let found = pack(OTHER)?.to_string();
    page.server()
        .put("/data/elsewhere/pack.json", Reply::json(found));
    open(page, "/?pack=elsewhere").await?;
    wait_for_error(page, "We found a problem in data/elsewhere/pack.json").await?;
    assert_eq!(text(page, "tbody th").await?, "id");
    Ok(())
}

pub async fn an_unknown_pack_name_is_reported(page: &Page) -> Result<(), Failure> {
    open(page, "/?pack=nothing").await?;
    wait_for_error(page, "There is nothing at data/nothing/pack.json").await?;
    page.expect("/data/nothing/pack.json answered 404");
    // The pack may appear later.
    let again = find_by_text(page, "main button", "Try again").await?;
    let mut found = pack(OTHER)?;
    found["id"] = json!("nothing");
    page.server()
        .put("/data/nothing/pack.json", Reply::json(found.to_string()));
    page.click(&again).await?;
    wait_for_text(page, "h1", string(&found["title"])).await?;

    for name in ["../x", "..%2Fx", "A%20b", "https:%2F%2Fexample.org"] {
        open(page, &format!("/?pack={name}")).await?;
        wait_for_error(page, "can’t be the name of a story").await?;
    }
    let asked = page.server().requests();
    let outside = asked
        .iter()
        .filter(|it| it.path.contains("/x") || it.path.contains("example"));
    let outside: Vec<_> = outside.filter(|it| !it.path.starts_with("/?")).collect();
    assert!(outside.is_empty(), "{outside:?}");
    open_working_story(page).await
}

pub async fn all_problems_of_a_broken_pack_are_listed(page: &Page) -> Result<(), Failure> {
    let mut broken = pack(OTHER)?;
    broken["positions"][0]["evidence"] = json!([{ "paragraph": 99 }]);
    broken["positions"][1]["actor"] = json!("nobody");
    broken["claims"][0]["evidence"] =
        json!([{ "paragraph": 1, "selector": { "exact": "not there" } }]);
    put(page, &broken);
    open(page, "/?pack=broken").await?;
    wait_for_error(page, "problems in data/broken/pack.json:").await?;
    let places = texts(page, ".problems tbody th").await?;
    for place in ["positions", "claims"] {
        assert!(places.iter().any(|it| it.contains(place)), "{places:?}");
    }
    check_problem_list(page, 3).await?;
    open_working_story(page).await?;

    // Errors of the JSON structure are also listed all at once.
    let mut broken = pack(OTHER)?;
    broken["positions"][0]["stance"] = json!("maybe");
    broken["events"][0]["date"]["edtf"] = json!("2024-13-45");
    broken["colour"] = json!("red");
    put(page, &broken);
    open(page, "/?pack=broken").await?;
    check_problem_list(page, 3).await?;
    open_working_story(page).await
}

pub async fn a_response_that_is_not_a_pack_is_reported(page: &Page) -> Result<(), Failure> {
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
        wait_for_error(page, "We found a problem in data/broken/pack.json").await?;
        check_problem_list(page, 1).await?;
        assert!(page.js("return window.__ran ?? 0").await? == 0);
        open_working_story(page).await?;
    }
    Ok(())
}

pub async fn html_in_a_pack_is_escaped(page: &Page) -> Result<(), Failure> {
    // Short enough for names.
    const HOSTILE: &str = "<img src=x onerror=__ran=1>{{x}}";
    let more = "</title><script>window.__ran=1</script><style>*{display:none}</style>&amp;";
    put(
        page,
        &pack_with_texts(&format!("{HOSTILE}{more}"), HOSTILE)?,
    );
    open(page, "/?pack=broken").await?;
    assert_eq!(texts(page, ".problems tbody tr").await?, [""; 0]);
    assert_eq!(text(page, "h1").await?, HOSTILE);
    assert!(string(&page.js("return document.title").await?).starts_with(HOSTILE));
    check_all_views(page, HOSTILE, false).await?;
    assert!(page.js("return window.__ran ?? 0").await? == 0);
    let strangers = "main script, main img, main iframe, main object, dialog script, dialog img";
    assert_eq!(page.count(strangers).await?, 0);
    let asked = page.server().requests();
    assert!(asked.iter().all(|it| !it.path.ends_with("/x")), "{asked:?}");
    Ok(())
}

pub async fn a_word_of_10_000_letters_does_not_overflow(page: &Page) -> Result<(), Failure> {
    let word = "W".repeat(10_000);
    // Names have a shorter limit.
    put(page, &pack_with_texts(&word, &word[..40])?);
    open_in_frame(page, 320, "/?pack=broken").await?;
    check_all_views(page, &word, true).await
}

/// Returns the other pack with `text` in all free-text fields and `name` in all names.
fn pack_with_texts(text: &str, name: &str) -> Result<Value, Failure> {
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
        "/questions/0/kind/single-choice/options/0/text",
        "/questions/0/kind/single-choice/options/1/reason",
    ] {
        let at = spoilt.pointer_mut(pointer);
        let is_name = pointer.ends_with("/name") || pointer.ends_with("title");
        *at.ok_or_else(|| Failure::new(format!("the pack has no {pointer}")))? =
            Value::from(if is_name { name } else { text });
    }
    // Names of actors must be unique.
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

/// Opens all views. Each must contain `words`, and with `fits` must not overflow.
async fn check_all_views(page: &Page, words: &str, fits: bool) -> Result<(), Failure> {
    assert_eq!(texts(page, ".problems tbody tr").await?, [""; 0]);
    let check = async || {
        // In the grid, a long statement is only the title of its column.
        let shown = page
            .js(
                "const heads = [...document.querySelectorAll('.upright[title]')];
                 return document.body.textContent + heads.map((it) => it.title).join()",
            )
            .await?;
        assert!(string(&shown).contains(words));
        if fits {
            check_no_overflow(page).await?;
        }
        Ok::<(), Failure>(())
    };
    check().await?;
    unfold(page).await?;
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
    wait_for_focus(page, ".verdict").await?;
    check().await?;
    go_to(page, "compare").await?;
    check().await?;
    for tab in ["pair", "claims", "changes", "grid"] {
        page.js(&format!("location.hash = 'compare/{tab}'")).await?;
        page.settle().await?;
        check().await?;
    }
    page.js("[...document.querySelectorAll('.cell a')].find((it) => it.checkVisibility()).click()")
        .await?;
    page.wait_for("document.querySelector('dialog').open")
        .await?;
    check().await?;
    page.press(&[Key::Escape]).await?;
    go_to(page, "you").await?;
    check().await?;
    page.click(".proposition-form input").await?;
    page.click(".to-result").await?;
    page.find(".matches .few").await?;
    page.js("document.querySelector('.matches .few').open = true")
        .await?;
    page.find(".matches .few .on-side").await?;
    page.js("document.querySelectorAll('.on-side details').forEach((it) => (it.open = true))")
        .await?;
    page.wait_for("document.querySelector('.by-statement') !== null")
        .await?;
    check().await
}

/// Waits for the error page with `words`.
async fn wait_for_error(page: &Page, words: &str) -> Result<(), Failure> {
    wait_for_text(page, "main [role='alert']", words).await?;
    assert_eq!(text(page, "h1").await?, "This story can’t be shown");
    assert!(page.js("return document.title").await? == "This story can’t be shown · Standpoint");
    Ok(())
}

/// Checks that at least so many problems are listed, each with a location, a message and a hint.
async fn check_problem_list(page: &Page, at_least: usize) -> Result<(), Failure> {
    page.find(".problems").await?;
    let cells = texts(page, ".problems tbody :is(th, td)").await?;
    assert!(cells.len() >= at_least * 3, "{cells:?}");
    assert!(cells.chunks(3).all(|row| row.len() == 3), "{cells:?}");
    for row in cells.chunks(3) {
        assert!(!row[1].is_empty() && !row[2].is_empty(), "{row:?}");
    }
    Ok(())
}

/// Opens a working story by its link, by keyboard.
async fn open_working_story(page: &Page) -> Result<(), Failure> {
    let link = format!("main a[href='{OTHER}.html']");
    tab_and_enter(page, &link).await?;
    wait_for_text(page, "h1", string(&pack(OTHER)?["title"])).await
}
