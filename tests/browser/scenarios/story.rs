//! The view "Story", and navigation by fragments.

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use crate::reader::{
    FIRST, OTHER, go_to, open, pack, reload, string, tab_and_enter, text, texts, wait_for_focus,
    wait_for_text, wait_until_ready,
};

pub async fn opens_with_its_title_views_and_paragraphs(page: &Page) -> Result<(), Failure> {
    open(page, "/").await?;
    let pack = pack(FIRST)?;
    let title = string(&pack["title"]);
    assert_eq!(texts(page, "h1").await?, [title]);
    assert!(page.js("return document.title").await? == format!("{title} · Standpoint"));
    assert_eq!(
        texts(page, "nav a").await?,
        ["Story", "Quiz", "Compare", "Your view"]
    );
    assert_eq!(text(page, "nav [aria-current='page']").await?, "Story");
    let digests: Vec<&str> = pack["source"]["paragraphs"]
        .as_array()
        .map_or(&[][..], Vec::as_slice)
        .iter()
        .map(|paragraph| string(&paragraph["digest"]))
        .collect();
    assert_eq!(digests.len(), 49);
    let shown = texts(page, ".paragraphs > li > span[dir]:first-child").await?;
    assert_eq!(shown, digests);
    // The text of an article that belongs to a publisher is not shown.
    assert!(page.text().await?.contains("belongs to its publisher"));
    Ok(())
}

pub async fn evidence_opens_by_keyboard_and_restores_focus(page: &Page) -> Result<(), Failure> {
    open(page, "/").await?;
    let pack = pack(FIRST)?;
    let quoted = |evidence: &Value| {
        let words = evidence["selector"]["exact"].as_str()?;
        Some((evidence["paragraph"].as_u64()?, words.to_owned()))
    };
    let events = pack["events"].as_array().map_or(&[][..], Vec::as_slice);
    let figures = pack["figures"].as_array().map_or(&[][..], Vec::as_slice);
    let passages = events.iter().chain(figures);
    let passages = passages
        .filter_map(|it| it["evidence"].as_array())
        .flatten();
    let quoted: Vec<(u64, String)> = passages.filter_map(quoted).collect();

    // Opens passages of the timeline until one has a quote.
    let links = page
        .count(".timeline .evidence a, .figures .evidence a")
        .await?;
    let mut has_quoted = false;
    for at in 0..links {
        let link = page
            .js(&format!(
                "const link = document.querySelectorAll('.timeline .evidence a, .figures .evidence a')[{at}];
                 link.id = 'link-{at}';
                 return link.getAttribute('href')"
            ))
            .await?;
        let number: u64 = string(&link).trim_start_matches("#story/").parse()?;
        if !quoted.iter().any(|(paragraph, _)| *paragraph == number) && at > 0 {
            continue;
        }
        let css = format!("#link-{at}");
        tab_and_enter(page, &css).await?;
        page.wait_for("document.querySelector('dialog').open")
            .await?;
        page.wait_for("document.querySelector('dialog').contains(document.activeElement)")
            .await?;
        assert_eq!(
            text(page, "dialog h2").await?,
            format!("Paragraph {number}")
        );
        let digest = &pack["source"]["paragraphs"][usize::try_from(number)? - 1]["digest"];
        let shown = texts(page, "dialog dd").await?;
        assert!(shown.iter().any(|it| it == string(digest)), "{shown:?}");
        let words = texts(page, "dialog q").await?;
        for word in &words {
            assert!(quoted.contains(&(number, word.clone())), "{word}");
        }
        has_quoted = has_quoted || !words.is_empty();
        page.press(&[Key::Escape]).await?;
        page.wait_for("!document.querySelector('dialog').open")
            .await?;
        wait_for_focus(page, &css).await?;
        if has_quoted {
            return Ok(());
        }
    }
    Err(Failure::new("no passage has a quote"))
}

pub async fn a_passage_links_to_its_paragraph(page: &Page) -> Result<(), Failure> {
    open(page, "/#story/17").await?;
    is_target(page, 17).await?;
    // Also from the dialog in another view.
    go_to(page, "compare").await?;
    page.click(".disputes .evidence a").await?;
    page.click("dialog a[href^='#story/']").await?;
    page.wait_for("location.hash.startsWith('#story/')").await?;
    let hash = page.js("return location.hash").await?;
    is_target(page, string(&hash).trim_start_matches("#story/").parse()?).await?;
    page.wait_for("!document.querySelector('dialog').open")
        .await
}

async fn is_target(page: &Page, number: usize) -> Result<(), Failure> {
    wait_for_focus(page, ".paragraphs > li.target").await?;
    let script = "return [...document.querySelectorAll('.paragraphs > li')]
        .flatMap((it, at) => it.classList.contains('target') ? [at + 1] : [])";
    assert_eq!(page.js(script).await?, serde_json::json!([number]));
    page.wait_for(
        "(() => {
            const { top, bottom } = document.querySelector('.target').getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;
        })()",
    )
    .await
}

pub async fn an_unknown_fragment_shows_the_story_and_a_notice(page: &Page) -> Result<(), Failure> {
    open(page, "/#quiz").await?;
    for fragment in [
        "nowhere",
        "story/9999",
        "compare/trump/nobody",
        "%E0%A4%A",
        "%",
    ] {
        let hash = Value::from(format!("#{fragment}"));
        page.js(&format!("location.hash = {hash}")).await?;
        shows_unknown_fragment(page).await?;
        go_to(page, "quiz").await?;
        assert!(texts(page, ".notices p").await?.is_empty());
    }
    // Also on load.
    for fragment in ["story/9999", "%E0%A4%A"] {
        open(page, &format!("/?{}#{fragment}", fragment.len())).await?;
        shows_unknown_fragment(page).await?;
    }
    Ok(())
}

pub async fn a_mangled_fragment_still_works(page: &Page) -> Result<(), Failure> {
    let pair = "nav a[href='#compare'][aria-current]";
    let quiz = "nav a[href='#quiz'][aria-current]";
    let story = "nav a[href='#story'][aria-current]";
    // The tests of `route` have many more.
    let fragments = [
        ("compare%2Filse-varrow%2Fodo-fenn", pair),
        ("Compare/Ilse-Varrow/Odo-Fenn/", pair),
        ("quiz/", quiz),
        ("QUIZ", quiz),
        ("quiz%20", quiz),
        ("quiz?utm_source=x&utm_medium=email", quiz),
        ("quiz&fbclid=1", quiz),
        ("quiz:~:text=road", quiz),
        ("story/7/", ".target"),
        ("story%2F7?x=1", ".target"),
        ("utm_source=x&utm_medium=y", story),
        ("?utm_source=x", story),
        (":~:text=road", story),
    ];
    open(page, &format!("/{OTHER}.html#quiz")).await?;
    for (fragment, css) in fragments {
        let away = if css == quiz { "compare" } else { "quiz" };
        go_to(page, away).await?;
        page.js(&format!(
            "location.hash = {}",
            Value::from(format!("#{fragment}"))
        ))
        .await?;
        page.find(css).await?;
        assert_eq!(page.count(".notices p").await?, 0, "{fragment}");
        if css == pair {
            wait_for_text(page, ".pair .side h5", "Ilse Varrow").await?;
        }
    }
    // Also on load: one of each.
    for (at, (fragment, css)) in fragments.into_iter().enumerate().step_by(3) {
        open(page, &format!("/{OTHER}.html?{at}#{fragment}")).await?;
        page.find(css).await?;
        assert_eq!(page.count(".notices p").await?, 0, "{fragment}");
    }
    Ok(())
}

pub async fn a_megabyte_fragment_does_no_harm(page: &Page) -> Result<(), Failure> {
    // While the page is open, and on load.
    for address in ["/#quiz", "/?pack=harbour-bridge#quiz"] {
        open(page, address).await?;
        page.js("location.replace(`/#${'x/'.repeat(500_000)}`)")
            .await?;
        shows_unknown_fragment(page).await?;
        // The page replaces the fragment: browsers would resolve each link against the long URL.
        page.wait_for("location.hash.length < 1000").await?;
        page.js("location.replace('#you')").await?;
        wait_for_text(page, "h1", "Your view").await?;
    }
    Ok(())
}

async fn shows_unknown_fragment(page: &Page) -> Result<(), Failure> {
    wait_for_text(page, ".notices[role='status'] p", "couldn’t find that part").await?;
    assert_eq!(page.count(".notices p").await?, 1);
    assert_eq!(text(page, "nav [aria-current='page']").await?, "Story");
    assert_eq!(page.count(".paragraphs > li").await?, 49);
    Ok(())
}

pub async fn focus_moves_to_the_heading_of_each_view(page: &Page) -> Result<(), Failure> {
    open(page, "/").await?;
    // Before the first navigation the page doesn't move the focus.
    assert_eq!(page.focused().await?, "body");
    let title = text(page, "h1").await?;
    tab_and_enter(page, "nav a[href='#quiz']").await?;
    view_has_focus(page, "Quiz").await?;
    tab_and_enter(page, "nav a[href='#compare']").await?;
    view_has_focus(page, "Compare").await?;
    page.js("history.back()").await?;
    view_has_focus(page, "Quiz").await?;
    page.js("history.back()").await?;
    view_has_focus(page, &title).await?;
    page.js("history.forward()").await?;
    view_has_focus(page, "Quiz").await?;
    tab_and_enter(page, "nav a[href='#you']").await?;
    view_has_focus(page, "Your view").await?;

    reload(page).await?;
    wait_until_ready(page).await?;
    assert_eq!(text(page, "h1").await?, "Your view");
    // The skip link.
    page.tab_to(".skip").await?;
    page.press(&[Key::Enter]).await?;
    wait_for_focus(page, "main").await?;
    assert!(page.js("return location.hash").await? == "#you");
    Ok(())
}

async fn view_has_focus(page: &Page, title: &str) -> Result<(), Failure> {
    wait_for_text(page, "h1", title).await?;
    wait_for_focus(page, "h1").await?;
    assert_eq!(texts(page, "h1").await?, [title]);
    page.wait_for(&format!(
        "document.title.startsWith({})",
        Value::from(title)
    ))
    .await
}
