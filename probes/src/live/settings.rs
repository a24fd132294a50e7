//! How long to wait, how much to read, and how to introduce ourselves.

use std::time::Duration;

/// Bounds of every look, and what is sent beside our own headers.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How long one DNS server may take, retry included.
    pub dns: Duration,
    /// How long TCP may take.
    pub connect: Duration,
    /// How long a TLS handshake may take.
    pub tls: Duration,
    /// How long an answer may take, and its body after it.
    pub wait: Duration,
    /// How long a whole walk may take.
    pub walk: Duration,
    /// Headers of the user (`-H`); never recorded.
    pub headers: Vec<(String, String)>,
    /// How many connections and requests a walk may make.
    pub budget: usize,
    /// Whether the environment's proxy is used.
    pub proxy: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            dns: Duration::from_millis(2000),
            connect: Duration::from_millis(3000),
            tls: Duration::from_millis(4000),
            wait: Duration::from_secs(10),
            walk: Duration::from_secs(40),
            headers: Vec::new(),
            budget: 64,
            proxy: true,
        }
    }
}

/// The `User-Agent` of every request.
pub const USER_AGENT: &str = concat!("hopwise/", env!("CARGO_PKG_VERSION"), " (request-path diagnosis)");
/// How many bytes of header fields are taken.
pub const HEADER_BYTES: usize = 64 * 1024;
/// How many header fields are taken.
pub const HEADER_FIELDS: usize = 128;
/// How many bytes of a body are read before the reader stops.
pub const BODY_BYTES: u64 = 4 * 1024 * 1024;
/// How many raw bytes of a body are held for keeping and inflating.
pub const HELD_BYTES: usize = 256 * 1024;
