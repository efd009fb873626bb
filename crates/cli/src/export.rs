//! `standpoint export`: a pack in the formats of schools and newsrooms.

use crate::args::Export;
use crate::failure::Failure;
use crate::pack_file::{PackFile, find_one};
use crate::print;
use standpoint_formats::{Exported, FORMATS};
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
    let format = FORMATS.iter().find(|format| format.name == arguments.to);
    let format = format.ok_or_else(|| {
        let names: Vec<_> = FORMATS.iter().map(|format| format.name).collect();
        Failure::new(
            format!("`{}` is not a format", arguments.to),
            format!("write one of {}", names.join(", ")),
        )
    })?;
    let file = PackFile::read(&find_one(&arguments.pack)?, None)?;
    let pack = file.pack()?;
    file.refuse_drafts(arguments.drafts)?;
    let exported = (format.export)(&pack);
    let left_out = exported.left_out.clone();
    let files = package(format.name, pack.id().as_str(), exported)?;
    let hint = "pass an --out in which you can write";
    fs::create_dir_all(&arguments.out).map_err(Failure::file(&arguments.out, hint))?;
    for (name, content) in files {
        let path = arguments.out.join(name);
        fs::write(&path, content).map_err(Failure::file(&path, hint))?;
        print::line(&format!("Wrote {}.", path.display()));
    }
    for sentence in left_out {
        print::line(&format!("  not carried over: {sentence}"));
    }
    Ok(ExitCode::SUCCESS)
}

/// The file that makes a set of files a package, which systems take as one zip file.
const MANIFEST: &str = "imsmanifest.xml";

/// Puts the files of a package into one zip file. Other files stay as they are.
fn package(format: &str, id: &str, exported: Exported) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    if !exported.files.iter().any(|(name, _)| name == MANIFEST) {
        return Ok(exported.files);
    }
    // Without times, so that the same pack gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let zipped = exported.files.iter().try_for_each(|(name, content)| {
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
    Ok(vec![(format!("{id}-{format}.zip"), zipped.into_inner())])
}

/// Lists the formats, for the help of the command.
pub fn formats() -> String {
    let width = FORMATS
        .iter()
        .map(|format| format.name.len())
        .max()
        .unwrap_or(0);
    let lines = FORMATS
        .iter()
        .map(|format| format!("\n  {:width$}  {}", format.name, format.about));
    ["Formats:", &lines.collect::<String>()].concat()
}
