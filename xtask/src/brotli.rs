//! Compression as servers do it ahead of time.

use std::io::Write;

use anyhow::Result;

/// `content`, compressed as far as brotli goes.
pub(crate) fn compress(content: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let mut writer = ::brotli::CompressorWriter::new(&mut compressed, 4096, 11, 22);
    writer.write_all(content)?;
    writer.flush()?;
    drop(writer);
    Ok(compressed)
}
