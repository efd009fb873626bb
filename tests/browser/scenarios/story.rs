//! The view "Story", and navigation by fragments.

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};

use crate::reader::{
    FIRST, OTHER, check_no_overflow, go_to, open, open_in_frame, pack, reload, string,
    tab_and_enter, text, texts, unfold, wait_for_focus, wait_for_text, wait_until_ready,
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
    assert_eq!(texts(page, ".paragraphs > li").await?, [""; 0], "folded");
    unfold(page).await?;
    let shown = texts(page, ".paragraphs > li > span[dir]:first-child").await?;
    assert_eq!(shown, digests);
    // The text of an article that belongs to a publisher is not shown.
    assert!(page.text().await?.contains("belongs to its publisher"));
    Ok(())
}

pub async fn each_clash_shows_every_voice_on_its_side(page: &Page) -> Result<(), Failure> {
    for (path, id) in [("/", FIRST), (&*format!("/{OTHER}.html"), OTHER)] {
        open(page, path).await?;
        let pack = pack(id)?;
        let rows = page
            .js(
                "const say = (it) => it.textContent.trim().replace(/\\s+/g, ' ');
                 return [...document.querySelectorAll('.statement-row.clash')].map((row) => [
                     say(row.querySelector('h3')),
                     [...row.querySelectorAll('.camp a.voice')]
                         .map((it) => `${it.closest('.camp').className} ${say(it.querySelector('b'))}`)
                         .toSorted(),
                 ])",
            )
            .await?;
        let rows = rows.as_array().cloned().unwrap_or_default();
        assert_eq!(rows.len(), 4, "{rows:?}");
        for row in rows {
            let expected = camps(&pack, string(&row[0]));
            assert_eq!(row[1], Value::from(expected), "{}", row[0]);
        }
    }
    Ok(())
}

/// Returns the camp and the short name of each actor on the scale of a statement, from the pack. Of
/// several positions, the one with the latest date counts: all these dates begin with a year.
fn camps(pack: &Value, proposition: &str) -> Vec<String> {
    let list = |name: &str| pack[name].as_array().cloned().unwrap_or_default();
    let issues = list("issues");
    let issue = issues.iter().find(|it| it["proposition"] == proposition);
    let issue = issue.map_or(&Value::Null, |it| &it["id"]);
    let mut camps = Vec::new();
    for actor in list("actors") {
        let positions = list("positions");
        let held = positions
            .iter()
            .filter(|it| it["actor"] == actor["id"] && it["issue"] == *issue);
        let date = |it: &&Value| {
            let date = string(&it["date"]["edtf"]);
            date.trim_matches(['[', ']'])
                .rsplit(['.', '/'])
                .next()
                .map(str::to_owned)
        };
        let Some(position) = held.max_by_key(date) else {
            continue;
        };
        let camp = match string(&position["stance"]) {
            "strongly-disagree" | "disagree" => "against",
            "neutral" => "neutral",
            "agree" | "strongly-agree" => "for",
            _ => continue,
        };
        let name = actor["short_name"]
            .as_str()
            .unwrap_or(string(&actor["name"]));
        camps.push(format!("camp {camp} {name}"));
    }
    camps.sort();
    camps
}

pub async fn a_voice_opens_its_passage(page: &Page) -> Result<(), Failure> {
    for width in [1440, 320] {
        open_in_frame(page, width, &format!("/{OTHER}.html?{width}")).await?;
        // By keyboard, and then by pointer.
        let voice = ".statement-row:nth-of-type(2) .camp.against > ul a.voice";
        tab_and_enter(page, voice).await?;
        wait_for_text(page, "dialog[open] h2", "Priya Holm").await?;
        page.press(&[Key::Escape]).await?;
        wait_for_focus(page, voice).await?;
        page.click(".statement-row .off-scale-voices a.voice")
            .await?;
        wait_for_text(page, "dialog[open] h2", "Corin Ashby").await?;
        page.press(&[Key::Escape]).await?;
        // Several voices of an institution open in place.
        assert_eq!(page.count(".voices[open]").await?, 0);
        tab_and_enter(page, ".statement-row .voices > summary").await?;
        page.find(".voices[open] a.voice").await?;
        check_no_overflow(page).await?;
    }
    Ok(())
}

/// The whole dispute is to be seen without scrolling far.
pub async fn the_story_opens_with_the_clashes(page: &Page) -> Result<(), Failure> {
    open_in_frame(page, 1440, "/").await?;
    assert_eq!(
        text(page, ".story > section:first-of-type > h2").await?,
        "Voices clash on 4 of 16 statements"
    );
    let shown = page
        .js(
            "return [...document.querySelectorAll('.statement-row')]
                .filter((it) => it.querySelector('.camp').parentElement.getBoundingClientRect().top > 0)
                .filter((it) => it.getBoundingClientRect().bottom <= 900).length",
        )
        .await?;
    assert!(shown.as_u64() >= Some(3), "{shown} whole clashes in 900 px");
    let height = page
        .js("return document.documentElement.scrollHeight")
        .await?;
    assert!(height.as_u64().is_some_and(|it| it <= 4500), "{height} px");
    Ok(())
}

pub async fn the_story_fits_every_width(page: &Page) -> Result<(), Failure> {
    for width in [320, 390, 704, 1024, 1440] {
        for path in ["/".to_owned(), format!("/{OTHER}.html")] {
            open_in_frame(page, width, &format!("{path}?{width}")).await?;
            page.js("document.querySelectorAll('details').forEach((it) => (it.open = true))")
                .await?;
            check_no_overflow(page).await?;
        }
    }
    Ok(())
}

pub async fn evidence_opens_by_keyboard_and_restores_focus(page: &Page) -> Result<(), Failure> {
    open(page, "/").await?;
    unfold(page).await?;
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
    page.js("location.hash = 'compare/claims'").await?;
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
        wait_for_text(page, "h1", "Where do you stand?").await?;
    }
    Ok(())
}

async fn shows_unknown_fragment(page: &Page) -> Result<(), Failure> {
    wait_for_text(page, ".notices[role='status'] p", "couldn’t find that part").await?;
    assert_eq!(page.count(".notices p").await?, 1);
    assert_eq!(text(page, "nav [aria-current='page']").await?, "Story");
    page.wait_for("document.querySelectorAll('.paragraphs > li').length === 49")
        .await
}

pub async fn focus_moves_to_the_heading_of_each_view(page: &Page) -> Result<(), Failure> {
    open(page, "/").await?;
    // Before the first navigation the page doesn't move the focus.
    assert_eq!(page.focused().await?, "body");
    let title = text(page, "h1").await?;
    tab_and_enter(page, "nav a[href='#quiz']").await?;
    view_has_focus(page, "How much did you take in?", "Quiz").await?;
    tab_and_enter(page, "nav a[href='#compare']").await?;
    view_has_focus(page, "Who stands where", "Compare").await?;
    page.js("history.back()").await?;
    view_has_focus(page, "How much did you take in?", "Quiz").await?;
    page.js("history.back()").await?;
    view_has_focus(page, &title, &title).await?;
    page.js("history.forward()").await?;
    view_has_focus(page, "How much did you take in?", "Quiz").await?;
    tab_and_enter(page, "nav a[href='#you']").await?;
    view_has_focus(page, "Where do you stand?", "Your view").await?;

    reload(page).await?;
    wait_until_ready(page).await?;
    assert_eq!(text(page, "h1").await?, "Where do you stand?");
    // The skip link.
    page.tab_to(".skip").await?;
    page.press(&[Key::Enter]).await?;
    wait_for_focus(page, "main").await?;
    assert!(page.js("return location.hash").await? == "#you");
    Ok(())
}

async fn view_has_focus(page: &Page, heading: &str, title: &str) -> Result<(), Failure> {
    wait_for_text(page, "h1", heading).await?;
    wait_for_focus(page, "h1").await?;
    assert_eq!(texts(page, "h1").await?, [heading]);
    page.wait_for(&format!(
        "document.title.startsWith({})",
        Value::from(title)
    ))
    .await
}
