//! The story at a glance, and how the page finds its way.

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use crate::reader::{
    FIRST, OTHER, enter, go_to, has_focus, is_shown, open, pack, reload, string, text, texts,
    wait_for_words,
};

pub async fn opens_with_its_title_views_and_paragraphs(page: &Page) -> Result<(), Failure> {
    open(page, "/").await?;
    let pack = pack(FIRST)?;
    let title = string(&pack["title"]);
    assert_eq!(texts(page, "h1").await?, [title]);
    assert!(page.js("return document.title").await? == format!("{title} · Standpoint"));
    assert_eq!(
        texts(page, "nav a").await?,
        ["Story", "Quiz", "Compare", "You"]
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
    // Nothing of an article that belongs to another.
    assert!(page.text().await?.contains("belongs to its publisher"));
    Ok(())
}

pub async fn evidence_opens_by_keyboard_and_gives_the_focus_back(
    page: &Page,
) -> Result<(), Failure> {
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

    // Every passage of the timeline, until one that quotes has been opened.
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
        enter(page, &css).await?;
        page.wait_for("document.querySelector('dialog').open")
            .await?;
        page.wait_for("document.querySelector('dialog').contains(document.activeElement)")
            .await?;
        assert_eq!(
            text(page, "dialog h2").await?,
            format!("Paragraph {number}")
        );
        let digest = &pack["source"]["paragraphs"][usize::try_from(number)? - 1]["digest"];
        let told = texts(page, "dialog dd").await?;
        assert!(told.iter().any(|it| it == string(digest)), "{told:?}");
        let words = texts(page, "dialog q").await?;
        for word in &words {
            assert!(quoted.contains(&(number, word.clone())), "{word}");
        }
        has_quoted = has_quoted || !words.is_empty();
        page.press(&[Key::Escape]).await?;
        page.wait_for("!document.querySelector('dialog').open")
            .await?;
        has_focus(page, &css).await?;
        if has_quoted {
            return Ok(());
        }
    }
    Err(Failure::new("no passage quotes any words"))
}

pub async fn a_passage_leads_to_its_paragraph(page: &Page) -> Result<(), Failure> {
    open(page, "/#story/17").await?;
    is_sought(page, 17).await?;
    // From its evidence, opened over another view.
    go_to(page, "compare").await?;
    page.click(".disputes .evidence a").await?;
    page.click("dialog a[href^='#story/']").await?;
    page.wait_for("location.hash.startsWith('#story/')").await?;
    let hash = page.js("return location.hash").await?;
    is_sought(page, string(&hash).trim_start_matches("#story/").parse()?).await?;
    page.wait_for("!document.querySelector('dialog').open")
        .await
}

async fn is_sought(page: &Page, number: usize) -> Result<(), Failure> {
    has_focus(page, ".paragraphs > li.sought").await?;
    let script = "return [...document.querySelectorAll('.paragraphs > li')]
        .flatMap((it, at) => it.classList.contains('sought') ? [at + 1] : [])";
    assert_eq!(page.js(script).await?, serde_json::json!([number]));
    page.wait_for(
        "(() => {
            const { top, bottom } = document.querySelector('.sought').getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;
        })()",
    )
    .await
}

pub async fn an_address_that_names_nothing_shows_the_story_and_says_so(
    page: &Page,
) -> Result<(), Failure> {
    for fragment in [
        "nowhere",
        "story/9999",
        "compare/trump/nobody",
        "%E0%A4%A",
        "%",
    ] {
        open(page, "/#quiz").await?;
        let hash = Value::from(format!("#{fragment}"));
        // While the page is open, and as it opens.
        page.js(&format!("location.hash = {hash}")).await?;
        says_that_it_is_unknown(page).await?;
        reload(page).await?;
        says_that_it_is_unknown(page).await?;
        go_to(page, "quiz").await?;
        assert!(texts(page, ".notices p").await?.is_empty());
    }
    Ok(())
}

pub async fn an_address_that_was_passed_on_leads_where_it_did(page: &Page) -> Result<(), Failure> {
    let pair = "nav a[href='#compare'][aria-current]";
    let quiz = "nav a[href='#quiz'][aria-current]";
    let story = "nav a[href='#story'][aria-current]";
    for (fragment, css) in [
        ("compare%2Filse-varrow%2Fodo-fenn", pair),
        ("Compare/Ilse-Varrow/Odo-Fenn/", pair),
        ("quiz/", quiz),
        ("QUIZ", quiz),
        ("quiz%20", quiz),
        ("quiz?utm_source=x&utm_medium=email", quiz),
        ("quiz&fbclid=1", quiz),
        ("quiz:~:text=road", quiz),
        ("story/7/", ".sought"),
        ("story%2F7?x=1", ".sought"),
        ("utm_source=x&utm_medium=y", story),
        ("?utm_source=x", story),
        (":~:text=road", story),
    ] {
        // As the page opens, and while it is open.
        page.open("/?blank").await?;
        open(page, &format!("/{OTHER}.html#{fragment}")).await?;
        page.find(css).await?;
        assert_eq!(page.count(".notices p").await?, 0, "{fragment}");
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
            wait_for_words(page, ".pair .side h5", "Ilse Varrow").await?;
        }
    }
    Ok(())
}

pub async fn a_megabyte_in_the_address_does_no_harm(page: &Page) -> Result<(), Failure> {
    // While the page is open, and as it opens.
    for address in ["/#quiz", "/?pack=harbour-bridge#quiz"] {
        open(page, address).await?;
        page.js("location.replace(`/#${'x/'.repeat(500_000)}`)")
            .await?;
        says_that_it_is_unknown(page).await?;
        // It is not kept: each link of the page would be resolved against it.
        page.wait_for("location.hash.length < 1000").await?;
        page.js("location.replace('#you')").await?;
        wait_for_words(page, "h1", "You").await?;
    }
    Ok(())
}

async fn says_that_it_is_unknown(page: &Page) -> Result<(), Failure> {
    wait_for_words(page, ".notices[role='status'] p", "couldn’t find that part").await?;
    assert_eq!(page.count(".notices p").await?, 1);
    assert_eq!(text(page, "nav [aria-current='page']").await?, "Story");
    assert_eq!(page.count(".paragraphs > li").await?, 49);
    Ok(())
}

pub async fn the_focus_goes_along_from_view_to_view(page: &Page) -> Result<(), Failure> {
    open(page, "/").await?;
    // Nobody has moved yet, so the focus is where the browser puts it.
    assert_eq!(page.focused().await?, "body");
    let title = text(page, "h1").await?;
    enter(page, "nav a[href='#quiz']").await?;
    arrives(page, "Quiz").await?;
    enter(page, "nav a[href='#compare']").await?;
    arrives(page, "Compare").await?;
    page.js("history.back()").await?;
    arrives(page, "Quiz").await?;
    page.js("history.back()").await?;
    arrives(page, &title).await?;
    page.js("history.forward()").await?;
    arrives(page, "Quiz").await?;
    enter(page, "nav a[href='#you']").await?;
    arrives(page, "You").await?;

    reload(page).await?;
    is_shown(page).await?;
    assert_eq!(text(page, "h1").await?, "You");
    // The way past the masthead.
    page.tab_to(".skip").await?;
    page.press(&[Key::Enter]).await?;
    has_focus(page, "main").await?;
    assert!(page.js("return location.hash").await? == "#you");
    Ok(())
}

async fn arrives(page: &Page, title: &str) -> Result<(), Failure> {
    wait_for_words(page, "h1", title).await?;
    has_focus(page, "h1").await?;
    assert_eq!(texts(page, "h1").await?, [title]);
    page.wait_for(&format!(
        "document.title.startsWith({})",
        Value::from(title)
    ))
    .await
}
