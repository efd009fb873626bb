//! The snippet generator: the page that generates the HTML to embed a story.

use std::fs;
use std::path::Path;

use standpoint_tests::axe;
use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use standpoint_tests::server::Reply;

use crate::host::{Standpoint, answer, event, wait_for, wait_for_title};
use crate::reader::{FIRST, OTHER, check_no_overflow, pack, string, strings, wait_for_focus};

pub(super) const GENERATOR: &str = "/embed/";
const HOST: &str = include_str!("../../hosts/pasted.html");
const FALLBACK: &str = "stand-point > a";

pub async fn an_element_works_under_the_policy_shown(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    open_generator(page, &standpoint).await?;
    choose(page, "#pack", OTHER).await?;
    choose(page, "#view", "quiz").await?;
    choose(page, "#theme", "dark").await?;
    let generated = Snippet::read(page, "theme=\"dark\"").await?;
    paste(page, &generated).await?;

    wait_for(page, 0, ".root.dark .quiz-start").await?;
    let ready = event(page, "ready").await?;
    assert_eq!(
        (&ready["pack"], &ready["view"]),
        (&OTHER.into(), &"quiz".into())
    );
    answer(page).await?;
    assert_eq!(event(page, "answered").await?["pack"], OTHER);
    nothing_was_blocked(page).await
}

pub async fn an_iframe_works_under_the_policy_shown(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    open_generator(page, &standpoint).await?;
    page.click("[value=frame]").await?;
    choose(page, "#pack", OTHER).await?;
    choose(page, "#view", "compare").await?;
    choose(page, "#theme", "dark").await?;
    let generated = Snippet::read(page, "theme=dark").await?;
    paste(page, &generated).await?;

    assert_eq!(event(page, "resized").await?["pack"], OTHER);
    let grown = "const frame = document.querySelector('iframe');
        const height = Math.ceil(received.findLast((it) => it.name === 'resized').height);
        return [frame.clientHeight === height, height > 600,
            frame.clientWidth === document.querySelector('main').clientWidth]";
    page.wait_for(&format!(
        "(() => {{ {grown} }})().join() === 'true,true,true'"
    ))
    .await?;
    nothing_was_blocked(page).await?;
    page.enter_frame().await?;
    wait_for(page, 0, ".root.dark .compare").await?;
    page.leave_frame().await
}

pub async fn plain_html_needs_no_scripts_or_styles(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::without_requests(page).await?;
    open_generator(page, &standpoint).await?;
    page.click("[value=plain]").await?;
    choose(page, "#pack", OTHER).await?;
    let snippet = Snippet::read(page, OTHER).await?.snippet;
    let policy = "script-src".to_owned();
    paste(page, &Snippet { snippet, policy }).await?;

    page.settle().await?;
    assert_eq!(
        page.count("main script, main [style], main [class], main [id]")
            .await?,
        0
    );
    assert!(page.count("main table tbody tr").await? > 5);
    // For print: there are no `details`, and the answers come after all questions.
    assert_eq!(page.count("main details").await?, 0);
    let lists = page
        .js(
            "return [...document.querySelectorAll('main section > ol, main div > ol')].filter((it) => !it.closest('li'))
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

    // Each link leads to the story's page or to an id in it.
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
    // The server may stop before the browser requests the icon.
    page.allow(["icon from the Manifest"]);
    wait_for_focus(page, ".paragraphs > li.target:nth-child(7)").await?;
    assert_eq!(page.url().await?, format!("{own}#story/7"));
    Ok(())
}

pub async fn a_pinned_script_runs_only_unchanged(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::start(page).await?;
    open_generator(page, &standpoint).await?;
    page.click("[name=pinned]").await?;
    choose(page, "#pack", OTHER).await?;
    let generated = Snippet::read(page, "integrity=").await?;
    let pinned = page.js("return document.forms[0].dataset.pinned").await?;
    let pinned = string(&pinned);
    assert!(generated.snippet.contains(pinned), "{}", generated.snippet);

    // With one more byte the script is still valid, but it doesn't match its hash.
    let script = fs::read_to_string(paths::dist()?.join(pinned))?;
    let changed = Reply::script([&script, " "].concat())
        .with_header("access-control-allow-origin", "*")
        .with_header("cache-control", "no-store");
    let at = format!("/{pinned}");
    standpoint.server.put(&at, changed);
    paste(page, &generated).await?;
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

    standpoint.server.restore(&at);
    page.open("/?again").await?;
    wait_for_title(page, OTHER).await?;
    nothing_was_blocked(page).await
}

/// The snippet has an import map with the hashes of the modules that the pinned script imports.
pub async fn a_pinned_snippet_works_under_an_integrity_policy(page: &Page) -> Result<(), Failure> {
    let standpoint = Standpoint::without_requests(page).await?;
    page.allow([&*standpoint.origin]);
    let modules = paste_with_hashes(page, &standpoint).await?;
    wait_for_title(page, OTHER).await?;
    assert_eq!(modules.len(), 3, "{modules:?}");
    if page.engine() == Engine::Webkit {
        // WebKit doesn't support integrity in import maps.
        return Ok(());
    }

    // A module with one more byte doesn't match its hash, so the browser must not run it.
    page.allow([
        "stand-point: ",
        "integrity",
        "Integrity",
        "Failed",
        "not loaded",
    ]);
    let dist = paths::dist()?;
    for name in modules.iter().filter(|name| !is_of_article(&dist, name)) {
        // A new origin, so that the browser can't use a cached copy.
        let standpoint = Standpoint::without_requests(page).await?;
        page.allow([&*standpoint.origin]);
        let script = fs::read_to_string(dist.join(name))?;
        let changed = Reply::script([&script, " "].concat())
            .with_header("access-control-allow-origin", "*")
            .with_header("cache-control", "no-store");
        standpoint.server.put(&format!("/{name}"), changed);
        paste_with_hashes(page, &standpoint).await?;
        let failed = event(page, "failed").await?;
        assert!(string(&failed["reason"]).contains(&**name), "{failed}");
    }
    Ok(())
}

/// Opens a host page with the pinned snippet and an integrity policy: scripts need a hash. Returns
/// the names of the modules that the snippet lists with a hash.
async fn paste_with_hashes(page: &Page, standpoint: &Standpoint) -> Result<Vec<String>, Failure> {
    open_generator(page, standpoint).await?;
    page.click("[name=pinned]").await?;
    choose(page, "#pack", OTHER).await?;
    let generated = Snippet::read(page, "importmap").await?;
    let host = Reply::html(HOST.replace("SNIPPET", &generated.snippet))
        .with_header("content-security-policy", &generated.whole_policy())
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

/// Returns true for the module that only elements with an `article` attribute import.
fn is_of_article(dist: &Path, name: &str) -> bool {
    let script = fs::read_to_string(dist.join(name)).unwrap_or_default();
    script.contains("standpoint-passage")
}

pub async fn the_preview_follows_the_choices(page: &Page) -> Result<(), Failure> {
    page.open(GENERATOR).await?;
    // Wait for the first preview: if it is interrupted, it reports a script that failed to load.
    in_preview(page, FIRST, "h1").await?;
    choose(page, "#pack", OTHER).await?;
    in_preview(page, OTHER, "h1").await?;
    choose(page, "#theme", "dark").await?;
    in_preview(page, OTHER, ".root.dark").await?;
    choose(page, "#view", "quiz").await?;
    in_preview(page, OTHER, ".root.dark.single-view .quiz-start").await
}

pub async fn is_accessible(page: &Page) -> Result<(), Failure> {
    page.open(GENERATOR).await?;
    check_each_level(page, false).await
}

pub async fn is_accessible_in_dark_mode(page: &Page) -> Result<(), Failure> {
    is_accessible(page).await
}

pub async fn is_accessible_at_320(page: &Page) -> Result<(), Failure> {
    page.open_in_frame(320, GENERATOR).await?;
    check_each_level(page, true).await
}

async fn check_each_level(page: &Page, is_narrow: bool) -> Result<(), Failure> {
    for level in ["element", "frame", "plain"] {
        page.click(&format!("[value={level}]")).await?;
        page.wait_for(&format!("document.body.dataset.level === '{level}'"))
            .await?;
        page.settle().await?;
        axe::check(page)
            .await
            .map_err(|failure| failure.context(level))?;
        if is_narrow {
            check_no_overflow(page).await?;
        }
    }
    Ok(())
}

/// Waits until the preview shows the story and an element that matches `css`.
async fn in_preview(page: &Page, story: &str, css: &str) -> Result<(), Failure> {
    page.enter_frame().await?;
    let shown = "document.querySelector('stand-point').state()?.pack";
    page.wait_for(&format!("{shown} === '{story}'")).await?;
    wait_for(page, 0, css).await?;
    page.leave_frame().await
}

/// The generated snippet, and the policy that the page shows for it.
pub(super) struct Snippet {
    pub(super) snippet: String,
    policy: String,
}

impl Snippet {
    /// Waits until the snippet contains `part`, then reads it and the policy.
    pub(super) async fn read(page: &Page, part: &str) -> Result<Self, Failure> {
        let snippet = "document.querySelector('#snippet').value";
        page.wait_for(&format!("{snippet}.includes('{part}')"))
            .await?;
        let both = page
            .js(&format!(
                "return [{snippet}, document.querySelector('#policy').value]"
            ))
            .await?;
        // Reads the problems now: they are lost when another page opens.
        page.problems().await?;
        Ok(Self {
            snippet: string(&both[0]).to_owned(),
            policy: string(&both[1]).to_owned(),
        })
    }

    /// Returns the policy of a host page that allows only what the snippet and the page itself
    /// need.
    fn whole_policy(&self) -> String {
        let with_own = self.policy.replace("script-src", "script-src 'nonce-host'");
        format!("default-src 'none'; {with_own}")
    }
}

/// Opens a host page with the snippet and the policy of [`Snippet::whole_policy`].
async fn paste(page: &Page, generated: &Snippet) -> Result<(), Failure> {
    let policy = generated.whole_policy();
    let host = Reply::html(HOST.replace("SNIPPET", &generated.snippet));
    page.server()
        .put("/", host.with_header("content-security-policy", &policy));
    page.open("/").await
}

/// Opens the generator. Leaving it may interrupt its preview, which then logs a warning.
async fn open_generator(page: &Page, standpoint: &Standpoint) -> Result<(), Failure> {
    page.allow(["stand-point: "]);
    page.open_url(&standpoint.server.url(GENERATOR)).await
}

/// Selects an option of a `<select>` and dispatches `input`, which some drivers don't.
pub(super) async fn choose(page: &Page, list: &str, value: &str) -> Result<(), Failure> {
    page.js(&format!(
        "const list = document.querySelector('{list}');
         list.value = '{value}';
         list.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    ))
    .await?;
    Ok(())
}

/// Checks that the host page's policy has blocked nothing. The harness's own is report-only.
async fn nothing_was_blocked(page: &Page) -> Result<(), Failure> {
    let forbidden = page.js("return forbidden").await?;
    assert_eq!(strings(&forbidden), Vec::<String>::new());
    Ok(())
}
