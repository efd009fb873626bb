//! Takes screenshots of the built page: see `USAGE`.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use standpoint_tests::engine::Engine;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::server::Server;
use standpoint_tests::session::{Build, Scheme, Session};
use standpoint_tests::shot::{self, Shot};
use standpoint_tests::{end_all_on_interrupt, paths};

const USAGE: &str = "\
usage: shoot OUTDIR [OPTION…] [VIEW…]

Writes OUTDIR/NAME-WIDTH-SCHEME.png for each view, width and scheme, with Chromium.
Serves $STANDPOINT_DIST, or dist in the workspace root.

VIEW is NAME=PATH[#FRAGMENT][@@SCRIPT], by default `page=/`. SCRIPT is JavaScript that runs in
the page before the screenshot is taken; it may `await`.

  --widths LIST      in CSS pixels, by default 320,768,1440
  --schemes LIST     by default light,dark
  --max-height N     cuts off longer pages, in CSS pixels";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("shoot: {failure}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn run() -> Result<(), Failure> {
    let options = Options::read(env::args().skip(1))?;
    end_all_on_interrupt()?;
    fs::create_dir_all(&options.folder)?;
    let server = Server::start(&paths::dist()?).await?;
    let session = Session::start(Engine::Chromium, Scheme::Light, Build::Complete).await?;
    let page = Page::new(Engine::Chromium, session, server);
    for view in &options.views {
        for scheme in &options.schemes {
            for width in &options.widths {
                let name = format!("{}-{width}-{}.png", view.name, scheme.name());
                let file = options.folder.join(name);
                let shot = Shot {
                    at: &view.at,
                    script: view.script.as_deref(),
                    width: *width,
                    max_height: options.max_height,
                    scheme: *scheme,
                };
                shot::take(&page, shot, &file)
                    .await
                    .map_err(|failure| failure.context(format!("view `{}`", view.name)))?;
                println!("{}", file.display());
            }
        }
    }
    for problem in BTreeSet::from_iter(page.problems().await?) {
        eprintln!("{problem}");
    }
    Ok(())
}

struct Options {
    folder: PathBuf,
    views: Vec<View>,
    widths: Vec<u32>,
    schemes: Vec<Scheme>,
    max_height: Option<f64>,
}

struct View {
    name: String,
    at: String,
    script: Option<String>,
}

impl Options {
    fn read(arguments: impl Iterator<Item = String>) -> Result<Self, Failure> {
        let mut arguments = arguments;
        let mut folder = None;
        let mut views = Vec::new();
        let mut widths = vec![320, 768, 1440];
        let mut schemes = vec![Scheme::Light, Scheme::Dark];
        let mut max_height = None;
        while let Some(argument) = arguments.next() {
            let mut value = || {
                arguments
                    .next()
                    .ok_or_else(|| Failure::new(format!("{argument} needs a value")))
            };
            match argument.as_str() {
                "--widths" => widths = list(&value()?, |width| width.parse().ok())?,
                "--schemes" => schemes = list(&value()?, scheme)?,
                "--max-height" => max_height = Some(value()?.parse()?),
                option if option.starts_with('-') => {
                    return Err(Failure::new(format!("no option {option}\n{USAGE}")));
                }
                _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
                view => views.push(View::read(view)?),
            }
        }
        let folder = folder.ok_or_else(|| Failure::new(USAGE))?;
        if views.is_empty() {
            views.push(View::read("page=/")?);
        }
        Ok(Self {
            folder,
            views,
            widths,
            schemes,
            max_height,
        })
    }
}

impl View {
    fn read(view: &str) -> Result<Self, Failure> {
        let (name, rest) = view.split_once('=').ok_or_else(|| {
            Failure::new(format!("view `{view}` has no name; write it NAME=PATH"))
        })?;
        let (at, script) = match rest.split_once("@@") {
            Some((at, script)) => (at, Some(script.to_owned())),
            None => (rest, None),
        };
        Ok(Self {
            name: name.to_owned(),
            at: at.to_owned(),
            script,
        })
    }
}

fn list<T>(list: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Failure> {
    list.split(',')
        .map(|item| read(item).ok_or_else(|| Failure::new(format!("`{item}` is not valid here"))))
        .collect()
}

fn scheme(name: &str) -> Option<Scheme> {
    [Scheme::Light, Scheme::Dark]
        .into_iter()
        .find(|scheme| scheme.name() == name)
}
