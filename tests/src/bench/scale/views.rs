//! Views of a large pack, opened by clicks.

use std::collections::BTreeMap;
use std::time::Duration;

use fantoccini::wd::TimeoutConfiguration;
use serde_json::Value;

use crate::engine::Engine;
use crate::failure::Failure;
use crate::packs::{self, OTHER, Size};
use crate::page::Page;
use crate::paths;
use crate::server::Server;
use crate::session::{Build, Scheme, Session};

/// A part of the page, and the click that opens it.
pub(super) struct Part {
    pub(super) name: &'static str,
    /// CSS selector of what is clicked.
    button: &'static str,
    /// CSS selector of an element that only this part has.
    shows: &'static str,
    before: Before,
}

/// What is done before a part is opened.
enum Before {
    Nothing,
    /// Rates a third of the statements, and measures the last ratings. With some statements left, the
    /// result also says which to rate next.
    RateSome,
    /// Measures the next ratings, with the result. Then hides it, and rates the rest.
    RateAll,
}

const fn part(name: &'static str, button: &'static str, shows: &'static str) -> Part {
    Part {
        name,
        button,
        shows,
        before: Before::Nothing,
    }
}

/// In the order in which they are opened.
pub(super) const PARTS: [Part; 8] = [
    part(
        "Compare: statements",
        "nav a[href='#compare']",
        ".compare .statement-row",
    ),
    part(
        "Compare: grid",
        ".tabs a[href='#compare/grid']",
        ".positions",
    ),
    part("Compare: pair", ".tabs a[href='#compare/pair']", ".pair"),
    part(
        "Compare: claims",
        ".tabs a[href='#compare/claims']",
        ".disputes",
    ),
    part(
        "Compare: changes",
        ".tabs a[href='#compare/changes']",
        ".changes",
    ),
    part("Your view", "nav a[href='#you']", ".proposition-form"),
    Part {
        name: "Result, a third rated",
        button: ".to-result",
        shows: ".matches :is(.on-side, .few)",
        before: Before::RateSome,
    },
    Part {
        name: "Result, all rated",
        button: ".manner [type=checkbox]",
        shows: ".matches :is(.on-side, .few)",
        before: Before::RateAll,
    },
];

/// The story, which is opened first: with starting the page and loading the pack.
pub(super) const STORY: &str = "Story, with loading";

/// The ratings that are measured, by what the reader sees.
pub(super) const HIDDEN: &str = "with the result hidden";
pub(super) const SHOWN: &str = "with the result shown";

/// How long a script may take. Less than that is reported, even if it is slow.
const TIMEOUT: Duration = Duration::from_secs(120);

/// How many ratings of each kind are measured.
const RATINGS: usize = 10;

/// What was measured, by its name: a part's, or that of ratings.
pub(super) type Visit = BTreeMap<&'static str, Value>;

/// Opens a pack with a new profile, and then its views.
pub(super) async fn visit(size: Size) -> Result<Visit, Failure> {
    let server = Server::start(&paths::dist()?).await?;
    server.set_init_script(include_str!("driver.js"));
    let pack = packs::large(&packs::built(OTHER)?, "large", size);
    packs::put(&server, &pack);
    let session = Session::start(Engine::Chromium, Scheme::Light, Build::Complete).await?;
    let page = Page::new(Engine::Chromium, session, server);
    let timeouts = TimeoutConfiguration::new(Some(TIMEOUT), Some(TIMEOUT), None);
    page.client().update_timeouts(timeouts).await?;
    page.open("/?pack=large#story").await?;
    let story = "return __scale.idle('.story .statement-row', 0)";
    let mut visit = Visit::from([(STORY, page.js_async(story).await?)]);
    for part in &PARTS {
        let measured = measure(&page, size, part, &mut visit).await;
        measured.map_err(|failure| failure.context(part.name))?;
    }
    Ok(visit)
}

async fn measure(page: &Page, size: Size, part: &Part, visit: &mut Visit) -> Result<(), Failure> {
    let third = size.issues / 3;
    let call = async |call: String| page.js_async(&format!("return __scale.{call}")).await;
    match part.before {
        Before::Nothing => {}
        Before::RateSome => {
            let first = third - RATINGS;
            call(format!("rate(0, {first})")).await?;
            let times = call(format!("rateEach({first}, {third})")).await?;
            visit.insert(HIDDEN, times);
        }
        Before::RateAll => {
            let end = third + RATINGS;
            let times = call(format!("rateEach({third}, {end})")).await?;
            visit.insert(SHOWN, times);
            call(format!("open({}, 'body')", Value::from(part.button))).await?;
            call(format!("rate({end}, {})", size.issues)).await?;
        }
    }
    let (button, shows) = (Value::from(part.button), Value::from(part.shows));
    let measured = call(format!("open({button}, {shows})")).await?;
    visit.insert(part.name, measured);
    Ok(())
}
