//! A response body as it is kept: cut at a limit, redacted, readable where it is text.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::redact;

/// How many bytes of a body a recording keeps.
pub const KEPT_BYTES: usize = 32 * 1024;

/// The bytes of a body: `utf8` where they are text, `base64` where not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bytes {
    /// Text, redacted.
    Utf8(String),
    /// Anything else.
    Base64(String),
}

/// A body, cut at [`KEPT_BYTES`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// What was kept.
    pub bytes: Bytes,
    /// How many bytes were read from the network before the reader stopped.
    pub read: u64,
    /// Whether the body went on beyond what was kept or read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
}

impl Body {
    /// Keeps the start of `bytes`, redacted. `read` counts all bytes read; `more` says that the peer had not finished.
    #[must_use]
    pub fn keep(bytes: &[u8], read: u64, more: bool) -> Self {
        let cut = more || bytes.len() > KEPT_BYTES;
        let mut end = bytes.len().min(KEPT_BYTES);
        let kept = match std::str::from_utf8(&bytes[..end]) {
            Ok(text) => Some(text),
            // A character split by the cut is no reason to call the text binary.
            Err(e) if bytes.len() > end && end - e.valid_up_to() < 4 => {
                end = e.valid_up_to();
                std::str::from_utf8(&bytes[..end]).ok()
            }
            Err(_) => None,
        };
        let bytes = kept.map_or_else(
            || Bytes::Base64(STANDARD.encode(&bytes[..end])),
            |text| Bytes::Utf8(redact::text(text).into_owned()),
        );
        Self { bytes, read, cut }
    }

    /// The body as text; empty where it is not text.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.bytes {
            Bytes::Utf8(text) => text,
            Bytes::Base64(_) => "",
        }
    }

    /// Whether nothing came at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.read == 0
    }
}
