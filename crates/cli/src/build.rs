//! `standpoint build`: the pages for a host.

use crate::args::Build;
use crate::check::{check_errors, human};
use crate::failure::Failure;
use crate::pack_file;
use crate::print;
use crate::shell::{identity, shell};
use crate::stories::checked;
use standpoint_site::{Compression, Options, Published, Site, publish};
use std::process::ExitCode;
use url::Url;

/// Checks packs and writes their pages.
///
/// # Errors
///
/// If a file can't be read or written, a pack has errors, or drafts that aren't allowed. Then the
/// folder is as it was.
pub fn run(arguments: &Build) -> Result<ExitCode, Failure> {
    let shell = shell(arguments.shell.as_deref())?;
    let packs = pack_file::find(&arguments.packs)?;
    let checked = checked(&packs, check_errors)?;
    if checked.errors() > 0 {
        print::text(&human::render(&checked.with_errors()))?;
        return Ok(ExitCode::FAILURE);
    }
    for report in &checked.reports {
        report.file.refuse_drafts(arguments.drafts)?;
    }
    let options = Options {
        address: arguments
            .address
            .as_deref()
            .map(folder_address)
            .transpose()?,
        hosts: arguments.hosts.clone(),
        catalogue: true,
        compression: match arguments.smallest {
            true => Compression::Smallest,
            false => Compression::Fast,
        },
        program: identity(),
        ..Options::default()
    };
    let site = Site::new(&shell, &checked.stories, &options);
    let site = site.map_err(|error| Failure::of(&error))?;
    let published = publish(&site, &arguments.out).map_err(|error| Failure::of(&error))?;
    print::line(&summary(arguments, &published));
    Ok(ExitCode::SUCCESS)
}

/// Returns an address as that of a folder.
fn folder_address(given: &str) -> Result<String, Failure> {
    let wrong = |what: String| {
        let example = "write it as https://example.org/stories/";
        Failure::new(format!("--address {given}: {what}"), example)
    };
    let url = Url::parse(given).map_err(|error| wrong(error.to_string()))?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    if !is_web || url.query().is_some() || url.fragment().is_some() {
        return Err(wrong("not the address of a folder on the web".into()));
    }
    let url = url.to_string();
    Ok(match url.ends_with('/') {
        true => url,
        false => url + "/",
    })
}

fn summary(arguments: &Build, published: &Published) -> String {
    let (rendered, reused) = (published.rendered.len(), published.reused);
    let stories = match rendered + reused {
        1 => "1 story".to_owned(),
        count => format!("{count} stories"),
    };
    let unchanged = match reused {
        0 => String::new(),
        reused => format!(", {reused} unchanged"),
    };
    let wrote = format!(
        "Wrote {}: {stories}{unchanged}, {} files.",
        arguments.out.display(),
        published.files
    );
    [vec![wrote], next_steps(arguments)].concat().join("\n")
}

/// Returns what to do with the folder.
fn next_steps(arguments: &Build) -> Vec<String> {
    if arguments.hosts.is_empty() {
        let headers = "Copy the folder to any static host; `_headers` has the headers to send.";
        return vec![headers.to_owned()];
    }
    let hosts = arguments.hosts.iter();
    let mut lines: Vec<_> = hosts
        .map(|host| format!("{}: {}.", host.file, host.advice))
        .collect();
    if arguments.address.is_none() {
        let root = "Without `--address` they are for the root of a site.";
        lines.push(root.to_owned());
    }
    lines
}
