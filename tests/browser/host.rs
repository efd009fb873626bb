//! Pages of other sites, with a story in them.

use serde_json::Value;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::{Key, Page};
use standpoint_tests::paths;
use standpoint_tests::server::{Reply, Server};

use crate::reader::pack;

/// An article with a quiz in it, and with all that it is told in `told`.
pub const PLAIN: &str = include_str!("../hosts/plain.html");

/// Where the widgets come from: another origin than the page around them.
pub struct Standpoint {
    pub server: Server,
    pub origin: String,
}

impl Standpoint {
    /// One that the page is to ask for something.
    pub async fn start(page: &Page) -> Result<Self, Failure> {
        let standpoint = Self::unasked(page).await?;
        page.expect(&standpoint.origin);
        Ok(standpoint)
    }

    /// One that the page asks for nothing.
    pub async fn unasked(page: &Page) -> Result<Self, Failure> {
        let server = Server::start(&paths::dist()?).await?;
        let origin = server.url("").trim_end_matches('/').to_owned();
        page.allow(["favicon.ico"]);
        Ok(Self { server, origin })
    }

    pub fn reply(&self, host: &str) -> Reply {
        Reply::html(host.replace("STANDPOINT", &self.origin))
    }
}

/// Opens a page with a story in it, in which STANDPOINT stands for where that comes from.
pub async fn open(page: &Page, host: &str) -> Result<Standpoint, Failure> {
    let standpoint = Standpoint::start(page).await?;
    page.server().put("/", standpoint.reply(host));
    page.open("/").await?;
    Ok(standpoint)
}

/// The same, once its quiz is there.
pub async fn open_quiz(page: &Page, host: &str) -> Result<Standpoint, Failure> {
    let standpoint = open(page, host).await?;
    wait_for(page, 0, ".option input").await?;
    Ok(standpoint)
}

/// Answers the question that is shown.
pub async fn answer(page: &Page) -> Result<(), Failure> {
    click(page, 0, ".option input").await?;
    click(page, 0, ".check button").await?;
    wait_for(page, 0, ".verdict").await
}

/// The first element that matches `css` in a widget, as JavaScript.
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

/// Presses Tab until the focus is on what matches `css` in the first widget.
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
        "tabbed in vain to `{css}`: the focus is on {focused}"
    )))
}

pub async fn state(page: &Page) -> Result<Value, Failure> {
    page.js("return document.querySelector('stand-point').state()")
        .await
}

/// What the page was told last under a name, once it was.
pub async fn told(page: &Page, name: &str) -> Result<Value, Failure> {
    let last = format!("told.findLast((it) => it.name === '{name}')");
    page.wait_for(&format!("{last} !== undefined")).await?;
    page.js(&format!("return {last}")).await
}
