//! The recordings of moto runs, small enough to keep.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use hopwise_probes::evidence::Recording;

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/aws/recordings").join(format!("{name}.json.gz"))
}

/// Keeps a recording.
pub fn keep(name: &str, text: &str) -> std::io::Result<()> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(text.as_bytes())?;
    std::fs::write(file(name), packed.finish()?)
}

/// Loads a kept recording.
#[allow(dead_code, reason = "the test that records only keeps")]
pub fn load(name: &str) -> Result<Recording, String> {
    let packed = std::fs::read(file(name))
        .map_err(|why| format!("{why}; `HOPWISE_BLESS=1 cargo test --test aws -- {name}` makes it"))?;
    let mut text = String::new();
    GzDecoder::new(packed.as_slice()).read_to_string(&mut text).map_err(|why| why.to_string())?;
    Recording::from_json(&text).map_err(|why| why.to_string())
}
