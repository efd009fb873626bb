//! Helpers for host pages: pages of other sites that embed a story.

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};
use standpoint_tests::paths;
use standpoint_tests::server::{Reply, Server};

use crate::reader::{START_QUIZ, pack};

/// An article with an embedded quiz. Its array `received` has the events that it received.
pub const PLAIN: &str = include_str!("../hosts/plain.html");

/// A server for the widgets, on another origin than the host page.
pub struct Standpoint {
    pub server: Server,
    pub origin: String,
}

impl Standpoint {
    /// Starts a server, and expects that the page makes cross-origin requests to it.
    pub async fn start(page: &Page) -> Result<Self, Failure> {
        let standpoint = Standpoint::without_requests(page).await?;
        page.expect(&standpoint.origin);
        Ok(standpoint)
    }

    /// Starts a server to which the page need not make requests.
    pub async fn without_requests(page: &Page) -> Result<Self, Failure> {
        let server = Server::start(&paths::dist()?).await?;
        let origin = server.url("").trim_end_matches('/').to_owned();
        page.allow(["favicon.ico"]);
        Ok(Self { server, origin })
    }

    /// Returns a host page with STANDPOINT replaced by the server's origin.
    pub fn reply(&self, host: &str) -> Reply {
        Reply::html(host.replace("STANDPOINT", &self.origin))
    }
}

/// Opens a host page, in which STANDPOINT is the placeholder for the widgets' origin.
pub async fn open(page: &Page, host: &str) -> Result<Standpoint, Failure> {
    let standpoint = Standpoint::start(page).await?;
    page.server().put("/", standpoint.reply(host));
    page.open("/").await?;
    Ok(standpoint)
}

/// Opens a host page and waits for its quiz.
pub async fn open_quiz(page: &Page, host: &str) -> Result<Standpoint, Failure> {
    let standpoint = open(page, host).await?;
    start_quiz(page, 0).await?;
    Ok(standpoint)
}

/// Opens a host page, and starts its quiz with all questions.
pub async fn open_whole_quiz(page: &Page, host: &str) -> Result<Standpoint, Failure> {
    let standpoint = open(page, host).await?;
    wait_for(page, 0, ".quiz-start").await?;
    click(page, 0, "label:last-child > [name=length]").await?;
    start_quiz(page, 0).await?;
    Ok(standpoint)
}

/// Waits for the quiz of the widget at index `at`, and starts it as it is set.
pub async fn start_quiz(page: &Page, at: usize) -> Result<(), Failure> {
    wait_for(page, at, ".quiz-start, .item").await?;
    page.js(&format!(
        "const root = document.querySelectorAll('stand-point')[{at}].shadowRoot; {START_QUIZ}"
    ))
    .await?;
    wait_for(page, at, ".item").await
}

/// Answers the current question of the first widget and waits for the feedback.
pub async fn answer(page: &Page) -> Result<(), Failure> {
    start_quiz(page, 0).await?;
    click(page, 0, ".item .option input").await?;
    click(page, 0, ".check button").await?;
    wait_for(page, 0, ".verdict").await
}

/// Returns a JavaScript expression for the first element that matches `css` in the widget at index
/// `at`.
pub fn inside(at: usize, css: &str) -> String {
    let css = Value::from(css);
    format!("document.querySelectorAll('stand-point')[{at}].shadowRoot.querySelector({css})")
}

pub async fn wait_for(page: &Page, at: usize, css: &str) -> Result<(), Failure> {
    page.wait_for(&format!("{} !== null", inside(at, css)))
        .await
}

pub async fn wait_for_title(page: &Page, id: &str) -> Result<(), Failure> {
    let title = pack(id)?["title"].clone();
    let heading = inside(0, "h1");
    page.wait_for(&format!("{heading}?.textContent === {title}"))
        .await
}

pub async fn click(page: &Page, at: usize, css: &str) -> Result<(), Failure> {
    page.js(&format!("{}.click()", inside(at, css))).await?;
    Ok(())
}

pub async fn focus(page: &Page, at: usize, css: &str) -> Result<(), Failure> {
    page.js(&format!("{}.focus()", inside(at, css))).await?;
    Ok(())
}

/// Presses Tab until an element that matches `css` in the first widget has the focus.
pub async fn tab_to(page: &Page, css: &str) -> Result<(), Failure> {
    let active = format!(
        "return document.querySelector('stand-point').shadowRoot.activeElement?.matches({}) === true",
        Value::from(css)
    );
    for _ in 0..100 {
        if page.js(&active).await? == true {
            return Ok(());
        }
        page.press_each(&[Key::Tab]).await?;
    }
    let focused = page.focused().await?;
    Err(Failure::new(format!(
        "Tab does not reach `{css}`: the focus is on {focused}"
    )))
}

pub async fn state(page: &Page) -> Result<Value, Failure> {
    page.js("return document.querySelector('stand-point').state()")
        .await
}

/// Waits until the host page has received an event `name`, and returns the last one's details.
pub async fn event(page: &Page, name: &str) -> Result<Value, Failure> {
    let last = format!("received.findLast((it) => it.name === '{name}')");
    page.wait_for(&format!("{last} !== undefined")).await?;
    page.js(&format!("return {last}")).await
}
