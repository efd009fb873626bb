//! `standpoint build`: the pages for a host.

use crate::args::Build;
use crate::check::human;
use crate::failure::Failure;
use crate::pack_file;
use crate::print;
use crate::shell::{identity, shell};
use crate::stories::checked;
use standpoint_site::{Compression, Options, Published, Site, publish};
use std::process::ExitCode;

/// Checks packs and writes their pages.
///
/// # Errors
///
/// If a file can't be read or written, a pack has errors, or drafts that aren't allowed. Then the
/// folder is as it was.
pub fn run(arguments: &Build) -> Result<ExitCode, Failure> {
    let shell = shell(arguments.shell.as_deref())?;
    let packs = pack_file::find(&arguments.packs)?;
    let checked = checked(&packs)?;
    if checked.errors() > 0 {
        print::text(&human::render(&checked.with_errors()))?;
        return Ok(ExitCode::FAILURE);
    }
    for report in &checked.reports {
        report.file.refuse_drafts(arguments.drafts)?;
    }
    let options = Options {
        address: arguments.address.clone().map(with_slash),
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
fn with_slash(address: String) -> String {
    match address.ends_with('/') {
        true => address,
        false => address + "/",
    }
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
    format!(
        "Wrote {}: {stories}{unchanged}, {} files.\n\
         Copy the folder to any static host; `_headers` has the headers to send.",
        arguments.out.display(),
        published.files
    )
}
