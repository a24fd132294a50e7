//! Causes at the hop storage.

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[];
