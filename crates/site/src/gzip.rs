//! Compresses with gzip (RFC 1952). The same bytes always give the same file: it has no time.

use flate2::write::GzEncoder;
use std::io::{self, Write as _};
use zopfli::{Format, Options, compress};

/// Compresses as small as gzip can be. It takes seconds per megabyte.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    compress(Options::default(), Format::Gzip, bytes, &mut compressed)?;
    Ok(compressed)
}

/// Compresses about fifty times as fast, to a file that is a little larger.
pub fn gzip_fast(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
