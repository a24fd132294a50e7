//! Causes at the hop app.

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[];
