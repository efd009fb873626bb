//! The page on which one makes the HTML that takes a story into a page of one's own.

use std::fs;
use std::path::Path;

use standpoint_tests::axe;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use standpoint_tests::server::Reply;

use crate::host::{Standpoint, answer, told, wait_for, wait_for_title};
use crate::reader::{FIRST, OTHER, fits_its_width, has_focus, pack, string, strings};

pub(super) const MAKER: &str = "/embed/";
const HOST: &str = include_str!("../../hosts/pasted.html");
const FALLBACK: &str = "stand-point > a";

pub async fn an_element_needs_no_more_than_it_says(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    open_maker(page, &standpoint).await?;
    choose(page, "#pack", OTHER).await?;
    choose(page, "#view", "quiz").await?;
    choose(page, "#theme", "dark").await?;
    let made = Made::read(page, "theme=\"dark\"").await?;
    paste(page, &made).await?;

    wait_for(page, 0, ".root.dark .option input").await?;
    let ready = told(page, "ready").await?;
    assert_eq!(
        (&ready["pack"], &ready["view"]),
        (&OTHER.into(), &"quiz".into())
    );
    answer(page).await?;
    assert_eq!(told(page, "answered").await?["pack"], OTHER);
    nothing_was_forbidden(page).await
}

pub async fn a_frame_needs_no_more_than_it_says(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    open_maker(page, &standpoint).await?;
    page.click("[value=frame]").await?;
    choose(page, "#pack", OTHER).await?;
    choose(page, "#view", "compare").await?;
    choose(page, "#theme", "dark").await?;
    let made = Made::read(page, "theme=dark").await?;
    paste(page, &made).await?;

    assert_eq!(told(page, "resized").await?["pack"], OTHER);
    let grown = "const frame = document.querySelector('iframe');
        const height = Math.ceil(told.findLast((it) => it.name === 'resized').height);
        return [frame.clientHeight === height, height > 600,
            frame.clientWidth === document.querySelector('main').clientWidth]";
    page.wait_for(&format!(
        "(() => {{ {grown} }})().join() === 'true,true,true'"
    ))
    .await?;
    nothing_was_forbidden(page).await?;
    page.enter_frame().await?;
    wait_for(page, 0, ".root.dark .compare").await?;
    page.leave_frame().await
}

pub async fn plain_html_needs_nothing(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::unasked(page).await?;
    open_maker(page, &standpoint).await?;
    page.click("[value=plain]").await?;
    choose(page, "#pack", OTHER).await?;
    let snippet = Made::read(page, OTHER).await?.snippet;
    let policy = "script-src".to_owned();
    paste(page, &Made { snippet, policy }).await?;

    page.settle().await?;
    assert_eq!(
        page.count("main script, main [style], main [class], main [id]")
            .await?,
        0
    );
    assert!(page.count("main table tbody tr").await? > 5);
    // On paper too, the answers can be read: nothing is folded, and they come after all questions.
    assert_eq!(page.count("main details").await?, 0);
    let lists = page
        .js(
            "return [...document.querySelectorAll('main section > ol, main div > ol')]
                .map((it) => [it.children.length, it.querySelectorAll('h4').length,
                    it.querySelectorAll('strong').length])",
        )
        .await?;
    let [asked, key] = lists.as_array().map_or(&[][..], Vec::as_slice) else {
        return Err(Failure::new(format!("not two lists: {lists}")));
    };
    assert_eq!((&asked[0], &asked[1]), (&key[0], &asked[0]), "{lists}");
    assert!(asked[0].as_u64() > Some(5) && key[1] == 0, "{lists}");
    assert!(
        asked[2] == 0 && key[2].as_u64() > key[0].as_u64(),
        "{lists}"
    );
    axe::check(page).await?;

    // Each link leads to what is there.
    let links = page
        .js("return [...document.querySelectorAll('main a')].map((it) => it.href)")
        .await?;
    let own = standpoint.server.url(&format!("{OTHER}.html"));
    let there = fs::read_to_string(paths::dist()?.join(format!("{OTHER}.html")))?;
    for link in strings(&links) {
        match link.strip_prefix(&own) {
            Some("") => {}
            Some(at) => {
                let id = format!("id=\"{}\"", at.trim_start_matches('#'));
                assert!(there.contains(&id), "nothing is at {link}");
            }
            None => panic!("{link} leads elsewhere"),
        }
    }
    page.click("main a[href$='#story/7']").await?;
    // Its server may end before the browser has asked for that.
    page.allow(["icon from the Manifest"]);
    has_focus(page, ".paragraphs > li.sought:nth-child(7)").await?;
    assert_eq!(page.url().await?, format!("{own}#story/7"));
    Ok(())
}

pub async fn a_pinned_script_is_that_or_none(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    open_maker(page, &standpoint).await?;
    page.click("[name=pinned]").await?;
    choose(page, "#pack", OTHER).await?;
    let made = Made::read(page, "integrity=").await?;
    let pinned = page.js("return document.forms[0].dataset.pinned").await?;
    let pinned = string(&pinned);
    assert!(made.snippet.contains(pinned), "{}", made.snippet);

    // A byte more, and it would still run.
    let script = fs::read_to_string(paths::dist()?.join(pinned))?;
    let changed = Reply::script([&script, " "].concat())
        .with_header("access-control-allow-origin", "*")
        .with_header("cache-control", "no-store");
    let at = format!("/{pinned}");
    standpoint.server.put(&at, changed);
    paste(page, &made).await?;
    page.settle().await?;
    let visits = standpoint.server.requests();
    assert!(visits.iter().any(|it| it.path == at), "{visits:?}");
    assert_eq!(
        page.js("return customElements.get('stand-point') === undefined")
            .await?,
        true
    );
    let title = page.text_in(FALLBACK).await?;
    assert_eq!(title, string(&pack(OTHER)?["title"]));

    standpoint.server.take_back(&at);
    page.open("/?again").await?;
    wait_for_title(page, OTHER).await?;
    nothing_was_forbidden(page).await
}

/// What the pinned script imports has its hash in the snippet.
pub async fn a_pinned_snippet_lives_where_scripts_need_a_hash(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::unasked(page).await?;
    page.allow([&*standpoint.origin]);
    let modules = paste_with_hashes(page, &standpoint).await?;
    wait_for_title(page, OTHER).await?;
    assert_eq!(modules.len(), 3, "{modules:?}");
    if page.engine() == Engine::Webkit {
        // It knows no hashes of an import map.
        return Ok(());
    }

    // A byte more in one of the modules, and it does not run.
    page.allow([
        "stand-point: ",
        "integrity",
        "Integrity",
        "Failed",
        "not loaded",
    ]);
    let dist = paths::dist()?;
    for name in modules.iter().filter(|name| !is_of_article(&dist, name)) {
        // At an address of its own, for which the browser has kept nothing yet.
        let standpoint = Standpoint::unasked(page).await?;
        page.allow([&*standpoint.origin]);
        let script = fs::read_to_string(dist.join(name))?;
        let changed = Reply::script([&script, " "].concat())
            .with_header("access-control-allow-origin", "*")
            .with_header("cache-control", "no-store");
        standpoint.server.put(&format!("/{name}"), changed);
        paste_with_hashes(page, &standpoint).await?;
        let failed = told(page, "failed").await?;
        assert!(string(&failed["reason"]).contains(&**name), "{failed}");
    }
    Ok(())
}

/// Opens a page that holds the pinned snippet and runs only scripts whose hash it knows. Returns the
/// names of the modules whose hashes come with the snippet.
async fn paste_with_hashes(page: &Page, standpoint: &Standpoint) -> Result<Vec<String>, Failure> {
    open_maker(page, standpoint).await?;
    page.click("[name=pinned]").await?;
    choose(page, "#pack", OTHER).await?;
    let made = Made::read(page, "importmap").await?;
    let host = Reply::html(HOST.replace("SNIPPET", &made.snippet))
        .with_header("content-security-policy", &made.whole_policy())
        .with_header("integrity-policy", "blocked-destinations=(script)");
    page.server().put("/", host);
    page.open("/").await?;
    let map = "document.querySelector('[type=importmap]').textContent";
    let modules = page
        .js(&format!(
            "return Object.keys(JSON.parse({map}).integrity).map((it) => it.split('/').at(-1))"
        ))
        .await?;
    Ok(strings(&modules))
}

/// Whether that is the module that only elements with an article ask for.
fn is_of_article(dist: &Path, name: &str) -> bool {
    let script = fs::read_to_string(dist.join(name)).unwrap_or_default();
    script.contains("standpoint-passage")
}

pub async fn shows_the_story_as_chosen(page: &Page) -> Result<(), Failure> {
    page.open(MAKER).await?;
    // One that is broken off midway is a script that did not load.
    in_preview(page, FIRST, "h1").await?;
    choose(page, "#pack", OTHER).await?;
    in_preview(page, OTHER, "h1").await?;
    choose(page, "#theme", "dark").await?;
    in_preview(page, OTHER, ".root.dark").await?;
    choose(page, "#view", "quiz").await?;
    in_preview(page, OTHER, ".root.dark.alone .option input").await
}

pub async fn is_for_everyone(page: &Page) -> Result<(), Failure> {
    page.open(MAKER).await?;
    each_level_is_fine(page, false).await
}

pub async fn is_for_everyone_in_the_dark(page: &Page) -> Result<(), Failure> {
    is_for_everyone(page).await
}

pub async fn is_for_everyone_at_320(page: &Page) -> Result<(), Failure> {
    page.open_in_frame(320, MAKER).await?;
    each_level_is_fine(page, true).await
}

async fn each_level_is_fine(page: &Page, is_narrow: bool) -> Result<(), Failure> {
    for level in ["element", "frame", "plain"] {
        page.click(&format!("[value={level}]")).await?;
        page.wait_for(&format!("document.body.dataset.level === '{level}'"))
            .await?;
        page.settle().await?;
        axe::check(page)
            .await
            .map_err(|failure| failure.context(level))?;
        if is_narrow {
            fits_its_width(page).await?;
        }
    }
    Ok(())
}

/// Waits until the story is shown, and in it what matches `css`.
async fn in_preview(page: &Page, story: &str, css: &str) -> Result<(), Failure> {
    page.enter_frame().await?;
    let shown = "document.querySelector('stand-point').state()?.pack";
    page.wait_for(&format!("{shown} === '{story}'")).await?;
    wait_for(page, 0, css).await?;
    page.leave_frame().await
}

/// What the page has made.
pub(super) struct Made {
    pub(super) snippet: String,
    policy: String,
}

impl Made {
    /// Once its snippet has `part` in it.
    pub(super) async fn read(page: &Page, part: &str) -> Result<Self, Failure> {
        let snippet = "document.querySelector('#snippet').value";
        page.wait_for(&format!("{snippet}.includes('{part}')"))
            .await?;
        let both = page
            .js(&format!(
                "return [{snippet}, document.querySelector('#policy').value]"
            ))
            .await?;
        // What the page has to tell is lost once another is open.
        page.problems().await?;
        Ok(Self {
            snippet: string(&both[0]).to_owned(),
            policy: string(&both[1]).to_owned(),
        })
    }

    /// The policy of a page that allows besides only what it needs itself.
    fn whole_policy(&self) -> String {
        let with_own = self.policy.replace("script-src", "script-src 'nonce-host'");
        format!("default-src 'none'; {with_own}")
    }
}

/// Opens a page that holds what was made, and that allows besides only what it needs itself.
async fn paste(page: &Page, made: &Made) -> Result<(), Failure> {
    let policy = made.whole_policy();
    let host = Reply::html(HOST.replace("SNIPPET", &made.snippet));
    page.server()
        .put("/", host.with_header("content-security-policy", &policy));
    page.open("/").await
}

/// Opens the page that makes what is to be copied. Whoever leaves it may stop its preview.
async fn open_maker(page: &Page, standpoint: &Standpoint) -> Result<(), Failure> {
    page.allow(["stand-point: "]);
    page.open_elsewhere(&standpoint.server.url(MAKER)).await
}

/// As a reader does: what drivers do to a list tells the page nothing in some engines.
pub(super) async fn choose(page: &Page, list: &str, value: &str) -> Result<(), Failure> {
    page.js(&format!(
        "const list = document.querySelector('{list}');
         list.value = '{value}';
         list.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    ))
    .await?;
    Ok(())
}

/// By the page's own policy: the one of the harness only reports.
async fn nothing_was_forbidden(page: &Page) -> Result<(), Failure> {
    let forbidden = page.js("return forbidden").await?;
    assert_eq!(strings(&forbidden), Vec::<String>::new());
    Ok(())
}
