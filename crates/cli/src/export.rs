//! `standpoint export`: a pack in the formats of schools and newsrooms.

use crate::args::Export;
use crate::draft_mark::marked;
use crate::failure::Failure;
use crate::pack_file::{PackFile, find_one, replace};
use crate::print;
use crate::shell::shell;
use standpoint_core::Pack;
use standpoint_formats::{Exported, FORMATS, Format};
use standpoint_site::{ListedPack, PACKAGES, Package, PackageOptions};
use std::fs;
use std::io::{Cursor, Write as _};
use std::process::ExitCode;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes a pack in another format, and prints what that can't carry.
///
/// # Errors
///
/// If the pack has errors or drafts that aren't allowed, or a file can't be read or written.
pub fn run(arguments: &Export) -> Result<ExitCode, Failure> {
    let target = Target::of(arguments)?;
    let file = PackFile::read(&find_one(&arguments.pack)?, None)?;
    let pack = file.pack()?;
    let drafts = file.drafts();
    file.refuse_drafts(arguments.drafts)?;
    let (text, pack, before_name) = match drafts {
        0 => (file.text, pack, ""),
        _ => {
            let (text, pack) = marked(&file.text)?;
            (text, pack, "draft-")
        }
    };
    let id = pack.id().clone();
    let exported = match target {
        Target::Format(format) => (format.export)(&pack),
        Target::Package(package) => with_widget(package, pack, &text, arguments)?,
    };
    let is_package = matches!(target, Target::Package(_))
        || exported.files.iter().any(|(name, _)| name == MANIFEST);
    let files = match is_package {
        true => vec![(
            format!("{id}-{}.zip", arguments.to),
            zipped(&exported.files)?,
        )],
        false => exported.files,
    };
    let hint = "pass an --out in which you can write";
    fs::create_dir_all(&arguments.out).map_err(Failure::file(&arguments.out, hint))?;
    for (name, content) in files {
        let path = arguments.out.join([before_name, &name].concat());
        replace(&path, &content, None, hint)?;
        print::line(&format!("Wrote {}.", path.display()));
    }
    for sentence in exported.left_out {
        print::line(&format!("  not carried over: {sentence}"));
    }
    Ok(ExitCode::SUCCESS)
}

/// Lists the formats, for the help of the command.
pub fn formats() -> String {
    let width = names_and_texts().map(|(name, _)| name.len()).max();
    let width = width.unwrap_or(0);
    let lines = names_and_texts().map(|(name, about)| format!("\n  {name:width$}  {about}"));
    ["Formats:", &lines.collect::<String>()].concat()
}

/// Returns the names of all formats, each with what it is.
fn names_and_texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    let formats = FORMATS.iter().map(|it| (it.name, it.about));
    formats.chain(PACKAGES.iter().map(|it| (it.name, it.about)))
}

/// What a pack is exported to.
enum Target {
    /// A format, which needs nothing but the pack.
    Format(&'static Format),
    /// A package with the browser part.
    Package(&'static Package),
}

impl Target {
    fn of(arguments: &Export) -> Result<Self, Failure> {
        let name = &arguments.to;
        if let Some(package) = PACKAGES.iter().find(|it| it.name == name) {
            return Ok(Self::Package(package));
        }
        let Some(format) = FORMATS.iter().find(|it| it.name == name) else {
            let names: Vec<_> = names_and_texts().map(|(name, _)| name).collect();
            let hint = format!("write one of {}", names.join(", "));
            return Err(Failure::new(format!("`{name}` is not a format"), hint));
        };
        let options = [
            ("--items", arguments.items.is_some()),
            ("--seed", arguments.seed.is_some()),
            ("--mastery-score", arguments.mastery_score.is_some()),
        ];
        match options.iter().find(|(_, is_given)| *is_given) {
            None => Ok(Self::Format(format)),
            Some((option, _)) => {
                let names: Vec<_> = PACKAGES.iter().map(|it| it.name).collect();
                let hint = format!("leave it out, or export to {}", names.join(" or "));
                Err(Failure::new(format!("{name} has no {option}"), hint))
            }
        }
    }
}

/// Exports a pack to a package. `json` is what it was read from.
fn with_widget(
    package: &Package,
    pack: Pack,
    json: &str,
    arguments: &Export,
) -> Result<Exported, Failure> {
    let shell = shell(arguments.shell.as_deref())?;
    let options = PackageOptions {
        items: arguments.items,
        seed: arguments.seed,
        mastery_score: arguments.mastery_score,
    };
    let files = package.files(&shell, &ListedPack::new(pack, json), &options);
    Ok(Exported {
        files: files.map_err(|error| Failure::of(&error))?,
        left_out: package.left_out().map(str::to_owned).collect(),
    })
}

/// The file that makes the files of a format a package, which systems take as one zip file.
const MANIFEST: &str = "imsmanifest.xml";

/// Puts the files of a package into one zip file.
fn zipped(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Failure> {
    // Without times, so that the same pack gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let zipped = files.iter().try_for_each(|(name, content)| {
        zip.start_file(name.as_str(), options)?;
        Ok(zip.write_all(content)?)
    });
    let zipped = zipped.and_then(|()| zip.finish());
    let zipped = zipped.map_err(|error: zip::result::ZipError| {
        Failure::new(
            format!("the package can't be written: {error}"),
            "report this",
        )
    })?;
    Ok(zipped.into_inner())
}
