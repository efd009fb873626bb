//! What is kept on the device, and what is not.

use serde_json::Value;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::session::Ending;

use super::quiz::{Asked, Told, give, go_on, progress};
use super::saving::download;
use crate::reader::{
    FIRST, enter, go_to, has_focus, is_shown, keep, kept, open, reload, saying, string, texts,
    wait_for_words,
};

pub async fn answers_and_place_survive_a_reload(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    let (_, total, _) = progress(page).await?;
    for _ in 0..3 {
        let asked = Asked::read(page).await?;
        give(page, &asked, &[0]).await?;
        go_on(page).await?;
    }
    let before = progress(page).await?;
    let question = Asked::read(page).await?.question;
    reload(page).await?;
    wait_for_words(page, ".item .above", "Question 4").await?;
    assert_eq!(progress(page).await?, before);
    assert_eq!(Asked::read(page).await?.question, question);
    enter(page, ".onward button:first-child").await?;
    has_focus(page, ".item h2").await?;
    wait_for_words(page, ".item .above", "Question 3").await?;
    let outcomes = texts(page, ".item .outcomes").await?;
    assert_eq!(outcomes.len(), 1);

    // The layout is as it was, or as at first; either way it says what it is.
    let all = saying(page, ".layout label", "All on a page").await?;
    page.click(&all).await?;
    page.wait_for(&format!(
        "document.querySelectorAll('.item').length === {total}"
    ))
    .await?;
    assert_eq!(page.count(".item .outcomes").await?, 3);
    reload(page).await?;
    page.wait_for(&format!(
        "document.querySelector('.progress [role=status]').textContent.startsWith('{} ')",
        before.0
    ))
    .await?;
    let layout = page
        .js("return document.querySelector('.layout input:checked').closest('label').textContent")
        .await?;
    let shown = page.count(".item").await?;
    assert!(
        matches!(
            (string(&layout).trim(), shown),
            ("One at a time", 1) | ("All on a page", 2..)
        ),
        "{layout} shows {shown}"
    );
    Ok(())
}

pub async fn two_tabs_agree(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    let first = Asked::read(page).await?;
    page.open_in_tab("/#quiz").await?;
    is_shown(page).await?;
    give(page, &first, &[0]).await?;

    // What is answered in one tab is answered in the other.
    page.go_to_tab(0).await?;
    wait_for_words(page, ".progress [role='status']", "1 of").await?;
    assert_eq!(texts(page, ".item .outcomes").await?.len(), 1);
    go_on(page).await?;
    let second = Asked::read(page).await?;
    give(page, &second, &[0]).await?;
    go_to(page, "you").await?;
    page.click(".proposition-form label.answer").await?;

    // The reader stays where they are.
    page.go_to_tab(1).await?;
    wait_for_words(page, ".progress [role='status']", "2 of").await?;
    wait_for_words(page, ".item .above", "Question 1").await?;
    go_to(page, "you").await?;
    page.wait_for(
        "document.querySelectorAll('.proposition-form .answer input:checked').length === 1",
    )
    .await?;
    // What is cleared in one is cleared in the other.
    let clear = saying(page, ".rated button", "Clear").await?;
    page.click(&clear).await?;
    page.go_to_tab(0).await?;
    page.wait_for("document.querySelector('.proposition-form input:checked') === null")
        .await
}

pub async fn two_tabs_lose_nothing_that_they_do_not_hear_of(page: &Page) -> Result<(), Failure> {
    // As in a tab that the browser has put to sleep.
    page.server().run_early(
        "for (const type of ['storage', 'focus', 'pageshow', 'visibilitychange']) {
            addEventListener(type, (it) => it.stopImmediatePropagation(), true);
        }",
    );
    open(page, "/#quiz").await?;
    page.open_in_tab("/#quiz").await?;
    is_shown(page).await?;
    let first = Asked::read(page).await?;
    give(page, &first, &[0]).await?;
    go_to(page, "you").await?;
    page.click(".proposition-form:nth-of-type(1) label.answer")
        .await?;

    page.go_to_tab(0).await?;
    assert_eq!(progress(page).await?.0, 0, "it has not heard of it");
    enter(page, ".onward button:last-child").await?;
    has_focus(page, ".item h2").await?;
    let second = Asked::read(page).await?;
    give(page, &second, &[0]).await?;
    assert_eq!(progress(page).await?.0, 2);
    go_to(page, "you").await?;
    page.click(".proposition-form:nth-of-type(2) label.answer")
        .await?;
    reload(page).await?;
    page.wait_for(
        "document.querySelectorAll('.proposition-form .answer input:checked').length === 2",
    )
    .await?;
    let saved = kept(page, FIRST, "quiz").await?.unwrap_or_default();
    let saved: Value = serde_json::from_str(&saved)?;
    assert_eq!(saved["responses"].as_array().map(Vec::len), Some(2));
    Ok(())
}

pub async fn a_crash_leaves_the_last_good_state(page: &Page) -> Result<(), Failure> {
    if page.engine() == Engine::Webkit {
        eprintln!("webkit: skipped: an automated WebKit keeps no profile");
        return Ok(());
    }
    open(page, "/#quiz").await?;
    for _ in 0..3 {
        let asked = Asked::read(page).await?;
        give(page, &asked, &[0]).await?;
        go_on(page).await?;
    }
    // Browsers write what is kept a little later: how much of it is there is left to them.
    let page = page.restart_browser(Ending::Crashed).await?;
    open(&page, "/#quiz").await?;
    let (answered, ..) = progress(&page).await?;
    assert!(answered <= 3);
    assert_eq!(page.count(".notices p").await?, 0);
    let asked = Asked::read(&page).await?;
    assert_eq!(asked.number, answered + 1);
    give(&page, &asked, &[0]).await?;
    reload(&page).await?;
    assert_eq!(progress(&page).await?.0, answered + 1);
    page.check().await
}

pub async fn an_earlier_form_is_taken_up(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    page.click(".proposition-form label.answer").await?;
    let now: Value =
        serde_json::from_str(&kept(page, FIRST, "ratings").await?.unwrap_or_default())?;
    assert_eq!(now["format"], 2);
    // The first form had no version.
    keep(page, FIRST, "ratings", &now["ratings"].to_string()).await?;
    reload(page).await?;
    page.find(".ranking li").await?;
    assert_eq!(page.count(".notices p").await?, 0);
    // One that is newer than this page is not for it, and is not lost.
    let newer = r#"{"format":9,"ratings":{},"more":[]}"#;
    keep(page, FIRST, "ratings", newer).await?;
    reload(page).await?;
    wait_for_words(page, ".notices p", "saved separately").await?;
    let aside = kept(page, FIRST, "ratings:set-aside:1").await?;
    assert_eq!(aside.as_deref(), Some(newer));
    Ok(())
}

pub async fn what_cannot_be_used_is_set_aside(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    let asked = Asked::read(page).await?;
    give(page, &asked, &[0]).await?;
    let saved = kept(page, FIRST, "quiz").await?.unwrap_or_default();
    assert!(saved.contains("\"fingerprint\":"), "{saved}");

    let other = saved.replace("\"fingerprint\":", "\"fingerprint\":1");
    let newer = saved.replace("\"format\":1", "\"format\":9");
    let unusable = ["{\"half", "[]", "", &other, &newer];
    for unusable in unusable {
        keep(page, FIRST, "quiz", unusable).await?;
        reload(page).await?;
        wait_for_words(page, ".notices p", "saved separately").await?;
        assert_eq!(page.count(".notices p").await?, 1);
        assert_eq!(progress(page).await?.0, 0);
        // It is told once.
        reload(page).await?;
        assert_eq!(page.count(".notices p").await?, 0);
        let asked = Asked::read(page).await?;
        assert_eq!(asked.number, 1);
        give(page, &asked, &[0]).await?;
        reload(page).await?;
        wait_for_words(page, ".progress [role='status']", "1 of").await?;
        assert_eq!(page.count(".notices p").await?, 0);
    }
    // Nothing that was set aside is erased by what is kept or set aside later.
    for (number, unusable) in (1..).zip(unusable) {
        let aside = kept(page, FIRST, &format!("quiz:set-aside:{number}")).await?;
        assert_eq!(aside.as_deref(), Some(unusable));
    }
    Ok(())
}

pub async fn what_cannot_be_set_aside_stays(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    keep(page, FIRST, "quiz", "{\"half").await?;
    page.server().run_early(
        "const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
            if (key.includes(':set-aside')) throw new DOMException('full', 'QuotaExceededError');
            set.call(this, key, text);
        };",
    );
    reload(page).await?;
    wait_for_words(page, ".notices p", "can’t save your answers").await?;
    let asked = Asked::read(page).await?;
    give(page, &asked, &[0]).await?;
    assert_eq!(progress(page).await?.0, 1);
    assert_eq!(kept(page, FIRST, "quiz").await?.as_deref(), Some("{\"half"));
    Ok(())
}

pub async fn goes_on_where_nothing_can_be_kept(page: &Page) -> Result<(), Failure> {
    let ways = [
        "Object.defineProperty(window, 'localStorage', {
            get() { throw new DOMException('blocked', 'SecurityError'); },
        });",
        "Object.defineProperty(window, 'localStorage', { value: null });",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        "for (const name of ['setItem', 'getItem']) {
            Storage.prototype[name] = () => { throw new DOMException('blocked', 'SecurityError'); };
        }",
    ];
    for (at, blocked) in ways.into_iter().enumerate() {
        page.server().run_early(blocked);
        // Another address but for the fragment each time, so that the page is loaded anew.
        open(page, &format!("/?loaded={at}#quiz")).await?;
        for number in 1..=2 {
            let asked = Asked::read(page).await?;
            give(page, &asked, &[0]).await?;
            Told::read(page).await?.is_whole(&asked);
            assert_eq!(progress(page).await?.0, number);
            go_on(page).await?;
        }
        let notices = texts(page, ".notices p").await?;
        assert!(
            notices.len() == 1 && notices[0].contains("can’t save your answers"),
            "{notices:?}"
        );
        page.click("nav a[href='#you']").await?;
        page.click(".proposition-form label.answer").await?;
        page.find(".ranking li").await?;
        assert_eq!(page.count(".notices p").await?, 1);
        let saved: Value = serde_json::from_str(&download(page).await?)?;
        assert_eq!(saved["quiz"]["responses"].as_array().map(Vec::len), Some(2));
        assert_eq!(saved["ratings"]["format"], 2);
    }
    Ok(())
}
