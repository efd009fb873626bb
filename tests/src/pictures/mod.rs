//! Pictures of the built page in all its views and states, for people to look at.

mod index;
mod shot;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::engine::Engine;
use crate::failure::Failure;
use crate::packs;
use crate::page::Page;
use crate::paths;
use crate::server::Server;
use crate::session::{Build, Scheme, Session};
use shot::Shot;

const WIDTHS: [u32; 3] = [390, 768, 1440];
const SCHEMES: [Scheme; 2] = [Scheme::Light, Scheme::Dark];

/// Takes the pictures of the views whose names begin with one of `names`, or of all if there are
/// none, and writes them and an `index.html` into `folder`. Takes the others even if some fail.
///
/// # Errors
/// Fails if no view has such a name, if no page has been built, or if a view does not come to its
/// state.
pub async fn take(folder: &Path, names: &[String]) -> Result<(), Failure> {
    let all = views(include_str!("../../pictures.json"))?;
    let chosen = chosen(&all, names)?;
    fs::create_dir_all(folder)?;
    let server = Server::start(&paths::dist()?).await?;
    packs::put_states(&server)?;
    let session = Session::start(Engine::Chromium, Scheme::Light, Build::Complete).await?;
    let page = Page::new(Engine::Chromium, session, server);
    let mut failures = Vec::new();
    for view in chosen {
        for (scheme, width) in variants() {
            let shot = Shot {
                at: &view.at,
                script: view.script.as_deref(),
                is_screen: view.is_screen,
                width,
                scheme,
            };
            let file = folder.join(file_name(&view.name, width, scheme));
            if let Err(failure) = shot::take(&page, shot, &file).await {
                let name = file.display();
                failures.push(failure.context(name).to_string());
            }
        }
        eprintln!("{}", view.name);
    }
    let index = folder.join("index.html");
    fs::write(&index, index::page(&all, folder))?;
    for problem in BTreeSet::from_iter(page.problems().await?) {
        eprintln!("the page reports: {problem}");
    }
    println!("written to {}", index.display());
    match failures.as_slice() {
        [] => Ok(()),
        failures => Err(Failure::new(format!(
            "{} pictures could not be taken:\n{}",
            failures.len(),
            failures.join("\n")
        ))),
    }
}

/// A view in a state, as an entry of `pictures.json` describes it.
#[derive(Debug)]
struct View {
    /// The beginning of the names of its files.
    name: String,
    /// A path with an optional query and fragment.
    at: String,
    /// JavaScript that brings the page to the state.
    script: Option<String>,
    /// Whether only the first screen is taken, not the whole page.
    is_screen: bool,
}

fn views(json: &str) -> Result<Vec<View>, Failure> {
    let json: Value = serde_json::from_str(json)?;
    let entries = json.as_array().map_or(&[][..], Vec::as_slice);
    let view = |entry: &Value| {
        view(entry).ok_or_else(|| {
            let what = "an entry needs `name` and `at`, and `script` is a list of lines";
            Failure::new(format!("tests/pictures.json: {what}: {entry}"))
        })
    };
    entries.iter().map(view).collect()
}

fn view(entry: &Value) -> Option<View> {
    let script = match &entry["script"] {
        Value::Null => None,
        script => {
            let lines = script.as_array()?.iter().map(Value::as_str);
            Some(lines.collect::<Option<Vec<_>>>()?.join("\n"))
        }
    };
    Some(View {
        name: entry["name"].as_str()?.to_owned(),
        at: entry["at"].as_str()?.to_owned(),
        script,
        is_screen: entry["screen"] == true,
    })
}

fn chosen<'a>(all: &'a [View], names: &[String]) -> Result<Vec<&'a View>, Failure> {
    let begins = |view: &View, name: &String| view.name.starts_with(name.as_str());
    if let Some(name) = names
        .iter()
        .find(|name| !all.iter().any(|view| begins(view, name)))
    {
        let known: Vec<_> = all.iter().map(|view| view.name.as_str()).collect();
        return Err(Failure::new(format!(
            "no view has a name that begins with `{name}`: use one of {}",
            known.join(", ")
        )));
    }
    let is_chosen = |view: &&View| names.is_empty() || names.iter().any(|name| begins(view, name));
    Ok(all.iter().filter(is_chosen).collect())
}

fn variants() -> impl Iterator<Item = (Scheme, u32)> {
    SCHEMES
        .into_iter()
        .flat_map(|scheme| WIDTHS.map(|width| (scheme, width)))
}

fn file_name(name: &str, width: u32, scheme: Scheme) -> String {
    format!("{name}-{width}-{}.png", scheme.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_view_has_a_name_of_its_own() {
        let views = views(include_str!("../../pictures.json")).expect("all are complete");
        let names: BTreeSet<_> = views.iter().map(|view| &view.name).collect();
        assert_eq!(names.len(), views.len());
    }

    #[test]
    fn an_incomplete_view_is_reported() {
        let failure = views(r#"[{"name": "story"}]"#).expect_err("it has no address");
        assert!(failure.to_string().contains(r#"{"name":"story"}"#));
    }

    #[test]
    fn views_are_chosen_by_the_beginning_of_their_names() {
        let json = r#"[{"name": "quiz", "at": "/"}, {"name": "quiz-result", "at": "/"}]"#;
        let views = views(json).expect("both are complete");
        let names = |name: &str| -> Vec<_> {
            let chosen = chosen(&views, &[name.to_owned()]).expect("there is one");
            chosen.iter().map(|view| view.name.as_str()).collect()
        };
        assert_eq!(names("quiz"), ["quiz", "quiz-result"]);
        assert_eq!(names("quiz-r"), ["quiz-result"]);
        assert_eq!(chosen(&views, &[]).map(|all| all.len()).ok(), Some(2));
        let failure = chosen(&views, &["you".into()]).expect_err("there is none");
        assert!(failure.to_string().contains("quiz, quiz-result"));
    }
}
