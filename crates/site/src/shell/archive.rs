//! The shell as one file, to put into a program: a tar archive, compressed with gzip.
//!
//! The same files give the same bytes: the entries are in order and have no times or owners.

use super::Staged;
use crate::error::BuildError;
use crate::gzip::gzip;
use flate2::read::GzDecoder;
use std::io::{self, Read as _};
use std::path::Path;
use tar::{Archive, Builder, EntryType, Header};

/// Returns an archive of the shell in the folder that trunk has staged.
///
/// # Errors
///
/// If a file can't be read.
pub fn archive(folder: &Path) -> Result<Vec<u8>, BuildError> {
    packed(&Staged::read(folder)?).map_err(BuildError::Archive)
}

fn packed(staged: &Staged) -> io::Result<Vec<u8>> {
    let mut tar = Builder::new(Vec::new());
    for (name, bytes) in staged.files() {
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        tar.append_data(&mut header, name, bytes)?;
    }
    gzip(&tar.into_inner()?)
}

/// Reads the files of an archive.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Staged, BuildError> {
    read(bytes).map_err(BuildError::Archive)
}

fn read(bytes: &[u8]) -> io::Result<Staged> {
    let mut staged = Staged::default();
    let mut tar = Archive::new(GzDecoder::new(bytes));
    for entry in tar.entries()? {
        let mut entry = entry?;
        let name = entry.path()?.to_string_lossy().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content)?;
        staged.add(name, content);
    }
    Ok(staged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staged() -> Staged {
        let mut staged = Staged::default();
        staged.add("standpoint-page_bg.wasm".into(), b"\0asm".to_vec());
        staged.add("script/start.js".into(), b"start();\n".to_vec());
        staged.add("script/empty.js".into(), Vec::new());
        staged
    }

    #[test]
    fn files_survive_a_round_trip_and_the_bytes_are_reproducible() {
        let bytes = packed(&staged()).expect("an archive");
        assert_eq!(bytes, packed(&staged()).expect("an archive"));
        let read = unpacked(&bytes).expect("the files");
        assert!(read.files().eq(staged().files()));
    }

    #[test]
    fn a_damaged_archive_is_reported_with_a_fix() {
        let bytes = packed(&staged()).expect("an archive");
        for damaged in [&b""[..], b"not an archive", &bytes[..bytes.len() / 2]] {
            let error = unpacked(damaged).err().expect("an error").to_string();
            assert!(error.starts_with("the archive of the shell: "), "{error}");
            assert!(error.contains("\n  fix: "), "{error}");
        }
    }
}
