//! Compresses with gzip (RFC 1952). The same bytes always give the same file: it has no time.

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::io::{self, Write as _};
use zopfli::{Format, Options, compress};

/// Compresses as small as gzip can be. It takes seconds per megabyte.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    compress(Options::default(), Format::Gzip, bytes, &mut compressed)?;
    Ok(compressed)
}

/// The compressed start of many files that differ only in their ends.
pub struct Start {
    /// Deflate blocks, of which none is the last, up to the end of a byte (RFC 1951).
    blocks: Vec<u8>,
    /// The checksum and length of what they contain.
    crc: Crc,
}

/// No flags and no time; compressed as small as possible, on an unknown system.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];

impl Start {
    /// Compresses the start.
    pub fn new(bytes: &[u8]) -> io::Result<Self> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes)?;
        encoder.flush()?;
        Ok(Self {
            blocks: encoder.get_ref().clone(),
            crc: crc_of(bytes),
        })
    }

    /// Returns the file with this end.
    pub fn with_end(&self, end: &[u8]) -> io::Result<Vec<u8>> {
        let mut encoder =
            DeflateEncoder::new([&HEADER[..], &self.blocks].concat(), Compression::best());
        encoder.write_all(end)?;
        let mut file = encoder.finish()?;
        let mut crc = crc_of(&[]);
        crc.combine(&self.crc);
        crc.combine(&crc_of(end));
        file.extend(crc.sum().to_le_bytes());
        file.extend(crc.amount().to_le_bytes());
        Ok(file)
    }
}

fn crc_of(bytes: &[u8]) -> Crc {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read as _;

    fn read(file: &[u8]) -> Vec<u8> {
        let mut decoder = GzDecoder::new(file);
        let mut bytes = Vec::new();
        decoder.read_to_end(&mut bytes).expect("a gzip file");
        // Browsers refuse a file with something after its end.
        assert!(decoder.into_inner().is_empty());
        bytes
    }

    #[test]
    fn a_start_and_an_end_are_one_file() {
        let text = include_bytes!("../../../data/harbour-bridge/pack.json");
        for (start, end) in [text.split_at(20_000), (&[], text), (text, &[]), (&[], &[])] {
            let shared = Start::new(start).expect("the start");
            let whole = [start, end].concat();
            let file = shared.with_end(end).expect("the file");
            assert!(read(&file) == whole);
            assert_eq!(file, shared.with_end(end).expect("the file"));
            assert!(read(&gzip(&whole).expect("the file")) == whole);
        }
    }
}
