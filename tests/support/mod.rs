//! What several test files share.

/// A gzip member that inflates to `len` zeros, about a thousandth of its size.
#[allow(dead_code, reason = "each test file uses its part")]
pub fn gzip_zeros(len: usize) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let chunk = vec![0; 1 << 20];
    for _ in 0..len / chunk.len() {
        encoder.write_all(&chunk).expect("memory");
    }
    encoder.finish().expect("memory")
}
