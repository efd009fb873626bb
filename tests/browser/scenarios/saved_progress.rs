//! Saved progress: answers and ratings survive reloads, other tabs, crashes and unusable data.

use serde_json::Value;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::session::Ending;

use super::answer_download::download;
use crate::question::{Feedback, ShownQuestion, answer, next_question, progress};
use crate::reader::{
    FIRST, find_by_text, go_to, open, rate_all_at_once, reload, store_text, stored_text,
    tab_and_enter, text, texts, wait_for_focus, wait_for_text, wait_until_ready,
};

pub async fn answers_and_position_survive_a_reload(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    let (_, total, _) = progress(page).await?;
    for _ in 0..3 {
        answer(page).await?;
        next_question(page).await?;
    }
    let before = progress(page).await?;
    let question = ShownQuestion::read(page).await?.question;
    reload(page).await?;
    wait_for_text(page, ".item .above", "4 of").await?;
    assert_eq!(progress(page).await?, before);
    assert_eq!(ShownQuestion::read(page).await?.question, question);
    tab_and_enter(page, ".next-steps .previous").await?;
    wait_for_focus(page, ".item h2").await?;
    wait_for_text(page, ".item .above", "3 of").await?;
    let outcomes = texts(page, ".item .outcomes").await?;
    assert_eq!(outcomes.len(), 1);

    // The layout may be restored or the default, but the button must offer the other.
    let all = find_by_text(page, ".layout button", "All at once").await?;
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
    let offered = text(page, ".layout button").await?;
    let shown = page.count(".item").await?;
    assert!(
        matches!(
            (offered.as_str(), shown),
            ("All at once", 1) | ("One by one", 2..)
        ),
        "with {shown} shown, the page offers {offered}"
    );
    Ok(())
}

pub async fn two_tabs_stay_in_sync(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    page.open_in_tab("/#quiz").await?;
    wait_until_ready(page).await?;
    answer(page).await?;

    // An answer in one tab appears in the other.
    page.go_to_tab(0).await?;
    wait_for_text(page, ".progress [role='status']", "1 of").await?;
    assert_eq!(texts(page, ".item .outcomes").await?.len(), 1);
    page.click(".next-steps .next").await?;
    wait_for_text(page, ".item .above", "2 of").await?;
    answer(page).await?;
    go_to(page, "you").await?;
    page.click(".proposition-form label.answer").await?;

    // The other tab stays at its question.
    page.go_to_tab(1).await?;
    wait_for_text(page, ".progress [role='status']", "2 of").await?;
    wait_for_text(page, ".item .above", "1 of").await?;
    go_to(page, "you").await?;
    page.wait_for(
        "document.querySelectorAll('.proposition-form .answer input:checked').length === 1",
    )
    .await?;
    // Clearing in one tab clears the other.
    let clear = find_by_text(page, ".rated button", "Start over").await?;
    page.click(&clear).await?;
    page.go_to_tab(0).await?;
    page.wait_for("document.querySelector('.proposition-form input:checked') === null")
        .await
}

pub async fn two_tabs_lose_nothing_without_storage_events(page: &Page) -> Result<(), Failure> {
    // As in a tab that the browser has suspended.
    page.server().set_init_script(
        "for (const type of ['storage', 'focus', 'pageshow', 'visibilitychange']) {
            addEventListener(type, (it) => it.stopImmediatePropagation(), true);
        }",
    );
    open(page, "/#quiz").await?;
    page.open_in_tab("/#quiz").await?;
    wait_until_ready(page).await?;
    answer(page).await?;
    go_to(page, "you").await?;
    page.click(".proposition-form:nth-of-type(1) label.answer")
        .await?;

    page.go_to_tab(0).await?;
    assert_eq!(progress(page).await?.0, 0, "the tab has not been notified");
    tab_and_enter(page, ".next-steps .next").await?;
    wait_for_focus(page, ".item h2").await?;
    answer(page).await?;
    assert_eq!(progress(page).await?.0, 2);
    go_to(page, "you").await?;
    rate_all_at_once(page).await?;
    page.click(".proposition-form:nth-of-type(2) label.answer")
        .await?;
    reload(page).await?;
    page.wait_for(
        "document.querySelectorAll('.proposition-form .answer input:checked').length === 2",
    )
    .await?;
    let saved = stored_text(page, FIRST, "quiz").await?.unwrap_or_default();
    let saved: Value = serde_json::from_str(&saved)?;
    assert_eq!(saved["answers"].as_array().map(Vec::len), Some(2));
    Ok(())
}

pub async fn a_crash_leaves_the_last_saved_state(page: &Page) -> Result<(), Failure> {
    if page.engine() == Engine::Webkit {
        eprintln!("webkit: skipped: an automated WebKit keeps no profile");
        return Ok(());
    }
    open(page, "/#quiz").await?;
    for _ in 0..3 {
        answer(page).await?;
        next_question(page).await?;
    }
    // Browsers write storage with a delay, so the last answers may be lost.
    let page = page.restart_browser(Ending::Crashed).await?;
    open(&page, "/#quiz").await?;
    let (answered, ..) = progress(&page).await?;
    assert!(answered <= 3);
    assert_eq!(page.count(".notices p").await?, 0);
    let asked = ShownQuestion::read(&page).await?;
    assert_eq!(asked.number, answered + 1);
    answer(&page).await?;
    reload(&page).await?;
    assert_eq!(progress(&page).await?.0, answered + 1);
    page.check().await
}

pub async fn an_earlier_format_is_migrated(page: &Page) -> Result<(), Failure> {
    open(page, "/#you").await?;
    page.click(".proposition-form label.answer").await?;
    let now: Value = serde_json::from_str(
        &stored_text(page, FIRST, "ratings")
            .await?
            .unwrap_or_default(),
    )?;
    assert_eq!(now["format"], 2);
    // The first format had no version.
    store_text(page, FIRST, "ratings", &now["ratings"].to_string()).await?;
    reload(page).await?;
    page.click(".to-result").await?;
    page.find(".matches .few").await?;
    assert_eq!(page.count(".notices p").await?, 0);
    // A newer format can't be read, and is backed up.
    let newer = r#"{"format":9,"ratings":{},"more":[]}"#;
    store_text(page, FIRST, "ratings", newer).await?;
    reload(page).await?;
    wait_for_text(page, ".notices p", "saved separately").await?;
    let backup = stored_text(page, FIRST, "ratings:backup:1").await?;
    assert_eq!(backup.as_deref(), Some(newer));
    Ok(())
}

pub async fn unusable_progress_is_backed_up(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    answer(page).await?;
    let saved = stored_text(page, FIRST, "quiz").await?.unwrap_or_default();
    assert!(saved.contains("\"fingerprint\":"), "{saved}");

    let other = saved.replace("\"pack\":\"", "\"pack\":\"other-");
    let newer = saved.replace("\"format\":2", "\"format\":9");
    let unusable = ["{\"half", "[]", "", &other, &newer];
    for unusable in unusable {
        store_text(page, FIRST, "quiz", unusable).await?;
        reload(page).await?;
        wait_for_text(page, ".notices p", "saved separately").await?;
        assert_eq!(page.count(".notices p").await?, 1);
        assert_eq!(progress(page).await?.0, 0);
        // The notice appears once.
        reload(page).await?;
        assert_eq!(page.count(".notices p").await?, 0);
        let asked = ShownQuestion::read(page).await?;
        assert_eq!(asked.number, 1);
        answer(page).await?;
        reload(page).await?;
        wait_for_text(page, ".progress [role='status']", "1 of").await?;
        assert_eq!(page.count(".notices p").await?, 0);
    }
    // Later saves and backups don't overwrite a backup.
    for (number, unusable) in (1..).zip(unusable) {
        let backup = stored_text(page, FIRST, &format!("quiz:backup:{number}")).await?;
        assert_eq!(backup.as_deref(), Some(unusable));
    }
    Ok(())
}

pub async fn progress_that_cannot_be_backed_up_is_not_overwritten(
    page: &Page,
) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    store_text(page, FIRST, "quiz", "{\"half").await?;
    page.server().set_init_script(
        "const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
            if (key.includes(':backup')) throw new DOMException('full', 'QuotaExceededError');
            set.call(this, key, text);
        };",
    );
    reload(page).await?;
    wait_for_text(page, ".notices p", "can’t save your answers").await?;
    answer(page).await?;
    assert_eq!(progress(page).await?.0, 1);
    assert_eq!(
        stored_text(page, FIRST, "quiz").await?.as_deref(),
        Some("{\"half")
    );
    Ok(())
}

pub async fn works_without_local_storage(page: &Page) -> Result<(), Failure> {
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
        page.server().set_init_script(blocked);
        // Another URL each time, so that the page is loaded again.
        open(page, &format!("/?loaded={at}#quiz")).await?;
        for number in 1..=2 {
            let asked = ShownQuestion::read(page).await?;
            answer(page).await?;
            Feedback::read(page).await?.assert_complete(&asked);
            assert_eq!(progress(page).await?.0, number);
            next_question(page).await?;
        }
        let notices = texts(page, ".notices p").await?;
        assert!(
            notices.len() == 1 && notices[0].contains("can’t save your answers"),
            "{notices:?}"
        );
        page.click("nav a[href='#you']").await?;
        page.click(".proposition-form label.answer").await?;
        page.click(".to-result").await?;
        page.find(".matches .few").await?;
        assert_eq!(page.count(".notices p").await?, 1);
        let saved: Value = serde_json::from_str(&download(page).await?)?;
        assert_eq!(saved["quiz"]["answers"].as_array().map(Vec::len), Some(2));
        assert_eq!(saved["ratings"]["format"], 2);
    }
    Ok(())
}
