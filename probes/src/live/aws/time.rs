//! Times and lists as the SDK gives them, into our own.

use aws_smithy_types::DateTime;
use jiff::Timestamp;

/// An instant; nothing where there is none or it cannot be held.
pub(super) fn at(time: Option<&DateTime>) -> Option<Timestamp> {
    time.and_then(|t| Timestamp::new(t.secs(), t.subsec_nanos().cast_signed()).ok())
}

/// A text that may be missing.
pub(super) fn text(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
}

/// A text that may be missing; an empty one counts as missing.
pub(super) fn some(value: Option<&str>) -> Option<String> {
    value.filter(|v| !v.is_empty()).map(str::to_owned)
}

/// A count that AWS gives with a sign.
pub(super) fn count(value: Option<i32>) -> u32 {
    value.and_then(|v| u32::try_from(v).ok()).unwrap_or_default()
}

/// A port.
pub(super) fn port(value: Option<i32>) -> Option<u16> {
    value.and_then(|v| u16::try_from(v).ok()).filter(|p| *p > 0)
}

/// How many of something there are.
pub(super) fn len(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A name without its last dot.
pub(super) fn bare(name: &str) -> String {
    name.trim_end_matches('.').replace("\\052", "*")
}
