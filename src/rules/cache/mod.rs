//! Causes at the hop cache.

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[];
