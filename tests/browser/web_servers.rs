//! Real web servers with the configurations that the author's command writes, compared with
//! `_headers`.

use std::fs;
use std::path::Path;

use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, LOCATION, VARY};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use libtest_mimic::{Failed, Trial};
use standpoint_tests::failure::Failure;
use standpoint_tests::headers::Headers;
use standpoint_tests::web_server::{Program, WebServer};
use standpoint_tests::{hosts, paths};
use tempfile::TempDir;
use tokio::runtime::Builder;

use crate::author::standpoint;

/// Returns the trial, which is ignored unless all hosts are tested.
pub fn trial() -> Trial {
    let trial = Trial::test("servers::they_send_what_the_rules_say", || {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let tested = runtime.block_on(all_sites());
        tested.map_err(|failure| Failed::from(failure.to_string()))
    });
    trial.with_ignored_flag(!hosts::all_enabled())
}

/// Below a path and at the root.
async fn all_sites() -> Result<(), Failure> {
    let is_missing = |program: &Program| !program.is_installed();
    let missing = Program::ALL.into_iter().filter(is_missing);
    let missing: Vec<_> = missing.map(Program::package).collect();
    if !missing.is_empty() {
        eprintln!("servers: skipped: not installed: {}", missing.join(" "));
    }
    for path in ["/stories/", "/"] {
        let www = TempDir::with_prefix("standpoint-")?;
        let www = www.path().join("www");
        let site = www.join(path.trim_matches('/'));
        build(&site, path)?;
        for program in Program::ALL.into_iter().filter(|it| it.is_installed()) {
            let server = WebServer::start(program, &www, path)?;
            let problems = problems(&server, &site, path).await?;
            if !problems.is_empty() {
                let problems = problems.join("\n");
                return Err(Failure::new(format!("{program:?} at {path}:\n{problems}")));
            }
        }
    }
    Ok(())
}

/// Builds a site with a catalogue, and with a story whose files begin like those that are cached
/// forever.
fn build(site: &Path, path: &str) -> Result<(), Failure> {
    let packs = TempDir::with_prefix("standpoint-")?;
    let pack = fs::read_to_string(paths::workspace().join("data/harbour-bridge/pack.json"))?;
    for id in ["harbour-bridge", "offline-tales"] {
        let pack = pack.replacen(
            "\"id\": \"harbour-bridge\"",
            &format!("\"id\": \"{id}\""),
            1,
        );
        fs::create_dir(packs.path().join(id))?;
        fs::write(packs.path().join(id).join("pack.json"), pack)?;
    }
    let (site, address) = (
        site.to_string_lossy(),
        ["https://example.org", path].concat(),
    );
    let mut arguments = vec!["build", ".", "--out", &*site];
    arguments.extend(["--host", "nginx", "--host", "apache", "--host", "caddy"]);
    if path != "/" {
        arguments.extend(["--address", &*address]);
    }
    standpoint(packs.path(), &arguments)
}

async fn problems(server: &WebServer, site: &Path, path: &str) -> Result<Vec<String>, Failure> {
    let rules = Headers::of(site);
    let mut problems = Vec::new();
    let mut files = vec![String::new(), "embed/".to_owned()];
    add_files(site, "", &mut files)?;
    for file in files {
        let Some((media_type, is_compressed)) = media_type(&file) else {
            continue;
        };
        let answer = server.get(&[path, &file].concat()).await?;
        let mut compare = |what: &str, expected: &[&str], found: &[&str]| {
            if expected != found {
                let problem = format!("/{file}: {what}: {found:?} instead of {expected:?}");
                problems.push(problem);
            }
        };
        compare("status", &["200 OK"], &[&answer.status.to_string()]);
        compare(
            "type",
            &[media_type],
            &values(&answer.headers, &CONTENT_TYPE),
        );
        // Servers leave small files as they are.
        let path_of_file = site.join(&file);
        if path_of_file.is_dir() || fs::metadata(&path_of_file)?.len() > 1024 {
            let if_compressed = |value| Vec::from_iter(is_compressed.then_some(value));
            let encoding = values(&answer.headers, &CONTENT_ENCODING);
            compare("encoding", &if_compressed("gzip"), &encoding);
            let vary = values(&answer.headers, &VARY);
            compare("vary", &if_compressed("Accept-Encoding"), &vary);
        }
        let mut expected = HeaderMap::new();
        rules.apply(&["/", &file].concat(), &mut expected);
        for name in &rules.names() {
            let expected = values(&expected, name);
            compare(name.as_str(), &expected, &values(&answer.headers, name));
        }
    }
    for file in ["missing.html", "embed/missing.html", "standpoint-page-0.js"] {
        let answer = server.get(&[path, file].concat()).await?;
        let has = |name: &str| answer.headers.contains_key(name);
        // A page that embeds a story can read the status, and nothing is cached.
        let is_right = answer.status == StatusCode::NOT_FOUND
            && has("access-control-allow-origin")
            && !has("content-security-policy")
            && !has("cache-control");
        if !is_right {
            problems.push(format!("/{file}: {answer:?}"));
        }
    }
    if let Some(folder) = path.strip_suffix('/').filter(|folder| !folder.is_empty()) {
        let answer = server.get(folder).await?;
        let target = values(&answer.headers, &LOCATION).concat();
        if !answer.status.is_redirection() || !target.ends_with(path) {
            problems.push(format!("{folder}: {answer:?}"));
        }
    }
    Ok(problems)
}

fn values<'m>(headers: &'m HeaderMap, name: &HeaderName) -> Vec<&'m str> {
    let values = headers.get_all(name).iter();
    values.map(|value| value.to_str().unwrap_or("?")).collect()
}

fn add_files(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = [prefix, &entry.file_name().to_string_lossy()].concat();
        match entry.file_type()?.is_dir() {
            true => add_files(&entry.path(), &[&name, "/"].concat(), files)?,
            false => files.push(name),
        }
    }
    Ok(())
}

/// Returns the type with which a file must arrive, and whether it is compressed on its way. `None`
/// for the configurations.
fn media_type(file: &str) -> Option<(&'static str, bool)> {
    let name = file.rsplit('/').next().unwrap_or_default();
    Some(
        match name.rsplit_once('.').filter(|(name, _)| !name.is_empty()) {
            None if name.is_empty() => ("text/html; charset=utf-8", true),
            Some((_, "html")) => ("text/html; charset=utf-8", true),
            Some((_, "js")) => ("text/javascript; charset=utf-8", true),
            Some((_, "json")) => ("application/json; charset=utf-8", true),
            Some((_, "webmanifest")) => ("application/manifest+json; charset=utf-8", true),
            Some((_, "txt")) => ("text/plain; charset=utf-8", true),
            Some((_, "svg")) => ("image/svg+xml", true),
            Some((_, "wasm")) => ("application/wasm", true),
            Some((_, "png")) => ("image/png", false),
            _ => return None,
        },
    )
}
