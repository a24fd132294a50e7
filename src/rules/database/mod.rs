//! Causes at the hop database.

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[];
