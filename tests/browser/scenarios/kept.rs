//! What is kept on the device, and what is not.

use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use super::quiz::{Asked, Told, give, go_on, progress};
use crate::reader::{
    FIRST, enter, has_focus, keep, kept, open, reload, saying, string, texts, wait_for_words,
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
        wait_for_words(page, ".notices p", "kept aside").await?;
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
    wait_for_words(page, ".notices p", "keeps nothing").await?;
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
            notices.len() == 1 && notices[0].contains("keeps nothing"),
            "{notices:?}"
        );
        page.click("nav a[href='#you']").await?;
        page.click(".proposition-form label.answer").await?;
        page.find(".ranking li").await?;
        assert_eq!(page.count(".notices p").await?, 1);
    }
    Ok(())
}
